"""The value types read what editors type, and refuse the rest with our own codes.

They must not know which field holds a value.
"""

import datetime as dt

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from nq57.model.values import (
    Colour,
    OneOf,
    PartialDate,
    Term,
    Texts,
    Url,
    read_day,
    read_partial_date,
    read_text,
    read_yes_no,
    term_code,
    term_key,
)

TERMS = (Term("con-hieu-luc", "Còn hiệu lực", ("còn",)), Term("het", "Hết hiệu lực"))


def code_of(error: PydanticCustomError) -> str:
    """The code of our own that a refusal bears."""
    return error.type


@pytest.mark.parametrize(
    "text",
    ["16/06/2025", "16/6/2025", "16-06-2025", "16.6.2025", "2025-06-16", "2025-6-16", " 16/06/2025 "],
)
def test_a_day_is_read_as_officials_and_machines_write_it(text: str) -> None:
    """Day first with slash, dot or hyphen, or ISO; zeros are optional."""
    assert read_day(text) == dt.date(2025, 6, 16)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02/2025", "ngay-khong-co"),
        ("29/02/2025", "ngay-khong-co"),
        ("00/01/2025", "ngay-khong-co"),
        ("2025-13-01", "ngay-khong-co"),
        ("01/01/1899", "ngay-khong-co"),
        ("01/01/2200", "ngay-khong-co"),
        ("hôm qua", "ngay-sai-dang"),
        ("6/2025", "ngay-sai-dang"),
        ("2025", "ngay-sai-dang"),
        ("16/06/25", "ngay-sai-dang"),
        ("16 tháng 6 năm 2025", "ngay-sai-dang"),
        ("  ", "de-trong"),
    ],
)
def test_what_is_no_day_is_refused(text: str, code: str) -> None:
    """Impossible days and other writings bear different codes."""
    with pytest.raises(PydanticCustomError) as refused:
        read_day(text)
    assert code_of(refused.value) == code


@pytest.mark.parametrize("value", [["01/06/2025"], {"a": "b"}, None])
def test_a_list_is_no_day(value: object) -> None:
    """A list or group where a day belongs is told as such, not printed as Python."""
    with pytest.raises(PydanticCustomError) as refused:
        read_day(value)
    assert code_of(refused.value) == "khong-phai-chu"


def test_a_leap_day_is_a_day() -> None:
    """29 February exists every fourth year."""
    assert read_day("29/02/2028") == dt.date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "date", "shown", "iso"),
    [
        ("22/12/2024", PartialDate(2024, 12, 22), "22/12/2024", "2024-12-22"),
        ("5/2/2025", PartialDate(2025, 2, 5), "05/02/2025", "2025-02-05"),
        ("8/2025", PartialDate(2025, 8), "08/2025", "2025-08"),
        ("2025-08", PartialDate(2025, 8), "08/2025", "2025-08"),
        ("2026", PartialDate(2026), "2026", "2026"),
    ],
)
def test_a_partial_date_keeps_what_is_unknown(text: str, date: PartialDate, shown: str, iso: str) -> None:
    """A month or a year alone is read, and printed back without an invented day."""
    assert read_partial_date(text) == date
    assert (date.text, date.iso) == (shown, iso)


@pytest.mark.parametrize("text", ["13/2025", "2025-00", "0/2025", "1800"])
def test_an_impossible_month_or_year_is_refused(text: str) -> None:
    """A partial date is checked like a whole one."""
    with pytest.raises(PydanticCustomError) as refused:
        read_partial_date(text)
    assert code_of(refused.value) == "ngay-khong-co"


def test_partial_dates_order_by_what_they_can_mean_first() -> None:
    """A year comes before its months, a month before its days."""
    dates = [PartialDate(2025, 8, 12), PartialDate(2025), PartialDate(2025, 8), PartialDate(2024, 12, 31)]
    assert [date.text for date in sorted(dates)] == ["31/12/2024", "2025", "08/2025", "12/08/2025"]


def test_the_first_day_of_a_partial_date() -> None:
    """The earliest day it can mean."""
    firsts = [
        PartialDate(2025).first_day,
        PartialDate(2025, 8).first_day,
        PartialDate(2025, 8, 9).first_day,
    ]
    assert firsts == [dt.date(2025, 1, 1), dt.date(2025, 8, 1), dt.date(2025, 8, 9)]


@pytest.mark.parametrize("text", ["có", "Có", "CO", "true", "yes", " có "])
def test_yes(text: str) -> None:
    """Yes is có, with or without mark, and what other tools write."""
    assert read_yes_no(text) is True


@pytest.mark.parametrize("text", ["không", "Khong", "false", "NO"])
def test_no(text: str) -> None:
    """No is không, with or without mark, and what other tools write."""
    assert read_yes_no(text) is False


@pytest.mark.parametrize("text", ["có lẽ", "1", "off"])
def test_neither_yes_nor_no(text: str) -> None:
    """Nothing else is guessed."""
    with pytest.raises(PydanticCustomError) as refused:
        read_yes_no(text)
    assert code_of(refused.value) == "khong-phai-co-khong"


@pytest.mark.parametrize(
    ("value", "code"), [(None, "khong-phai-chu"), ([], "khong-phai-chu"), (" ", "de-trong")]
)
def test_nothing_is_no_text(value: object, code: str) -> None:
    """Text is text, and not blank."""
    with pytest.raises(PydanticCustomError) as refused:
        read_text(value)
    assert code_of(refused.value) == code


def test_one_text_stands_for_a_list_of_one() -> None:
    """An editor may leave out the hyphen of a list of one."""
    texts: TypeAdapter[tuple[str, ...]] = TypeAdapter(Texts)
    assert texts.validate_python("một") == ("một",)
    assert texts.validate_python(["một", " hai "]) == ("một", "hai")


@pytest.mark.parametrize(
    "spelling", ["con-hieu-luc", "Còn hiệu lực", "CÒN HIỆU LỰC", "con_hieu_luc", "còn"]
)
def test_a_term_is_read_in_every_spelling(spelling: str) -> None:
    """Code, label and other names, in any case, with blanks, hyphens or underscores."""
    assert term_code(spelling, TERMS) == "con-hieu-luc"


def test_an_unknown_term_tells_the_known_ones() -> None:
    """A refusal carries the labels to choose from."""
    with pytest.raises(PydanticCustomError) as refused:
        OneOf(TERMS).read("Tạm dừng")
    assert refused.value.type == "gia-tri-la"
    assert refused.value.context == {"value": "Tạm dừng", "known": ["Còn hiệu lực", "Hết hiệu lực"]}


def test_decomposed_spellings_are_the_same_term() -> None:
    """Letters written as base and mark compare equal to composed ones."""
    assert term_key("Co\u0300n") == term_key("Còn")


@pytest.mark.parametrize(("text", "colour"), [("#B3261E", "#b3261e"), (" #0f6070 ", "#0f6070")])
def test_a_colour_is_read_in_small_letters(text: str, colour: str) -> None:
    """Six hexadecimal digits after a hash."""
    assert TypeAdapter(Colour).validate_python(text) == colour


@pytest.mark.parametrize("text", ["đỏ", "#fff", "#12345g", "red;}", "#1234567"])
def test_other_colours_are_refused(text: str) -> None:
    """Names and short forms are no colours here; nothing can leave the style sheet's value."""
    with pytest.raises(ValidationError, match="not a colour"):
        TypeAdapter(Colour).validate_python(text)


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c#d", "http://a.vn", "mailto:vt@a.vn", "tel:+842053123456"]
)
def test_links_of_safe_kinds_are_taken(url: str) -> None:
    """Web, mail and telephone addresses are links."""
    assert TypeAdapter(Url).validate_python(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "example.org",
        "//example.org",
        "https://a b",
        'https://a"onx',
        "https://a<b",
        "JAVASCRIPT:alert(1)",
    ],
)
def test_links_of_other_kinds_are_refused(url: str) -> None:
    """No script, no data, no address that could leave its attribute."""
    with pytest.raises(ValidationError, match="not a link"):
        TypeAdapter(Url).validate_python(url)
