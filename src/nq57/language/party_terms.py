"""Terms of the Party, within which its documents are numbered; the State's are numbered by the year.

It must not know documents. A term begins with its congress: the national ones at their own days, those of
provinces and below before it, in the second half of the year before. Source: the resolutions of the
congresses (I to XIV); Guideline 36-HD/VPTW of 2018 and 05-HD/VPTW of 2026 say that numbers run
through a term.
"""

import bisect
import datetime as dt

from nq57.language.numbers import Number

# The last days of the congresses from the sixth on: from the day after, numbers begin with 1.
_NATIONAL = (
    dt.date(1986, 12, 18),
    dt.date(1991, 6, 27),
    dt.date(1996, 7, 1),
    dt.date(2001, 4, 22),
    dt.date(2006, 4, 25),
    dt.date(2011, 1, 19),
    dt.date(2016, 1, 28),
    dt.date(2021, 2, 1),
    dt.date(2026, 1, 25),
)
_FIRST_COUNTED = 6
_YEARS = 5  # of a term
_LOCAL_MONTH = 7  # from which congresses of communes and provinces meet, every fifth year


def numbering_periods(number: Number, year: int, month: int = 0, day: int = 0) -> frozenset[str]:
    """Within what a number is used once: the year, or for the Party's documents the term, `khoa-13`.

    More than one where the day or month is unknown (0) and a congress met in that time.
    """
    first = dt.date(year, month or 1, day or 1)
    last = dt.date(year, month or 12, day or 28)
    return frozenset(_period(number, one) for one in (first, last))


def _period(number: Number, day: dt.date) -> str:
    if number.style != "party":
        return str(number.year or day.year)
    if number.organ.endswith("TW"):
        passed = bisect.bisect_left(_NATIONAL, day)
        return f"khoa-{passed + _FIRST_COUNTED - 1}"
    begun = day.year - (day.month < _LOCAL_MONTH)
    return f"nhiem-ky-{begun - begun % _YEARS}"
