"""`noi-dang.yml`: which unit goes where, checked before anything is opened.

It must not open a target. Two units in one place, or one inside the other, are a problem here already.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from nq57.content.text_files import clean_text
from nq57.content.validation import shape
from nq57.content.yaml_guard import YamlReading, read_yaml
from nq57.model.problems import Problem, has_errors, problem
from nq57.model.source import Source
from nq57.model.targets import IN_PLACE, LAYOUTS, Address, TargetFields, TargetsFile, parse_address

PLACES_FILE = "noi-dang.yml"
PREVIEWS_FILE = "noi-xem-thu.yml"  # where a proposed change is shown before it is accepted
SLOT = "{ban}"  # in its addresses: the name of the preview, so that each has a folder of its own
_SLOT_NAME = "ban-thu"  # as which such addresses are checked


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's target; `authority` is the path of its CA certificates, if it names any."""

    unit: str
    address: Address
    url: str = ""
    layout: str = LAYOUTS[0]
    host_keys: tuple[str, ...] = ()
    authority: Path | None = None
    sole_publisher: bool = False
    preview: bool = False
    makes_folder: bool = False

    @property
    def marked(self) -> str:
        """What a marker names: another layout at the same address is another place."""
        return self.address.text + ("" if self.layout == IN_PLACE else f" ({self.layout})")


@dataclass(frozen=True, slots=True)
class Places:
    """All targets by unit, and every problem of the file."""

    by_unit: Mapping[str, Place] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_previews(root: Path, name: str = _SLOT_NAME) -> Places:
    """The targets of `noi-xem-thu.yml` for the preview called `name`; missing folders are made."""
    found = read_places(root, PREVIEWS_FILE, name)
    shown = {
        unit: replace(place, preview=True, makes_folder=True, layout=IN_PLACE)
        for unit, place in found.by_unit.items()
    }
    return Places(shown, found.problems)


def read_places(root: Path, file: str = PLACES_FILE, slot: str = SLOT) -> Places:
    """The targets that a file of the project at `root` names; none when the file is missing."""
    try:
        data = (root / file).read_bytes()
    except FileNotFoundError:
        return Places()
    clean = clean_text(data, file)
    if clean.text is None:
        return Places(problems=tuple(clean.problems))
    reading = read_yaml(clean.text.replace(SLOT, slot), file)
    problems = [*clean.problems, *reading.problems]
    if has_errors(problems):
        return Places(problems=tuple(problems))
    fields, found = shape(TargetsFile, reading, file)
    problems += found
    return _places(fields, reading, root, problems, file) if fields else Places(problems=tuple(problems))


def _places(
    file: TargetsFile, reading: YamlReading, root: Path, problems: list[Problem], name: str
) -> Places:
    places: dict[str, Place] = {}
    taken = _Taken()
    for number, fields in enumerate(file.targets):
        source = _source(reading, name, f"noi_dang.{number}.dia_chi")
        place = _place(fields, root, source, problems)
        problems += _untrustworthy(fields, root, reading, (name, f"noi_dang.{number}"))
        if place is None:
            continue
        if other := taken.by(place):
            problems.append(problem("noi-dang-trung", source, unit=place.unit, other=other))
        else:
            places[place.unit] = place
            taken.add(place)
    return Places(places, tuple(problems))


def _place(fields: TargetFields, root: Path, source: Source, problems: list[Problem]) -> Place | None:
    try:
        address = parse_address(fields.address)
    except ValueError as error:
        problems.append(problem("dia-chi-dang-sai", source, value=fields.address, reason=error))
        return None
    if fields.layout not in LAYOUTS:
        reason = f"kieu phải là {' hoặc '.join(LAYOUTS)}"
        problems.append(problem("dia-chi-dang-sai", source, value=address.text, reason=reason))
        return None
    return Place(
        unit=fields.unit.strip("/"),
        address=address,
        url=fields.url or "",
        layout=fields.layout,
        host_keys=fields.host_keys,
        authority=root / fields.authority if fields.authority else None,
        sole_publisher=fields.sole_publisher,
        preview=fields.preview,
    )


def _source(reading: YamlReading, file: str, key: str) -> Source:
    """Where a value is; of an only one, its key."""
    known = reading.places
    return Source(file, *known.get(key, known.get(key.rpartition(".")[0], (1, 1))))


def _untrustworthy(
    fields: TargetFields, root: Path, reading: YamlReading, at: tuple[str, str]
) -> Iterator[Problem]:
    """What a host could not be known by: a file that is no certificate, a word that is no key."""
    unit, (file, row) = fields.unit.strip("/"), at
    code = _authority_code(root / fields.authority) if fields.authority else ""
    if code:
        yield problem(code, _source(reading, file, f"{row}.chung_thu"), unit=unit, value=fields.authority)
    for number, key in enumerate(fields.host_keys):
        if not _is_host_key(key):
            yield problem(
                "khoa-may-sai", _source(reading, file, f"{row}.khoa_may.{number}"), unit=unit, value=key
            )


def _authority_code(file: Path) -> str:
    """What is wrong with a file of certificates, if anything."""
    import ssl  # noqa: PLC0415 - slow to import, and few hosts have a certificate of their own

    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(file)
    except FileNotFoundError:
        return "chung-thu-thieu"
    except OSError:  # SSLError is one
        return "chung-thu-sai"
    return ""


def _is_host_key(text: str) -> bool:
    import asyncssh  # noqa: PLC0415 - slow to import, and few targets name keys

    try:
        asyncssh.import_public_key(text)
    except asyncssh.KeyImportError:
        return False
    return True


class _Taken:
    """Which places are taken: with thousands of units, not every pair can be looked at."""

    def __init__(self) -> None:
        self._units: dict[str, str] = {}
        self._at: dict[str, str] = {}
        self._above: dict[str, str] = {}
        self._order: dict[str, int] = {}

    def by(self, place: Place) -> str:
        """The first unit that has this place, one around it or one inside it; empty when nobody has."""
        own = f"{place.address.place}/"
        found = [self._units.get(place.unit), self._above.get(own)]
        found += [self._at.get(above) for above in _folders(own)]
        return min((unit for unit in found if unit), key=self._order.__getitem__, default="")

    def add(self, place: Place) -> None:
        """Note that a unit has its place."""
        own = f"{place.address.place}/"
        self._order[place.unit] = len(self._order)
        self._units[place.unit] = self._at[own] = place.unit
        for above in _folders(own):
            self._above.setdefault(above, place.unit)


def _folders(path: str) -> list[str]:
    """A path and all that it begins with, each up to a slash."""
    return [path[: at + 1] for at, letter in enumerate(path) if letter == "/"]
