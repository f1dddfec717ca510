"""What a record points at must be there, be described, and stay in its folder.

They must not know the disk; files beside a record are bytes in memory.
"""

import unicodedata
from typing import Literal

import pytest
from tests.small_files import pdf, png
from tests.workspaces import UNITS, article, loaded, record

from nq57.model.records import Asset

PATH = "tinh-a/tin-tuc/a.md"
FILES = {"tinh-a/tin-tuc/ke-hoach.pdf": pdf(), "tinh-a/tin-tuc/anh/bieu-do.png": png()}


def problems(body: str = "Chữ.", **keys: str) -> list[tuple[str, int, int]]:
    """Code, line and column of the problems of one article among two files, which it need not use."""
    found = loaded({**UNITS, **FILES, PATH: article(body, **keys)}).problems
    return [(p.code, p.source.line, p.source.column) for p in found if p.code != "anh-khong-dung"]


def assets(body: str = "Chữ.", **keys: str) -> tuple[Asset, ...]:
    """The files that one article takes with it."""
    found = record(PATH, article(body, **keys), **FILES).assets
    return tuple(Asset(asset.name, asset.path, asset.size) for asset in found)


def test_files_are_taken_with_name_path_and_size() -> None:
    """From keys and from the body, each once, in order of name."""
    body = "![Biểu đồ](anh/bieu-do.png) và ![lại](anh/bieu-do.png), [kế hoạch](ke-hoach.pdf)."
    assert assets(body, tep_dinh_kem="[{tep: ke-hoach.pdf}]") == (
        Asset("anh/bieu-do.png", "tinh-a/tin-tuc/anh/bieu-do.png", len(png())),
        Asset("ke-hoach.pdf", "tinh-a/tin-tuc/ke-hoach.pdf", len(pdf())),
    )


def test_the_picture_of_an_article_is_taken() -> None:
    """With its description it earns no problem."""
    assert [a.name for a in assets(anh="{tep: anh/bieu-do.png, mo_ta: Biểu đồ}")] == ["anh/bieu-do.png"]


@pytest.mark.parametrize(
    "body",
    ["[a](<Kế hoạch 1.pdf>)", "[a](Kế%20hoạch%201.pdf)", "[a](K%E1%BA%BF%20ho%E1%BA%A1ch%201.pdf#page=2)"],
)
def test_a_file_with_blanks_in_its_name_is_found(body: str) -> None:
    """In angle brackets or percent writing, with an anchor or without."""
    more = {"tinh-a/tin-tuc/Kế hoạch 1.pdf": pdf()}
    assert [a.name for a in record(PATH, article(body), **more).assets] == ["Kế hoạch 1.pdf"]


@pytest.mark.parametrize("way", ["[a](<Kế hoạch.pdf>)", "[a](K%E1%BA%BF%20ho%E1%BA%A1ch.pdf)"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_that_a_mac_took_apart_is_found(way: str, form: Literal["NFC", "NFD"]) -> None:
    """However disk and text spell it, the file is taken from where it lies and offered composed."""
    path = unicodedata.normalize(form, "tinh-a/tin-tuc/Kế hoạch.pdf")
    for text in (way, unicodedata.normalize("NFD", way)):
        found = loaded({**UNITS, PATH: article(text), path: pdf()}).workspace.records
        assert [(a.name, a.path) for one in found for a in one.assets] == [("Kế hoạch.pdf", path)]


@pytest.mark.parametrize(
    "name",
    [
        "../a.pdf",
        "anh/../ke-hoach.pdf",
        "/etc/hosts",
        "..\\a.pdf",
        "C:\\a.pdf",
        "https://a.vn/a.pdf",
        "//a.vn/a.pdf",
        "file:///a.pdf",
        "anh/../../van-ban/a.pdf",
    ],
)
def test_a_path_out_of_the_folder_is_refused(name: str) -> None:
    """Up, absolute, of another system, or of another host."""
    assert [row[0] for row in problems(tep_dinh_kem=f"[{{tep: '{name}'}}]")] == ["duong-dan-cam"]


@pytest.mark.parametrize(
    ("body", "row"),
    [
        ("![](anh/bieu-do.png)", ("anh-thieu-mo-ta", 5, 1)),
        ("Một\n\n hai ![ ](anh/bieu-do.png)", ("anh-thieu-mo-ta", 7, 6)),
        ("![Ô](anh/khong.png)", ("anh-thieu", 5, 1)),
        ("![Ô](ANH/bieu-do.png)", ("anh-thieu", 5, 1)),
        ("![Ô](https://a.vn/a.png)", ("duong-dan-cam", 5, 1)),
        ("![Ô](//a.vn/a.png)", ("duong-dan-cam", 5, 1)),
        ("![Ô](data:image/png;base64,AA)", ("duong-dan-cam", 5, 1)),
        ('<img src="anh/bieu-do.png">', ("anh-thieu-mo-ta", 5, 1)),
        ('<img alt="Ô" src="https://a.vn/a.png">', ("duong-dan-cam", 5, 1)),
        ("\n\n[a](khong.pdf)", ("tep-thieu", 7, 1)),
        ("[a](van-ban/khong-co)", ("lien-ket-trong-la", 5, 1)),
        ("[a](../van-ban/x)", ("lien-ket-trong-la", 5, 1)),
    ],
)
def test_a_body_is_told_by_line_and_column(body: str, row: tuple[str, int, int]) -> None:
    """Pictures, files and links in Markdown or HTML stand at their own place in the file."""
    assert problems(body) == [row]


@pytest.mark.parametrize(
    "body",
    [
        "`![](x.png)` và `[a](van-ban/khong-co)`",
        "```\n![](x.png)\n[a](van-ban/khong-co)\n```",
        "~~~\n<img src=x>\n~~~",
        "[a](https://a.vn) [b](mailto:a@b.vn) [c](#muc) [d](tel:1)",
        "[phần](van-ban) [giới thiệu](gioi-thieu/) [sơ đồ](so-do)",
        "[dữ liệu](du-lieu) [thuật ngữ](thuat-ngu) [bảy nhóm](bay-nhom-nhiem-vu/) [tìm](tim-kiem)",
        "[chính nó](tin-tuc/a) [mục](tin-tuc/a#phan)",
    ],
)
def test_code_and_other_links_are_left_alone(body: str) -> None:
    """What is shown as code points nowhere; parts of the section and other hosts may be linked."""
    assert problems(body) == []


def test_a_body_in_yaml_has_its_places_too() -> None:
    """The key's own line stands for the body's first."""
    found = loaded({**UNITS, "tinh-a/mo-hinh/a.yml": "tieu_de: M\nngay: 2025\nnoi_dung: '![](x.png)'\n"})
    assert [(p.code, p.source.line) for p in found.problems] == [("anh-thieu", 3), ("anh-thieu-mo-ta", 3)]


def test_topics_and_audiences_become_codes() -> None:
    """However they are spelt, and whoever added them."""
    more = {"tu-vung.yml": "chu_de:\n  - {ma: bien-dao, ten: Biển đảo, con_goi: [hải đảo]}\n"}
    text = article(chu_de="[Hải đảo, chuyển đổi số]", doi_tuong="Nhà khoa học")
    fields = record(PATH, text, **more).fields
    assert (fields.topics, fields.audiences) == (("bien-dao", "chuyen-doi-so"), ("nha-khoa-hoc",))


def test_an_unknown_topic_stands_at_its_own_item() -> None:
    """In a list the item's place is told, for a single one the key's."""
    assert problems(chu_de="[the-che, la]") == [("chu-de-la", 4, 19)]
    assert problems(doi_tuong="la") == [("doi-tuong-la", 4, 1)]


def test_pictures_that_no_record_shows_are_told_once_a_folder() -> None:
    """At the first of them, which names it and counts the others; what a record shows is not told."""
    folder = "tinh-a/tin-tuc/anh"
    files = {**FILES, f"{folder}/lop-hoc.JPG": png(), f"{folder}/zalo.png": png()}
    shown = article("![Biểu đồ](anh/bieu-do.png)")
    found = [p for p in loaded({**UNITS, **files, PATH: shown}).problems if p.code == "anh-khong-dung"]
    assert [(p.source.path, p.severity) for p in found] == [(f"{folder}/lop-hoc.JPG", "warning")]
    assert "và 1 ảnh khác" in found[0].message()
