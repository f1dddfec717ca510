"""What readers come for is done on a telephone in three taps or fewer, counted from the home page."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.kinds import UNIT, UNITS
from tests.browser.tapping import MOST_TAPS, Thumb, telephone

MOST_SCREENS = 5


@pytest.fixture
def phone(browser: Browser, host: str) -> Iterator[Page]:
    """The commune's home page on a telephone."""
    context = telephone(browser)
    page = context.new_page()
    page.goto(f"{host}{UNIT}/")
    yield page
    context.close()


@pytest.fixture
def thumb(phone: Page, record_property: Callable[[str, object], None]) -> Iterator[Thumb]:
    """Its taps are told at the end, with the seconds from the first to the last thing seen."""
    began, thumb = time.monotonic(), Thumb(phone)
    yield thumb
    record_property("taps", thumb.taps)
    record_property("seconds", round(time.monotonic() - began, 1))
    assert thumb.taps <= MOST_TAPS


def test_a_citizen_finds_the_lesson_on_online_services(phone: Page, thumb: Thumb) -> None:
    """Two taps lead to the lesson, whose first step is on the first screen."""
    thumb.tap(thumb.named("Học kỹ năng số"))
    thumb.tap(thumb.named("Dùng dịch vụ công trực tuyến"))
    expect(phone.locator(".nq-steps > li").first).to_be_in_viewport()


def test_an_official_sees_whether_a_decision_is_in_force_and_where_its_text_is(
    phone: Page, thumb: Thumb
) -> None:
    """From the open field by its number to its state and the way to its text, both on the first screen."""
    phone.get_by_label("Bạn cần tìm gì?").fill("1169 qd ttg")
    thumb.tap(phone.locator(".nq-seek button"))
    thumb.tap(phone.locator("[data-tim] .nq-search__list li a").first)
    expect(phone.locator("h1")).to_contain_text("1169/QĐ-TTg")
    expect(phone.locator(".nq-state dt").first).to_have_text("Hiệu lực")
    expect(phone.locator(".nq-state .nq-badge").first).to_be_in_viewport()
    text = phone.locator(".nq-actions a").first
    expect(text).to_be_in_viewport()
    assert (text.get_attribute("href") or "").startswith("https://")


def test_a_leader_sees_which_tasks_are_late(phone: Page, thumb: Thumb) -> None:
    """One tap on the number of tasks leads to the late ones, each with its day and who leads."""
    thumb.tap(thumb.named("Tất cả nhiệm vụ"))
    late = phone.locator("section[aria-labelledby=qua-han]")
    expect(late.get_by_role("heading")).to_be_in_viewport()
    expect(late.locator("time").first).to_have_text("09/06/2026")
    expect(late.locator(".nq-note").first).not_to_be_empty()


@pytest.mark.parametrize("unit", UNITS)
def test_a_home_page_is_at_most_five_screens_of_a_telephone(phone: Page, host: str, unit: str) -> None:
    """However much a section holds, what comes first is not buried."""
    phone.goto(f"{host}{unit}/")
    high = phone.evaluate("document.documentElement.scrollHeight / innerHeight")
    assert high <= MOST_SCREENS
