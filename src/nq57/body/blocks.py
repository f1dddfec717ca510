"""A body cut at its top: paragraphs, lists, tables, each whole, so that two texts can go side by side.

It must not know records. The HTML is ours, from `body.rendering`: every tag is closed or void.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)\b[^>]*?(?P<void>/?)>|<!--.*?-->", re.DOTALL)
_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})
_NAMED = re.compile(r'(?P<head> id="| href="#| for="| aria-labelledby=")(?P<name>[^"]+)"')
_HEADING = re.compile(r"h[1-6]")
Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """One element at the top of a body: its name and whole HTML."""

    name: str
    html: str


def top_blocks(html: str) -> tuple[BodyBlock, ...]:
    """The elements at the top of a body in order; text between them goes with the one before."""
    found: list[BodyBlock] = []
    depth, start, name = 0, 0, ""
    for tag in _TAG.finditer(html):
        if not tag["name"]:
            continue
        if tag["close"]:
            depth -= 1
        else:
            name = name or tag["name"]
            depth += not (tag["void"] or tag["name"] in _VOID)
        if depth == 0:
            found.append(BodyBlock(name, html[start : tag.end()].strip()))
            start, name = tag.end(), ""
    rest = html[start:].strip()
    return (*found, BodyBlock("", rest)) if rest else tuple(found)


def side_by_side(left: str, right: str) -> tuple[Row, ...]:
    """Two bodies in rows: by blocks where they are built alike, else by headings, else as they are."""
    one, other = top_blocks(left), top_blocks(_renamed(right))
    for rows in (_alike(one, other), _parts(one, other)):
        if rows:
            return rows
    whole = _joined(one), _joined(other)
    return (whole,) if any(whole) else ()


def _alike(one: Sequence[BodyBlock], other: Sequence[BodyBlock]) -> tuple[Row, ...]:
    if [block.name for block in one] != [block.name for block in other]:
        return ()
    return tuple((left.html, right.html) for left, right in zip(one, other, strict=True))


def _parts(one: Sequence[BodyBlock], other: Sequence[BodyBlock]) -> tuple[Row, ...]:
    """A row for each heading with what is below it, where both texts have the same headings."""
    first, second = _by_heading(one), _by_heading(other)
    if [part[0].name for part in first if part] != [part[0].name for part in second if part]:
        return ()
    return tuple((_joined(left), _joined(right)) for left, right in zip(first, second, strict=True))


def _by_heading(blocks: Sequence[BodyBlock]) -> list[list[BodyBlock]]:
    parts: list[list[BodyBlock]] = []
    for block in blocks:
        if _HEADING.fullmatch(block.name) or not parts:
            parts.append([])
        parts[-1].append(block)
    return parts


def _joined(blocks: Sequence[BodyBlock]) -> str:
    return "\n".join(block.html for block in blocks)


def _renamed(html: str) -> str:
    """The same with names of its own: those of the text beside it are the page's."""
    return _NAMED.sub(lambda found: f'{found["head"]}nq--2-{found["name"]}"', html)
