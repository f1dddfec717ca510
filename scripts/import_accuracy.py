"""What importing finds in plans against what a careful reader finds: `… import_accuracy.py FOLDER…`.

Must not know how anything is recognised; the folder holds papers in any form, named by the plan's number.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from nq57.content.folder import DiskFolder
from nq57.content.loading import load
from nq57.importing.drafts.document_draft import draft_document
from nq57.importing.drafts.import_context import ImportContext, surroundings_of
from nq57.importing.facts.duties import Duty
from nq57.importing.facts.recognising import Recognised, recognise
from nq57.importing.papers.paper import Paper
from nq57.importing.papers.reading import read_paper
from nq57.importing.papers.scans import with_text

ROOT = Path(__file__).resolve().parent.parent
TRUTH = ROOT / "tests" / "examples" / "plans_read.yml"
FIELDS = ("number", "date", "place", "issuer", "subject", "signer", "capacity", "recipients")
LISTS = ("basis", "citations", "tasks", "targets", "reports")


class Score(NamedTuple):
    """Of so many things in the paper, how many were found whole, and how many found are none."""

    wanted: int
    right: int
    false: int

    def __str__(self) -> str:
        return f"{self.right}/{self.wanted}" + (f", {self.false} sai" if self.false else "")


def main(arguments: list[str]) -> None:
    """Print a table row for each paper, and what differs below it."""
    workspace = load(DiskFolder(ROOT / "content")).workspace
    truths: dict[str, dict[str, Any]] = yaml.safe_load(TRUTH.read_text(encoding="utf-8"))
    print("| văn bản | " + " | ".join((*FIELDS, *LISTS)) + " |")
    print("|---" * (len(FIELDS) + len(LISTS) + 1) + "|")
    differences: list[str] = []
    for path in sorted(file for folder in arguments for file in Path(folder).iterdir()):
        truth = truths.get(path.name[:3])
        paper = read_paper(path.read_bytes(), with_text) if truth else None
        if truth is None or not isinstance(paper, Paper):
            continue
        told = facts(recognise(paper), surroundings_of(workspace, truth["unit"]))
        cells = [mark(told[key], str(truth[key])) for key in FIELDS]
        cells += [str(score(told[key], [tuple_of(row) for row in truth[key]])) for key in LISTS]
        print(f"| {path.name[:3]}{path.suffix} | " + " | ".join(cells) + " |")
        differences += [f"{path.name[:3]}{path.suffix} {line}" for line in differing(told, truth)]
    print("\n".join(["", *differences]))


def facts(found: Recognised, around: ImportContext) -> dict[str, Any]:
    """What was recognised, in the form of the truth."""
    keys = draft_document(found, around, "").keys
    number = str(keys["so_ky_hieu"])
    subject = str(keys["trich_yeu"]).split()
    return {
        "number": "" if number == "không số" else number,
        "date": str(keys.get("ngay_ban_hanh", "")),
        "place": found.heading.place.value if found.heading.place else "",
        "issuer": str(keys["co_quan_ban_hanh"]),
        "subject": f"{' '.join(subject[:5])} … {' '.join(subject[-4:])}",
        "signer": str(keys.get("nguoi_ky", "")),
        "capacity": str(keys.get("chuc_vu", "")),
        "recipients": str(len(found.ending.recipients) or ""),
        "basis": [(one.value[1],) for one in found.basis],
        "citations": [(_named(one.mention),) for one in found.citations],
        "tasks": [
            (one.ordinal, _ends(one.name), _lead(one), "; ".join(one.helpers), one.deadline)
            for one in found.duties
        ],
        "targets": [(g.years, f"{g.value} {g.unit}".strip(), _ends(g.name)) for g in found.targets],
        "reports": [(r.period, ", ".join(r.before), r.sender, r.receiver) for r in found.reporting],
    }


def _named(mention: Any) -> str:  # noqa: ANN401 - a mention, whose module this script need not name
    return str(mention.number.canonical if mention.number else mention.alias)


def _lead(duty: Duty) -> str:
    """The lead, but not one that the tool filled in for want of any and asks about."""
    return "" if "không ghi cơ quan chủ trì" in duty.ask else "; ".join(duty.leads)


def _ends(text: str) -> str:
    words = text.split()
    return f"{' '.join(words[:5])} … {' '.join(words[-4:])}"


def tuple_of(row: object) -> tuple[str, ...]:
    """A row of the truth; a lone value is a row of one."""
    return tuple(map(str, row)) if isinstance(row, list) else (str(row),)


def mark(told: str, wanted: str) -> str:
    """Whether a field is right; a hyphen where the paper says nothing and nothing was told."""
    if not wanted and not told:
        return "–"
    return "đúng" if told == wanted or same_ends(told, wanted) else "SAI"


def same_ends(told: str, wanted: str) -> bool:
    """Whether a long text begins and ends as it should."""
    first, mark_, last = wanted.partition(" … ")
    begins, _, ends = told.partition(" … ")
    return bool(mark_) and begins.startswith(first[:20]) and ends.endswith(last[-12:])


def score(told: Iterable[tuple[str, ...]], wanted: list[tuple[str, ...]]) -> Score:
    """Rows that are equal in every cell, in any order."""
    left = list(wanted)
    false = 0
    for row in told:
        if row in left:
            left.remove(row)
        else:
            false += 1
    return Score(len(wanted), len(wanted) - len(left), false)


def differing(told: dict[str, Any], truth: dict[str, Any]) -> Iterable[str]:
    """Every difference, as what was told and what was wanted."""
    for key in FIELDS:
        if mark(told[key], str(truth[key])) == "SAI":
            yield f"{key}: “{told[key]}”, đúng ra “{truth[key]}”"
    for key in LISTS:
        wanted = [tuple_of(row) for row in truth[key]]
        yield from (f"{key} thừa: {row}" for row in told[key] if row not in wanted)
        yield from (f"{key} thiếu: {row}" for row in wanted if row not in told[key])


if __name__ == "__main__":
    main(sys.argv[1:] or sys.exit(__doc__))
