"""Mutation testing of the gate: `python3 scripts/mutate.py [--part 1/10] [MODULE…]`.

Must leave nothing behind: each mutant changes one place of one module, in memory, in a process of its own.
A test that fails has killed it; those that live are listed. mutmut itself wants a copy of the tree beside
the tests and starts Python again for each mutant; this does neither. Unix only, for it forks.
"""

import argparse
import ast
import importlib.abc
import importlib.util
import os
import pkgutil
import random
import signal
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

from environment import ROOT, TEST_LOCK, prepare, run
from mutations import Mutant, mutant, places

SECONDS = 20  # a mutant that loops is killed too
ASKED = 0.9  # the share that must be killed
TABLE = ""  # not a file of tests: the table of hostile files and facts

# Each module of the gate with the tests that must notice a change in it.
GATE = {
    "nq57.language.secrets": "language/test_secrets.py",
    "nq57.language.persons": "language/test_persons.py",
    "nq57.language.credentials": "language/test_credentials.py",
    "nq57.language.spoofing": "language/test_deceit.py",
    "nq57.language.plain": "language/test_plain.py",
    "nq57.language.spelled": "language/test_plain.py",
    "nq57.language.addresses": "language/test_addresses.py",
    "nq57.content.waivers": "content/test_waivers.py",
    "nq57.gate.texts": "content/test_gate.py",
    "nq57.gate.commands": "content/test_gate_commands.py",
    "nq57.gate.office_fields": "content/test_gate_commands.py",
    "nq57.content.link_asking": "content/test_link_asking.py",
    "nq57.build.signing": "build/test_signing.py",
    "nq57.build.provenance": "build/test_provenance.py",
}
_FILES = (
    "inspecting kinds archive exif media office office_parts pdf pdf_bounds pdf_drawn pdf_text pictures"
)
_FILES += " plain_text svg svg_copies verdict xml_cuts xml_reading csv_text inside media_patches"
_FILES += " office_kinds office_words package pdf_filters pdf_pictures pdf_strings rows"
GATE |= dict.fromkeys((f"nq57.gate.{name}" for name in _FILES.split()), TABLE)
BOUNDS = {"pdf_bounds", "pdf_text", "xml_reading", "verdict"}  # measured by tests of their own besides
OPENERS = frozenset({"inspecting", "archive", "office", "pdf", "pdf_bounds", "verdict"})  # they meet bombs
_OFFICE, _PDF = ("docx", "xlsx", "pptx", "odt"), ("pdf",)
ENDINGS: dict[str, tuple[str, ...]] = {  # files that are likeliest to notice a change in a room
    **dict.fromkeys(("office", "office_parts", "xml_cuts", "archive"), _OFFICE),
    **dict.fromkeys(("office_kinds", "office_words", "package", "inside"), _OFFICE),
    **dict.fromkeys(("pdf", "pdf_bounds", "pdf_drawn", "pdf_text", "pdf_pictures", "pdf_strings"), _PDF),
    **dict.fromkeys(("csv_text", "rows"), ("csv", "xlsx")),
    "media_patches": ("mp4", "mp3", "webm", "wav", "opus", "m4a"),
    **dict.fromkeys(("svg", "svg_copies", "xml_reading"), ("svg",)),
    "media": ("mp4", "m4v"),
}
LAYERS = (
    "model",
    "language",
    "catalogue",
    "content",
    "build",
)  # low to high: what lies below a mutant knows it not
LIBRARIES = (
    "pytest",
    "pydantic",
    "yaml",
    "rapidfuzz",
    "cryptography",
    "pikepdf",
    "pypdfium2",
    "defusedxml",
)

# Changes that no behaviour can show, by module, line and change, each with its reason.
EQUAL: dict[tuple[str, str, str], str] = {
    (
        "nq57.gate.file_kinds",
        "if drawing and not (page and page.start() < drawing.start()):",
        "Lt → LtE",
    ): "no two tags begin in one place",
    ("nq57.gate.pictures", "width: int = 0", "0 → 1"): "a picture without a height has no size",
    ("nq57.gate.pictures", "height: int = 0", "0 → 1"): "a picture without a width has no size",
}


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module in its changed form, and all others as they are."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self._name, self._tree = name, tree

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The changed module's spec; None for any other."""
        del path, target
        if name != self._name:
            return None
        return importlib.util.spec_from_file_location(name, file_of(name), loader=self)

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed text."""
        exec(compile(self._tree, str(file_of(self._name)), "exec"), module.__dict__)  # noqa: S102 - that is the point


def file_of(name: str) -> Path:
    """Where a module's text stands."""
    return ROOT / "src" / f"{name.replace('.', '/')}.py"


def start(name: str, tree: ast.Module) -> int:
    """A process of its own that judges one mutant; it ends with 0 when nothing was noticed."""
    child = os.fork()
    if child:
        return child
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # hypothesis is here already, no other is needed
    signal.alarm(SECONDS)
    sys.meta_path.insert(0, Changed(name, tree))
    try:
        os._exit(_judged(name))
    except BaseException:  # noqa: BLE001 - a mutant that cannot be loaded is dead
        os._exit(1)


def _judged(name: str) -> int:
    """Exit code of the tests of a module."""
    if GATE[name] != TABLE:
        return _tested(GATE[name])
    from tests.examples.gate_table import all_hold  # noqa: PLC0415 - only now, with the changed module

    room = name.rpartition(".")[2]
    if not all_hold(ENDINGS.get(room, ()), dear=room in OPENERS):
        return 1
    return _tested("content/test_gate_bounds.py") if room in BOUNDS else 0


def _tested(file: str) -> int:
    import pytest  # noqa: PLC0415 - loaded before the fork

    options = ["-x", "-q", "-p", "no:cacheprovider"]
    return int(pytest.main([*options, str(ROOT / "tests" / "unit" / file)]))


def living(name: str, tried: Sequence[Mutant], at_once: int) -> list[Mutant]:
    """The mutants that no test has killed, in their order."""
    waiting, running, lived = list(enumerate(tried)), dict[int, int](), list[int]()
    while waiting or running:
        while waiting and len(running) < at_once:
            index, mutant = waiting.pop(0)
            running[start(name, mutant.tree)] = index
        child, status = os.wait()
        if status == 0:
            lived.append(running[child])
        del running[child]
    return [tried[index] for index in sorted(lived)]


def layer_of(name: str) -> int:
    """How high a module's layer is."""
    return LAYERS.index(name.split(".")[1])


def load_below(name: str) -> None:
    """Load what all mutants of a module need and cannot change: libraries, and the layers below its own."""
    for library in (*LIBRARIES, "tests.examples.hostile_files"):
        importlib.import_module(library)
    for layer in LAYERS[: layer_of(name)]:
        package = importlib.import_module(f"nq57.{layer}")
        for found in pkgutil.walk_packages(package.__path__, f"nq57.{layer}."):
            importlib.import_module(found.name)


def try_module(name: str, part: tuple[int, int], at_once: int) -> tuple[int, int]:
    """How many mutants of a module were tried and how many of them killed; those that live are told."""
    source = file_of(name).read_text(encoding="utf-8")
    load_below(name)
    if os.waitpid(start(name, ast.parse(source)), 0)[1]:
        sys.exit(f"{name}: its tests fail as it stands")
    drawn = places(source)
    random.Random(name).shuffle(drawn)  # noqa: S311 - a sample, no secret
    drawn = drawn[(part[0] - 1) * len(drawn) // part[1] : part[0] * len(drawn) // part[1]]
    tried = [one for one in (mutant(source, place) for place in drawn) if _counts(name, one)]
    lived = sorted(living(name, tried, at_once), key=lambda one: one.line)
    told = [f"{one.line}: {one.what}: {one.text}" for one in lived]
    print(f"{name}: {len(tried) - len(lived)} of {len(tried)} killed", *told, sep="\n    ", flush=True)
    return len(tried), len(tried) - len(lived)


def _counts(name: str, one: Mutant) -> bool:
    return (name, one.text, one.what) not in EQUAL


def main(argv: list[str]) -> int:
    """Try the mutants, list those that live; 1 when fewer than nine in ten are killed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--part", default="1/1", help="only this part of each module's, as 2/10")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1, help="so many processes")
    parser.add_argument("--here", action="store_true", help="in this Python, not in .venv")
    options = parser.parse_args(argv)
    if not options.here:
        prepare(TEST_LOCK)
        return run([str(Path(__file__)), *argv, "--here"])
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    number, _, count = options.part.partition("/")
    part = int(number), int(count)
    tried = killed = 0
    for name in sorted(options.modules or GATE, key=layer_of):
        some, noticed = try_module(name, part, options.at_once)
        tried, killed = tried + some, killed + noticed
    print(f"{killed} of {tried} killed: {killed / max(tried, 1):.1%}")
    return 0 if killed >= ASKED * tried else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
