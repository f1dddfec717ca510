"""A workspace made of the handbook: each page a record, each file that pages lead to a passage of one more.

Must not change what a page says. It runs in the project's environment; `handbook_site.py` starts it.
"""

import datetime as dt
import json
import posixpath
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from nq57.content.folder import MemoryFolder
from nq57.content.loading import load
from nq57.gate import STOPPING
from nq57.language.slugs import slugify
from nq57.model.articles import Lesson
from nq57.model.parts import PARTS
from nq57.model.records import KINDS

ROOT = Path(__file__).resolve().parents[1]
HANDBOOK = ROOT / "handbook"
UNIT, KIND, FILES = "so-tay", Lesson.kind.folder, "tep-mau"
DAY = dt.date(2026, 12, 1)  # of the pages: the same pages make the same site whenever it is built
_LINK = re.compile(r"(?P<picture>!?)\[(?P<words>[^\]\n]*)\]\((?P<target>[^)\s]+)\)")
_CODE = re.compile(r"(^```.*?^```$|`[^`\n]+`)", re.MULTILINE | re.DOTALL)
_BARE = re.compile(r"(?<![\w`(])(?:ssh|ftps|s3|file|git\+ssh|git\+https)://[^\s,|]+")  # no page is there
_REFERENCE = re.compile(r"(?:\\?\[){2}([^\[\]\n]+?)(?:\\?\]){2}")
_FENCE_NAME = re.compile(r"^(```\w+) \S.*$", re.MULTILINE)  # the file that a block shows
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_ROW = re.compile(r"^\| \[[^\]]*\]\((?P<page>[^)]+)\) \| (?P<use>.+) \|$", re.MULTILINE)
_MOST = 20_000  # letters of a file that is quoted whole
_JOBS = (
    ("Soạn bài", "soan-bai", "Đọc đầu tiên"),
    ("Soạn trên trình duyệt", "soan-tren-trinh-duyet", "Bằng biểu mẫu"),
    ("Lỗi thường gặp", "loi-thuong-gap", "Câu báo và cách sửa"),
    ("Vận hành", "van-hanh", "Cho người quản trị"),
)


def main(folder: str) -> int:
    """Write the workspace into a folder."""
    for path, data in workspace().items():
        target = Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return 0


def workspace() -> dict[str, bytes]:
    """Every file of the workspace by its path."""
    content = dict(content_files())
    signed = _signed(content)
    whole = {**content, "ngoai-le.yml": signed} if signed else content
    settings = {"mkdocs.yml": (ROOT / "mkdocs.yml").read_bytes(), "nq57.yml": "tim_kiem: có\n".encode()}
    settings["mkdocs.yml"] = re.sub(rb"docs_dir: .*\n|  custom_dir: .*\n", b"", settings["mkdocs.yml"])
    settings["mkdocs.yml"] += b"docs_dir: content\n"
    return {**settings, **{f"content/{path}": data for path, data in whole.items()}}


def content_files() -> Iterator[tuple[str, bytes]]:
    """The unit, its records and their pictures."""
    yield f"{UNIT}/don-vi.yml", _unit_text().encode()
    uses = {found["page"]: found["use"] for found in _ROW.finditer(_text(HANDBOOK / "README.md"))}
    quoted: dict[str, Path] = {}
    for page in pages():
        use = uses.get(page.relative_to(HANDBOOK).as_posix(), "")
        yield f"{UNIT}/{KIND}/{slug_of(page)}.md", _record(page, use, quoted).encode()
    for picture in sorted((HANDBOOK / "images").iterdir()):
        yield f"{UNIT}/{KIND}/images/{picture.name}", picture.read_bytes()
    passages = "\n\n".join(_passage(name, path) for name, path in sorted(quoted.items()))
    yield f"{UNIT}/{KIND}/{FILES}.md", _with_keys("Tệp mẫu", "Mọi tệp mà sổ tay dẫn tới", passages).encode()


def pages() -> list[Path]:
    """The handbook's pages."""
    return [*sorted(HANDBOOK.glob("*.md")), *sorted((HANDBOOK / "van-hanh").glob("*.md"))]


def slug_of(page: Path) -> str:
    """The name of a page's record."""
    if page.name != "README.md":
        return page.stem
    return "bat-dau" if page.parent == HANDBOOK else page.parent.name


def _unit_text() -> str:
    parts = [kind.folder for kind in KINDS if kind.folder != KIND]
    parts += [part.code for part in PARTS if part.hideable and part.code != "gioi-thieu"]
    jobs = [{"ten": name, "lien_ket": f"{KIND}/{page}", "mo_ta": use} for name, page, use in _JOBS]
    keys = {
        "ten": "Sổ tay nq57",
        "ten_ngan": "Sổ tay",
        "cap": "Sở",
        "an_phan": parts,
        "trang_chu": {"viec_chinh": jobs, "thuong_tim": ["thiếu dấu hai chấm", "ảnh", "quay về bản cũ"]},
    }
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items())


def _record(page: Path, use: str, quoted: dict[str, Path]) -> str:
    """A page with keys before it and links as a section has them; adds the files it leads to."""
    title, _, body = _text(page).removeprefix("# ").partition("\n")
    body = re.sub(r"<!--.*?-->\n*", "", _FENCE_NAME.sub(r"\1", body), flags=re.DOTALL)
    parts = _CODE.split(body)  # every other part is code, where nothing is a link
    lead = _linker(page, quoted)
    parts[::2] = [_as_code(_LINK.sub(lead, part)) for part in parts[::2]]
    return _with_keys(title, re.sub(r"[`\[\]]|\([^)]*\)", "", use), "".join(parts))


def _as_code(text: str) -> str:
    """A text with addresses that are no page's, and references to no document, set as code."""
    return _REFERENCE.sub(r"`[[\1]]`", _BARE.sub(r"`\g<0>`", text))


def _with_keys(title: str, use: str, body: str) -> str:
    keys = {"tieu_de": title, "ngay": f"{DAY:%d/%m/%Y}", "tom_tat": use}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items() if value]
    return "\n".join(["---", *lines, "---", "", body.strip(), ""])


def _linker(page: Path, quoted: dict[str, Path]) -> "Callable[[re.Match[str]], str]":
    """What puts a link of a page as its record must have it."""

    def put(found: re.Match[str]) -> str:
        target, _, anchor = found["target"].partition("#")
        if found["picture"] or not target or re.match(r"[a-z]+:", target):
            return found[0]
        path = Path(posixpath.normpath(page.parent / target))
        path = path / "README.md" if (path / "README.md").is_file() else path
        if path in pages():
            known = {slugify(_plain(one)) for one in _HEADING.findall(_text(path))}
            behind = f"#{slugify(anchor)}" if slugify(anchor) in known else ""
            return f"[{found['words']}]({KIND}/{slug_of(path)}{behind})"
        if path.is_file() and path.is_relative_to(HANDBOOK):
            name = path.relative_to(HANDBOOK).as_posix()
            quoted[name] = path
            return f"[{found['words']}]({KIND}/{FILES}#{slugify(name)})"
        return found["words"]  # a folder, or what only the repository has

    return put


def _passage(name: str, path: Path) -> str:
    """A file quoted whole below its name, between more fences than it has itself."""
    return f"## {name} {{#{slugify(name)}}}\n\n`````\n{_text(path)[:_MOST].rstrip()}\n`````"


def _signed(content: Mapping[str, bytes]) -> bytes:
    """The exceptions for marks of secrecy that the handbook quotes to warn of them."""
    found = load(MemoryFolder(content)).problems
    rows = []
    for one in found:
        details = dict(one.details)
        if one.code in STOPPING:
            keys = {
                "tep": one.source.path,
                "phat_hien": one.code,
                "gia_tri": details["value"],
                "ma_tep": details["digest"],
                "nguoi_ky": "Nhóm tác giả nq57",
                "ngay": f"{DAY:%d/%m/%Y}",
                "ly_do": "Sổ tay nêu dấu này để dặn người soạn",
            }
            rows.append(json.dumps(keys, ensure_ascii=False))
    return ("ngoai_le:\n" + "".join(f"  - {row}\n" for row in rows)).encode() if rows else b""


def _plain(heading: str) -> str:
    return re.sub(r"[`*]", "", heading)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
