"""Pagefind as our indexer: equal bytes for equal entries, one service, a clear word where it is missing."""

import gzip
import json
import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.projects import AS_OF, ROOT, make_project, nq57

from nq57.build.pagefind import Pagefind, PagefindError, indexer_of, open_indexer
from nq57.render.made_files import IndexEntry

ENTRIES = tuple(
    IndexEntry(
        f"tin-tuc/{n}/",
        f"Tin số {n}",
        "Đổi mới",
        "Chuyển đổi số <b>",
        (("so", f"qd{n}"),),
        f"2025.1.0.{n}~2",
    )
    for n in range(40)
)


@pytest.fixture
def pagefind() -> Iterator[Pagefind]:
    """An indexer of its own, ended afterwards."""
    found = open_indexer()
    assert found, "pagefind[bin] is a dependency of the product"
    yield found
    found.stop()


def test_equal_entries_give_equal_bytes(pagefind: Pagefind) -> None:
    """From one service or another."""
    first = pagefind.index("v0", ENTRIES)
    assert pagefind.index("v0", ENTRIES) == first
    pagefind.stop()
    assert pagefind.index("v0", ENTRIES) == first


def test_an_index_holds_only_what_the_browser_asks_for(pagefind: Pagefind) -> None:
    """Its entry, its data, and the table of facets; neither scripts nor styles of Pagefind."""
    made = pagefind.index("v0", ENTRIES)
    others = [name for name in made if ".pf_" not in name]
    assert others == ["muc.txt", "pagefind-entry.json"]
    assert sorted(pagefind.engine()) == ["pagefind.js", "wasm.unknown.pagefind"]
    names = {
        f"v0_{name.partition('_')[2].removesuffix('.pf_fragment')}" for name in made if "fragment" in name
    }
    rows = made["muc.txt"].decode().splitlines()
    assert {row.split(" ")[0] for row in rows} == names
    assert sorted(row.split(" ")[1] for row in rows) == sorted(f"2025.1.0.{n}" for n in range(40))


def test_an_entrys_file_holds_all_its_texts(pagefind: Pagefind) -> None:
    """Also those that are only shown; what looks like a tag stays text, đ is one letter."""
    made = pagefind.index("v0", ENTRIES[:1])
    fragment = next(data for name, data in made.items() if "fragment" in name)
    told = json.loads(gzip.decompress(fragment).removeprefix(b"pagefind_dcd"))
    assert told["content"] == "Tin số 0. Đổi mới. Chuyển đổi số <b>."
    assert told["meta"] == {"title": "Tin số 0", "so": "qd0"}
    assert told["url"].startswith("tin-tuc/0/#2025.1.0.0~2~")


def test_a_refused_question_is_an_error_in_words(pagefind: Pagefind) -> None:
    """Not a lost answer."""
    with pytest.raises(PagefindError):
        pagefind._ask("GetFiles", index_id=99)


_shared: list[Pagefind] = []


def _made(at: int) -> dict[str, bytes]:
    """What a process does with the service it shares."""
    return dict(_shared[-1].index("v0", ENTRIES[at : at + 20]))


def test_forked_processes_share_one_service(pagefind: Pagefind) -> None:
    """Each gets the answers to its own questions."""
    context = multiprocessing.get_context("fork")
    _shared.append(pagefind)
    expected = [_made(at) for at in (0, 20)]
    pagefind.share(context.RLock())
    with context.Pool(2) as pool:
        found = pool.map(_made, [0, 20, 0, 20])
    _shared.clear()
    assert found == [*expected, *expected]


def test_search_can_be_switched_off(tmp_path: Path) -> None:
    """By one line of mkdocs.yml."""
    config = tmp_path / "mkdocs.yml"
    for told, wanted in (("true", True), ("false", False)):
        config.write_text(f"plugins:\n  - nq57:\n      don_vi: !ENV [A, b]\n      tim_kiem: {told}\n")
        assert bool(indexer_of(config)) is wanted


def test_a_machine_without_pagefind_builds_and_says_so(tmp_path: Path) -> None:
    """The section has no search box then, and the sentence says how to get it."""
    project = make_project(tmp_path / "p", ROOT / "tests" / "examples" / "small" / "content", search=True)
    missing = {"PAGEFIND_BINARY_PATH": str(tmp_path / "khong-co")}
    told = ("--root", project, "--out", tmp_path / "site", "--as-of", AS_OF)
    done = nq57("build", "tinh-mau", *told, env=missing)
    assert done.returncode == 0, done.stderr
    assert "chưa có Pagefind" in done.stderr
    home = (tmp_path / "site" / "tinh-mau" / "index.html").read_text("utf-8")
    assert "nq-find" not in home
    assert not (tmp_path / "site" / "tinh-mau" / "tim-kiem").exists()
    again = nq57("build", "tinh-mau", *told)
    assert again.returncode == 0, again.stderr
    assert (tmp_path / "site" / "tinh-mau" / "tim-kiem" / "chi-muc.json").is_file()
