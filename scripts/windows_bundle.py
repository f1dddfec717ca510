"""Make a zip that runs on Windows without network, installer or rights: Python, libraries and nq57.

`python3 scripts/windows_bundle.py --python python-3.12.10-embed-amd64.zip`, on any system with `uv`. The
embeddable Python is downloaded by whoever runs this; must not fetch it, nor know where it comes from.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from environment import PRODUCT_LOCK, ROOT, prepare, run
from lock import find_uv

DIST = ROOT / "dist"
SYSTEM = "x86_64-pc-windows-msvc"
LIBRARIES = "thu-vien"
_NEEDED = ("python.exe", "python3.dll")
_PATHS = re.compile(r"python3(\d+)\._pth")
_DAY = (2025, 1, 1, 0, 0, 0)  # an archive's times say nothing of its content
_COMMAND = """\
@echo off
chcp 65001 >nul
"%~dp0python\\python.exe" -X utf8 -m nq57 %*
"""
_START = """\
@echo off
chcp 65001 >nul
cd /d "%~dp0"
if not exist chuyen-muc\\mkdocs.yml call nq57.cmd new chuyen-muc
if not exist chuyen-muc\\mkdocs.yml goto :het
cd chuyen-muc
call ..\\nq57.cmd serve --edit
:het
pause
"""
_READ_FIRST = """\
nq57 chạy ngay trong thư mục này, không cài, không cần mạng.

1. Giải nén cả thư mục vào nơi bạn được ghi, ví dụ Documents. Đừng chạy thẳng trong tệp zip.
2. Bấm đúp soan-bai.cmd: lần đầu trả lời vài câu hỏi về đơn vị, sau đó cửa sổ in ra một địa chỉ; mở
   địa chỉ ấy bằng trình duyệt để soạn bài. Đóng cửa sổ là thôi.
3. Các lệnh khác: mở Command Prompt trong thư mục chuyen-muc, gõ ..\\nq57 check, ..\\nq57 build,
   ..\\nq57 --help.

Windows hỏi “Windows protected your PC”: bấm More info, Run anyway; trước đó nên so SHA-256 của tệp zip
với số mà nơi phát tệp công bố.
"""


def main() -> int:
    """Gather, write, and say where the zip is; 1 with a sentence where something is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--python", type=Path, required=True, help="tệp zip Python embeddable cho Windows 64-bit"
    )
    given: Path = parser.parse_args().python
    uv = find_uv()
    with zipfile.ZipFile(given) as archive:
        python = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    minor = minor_of(python)
    prepare()
    with tempfile.TemporaryDirectory() as place:
        libraries = Path(place) / LIBRARIES
        install(uv, minor, libraries, Path(place) / "goi")
        version = re.findall(
            r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
        )[0]
        DIST.mkdir(exist_ok=True)
        made = DIST / f"nq57-{version}-windows.zip"
        write(made, python, minor, libraries)
    print(f"{made} ({made.stat().st_size // 1_000_000} MB)")
    return 0


def minor_of(python: Mapping[str, bytes]) -> int:
    """Which Python 3 the embeddable files are; the program ends where they are none."""
    found = [match for match in map(_PATHS.fullmatch, python) if match]
    missing = [name for name in _NEEDED if name not in python]
    if len(found) != 1 or missing:
        sys.exit("Tệp này không phải Python embeddable cho Windows (python-3.x.y-embed-amd64.zip).")
    return int(found[0][1])


def install(uv: list[str], minor: int, libraries: Path, wheels: Path) -> None:
    """The locked libraries for Windows, each checked against its hash, and nq57 itself, in a folder."""
    build = ["-m", "hatchling", "build", "--target", "wheel", "--directory", str(wheels)]
    if run(build):
        sys.exit("Không đóng gói được nq57: xem lỗi ở ngay trên.")
    (wheel,) = wheels.glob("nq57-*.whl")
    into = [
        "--quiet",
        "--target",
        str(libraries),
        "--python-platform",
        SYSTEM,
        "--python-version",
        f"3.{minor}",
    ]
    for what in (
        ["--only-binary", ":all:", "--require-hashes", "-r", str(PRODUCT_LOCK)],
        ["--no-deps", str(wheel)],
    ):
        subprocess.run([*uv, "pip", "install", *into, *what], check=True)


def write(made: Path, python: Mapping[str, bytes], minor: int, libraries: Path) -> None:
    """The zip: equal parts give equal bytes."""
    files = dict(bundled(python, minor))
    for path in libraries.rglob("*"):
        if path.is_file() and path.relative_to(libraries).parts[0] not in ("bin", ".lock"):
            files[f"{LIBRARIES}/{path.relative_to(libraries).as_posix()}"] = path.read_bytes()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(f"nq57/{name}", _DAY), files[name], zipfile.ZIP_DEFLATED)


def bundled(python: Mapping[str, bytes], minor: int) -> Iterator[tuple[str, bytes]]:
    """All but the libraries: Python, which looks nowhere else, the commands, and what to read first."""
    for name, data in python.items():
        yield f"python/{name}", data
    paths = (f"python3{minor}.zip", ".", rf"..\{LIBRARIES}")
    yield f"python/python3{minor}._pth", _windows("\n".join(paths) + "\n")
    yield "nq57.cmd", _windows(_COMMAND)
    yield "soan-bai.cmd", _windows(_START)
    yield (
        "DOC-TRUOC.txt",
        b"\xef\xbb\xbf" + _windows(_READ_FIRST),
    )  # Notepad of old knows UTF-8 by this mark


def _windows(text: str) -> bytes:
    """A text with the line ends that Windows' own programs need."""
    return text.replace("\n", "\r\n").encode()


if __name__ == "__main__":
    sys.exit(main())
