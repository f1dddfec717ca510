"""Small changes of a module, one at a time: what a test suite should notice.

Must not run anything. The places are those of mutmut's usual operators but for texts: comparisons and their
bounds, conditions, numbers, truth values, bytes, sums, results. Decorators show in no result and are left,
and so is the `strict` of a `zip`, a guard that no sound code meets.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from typing import NamedTuple

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}


class Mutant(NamedTuple):
    """A changed module: where, what stood there, and what was done to it."""

    line: int
    text: str
    what: str
    tree: ast.Module


Place = tuple[int, int]  # a node in the order of its tree, and which of the changes that it bears


def places(source: str) -> list[Place]:
    """Where a module can be changed, in the order of its nodes."""
    nodes = enumerate(_walk(ast.parse(source)))
    return [(index, number) for index, node in nodes for number in range(len(_borne(node)))]


def mutant(source: str, place: Place) -> Mutant:
    """The module changed in one place."""
    tree = ast.parse(source)
    node = next(found for at, found in enumerate(_walk(tree)) if at == place[0])
    what, line = _borne(node)[place[1]](node), getattr(node, "lineno", 0)
    return Mutant(line, source.splitlines()[line - 1].strip(), what, ast.fix_missing_locations(tree))


def _borne(node: ast.AST) -> "list[Callable[[ast.AST], str]]":
    return [change for change in _CHANGES if change(_copied(node))]


def _walk(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those of decorators."""
    for name, value in ast.iter_fields(tree):
        if name == "decorator_list" or (isinstance(tree, ast.keyword) and tree.arg == "strict"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield child
                yield from _walk(child)


def _copied(node: ast.AST) -> ast.AST:
    """A node that may be changed without its like in the tree."""
    tried = copy.copy(node)
    for name, value in ast.iter_fields(node):
        setattr(tried, name, list(value) if isinstance(value, list) else value)
    return tried


def _compared(node: ast.AST) -> str:
    if not isinstance(node, ast.Compare):
        return ""
    new = _COMPARISONS[type(node.ops[0])]
    said = f"{type(node.ops[0]).__name__} → {new.__name__}"
    node.ops[0] = new()
    return said


def _joined(node: ast.AST) -> str:
    if not isinstance(node, ast.BoolOp):
        return ""
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return "and ↔ or"


def _denied(node: ast.AST) -> str:
    if not (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
        return ""
    node.op = ast.Not()
    node.operand = ast.UnaryOp(ast.Not(), node.operand)
    return "not dropped"


def _summed(node: ast.AST) -> str:
    if not (isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _SUMS):
        return ""
    said = f"{type(node.op).__name__} → {_SUMS[type(node.op)].__name__}"
    node.op = _SUMS[type(node.op)]()
    return said


def _valued(node: ast.AST) -> str:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, bool | int | bytes):
        return ""
    old = node.value
    if isinstance(old, bool):
        node.value = not old
    elif isinstance(old, int):
        node.value = old + 1
    elif old:
        node.value = b"?" + old
    return f"{old!r} → {node.value!r}" if node.value != old else ""


def _turned(node: ast.AST) -> str:
    if not isinstance(node, ast.If | ast.IfExp):
        return ""
    node.test = ast.UnaryOp(ast.Not(), node.test)
    return "condition turned"


def _returned(node: ast.AST) -> str:
    if not isinstance(node, ast.Return) or node.value is None or isinstance(node.value, ast.Constant):
        return ""
    node.value = ast.Constant(None)
    return "returns None"


def _cut(node: ast.AST) -> str:
    """A last statement that returns nothing, left out."""
    if not isinstance(node, ast.FunctionDef) or _tells_only(node.body[-1]):
        return ""
    node.body[-1] = ast.Pass()
    return "last statement left out"


def _tells_only(last: ast.stmt) -> bool:
    """Whether a body ends with a result, or is nothing but its docstring."""
    return isinstance(last, ast.Return) or (
        isinstance(last, ast.Expr) and isinstance(last.value, ast.Constant)
    )


_CHANGES: tuple[Callable[[ast.AST], str], ...] = (
    _compared,
    _joined,
    _denied,
    _summed,
    _valued,
    _turned,
    _returned,
    _cut,
)
