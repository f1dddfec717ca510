"""Every row of the five plans that is data stands on its unit's pages: tasks, targets, dates, recipients.

It must not read the plans; their facts are kept as data in `plans/`, one file for each unit.
"""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from tests.examples.pages import BuiltPage, plain, read_page
from tests.projects import ROOT, build, make_project

PLANS = sorted((Path(__file__).parent / "plans").glob("*.yml"))


class Fact(NamedTuple):
    """Words that stand together in one row of a page's table, or anywhere in one article."""

    unit: str
    page: str
    words: tuple[str, ...]
    in_row: bool

    def __str__(self) -> str:
        return f"{self.unit}/{self.page} {'; '.join(self.words)}"


def facts() -> list[Fact]:
    """Every fact of every plan."""
    found = []
    for path in PLANS:
        data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key in ("rows", "articles"):
            for page, entries in data[key].items():
                found += [Fact(data["unit"], page, tuple(words), key == "rows") for words in entries]
    return found


FACTS = facts()


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five units, built once from the product's own content."""
    folder = tmp_path_factory.mktemp("plans")
    out = folder / "out"
    done = build(make_project(folder / "project", ROOT / "content"), out)
    assert done.returncode == 0, done.stderr
    return out


@cache
def page_of(trees: Path, unit: str, url: str) -> BuiltPage:
    """A page, read once."""
    return read_page(trees / unit.replace("/", ".") / url / "index.html")


def stands_in(row: list[str], words: tuple[str, ...]) -> bool:
    """Whether a row holds all words; a word with a hash is the row's own number."""
    text = plain(" ".join(row))
    number = plain(row[0]) if row else ""
    return all(plain(w[1:]) == number if w.startswith("#") else plain(w) in text for w in words)


@pytest.mark.parametrize("fact", FACTS, ids=str)
def test_a_fact_of_a_plan_is_on_its_page(trees: Path, fact: Fact) -> None:
    """All words of the fact stand together where a reader looks for them."""
    page = page_of(trees, fact.unit, fact.page)
    if fact.in_row:
        assert any(stands_in(row, fact.words) for row in page.rows), [r for r in page.rows if r][:3]
    else:
        assert [word for word in fact.words if plain(word) not in page.text] == []


def test_the_plans_are_whole() -> None:
    """Five plans; all nineteen tasks of Lai Châu's annex, four of Sở Ngoại vụ, six groups of Quảng Ngãi."""
    numbered = dict.fromkeys(("lai-chau", "quang-ngai"), 0)
    for fact in FACTS:
        if fact.words[0].startswith("#"):
            numbered[fact.unit] += 1
    assert numbered == {"lai-chau": 19, "quang-ngai": 6}
    assert len({fact.unit for fact in FACTS}) == len(PLANS) == 5
    targets = {
        unit: sum(f.unit == unit and f.page == "chi-tieu/" for f in FACTS)
        for unit in {f.unit for f in FACTS}
    }
    assert targets == {
        "lai-chau": 0,
        "lang-son": 13,
        "lang-son/phuong-ky-lua": 0,
        "lang-son/so-ngoai-vu": 9,
        "quang-ngai": 9,
    }


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_whole_annex_stands_in_order(trees: Path, path: Path) -> None:
    """Tasks stand on the page in the order of their plan, each number once."""
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    wanted = [words[0][1:] for words in data["rows"]["nhiem-vu/"] if words[0].startswith("#")]
    shown = [row[0].strip() for row in page_of(trees, data["unit"], "nhiem-vu/").rows if row]
    assert list(dict.fromkeys(number for number in shown if number in wanted)) == wanted
