"""Plain data to a model's fields: pydantic's findings become problems with place and remedy.

It must not know files; it gets data with places and gives fields or problems.
"""

import typing
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from nq57.content.yaml_guard import YamlReading
from nq57.language.did_you_mean import nearest
from nq57.model.fields import Fields
from nq57.model.messages.problems import PROBLEM_TEXTS
from nq57.model.problems import Problem, problem
from nq57.model.source import Source

Shape = TypeVar("Shape", bound=BaseModel)
_WANTED = {
    "model": ("một nhóm khóa", "a group of keys"),
    "dict": ("một nhóm khóa", "a group of keys"),
    "tuple": ("một danh sách", "a list"),
    "string": ("một đoạn chữ", "text"),
}
_WANTED_CODE = ("một mã gồm chữ thường không dấu, số và gạch nối", "a code of letters, digits and hyphens")
_HOW_CODE = "Ví dụ: chuyen-doi-so."
_HOW_LIST = "Ghi mỗi mục trên một dòng, bắt đầu bằng dấu gạch “- ”."
_HOW_GROUP = "Ghi từng khóa con thụt vào hai dấu cách dưới “{key}:”."


def shape(model: type[Shape], reading: YamlReading, path: str) -> tuple[Shape | None, list[Problem]]:
    """Validate `reading.data` as `model`: the fields, or None, with every problem found."""
    try:
        return model.model_validate(reading.data), _blanks(model, reading, path, set())
    except ValidationError as error:
        found = [_problem(model, details, reading, path) for details in error.errors(include_url=False)]
        missing = {
            ".".join(map(str, details["loc"])) for details in error.errors() if details["type"] == "missing"
        }
        return None, found + _blanks(model, reading, path, missing)


def sound_fields(reading: YamlReading) -> Fields:
    """The keys common to all kinds that are in order, so that what they refer to is checked too."""
    aliases = set(_aliases(Fields))
    data = {key: value for key, value in reading.data.items() if key in aliases}
    try:
        return Fields.model_validate(data)
    except ValidationError as error:
        broken = {details["loc"][0] for details in error.errors() if details["loc"]}
        return Fields.model_validate({key: value for key, value in data.items() if key not in broken})


def _blanks(model: type[BaseModel], reading: YamlReading, path: str, missing: set[str]) -> list[Problem]:
    """Keys left empty count as absent, so an unknown one among them must still be told."""
    known = set(_aliases(model))
    unknown = [key for key in reading.empty if "." not in key and key not in known and key not in missing]
    found = [_unknown_key(model, key, _source(reading, path, (key,))) for key in unknown]
    for key in reading.empty:
        reported = key in missing or key in unknown or (key in reading.commented)
        if key in reading.commented:
            details = {"key": key, "rest": reading.commented[key]}
            found.append(problem("yaml-mau", _source(reading, path, tuple(key.split("."))), **details))
        elif not reported:
            name = _named(tuple(part for part in key.split(".") if not part.isdigit()))
            found.append(problem("khoa-de-trong", _source(reading, path, tuple(key.split("."))), key=name))
    return found


def _problem(
    model: type[BaseModel], details: Mapping[str, Any], reading: YamlReading, path: str
) -> Problem:
    loc = tuple(details["loc"])
    code, context = str(details["type"]), dict(details.get("ctx") or {})
    source, key = _source(reading, path, loc), str(loc[-1]) if loc else ""
    if code == "extra_forbidden":
        return _unknown_key(_model_at(model, loc[:-1]), key, source)
    if code == "missing":
        return _missing(_model_at(model, loc[:-1]), key, source, ".".join(map(str, loc)) in reading.empty)
    if code in PROBLEM_TEXTS:
        return _own(code, context, _named(loc), source)
    return _wrong_shape(code, _named(loc), source)


def _own(code: str, context: dict[str, Any], key: str, source: Source) -> Problem:
    known = [str(name) for name in context.get("known", ())]
    guess = nearest(str(context.get("value", "")), known) if known else ()
    value = context.get("value")
    return problem(
        code,
        source,
        key=key,
        value=value,
        known=", ".join(known) or None,
        guess=guess[0] if guess else None,
    )


def _unknown_key(model: type[BaseModel], key: str, source: Source) -> Problem:
    known = list(_aliases(model))
    guess = nearest(key, known)
    return problem("khoa-la", source, key=key, known=", ".join(known), guess=guess[0] if guess else None)


def _missing(model: type[BaseModel], key: str, source: Source, blank: bool) -> Problem:  # noqa: FBT001 - one caller
    if blank:
        return problem("de-trong", source, key=key)
    description = next((f.description for f in model.model_fields.values() if f.alias == key), None)
    return problem("thieu-khoa", source, key=key, meaning=f" ({description})" if description else "")


def _wrong_shape(code: str, key: str, source: Source) -> Problem:
    if code == "string_pattern_mismatch":
        wanted, wanted_en = _WANTED_CODE
        return problem("sai-kieu", source, key=key, wanted=wanted, wanted_en=wanted_en, how=_HOW_CODE)
    wanted, wanted_en = _WANTED.get(code.split("_", maxsplit=1)[0], _WANTED["string"])
    how = _HOW_LIST if code.startswith("tuple") else _HOW_GROUP.replace("{key}", key)
    return problem("sai-kieu", source, key=key, wanted=wanted, wanted_en=wanted_en, how=how)


def _named(loc: tuple[str | int, ...]) -> str:
    """The last key by name: an item of a list bears its list's name."""
    return next((str(part) for part in reversed(loc) if isinstance(part, str)), "")


def _source(reading: YamlReading, path: str, loc: tuple[str | int, ...]) -> Source:
    """The place of the key, or of the nearest thing around it."""
    for end in range(len(loc), 0, -1):
        place = reading.places.get(".".join(map(str, loc[:end])))
        if place:
            return Source(path, *place)
    return Source(path, 1, 1)


def _aliases(model: type[BaseModel]) -> Iterator[str]:
    return (field.alias or name for name, field in model.model_fields.items())


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    """The model that holds the key at `loc`, through lists and optional fields."""
    for part in loc:
        if isinstance(part, int):
            continue
        annotation = next(
            (f.annotation for n, f in model.model_fields.items() if (f.alias or n) == part), None
        )
        model = _inner_model(annotation) or model
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_inner_model(part) for part in typing.get_args(annotation))
    return next((found for found in inner if found), None)
