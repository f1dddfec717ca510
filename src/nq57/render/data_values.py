"""A record's fields as plain data under the editors' keys, and the schema that such data obeys.

It must not know files or kinds; the models tell everything. Private fields stay out.
"""

import datetime as dt
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from nq57.model.fields import Fields, Part
from nq57.model.figures import number_text
from nq57.model.periods import Period
from nq57.model.values import PartialDate
from nq57.model.visibility import public_fields
from nq57.model.weeks import Week

_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def columns(model: type[Fields]) -> tuple[str, ...]:
    """The keys of a kind's public fields."""
    return tuple(field.key for field in public_fields(model))


def plain_fields(part: Part) -> dict[str, Any]:
    """The fields that say something, as JSON knows values: dates ISO, groups nested."""
    pairs = ((field.key, getattr(part, field.name)) for field in public_fields(type(part)))
    return {key: _plain(value) for key, value in pairs if value not in (None, ())}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a field
    if isinstance(value, Part):
        return plain_fields(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, Period | Week):
        return value.code
    if isinstance(value, Decimal):
        return number_text(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def schema(model: type[Part]) -> dict[str, Any]:
    """The JSON Schema of what `plain_fields` gives for a model."""
    public = public_fields(model)
    required = [field.key for field in public if field.info.is_required()]
    properties = {
        field.key: {**_schema_of(field.info.annotation), "description": field.info.description or field.key}
        for field in public
    }
    found: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**found, "required": required} if required else found


def _schema_of(annotation: Any) -> dict[str, Any]:  # noqa: ANN401 - any annotation
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _schema_of(arguments[0])
    if origin in {Union, UnionType}:
        return _schema_of(next(a for a in arguments if a is not type(None)))
    if origin is tuple:
        return {"type": "array", "items": _schema_of(arguments[0])}
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return schema(annotation)
    if annotation in {PartialDate, dt.date}:
        return {"type": "string", "pattern": _DATE}
    return {"type": "boolean"} if annotation is bool else {"type": "string"}
