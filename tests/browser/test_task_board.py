"""The tasks' form narrows the tables, on a telephone too; without scripts the tables stand as they are."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

TELEPHONE: ViewportSize = {"width": 390, "height": 844}
ROWS = "tr[data-nq-task]:visible"
pytestmark = pytest.mark.browser


@pytest.fixture
def tasks(browser: Browser, host: str) -> Iterator[Page]:
    """The tasks of a province on a telephone's width."""
    context = browser.new_context(viewport=TELEPHONE)
    page = context.new_page()
    page.goto(f"{host}lai-chau/nhiem-vu/")
    page.get_by_label("Mở bộ lọc").check()
    yield page
    context.close()


def test_late_tasks_stand_first_and_can_be_asked_for(tasks: Page) -> None:
    """Four deadlines of the plan and two reports have passed; the choice shows just these."""
    expect(tasks.get_by_role("heading", name="Quá hạn")).to_be_visible()
    late = tasks.locator("#qua-han ~ ul li").count()
    assert late == 6
    tasks.get_by_label("Thời hạn").select_option("qua-han")
    expect(tasks.locator(ROWS)).to_have_count(late)
    expect(tasks.get_by_role("status")).to_contain_text(f"{late} trong")
    assert "han=qua-han" in tasks.url


def test_choices_narrow_together_and_can_be_taken_back(tasks: Page) -> None:
    """A lead and words, without accents; headings without rows go; the address keeps the choice."""
    before = tasks.locator(ROWS).count()
    tasks.get_by_label("Chủ trì").select_option("Sở Văn hóa, Thể thao và Du lịch")
    some = tasks.locator(ROWS).count()
    assert 0 < some < before
    tasks.get_by_label("Tìm trong tên").fill("phong vien")
    expect(tasks.locator(ROWS)).to_have_count(2)
    tasks.reload()
    expect(tasks.locator(ROWS)).to_have_count(2)
    tasks.get_by_role("button", name="Bỏ lọc").click()
    expect(tasks.locator(ROWS)).to_have_count(before)


def test_nothing_is_wider_than_the_telephone(tasks: Page) -> None:
    """Neither the form nor the tables push the page aside."""
    assert tasks.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]
