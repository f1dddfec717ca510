"""How much a drawing comes to with all that is shown again: by `use`, masks, markers, patterns, filters.

It must not know what the elements draw, nor how attributes are cleaned. Elements and what they refer to
make a graph of named parts; a part costs its own elements and the cost of each part it shows, as often as
it shows it. A few lines of masks in masks come to millions, and a browser draws them all.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

# What is drawn again where it is named, once for an element; and once for each element inside it, too.
_ONCE = frozenset({"mask", "clip-path", "filter"})
_INHERITED = frozenset({"fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end"})
_LOCAL = re.compile(r"url\(\s*+['\"]?#([^)'\"\s]++)", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:\d++\.?\d*+|\.\d++)")
_KEY = re.compile(r"[.#]?[\w-]++")
_GRADIENTS = frozenset({"linearGradient", "radialGradient", "stop"})
_LIGHT = 0.05  # of an element: what a browser looks up, but does not draw
_STEP = 100  # elements that one step of a filter costs as much as: it goes over a whole picture
_LARGE = 4.0  # a filter's region beyond so many times its element's costs by its size
_LARGEST = 10_000.0


@dataclass(slots=True)
class _Element:
    """An element: its part, what it is known by, what it names, and what is inside it so far."""

    part: str
    local: str
    name: str
    classes: str
    named: tuple[tuple[str, str], ...]
    used: str
    count: int
    corners: int


class Copies:
    """Counts elements by the named part they are in, and which part shows which again."""

    def __init__(self) -> None:
        self._open: list[_Element] = []
        self._own: dict[str, float] = {"": 0}
        self._shown: dict[str, Counter[str]] = defaultdict(Counter)
        self._painted: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._all: list[_Element] = []
        self._known: dict[str, list[_Element]] = {}
        self._region = 1.0
        self._sheets: list[str] = []

    def start(self, local: str, attributes: Mapping[str, str]) -> None:
        """An element begins, with what of its attributes is kept."""
        part, name = self._open[-1].part if self._open else "", attributes.get("id", "")
        if name and name not in self._own:  # of two with one name, the first is shown
            self._own[name] = 0
            self._shown[part][name] += 1
            part = name
        self._own[part] += self._weight(local, attributes)
        href = attributes.get("href", "")
        used = href[1:] if href.startswith("#") and local != "a" else ""
        if used:
            self._shown[part][used] += 1
        named, classes = tuple(_named(attributes)), attributes.get("class", "")
        self._open.append(_Element(part, local, name, classes, named, used, 1, _corners(attributes)))

    def end(self) -> None:
        """The element ends: what is in it is known now."""
        ended = self._open.pop()
        for key, target in ended.named:
            self._shown[ended.part][target] += _times(key, ended.count, ended.corners)
            if ended.used and key in _INHERITED:
                self._painted[ended.part].append((ended.used, target))
        self._all.append(ended)
        if self._open:
            self._open[-1].count += ended.count
            self._open[-1].corners += ended.corners

    def sheet(self, css: str) -> None:
        """A style sheet of the drawing, which dresses elements before and after it."""
        self._sheets.append(css)

    def _weight(self, local: str, attributes: Mapping[str, str]) -> float:
        if local == "filter":
            self._region = _region(attributes)
        if local.startswith("fe"):
            return _STEP * self._region * _effort(local, attributes)
        return _LIGHT if local in _GRADIENTS else 1

    def drawn(self) -> float:
        """All elements with their copies; a part within itself counts once, as browsers draw it."""
        self._dress()
        costs: dict[str, float] = {}
        above: set[str] = set()
        waiting = [("", False)]
        while waiting:
            part, looked_into = waiting.pop()
            if looked_into:
                above.discard(part)
                costs[part] = self._cost(part, costs)
            elif part not in costs and part not in above:
                above.add(part)
                waiting.append((part, True))
                waiting += [(target, False) for target in self._shown[part] if target in self._own]
        return costs[""]

    def _cost(self, part: str, costs: Mapping[str, float]) -> float:
        """The cost of a part when those of all that it shows are known."""
        shown = sum(times * costs.get(target, 0.0) for target, times in self._shown[part].items())
        painted = sum(costs.get(used, 0.0) * costs.get(target, 0.0) for used, target in self._painted[part])
        return self._own[part] + shown + painted

    def _dress(self) -> None:
        """Let each part show what rules of style sheets name for its elements.

        All that the rules of one selector name is a part of its own, or many rules for many elements would
        take as long as both multiplied.
        """
        for sheet in self._sheets:
            for rule in sheet.split("}"):
                selectors, _, declared = rule.rpartition("{")
                named = [(key, name) for key, name in _declared(declared) if name in self._own]
                if named and not self._known:
                    self._known = _by_selector(self._all)
                for selected in self._selected(selectors.rpartition("{")[2]) if named else ():
                    for key, name in named:
                        self._shown[self._dress_of(selected, key)][name] += 1

    def _dress_of(self, selected: str, key: str) -> str:
        """The part that stands for all that is named for elements so selected; they show it from now on."""
        sort = "marker" if key.startswith("marker") else "once" if key in _ONCE else "each"
        dress = f"\0{sort} {selected}"
        if dress not in self._own:
            self._own[dress] = 0
            for one in self._known[selected]:
                self._shown[one.part][dress] += _times(key, one.count, one.corners)
        return dress

    def _selected(self, selectors: str) -> Iterator[str]:
        """What the elements of a rule are known by; the last word of each selector decides."""
        for selector in selectors.split(","):
            words = _KEY.findall((selector.split() or ["*"])[-1])
            key = words[-1] if words else "*"
            if key in self._known:
                yield key


def _by_selector(elements: Iterable[_Element]) -> dict[str, list[_Element]]:
    """The elements by whatever a selector may call them."""
    known: dict[str, list[_Element]] = defaultdict(list)
    for one in elements:
        classes = {f".{name}" for name in one.classes.split()}
        for key in ("*", one.local, f"#{one.name}", *sorted(classes)):
            known[key].append(one)
    return dict(known)


def _named(attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each property that names a part of this drawing, and the part."""
    for key, value in attributes.items():
        if key == "style":
            yield from _declared(value)
        elif "(" in value and (key in _ONCE or key in _INHERITED):
            yield from ((key, target) for target in _targets(key, value))


def _declared(css: str) -> Iterator[tuple[str, str]]:
    for declaration in css.split(";"):
        key, _, value = declaration.partition(":")
        yield from ((key.strip().lower(), target) for target in _targets(key, value))


def _targets(key: str, value: str) -> Iterable[str]:
    return _LOCAL.findall(value) if "(" in value and key else ()


def _times(key: str, elements: int, corners: int) -> int:
    """How often a part is drawn that an element with so much inside it names by this property."""
    if key.startswith("marker"):
        return corners
    return 1 if key in _ONCE else elements


def _corners(attributes: Mapping[str, str]) -> int:
    """How many corners a line has, each of which may bear a marker."""
    drawn = attributes.get("d", "") or attributes.get("points", "")
    return max(1, len(_NUMBER.findall(drawn)) // 2)


def _effort(local: str, attributes: Mapping[str, str]) -> float:
    """How much more a step of a filter looks at for each point than a plain one does."""
    if local == "feTurbulence":
        return max(1.0, _first(attributes, "numOctaves"))
    if local == "feConvolveMatrix":
        return max(1.0, _first(attributes, "order") ** 2 / 9)
    if local == "feMorphology":
        return max(1.0, _first(attributes, "radius") / 10)
    return 1.0


def _first(attributes: Mapping[str, str], name: str) -> float:
    found = _NUMBER.search(attributes.get(name, "")[:40])
    return min(float(found[0]), _LARGEST) if found else 0.0


def _region(attributes: Mapping[str, str]) -> float:
    """How many times its element's size a filter's region is, where that is much."""
    if attributes.get("filterUnits") == "userSpaceOnUse":
        return 1.0
    area = 1.0
    for name in ("width", "height"):
        share = _first(attributes, name) or 1.2
        area *= share / 100 if attributes.get(name, "").rstrip().endswith("%") else share
    return min(area, _LARGEST) if area > _LARGE else 1.0
