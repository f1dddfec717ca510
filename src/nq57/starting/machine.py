"""What a machine has of what nq57 needs or can use, and how to come by the rest.

It must not look itself: what finds programs and modules comes in from outside.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class MachineCheck:
    """One thing looked for: what it is for, whether it is there, and the remedy when it is not."""

    name: str
    purpose: str
    found: bool
    needed: bool
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """How to look at a machine: its Python, the programs on its path, what can be imported, its system."""

    python: tuple[int, ...]
    has_program: Callable[[str], bool]
    has_module: Callable[[str], bool]
    system: str = "Linux"


@dataclass(frozen=True, slots=True)
class _Program:
    names: tuple[str, ...]
    name: str
    purpose: str
    remedies: tuple[str, str, str]  # Linux, Windows, Darwin


_SYSTEMS = ("Linux", "Windows", "Darwin")
_PROGRAMS = (
    _Program(
        ("git",),
        "Git",
        "lịch sử sửa đổi, đăng lên kho Git; không có thì vẫn soạn và dựng được",
        ("sudo apt install git", "winget install Git.Git", "xcode-select --install"),
    ),
    _Program(
        ("ocrmypdf",),
        "OCRmyPDF",
        "đọc văn bản quét (nq57 import)",
        (
            "sudo apt install ocrmypdf tesseract-ocr-vie",
            "winget install UB-Mannheim.TesseractOCR rồi pip install ocrmypdf",
            "brew install ocrmypdf tesseract-lang",
        ),
    ),
    _Program(
        ("soffice",),
        "LibreOffice",
        "đọc tệp Word cũ .doc (nq57 import)",
        (
            "sudo apt install libreoffice-writer",
            "winget install TheDocumentFoundation.LibreOffice",
            "brew install --cask libreoffice",
        ),
    ),
    _Program(
        ("ffmpeg",),
        "ffmpeg",
        "đổi định dạng video trước khi đưa vào bài; không có thì vẫn đăng được MP4, MP3",
        ("sudo apt install ffmpeg", "winget install Gyan.FFmpeg", "brew install ffmpeg"),
    ),
)
_MODULES = (
    ("pagefind_bin", "Pagefind", "ô tìm kiếm của chuyên mục", "python3 -m pip install 'pagefind[bin]'"),
    ("PIL", "Pillow", "ảnh cỡ nhỏ", "python3 -m pip install pillow"),
)


def look_at(machine: Machine) -> Iterator[MachineCheck]:
    """Everything nq57 needs or can use, the needed first."""
    wanted = ".".join(map(str, OLDEST_PYTHON))
    yield MachineCheck(
        f"Python {'.'.join(map(str, machine.python))}",
        f"cần từ {wanted}",
        machine.python >= OLDEST_PYTHON,
        needed=True,
        remedy=f"Cài Python {wanted} trở lên từ python.org.",
    )
    for module, name, purpose, remedy in _MODULES:
        yield MachineCheck(name, purpose, machine.has_module(module), needed=False, remedy=remedy)
    at = _SYSTEMS.index(machine.system) if machine.system in _SYSTEMS else 0
    for program in _PROGRAMS:
        found = any(machine.has_program(name) for name in program.names)
        yield MachineCheck(program.name, program.purpose, found, needed=False, remedy=program.remedies[at])
    fonts = "infographic, áp phích: nq57 mang sẵn, không phải cài"
    yield MachineCheck("Phông chữ", fonts, found=True, needed=False)
