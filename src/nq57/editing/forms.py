"""A kind's form from its model: sections, and for each field the control that asks for it.

It must not know how a control looks. Made on each request, so that it never lags behind the models.
"""

import datetime as dt
import types
import typing
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from nq57.content.file_parts import BODY
from nq57.model.controls import FormSection, TextInput
from nq57.model.indicators import Indicator
from nq57.model.infographics import BLOCK_KINDS, COMMON_KEYS, Block
from nq57.model.kinds import Kind
from nq57.model.periods import Period
from nq57.model.records import CLASS_OF
from nq57.model.units import UnitFields
from nq57.model.values import Colour, LastDay, OneOf, PartialDate, Term, Url
from nq57.model.visibility import ModelField, Visibility, model_fields
from nq57.model.vocabulary import Vocabulary
from nq57.model.weeks import Week

_COLOUR, _ADDRESS, _LAST_DAY = (typing.get_args(one)[1] for one in (Colour, Url, LastDay))
CONTROLS = (
    *("text", "prose", "markdown", "address", "colour", "yes-no", "choice"),
    *("day", "last-day", "partial-day", "period", "week", "number"),
    *("choices", "texts", "table", "file", "picture", "document", "documents", "record", "group", "groups"),
)


class UnknownFieldError(Exception):
    """No control asks for a field of this type; the message names model and field."""


@dataclass(frozen=True, slots=True)
class Control:
    """What asks for one field.

    `terms` are those that it takes, each with its spellings, the label first; `fields` are those of a group
    or of each item of a list; `narrowed` tells the keys of each sort of item, where there are several.
    """

    key: str
    label: str
    control: str
    required: bool = False
    hint: str = ""
    terms: tuple[tuple[str, ...], ...] = ()
    fields: tuple["Control", ...] = ()
    narrowed: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """A kind's form: its sections, and the order in which a file has their keys."""

    kind: str
    label: str
    suffix: str
    sections: tuple[tuple[str, tuple[Control, ...]], ...]
    order: tuple[str, ...]


def form_of(folder: str, vocabulary: Vocabulary, suffix: str = "") -> Form:
    """The form of a kind by its folder; `suffix` is that of the file, or what a new one gets."""
    model = CLASS_OF[folder]
    suffix = suffix or suffix_of(model.kind)
    sections: dict[FormSection, list[Control]] = {section: [] for section in FormSection}
    fields = model_fields(model)
    own = [one for one in fields if _section(one.info) is FormSection.MAIN]
    for one in [*(one for one in own if not _is_body(one)), *(one for one in own if _is_body(one))]:
        control = control_of(model, one, vocabulary)
        sections[FormSection.MAIN].append(_body(model.kind, suffix, control) if _is_body(one) else control)
    for one in fields:
        if one not in own:
            sections[_section(one.info)].append(control_of(model, one, vocabulary))
    shown = tuple((section.value, tuple(controls)) for section, controls in sections.items() if controls)
    keys = [control.key for _, controls in shown for control in controls]
    body = [key for key in keys if key in {BODY, "noi_dung"}]
    order = (*(key for key in keys if key not in body), *body)
    return Form(folder, model.kind.one, suffix, shown, order)


def unit_form(vocabulary: Vocabulary) -> Form:
    """The form of a unit's own file."""
    controls = fields_of(UnitFields, vocabulary)
    order = tuple(control.key for control in controls)
    return Form("", "Đơn vị", ".yml", (("Thông tin đơn vị", controls),), order)


def suffix_of(kind: Kind) -> str:
    """The ending of a new record's file: a body that says the most has a file to itself."""
    return ".md" if kind.needs_body else ".yml"


def control_of(model: type[BaseModel], one: ModelField, vocabulary: Vocabulary) -> Control:
    """The control for a field; raises UnknownFieldError where none asks for its type."""
    kind, marks = _bare(one.info.annotation, list(one.info.metadata))
    asked = next((mark for mark in marks if isinstance(mark, TextInput)), None)
    description = one.info.description or one.key
    label, _, hint = description.partition("; ") if "; " in description else description.partition(": ")
    given: dict[str, Any] = {
        "key": one.key,
        "label": one.info.title or label,
        "required": one.info.is_required(),
        "hint": hint or "".join(f"Ví dụ: {example}" for example in (one.info.examples or ())[:1]),
    }
    if asked in {TextInput.TOPIC, TextInput.AUDIENCE}:
        terms = vocabulary.topics if asked is TextInput.TOPIC else vocabulary.audiences
        return Control(control="choices", terms=_spelled(terms), **given)
    if asked is TextInput.INDICATOR:
        return Control(control="choice", terms=_spelled(vocabulary.indicators), **given)
    if typing.get_origin(kind) is tuple:
        return _listed(kind, asked, vocabulary, given)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return Control(control="group", fields=fields_of(kind, vocabulary), **given)
    one_of = next((mark for mark in marks if isinstance(mark, OneOf)), None)
    if one_of:
        return Control(control="choice", terms=_spelled(one_of.terms), **given)
    named = asked.value if asked else _simple(kind, marks)
    if named is None:
        sentence = f"{model.__name__}.{one.name}: no control asks for {one.info.annotation}"
        raise UnknownFieldError(sentence)
    return Control(control=named, **given)


def fields_of(model: type[BaseModel], vocabulary: Vocabulary) -> tuple[Control, ...]:
    """The controls of a group, in the model's order."""
    return tuple(control_of(model, one, vocabulary) for one in model_fields(model))


def leading_keys(folder: str) -> tuple[str, ...]:
    """The keys that name a record of a kind, the first that it must have first."""
    own = [one for one in model_fields(CLASS_OF[folder]) if one.visibility is Visibility.LEADING]
    return tuple(one.key for one in sorted(own, key=lambda one: not one.info.is_required()))


def _listed(kind: Any, asked: TextInput | None, vocabulary: Vocabulary, given: dict[str, Any]) -> Control:  # noqa: ANN401 - any annotation
    """The control for a list, by what its items are."""
    item, marks = _bare(typing.get_args(kind)[0], [])
    if isinstance(item, type) and issubclass(item, BaseModel):
        narrowed = _block_keys() if item is Block else {}
        return Control(control="groups", fields=fields_of(item, vocabulary), narrowed=narrowed, **given)
    if typing.get_origin(item) is tuple:
        return Control(control="table", **given)
    one_of = next((mark for mark in marks if isinstance(mark, OneOf)), None)
    if one_of:
        return Control(control="choices", terms=_spelled(one_of.terms), **given)
    if item is not str:
        sentence = f"{given['key']}: no control asks for a list of {item}"
        raise UnknownFieldError(sentence)
    return Control(control="documents" if asked is TextInput.DOCUMENT else "texts", **given)


def _simple(kind: Any, marks: list[Any]) -> str | None:  # noqa: ANN401 - any annotation
    if kind is str:
        return "colour" if _COLOUR in marks else "address" if _ADDRESS in marks else "text"
    if kind is dt.date:
        return "last-day" if _LAST_DAY in marks else "day"
    found = {bool: "yes-no", PartialDate: "partial-day", Period: "period", Week: "week", Decimal: "number"}
    return found.get(kind)


def _bare(annotation: Any, marks: list[Any]) -> tuple[Any, list[Any]]:  # noqa: ANN401 - any annotation
    """A type without `Annotated` and `| None`, and all that was said at it."""
    if typing.get_origin(annotation) is Annotated:
        inner, *more = typing.get_args(annotation)
        return _bare(inner, marks + more)
    if typing.get_origin(annotation) in {typing.Union, types.UnionType}:
        inner = [part for part in typing.get_args(annotation) if part is not type(None)]
        return _bare(inner[0], marks) if len(inner) == 1 else (annotation, marks)
    return annotation, marks


def _section(info: FieldInfo) -> FormSection:
    return next((mark for mark in info.metadata if isinstance(mark, FormSection)), FormSection.MAIN)


def _is_body(one: ModelField) -> bool:
    return one.name == "body"


def _body(kind: Kind, suffix: str, control: Control) -> Control:
    """The body is below the keys of a `.md`, and among them elsewhere."""
    key = BODY if suffix == ".md" else control.key
    return Control(key, "Nội dung", control.control, required=kind.needs_body)


def _spelled(terms: Iterable[Term | Indicator]) -> tuple[tuple[str, ...], ...]:
    return tuple((term.label, term.code, *term.also) for term in terms)


def _block_keys() -> dict[str, tuple[str, ...]]:
    """The keys of each kind of block, by its label."""
    return {kind.term.label: (*COMMON_KEYS, *kind.needs, *kind.takes) for kind in BLOCK_KINDS}
