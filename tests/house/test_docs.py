"""Documents tell the truth: links lead somewhere, examples work, generated pages follow the code.

It must not judge wording; what a reader may copy or rely on is compared with the code itself.
"""

import datetime as dt
import importlib
import json
import re
import runpy
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.main import get_command

from nq57.catalogue.catalogue import catalogue_of
from nq57.cli.app import app
from nq57.cli.check import as_text
from nq57.content.folder import DiskFolder, MemoryFolder
from nq57.content.loading import Loaded, load
from nq57.content.yaml_guard import read_yaml
from nq57.model.messages.problems import PROBLEM_TEXTS
from nq57.model.records import CLASS_OF, KINDS
from nq57.render.articles import Articles
from nq57.render.site import Site
from nq57.site_shell.project import article_sources

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "handbook"
EXAMPLES = HANDBOOK / "vi-du"
READMES = (ROOT / "README.md", ROOT / "README.vi.md")
DOCUMENTS = (*sorted(ROOT.glob("*.md")), *sorted(HANDBOOK.glob("*.md")))

FENCED = re.compile(r"^```(?P<info>.*)\n(?P<text>(?:.*\n)*?)```$", re.MULTILINE)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"(?<!\\)\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")
ELSEWHERE = ("http://", "https://", "#", "mailto:")
DAY = dt.date(2026, 3, 10)


class Block(NamedTuple):
    """A fenced block: what its first line says beside the language, and its text."""

    name: str
    text: str


def text_of(document: Path) -> str:
    """Read a document."""
    return document.read_text(encoding="utf-8")


def blocks(document: Path) -> list[Block]:
    """Every fenced block that names what it shows, as in three backticks, `yaml`, `path/of/file.yml`."""
    found = ((match["info"].split(" ", 1), match["text"]) for match in FENCED.finditer(text_of(document)))
    return [Block(info[1].strip(), text) for info, text in found if len(info) > 1]


def verbs() -> Iterator[str]:
    """Yield every verb of the command line, those below another as two words."""
    for name, command in getattr(get_command(app), "commands", {}).items():
        below = getattr(command, "commands", {})
        yield from (f"{name} {inner}" for inner in below) if below else (name,)


@cache
def generated() -> dict[str, str]:
    """What `scripts/handbook.py` would write: path below `handbook/` → text."""
    sys.path.insert(0, str(ROOT / "scripts"))  # where a script finds its neighbours
    pages: dict[str, str] = runpy.run_path(str(ROOT / "scripts" / "handbook_pages.py"))["generated"]()
    return pages


@cache
def examples() -> Loaded:
    """The handbook's example workspace, loaded from memory."""
    folder = DiskFolder(EXAMPLES)
    return load(MemoryFolder({entry.path: folder.read(entry.path) for entry in folder.files()}))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_files(document: Path) -> None:
    """Every relative link and picture of a document is a file or folder of the project."""
    prose = CODE.sub("", FENCED.sub("", text_of(document)))
    targets = (match["target"] for match in LINK.finditer(prose))
    inner = (target.split("#")[0] for target in targets if not target.startswith(ELSEWHERE))
    assert [target for target in inner if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_readme_fits_a_screen_or_two(readme: Path) -> None:
    """A README has at most 100 lines."""
    assert len(text_of(readme).splitlines()) <= 100


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_readme_names_every_verb(readme: Path) -> None:
    """Whoever reads a README has heard of every verb of the command line."""
    assert [verb for verb in verbs() if f"nq57 {verb}" not in text_of(readme)] == []


@pytest.mark.parametrize(
    "document",
    [*READMES, HANDBOOK / "soan-bai.md", HANDBOOK / "infographic.md"],
    ids=lambda path: path.name,
)
def test_a_quoted_file_is_the_file(document: Path) -> None:
    """A block that names a file of the project holds exactly its text."""
    quoted = [block for block in blocks(document) if block.name.startswith(("content/", "vi-du/"))]
    assert quoted
    for block in quoted:
        assert text_of((ROOT if block.name.startswith("content/") else HANDBOOK) / block.name) == block.text


def test_architecture_is_short_and_whole() -> None:
    """ARCHITECTURE.md has at most 300 lines and names every package of the program."""
    text = text_of(ROOT / "ARCHITECTURE.md")
    assert len(text.splitlines()) <= 300
    packages = [path.parent.name for path in (ROOT / "src" / "nq57").glob("*/__init__.py")]
    assert [name for name in packages if f"{name}/" not in text] == []


def test_architecture_names_code_that_exists() -> None:
    """Every dotted name such as `content.loading.load` is a module, or something in one."""
    packages = "|".join(path.parent.name for path in (ROOT / "src" / "nq57").glob("*/__init__.py"))
    names = re.findall(rf"`((?:{packages})\.[\w.]+)`", text_of(ROOT / "ARCHITECTURE.md"))
    assert names
    assert [name for name in names if not exists(name)] == []


def exists(name: str) -> bool:
    """Tell whether a dotted name below `nq57` is a module or an attribute of one."""
    try:
        importlib.import_module(f"nq57.{name}")
    except ModuleNotFoundError:
        module, _, attribute = name.rpartition(".")
        return hasattr(importlib.import_module(f"nq57.{module}"), attribute)
    return True


@pytest.mark.parametrize(
    "document", [ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name
)
def test_paths_named_in_prose_exist(document: Path) -> None:
    """Every file or folder named with a slash and an ending stands where the document says."""
    names = re.findall(r"`((?:tests|scripts|handbook|templates|src|content)/[\w/.-]*)`", text_of(document))
    assert names
    assert [name for name in names if not (ROOT / name).exists()] == []


def test_generated_pages_are_fresh() -> None:
    """Field tables, problems and schemas say what the code says; if not, run `scripts/handbook.py`."""
    stale = [
        path
        for path, text in generated().items()
        if not (HANDBOOK / path).exists() or text_of(HANDBOOK / path) != text
    ]
    assert stale == []
    schemas = {f"schemas/{file.name}" for file in (HANDBOOK / "schemas").iterdir()}
    assert schemas - generated().keys() == set()


def test_every_problem_is_explained() -> None:
    """An editor finds every code that `nq57 check` may print."""
    text = text_of(HANDBOOK / "loi-thuong-gap.md")
    assert [code for code in PROBLEM_TEXTS if f"| `{code}` |" not in text] == []


def test_every_key_is_in_the_field_tables() -> None:
    """An editor finds every key of every kind."""
    text = text_of(HANDBOOK / "truong-du-lieu.md")
    aliases = {str(field.alias) for kind in KINDS for field in CLASS_OF[kind.folder].model_fields.values()}
    assert [alias for alias in sorted(aliases) if f"| `{alias}` |" not in text] == []


def test_examples_are_sound() -> None:
    """The example workspace loads without an error or a warning, with a record of every kind."""
    assert [(problem.code, str(problem.source)) for problem in examples().problems] == []
    assert {record.kind for record in examples().workspace.records} == {kind.folder for kind in KINDS}


@pytest.mark.parametrize("unit", ["tinh-mau", "tinh-mau/xa-mau"])
def test_examples_become_pages(unit: str) -> None:
    """Every record that an example unit sees has a page, which shows its title."""
    site = Site(catalogue_of(examples().workspace, unit, DAY), Articles(article_sources(ROOT)))
    shown = {page.record.id: site.article(page).html for page in site.pages() if page.record}
    assert shown.keys() == {record.id for record in site.catalogue.records}
    assert all("<h1" in html for html in shown.values())


def test_the_handbook_links_an_example_of_every_kind() -> None:
    """The first page for editors has a row for each kind with a link to its example."""
    text = text_of(HANDBOOK / "soan-bai.md")
    rows = (rf"^\| `{kind.folder}` \|.*\(vi-du/\S*/{kind.folder}/\S+\) \|$" for kind in KINDS)
    assert [row for row in rows if not re.search(row, text, re.MULTILINE)] == []


def test_the_error_shown_to_editors_is_the_one_they_get() -> None:
    """The broken article of the handbook yields exactly the report printed below it."""
    named = dict(blocks(HANDBOOK / "soan-bai.md"))
    files = {"tinh-mau/don-vi.yml": "ten: Tỉnh Mẫu\ncap: Tỉnh\n"}
    files["tinh-mau/tin-tuc/bai-moi.md"] = named["tinh-mau/tin-tuc/bai-moi.md"]
    found = load(MemoryFolder({path: text.encode() for path, text in files.items()}))
    assert as_text(found.problems, "vi") + "\n" == named["nq57 check"]


def fits(value: object, schema: dict[str, Any], definitions: dict[str, Any]) -> bool:
    """Tell whether a value is as a JSON Schema wants it; only the words our schemas use are known."""
    if "$ref" in schema:
        return fits(value, definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in schema:
        return any(fits(value, choice, definitions) for choice in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    if isinstance(value, list):
        return schema["type"] == "array" and all(fits(item, schema["items"], definitions) for item in value)
    if isinstance(value, dict):
        inner = schema.get("properties", {})
        known = value.keys() <= inner.keys() and set(schema.get("required", ())) <= value.keys()
        return known and all(fits(item, inner[key], definitions) for key, item in value.items())
    return schema["type"] == "string" and bool(re.search(schema.get("pattern", ""), str(value)))


@pytest.mark.parametrize("name", [*(kind.folder for kind in KINDS), "don-vi"])
def test_schemas_mark_no_sound_file_as_wrong(name: str) -> None:
    """An editor's tool that completes keys by our schemas does not underline content that is right."""
    schema = json.loads(text_of(HANDBOOK / "schemas" / f"{name}.schema.json"))
    declared = dict(declarations(name))
    assert declared
    wrong = [path for path, data in declared.items() if not fits(data, schema, schema.get("$defs", {}))]
    assert wrong == []


def declarations(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield path and keys of every content file and example of a kind, or of every `don-vi.yml`."""
    patterns = ("don-vi.yml",) if name == "don-vi" else (f"{name}/*.yml", f"{name}/*.md")
    for folder in (EXAMPLES, ROOT / "content"):
        for file in sorted(path for pattern in patterns for path in folder.rglob(pattern)):
            text = text_of(file)
            declared = text.split("---\n")[1] if file.suffix == ".md" else text
            yield file.relative_to(ROOT).as_posix(), read_yaml(declared, file.name).data


def test_schemas_refuse_what_is_no_key() -> None:
    """The same tool underlines a key that does not exist, and a required one that is missing."""
    schema = json.loads(text_of(HANDBOOK / "schemas" / "chi-tieu.schema.json"))
    sound = {"ten": "A", "moc": [{"nam": "2026", "gia_tri": "1"}]}
    assert fits(sound, schema, schema["$defs"])
    assert not fits({**sound, "ten_goi": "A"}, schema, schema["$defs"])
    assert not fits({"ten": "A"}, schema, schema["$defs"])


def test_the_picture_of_the_layers_is_drawn_from_the_imports() -> None:
    """If it is not, `python3 scripts/layers.py --write` draws it again."""
    text = text_of(ROOT / "ARCHITECTURE.md")
    assert runpy.run_path(str(ROOT / "scripts" / "layers.py"))["with_picture"](text) == text
