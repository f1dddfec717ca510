"""Who may see a field, marked with `Leading`, `Searched`, `Shown` or `PageOnly`; without one it is private.

It must not know kinds. One walker over a model's fields serves open data, search, handbook and forms.
"""

from enum import Enum
from functools import lru_cache
from typing import Annotated, NamedTuple, TypeVar

from pydantic import BaseModel
from pydantic.fields import FieldInfo

T = TypeVar("T")


class Visibility(Enum):
    """Where the value of a field may appear beside the editor's own file."""

    PRIVATE = "private"
    """Nowhere: it is the editor's or the program's own."""
    PAGE_ONLY = "page-only"
    """On its own page alone: only translations have it, and open data hold originals."""
    SHOWN = "shown"
    """On pages and in open data; its words say nothing to search for, as a code or a file's name."""
    SEARCHED = "searched"
    """The same, and search finds its words."""
    LEADING = "leading"
    """The same as searched, but among the record's title and first words."""


PageOnly = Annotated[T, Visibility.PAGE_ONLY]
Shown = Annotated[T, Visibility.SHOWN]
Searched = Annotated[T, Visibility.SEARCHED]
Leading = Annotated[T, Visibility.LEADING]


class ModelField(NamedTuple):
    """A field of a model: its name in code, its key in editors' files, and who may see it."""

    name: str
    key: str
    visibility: Visibility
    info: FieldInfo


@lru_cache(maxsize=128)
def model_fields(model: type[BaseModel]) -> tuple[ModelField, ...]:
    """Every field of a model, in its order."""
    return tuple(
        ModelField(name, info.alias or name, _visibility(info), info)
        for name, info in model.model_fields.items()
    )


@lru_cache(maxsize=128)
def public_fields(model: type[BaseModel]) -> tuple[ModelField, ...]:
    """The fields whose values pages and open data may show."""
    kept = (Visibility.PRIVATE, Visibility.PAGE_ONLY)
    return tuple(field for field in model_fields(model) if field.visibility not in kept)


@lru_cache(maxsize=128)
def searched_fields(model: type[BaseModel]) -> tuple[ModelField, ...]:
    """The fields whose words search finds, leading ones included."""
    found = (Visibility.SEARCHED, Visibility.LEADING)
    return tuple(field for field in model_fields(model) if field.visibility in found)


def _visibility(info: FieldInfo) -> Visibility:
    return next((mark for mark in info.metadata if isinstance(mark, Visibility)), Visibility.PRIVATE)
