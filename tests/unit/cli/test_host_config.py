"""`nq57 host-config` prints what a host must be told of one unit's section."""

from pathlib import Path

from tests.projects import ROOT
from typer.testing import CliRunner

from nq57.cli.app import app
from nq57.publish.host_headers import SNIPPETS

RUN = CliRunner()


def asked(host: str, unit: str, root: Path = ROOT) -> tuple[int, str]:
    """Exit code and all that is printed."""
    done = RUN.invoke(app, ["host-config", host, unit, "--root", str(root)])
    return done.exit_code, done.output


def project(folder: Path, address: str) -> Path:
    """A project of one unit whose section is at an address."""
    (folder / "content" / "trung-uong").mkdir(parents=True)
    (folder / "content" / "trung-uong" / "don-vi.yml").write_text("ten: Trung ương\ncap: Trung ương\n")
    (folder / "content" / "mau").mkdir()
    (folder / "content" / "mau" / "don-vi.yml").write_text(f"ten: Tỉnh Mẫu\ncap: Tỉnh\n{address}")
    (folder / "mkdocs.yml").write_text("")
    return folder


def test_the_path_is_the_units_own(tmp_path: Path) -> None:
    """A section below two folders is served, and its 404 page found, below both."""
    code, said = asked("nginx", "mau", project(tmp_path, "dia_chi_chuyen_muc: https://a.example/x/y/\n"))
    assert code == 0
    assert said == SNIPPETS["nginx"][1]("/x/y/")
    assert "error_page 404 /x/y/404.html;" in said


def test_wrong_words_are_told(tmp_path: Path) -> None:
    """An unknown host, an unknown unit and a unit without an address end with what to do."""
    assert "nginx, apache, iis, s3" in asked("caddy", "lang-son")[1]
    assert "lang-son" in asked("nginx", "lang-sn")[1]
    code, said = asked("nginx", "mau", project(tmp_path, ""))
    assert code == 2
    assert "dia_chi_chuyen_muc" in said
