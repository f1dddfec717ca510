"""Write `docs/assets/khung.css`: what a section needs of Material's two style sheets, and nothing else.

    .venv/bin/python scripts/theme_sheet.py

A rule stays when every class, element and attribute that its selector asks for is a word of our templates,
of our scripts, of the program or of the few theme templates that we use as they are. Variables that nothing
reads go too. `tests/house/test_theme_weight.py` proves that the file is what this makes,
`tests/browser/test_theme_sheet.py` that pages look as they do with the whole sheets. It must not know
pages: only what could be in one.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import material
import tinycss2
from tinycss2.ast import AtRule, Declaration, QualifiedRule

ROOT = Path(__file__).resolve().parent.parent
THEME = Path(material.__file__).parent / "templates"
OUT = ROOT / "docs" / "assets" / "khung.css"
HEAD = "/* What a section uses of Material's sheets (MIT, Martin Donath); by scripts/theme_sheet.py. */\n"

# What is ours, and the theme's templates that are in our pages as they are.
SOURCES = ("templates/**/*.html", "docs/assets/**/*.js", "docs/assets/nq57.css", "src/nq57/body/*.py")
THEMES = ("base.html", *(f"partials/{name}.html" for name in ("toc-item", "palette", "footer", "top")))
# Words of those templates that only branches hold which no section takes.
_BRANCHES = """
md-annotation md-banner--warning md-banner__button md-button md-button--primary md-code md-consent
md-consent__form md-consent__inner md-consent__overlay md-dialog__inner md-footer__button
md-footer__direction md-footer__inner md-footer__link md-footer__link--next md-footer__link--prev
md-footer__title md-header--lifted md-header--shadow md-header__topic md-nav__container md-path
md-progress md-search md-social md-source md-status md-tabs--active md-tag md-tooltip
md-typeset__table md-version __search focus-visible columnheader rtl indigo red pink purple blue
teal green lime yellow amber orange brown grey black white abstract success question failure bug
note tip info warning danger example md-sidebar--secondary quote keys py inline end middle annotate
highlight highlighttable tabbed-content tabbed-labels
tabbed-set critic mermaid twemoji grid cards card
"""
UNUSED = frozenset(_BRANCHES.split())
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


def sheets() -> str:
    """The theme's sheets in the order in which its pages load them."""
    names = re.findall(r"assets/stylesheets/[\w.]+\.css", (THEME / "base.html").read_text("utf-8"))
    return "".join((THEME / name).read_text("utf-8") for name in names)


def words() -> frozenset[str]:
    """Every word that could be a class, an element or an attribute's value in one of our pages."""
    ours = (path for pattern in SOURCES for path in sorted(ROOT.glob(pattern)))
    texts = [path.read_text("utf-8") for path in (*ours, *(THEME / name for name in THEMES))]
    return frozenset(_WORD.findall("\n".join(texts))) - UNUSED


def purged(css: str, known: frozenset[str], read: str) -> str:
    """The sheet without rules that match nothing and variables that neither it nor `read` reads."""
    rules = [*_kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), known)]
    text = "".join(_printed(rule, None) for rule in rules)
    while True:
        wanted = frozenset(_VARIABLE.findall(text + read))
        shorter = "".join(_printed(rule, wanted) for rule in rules)
        if shorter == text:
            return text
        text = shorter


class _Block:
    """A rule with its selectors or its condition, and what is in its braces."""

    def __init__(self, head: str, inner: "list[_Block] | list[Declaration]") -> None:
        self.head, self.inner = head, inner


def _kept(nodes: Iterable[Any], known: frozenset[str]) -> Iterator[_Block]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            selectors = [s for s in _split(node.prelude) if _possible(s, known)]
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            if selectors:
                yield _Block(
                    ",".join(map(_text, selectors)), [d for d in inner if isinstance(d, Declaration)]
                )
        elif isinstance(node, AtRule) and node.content is not None:
            condition = f"@{node.at_keyword}{tinycss2.serialize(node.prelude).rstrip()}"
            if node.at_keyword in ("media", "supports"):
                inside = tinycss2.parse_blocks_contents(
                    node.content, skip_comments=True, skip_whitespace=True
                )
                yield _Block(condition, [*_kept(inside, known)])


def _split(prelude: Iterable[Any]) -> list[list[Any]]:
    """The selectors of a list, at its commas."""
    parts: list[list[Any]] = [[]]
    for part in prelude:
        if part == ",":
            parts.append([])
        else:
            parts[-1].append(part)
    return parts


def _possible(selector: list[Any], known: frozenset[str]) -> bool:
    """Whether every name that the selector asks for could be in a page."""
    before = ["", *(token.value if token.type == "literal" else "" for token in selector)]
    return all(_known(token, known, after) for token, after in zip(selector, before, strict=False))


def _known(token: Any, known: frozenset[str], after: str) -> bool:  # noqa: ANN401 - tinycss2 has no types
    """Whether a part of a selector could match; what is denied (`:not`) needs no match."""
    if token.type == "ident":
        return not token.lower_value.startswith("-ms-") if after == ":" else token.value in known
    if token.type == "[] block":
        names = [part.value for part in token.content if part.type in ("ident", "string")]
        return all(part in known for name in names for part in _WORD.findall(name) or ["-"])
    if token.type == "function" and token.lower_name in ("is", "where"):
        return any(_possible(part, known) for part in _split(token.arguments))
    return True


def _text(tokens: list[Any]) -> str:
    return str(tinycss2.serialize(tokens)).strip()


def _printed(block: _Block, wanted: frozenset[str] | None) -> str:
    """The block as CSS; without variables that are not wanted, and nothing when nothing is left."""
    if not block.inner:
        return ""
    if isinstance(block.inner[0], _Block):
        inside = "".join(_printed(inner, wanted) for inner in block.inner if isinstance(inner, _Block))
    else:
        shown = (d for d in block.inner if isinstance(d, Declaration))
        inside = ";".join(
            _declared(d) for d in shown if wanted is None or not d.name.startswith("--") or d.name in wanted
        )
    return f"{block.head}{{{inside}}}" if inside else ""


def _declared(declaration: Declaration) -> str:
    value = " ".join(tinycss2.serialize(declaration.value).split())
    return f"{declaration.name}:{value}{'!important' if declaration.important else ''}"


def theme_sheet() -> str:
    """The file as it must be."""
    ours = "".join(
        path.read_text("utf-8") for path in sorted((ROOT / "docs/assets").glob("*.css")) if path != OUT
    )
    program = "".join(
        path.read_text("utf-8") for path in sorted((ROOT / "src/nq57/site_shell").glob("*.py"))
    )
    return f"{HEAD}{purged(sheets(), words(), ours + program)}\n"


if __name__ == "__main__":
    OUT.write_text(theme_sheet(), encoding="utf-8")
