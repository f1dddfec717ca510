"""Laws of inheritance: nearest explicit wins, hiding is idempotent, siblings stay apart.

They must not know how a catalogue is made; they read what shall be seen off the plan.
"""

import datetime as dt
import re
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.strategies import SECTION_UNITS, UNITS, Made, Plan, days, marker, plans

from nq57.catalogue.catalogue import Catalogue, catalogue_of
from nq57.catalogue.workspace import Workspace, chain
from nq57.content.folder import MemoryFolder
from nq57.content.loading import load
from nq57.render.articles import Articles
from nq57.render.site import Site
from nq57.site_shell.project import article_sources

ARTICLES = Articles(article_sources(Path(__file__).parents[2]))
units = st.sampled_from(SECTION_UNITS)


def workspace(plan: Plan) -> Workspace:
    """The plan's workspace, which has no problem."""
    loaded = load(MemoryFolder(plan.files()))
    assert loaded.problems == ()
    return loaded.workspace


def seen(plan: Plan, unit: str, as_of: dt.date) -> set[str]:
    """The ids that a unit sees on a day."""
    return {record.id for record in catalogue_of(workspace(plan), unit, as_of).records}


def said_to_hide(plan: Plan, unit: str, made: Made) -> bool:
    """What the nearest unit that speaks of a record says, read off the plan."""
    for name in chain(unit):
        hides, shows = made.id in plan.hidden.get(name, ()), made.id in plan.shown.get(name, ())
        if hides or shows:
            return hides
    return False


def is_out(made: Made, as_of: dt.date) -> bool:
    """Whether the plan lets a record be read on a day."""
    begun = made.embargo is None or made.embargo <= as_of
    ended = made.expiry is not None and made.expiry < as_of
    return begun and not ended and not made.draft


@settings(max_examples=150)
@given(plans(), units, days)
def test_the_nearest_that_speaks_decides(plan: Plan, unit: str, as_of: dt.date) -> None:
    """A unit sees what its chain wrote, is out, is not hidden, and that nothing it sees replaces."""
    there = {m.id for m in plan.records if m.unit in chain(unit) and is_out(m, as_of)}
    there -= {m.id for m in plan.records if said_to_hide(plan, unit, m)}
    gone = {m.replaces for m in plan.records if m.id in there}
    shown = seen(plan, unit, as_of)
    assert shown <= there
    assert not shown & gone
    assert {id_ for id_ in there - shown if id_ not in gone} <= {m.id for m in plan.records if m.replaces}


@settings(max_examples=60)
@given(plans(), units, days, st.data())
def test_hiding_twice_is_hiding_once(plan: Plan, unit: str, as_of: dt.date, data: st.DataObject) -> None:
    """To hide again what is hidden changes nothing."""
    records = [made for made in plan.records if made.unit in chain(unit)]
    made = data.draw(st.sampled_from(records)) if records else None
    if made is None:
        return
    once = plan.hiding(unit, (made.id,))
    assert seen(once.hiding(unit, (made.id,)), unit, as_of) == seen(once, unit, as_of)
    assert made.id not in seen(once, unit, as_of)


@settings(max_examples=60)
@given(plans(), units, days, days)
def test_time_moves_one_way(plan: Plan, unit: str, one: dt.date, other: dt.date) -> None:
    """Without ends nothing once seen goes, but for its replacement; without waits nothing comes back."""
    early, late = min(one, other), max(one, other)
    bare = [(m.unit, m.kind, m.slug, m.keys, m.draft) for m in plan.records]
    begins = Plan(tuple(Made(*b, embargo=m.embargo) for b, m in zip(bare, plan.records, strict=True)))
    ends = Plan(tuple(Made(*b, expiry=m.expiry) for b, m in zip(bare, plan.records, strict=True)))
    assert seen(begins, unit, early) <= seen(begins, unit, late)
    assert seen(ends, unit, early) >= seen(ends, unit, late)
    drafts = {made.id for made in plan.records if made.draft}
    assert not drafts & (seen(plan, unit, early) | seen(plan, unit, late))


def articles(shown: Catalogue) -> str:
    """Every article of a unit's section, and the page for lost readers."""
    site = Site(shown, ARTICLES)
    return "\n".join([site.not_found("/"), *(site.article(page).html for page in site.pages())])


@settings(max_examples=60)
@given(plans(), units, days)
def test_no_word_of_a_unit_beside_or_below_is_ever_shown(plan: Plan, unit: str, as_of: dt.date) -> None:
    """Each unit's content bears a mark; only those of the unit and its ancestors appear."""
    html = articles(catalogue_of(workspace(plan), unit, as_of))
    strangers = [name for name in UNITS if name not in chain(unit)]
    assert [name for name in strangers if marker(name) in html] == []
    assert marker(unit) in html


@settings(max_examples=60)
@given(plans(), units, days)
def test_every_address_is_given_once(plan: Plan, unit: str, as_of: dt.date) -> None:
    """However many records, issuers and terms; each is a path of slugs."""
    urls = [page.url for page in Site(catalogue_of(workspace(plan), unit, as_of), ARTICLES).pages()]
    assert len(urls) == len(set(urls))
    assert [url for url in urls if not re.fullmatch(r"(?:[a-z0-9-]+/)*", url)] == []


@settings(max_examples=40)
@given(plans(), units, days, st.randoms(use_true_random=False))
def test_articles_do_not_depend_on_any_order(plan: Plan, unit: str, as_of: dt.date, random: Random) -> None:
    """The same pages from files and keys in another order."""
    files = plan.files()
    mixed = {path: files[path] for path in random.sample(sorted(files), len(files))}
    mixed = {
        path: b"".join(random.sample(data.splitlines(keepends=True), data.count(b"\n")))
        for path, data in mixed.items()
    }
    pages = [articles(catalogue_of(load(MemoryFolder(f)).workspace, unit, as_of)) for f in (files, mixed)]
    assert pages[0] == pages[1]
