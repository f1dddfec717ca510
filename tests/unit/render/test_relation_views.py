"""Relations in the order readers ask for them, split by who carries a document out, and drawn."""

from xml.etree import ElementTree as ET

import pytest
from tests.unit.render.test_site import site
from tests.workspaces import Files, catalogue, document

from nq57.catalogue.effects import Effect
from nq57.render.document_views import RelationsView
from nq57.render.relation_views import effect_view, relations_view
from nq57.wording import VIETNAMESE

ROOT = "trung-uong/van-ban/goc"


def by(verb: str, target: str = "1/QĐ-TTg", more: str = "") -> str:
    """The value of quan_he with one relation."""
    return f'[{{loai: "{verb}", van_ban: "{target}"{more}}}]'


FILES: Files = {
    f"{ROOT}.yml": document("1/QĐ-TTg", loai="Quyết định", quan_he=by("căn cứ", "57-NQ/TW")),
    "trung-uong/van-ban/nq.yml": document("57-NQ/TW", ngay_ban_hanh="22/12/2024"),
    "trung-uong/van-ban/moi.yml": document("9/QĐ-TTg", quan_he=by("bãi bỏ", more=", mot_phan: có")),
    "trung-uong/van-ban/kem.yml": document("8/QĐ-TTg", quan_he=by("tham chiếu")),
    "tinh-a/van-ban/tinh.yml": document("5/KH-UBND", quan_he=by("thi hành")),
    "tinh-a/xa-b/van-ban/xa.yml": document("không số", quan_he=by("thi hành")),
    "tinh-c/van-ban/khac.yml": document("6/KH-UBND", quan_he=by("thi hành")),
}


def shown(unit: str, name: str = ROOT, files: Files = FILES) -> RelationsView:
    """A document's relations as a unit shows them."""
    seen = catalogue(files, unit)
    view = relations_view(seen, seen.by_id[name])
    assert view is not None
    return view


def test_sections_by_what_readers_ask() -> None:
    """What it rests on; who carries it out here, in the province, elsewhere; what changed; the rest."""
    sections = [
        (s.title, [(g.label, [x.text for x in g.links]) for g in s.groups])
        for s in shown("tinh-a/xa-b").sections
    ]
    assert sections == [
        ("Căn cứ và văn bản được thi hành", [("Căn cứ", ["Kế hoạch số 57-NQ/TW"])]),
        ("Triển khai ở Xã B", [("Được thi hành bởi", ["Kế hoạch về việc mẫu"])]),
        ("Triển khai ở Tỉnh A", [("Được thi hành bởi", ["Kế hoạch số 5/KH-UBND"])]),
        ("Sửa đổi, thay thế", [("Bị bãi bỏ bởi", ["Kế hoạch số 9/QĐ-TTg"])]),
        ("Văn bản liên quan khác", [("Được tham chiếu bởi", ["Kế hoạch số 8/QĐ-TTg"])]),
    ]


def test_a_part_is_said_to_be_a_part() -> None:
    """A repeal in part says so beside the document."""
    change = next(s for s in shown("tinh-a").sections if s.title == "Sửa đổi, thay thế")
    assert change.groups[0].links[0].note.startswith("một phần – ")


def test_an_id_of_what_a_unit_hides_is_no_name() -> None:
    """The relation is left out there; a number stays, without a link."""
    id_named = {f"{ROOT}.yml": document("1/QĐ-TTg", quan_he=by("căn cứ", "trung-uong/van-ban/nq"))}
    number_named = {f"{ROOT}.yml": document("1/QĐ-TTg", quan_he=by("căn cứ", "57-NQ/TW"))}
    rest: Files = {
        "trung-uong/van-ban/nq.yml": document("57-NQ/TW", ngay_ban_hanh="22/12/2024"),
        "tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\nan: [trung-uong/van-ban/nq]\n",
    }
    seen = catalogue({**rest, **id_named}, "tinh-a")
    assert relations_view(seen, seen.by_id[ROOT]) is None
    (link,) = shown("tinh-a", files={**rest, **number_named}).sections[0].groups[0].links
    assert (link.text, link.url) == ("57-NQ/TW", "")


def test_a_change_says_from_when_and_until_when() -> None:
    """A repeal to come bears its day beside the one that acts already; an extension its last day."""
    files = {
        f"{ROOT}.yml": document("1/QĐ-TTg", ngay_het_hieu_luc="01/01/2027"),
        "trung-uong/van-ban/moi.yml": document(
            "9/QĐ-TTg", ngay_hieu_luc="01/12/2026", quan_he=by("bãi bỏ")
        ),
        "trung-uong/van-ban/them.yml": document(
            "8/QĐ-TTg", quan_he=by("kéo dài hiệu lực", more=", den_ngay: 30/06/2027")
        ),
    }
    groups = shown("tinh-a", files=files).sections[0].groups
    assert [(g.label, g.links[0].note) for g in groups] == [
        ("Bị bãi bỏ bởi", "từ ngày 01/12/2026 – Về việc mẫu"),
        ("Được kéo dài hiệu lực bởi", "đến hết ngày 30/06/2027 – Về việc mẫu"),
    ]
    extending = shown("tinh-a", "trung-uong/van-ban/them", files).sections[0].groups[0]
    assert extending.links[0].note == "đến hết ngày 30/06/2027 – Về việc mẫu"


def test_the_drawing_shows_what_the_list_says() -> None:
    """Every document of the list but mere references, this one in the middle, in words as well."""
    drawing = shown("tinh-a").graph
    assert drawing is not None
    assert [box.number for box in drawing.boxes] == ["9/QĐ-TTg", "57-NQ/TW", "5/KH-UBND", "1/QĐ-TTg"]
    assert drawing.description == "Bị bãi bỏ bởi: 9/QĐ-TTg. Căn cứ: 57-NQ/TW. Được thi hành bởi: 5/KH-UBND."
    own = next(box for box in drawing.boxes if box.own)
    above = [box for box in drawing.boxes if box.y < own.y]
    assert [box.number for box in above] == ["9/QĐ-TTg", "57-NQ/TW"]


def test_what_is_drawn_of_many_is_what_the_list_begins_with() -> None:
    """By date, not by the names of files."""
    many = {
        f"tinh-a/van-ban/k{n}.yml": document(
            f"{n}/KH-UBND", ngay_ban_hanh=f"{20 - n:02}/06/2025", quan_he=by("thi hành")
        )
        for n in range(1, 10)
    }
    view = shown("tinh-a", files={f"{ROOT}.yml": document("1/QĐ-TTg", ngay_ban_hanh="2024"), **many})
    assert view.graph is not None
    drawn = [box.number for box in view.graph.boxes if "KH" in box.number]
    assert drawn == ["9/KH-UBND", "8/KH-UBND", "7/KH-UBND", "6/KH-UBND", "5/KH-UBND"]
    listed = [link.text for link in view.sections[0].groups[0].links]
    assert listed[:5] == [f"Kế hoạch số {number}" for number in drawn]


def test_many_are_counted() -> None:
    """A seventh document of one verb is not drawn; the list has it."""
    many = {
        f"tinh-a/van-ban/k{n}.yml": document(f"{n}/KH-UBND", quan_he=by("thi hành")) for n in range(1, 10)
    }
    view = shown("tinh-a", files={f"{ROOT}.yml": document("1/QĐ-TTg"), **many})
    assert view.graph is not None
    assert len(view.graph.boxes) == 7
    assert "+ 4 văn bản" in [box.number for box in view.graph.boxes]
    assert len(view.sections[0].groups[0].links) == 9


def test_the_drawing_is_one_named_image() -> None:
    """It parses, has the role of an image, a title and a description, and no style of its own."""
    section = site(FILES, "tinh-a")
    page = next(page for page in section.pages() if page.url == "van-ban/goc/")
    html = section.article(page).html
    svg = html[html.index("<svg") : html.index("</svg>") + 6]
    tree = ET.fromstring(svg)  # noqa: S314 - our own page
    assert tree.attrib["role"] == "img"
    ids = {node.attrib.get("id") for node in tree.iter()}
    assert set(tree.attrib["aria-labelledby"].split()) <= ids
    assert "style" not in svg
    assert "tinh-c" not in html
    assert "6/KH-UBND" not in html


def test_a_document_without_relations_shows_none() -> None:
    """Neither a section nor a drawing."""
    seen = catalogue({f"{ROOT}.yml": document("1/QĐ-TTg")})
    assert relations_view(seen, seen.by_id[ROOT]) is None


@pytest.mark.parametrize(
    ("effect", "sentence"),
    [
        (Effect("con-hieu-luc", certain=True), "Còn hiệu lực."),
        (Effect("het-mot-phan", certain=False), "Hết hiệu lực một phần (chưa kiểm chứng đầy đủ)."),
        (Effect("chua-xac-dinh", certain=False), "Chưa xác định."),
    ],
)
def test_an_effect_in_words(effect: Effect, sentence: str) -> None:
    """What is not certain is said not to be."""
    assert effect_view(effect).sentence(VIETNAMESE) == sentence
