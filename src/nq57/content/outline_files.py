"""The outlines, boards and rules of reports: those shipped, and the workspace's own `bao-cao.yml`.

It must not know figures; it checks that every field, indicator and kind that an outline names exists.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from nq57.content.folder import ContentFolder
from nq57.content.text_files import clean_text
from nq57.content.validation import shape
from nq57.content.yaml_guard import YamlReading, read_yaml
from nq57.gate import check_text
from nq57.language.did_you_mean import nearest
from nq57.model.figures import number_text
from nq57.model.outlines import NUMBERS, WORDS, IndicatorRow, Outline, ReportingFile, fields_of
from nq57.model.problems import Problem, has_errors, problem
from nq57.model.records import KINDS_BY_FOLDER
from nq57.model.source import Source
from nq57.model.values import term_code
from nq57.model.vocabulary import Vocabulary

REPORTING_FILE = "bao-cao.yml"
_SHIPPED = Path(__file__).with_name("shipped") / REPORTING_FILE


def shipped_reporting() -> ReportingFile:
    """What the program brings."""
    return ReportingFile.model_validate(
        read_yaml(_SHIPPED.read_text(encoding="utf-8"), REPORTING_FILE).data
    )


def read_reporting(folder: ContentFolder, vocabulary: Vocabulary) -> tuple[ReportingFile, list[Problem]]:
    """The shipped outlines with the workspace's own, which replace those of the same code; all problems."""
    if not any(entry.path == REPORTING_FILE for entry in folder.files()):
        return shipped_reporting(), []
    return reporting_of(folder.read(REPORTING_FILE), vocabulary)


def reporting_of(data: bytes, vocabulary: Vocabulary) -> tuple[ReportingFile, list[Problem]]:
    """The same of the bytes of the workspace's own file."""
    shipped, clean = shipped_reporting(), clean_text(data, REPORTING_FILE)
    if clean.text is None:
        return shipped, list(clean.problems)
    reading = read_yaml(clean.text, REPORTING_FILE)
    found = [*clean.problems, *reading.problems]
    digest = hashlib.sha256(data).hexdigest()
    found += check_text(clean.text, REPORTING_FILE, digest, reading.data, reading.places)
    own, wrong = (None, []) if has_errors(found) else shape(ReportingFile, reading, REPORTING_FILE)
    if own is None:
        return shipped, found + wrong
    merged = _merged(shipped, own)
    found += [*wrong, *_outline_problems(own, merged, reading, vocabulary), *_score_problems(own, reading)]
    return (shipped if has_errors(found) else merged), found


def _merged(shipped: ReportingFile, own: ReportingFile) -> ReportingFile:
    codes = {outline.code for outline in own.outlines}
    kept = tuple(outline for outline in shipped.outlines if outline.code not in codes)
    return own.model_copy(update={"outlines": (*own.outlines, *kept)})


def _outline_problems(
    own: ReportingFile, merged: ReportingFile, reading: YamlReading, vocabulary: Vocabulary
) -> Iterator[Problem]:
    codes = [outline.code for outline in merged.outlines]
    for at, outline in enumerate(own.outlines):
        key = f"de_cuong.{at}"
        if outline.parts_of and outline.parts_of not in codes:
            details = _guessed(outline.parts_of, codes)
            yield problem("de-cuong-la", _place(reading, f"{key}.phan_cua"), **details)
        for place, text in _texts(outline, key):
            yield from _field_problems(text, _place(reading, place))
        for place, row in _rows(outline, key):
            yield from _row_problems(row, _place(reading, place), vocabulary)


def _score_problems(merged: ReportingFile, reading: YamlReading) -> Iterator[Problem]:
    """Scores for boards or criteria that do not exist, or above what a criterion gives."""
    boards = {board.code: board for board in merged.boards}
    for at, scored in enumerate(merged.scores):
        board = boards.get(scored.board)
        if board is None:
            details = {"what": "bảng tiêu chí", "what_en": "board", **_guessed(scored.board, list(boards))}
            yield problem("tieu-chi-la", _place(reading, f"tu_cham.{at}.bang"), **details)
            continue
        most = {criterion.code: criterion.points for criterion in board.criteria}
        for number, score in enumerate(scored.scores):
            place = _place(reading, f"tu_cham.{at}.diem.{number}")
            if score.criterion not in most:
                details = {
                    "what": "tiêu chí",
                    "what_en": "criterion",
                    **_guessed(score.criterion, list(most)),
                }
                yield problem("tieu-chi-la", place, **details)
            elif score.points > most[score.criterion]:
                points = {"most": number_text(most[score.criterion]), "points": number_text(score.points)}
                yield problem("diem-qua-muc", place, value=score.criterion, **points)


def _texts(outline: Outline, key: str) -> Iterator[tuple[str, str]]:
    named = (("trich_yeu", outline.subject), ("mo_dau", outline.basis), ("ket_thuc", outline.closing))
    yield from ((f"{key}.{name}", text) for name, text in named if text)
    yield from ((f"{key}.kinh_gui.{at}", text) for at, text in enumerate(outline.addressees))
    for at, part in enumerate(outline.parts):
        for number, block in enumerate(part.blocks):
            if block.text:
                yield f"{key}.phan.{at}.noi_dung.{number}.doan", block.text


def _rows(outline: Outline, key: str) -> Iterator[tuple[str, IndicatorRow]]:
    for at, part in enumerate(outline.parts):
        for number, block in enumerate(part.blocks):
            for line, row in enumerate(block.rows):
                yield f"{key}.phan.{at}.noi_dung.{number}.dong.{line}", row


def _field_problems(text: str, place: Source) -> Iterator[Problem]:
    known = sorted(WORDS | NUMBERS)
    for use in fields_of(text):
        if use.name not in known:
            yield problem("truong-la", place, **_guessed(use.name, known))


def _row_problems(row: IndicatorRow, place: Source, vocabulary: Vocabulary) -> Iterator[Problem]:
    if row.indicator and not term_code(row.indicator, vocabulary.indicators):
        labels = [one.code for one in vocabulary.indicators]
        yield problem("chi-so-la", place, **_guessed(row.indicator, labels))
    for kind in row.counting.kinds if row.counting else ():
        if kind not in KINDS_BY_FOLDER:
            yield problem("truong-la", place, **_guessed(kind, list(KINDS_BY_FOLDER)))


def _guessed(value: str, known: list[str]) -> dict[str, str | None]:
    guess = nearest(value, known)
    return {"value": value, "guess": guess[0] if guess else None}


def _place(reading: YamlReading, key: str) -> Source:
    while key not in reading.places and "." in key:
        key = key.rpartition(".")[0]
    return Source(REPORTING_FILE, *reading.places.get(key, (1, 1)))
