"""The handbook's table of slips: what was written, what is said of it, and whether readers see the article.

Must not invent any: the slips are those of `tests/examples/slips.py`, each checked by a test, and what is
said comes from the checks themselves.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.examples.slips import ARTICLE, NAMES, SOUND, UNIT, UNIT_SOUND, Slip  # noqa: E402 - after the path
from tests.workspaces import DAY, UNITS, Files, article, loaded  # noqa: E402 - see above

from nq57.catalogue.inheritance import is_published  # noqa: E402 - see above
from nq57.catalogue.reviews import review  # noqa: E402 - see above
from nq57.model.problems import Problem  # noqa: E402 - see above

Row = tuple[str, str, str, str]
HEAD = ("Viết", "Báo", "Sửa", "Bạn đọc thấy")
_ARTICLE, _UNIT = "tinh-a/tin-tuc/a.md", "tinh-a/don-vi.yml"
_LONGEST = 180
_SHOWN = {True: "thấy", False: "chưa thấy"}


def article_rows() -> Iterator[Row]:
    """Slips in an article's file."""
    for slip in ARTICLE:
        written = _written(slip, SOUND)
        records = loaded({**UNITS, _ARTICLE: written}).workspace.records
        seen = any(is_published(record, DAY) for record in records)
        yield (_code(slip.lines), *_said_of(slip, written, _ARTICLE), _SHOWN[seen])


def unit_rows() -> Iterator[Row]:
    """Slips in `don-vi.yml`."""
    for slip in UNIT:
        said = _said_of(slip, _written(slip, UNIT_SOUND), _UNIT)
        yield (_code(slip.lines), *said, _SHOWN[slip.shown])


def name_rows() -> Iterator[Row]:
    """Files under names that nothing reads."""
    for path, code in NAMES:
        found = next(one for one in _told({path: article()}) if one.code == code)
        yield (_code(path.partition("/")[2]), *_said(found), _SHOWN[False])


def _written(slip: Slip, sound: tuple[str, ...]) -> str:
    """The sound text with the slip's lines in the place of one of its own."""
    return "\n".join((*sound[: slip.at - 1], slip.lines, *sound[slip.at :])) + "\n"


def _said_of(slip: Slip, text: str, path: str) -> tuple[str, str]:
    """The sentence and the remedy that the slip's own problem has."""
    wanted = (slip.code, path, slip.line)
    found = (one for one in _told({path: text}) if (one.code, one.source.path, one.source.line) == wanted)
    return _said(next(found))


def _told(files: Files) -> list[Problem]:
    found = loaded({**UNITS, **files})
    return sorted({*found.problems, *review(found.workspace, DAY)})


def _said(found: Problem) -> tuple[str, str]:
    return _short(found.message("vi")), _short(found.mend("vi"))


def _short(sentence: str) -> str:
    cut = sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST].rpartition(' ')[0]} …"
    return re.sub(r"([\\`*_\[\]<])", r"\\\1", cut)


def _code(lines: str) -> str:
    """What was written as code in one line; an arrow is an end of line, `⇥` a tab."""
    shown = lines.replace("\n", " ↵ ").replace("\t", "⇥") or "(dòng trống)"
    fence = "``" if "`" in shown else "`"
    padding = " " if fence == "``" or shown.startswith(" ") else ""
    return f"{fence}{padding}{shown}{padding}{fence}"
