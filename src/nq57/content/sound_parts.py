"""What can be checked of an infographic whose keys are not all in order: its sound blocks and figures.

It must not find problems itself; broken parts give way to harmless ones, so that every place stays true.
"""

import copy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from nq57.content.yaml_guard import YamlReading
from nq57.model.fields import Fields
from nq57.model.infographics import Block, BlockFigure, Infographic
from nq57.model.values import PartialDate

Shape = TypeVar("Shape", bound=BaseModel)
_HARMLESS_BLOCK = {"loai": "loi-van", "noi_dung": "–"}
_HARMLESS_FIGURE = {"gia_tri": "1", "chu_thich": "–"}
_LEAVES = frozenset({"extra_forbidden", "gia-tri-la"})  # what a part can be read without


def sound_infographic(reading: YamlReading, common: Fields) -> Infographic:
    """The infographic without its broken parts; `common` are its sound keys of all kinds."""
    data = reading.data
    return Infographic.model_construct(
        **{name: getattr(common, name) for name in Fields.model_fields},
        heading="–",
        day=PartialDate(2026),
        layout="cot",
        figures=tuple(_sound(BlockFigure, one, _HARMLESS_FIGURE) for one in _listed(data.get("so_lieu"))),
        blocks=tuple(_sound(Block, one, _HARMLESS_BLOCK) for one in _listed(data.get("khoi"))),
        basis=("–",) if "nguon" in data else _names(data.get("van_ban")),
    )


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _names(value: object) -> tuple[str, ...]:
    found = value if isinstance(value, list) else [value]
    return tuple(name for name in found if isinstance(name, str))


def _sound(model: type[Shape], data: object, harmless: dict[str, str]) -> Shape:
    """The part, without keys that it can be read without when they are wrong; else a harmless one."""
    for _ in range(2):
        try:
            return model.model_validate(data)
        except ValidationError as error:
            data = _without(data, error)
    return model.model_validate(harmless)


def _without(data: object, error: ValidationError) -> object:
    """A copy without the wrong keys that may be left out."""
    left = copy.deepcopy(data)
    for found in error.errors(include_url=False):
        *way, last = found["loc"]
        if found["type"] not in _LEAVES or last == "loai":
            continue
        inner: Any = left
        for step in way:
            inner = inner[step]
        inner.pop(last, None)
    return left
