"""What is handed to machines without Python or network: the Windows bundle and the container file.

It must not fetch anything: which libraries a lock names for Windows is uv's to say.
"""

import runpy
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.projects import ROOT

PYTHON = {"python.exe": b"x", "python3.dll": b"x", "python312.zip": b"x", "python312._pth": b"#import site"}


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The names of the script that makes the bundle."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return runpy.run_path(str(ROOT / "scripts" / "windows_bundle.py"))


def test_the_bundle_looks_nowhere_but_in_itself(script: dict[str, Any], tmp_path: Path) -> None:
    """Its Python finds the bundled libraries alone; commands and text have Windows' line ends."""
    (tmp_path / "thu-vien" / "nq57").mkdir(parents=True)
    (tmp_path / "thu-vien" / "bin").mkdir()
    (tmp_path / "thu-vien" / "bin" / "idna").write_text("x")
    (tmp_path / "thu-vien" / "nq57" / "__main__.py").write_text("x")
    made = [tmp_path / f"{name}.zip" for name in "ab"]
    for file in made:
        script["write"](file, PYTHON, script["minor_of"](PYTHON), tmp_path / "thu-vien")
    assert made[0].read_bytes() == made[1].read_bytes()
    with zipfile.ZipFile(made[0]) as archive:
        files = {name.removeprefix("nq57/"): archive.read(name) for name in archive.namelist()}
    assert files["python/python312._pth"] == b"python312.zip\r\n.\r\n..\\thu-vien\r\n"
    assert b'"%~dp0python\\python.exe" -X utf8 -m nq57 %*\r\n' in files["nq57.cmd"]
    assert "Giải nén" in files["DOC-TRUOC.txt"].decode("utf-8-sig")
    assert {name for name in files if name.startswith("thu-vien/")} == {"thu-vien/nq57/__main__.py"}
    ends = [files[name] for name in files if name.endswith((".cmd", ".txt", "._pth"))]
    assert all(text.count(b"\n") == text.count(b"\r\n") for text in ends)


@pytest.mark.parametrize("missing", ["python.exe", "python312._pth"])
def test_another_zip_is_refused(script: dict[str, Any], missing: str) -> None:
    """With a sentence that says which file is meant."""
    with pytest.raises(SystemExit, match="embed-amd64"):
        script["minor_of"]({name: data for name, data in PYTHON.items() if name != missing})


def test_the_container_file_copies_all_that_the_package_needs(tmp_path: Path) -> None:
    """What it takes from the repository builds a package with templates, assets and the sample."""
    text = (ROOT / "handbook" / "van-hanh" / "Containerfile").read_text("utf-8")
    rows = [line.split()[1:] for line in text.splitlines() if line.startswith("COPY ")]
    for *sources, target in (row for row in rows if not row[0].startswith("--")):
        for name in sources:
            source, place = ROOT / name, tmp_path / ("" if target == "./" else target)
            copy = shutil.copytree if source.is_dir() else shutil.copy
            copy(source, place)
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", "goi"]
    subprocess.run(build, cwd=tmp_path, check=True, capture_output=True)  # noqa: S603 - our own build
    (wheel,) = (tmp_path / "goi").glob("nq57-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    shipped = ("templates/main.html", "docs/assets/nq57.css", "handbook/vi-du/tinh-mau/don-vi.yml")
    assert [name for name in shipped if f"nq57/shipped/{name}" not in names] == []
    assert "://" not in text
