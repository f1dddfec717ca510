"""Links that leave the section: every address in bodies and keys, with the places that name it.

It must not ask anybody; whether an address answers is found out elsewhere.
"""

from collections.abc import Iterator, Mapping

from nq57.body.reading import BodyReader, place_in
from nq57.catalogue.workspace import Workspace
from nq57.model.fields import Part
from nq57.model.source import Source

_WEB = ("http://", "https://")


def outer_links(workspace: Workspace, read: BodyReader) -> Mapping[str, tuple[Source, ...]]:
    """Every web address without its anchor, in order, with the places where it is."""
    found: dict[str, set[Source]] = {}
    for record in workspace.records:
        for link in read(record.body, record.url).links:
            place = place_in(record.body, link.offset, record.source.path, record.body_line)
            _note(found, link.target, place)
        for key, value in _values(record.fields):
            _note(found, value, record.place(key))
    for unit in workspace.units.values():
        for key, value in _values(unit.fields):
            _note(found, value, unit.place(key))
        for link in read(unit.fields.intro or "", "").links:
            _note(found, link.target, unit.place("gioi_thieu"))
    return {address: tuple(sorted(places)) for address, places in sorted(found.items())}


def _note(found: dict[str, set[Source]], target: str, place: Source) -> None:
    address = target.partition("#")[0]
    if address.lower().startswith(_WEB) and not any(map(str.isspace, address)):
        found.setdefault(address, set()).add(place)


def _values(data: object, key: str = "") -> Iterator[tuple[str, str]]:
    """The texts of all keys but the body, by dotted alias."""
    if isinstance(data, str):
        yield key, data
    elif isinstance(data, Part):
        for name, info in type(data).model_fields.items():
            if name != "body":
                yield from _values(getattr(data, name), _below(key, info.alias or name))
    elif isinstance(data, tuple):
        for index, value in enumerate(data):
            yield from _values(value, _below(key, str(index)))


def _below(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
