"""Questions asked of the five units are answered right, or not at all, as often as was promised."""

import datetime as dt
from collections.abc import Callable
from functools import lru_cache

import pytest
from tests.asking import SETS, Graded, graded
from tests.projects import AS_OF, ROOT

from nq57.render.asking.answering import Answer, Answers
from nq57.render.asking.replies import reply
from nq57.render.site import Site
from nq57.site_shell.project import open_project

Sites = Callable[[str], Site]
RIGHT, ABSTAINS, ANSWERS = 0.95, 0.9, 0.8


@pytest.fixture(scope="module")
def sites() -> Sites:
    """The five sections, each made when it is first asked."""
    project = open_project(ROOT)
    return lru_cache(None)(lambda unit: project.site(unit, dt.date.fromisoformat(AS_OF)))


@pytest.fixture(scope="module")
def answered(sites: Sites) -> Callable[[str], list[tuple[Graded, Answer | None]]]:
    """Every question of a set with its answer."""
    answers: dict[str, Answers] = {}

    @lru_cache(None)
    def of(name: str) -> list[tuple[Graded, Answer | None]]:
        found = []
        for one in graded(name):
            unit = answers.setdefault(one.unit, sites(one.unit).asking.answers())
            found.append((one, unit.answer(one.question)))
        return found

    return of


@pytest.mark.parametrize("name", SETS)
def test_answers_are_right_and_silence_is_kept(
    answered: Callable[[str], list[tuple[Graded, Answer | None]]], name: str
) -> None:
    """Right when it answers, silent where the section has nothing, and seldom silent where it has."""
    found = answered(name)
    given = [(one, answer) for one, answer in found if answer]
    wrong = [one.question for one, answer in given if not one.is_right(answer.row.url)]
    able = [answer for one, answer in found if one.addresses]
    unable = [answer for one, answer in found if not one.addresses]
    assert len(found) > 100
    assert 1 - len(wrong) / len(given) >= RIGHT, wrong
    assert unable.count(None) / len(unable) >= ABSTAINS
    assert 1 - able.count(None) / len(able) >= ANSWERS


def test_both_sets_together_keep_what_was_promised(
    answered: Callable[[str], list[tuple[Graded, Answer | None]]],
) -> None:
    """At least two hundred questions, of which no one is in both."""
    found = [pair for name in SETS for pair in answered(name)]
    assert len({(one.unit, one.question) for one, _ in found}) == len(found) >= 200
    given = [(one, answer) for one, answer in found if answer]
    assert sum(one.is_right(answer.row.url) for one, answer in given) / len(given) >= RIGHT


def test_a_reply_is_quoted_from_the_page_it_names(sites: Sites) -> None:
    """Record, whole address, level and confidence stand beside a passage that the page shows."""
    site = sites("lang-son/phuong-ky-lua")
    found = reply(site.asking, "Ai chủ trì tuyên truyền ở phường?")
    page = site.page_of_record("hoi-dap/kl-ai-chu-tri/")
    assert found.record == "lang-son/phuong-ky-lua/hoi-dap/kl-ai-chu-tri"
    assert found.url == f"{site.catalogue.unit.section_url}hoi-dap/kl-ai-chu-tri/"
    assert found.level == "Đơn vị"
    assert found.confidence > 0.5
    assert found.answer
    assert page
    assert found.answer.split(",", maxsplit=1)[0] in site.article(page).html


def test_nothing_is_replied_without_a_passage(sites: Sites) -> None:
    """Only how unsure it is and how to reach the unit are told then."""
    found = reply(sites("lang-son/phuong-ky-lua").asking, "Giá vàng hôm nay bao nhiêu?").as_data()
    contact = found.pop("contact")
    assert float(str(found.pop("confidence"))) < 0.5
    assert contact == ("https://kylua.langson.gov.vn",)
    assert set(found.values()) == {None}
