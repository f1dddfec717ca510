"""The house rules a reader relies on: module heads, sizes, and who may import, print or name what.

It must not know what a module does; it reads sources, and imports none of them.
"""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "nq57"
SCRIPTS = sorted((ROOT / "scripts").glob("*.py"))

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 45
GRAB_BAGS = {"base", "common", "helper", "helpers", "manager", "managers", "util", "utils"}


class Module(NamedTuple):
    """A source file: its path below the package, its text, and its syntax tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def layer(self) -> str:
        """The room of the house that the file stands in."""
        return self.path.parts[0]


@cache
def modules() -> tuple[Module, ...]:
    """Read every module of the package."""
    found = []
    for path in sorted(SRC.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path.relative_to(SRC), text, ast.parse(text)))
    assert len(found) > 1
    return tuple(found)


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the top-level name of every import, wherever in the file it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." if node.level else str(node.module).split(".")[0]


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def writes_to_terminal(node: ast.AST) -> bool:
    """Tell whether a node is a call of `print`, or `sys.stdout` or `sys.stderr`."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "print"
    return isinstance(node, ast.Attribute) and ast.unparse(node) in {"sys.stdout", "sys.stderr"}


def test_every_module_begins_by_saying_what_it_holds() -> None:
    """A module has a head of two lines or more; a package's own file needs only one."""
    short = []
    for module in modules():
        head = (ast.get_docstring(module.tree) or "").split("\n")
        least = 1 if module.path.name == "__init__.py" else 2
        if sum(1 for line in head if line.strip()) < least:
            short.append(str(module.path))
    assert short == []


def test_no_module_is_a_grab_bag() -> None:
    """Modules and folders are named for what they hold."""
    assert [str(m.path) for m in modules() if GRAB_BAGS & set(m.path.with_suffix("").parts)] == []


def test_no_file_is_too_long_to_read() -> None:
    """A source file has at most 400 lines."""
    long = [m for m in modules() if m.text.count("\n") > MOST_LINES_OF_A_FILE]
    assert [str(m.path) for m in long] == []


def test_no_function_is_too_long_to_read() -> None:
    """A function has at most 45 lines from `def` to its end, docstring included."""
    long = [
        f"{module.path}:{function.lineno} {function.name}"
        for module in modules()
        for function in functions(module.tree)
        if (function.end_lineno or 0) - function.lineno + 1 > MOST_LINES_OF_A_FUNCTION
    ]
    assert long == []


def test_imports_are_absolute() -> None:
    """A reader sees from an import line alone where a name comes from."""
    assert [str(m.path) for m in modules() if "." in imported(m.tree)] == []


@pytest.mark.parametrize("package", ["mkdocs", "material"])
def test_only_the_adapter_knows_the_site_builder(package: str) -> None:
    """No package but `site_shell.mkdocs_adapter` imports MkDocs or Material, even inside a function."""
    users = [m for m in modules() if package in imported(m.tree)]
    assert [str(m.path) for m in users if m.path.parts[:2] != ("site_shell", "mkdocs_adapter")] == []


def test_only_the_command_line_prints() -> None:
    """No room but `cli` calls print or touches the standard streams."""
    printing = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        if module.layer != "cli"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.expr) and writes_to_terminal(node)
    ]
    assert printing == []


def test_the_product_does_not_read_the_plans_it_was_made_from() -> None:
    """Facts of the plans stand in `content/`; no source names the folder of their texts."""
    assert [str(m.path) for m in modules() if "shared/plans" in m.text] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_parse_on_an_old_python(script: Path) -> None:
    """An old Python 3 gets as far as our sentence on which version is needed."""
    assert ast.parse(script.read_text(encoding="utf-8"), feature_version=(3, 7)).body


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    """Left alone, pytest skips folders of certain names, `build` among them: none of ours may be one."""
    skipped = pytestconfig.getini("norecursedirs")
    folders = {file.parent for file in (ROOT / "tests").rglob("test_*.py")}
    names = {part for folder in folders for part in folder.relative_to(ROOT).parts}
    assert "build" in names
    assert not [name for name in names if any(fnmatch(name, pattern) for pattern in skipped)]
