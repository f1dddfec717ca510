"""Laws of reading aloud: a listener who does not know the code hears the values that were written."""

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st
from tests.properties.heard import (
    heard_address,
    heard_day,
    heard_decimal,
    heard_figures,
    heard_hour,
    heard_whole,
)
from tests.properties.strategies_numbers import citing_texts

from nq57.language.number_words import cardinal, number, roman, roman_figures
from nq57.language.spoken import Lexicon, spoken
from nq57.model.reading_aloud import lexicon_of
from nq57.model.vocabulary import Vocabulary

_LEXICON = lexicon_of(Vocabulary())
_NAMES = {"NQ": "nghị quyết", "QĐ": "quyết định", "KH": "kế hoạch", "NĐ": "nghị định", "BC": "báo cáo"}
_ORGANS = {"CP": "chính phủ", "TTg": "thủ tướng chính phủ", "UBND": "ủy ban nhân dân", "TW": "trung ương"}
_ORGANS |= {"SNgV": "sở ngoại vụ", "HĐND": "hội đồng nhân dân", "BNV": "bộ nội vụ"}
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_days = st.dates(dt.date(1930, 1, 1), dt.date(2099, 12, 31))
_wholes = st.one_of(st.integers(0, 3000), st.integers(0, 10**18 - 1))
_digits = "0123456789"


def _said(text: str) -> str:
    return spoken(text, _LEXICON).text.lower()


def _grouped(value: int) -> str:
    return f"{value:,}".replace(",", ".")


@given(_wholes)
def test_a_whole_number_is_heard_as_it_was_written(value: int) -> None:
    """From its words, plain or in groups, with percent, money and units behind it."""
    assert heard_whole(cardinal(value)) == value
    assert heard_whole(_said(f"{_grouped(value)} xã").removesuffix(" xã")) == value
    assert heard_whole(_said(f"{_grouped(value)}%").removesuffix(" phần trăm")) == value
    assert heard_whole(_said(f"{_grouped(value)}đ").removesuffix(" đồng")) == value
    assert heard_whole(_said(f"-{_grouped(value)} °C").removeprefix("âm ").removesuffix(" độ c")) == value


@given(_wholes, st.text(_digits, min_size=1, max_size=9))
def test_decimals_are_heard_figure_by_figure(value: int, decimals: str) -> None:
    """No zero is lost, before or behind."""
    written = f"{_grouped(value)},{decimals}"
    assert heard_decimal(number(written)) == (value, decimals)
    assert heard_decimal(_said(written)) == (value, decimals)


@given(
    _days,
    st.sampled_from(["{0.day}/{0.month}/{0.year}", "{0:%d/%m/%Y}", "ngày {0:%d-%m-%Y}", "{0:%d.%m.%Y}"]),
)
def test_a_day_is_heard_as_it_was_written(day: dt.date, form: str) -> None:
    """In every form in which days are written."""
    assert heard_day(_said(form.format(day))) == day


@given(_days)
def test_a_day_in_words_is_heard_as_it_was_written(day: dt.date) -> None:
    """With the words for day, month and year between the figures."""
    assert heard_day(_said(f"ngày {day.day} tháng {day.month} năm {day.year}")) == day


@given(_days, _days, st.sampled_from(["-", "–", " - "]))
def test_both_ends_of_a_range_are_heard(first: dt.date, last: dt.date, dash: str) -> None:
    """Of days, and of years."""
    said = _said(f"{first:%d/%m/%Y}{dash}{last:%d/%m/%Y}")
    start, end = said.removeprefix("từ ").split(" đến ")
    assert (heard_day(start), heard_day(end)) == (first, last)
    start, end = _said(f"giai đoạn {first.year}{dash}{last.year}").removeprefix("giai đoạn ").split(" đến ")
    assert (heard_whole(start), heard_whole(end)) == (first.year, last.year)


@given(
    st.times(), st.sampled_from(["{0.hour}h{0:%M}", "{0:%H:%M}", "{0.hour} giờ {0:%M}", "{0.hour}g{0:%M}"])
)
def test_an_hour_is_heard_as_it_was_written(hour: dt.time, form: str) -> None:
    """In every form in which hours are written."""
    assert heard_hour(_said(form.format(hour))) == hour.replace(second=0, microsecond=0)


@given(
    st.integers(1, 99999),
    st.sampled_from(sorted(_NAMES)),
    st.sampled_from(sorted(_ORGANS)),
    st.one_of(st.none(), st.integers(1945, 2099)),
    st.sampled_from(["0", ""]),
)
def test_a_documents_number_is_heard_whole(
    serial: int, kind: str, organ: str, year: int | None, zero: str
) -> None:
    """Serial with its leading zero, year, type and organ."""
    figures = f"{zero}{serial}"
    party = organ == "TW" and kind in {"NQ", "QĐ", "KH", "BC"} and year is None
    form = f"{figures}-{kind}/{organ}" if party else f"{figures}{f'/{year}' if year else ''}/{kind}-{organ}"
    found = re.fullmatch(r"(\D+?) số (.+?)(?: năm (hai nghìn.*|một nghìn.*))? của (.+)", _said(form))
    assert found, _said(form)
    assert found[1] == _NAMES[kind]
    assert heard_figures(found[2]) == figures if zero else heard_whole(found[2]) == serial
    assert (heard_whole(found[3]) if found[3] else None) == year
    assert found[4] == _ORGANS[organ]


@given(st.sampled_from(_ROMANS), st.integers(1990, 2099))
def test_roman_figures_are_heard_as_numbers(figures: str, year: int) -> None:
    """Of quarters and congresses, with the year behind them."""
    value = _ROMANS.index(figures) + 1
    assert roman(figures) == value
    said = _said(f"quý {figures}/{year}").removeprefix("quý ")
    first, second = re.findall(r"(.+?) năm (.+nghìn.*)", said)[0]
    assert (heard_whole(first), heard_whole(second)) == (value, year)


@given(st.text(_digits, min_size=9, max_size=9), st.sampled_from([" ", ".", ""]))
def test_telephone_numbers_are_heard_figure_by_figure(figures: str, gap: str) -> None:
    """Every figure in its place, whatever parts them."""
    written = gap.join(("0" + figures[:3], figures[3:6], figures[6:]))
    assert heard_figures(_said(written)) == f"0{figures}"


@given(
    st.from_regex(
        r"[bcdghkmnpqt]{1,4}[0-9]{0,3}(\.[bcdghkmnpqt]{1,4}){0,2}\.vn(/[bcdhk]{1,3}){0,2}", fullmatch=True
    )
)
def test_addresses_are_heard_sign_by_sign(address: str) -> None:
    """What is spelled and named leads to the same address."""
    assert heard_address(_said(address)) == address


@given(st.one_of(st.text(max_size=60), citing_texts))
def test_any_text_is_read_and_leaves_no_figures(text: str) -> None:
    """Reading never raises; no figure is left that a machine would read its own way."""
    for lexicon in (_LEXICON, Lexicon()):
        assert not any(sign.isdecimal() for sign in spoken(text, lexicon).text)


@given(
    st.lists(
        st.one_of(_wholes.map(_grouped), st.sampled_from(["xã", "của", "đạt", "và", "hộ"])), max_size=12
    )
)
def test_no_number_of_a_sentence_is_lost_or_added(words: list[str]) -> None:
    """As many numbers are heard as were written, in their order."""
    parted = _said(" ; ".join(words)).split(";")
    written = [int(word.replace(".", "")) for word in words if word[0].isdecimal()]
    said = [part.strip() for part in parted if part.strip() not in {"xã", "của", "đạt", "và", "hộ", ""}]
    assert [heard_whole(part) for part in said] == written


@given(st.integers(1, 39))
def test_roman_figures_are_read_back(value: int) -> None:
    """As the same number."""
    assert roman(roman_figures(value)) == value
