"""Collect the interface's texts into the catalogues: `.venv/bin/python scripts/catalogues.py`.

Texts come from templates (`"…"|t`, `"…"|tn(count)`), code (`said("…")`, labels of facts, `to_say("…")`),
page scripts (`noi("…")`) and the tables of the model. New ones are added to `src/nq57/wording/catalogues/`
without a translation, unused ones dropped; a test fails while any is missing. It must not translate.
"""

import itertools
import json
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from nq57.catalogue.progress import STAGES, TIMINGS
from nq57.model.documents import DOUBTFUL_KEYS
from nq57.model.indicators import INDICATORS
from nq57.model.parts import PARTS
from nq57.model.records import KINDS
from nq57.model.vocabulary import (
    DOCUMENT_TYPES,
    EFFECTS,
    LEVELS,
    MEDIA_TYPES,
    PREDICATES,
    REPEATS,
    TASK_STATUSES,
    Vocabulary,
)
from nq57.wording.texts import CATALOGUES, LOCALES

ROOT = Path(__file__).resolve().parent.parent
_TEMPLATES, _CODE, _SCRIPTS = ROOT / "templates", ROOT / "src" / "nq57", ROOT / "docs" / "assets"
# Calls that say a text, with the place of the text among their arguments.
_CALLS = {"wording": (1,), "to_say": (1,), "fact": (1,), "Fact": (1,), "day_fact": (1,)}
_LAYERS = ("render", "site_shell", "wording", "catalogue")
Found = tuple[str, str, bool]
_COUNTED = re.compile(r"\{count\}")


def texts() -> dict[str, tuple[list[str], bool]]:
    """Every text of the interface: the files that say it, and whether it counts."""
    found: dict[str, tuple[list[str], bool]] = {}
    sources = (_of_templates(), _of_code(), _of_scripts(), _of_tables(), _of_settings())
    for text, place, counts in itertools.chain(*sources):
        places, counted = found.setdefault(text, ([], counts))
        if place not in places:
            places.append(place)
        found[text] = places, counted or counts
    return dict(sorted(found.items()))


def _of_templates() -> Iterator[Found]:
    for path in sorted(_TEMPLATES.rglob("*.html")):
        tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for node in tree.find_all(nodes.Filter):
            if node.name in {"t", "tn"} and isinstance(node.node, nodes.Const):
                yield node.node.value, _name(path), node.name == "tn"


def _of_code() -> Iterator[Found]:
    for layer in _LAYERS:
        for path in sorted((_CODE / layer).rglob("*.py")):
            with path.open("rb") as file:
                for _, message, _, _ in extract("python", file, keywords=_CALLS):
                    if isinstance(message, str) and message:
                        yield message, _name(path), False


def _of_scripts() -> Iterator[Found]:
    for path in sorted(_SCRIPTS.rglob("*.js")):
        options = {"encoding": "utf-8", "template_string": True, "parse_template_string": True}
        found = extract("javascript", BytesIO(path.read_bytes()), keywords={"noi": (1,)}, options=options)
        for _, message, _, _ in found:
            if isinstance(message, str) and message:
                yield message, _name(path), bool(_COUNTED.search(message))


def _of_tables() -> Iterator[Found]:
    """Labels of kinds, parts and closed vocabularies, and all that a task's state can be called."""
    for kind in KINDS:
        yield from ((text, "model/kinds", False) for text in (kind.label, kind.one, kind.lead))
    yield from ((part.label, "model/parts", False) for part in PARTS)
    closed = (DOCUMENT_TYPES, EFFECTS, LEVELS, MEDIA_TYPES, REPEATS, TASK_STATUSES, STAGES, DOUBTFUL_KEYS)
    open_ones = Vocabulary()
    for terms in (*closed, open_ones.topics, open_ones.audiences):
        yield from ((term.label, "model/vocabulary", False) for term in terms)
    for predicate in PREDICATES:
        yield from ((verb, "model/vocabulary", False) for verb in (predicate.label, predicate.inverse))
    for indicator in INDICATORS:
        yield from ((text, "model/indicators", False) for text in (indicator.label, indicator.unit) if text)
    yield "Thường xuyên", "catalogue/progress", False
    states = (f"{stage.label}, {timing}" for stage in STAGES for timing in TIMINGS.values() if timing)
    yield from ((state, "catalogue/progress", False) for state in states)


def _of_settings() -> Iterator[Found]:
    """What the theme's settings say: the names of the two buttons for light and dark."""
    loaded = yaml.load((ROOT / "mkdocs.yml").read_bytes(), yaml.BaseLoader)  # noqa: S506 - texts only
    for choice in loaded["theme"]["palette"]:
        yield choice["toggle"]["name"], "mkdocs.yml", False


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def template() -> Catalog:
    """All texts without translations."""
    catalogue = Catalog(project="nq57", charset="utf-8", fuzzy=False)
    for text, (places, counts) in texts().items():
        catalogue.add((text, text) if counts else text, locations=[(place, 1) for place in places])
    return catalogue


def missing(language: str) -> list[str]:
    """The texts that a language's catalogue lacks, or has though nothing says them."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        kept = read_po(file, locale=LOCALES[language])
    said = {_id(message.id) for message in kept if message.id and _whole(message.string)}
    return sorted(said ^ set(texts()))


def _id(name: str | list[str] | tuple[str, ...]) -> str:
    return name if isinstance(name, str) else name[0]


def _whole(string: str | Iterable[str] | None) -> bool:
    return bool(string) if isinstance(string, str) or string is None else all(string)


def main() -> None:
    """Bring every catalogue up to date."""
    for language, locale in LOCALES.items():
        place = CATALOGUES / f"{language}.po"
        kept = Catalog(locale=locale)
        if place.is_file():
            with place.open("rb") as file:
                kept = read_po(file, locale=locale)
        done = {_id(message.id): message.string for message in kept if message.id}
        made = Catalog(locale=locale, project="nq57", charset="utf-8", fuzzy=False)
        for message in template():
            if message.id:
                made.add(message.id, done.get(_id(message.id), ""), locations=message.locations)
        buffer = BytesIO()
        write_po(buffer, made, width=0, sort_output=True, include_lineno=False)
        place.write_bytes(_without_dates(buffer.getvalue()))
        print(json.dumps({language: len(missing(language))}))


def _without_dates(data: bytes) -> bytes:
    """A catalogue without the days of its making: the same texts give the same file."""
    lines = data.decode().split("\n")
    dropped = tuple(
        f'"{name}' for name in ("POT-", "PO-Rev", "Last-T", "Language-T", "Generated", "Report")
    )
    return "\n".join(line for line in lines if not line.startswith((*dropped, "#, python-", "# "))).encode()


if __name__ == "__main__":
    main()
