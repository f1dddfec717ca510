"""A record as its page shows it: facts in order, doubts told, links only to what the unit sees.

They must not know templates; views are compared.
"""

import pytest
from tests.office_packages import xlsx
from tests.small_files import mp4, pdf
from tests.workspaces import UNITS, Files, article, catalogue, codes, document, task

from nq57.body.fragments import EMPTY
from nq57.model.documents import DOUBTFUL_KEYS, Document
from nq57.model.fields import Fields
from nq57.render.files import file_size, file_type
from nq57.render.link_views import LinkView
from nq57.render.record_views import record_view
from nq57.render.views import RecordView

ROOT = "trung-uong/van-ban/57-nq-tw"
FILES: Files = {f"{ROOT}.yml": document("57-NQ/TW", loai="Nghị quyết", trich_yeu="Về đột phá")}


def view(path: str, text: str, more: Files | None = None, unit: str = "tinh-a") -> RecordView:
    """The view of one file's record in a unit; `more` are other files."""
    found = catalogue({**FILES, path: text, **(more or {})}, unit)
    record = next(r for r in found.records if r.source.path == path)
    return record_view(found, record, EMPTY)


def fact(shown: RecordView, label: str) -> list[str]:
    """The values of a fact; none where it is not shown."""
    return [value.text for found in shown.facts if found.label == label for value in found.values]


def test_a_document_shows_its_facts() -> None:
    """What the law asks of a published document; what is not known is not shown."""
    keys = {"nguoi_ky": "Nguyễn A", "chuc_vu": "Chủ tịch", "ngay_hieu_luc": "03/06/2025", "cap": "tỉnh"}
    shown = view("tinh-a/van-ban/a.yml", document("211/KH-UBND", noi_nhan="[Sở A, Sở B]", **keys))
    assert shown.title == "Kế hoạch số 211/KH-UBND"
    assert fact(shown, "Số, ký hiệu") == ["211/KH-UBND"]
    assert fact(shown, "Ngày ban hành") == ["02/06/2025"]
    assert fact(shown, "Ngày có hiệu lực") == ["03/06/2025"]
    assert fact(shown, "Người ký") == ["Nguyễn A, Chủ tịch"]
    assert fact(shown, "Nơi nhận") == ["Sở A", "Sở B"]
    assert fact(shown, "Lĩnh vực") == []


def test_an_end_that_was_put_off_says_so() -> None:
    """Beside the day that the document itself states."""
    more = {
        "tinh-a/van-ban/b.yml": document(
            "2/KH-UBND", quan_he="[{loai: kéo dài hiệu lực, van_ban: 1/KH-UBND%s}]"
        )
    }
    for until, said in (
        (", den_ngay: 30/06/2027", "đã được kéo dài đến hết ngày 30/06/2027"),
        ("", "đã được kéo dài"),
    ):
        shown = view(
            "tinh-a/van-ban/a.yml",
            document("1/KH-UBND", ngay_het_hieu_luc="01/01/2027"),
            {path: text.replace("%s", until) for path, text in more.items()},
        )
        assert fact(shown, "Ngày hết hiệu lực") == ["01/01/2027"]
        assert [v.note for f in shown.facts if f.label == "Ngày hết hiệu lực" for v in f.values] == [said]


@pytest.mark.parametrize(
    ("keys", "kinds"),
    [
        ({}, []),
        ({"xac_minh": "B"}, ["verify"]),
        ({"xac_minh": "C"}, ["verify"]),
        ({"chua_chac": "ngay_ban_hanh"}, ["verify"]),
        ({"tinh_trang": "hết hiệu lực"}, ["effect"]),
        ({"co_tro_giup_ai": "có"}, ["ai"]),
        (
            {"xac_minh": "C", "tinh_trang": "hết hiệu lực", "co_tro_giup_ai": "có"},
            ["ai", "effect", "verify"],
        ),
    ],
)
def test_what_is_uncertain_or_over_is_told(keys: dict[str, str], kinds: list[str]) -> None:
    """A reader sees what was not checked, what no longer holds, and what a machine helped with."""
    shown = view("tinh-a/van-ban/a.yml", document("1/KH-UBND", **keys))
    assert sorted(note.kind for note in shown.notes) == kinds


def test_an_uncertain_date_is_named_in_words() -> None:
    """Not by its key."""
    note = view("tinh-a/van-ban/a.yml", document("1/KH-UBND", chua_chac="ngay_ban_hanh")).notes[0]
    assert "ngày ban hành" in note.text.lower()
    assert "ngay_ban_hanh" not in note.text


def test_every_field_of_a_document_that_may_be_doubtful_has_a_name_for_readers() -> None:
    """A field that is added to documents gets one too."""
    own = set(Document.model_fields) - set(Fields.model_fields)
    keys = {str(Document.model_fields[name].alias) for name in own}
    known = {term.code for term in DOUBTFUL_KEYS}
    assert keys - known == {"xac_minh", "xac_minh_ghi_chu", "chua_chac", "trong_tam"}
    assert not any("_" in term.label for term in DOUBTFUL_KEYS)


def test_a_doubtful_field_that_no_document_has_is_refused() -> None:
    """A misspelled key would leave the field that was meant as certain."""
    path = "tinh-a/van-ban/a.yml"
    assert codes({**UNITS, path: document("1/KH-UBND", chua_chac="ngay_ban_han")}) == ["gia-tri-la"]
    assert codes({**UNITS, path: document("1/KH-UBND", chua_chac="Ngày ban hành")}) == []


@pytest.mark.parametrize(
    ("syllables", "minutes"), [(1, 0), (219, 0), (220, 1), (329, 1), (331, 2), (549, 2), (551, 3)]
)
def test_reading_time_is_told_in_whole_minutes(syllables: int, minutes: int) -> None:
    """220 syllables a minute, to the nearest; nothing for what is read at a glance."""
    assert view("tinh-a/tin-tuc/a.md", article("chữ " * syllables)).minutes == minutes


def test_an_extension_to_the_stated_end_is_none() -> None:
    """Only what puts the end off says so: an equal day changes nothing."""
    for until, said in (("31/12/2026", ""), ("01/01/2027", "đã được kéo dài đến hết ngày 01/01/2027")):
        relation = f"[{{loai: kéo dài hiệu lực, van_ban: 1/KH-UBND, den_ngay: {until}}}]"
        shown = view(
            "tinh-a/van-ban/a.yml",
            document("1/KH-UBND", ngay_het_hieu_luc="01/01/2027"),
            {"tinh-a/van-ban/b.yml": document("2/KH-UBND", quan_he=relation)},
        )
        notes = [v.note for f in shown.facts if f.label == "Ngày hết hiệu lực" for v in f.values]
        assert notes == [said]


def test_a_task_shows_who_and_when() -> None:
    """Lead, helpers, the deadline as worded and as a day, and the plan as a link."""
    keys = {"phoi_hop": "[Sở B, Sở C]", "han": "31/03/2026", "van_ban": '"57-NQ/TW"', "so": '"7"'}
    shown = view("tinh-a/nhiem-vu/a.yml", task(**keys))
    assert fact(shown, "Chủ trì") == ["Sở A"]
    assert fact(shown, "Phối hợp") == ["Sở B", "Sở C"]
    assert fact(shown, "Thời hạn") == ["Năm 2025"]
    assert fact(shown, "Ngày cuối còn đúng hạn") == ["31/03/2026"]
    plan = next(found for found in shown.facts if found.label == "Văn bản giao").values[0]
    assert (plan.text, plan.url) == ("Nghị quyết số 57-NQ/TW", "van-ban/57-nq-tw/")
    assert shown.status_label == "Chưa cập nhật, quá hạn"


def test_a_document_that_the_unit_does_not_see_is_no_link() -> None:
    """Its name stands alone."""
    shown = view("tinh-a/nhiem-vu/a.yml", task(van_ban='"999-NQ/TW"'))
    plan = next(found for found in shown.facts if found.label == "Văn bản giao").values[0]
    assert plan == LinkView("999-NQ/TW")


def test_a_target_shows_its_milestones_and_says_when_nothing_is_measured() -> None:
    """No figure is made up."""
    shown = view(
        "tinh-a/chi-tieu/a.yml", "ten: Đạt\ndon_vi_tinh: '%'\nmoc:\n  - {nam: '2030', gia_tri: 70%}\n"
    )
    assert [(m.year, m.value) for m in shown.milestones] == [("2030", "70%")]
    assert shown.results == ()
    measured = "do_luong:\n  - {ngay: 6/2026, gia_tri: 40%, nguon: Sở A}\n"
    shown = view("tinh-a/chi-tieu/a.yml", f"ten: Đạt\nmoc:\n  - {{nam: '2030', gia_tri: 70%}}\n{measured}")
    assert [(r.when, r.value, r.origin, r.wanted) for r in shown.results] == [
        ("06/2026", "40%", "Sở A", "70%")
    ]


def test_a_question_shows_its_answer_and_basis() -> None:
    """Who answered, when, and by which document."""
    text = (
        "cau_hoi: Ai?\nnoi_dung: Tôi.\ndon_vi_tra_loi: Sở A\nngay_tra_loi: 03/06/2025\ncan_cu: [57-NQ/TW]\n"
    )
    shown = view("tinh-a/hoi-dap/a.yml", text)
    assert fact(shown, "Đơn vị trả lời") == ["Sở A"]
    assert fact(shown, "Căn cứ") == ["Nghị quyết số 57-NQ/TW"]


def test_a_project_shows_what_the_plans_oblige_to_publish() -> None:
    """Host, leader, money, results."""
    text = (
        "ten: N1\nto_chuc_chu_tri: Viện A\nchu_nhiem: Bà B\nkinh_phi: 1 tỷ\nket_qua: [Một]\nbat_dau: 2025\n"
    )
    shown = view("tinh-a/du-an-khcn/a.yml", text)
    labels = ("Tổ chức chủ trì", "Chủ nhiệm", "Kinh phí", "Kết quả", "Bắt đầu")
    assert [fact(shown, label) for label in labels] == [["Viện A"], ["Bà B"], ["1 tỷ"], ["Một"], ["2025"]]


def test_a_record_of_the_province_names_it_in_a_ward() -> None:
    """The unit's own and the centre's need no name."""
    path = "tinh-a/tin-tuc/a.md"
    assert view(path, article(), unit="tinh-a/xa-b").owner == "Tỉnh A"
    assert view(path, article()).owner == ""


def test_files_are_offered_with_type_and_size() -> None:
    """A name of its own, else the file's."""
    text = article(tep_dinh_kem="[{tep: ke-hoach.pdf, ten: Kế hoạch}, {tep: so-lieu.xlsx}]")
    more = {"tinh-a/tin-tuc/ke-hoach.pdf": pdf("x" * 11_600), "tinh-a/tin-tuc/so-lieu.xlsx": xlsx()}
    files = view("tinh-a/tin-tuc/a.md", text, more).attachments
    assert [(f.name, f.url, f.type, f.size) for f in files] == [
        ("Kế hoạch", "tin-tuc/a/ke-hoach.pdf", "PDF", "12 KB"),
        ("so-lieu.xlsx", "tin-tuc/a/so-lieu.xlsx", "Excel", "908 byte"),
    ]


def test_a_translation_leads_to_its_sisters() -> None:
    """Each version links to all others, named in their own languages."""
    more = {"tinh-a/tin-tuc/a.en.md": article(), "tinh-a/tin-tuc/a.tyz.md": article()}
    shown = view("tinh-a/tin-tuc/a.md", article(), more)
    assert [(link.text, link.url, link.note) for link in shown.translations] == [
        ("English", "tin-tuc/a/en/", "en"),
        ("Tày", "tin-tuc/a/tyz/", "tyz"),
    ]


def test_topics_and_audiences_lead_to_their_lists() -> None:
    """By label and address."""
    shown = view("tinh-a/tin-tuc/a.md", article(chu_de="du-lieu", doi_tuong="nguoi-dan"))
    assert shown.topics == (LinkView("Dữ liệu", "chu-de/du-lieu/"),)
    assert shown.audiences == (LinkView("Người dân", "doi-tuong/nguoi-dan/"),)


def test_media_of_our_own_plays_and_others_are_linked() -> None:
    """No page asks another host for anything by itself."""
    base = "tieu_de: Phim\nngay: 2025\nloai: video\nloi_thoai: |\n  Một\n\n  Hai\n"
    own = view("tinh-a/media/a.yml", base + "tep: a.mp4\n", {"tinh-a/media/a.mp4": mp4()})
    away = view("tinh-a/media/a.yml", base + "lien_ket: https://a.vn/phim\n")
    assert (own.media_url, own.media_local, own.transcript) == ("media/a/a.mp4", True, ("Một", "Hai"))
    assert (away.media_url, away.media_local) == ("https://a.vn/phim", False)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.PDF", "PDF"), ("a.docx", "Word"), ("a.tar.gz", "GZ"), ("a", "Tệp"), ("a.mp3", "Âm thanh")],
)
def test_a_file_type_is_a_word(name: str, kind: str) -> None:
    """By extension, in any case; unknown ones by the extension itself."""
    assert file_type(name) == kind


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 byte"),
        (999, "999 byte"),
        (1_000, "1 KB"),
        (12_600, "13 KB"),
        (1_000_000, "1,0 MB"),
        (1_449_000, "1,4 MB"),
    ],
)
def test_a_size_is_told_as_readers_know_it(size: int, words: str) -> None:
    """With a decimal comma."""
    assert file_size(size) == words
