"""Small workspaces in memory, written the way an editor writes files.

It must not know what is tested; every text here is sound unless a test makes it otherwise.
"""

import datetime as dt
from collections.abc import Mapping

from nq57.catalogue.catalogue import Catalogue, catalogue_of
from nq57.catalogue.workspace import Workspace
from nq57.content.folder import MemoryFolder
from nq57.content.loading import Loaded, load
from nq57.model.problems import has_errors
from nq57.model.records import Record

DAY = dt.date(2026, 11, 21)
Files = Mapping[str, str | bytes]

PROVINCE = "ten: Tỉnh A\ncap: Tỉnh\n"
WARD = "ten: Xã B\ncap: Xã\n"
UNITS: Files = {
    "trung-uong/don-vi.yml": "ten: Trung ương\ncap: Trung ương\n",
    "tinh-a/don-vi.yml": PROVINCE,
    "tinh-a/xa-b/don-vi.yml": WARD,
    "tinh-c/don-vi.yml": "ten: Tỉnh C\ncap: Tỉnh\n",
}


def article(body: str = "Chữ.", **keys: str) -> str:
    """A news file; `keys` are added to, or replace, its title and day."""
    front = {"tieu_de": "Tin", "ngay": "01/06/2025"} | keys
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f"---\n{lines}---\n{body}\n"


def document(number: str = "57-NQ/TW", **keys: str) -> str:
    """A document file; `keys` are added to, or replace, the required ones."""
    front = {
        "so_ky_hieu": f'"{number}"',
        "loai": "Kế hoạch",
        "trich_yeu": "Về việc mẫu",
        "co_quan_ban_hanh": "UBND tỉnh A",
        "ngay_ban_hanh": "02/06/2025",
        "xac_minh": "A",
    } | keys
    return "".join(f"{key}: {value}\n" for key, value in front.items())


def task(name: str = "Việc", **keys: str) -> str:
    """A task file."""
    front = {"ten": name, "chu_tri": "Sở A", "thoi_han": "Năm 2025"} | keys
    return "".join(f"{key}: {value}\n" for key, value in front.items())


def loaded(files: Files) -> Loaded:
    """The files as the loader reads them."""
    return load(MemoryFolder({path: _bytes(text) for path, text in files.items()}))


def codes(files: Files) -> list[str]:
    """The codes of all problems, in file order."""
    return [problem.code for problem in loaded(files).problems]


def workspace(files: Files) -> Workspace:
    """The workspace of files that have no error, the usual units included."""
    found = loaded({**UNITS, **files})
    assert not has_errors(found.problems), [(p.code, str(p.source)) for p in found.problems]
    return found.workspace


def catalogue(files: Files, unit: str = "tinh-a", as_of: dt.date = DAY) -> Catalogue:
    """What one unit sees of those files."""
    return catalogue_of(workspace(files), unit, as_of)


def record(path: str, text: str | bytes, **more: str | bytes) -> Record:
    """The record of one file; `more` are other files beside it, by path."""
    records = workspace({path: text, **more}).records
    return next(found for found in records if found.source.path == path)


def ids(found: Catalogue) -> list[str]:
    """The ids of the records that a catalogue shows."""
    return [shown.id for shown in found.records]


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()
