"""Mutation testing of the gate: `python3 scripts/mutate.py [--most 60] [MODULE…]`.

Each mutant changes one place of one module; a test that fails has killed it. Those that live are listed.
Unix only: every mutant runs in a forked process that has the libraries loaded already.
"""

import argparse
import ast
import os
import random
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType

from environment import ROOT, TEST_LOCK, prepare, run

# Each module of the gate with the tests that must notice a change in it.
GATE = {
    "nq57.language.secrets": "language/test_secrets.py",
    "nq57.language.persons": "language/test_persons.py",
    "nq57.language.credentials": "language/test_credentials.py",
    "nq57.language.deceit": "language/test_deceit.py",
    "nq57.language.addresses": "language/test_addresses.py",
    "nq57.content.waivers": "content/test_waivers.py",
    "nq57.content.gate.texts": "content/test_gate.py",
    "nq57.content.link_asking": "content/test_link_asking.py",
    "nq57.build.signing": "build/test_signing.py",
    "nq57.build.provenance": "build/test_provenance.py",
}
_TURNED = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_SECONDS = 60  # a mutant that loops is killed too


class Mutation(ast.NodeTransformer):
    """Changes the n-th place that can be changed; `said` tells how."""

    def __init__(self, wanted: int) -> None:
        self.wanted, self.place, self.said = wanted, -1, ""

    def _mine(self, node: ast.AST, said: str) -> bool:
        self.place += 1
        if self.place == self.wanted:
            self.said = f"line {getattr(node, 'lineno', 0)}: {said}"
        return self.place == self.wanted

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """Not the decorators: `frozen` and `slots` show in no result."""
        node.body = [self.visit(part) for part in node.body]
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """A comparison turned round."""
        self.generic_visit(node)
        turned = _TURNED.get(type(node.ops[0]))
        if turned and self._mine(node, f"{type(node.ops[0]).__name__} → {turned.__name__}"):
            node.ops[0] = turned()
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """`and` for `or`."""
        self.generic_visit(node)
        if self._mine(node, "and ↔ or"):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """Without its `not`."""
        self.generic_visit(node)
        return node.operand if isinstance(node.op, ast.Not) and self._mine(node, "not dropped") else node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """A number one more, a truth value turned."""
        if isinstance(node.value, bool) and self._mine(node, f"{node.value} turned"):
            return ast.copy_location(ast.Constant(not node.value), node)
        if type(node.value) is int and self._mine(node, f"{node.value} + 1"):
            return ast.copy_location(ast.Constant(node.value + 1), node)
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        """Nothing in the place of a result."""
        self.generic_visit(node)
        if (
            node.value is not None
            and not isinstance(node.value, ast.Constant)
            and self._mine(node, "returns None")
        ):
            return ast.copy_location(ast.Return(ast.Constant(None)), node)
        return node


def mutants(source: str) -> Iterator[tuple[str, ast.Module]]:
    """Every mutant of a module with what was changed."""
    wanted = 0
    while True:
        tree = ast.parse(source)
        mutation = Mutation(wanted)
        changed = ast.fix_missing_locations(mutation.visit(tree))
        if not mutation.said:
            return
        yield mutation.said, changed
        wanted += 1


def is_killed(name: str, tree: ast.Module, path: Path, tests: Path) -> bool:
    """Whether the module's tests fail with the mutant in its place."""
    child = os.fork()
    if child == 0:
        os._exit(_verdict(name, tree, path, tests))
    ends = time.monotonic() + _SECONDS
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) != 0
        time.sleep(0.02)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return True


def _verdict(name: str, tree: ast.Module, path: Path, tests: Path) -> int:
    """Exit code of the tests, 1 when the mutant cannot even be loaded."""
    import pytest  # noqa: PLC0415 - loaded before the fork

    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        try:
            __import__(name.rpartition(".")[0])
            module = ModuleType(name)
            module.__file__, module.__package__ = str(path), name.rpartition(".")[0]
            sys.modules[name] = module
            exec(compile(tree, str(path), "exec"), module.__dict__)  # noqa: S102 - our own module, changed in one place
            return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(tests)]))
        except BaseException:  # noqa: BLE001 - a mutant that cannot be loaded is dead
            return 1


def main(argv: list[str]) -> int:
    """Try the mutants, list those that live; 1 when less than nine in ten are killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*")
    parser.add_argument(
        "--most", type=int, default=0, help="so many mutants of each module, chosen at random"
    )
    parser.add_argument("--here", action="store_true", help="in this Python, not in .venv")
    options = parser.parse_args(argv)
    if not options.here:
        prepare(TEST_LOCK)
        return run([str(Path(__file__)), *argv, "--here"])
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    for library in ("pytest", "pydantic", "yaml", "rapidfuzz", "cryptography"):
        __import__(library)
    tried = killed = 0
    for name in options.modules or GATE:
        path = ROOT / "src" / f"{name.replace('.', '/')}.py"
        source = path.read_text(encoding="utf-8")
        if is_killed(name, ast.parse(source), path, ROOT / "tests" / "unit" / GATE[name]):
            sys.exit(f"{name}: its tests fail as it stands")
        found = list(mutants(source))
        if options.most and len(found) > options.most:
            found = random.Random(name).sample(found, options.most)  # noqa: S311 - a sample, no secret
        lived = [
            said
            for said, tree in found
            if not is_killed(name, tree, path, ROOT / "tests" / "unit" / GATE[name])
        ]
        tried, killed = tried + len(found), killed + len(found) - len(lived)
        print(f"{name}: {len(found) - len(lived)} of {len(found)} killed", *lived, sep="\n    ", flush=True)
    print(f"{killed} of {tried} killed: {100 * killed / max(tried, 1):.0f} %")
    return 0 if killed >= 0.9 * tried else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
