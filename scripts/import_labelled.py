"""Precision and recall of importing on labelled papers: `… import_labelled.py [each [seed [FORM…]]]`.

Must not know how anything is recognised. Papers come from `tests/labelled`, as TXT, DOCX and PDF, and as
scans of three levels where OCRmyPDF is installed.
"""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.labelled.later_central import CENTRAL  # noqa: E402
from tests.labelled.later_local import LOCAL  # noqa: E402
from tests.labelled.later_more import MORE  # noqa: E402
from tests.labelled.layouts import LAYOUTS, papers  # noqa: E402 - the path comes first
from tests.labelled.rendering import as_docx, as_pdf, as_txt, degraded, office_font  # noqa: E402
from tests.labelled.scoring import Scores  # noqa: E402
from tests.labelled.unseen import UNSEEN  # noqa: E402
from tests.labelled.unseen_more import UNSEEN_MORE  # noqa: E402
from tests.labelled.writing import Labelled  # noqa: E402
from tests.workspaces import UNITS, loaded  # noqa: E402

from nq57.importing.drafts.import_context import surroundings_of  # noqa: E402
from nq57.importing.facts.recognising import recognise  # noqa: E402
from nq57.importing.papers.paper import Paper  # noqa: E402
from nq57.importing.papers.reading import read_paper  # noqa: E402
from nq57.importing.papers.scans import with_text  # noqa: E402

_LEVELS = (1, 2, 3)


def main(arguments: list[str]) -> None:
    """Print a table for each form, or for those wanted, and what differs."""
    each, seed = (int(number) for number in (*arguments[:2], *("12", "57")[len(arguments[:2]) :]))
    wanted = arguments[2:]
    made = papers(seed, each, (*LAYOUTS, *UNSEEN, *UNSEEN_MORE, *CENTRAL, *LOCAL, *MORE))
    print(f"{len(made)} văn bản, {len({one.layout for one in made})} kiểu")
    for form, render in forms():
        if wanted and form not in wanted:
            continue
        scores, begun = Scores(guesses=form.startswith("scan")), time.process_time()
        around = surroundings_of(loaded(UNITS).workspace, "tinh-a")
        for at, one in enumerate(made):
            paper = read_paper(render(one), with_text)
            if isinstance(paper, Paper):
                scores.add(one, recognise(paper), around, f"{one.layout}-{at}.{form}")
            else:
                scores.differences.append(f"{one.layout}-{at}.{form} không đọc được: {paper.why}")
        print(f"\n## {form} ({time.process_time() - begun:.1f} s CPU)\n\n{scores.table()}\n")
        print("\n".join(scores.differences[:60]), flush=True)


def forms() -> Iterator[tuple[str, Callable[[Labelled], bytes]]]:
    """Name and renderer of each form that can be read on this machine."""
    yield "txt", as_txt
    yield "docx", as_docx
    yield "pdf", as_pdf
    if shutil.which("ocrmypdf") is None:
        print("Không có OCRmyPDF trên máy này: không đo bản quét.")
        return
    for level in _LEVELS:
        yield f"scan-{level}", partial(_scanned, level)


def _scanned(level: int, one: Labelled) -> bytes:
    return degraded(as_pdf(one, office_font()), level, level)


if __name__ == "__main__":
    main(sys.argv[1:])
