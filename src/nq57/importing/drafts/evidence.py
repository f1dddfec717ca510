"""Where each value of a draft was read, kept beside its report until somebody has confirmed the record.

It must not know forms; a file that is not as it was written tells nothing.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from nq57.importing.drafts.draft import WORDS, Draft, DraftValue

REPORTS = "bao-cao-nhap"
"""The folder of reports, beside `content/`."""
_LARGEST = 4 * 1024 * 1024  # bytes of one file
_MOST_ROWS = 500  # of one record


@dataclass(frozen=True, slots=True)
class ValueEvidence:
    """The words of the paper that a key's value was read from, where, and how sure that is."""

    key: str
    text: str
    page: int
    line: int
    sure: str
    ask: str = ""


def evidence_of(values: Iterable[DraftValue]) -> tuple[ValueEvidence, ...]:
    """The evidence of some values that bear words of the paper, in order."""
    return tuple(
        ValueEvidence(
            one.key.split(".")[0], " ".join(one.origin.text.split()), one.origin.page, one.origin.line,
            WORDS[one.confidence], one.ask,
        )
        for one in values
        if one.origin.text or one.ask
    )  # fmt: skip


def evidence_text(draft: Draft) -> str:
    """The evidence of every record of a draft as JSON, by record."""
    records = dict.fromkeys(value.record for value in draft.values)
    rows = {
        record: [asdict(one) for one in evidence_of(v for v in draft.values if v.record == record)]
        for record in records
    }
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def evidence_for(reports: Path, record: str) -> tuple[ValueEvidence, ...]:
    """What the reports in a unit's folder kept of a record such as `tinh-a/van-ban/35-kh-ubnd`."""
    name = record.rpartition("/")[2]
    files = (path for path in sorted(reports.glob("*.json")) if name.startswith(path.stem))
    return next((rows for path in files if (rows := _kept(path, record))), ())


def _kept(path: Path, record: str) -> tuple[ValueEvidence, ...]:
    try:
        if path.stat().st_size > _LARGEST:
            return ()
        rows = json.loads(path.read_text(encoding="utf-8"))[record][:_MOST_ROWS]
        return tuple(ValueEvidence(**row) for row in rows)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()
