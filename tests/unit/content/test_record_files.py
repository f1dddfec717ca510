"""One file to one record: declaration, body, and what its fields say of each other.

They must not know the workspace around; each file stands alone.
"""

import hashlib

import pytest
from tests.workspaces import UNITS, article, codes, document, record

from nq57.content.body_bounds import MOST_CHARACTERS

NEWS = "tinh-a/tin-tuc/a.md"
MEDIA = "tieu_de: Phim\nngay: 2025\nloai: video\n"


def test_front_matter_and_body_are_told_apart() -> None:
    """A line of three hyphens in the body is a rule, not another fence; outer blank lines go."""
    text = article("\n\nMột\n\n---\n\nHai\n\n")
    found = record(NEWS, text)
    assert found.body == "Một\n\n---\n\nHai"
    assert text.split("\n")[found.body_line - 1] == "Một"


def test_fences_may_bear_blanks() -> None:
    """Editors' tools leave them at the ends of lines."""
    assert record(NEWS, "---  \ntieu_de: T\nngay: 2025\n--- \nChữ.\n").body == "Chữ."


def test_a_yaml_file_has_its_body_in_a_key() -> None:
    """The key noi_dung holds Markdown."""
    found = record("tinh-a/mo-hinh/a.yml", "tieu_de: M\nngay: 2025\nnoi_dung: |\n  Một\n\n  Hai\n")
    assert found.body == "Một\n\nHai"


def test_a_record_knows_itself() -> None:
    """Id, unit, kind, address and the digest of its bytes."""
    text = article()
    found = record(NEWS, text)
    assert (found.id, found.unit, found.kind) == ("tinh-a/tin-tuc/a", "tinh-a", "tin-tuc")
    assert found.url == "tin-tuc/a/"
    assert found.digest == hashlib.sha256(text.encode()).hexdigest()


def test_a_translation_has_an_address_below_its_original() -> None:
    """The same id, another language."""
    found = record("tinh-a/tin-tuc/a.en.md", article(), **{NEWS: article()})
    assert (found.id, found.language, found.url) == ("tinh-a/tin-tuc/a", "en", "tin-tuc/a/en/")


def test_a_key_has_a_place_and_a_missing_one_the_first_line() -> None:
    """Problems found later still point into the file."""
    found = record(NEWS, article(tac_gia="Lan"))
    assert (str(found.place("tac_gia")), str(found.place("anh"))) == (f"{NEWS}:4:1", f"{NEWS}:1:1")


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (NEWS, "Không có khai báo\n", ["mo-dau-thieu"]),
        (NEWS, "\n---\ntieu_de: T\nngay: 2025\n---\nX\n", []),
        (NEWS, "---\ntieu_de: T\n", ["mo-dau-ho"]),
        (NEWS, "---\n---\nX\n", ["yaml-khong-phai-bang"]),
        (NEWS, article("", noi_dung="Chữ"), []),
        (NEWS, article("Hai", noi_dung="Một"), ["noi-dung-hai-noi"]),
        (NEWS, article(" \n \n"), ["thieu-noi-dung"]),
        (NEWS, article(dang_tu="02/06/2025", het_han="01/06/2025"), ["ngay-nguoc"]),
        (NEWS, article(dang_tu="02/06/2025", het_han="02/06/2025"), []),
        (NEWS, article(ngay_dang="02/06/2025", ngay_sua="01/06/2025"), ["ngay-nguoc"]),
        (NEWS, article(ngay_dang="02/06/2025", ngay_sua="02/06/2025"), []),
        (NEWS, article(ngay_sua="[02/06/2025, {ngay: 03/06/2025, ghi_chu: Sửa số liệu}]"), []),
        (NEWS, article(ngay_sua="{ngay: 31/06/2025}"), ["ngay-khong-co"]),
        (NEWS, article(ngay_sua="31/06/2025"), ["ngay-khong-co"]),
        (NEWS, article(ngay_sua="hôm qua"), ["ngay-sai-dang"]),
        (NEWS, article(ngay_sua="{ghi_chu: Sửa số liệu}"), ["thieu-khoa"]),
        ("tinh-a/su-kien/a.yml", "tieu_de: H\nbat_dau: 02/06/2025\nket_thuc: 01/06/2025\n", ["ngay-nguoc"]),
        (
            "tinh-a/du-an-khcn/a.yml",
            "ten: Nghiên cứu\nto_chuc_chu_tri: V\nbat_dau: 2026\nket_thuc: 2025\n",
            ["ngay-nguoc"],
        ),
        (
            "tinh-a/du-an-khcn/a.yml",
            "ten: Nghiên cứu\nto_chuc_chu_tri: V\nbat_dau: 6/2025\nket_thuc: 2025\n",
            [],
        ),
        ("tinh-a/hoi-dap/a.yml", "cau_hoi: Ai?\n", ["thieu-noi-dung"]),
        ("tinh-a/mo-hinh/a.yml", "tieu_de: M\nngay: 2025\n", []),
        ("tinh-a/van-ban/a.yml", document("không số"), []),
        ("tinh-a/van-ban/a.yml", document("mười bảy"), ["so-ky-hieu-sai"]),
        ("tinh-a/van-ban/a.yml", document("57/NQ-TW"), ["so-ky-hieu-chua-chuan"]),
        ("tinh-a/media/a.yml", MEDIA + "loi_thoai: Chào.\n", ["thieu-lien-ket-media"]),
        ("tinh-a/media/a.yml", MEDIA + "lien_ket: https://a.vn\n", ["thieu-loi-thoai"]),
        ("tinh-a/media/a.yml", MEDIA, ["thieu-lien-ket-media", "thieu-loi-thoai"]),
        ("tinh-a/media/a.yml", MEDIA + "tep: a.mp4\nloi_thoai: Chào.\n", ["tep-thieu", "thieu-phu-de"]),
    ],
)
def test_what_a_file_says_of_itself_is_checked(path: str, text: str, expected: list[str]) -> None:
    """Each rule alone."""
    assert codes({**UNITS, path: text}) == expected


def test_a_declaration_has_a_bound() -> None:
    """What no reader would scroll through is not read at all: neither keys nor marks in it are searched."""
    files = {**UNITS, "tinh-a/tin-tuc/a.md": article(tom_tat="a" * MOST_CHARACTERS)}
    assert codes(files) == ["noi-dung-qua-lon"]
    assert codes({**UNITS, "tinh-a/tin-tuc/a.md": article(tom_tat="a" * 1_000)}) == []
