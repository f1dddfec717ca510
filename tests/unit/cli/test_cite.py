"""`nq57 cite`: the documents that a text names, as lines of JSON."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
TEXT = "Thực hiện Quyết định số 1169/QĐ-TTg ngày 16/6/2025 và Kế hoạch số 06-KH/ĐU; ngày 24/24 không tính."


def cite(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run the verb on the project's own content."""
    command = [sys.executable, "-m", "nq57", "cite", "--root", str(ROOT), *arguments]
    return subprocess.run(  # noqa: S603 - the project's own command
        command, input=text, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_each_mention_is_a_line(tmp_path: Path) -> None:
    """With its own words, its number as printed, its place in the text and the record it means."""
    file = tmp_path / "bai.txt"
    file.write_text(TEXT, encoding="utf-8")
    rows = [json.loads(line) for line in cite(str(file)).stdout.splitlines()]
    assert [row["number"] for row in rows] == ["1169/QĐ-TTg", "06-KH/ĐU"]
    assert [row["target"] for row in rows] == [
        "trung-uong/van-ban/1169-qd-ttg",
        "lang-son/phuong-ky-lua/van-ban/06-kh-du",
    ]
    assert [TEXT[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]


def test_a_short_name_has_the_number_of_the_document_it_means() -> None:
    """What "Nghị quyết 57" means tells its number; a short name that means nothing here has none."""
    lines = cite("-", text="Nghị quyết 57 và Kế hoạch số 99.").stdout.splitlines()
    assert [(row["number"], row["target"]) for row in map(json.loads, lines)] == [
        ("57-NQ/TW", "trung-uong/van-ban/57-nq-tw"),
        (None, None),
    ]


def test_a_unit_sees_nothing_of_its_siblings() -> None:
    """The ward's own plan is unknown to another province; standard input is read for a hyphen."""
    rows = [json.loads(line) for line in cite("-", "--unit", "lai-chau", text=TEXT).stdout.splitlines()]
    assert [row["target"] for row in rows] == ["trung-uong/van-ban/1169-qd-ttg", None]


def test_a_wrong_name_ends_with_a_sentence() -> None:
    """Status 2, and what to do instead."""
    done = cite("-", "--unit", "lai-chu", text=TEXT)
    assert done.returncode == 2
    assert "lai-chau" in done.stderr
    assert cite("khong-co.txt").returncode == 2
