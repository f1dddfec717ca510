"""`nq57 import`: a paper into a project, twice."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.papers import PROVINCE

ROOT = Path(__file__).parents[3]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one province and the registered centre."""
    root = tmp_path / "du-an"
    shutil.copytree(
        ROOT / "content" / "trung-uong" / "van-ban", root / "content" / "trung-uong" / "van-ban"
    )
    (root / "content" / "tinh-a").mkdir()
    (root / "content" / "tinh-a" / "don-vi.yml").write_text("ten: Ủy ban nhân dân tỉnh A\ncap: Tỉnh\n")
    (root / "mkdocs.yml").write_text("site_name: X\n")
    (tmp_path / "ke-hoach.txt").write_text(PROVINCE, encoding="utf-8")
    return root


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the verb."""
    command = [
        sys.executable,
        "-m",
        "nq57",
        "import",
        "--root",
        str(project),
        "--unit",
        "tinh-a",
        *arguments,
    ]
    return subprocess.run(  # noqa: S603 - the project's own command
        command, capture_output=True, text=True, encoding="utf-8", check=False
    )


def files(project: Path) -> dict[str, bytes]:
    """Every file of the project."""
    return {
        str(path.relative_to(project)): path.read_bytes() for path in project.rglob("*") if path.is_file()
    }


def test_a_paper_is_imported_once(project: Path) -> None:
    """Records, report and the paper itself; a second run changes no byte."""
    paper = str(project.parent / "ke-hoach.txt")
    done = run(project, paper)
    assert done.returncode == 0, done.stderr
    assert "Cần người xác nhận" in done.stdout
    before = files(project)
    assert "content/tinh-a/nhiem-vu/35-kh-ubnd-nv-04.yml" in before
    assert "content/tinh-a/van-ban/35-kh-ubnd.txt" in before
    assert "bao-cao-nhap/tinh-a/35-kh-ubnd.md" in before
    again = run(project, paper, "--format", "json")
    told = json.loads(again.stdout)
    assert {file["operation"] for file in told["files"]} == {"same"}
    assert files(project) == before


def test_a_dry_run_writes_nothing(project: Path) -> None:
    """It prints the same plan."""
    before = files(project)
    assert "tạo:" in run(project, str(project.parent / "ke-hoach.txt"), "--dry-run").stdout
    assert files(project) == before


def test_what_cannot_be_read_is_said(project: Path) -> None:
    """Status 1 for an unreadable file, 2 for a wrong command; the others are imported."""
    broken = project.parent / "hong.bin"
    broken.write_bytes(b"\x00\x01" * 50)
    done = run(project, str(broken), str(project.parent / "ke-hoach.txt"))
    assert done.returncode == 1
    assert "hong.bin" in done.stderr
    assert "content/tinh-a/van-ban/35-kh-ubnd.yml" in files(project)
    assert run(project, "khong-co.txt").returncode == 2


def test_what_the_loader_refuses_is_not_imported(project: Path) -> None:
    """A mark of secrecy in the paper stops it: nothing is written, and the reason is said."""
    secret = project.parent / "mat.txt"
    secret.write_text(PROVINCE.replace("TỈNH A", "TỈNH A\n\nTỐI MẬT", 1), encoding="utf-8")
    before = files(project)
    done = run(project, str(secret))
    assert done.returncode == 1
    assert "dấu mật" in done.stderr
    assert files(project) == before


def test_what_would_break_the_content_is_not_imported(project: Path) -> None:
    """The loader's own words say why; here a leading unit's file is no record at all."""
    (project / "content" / "tinh-a" / "van-ban").mkdir()
    (project / "content" / "tinh-a" / "van-ban" / "35-KH-UBND.yml").write_text("")
    done = run(project, str(project.parent / "ke-hoach.txt"))
    assert done.returncode == 1, done.stdout
    assert "không nhập" in done.stderr


def test_a_folder_is_imported_and_resumed(project: Path) -> None:
    """Every paper in it; the next run reads only what came since."""
    folder = project.parent / "van-ban"
    folder.mkdir()
    (folder / "a.txt").write_text(PROVINCE, encoding="utf-8")
    assert run(project, str(folder)).returncode == 0
    (folder / "b.txt").write_text(PROVINCE.replace("35/KH-UBND", "36/KH-UBND"), encoding="utf-8")
    again = run(project, str(folder))
    assert "1 tệp đã nhập lần trước" in again.stderr
    assert "b.txt" in again.stdout
    assert "a.txt" not in again.stdout
