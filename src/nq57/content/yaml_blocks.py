"""One key's lines of YAML with another value, in the way in which they are written.

It must not know files. ruamel.yaml does it because it alone keeps comments, quotes and the order of keys
when it writes again what it has read; it never sees more of a file than the lines of one key.
"""

import difflib
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString as _Quoted,
)
from ruamel.yaml.scalarstring import (
    FoldedScalarString,
    LiteralScalarString,
    ScalarString,
)
from ruamel.yaml.tag import Tag

from nq57.content.yaml_guard import is_trap

_TEXT = Tag(suffix="tag:yaml.org,2002:str")
_ENDLESS = 10**9  # characters of a line: ours are not wrapped
_DASH = re.compile(r"^( *)[^\s#-][^\n]*:[ ]*\n(?:[ ]*(?:#[^\n]*)?\n)*( *)- ", re.MULTILINE)
_NESTED = re.compile(
    r"^( *)[^\s#-][^\n]*:[ ]*(?:[|>][-+]?)?[ ]*\n(?:[ ]*(?:#[^\n]*)?\n)*( +)[^\s#-]", re.MULTILINE
)
# What other readers of YAML take for something else than text, beside the guard's own list.
_OTHERS = re.compile(
    r"(?i:true|false|null|~)|[-+]?(?:\d[\d_,]*)?\.?\d+(?:e[-+]?\d+)?|[-+]?\.(?:inf|nan)"
    r"|\d{4}-\d{1,2}-\d{1,2}.*|=|<<",
    re.IGNORECASE,
)
_SPECIAL = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|: |:$| #|\s$|[\x85\u2028\u2029\ufeff\t]")
_ESCAPED = re.compile(r"[\x85\u2028\u2029\ufeff\t\n]")
_UNLITERAL = re.compile(r"\A\s|^ *\t|[\x85\u2028\u2029\ufeff]", re.MULTILINE)


class _Texts(VersionedResolver):
    """Every scalar is text, as the guard reads it."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:  # noqa: ANN401 - the library's own
        """The tag of a node."""
        return _TEXT if kind is ScalarNode and implicit[0] else super().resolve(kind, value, implicit)


def block_with(block: str, key: str, value: object, around: str) -> str:
    """The lines of `key` with `value` in place of the old one; `around` shows how the file is indented."""
    engine = _engine(block if _DASH.search(block) or _NESTED.search(block) else around)
    read = engine.load(block)
    read[key] = _merged(read[key], value)
    return _dumped(engine, read)


def new_block(key: str, value: object, around: str) -> str:
    """Lines for a key that the file does not have yet."""
    return _dumped(_engine(around), CommentedMap({key: _made(value)}))


def _engine(text: str) -> YAML:
    """A reader and writer that indents as the text does."""
    engine = YAML(typ="rt")
    engine.Resolver = _Texts
    engine.preserve_quotes = True
    engine.width = _ENDLESS
    engine.allow_unicode = True
    dash, nested = _DASH.search(text), _NESTED.search(text)
    offset = len(dash[2]) - len(dash[1]) if dash else 2
    mapping = len(nested[2]) - len(nested[1]) if nested else 2
    engine.indent(mapping=max(mapping, 2), sequence=offset + 2, offset=offset)
    return engine


def _dumped(engine: YAML, data: CommentedMap) -> str:
    out = io.StringIO()
    engine.dump(data, out)
    return out.getvalue()


def _merged(old: Any, new: object) -> Any:  # noqa: ANN401 - a node of the library's
    """The new value in the old one's style; what is equal in it stays the old node with its comments."""
    if old is not None and _plain(old) == new:
        return old
    if isinstance(old, CommentedMap) and isinstance(new, Mapping):
        for gone in [key for key in old if key not in new]:
            del old[gone]
        for key, value in new.items():
            old[key] = _merged(old.get(key), value)
        return old
    if isinstance(old, CommentedSeq) and isinstance(new, Sequence) and not isinstance(new, str):
        return _merged_list(old, new)
    return _made(new) if not isinstance(new, str) else _scalar(new, old)


def _merged_list(old: CommentedSeq, new: Sequence[object]) -> CommentedSeq:
    before = [json.dumps(_plain(item), sort_keys=True) for item in old]
    after = [json.dumps(item, sort_keys=True) for item in new]
    steps = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for step, start, end, from_, to in reversed(steps):
        if step == "equal":
            continue
        both = min(end - start, to - from_)
        for at in range(both):
            old[start + at] = _merged(old[start + at], new[from_ + at])
        for at in reversed(range(start + both, end)):
            del old[at]
        for more, at in enumerate(range(from_ + both, to)):
            old.insert(start + both + more, _made(new[at]))
    return old


def _made(value: object) -> Any:  # noqa: ANN401 - a node of the library's
    if isinstance(value, Mapping):
        made = CommentedMap()
        for key, inner in value.items():
            made[key] = _made(inner)
        return made
    if isinstance(value, Sequence) and not isinstance(value, str):
        return CommentedSeq([_made(inner) for inner in value])
    return _scalar(str(value))


def _plain(node: Any) -> Any:  # noqa: ANN401 - a node of the library's
    """Its data as the guard gives it: keys without a value are absent."""
    if isinstance(node, Mapping):
        return {str(key): _plain(inner) for key, inner in node.items() if inner not in (None, "")}
    if isinstance(node, Sequence) and not isinstance(node, str):
        return [_plain(inner) for inner in node]
    return "" if node is None else str(node)


def _scalar(text: str, like: object = None) -> ScalarString | str:
    """The text as a scalar: quoted as the old one was, or where readers would take it wrongly."""
    lines = text.strip("\n")
    if "\n" in lines or isinstance(like, LiteralScalarString):
        fits = lines and not _UNLITERAL.search(lines)
        return _styled(LiteralScalarString, f"{lines}\n") if fits else _styled(_Quoted, text)
    if isinstance(like, ScalarString) and not isinstance(like, FoldedScalarString):
        return _styled(_Quoted if _ESCAPED.search(text) else type(like), text)
    unsafe = _SPECIAL.search(text) or _OTHERS.fullmatch(text) or is_trap(text)
    return _styled(_Quoted, text) if unsafe else text


def _styled(style: type[ScalarString], text: str) -> ScalarString:
    made: ScalarString = style(text)
    return made
