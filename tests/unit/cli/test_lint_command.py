"""`nq57 lint`: files and content, in every format and both languages."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
TEXT = "Thực hiện Nghị quyết số 57/NQ-TW.\nĐăng tải, phát song hằng tuần.\n"


def lint(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the verb."""
    command = [sys.executable, "-m", "nq57", "lint", *arguments]
    return subprocess.run(  # noqa: S603 - the project's own command
        command, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_a_file_is_linted_in_every_format(tmp_path: Path) -> None:
    """Place, code, reason and what would be right; status 0 unless strict."""
    file = tmp_path / "bai.txt"
    file.write_text(TEXT, encoding="utf-8")
    done = lint(str(file))
    assert done.returncode == 0, done.stderr
    assert "bai.txt:1:11: so-sai-thu-tu" in done.stdout
    assert "→ “57-NQ/TW”" in done.stdout
    english = json.loads(lint(str(file), "--format", "json", "--lang", "en").stdout)
    assert [row["code"] for row in english["findings"]] == ["so-sai-thu-tu", "chinh-ta"]
    assert english["findings"][1]["why"] == 'Misspelling. → "phát sóng"'
    github = lint(str(file), "--format", "github", "--strict")
    assert github.returncode == 1
    assert ",line=2,col=11,title=chinh-ta::" in github.stdout


def test_the_rules_are_listed() -> None:
    """Each with its pattern, why, since when, and what passes."""
    rows = json.loads(lint("--rules", "--format", "json").stdout)
    assert {"code", "pattern", "why", "why_en", "since", "allow"} == set(rows[0])
    assert "từ 01/07/2025" in lint("--rules").stdout


def test_a_wrong_unit_ends_with_a_sentence() -> None:
    """Status 2, as for every wrong command."""
    done = lint("--root", str(ROOT), "--unit", "khong-co")
    assert done.returncode == 2
    assert "lai-chau" in done.stderr
