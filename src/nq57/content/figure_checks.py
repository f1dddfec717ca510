"""Whether a period's figures fit their indicators: known, once, in the right form and measure.

It must not know other records; indicators come from the workspace's vocabulary.
"""

from collections.abc import Iterator
from dataclasses import replace

from nq57.language.did_you_mean import nearest
from nq57.model.figures import number_text
from nq57.model.indicators import Figure, Indicator, PeriodFigures
from nq57.model.problems import Problem, problem
from nq57.model.records import Record
from nq57.model.source import Source
from nq57.model.values import term_code, term_key
from nq57.model.vocabulary import Vocabulary

_SHARE = ("tu_so và mau_so, mau_so lớn hơn 0", "tu_so and mau_so, the latter above 0")
_COUNT = ("gia_tri", "gia_tri")


def checked_figures(
    record: Record, fields: PeriodFigures, vocabulary: Vocabulary
) -> tuple[Record, list[Problem]]:
    """The record with its indicators as codes, and all problems of its figures."""
    problems: list[Problem] = []
    first: dict[str, int] = {}
    figures = []
    for at, figure in enumerate(fields.figures):
        place = record.place(f"so_lieu.{at}")
        code = term_code(figure.indicator, vocabulary.indicators)
        known = vocabulary.indicator(code) if code else None
        if known is None:
            problems.append(_unknown(record, at, figure, vocabulary))
            continue
        if first.setdefault(known.code, at) != at:
            details = {
                "period": fields.period.code,
                "other": f"dòng {record.place(f'so_lieu.{first[known.code]}').line}",
            }
            problems.append(problem("chi-so-trung", place, value=known.label, **details))
        problems += _form(figure, known, place)
        figures.append(figure.model_copy(update={"indicator": known.code}))
    return replace(record, fields=fields.model_copy(update={"figures": tuple(figures)})), problems


def _unknown(record: Record, at: int, figure: Figure, vocabulary: Vocabulary) -> Problem:
    guess = nearest(figure.indicator, [one.label for one in vocabulary.indicators])
    place = record.place(f"so_lieu.{at}.chi_so")
    return problem("chi-so-la", place, value=figure.indicator, guess=guess[0] if guess else None)


def _form(figure: Figure, known: Indicator, place: Source) -> Iterator[Problem]:
    """A share has both its numbers, a count has its value, and neither the other's."""
    both = figure.part is not None and bool(figure.whole)
    one = figure.part is not None or figure.whole is not None
    if known.share and (not both or figure.value is not None):
        yield problem("chi-so-sai-dang", place, value=known.label, wanted=_SHARE[0], wanted_en=_SHARE[1])
    elif not known.share and (one or figure.value is None):
        yield problem("chi-so-sai-dang", place, value=known.label, wanted=_COUNT[0], wanted_en=_COUNT[1])
    if figure.part is not None and figure.whole is not None and figure.part > figure.whole > 0:
        numbers = {"part": number_text(figure.part), "whole": number_text(figure.whole)}
        yield problem("tu-so-qua-mau-so", place, **numbers)
    if figure.unit and term_key(figure.unit) not in {term_key(known.unit), "%" if known.share else ""}:
        yield problem("don-vi-tinh-khac", place, value=known.label, wanted=known.unit, unit=figure.unit)
