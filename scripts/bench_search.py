"""Measure the search index of a large unit: `python3 scripts/bench_search.py --records 5000`.

Must not run in CI: a timing proves nothing on a shared machine. Times are wall clocks of what is named,
Pagefind's process included; sizes are those of files as they lie in a unit's tree.
"""

import argparse
import datetime as dt
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import environment
from bench_corpus import CENTRAL, Corpus, Size, make_corpus, write_corpus, write_record
from environment import say

DAY = dt.date(2026, 11, 21)
WIDTH = 44


def main(argv: list[str]) -> int:
    """Measure one unit that shows so many records: cold, after a change of its own, of a shared one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--records", type=int, default=5000, help="records that the unit shows")
    parser.add_argument("--own", type=int, default=500, help="of these, its own; the others are shared")
    parser.add_argument("--here", action="store_true", help="use this Python, which must have nq57's needs")
    options = parser.parse_args(argv)
    if not options.here:
        environment.prepare()
        return environment.run([__file__, *argv, "--here"], {})
    corpus = make_corpus(Size(1, options.records - options.own, options.own, seed=57))
    with tempfile.TemporaryDirectory(prefix="nq57-search-") as folder:
        root = Path(folder)
        write_corpus(corpus, environment.ROOT, root)
        measure(root, corpus)
    return 0


@contextmanager
def clock(what: str) -> Iterator[None]:
    """Say how long something took."""
    started = time.perf_counter()
    yield
    say(f"{what:<{WIDTH}}{time.perf_counter() - started:>9.2f} s")


def measure(root: Path, corpus: Corpus) -> None:
    """Index every layer of the unit, then again what each change concerns."""
    sys.path.insert(0, str(environment.ROOT / "src"))
    unit = corpus.units[0]
    known = index_layers(root, unit, {})
    for owner, what in ((unit, "one of the unit's own records"), (CENTRAL, "one shared record")):
        draft = next(draft for draft in corpus.drafts[owner] if draft.kind == "tin-tuc")
        write_record(root, replace(draft, body=f"{draft.body}\n\nMột câu thêm."))
        say(f"\nchanged: {what}")
        known = index_layers(root, unit, known)


def index_layers(root: Path, unit: str, known: dict[str, object]) -> dict[str, object]:
    """Index the layers whose entries are not as `known` by their folder; what is known now."""
    from nq57.build.body_cache import BodyCache  # noqa: PLC0415 - found only once the environment is there
    from nq57.build.keys import key_of  # noqa: PLC0415 - the same
    from nq57.build.memory_store import MemoryStore  # noqa: PLC0415 - the same
    from nq57.build.pagefind import open_indexer  # noqa: PLC0415 - the same
    from nq57.site_shell.project import open_project  # noqa: PLC0415 - the same

    indexer = open_indexer()
    if indexer is None:
        sys.exit("Pagefind is not installed: pip install 'pagefind[bin]'")
    project = open_project(root, indexer=indexer)
    with clock("bodies rendered (a build has them already)"):
        bodies = BodyCache(MemoryStore(), b"")
        search = project.site(unit, DAY, bodies).search
        assert search is not None  # noqa: S101 - it has an indexer
        for layer in search.layers:
            for record in layer.records:
                bodies(record)
    with clock("texts of all entries gathered and keyed"):
        keys: dict[str, object] = {layer.folder: key_of(layer.entries) for layer in search.layers}
    for layer in search.layers:
        if keys[layer.folder] == known.get(layer.folder):
            say(f"{layer.folder:<{WIDTH}}     kept")
            continue
        with clock(f"{layer.folder} of {layer.size} entries indexed"):
            made = indexer.index(layer.code, layer.entries)
        show(made)
    indexer.stop()
    return keys


def show(made: Mapping[str, bytes]) -> None:
    """How much an index weighs, and what a query loads of it."""
    sizes = {name: len(data) for name, data in made.items()}
    chunks = [size for name, size in sizes.items() if name.startswith("index/")]
    texts = [size for name, size in sizes.items() if name.startswith("fragment/")]
    table = sizes["muc.txt"]
    always = sum(size for name, size in sizes.items() if "/" not in name and name != "muc.txt")
    whole = sum(sizes.values()) / 1e6
    say(f"  {len(sizes)} files, {whole:.2f} MB; loaded by every search {always / 1e3:.1f} KB")
    mean, most = sum(chunks) / len(chunks) / 1e3, max(chunks) / 1e3
    say(f"  {len(chunks)} parts of words, mean {mean:.1f} KB, most {most:.1f} KB")
    of_text = sum(texts) / len(texts) / 1e3
    say(f"  texts of entries, mean {of_text:.2f} KB; table of facets {table / 1e3:.1f} KB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
