"""Changed values into the bytes of a content file: what is not changed stays byte for byte.

It must not touch the disk. Each key's lines are taken out and put back by themselves, so that no other line
can change; what comes out is read again as the loader reads it, and refused unless it says what was meant.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ruamel.yaml.error import YAMLError

from nq57.content.file_parts import BODY, FileParts, take_apart, values_of
from nq57.content.yaml_blocks import block_with, new_block
from nq57.content.yaml_guard import read_yaml
from nq57.language.spoofing import clear_text
from nq57.model.languages import is_translation
from nq57.model.problems import Problem

# Lines as YAML counts them (YAML 1.1, 4.2).
_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029])|[^\r\n\x85\u2028\u2029]+\Z")
_BETWEEN = re.compile(r"\s*|#.*|\.\.\.", re.DOTALL)


class UnwritableError(Exception):
    """A file cannot be changed so that it says what was meant; `problems` tell why, where the text does."""

    def __init__(self, sentence: str, problems: tuple[Problem, ...] = ()) -> None:
        self.problems = problems
        super().__init__(sentence)


def rewritten(data: bytes, path: str, changes: Mapping[str, object], order: Sequence[str] = ()) -> bytes:
    """The file with other values; None, empty text or an empty list takes a key out, `BODY` is the body.

    `order` says where among the keys a new one goes; a key that it does not name goes last. Raises
    UnwritableError.
    """
    parts, before = take_apart(data, path), values_of(data, path)
    if parts is None or before.problems:
        raise UnwritableError("Tệp đang có lỗi nên chưa ghi bằng biểu mẫu được.", before.problems)
    meant = {key: _as_read(value, path) for key, value in changes.items()}
    wanted = _pruned({**before.values, **meant})
    # A key that says the same already is not touched, however it is written.
    changed = {key: value for key, value in meant.items() if _same(before.values.get(key), value) is False}
    if not changed:
        return data
    declared = parts.declared
    try:
        for key in sorted(changed.keys() - {BODY}, key=_place_in(order)):
            declared = _with_key(declared, key, changed[key], order, parts.newline)
    except (YAMLError, ValueError, TypeError) as error:  # what the library cannot write
        sentence = f"Chưa ghi được các giá trị này: {error}"
        raise UnwritableError(sentence) from error
    made = replace(parts, declared=declared)
    if BODY in changed:
        made = _with_body(made, str(changed[BODY] or ""))
    result = made.joined()
    after = values_of(result, path)
    if after.problems or _pruned(after.values) != wanted:
        raise UnwritableError("Giá trị có ký tự mà tệp nội dung không giữ được.", after.problems)
    return result


def _place_in(order: Sequence[str]) -> Any:  # noqa: ANN401 - a key for sorting
    return lambda key: (order.index(key) if key in order else len(order), key)


def _with_key(declared: str, key: str, value: object, order: Sequence[str], newline: str) -> str:
    """The declaration with one key changed, put in or taken out."""
    lines = _LINE.findall(declared)
    spans = _spans(declared, lines)
    if spans is None:  # written on few lines, as {a: b}: the whole is one block
        return _rewritten_whole(declared, key, value, newline)
    if key in spans:
        start, end = spans[key]
        block = _unix("".join(lines[start:end]))
        new = block_with(block, key, value, _unix(declared)) if value else ""
    else:
        start = end = _insertion(spans, lines, key, order)
        new = new_block(key, value, _unix(declared)) if value else ""
    before, after = "".join(lines[:start]), "".join(lines[end:])
    if new and before and not before.endswith(("\n", "\r")):
        before += newline
    if new and not after and end > start and not lines[end - 1].endswith(("\n", "\r")):
        new = new.rstrip("\n")
    return before + new.replace("\n", newline) + after


def _rewritten_whole(declared: str, key: str, value: object, newline: str) -> str:
    """A declaration in flow style; its one line is what changes."""
    whole = dict(read_yaml(_unix(declared), "").data)
    whole[key] = value
    blocks = (new_block(name, inner, "") for name, inner in whole.items() if inner)
    return "".join(blocks).replace("\n", newline)


def _spans(declared: str, lines: list[str]) -> dict[str, tuple[int, int]] | None:
    """The lines of each key, without blanks and comments behind it; None where keys share a line."""
    if not declared.strip():
        return {}
    reading = read_yaml(declared, "")
    starts = {key: at for key, at in reading.places.items() if "." not in key}
    rows = sorted({line - 1 for line, _ in starts.values()})
    if len(rows) != len(starts) or any(column != 1 for _, column in starts.values()):
        return None
    ends = dict(zip(rows, [*rows[1:], len(lines)], strict=True))
    spans = {}
    for key, (line, _) in starts.items():
        end = ends[line - 1]
        while end > line and _BETWEEN.fullmatch(lines[end - 1].rstrip("\r\n")):
            end -= 1
        spans[key] = (line - 1, end)
    return spans


def _insertion(
    spans: Mapping[str, tuple[int, int]], lines: list[str], key: str, order: Sequence[str]
) -> int:
    """The line at which a new key goes: behind the nearest key that comes before it."""
    before = order[: order.index(key)] if key in order else list(spans)
    ends = [spans[known][1] for known in before if known in spans]
    if ends:
        return ends[-1] if key in order else max(ends)
    return min((start for start, _ in spans.values()), default=len(lines))


def _with_body(parts: FileParts, body: str) -> FileParts:
    """The parts with another body; blank lines around it stay."""
    old = parts.body
    blank = old[: len(old) - len(old.lstrip("\r\n"))] if old.strip() else ""
    end = old[len(old.rstrip("\r\n")) :] if old.strip() else ""
    closing = parts.closing if parts.closing.endswith(("\n", "\r")) else parts.closing + parts.newline
    text = body.strip("\n").replace("\n", parts.newline)
    return replace(parts, closing=closing, body=f"{blank}{text}{end or parts.newline}" if text else "")


def _as_read(value: object, path: str) -> object:
    """A value as the loader will read it: composed letters, plain line ends, no hidden signs."""
    if isinstance(value, Mapping):
        return {str(key): _as_read(inner, path) for key, inner in value.items() if inner not in (None, "")}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_as_read(inner, path) for inner in value]
    text = unicodedata.normalize("NFC", _unix("" if value is None else str(value)))
    return clear_text(text, vietnamese=not is_translation(path)).text.strip()


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _pruned(value: object) -> object:
    """A value without what says nothing: outer blanks, and keys with an empty value."""
    if isinstance(value, Mapping):
        inner = {key: _pruned(each) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each not in ("", [], {}, None)}
    if isinstance(value, list):
        return [_pruned(each) for each in value]
    return value.strip() if isinstance(value, str) else value


def _same(old: object, new: object) -> bool:
    return _pruned({"": old}) == _pruned({"": new})
