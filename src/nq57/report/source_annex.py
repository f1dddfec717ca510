"""Where the numbers of a report come from, as one table that papers and workbooks end with.

It must not know Word or sheets. A record that has a row in an annex is named by that row, so that counts
of many tasks stay short; a workbook names every record.
"""

from collections.abc import Iterable, Iterator

from nq57.language.number_words import roman_figures
from nq57.report.paper import NumberSource, ReportPaper, Run, Table

COLUMNS = ("TT", "Số liệu", "Giá trị", "Cách tính", "Bản ghi trong kho")
WIDTHS = (5, 25, 14, 24, 32)
_NONE = "không có"


def source_table(sources: Iterable[NumberSource]) -> Table:
    """Each number with its rule and every record, by name."""
    return _table((source, "; ".join(source.value.records)) for source in sources)


def short_source_table(paper: ReportPaper) -> Table:
    """The same, with the rows of annexes for records that have one, and ids together by their folder."""
    places = _places(paper)
    return _table((source, _records_text(source.value.records, places)) for source in paper.sources)


def _table(sources: Iterable[tuple[NumberSource, str]]) -> Table:
    rows = tuple(
        (
            Run(str(source.number)),
            Run(source.label),
            Run(source.value.text),
            Run("; ".join(filter(None, (source.value.how, source.value.note, source.value.missing)))),
            Run(records or _NONE),
        )
        for source, records in sources
    )
    return Table("Nguồn số liệu", COLUMNS, WIDTHS, rows)


def _places(paper: ReportPaper) -> dict[str, tuple[int, int]]:
    """The annex and the row of each record that has a row; of two annexes the first."""
    places: dict[str, tuple[int, int]] = {}
    for at, annex in enumerate(paper.annexes):
        for row, record in enumerate(annex.records, start=1):
            places.setdefault(record, (at, row))
    return places


def _records_text(records: tuple[str, ...], places: dict[str, tuple[int, int]]) -> str:
    by_annex: dict[int, list[int]] = {}
    by_folder: dict[str, list[str]] = {}
    for record in records:
        if found := places.get(record):
            by_annex.setdefault(found[0], []).append(found[1])
        else:
            folder, _, name = record.rpartition("/")
            by_folder.setdefault(folder, []).append(name)
    rows = (
        f"Phụ lục {roman_figures(at + 1)}, dòng {', '.join(_spans(by_annex[at]))}"
        for at in sorted(by_annex)
    )
    ids = (
        f"{folder}/{names[0]}" if len(names) == 1 else f"{folder}: {', '.join(names)}"
        for folder, names in by_folder.items()
    )
    return "; ".join((*rows, *ids))


def _spans(numbers: list[int]) -> Iterator[str]:
    """Numbers as spans: `1–3`, `5`."""
    ordered = sorted(numbers)
    first = last = ordered[0]
    for number in (*ordered[1:], -1):
        if number == last + 1:
            last = number
            continue
        yield str(first) if first == last else f"{first}–{last}"
        first = last = number
