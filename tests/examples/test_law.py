"""The law of the engine: the filled tree is what MkDocs itself builds, byte for byte, every file."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from tests.properties.strategies_edits import HOSTILE, HOSTS
from tests.rebuild.scenes import Scene, Tree, differing, files_of
from tests.small_files import pdf, png
from tests.workspaces import Files, codes, document, task

from nq57.build.building import BuildOrder, build_all
from nq57.build.pagefind import open_indexer
from nq57.build.store import Store
from nq57.site_shell.mkdocs_adapter.oracle import build_unit
from nq57.site_shell.project import LoadedProject, open_project

ROOT = Path(__file__).parents[2]
DAY = dt.date(2026, 11, 21)
FOLDERS = sorted(path.parent for path in (ROOT / "content").rglob("don-vi.yml"))
DEMONSTRATED = [
    folder.relative_to(ROOT / "content").as_posix() for folder in FOLDERS if folder.name != "trung-uong"
]
MARKS = re.compile("[\ufdd0-\ufdef]|\\\\ufd[de][0-9a-f]|%EF%B7")


@pytest.fixture(scope="module")
def project() -> LoadedProject:
    """The project itself, with its demonstration content."""
    return open_project(ROOT, indexer=open_indexer())


@pytest.fixture(scope="module")
def filled(project: LoadedProject, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tree]:
    """The trees of all demonstrated units as the engine fills them."""
    folder = tmp_path_factory.mktemp("filled")
    order = BuildOrder(ROOT, tuple(DEMONSTRATED), DAY, folder / "site")
    results = list(build_all(order, project, Store(folder / "kho.sqlite3")))
    assert [result.failure for result in results] == [""] * len(DEMONSTRATED)
    return {result.unit: files_of(folder / "site" / result.tree) for result in results}


@pytest.mark.parametrize("unit", DEMONSTRATED)
def test_a_demonstrated_unit_is_what_mkdocs_builds(
    project: LoadedProject, filled: dict[str, Tree], unit: str, tmp_path: Path
) -> None:
    """Every file of a demonstrated unit is the oracle's, and none is missing."""
    build_unit(project, unit, DAY, tmp_path / "cay")
    oracle = files_of(tmp_path / "cay")
    assert len(oracle) > 100
    assert differing({unit: filled[unit]}, {unit: oracle}) == {}


def test_no_mark_is_left_in_any_page(filled: dict[str, Tree]) -> None:
    """No sentinel and no mark of ours stands in a finished page, in any spelling."""
    files = [pair for tree in filled.values() for pair in tree.items()]
    pages = [data.decode() for path, data in files if path.endswith(".html")]
    assert pages
    assert not any(MARKS.search(page) for page in pages)


UNSEEN = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
SAID = re.compile(r'>([^<>]+)<|(?:alt|title|aria-label|placeholder|content)="([^"]*)"')
KEY = re.compile(r"(?<![\w/.@#?&=-])[a-z0-9]+(?:_[a-z0-9]+)+(?![\w@])")


def test_no_key_of_the_files_is_shown_to_readers(filled: dict[str, Tree]) -> None:
    """What readers see or hear names things in words, on every page of every unit."""
    shown = set()
    for unit, tree in filled.items():
        for path, data in tree.items():
            if path.endswith(".html"):
                said = SAID.findall(UNSEEN.sub("", data.decode()))
                shown |= {(unit, path, key) for pair in said for key in KEY.findall(" ".join(pair))}
    assert {found for found in shown if found[2] != "summary_large_image"} == set()


WORDS = " ".join(HOSTILE)


def front(**keys: object) -> str:
    """A Markdown file with these keys and a hostile body."""
    body = f"## {WORDS}\n\n{WORDS}\n\n### Mục\n\n```\n{WORDS}\n```\n\n| a | b |\n|---|---|\n| & | < |\n"
    return f"---\n{json.dumps(keys, ensure_ascii=False)}\n---\n{body}"


def hostile(host: str) -> Files:
    """A workspace whose every text is hostile, on this host."""
    link = {"ten": WORDS, "lien_ket": "https://a.example/?b=1&c=2"}
    contact = {"dia_chi": WORDS, "dien_thoai": WORDS, "thu_dien_tu": WORDS, "trang_web": link["lien_ket"]}
    unit = {
        "ten": WORDS,
        "ten_ngan": WORDS,
        "cap": "Tỉnh",
        "co_quan_chu_quan": WORDS,
        "trinh_dien": "có",
        "gioi_thieu": WORDS,
        "lien_he": contact,
        "lien_ket": [link, link],
        "bieu_trung": {"tep": "logo.PNG", "mo_ta": WORDS},
        **({"dia_chi_chuyen_muc": host} if host else {}),
    }
    news = {"tieu_de": WORDS, "ngay": "2026", "tom_tat": WORDS, "the": [WORDS], "tac_gia": WORDS}
    attached = {"tep_dinh_kem": [{"tep": "tệp & «1».pdf", "ten": WORDS}, {"tep": "./b.pdf"}]}
    picture = {"anh": {"tep": "hinh.png", "mo_ta": WORDS, "chu_thich": WORDS}}
    media = {"loai": "video", "lien_ket": link["lien_ket"], "loi_thoai": WORDS}
    return {
        "tinh-a/don-vi.yml": json.dumps(unit, ensure_ascii=False),
        "tinh-a/logo.PNG": png(),
        "trung-uong/tin-tuc/mot.md": front(**news, **attached, **picture),
        "trung-uong/tin-tuc/mot.tyz.md": front(**news),
        "trung-uong/tin-tuc/mot.en.md": front(**news),
        "trung-uong/tin-tuc/tệp & «1».pdf": pdf(),
        "trung-uong/tin-tuc/b.pdf": pdf(),
        "trung-uong/tin-tuc/hinh.png": png(),
        "tinh-a/hoi-dap/hai.md": front(cau_hoi=WORDS),
        "tinh-a/van-ban/ba.yml": document(trich_yeu=json.dumps(WORDS, ensure_ascii=False)),
        "tinh-a/nhiem-vu/bon.yml": task(json.dumps(WORDS, ensure_ascii=False)),
        "tinh-a/media/nam.md": front(tieu_de=WORDS, ngay="2026", **media),
        "tinh-a/xa-b/tin-tuc/cua-xa.md": front(**news, thay_the="trung-uong/tin-tuc/mot"),
    }


@pytest.mark.parametrize("host", HOSTS)
def test_hostile_texts_on_any_host(tmp_path: Path, host: str) -> None:
    """Quotes, tags, braces, marks and long texts are where MkDocs puts them, on every kind of host."""
    scene = Scene(tmp_path, hostile(host))
    built = scene.build()
    assert not [problem for problem in built.problems if problem.severity == "error"]
    assert built.failures == {}
    assert differing(scene.files(built), scene.oracle()) == {}


@pytest.mark.parametrize("mark", ["\ufdd0", "\ufdd1unit.name\ufdd2", "\ufdef"])
def test_marks_are_refused_in_content(mark: str) -> None:
    """A file that holds one of our marks is no text to the loader, in front matter or body."""
    unit = {"trung-uong/don-vi.yml": "ten: A\ncap: Tỉnh\n"}
    body = front(tieu_de="Tin", ngay="2026") + mark
    title = front(tieu_de=f"Tin {mark}", ngay="2026")
    for text in (body, title):
        assert codes({**unit, "trung-uong/tin-tuc/a.md": text}) == ["tep-nhi-phan"]
