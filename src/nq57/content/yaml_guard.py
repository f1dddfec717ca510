"""A guarded reading of YAML: plain maps, lists and text, every scalar a string, with its place.

It must not know what the keys mean. No tags, no anchors, bounded depth and size, because an
alias bomb hangs every YAML library for over a minute and `NO`, `010`, `12:30` lose their value.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from nq57.content.text_files import FORBIDDEN
from nq57.content.yaml_causes import causes
from nq57.model.problems import Problem, problem
from nq57.model.source import Source

# Blanks that look like one and are none to YAML: pasted from Word and the web, read as what they look like.
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u3000\u2002\u2003\u2009"), " ")
MAX_DEPTH = 12
MAX_NODES = 20_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What YAML 1.1 readers make of these unquoted scalars (https://yaml.org/type/).
_TRAPS = (
    (re.compile(r"(?i:on|off|yes|no|y|n)"), "đúng/sai", "a truth value"),
    (re.compile(r"(?i:null)|~"), "rỗng", "nothing"),
    (re.compile(r"[-+]?[0-9]{1,2}(:[0-5]?[0-9])+(\.[0-9]*)?"), "số giây", "a number of seconds"),
    (re.compile(r"0[0-9_]+"), "số hệ tám hoặc số bị mất chữ số 0 ở đầu", "an octal number"),
    (re.compile(r"0x[0-9a-fA-F_]+|[0-9]+_[0-9_]+|[0-9]+[eE][0-9]+"), "một số khác", "another number"),
)
Data = str | list["Data"] | dict[str, "Data"]


@dataclass(slots=True)
class YamlReading:
    """What a YAML text holds: its data, the place of each dotted key, and all problems.

    `empty` are keys without a value; `commented` those of them with a comment in its place, `mau: #fff`.
    """

    data: dict[str, Any] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    empty: list[str] = field(default_factory=list)
    commented: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class _Refused(Exception):  # noqa: N818 - ends the walk over events, never leaves this module
    """The text asks for what the guard forbids."""

    def __init__(self, code: str, event: yaml.Event, **details: str) -> None:
        self.code, self.event, self.details = code, event, details
        super().__init__(code)


def is_trap(text: str) -> bool:
    """Whether YAML 1.1 reads this text, unquoted, as something else."""
    return any(pattern.fullmatch(text) for pattern, _, _ in _TRAPS)


def read_yaml(text: str, path: str, first_line: int = 1) -> YamlReading:
    """Read one YAML map; `first_line` is the line of `text` in its file. Never raises on content."""
    text = text.translate(_BLANKS)
    walk = _Walk(path, first_line, lines=text.split("\n"))
    tabs = [
        _tab(walk, number) for number, line in enumerate(text.split("\n")) if re.match(r" *\t\s*\S", line)
    ]
    if tabs:
        walk.reading.problems.extend(tabs)
        return walk.reading
    try:
        walk.document(iter(yaml.parse(text, Loader=_LOADER)))
    except yaml.MarkedYAMLError as error:
        walk.explain(error, text)
    except yaml.YAMLError as error:
        walk.add("yaml-sai", (0, 0), why="có ký tự không được phép", why_en=str(error), how=_HOW_QUOTE)
    except _Refused as refused:
        if refused.code != "yaml-khong-phai-bang" or not walk.tell_causes(text):
            walk.add(refused.code, _place(refused.event), **refused.details)
    if walk.reading.problems and any(p.severity == "error" for p in walk.reading.problems):
        walk.reading.data = {}
    return walk.reading


_HOW_QUOTE = "Đặt cả giá trị trong dấu nháy kép."
_SYNTAX = (
    ("mapping values are not allowed", "có dấu hai chấm giữa câu chưa đặt trong dấu nháy", _HOW_QUOTE),
    ("cannot start any token", "giá trị bắt đầu bằng ký tự đặc biệt (@, %, `…)", _HOW_QUOTE),
    ("found unexpected end of stream", "thiếu dấu nháy đóng", "Thêm dấu nháy đóng ở cuối giá trị."),
    ("did not find expected <block end>", "giá trị có chữ nằm ngoài dấu nháy", _HOW_QUOTE),
    ("did not find expected key", "dòng không đúng dạng “khóa: giá trị”", "Kiểm tra thụt lề và dấu nháy."),
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên khóa", "Ghi theo dạng “khóa: giá trị”."),
    ("found undefined alias", "giá trị bắt đầu bằng dấu *", _HOW_QUOTE),
    ("while scanning an anchor", "giá trị bắt đầu bằng dấu &", _HOW_QUOTE),
    ("while scanning an alias", "giá trị bắt đầu bằng dấu *", _HOW_QUOTE),
)


def _tab(walk: "_Walk", line: int) -> Problem:
    return problem("dau-tab", Source(walk.path, walk.first_line + line, 1))


@dataclass(slots=True)
class _Walk:
    """One pass over the events of one text."""

    path: str
    first_line: int
    reading: YamlReading = field(default_factory=YamlReading)
    nodes: int = 0
    lines: list[str] = field(default_factory=list)

    def explain(self, error: yaml.MarkedYAMLError, text: str) -> None:
        """Tell every line at fault by its cause; what the parser met where no cause is known."""
        if not self.tell_causes(text):
            self.syntax(error, text)

    def tell_causes(self, text: str) -> bool:
        """Tell every line at fault whose cause is known; whether there is one."""
        found = causes(text)
        for cause in found:
            details = {"why": cause.why, "why_en": cause.why_en, "how": cause.how}
            self.add("yaml-sai", (cause.line, cause.column), **details)
        return bool(found)

    def add(self, code: str, place: tuple[int, int], **details: str) -> None:
        """Note a problem at a line and column of the text (counted from 0)."""
        source = Source(self.path, self.first_line + place[0], place[1] + 1)
        self.reading.problems.append(problem(code, source, **details))

    def syntax(self, error: yaml.MarkedYAMLError, text: str) -> None:
        """Say in words what the parser met."""
        message = f"{error.context or ''} {error.problem or ''}"
        known = next((row for row in _SYNTAX if row[0] in message), None)
        why, how = known[1:] if known else ("dòng không đọc được", "Kiểm tra dấu nháy, thụt lề.")
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, text.count("\n")) if mark else 0
        column = mark.column if mark else 0
        self.add("yaml-sai", (line, column), why=why, why_en=message.strip(), how=how)

    def document(self, events: Iterator[yaml.Event]) -> None:
        """Read the one document of the stream into `reading.data`."""
        root: Data | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise _Refused("yaml-cam", event, what="nhiều tài liệu (---)")
            if isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, "", 1)
                if not isinstance(root, dict):
                    raise _Refused("yaml-khong-phai-bang", event)
        if root is None:
            self.add("yaml-khong-phai-bang", (0, 0))
        elif isinstance(root, dict):
            self.reading.data = root

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], key: str, depth: int) -> Data:
        """The data of the node that begins with `event`."""
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise _Refused("yaml-qua-lon", event)
        if isinstance(event, yaml.AliasEvent):
            raise _Refused("yaml-cam", event, what=f"*{event.anchor}")
        if anchor := getattr(event, "anchor", None):
            raise _Refused("yaml-cam", event, what=f"&{anchor}")
        if tag := getattr(event, "tag", None):
            raise _Refused("yaml-cam", event, what=str(tag))
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, key)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, key, depth)
        return self.mapping(events, key, depth)

    def scalar(self, event: yaml.ScalarEvent, key: str) -> str:
        """A string in NFC, noting an unquoted one that other tools would read differently."""
        value = unicodedata.normalize("NFC", event.value)
        self.place(key, event)
        if FORBIDDEN.search(value):  # an escape such as "\x00" brings in what no file may hold
            raise _Refused("yaml-cam", event, what="ký tự ẩn")
        if not event.style and value:  # libyaml says "" of a plain scalar, its Python twin None
            trap = next((row for row in _TRAPS if row[0].fullmatch(value)), None)
            if trap is not None:
                details = {"value": value, "meaning": trap[1], "meaning_en": trap[2]}
                self.add("yaml-bay", _place(event), **details)
            self.comment(event, value)
        return value

    def comment(self, event: yaml.ScalarEvent, value: str) -> None:
        """Tell that what is behind a blank and `#` on a value's line is not read."""
        mark = event.end_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        rest = self.lines[line][column:] if line < len(self.lines) else ""
        if rest.lstrip().startswith("#"):
            self.add("yaml-ghi-chu", (line, column), value=value, rest=rest.strip())

    def sequence(self, events: Iterator[yaml.Event], key: str, depth: int) -> list[Data]:
        """A list; its items are keyed by their index."""
        items: list[Data] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            inner = f"{key}.{len(items)}"
            self.place(inner, event)
            items.append(self.node(event, events, inner, depth + 1))
        return items

    def mapping(self, events: Iterator[yaml.Event], key: str, depth: int) -> dict[str, Data]:
        """A map without double keys; keys left empty are noted and dropped."""
        entries: dict[str, Data] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent) or event.tag or event.anchor:
                raise _Refused("yaml-cam", event, what="khóa không phải chữ")
            name = unicodedata.normalize("NFC", event.value)
            inner = f"{key}.{name}" if key else name
            if inner in self.reading.places:
                first = str(self.reading.places[inner][0])
                self.add("yaml-khoa-trung", _place(event), key=name, first=first)
            self.place(inner, event)
            value = self.node(next(events), events, inner, depth + 1)
            if value == "":
                self.reading.empty.append(inner)
                rest = self.lines[_place(event)[0]].partition(":")[2].strip()
                if rest.startswith("#"):
                    self.reading.commented[inner] = rest
            else:
                entries[name] = value
        return entries

    def place(self, key: str, event: yaml.Event) -> None:
        """Remember where a key is."""
        line, column = _place(event)
        self.reading.places.setdefault(key, (self.first_line + line, column + 1))


def _place(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, counted from 0."""
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)
