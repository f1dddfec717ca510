"""Measure what the gate costs a build: `python3 scripts/bench_gate.py --units 20 --pages 6`.

Must not run in CI. The corpus of `bench.py` is built cold with the gate and without it, in turn, and so is
the same with a PDF of so many pages beside every document; told is processor time of all processes. Without
the gate means that its parts are replaced in memory, here alone: the product has no switch for it.
"""

import argparse
import hashlib
import io
import os
import runpy
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import environment
from bench import SETTLED
from bench_corpus import Corpus, Draft, Size, make_corpus, write_corpus
from bench_measuring import timed
from environment import say

LINES = 40  # of a page
MARGIN = "BT /F1 11 Tf 13 TL 60 780 Td"


def main(argv: list[str]) -> int:
    """Build each corpus cold and again, with the gate and without; print the shares."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--units", type=int, default=20)
    parser.add_argument("--pages", type=int, default=6, help="of the PDF beside each document")
    parser.add_argument("--runs", type=int, default=3, help="medians are of so many runs")
    parser.add_argument("--here", action="store_true", help="use this Python, which must have nq57's needs")
    parser.add_argument("--one", nargs=3, metavar=("GATE", "ROOT", "OUT"), help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.one:
        return build_one(*options.one)
    if not options.here:
        environment.prepare()
        return environment.run([str(Path(__file__)), *argv, "--here"])
    corpus = make_corpus(Size(options.units, 500, 20, 57))
    with tempfile.TemporaryDirectory() as folder:
        for name, changed in (("no attachments", None), (f"PDFs of {options.pages} pages", options.pages)):
            root = Path(folder) / name.replace(" ", "-")
            files = write(corpus, root, changed)
            tell(f"{name} ({files} files)", root, options.runs)
    return 0


def write(corpus: Corpus, root: Path, pages: int | None) -> int:
    """Write the corpus, with a PDF beside each document if so; how many files were attached."""
    if pages is None:
        write_corpus(corpus, environment.ROOT, root)
        return 0
    drafts = {owner: tuple(map(_attaching, mine)) for owner, mine in corpus.drafts.items()}
    write_corpus(replace(corpus, drafts=drafts), environment.ROOT, root)
    documents = [draft for mine in drafts.values() for draft in mine if draft.kind == "van-ban"]
    for draft in documents:
        place = root / "content" / draft.path
        place.with_suffix(".pdf").write_bytes(paper(draft.slug, pages))
    return len(documents)


def _attaching(draft: Draft) -> Draft:
    if draft.kind != "van-ban":
        return draft
    return replace(draft, fields={**draft.fields, "tep_dinh_kem": [{"tep": f"{draft.slug}.pdf"}]})


def paper(title: str, pages: int) -> bytes:
    """A PDF of text pages, with an author: it is cleaned, as most papers are."""
    import pikepdf  # noqa: PLC0415 - needs the project's environment

    words = "Nghi quyet so 57-NQ/TW ve dot pha phat trien khoa hoc, cong nghe, doi moi sang tao"
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for number in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F1)
            said = " ".join(f"({title} {number}.{line} {words}) Tj T*" for line in range(LINES))
            page.Contents = pdf.make_stream(f"{MARGIN} {said} ET".encode())
        pdf.docinfo["/Author"] = "Nguyen Van A"
        pdf.save(out)
    return out.getvalue()


def tell(name: str, root: Path, runs: int) -> None:
    """Measure one corpus, and print a line for the cold build and one for a build with nothing new."""
    time.sleep(SETTLED)
    spent: dict[str, list[float]] = {"with": [], "without": [], "with again": [], "without again": []}
    for run in range(runs):
        for gate in ("with", "without"):
            out = root.with_name(f"{root.name}-{gate}-{run}")
            store = root / ".nq57"
            if store.exists():
                store.rename(root.with_name(f"store-{root.name}-{gate}-{run}"))
            for key in (gate, f"{gate} again"):
                command = [sys.executable, str(Path(__file__)), "--one", gate, str(root), str(out)]
                spent[key].append(
                    timed(command, {**os.environ, "PYTHONPATH": str(environment.ROOT / "src")}).cpu
                )
    on, off, warm, plain = (statistics.median(times) for times in spent.values())
    say(f"{name}: cold {on:.1f} s with the gate, {off:.1f} s without: {on / off - 1:+.0%}")
    say(f"{name}: nothing new {warm:.2f} s with the gate, {plain:.2f} s without")


def build_one(gate: str, root: str, out: str) -> int:
    """Build all units in this process and its children."""
    if gate == "without":
        leave_out()
    sys.argv = ["nq57", "build", "--root", root, "--out", out, "--as-of", "2026-07-01"]
    runpy.run_module("nq57", run_name="__main__")
    return 0


def leave_out() -> None:
    """Replace every part of the gate that a build runs: searches, bounds, addresses, files, cleaning."""
    from nq57.body import rendering  # noqa: PLC0415 - as above
    from nq57.build import verdict_cache as remembered_files  # noqa: PLC0415 - needs the project's environment
    from nq57.content import record_files, references, text_files, unit_files  # noqa: PLC0415 - as above
    from nq57.content.attachments import Judged  # noqa: PLC0415 - as above
    from nq57.content.folder import ContentFolder, FileEntry  # noqa: PLC0415 - as above
    from nq57.language.spoofing import Cleared  # noqa: PLC0415 - as above

    def unjudged(entries: Sequence[FileEntry], folder: ContentFolder, *_more: object) -> dict[str, Judged]:
        digests = {entry.path: hashlib.sha256(folder.read(entry.path)).hexdigest() for entry in entries}
        return {entry.path: Judged("pdf", digests[entry.path], entry.size, 595, 842) for entry in entries}

    class Untouched:
        def clean(self, html: str) -> str:
            return html

    def unclear(text: str, *, vietnamese: bool) -> Cleared:
        del vietnamese
        return Cleared(text)

    def nothing(*_given: object, **_more: object) -> list[object]:
        return []

    texts = {"check_text": nothing, "body_problem": lambda *_: None}
    replaced: dict[object, dict[str, object]] = {
        record_files: {**texts, "check_pictures": nothing},
        unit_files: {**texts, "address_problems": nothing},
        references: {"address_problems": nothing},
        text_files: {
            "tangled_line": lambda _text: None,
            "clear_text": unclear,
        },
        remembered_files: {"judge_each": unjudged},
        rendering: {"_cleaner": Untouched},
    }
    for module, parts in replaced.items():
        for name, part in parts.items():
            setattr(module, name, part)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
