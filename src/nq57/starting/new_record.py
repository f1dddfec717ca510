"""The text of a new record of any kind, made from its class: every key with what it means.

It must not know any one kind, nor write a file. The day comes in from outside.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from nq57.language.slugs import address_of
from nq57.model.fields import Fields
from nq57.model.figures import Number
from nq57.model.kinds import Kind
from nq57.model.left_open import TO_FILL, TO_FILL_SLUG, TO_WRITE
from nq57.model.periods import PeriodOf
from nq57.model.records import CLASS_OF
from nq57.model.values import Colour, Day, Duration, LastDay, LooseDay, OneOf, Texts, Url, YesNo
from nq57.model.visibility import Visibility, model_fields
from nq57.model.vocabulary import Vocabulary
from nq57.model.weeks import WeekOf

DRAFT = "nhap"
_BODY = "noi_dung"
_LEFT_OPEN = (TO_FILL, TO_FILL_SLUG, ": 0")  # how a line ends whose value only a person knows
_WAYS = (
    (Url, f"https://vi-du.vn/{TO_FILL_SLUG}"),
    (Colour, '"#b3261e"'),
    (Day, "{day:%d/%m/%Y}"),
    (LooseDay, "{day:%d/%m/%Y}"),
    (LastDay, "{day:%d/%m/%Y}"),
    (PeriodOf, "{day:%Y-%m}"),
    (WeekOf, "{day:%G-W%V}"),
    (Number, "0"),
    (YesNo, "có"),
    (Duration, '"2:30"'),
)
_INDICATOR = "chi_so"
_VOCABULARIES = {"chu_de": "topics", "doi_tuong": "audiences"}


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record to be written: its path below the unit's folder, its text, the keys left for a person."""

    path: str
    text: str
    to_fill: tuple[str, ...]


def new_record(kind: Kind, title: str, day: dt.date, vocabulary: Vocabulary, *, ready: bool) -> NewRecord:
    """A record with every required key; a draft until a person says otherwise, unless it is `ready`."""
    slug = address_of(title) or "bai-moi"
    name = f"{day.isoformat()}-{slug}" if kind.by_month else slug
    writer = _Writer(CLASS_OF[kind.folder], title, day, vocabulary)
    keys = [*writer.required(), *([] if ready else _DRAFT_LINES), "", *writer.optional()]
    to_fill = tuple(writer.blanks())
    if not kind.has_contents:
        return NewRecord(f"{kind.folder}/{name}.yml", "\n".join(keys) + "\n", to_fill)
    text = "\n".join(["---", *keys, "---", "", *_OPENING, ""])
    return NewRecord(
        f"{kind.folder}/{name}.md", text, (*to_fill, *(["nội dung"] if kind.needs_body else []))
    )


_DRAFT_LINES = (
    "# Bản nháp chỉ hiện ở bản xem thử (nq57 serve). Viết xong thì xóa dòng dưới để bài được đăng.",
    f"{DRAFT}: có",
)
_OPENING = (
    TO_WRITE,
    "",
    "## Đầu mục",
    "",
    "- Một ý.",
    "- Ý nữa, có **chữ đậm** và [liên kết](https://chinhphu.vn).",
)


@dataclass(frozen=True, slots=True)
class _Writer:
    """One record being written."""

    model: type[Fields]
    title: str
    day: dt.date
    vocabulary: Vocabulary

    def required(self) -> Iterator[str]:
        """The lines of the keys that the kind cannot do without."""
        title = self._title_key()
        for key, info in _keys(self.model):
            if self._is_at_once(key, info):
                yield f"# {_meaning(info)}"
                yield from [f"{key}: {_quoted(self.title)}"] if key == title else self._lines(key, info)

    def optional(self) -> Iterator[str]:
        """The lines of the other keys, switched off."""
        yield "# Các khóa dưới đây không bắt buộc; cần khóa nào thì bỏ dấu # ở đầu các dòng của nó."
        for key, info in _keys(self.model):
            if not self._is_at_once(key, info) and key not in (DRAFT, _BODY):
                yield f"#   {_meaning(info)}"
                yield from (f"# {line}" for line in self._lines(key, info))

    def blanks(self) -> Iterator[str]:
        """The required keys whose values only a person knows."""
        title = self._title_key()
        for key, info in _keys(self.model):
            if self._is_at_once(key, info) and key != title and self._is_blank(key, info):
                yield key

    def _is_at_once(self, key: str, info: FieldInfo) -> bool:
        """Whether a new record has the key switched on."""
        return info.is_required() or key in self.model.starting_keys

    def _is_blank(self, key: str, info: FieldInfo) -> bool:
        return any(line.endswith(_LEFT_OPEN) for line in self._lines(key, info))

    def _title_key(self) -> str:
        """The last key that leads the page and is there at once: a document's subject, not its number."""
        leading = [f for f in model_fields(self.model) if f.visibility is Visibility.LEADING]
        return [f.key for f in leading if self._is_at_once(f.key, f.info)][-1]

    def _lines(self, key: str, info: FieldInfo) -> list[str]:
        """A key with a value that shows how one is written; a group of keys goes on indented."""
        inner = _inner_model(info.annotation)
        if inner is None:
            return self._plain(key, info)
        at_once = getattr(inner, "starting_keys", ())
        needed = [(k, i) for k, i in _keys(inner) if i.is_required() or k in at_once]
        rows = [line for k, i in needed for line in self._lines(k, i)]
        rows = rows or [line for k, i in list(_keys(inner))[:1] for line in self._lines(k, i)]
        if _is_list(info):
            rows = [f"{'- ' if at == 0 else '  '}{row}" for at, row in enumerate(rows)]
        return [f"{key}:", *(f"  {row}" for row in rows)]

    def _plain(self, key: str, info: FieldInfo) -> list[str]:
        marks = [*info.metadata, *_leaves(info.annotation)]
        if terms := next((mark.terms for mark in marks if isinstance(mark, OneOf)), None):
            return [f"{key}: {terms[-1].label}"]
        if get_args(Texts)[1] in marks:
            name = _VOCABULARIES.get(key)
            value = getattr(self.vocabulary, name)[0].label if name else TO_FILL
            return [f"{key}:", f"  - {value}"]
        if key == _INDICATOR:
            return [f"{key}: {next(one.label for one in self.vocabulary.indicators if not one.share)}"]
        shown = next((text for known, text in _WAYS if get_args(known)[1] in marks), None)
        return [f"{key}: {shown.format(day=self.day) if shown else _example(info)}"]


def _example(info: FieldInfo) -> str:
    """A text field's own example, where its class gives one."""
    return str(info.examples[0]) if info.examples else TO_FILL


def _keys(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """A class's own keys before those that all kinds share."""
    fields = [(info.alias or name, info) for name, info in model.model_fields.items()]
    shared = {info.alias for info in Fields.model_fields.values()}
    return sorted(fields, key=lambda field: field[0] in shared)


def _meaning(info: FieldInfo) -> str:
    """What a key means, and the values it may have."""
    marks = [*info.metadata, *_leaves(info.annotation)]
    terms = next((mark.terms for mark in marks if isinstance(mark, OneOf)), ())
    needed = " (bắt buộc)" if info.is_required() else ""
    return f"{info.description}{needed}{_choices(term.label for term in terms)}"


def _choices(labels: Iterable[str]) -> str:
    listed = "; ".join(labels)
    return f". Một trong: {listed}" if listed else ""


def _quoted(text: str) -> str:
    """Text in double quotes, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)


def _inner_model(annotation: object) -> type[BaseModel] | None:
    found = (leaf for leaf in _leaves(annotation) if isinstance(leaf, type) and issubclass(leaf, BaseModel))
    return next(found, None)


def _is_list(info: FieldInfo) -> bool:
    return any(get_origin(part) is tuple for part in (info.annotation, *get_args(info.annotation)))


def _leaves(annotation: object) -> Iterator[object]:
    """The types and marks that an annotation is made of."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        yield from marks
        yield from _leaves(inner)
    elif get_args(annotation):
        for part in get_args(annotation):
            yield from _leaves(part)
    else:
        yield annotation
