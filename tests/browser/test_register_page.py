"""The register finds, filters and sorts on a telephone, by keyboard; without scripts it is a table."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

TELEPHONE: ViewportSize = {"width": 390, "height": 844}
UNIT = "lang-son.phuong-ky-lua"
LINES = """() => [...document.querySelectorAll(".nq-register tbody tr")].map(row => row.outerHTML
  .replace(/\\s+/g, " ").replace(/> | </g, mark => mark.trim())
  .replace(/href="[^"]*\\/([^"\\/]+)\\/"/g, 'href="$1"'))"""
pytestmark = pytest.mark.browser


@pytest.fixture
def register(browser: Browser, host: str) -> Iterator[Page]:
    """The register on a telephone's width."""
    context = browser.new_context(viewport=TELEPHONE)
    page = context.new_page()
    page.goto(f"{host}{UNIT}/van-ban/")
    yield page
    context.close()


def numbers(page: Page) -> list[str]:
    """The numbers in the first column."""
    return [text.strip() for text in page.locator(".nq-register tbody th").all_inner_texts()]


def find(page: Page, words: str) -> list[str]:
    """What the words find."""
    page.get_by_label("Tìm số, ký hiệu").fill(words)
    expect(page.get_by_role("status")).to_contain_text("văn bản")
    return numbers(page)


@pytest.mark.parametrize(
    "words",
    [
        "1169 qd ttg",
        "1169/QĐ-TTg",
        "1169qdttg",
        "qđ 1169",
        "QD-TTG 1169 ",
        "1169/2025",
        "Số: 1169/QĐ-TTg",
        "16/6/2025",
        "Quyết định số 1169/QĐ-TTg ngày 16/6/2025 của Thủ tướng Chính phủ",
        "Theo “Quyết định số 1169/QĐ-TTg ngày 16 tháng 6 năm 2025” mà ông bà đã biết",
    ],
)
def test_a_number_is_found_however_it_is_written(register: Page, words: str) -> None:
    """The document itself comes first, before those that name it."""
    assert find(register, words)[0] == "1169/QĐ-TTg"


def test_the_very_number_comes_before_longer_ones(register: Page) -> None:
    """Figures begin other numbers too, and stand in subjects."""
    found = find(register, "1")
    exact = [number for number in found if re.match(r"0*1\D", number)]
    assert len(found) > len(exact) > 0
    assert found[: len(exact)] == exact
    assert find(register, "57")[0] == "57-NQ/TW"


def test_back_from_a_document_the_list_is_as_long_as_before(register: Page) -> None:
    """Words, choices and the lines that were asked for are still there."""
    register.get_by_label("Mở bộ lọc").check()
    register.get_by_label("Sắp xếp").select_option("Số, ký hiệu")
    register.get_by_role("button", name="Hiện thêm").click()
    expect(register.locator(".nq-register tbody tr").nth(60)).to_be_visible()
    before = numbers(register)
    listed = register.url
    register.locator(".nq-register tbody a").nth(60).click()
    expect(register).not_to_have_url(listed)
    register.go_back()
    expect(register.get_by_label("Sắp xếp")).to_have_value("so_ky_hieu")
    expect(register.locator(".nq-register tbody tr")).to_have_count(len(before))
    assert numbers(register) == before


@pytest.mark.parametrize("words", ["tháng 6/2025", "Tháng 06 năm 2025", "trong tháng 6 năm 2025"])
def test_a_month_finds_its_documents(register: Page, words: str) -> None:
    """Every one of that month, however it is written, before those that only say it; words narrow them."""
    found = find(register, words)
    days = register.locator(".nq-register tbody time").evaluate_all("days => days.map(day => day.dateTime)")
    of_month = [day.startswith("2025-06") for day in days]
    assert "1169/QĐ-TTg" in found
    assert sum(of_month) > 1
    assert all(of_month[: sum(of_month)])
    narrowed = find(register, f"truyền thông {words}")
    assert "1169/QĐ-TTg" in narrowed
    assert len(narrowed) < len(found)


def test_figures_that_may_be_a_month_find_both(register: Page) -> None:
    """The numbers that begin so and the documents of that month, before those that only say the figures."""
    of_month = find(register, "tháng 6/2025")
    found = find(register, "6/2025")
    numbered = [number for number in found if re.match(r"0*6\D", number)]
    assert set(found[: len({*of_month, *numbered})]) == {*of_month, *numbered}


def test_words_are_found_with_and_without_accents(register: Page) -> None:
    """Both find the same; figures are whole numbers; nonsense finds nothing and says so."""
    with_accents = find(register, "bảo vệ dữ liệu")
    assert len(with_accents) >= 3
    assert find(register, "bao ve du lieu") == with_accents
    assert "57-NQ/TW" in find(register, "nq57 ")
    assert not {"357", "572"} & {number.split("-")[0] for number in find(register, "57 ")}
    assert find(register, "khongcogi") == []
    expect(register.get_by_role("status")).to_contain_text("Không có văn bản")


def test_filters_narrow_and_are_kept_in_the_address(register: Page) -> None:
    """Each choice leaves as many as it says; the address leads to the same list; reset brings all back."""
    before = numbers(register)
    choice = register.get_by_label("Loại").locator("option", has_text="Luật")
    count = int((choice.text_content() or "").partition("(")[2].rstrip(")"))
    register.get_by_label("Mở bộ lọc").check()
    register.get_by_label("Loại").select_option("Luật")
    expect(register.get_by_role("status")).to_have_text(f"Tìm thấy {count} văn bản.")
    register.get_by_label("Năm").select_option("2024")
    expect(register.get_by_role("status")).to_have_text("Tìm thấy 1 văn bản.")
    kept = numbers(register)
    register.reload()
    expect(register.get_by_role("status")).to_have_text("Tìm thấy 1 văn bản.")
    assert numbers(register) == kept
    register.get_by_role("button", name="Bỏ lọc").click()
    expect(register.get_by_role("status")).to_have_text("")
    assert numbers(register) == before
    assert "?" not in register.url


def test_everything_is_reached_by_keyboard(register: Page) -> None:
    """Words, choices, reset and the first document follow each other; nothing hidden takes the focus."""
    register.get_by_label("Tìm số, ký hiệu").focus()
    register.keyboard.type("1169 qd ttg")
    expect(register.get_by_role("status")).to_contain_text("Tìm thấy")
    register.keyboard.press("Tab")
    register.keyboard.press("Space")  # the fold of a telephone
    seen = []
    for _ in range(12):
        register.keyboard.press("Tab")
        seen.append(register.evaluate("document.activeElement.name || document.activeElement.innerText"))
        box = register.evaluate("document.activeElement.getBoundingClientRect().width")
        assert box > 1
        if "1169" in seen[-1]:
            break
    assert {"loai", "co_quan_ban_hanh", "nam", "hieu_luc", "sap", "Bỏ lọc"} <= set(seen)
    assert seen[-1] == "1169/QĐ-TTg"
    register.keyboard.press("Enter")
    expect(register.get_by_role("heading", level=1)).to_have_text("Quyết định số 1169/QĐ-TTg")


def test_the_script_writes_the_lines_that_the_template_writes(register: Page) -> None:
    """Those that both show, letter for letter but for blanks and the way to the page."""
    given = register.evaluate(LINES)
    register.get_by_label("Mở bộ lọc").check()
    register.get_by_label("Cấp").select_option("Trung ương")
    expect(register.get_by_role("status")).to_contain_text("Tìm thấy")
    made = register.evaluate(LINES)
    assert len(made) == 50
    assert len([line for line in given if line in made]) >= 40


def test_heads_of_columns_sort_on_a_wide_screen(browser: Browser, host: str) -> None:
    """A click sorts by the column and says so; another click goes back to the newest first."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{host}{UNIT}/van-ban/")
    head = page.get_by_role("columnheader", name="Số, ký hiệu")
    newest = numbers(page)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    figures = [int(number.split("/")[0].split("-")[0]) for number in numbers(page)[:20]]
    assert figures == sorted(figures)
    more = page.get_by_role("button", name="Hiện thêm")
    more.click()
    expect(page.locator(".nq-register tbody tr").nth(60)).to_be_visible()
    head.get_by_role("button").click()
    expect(page.get_by_role("columnheader", name="Ngày ban hành")).to_have_attribute(
        "aria-sort", "descending"
    )
    assert numbers(page) == newest
    page.close()


def test_without_scripts_the_register_is_a_table_in_pages(browser: Browser, host: str) -> None:
    """No form that does nothing; lists by year and issuer, and the pages lead on."""
    context = browser.new_context(viewport=TELEPHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}{UNIT}/van-ban/")
    expect(page.locator(".nq-finder")).to_be_hidden()
    expect(page.locator(".nq-filters")).to_be_visible()
    assert len(numbers(page)) == 50
    first = numbers(page)
    page.get_by_role("link", name="Trang sau").click()
    expect(page.get_by_role("link", name="Trang trước")).to_be_visible()
    assert not set(numbers(page)) & set(first) - {"Chưa có số"}
    context.close()
