"""Names of files: what no disk, archive or address of any system would change or refuse."""

import pytest
from tests.small_files import pdf
from tests.workspaces import UNITS, Files, article, loaded

from nq57.content.file_names import MAX_BYTES, as_one, why_bad
from nq57.content.text_files import clean_text
from nq57.gate.inspecting import inspect
from nq57.language.lfs_pointers import is_lfs_pointer


@pytest.mark.parametrize(
    "name",
    [
        *(
            "con",
            "CON.pdf",
            "aux.tar.gz",
            "NUL",
            "com1.txt",
            "LPT9",
            "COM¹.pdf",
            "con .pdf",
            "CONIN$",
            "prn.x",
        ),
        *("a.", "a ", " a", "a.pdf.", "..."),
        *("a:b", "a|b", "a?b", "a*b", "a<b", "a>b", 'a"b', "a\\b", "a\x01b", "a\nb", "a\x7fb"),
        *("a%2fb.pdf", "%2e%2e.pdf", "a%C3.pdf"),
        "a" * (MAX_BYTES + 1),
        "ế" * (MAX_BYTES // 3 + 1),
    ],
)
def test_a_name_that_some_system_cannot_keep_is_told(name: str) -> None:
    """Devices, edges, signs, escapes and length."""
    assert why_bad(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "a.pdf",
            "Kế hoạch 1.pdf",
            "tệp & «1».pdf",
            "tăng 50%.pdf",
            "100%.png",
            "console.pdf",
            "com10.pdf",
        ),
        *(".gitignore", "a.b.c", "nul-1.pdf", "comb.pdf", "a" * MAX_BYTES, "50% off.pdf"),
    ],
)
def test_an_ordinary_name_is_not(name: str) -> None:
    """Vietnamese letters, blanks, brackets and a lone percent are in order."""
    assert why_bad(name) is None


def test_the_reason_is_told_in_both_languages() -> None:
    """With the sign itself, or its number where it cannot be printed."""
    assert why_bad("a:b") == ("có ký tự :", "it has the character :")
    assert why_bad("a\tb") == ("có ký tự U+0009", "it has the character U+0009")
    assert why_bad("a%2Fb") == (
        "có “%2F”, địa chỉ trang hiểu thành ký tự khác",
        "an address reads %2F otherwise",
    )


def test_case_and_composition_are_nothing_to_some_disks() -> None:
    """Two spellings of one name are one, other names are not."""
    assert as_one("Ảnh/A.PNG") == as_one("a\u0309nh/a.png")
    assert as_one("ảnh.png") != as_one("anh.png")


def test_a_bad_name_keeps_its_record_back() -> None:
    """A file that is not kept everywhere is not published, wherever in its path the bad name stands."""
    text = article(tep_dinh_kem="\n- tep: aux/ke-hoach.pdf")
    files: Files = {"tinh-a/tin-tuc/a.md": text, "tinh-a/tin-tuc/aux/ke-hoach.pdf": pdf()}
    found = loaded({**UNITS, **files})
    assert [(p.code, p.source.path) for p in found.problems] == [
        ("tep-chan-bai", "tinh-a/tin-tuc/a.md"),
        ("ten-tep-cam", "tinh-a/tin-tuc/aux/ke-hoach.pdf"),
    ]
    assert found.workspace.records == ()


@pytest.mark.parametrize("name", ["con", "aux", "nul", "com1", "x" * 250])
def test_a_record_whose_name_no_disk_may_hold_is_left_out(name: str) -> None:
    """The record's own file, or a folder above it: told once, and no page is made of it."""
    files: Files = {f"tinh-a/tin-tuc/{name}.md": article(), "tinh-a/tin-tuc/a.md": article()}
    found = loaded({**UNITS, **files})
    assert [p.code for p in found.problems] == ["ten-tep-cam"]
    assert [record.slug for record in found.workspace.records] == ["a"]


def test_a_file_that_only_points_to_itself_in_lfs_is_told() -> None:
    """A pointer of Git LFS is told as such, whatever its name ends in: attachment or record."""
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"a" * 64 + b"\nsize 12345\n"
    for ending in ("pdf", "csv", "vtt", "png", "docx", "txt", "mp4"):
        assert [f.code for f in inspect(f"a.{ending}", pointer).findings] == ["con-tro-lfs"], ending
    assert [p.code for p in clean_text(pointer, "a.yml").problems] == ["con-tro-lfs"]
    assert not is_lfs_pointer(pointer + b"x" * 1024)
    assert not is_lfs_pointer(b"version 1\n")
