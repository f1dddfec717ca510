"""Pages need nothing that came after Chrome 109, the last one for Windows 7 and 8.1."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2
from tests.projects import ROOT
from tinycss2.ast import AtRule, Declaration, QualifiedRule

PLACES = (ROOT / "docs" / "assets", ROOT / "src" / "nq57" / "render" / "slides")
SHEETS = sorted(path for place in PLACES for path in place.rglob("*.css"))
SCRIPTS = sorted(path for place in PLACES for path in place.rglob("*.js"))
# What later ones brought, by MDN's tables: 110 copies of arrays, 112 nesting and flag `v`, 114 popovers,
# 117 groupBy, 118 @scope, 119 withResolvers, 120 `mask` without a prefix, 122 sets, 123 light-dark().
LATER_VALUES = re.compile(r"\b(?:color-mix|light-dark|oklch|oklab|lch|lab|linear|round|mod|rem|abs|sign)\(")
LATER_SELECTORS = re.compile(r":(?:popover-open|open|dir\(|user-(?:in)?valid|state\()|::details-content|&")
LATER_RULES = {"scope", "starting-style", "view-transition", "position-try", "function"}
LATER_SCRIPT = re.compile(
    r"\.(?:toSorted|toReversed|toSpliced|showPopover|union|intersection|difference|isSubsetOf|isWellFormed)\("
    r"|\b(?:Object|Map)\.groupBy|Promise\.(?:withResolvers|try)|Array\.fromAsync|URL\.(?:canParse|parse)\("
    r"|AbortSignal\.any|startViewTransition|moveBefore|scheduler\.yield|/[dgimsuy]*v[dgimsuy]*[,;).]"
    r"|\b(?:Iterator\.from|RegExp\.escape|Uint8Array\.fromBase64)\b"
)


def rules(nodes: list[object]) -> Iterator[QualifiedRule]:
    """Every rule of a sheet, those of its `@media` and `@supports` too."""
    for node in nodes:
        if isinstance(node, AtRule):
            assert node.lower_at_keyword not in LATER_RULES
            if node.content is not None and node.lower_at_keyword in ("media", "supports"):
                yield from rules(
                    tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                )
        elif isinstance(node, QualifiedRule):
            yield node


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_is_understood(sheet: Path) -> None:
    """A later selector stands alone, a later value after an older one, and nothing is nested."""
    text = sheet.read_text("utf-8")
    for rule in rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)):
        selector = tinycss2.serialize(rule.prelude).strip()
        assert not LATER_SELECTORS.search(selector) or "," not in selector, selector
        inside = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        assert not [node for node in inside if isinstance(node, QualifiedRule)], selector
        told: set[str] = set()
        for line in inside:
            assert isinstance(line, Declaration), selector
            value = tinycss2.serialize(line.value)
            assert not LATER_VALUES.search(value) or line.lower_name in told, f"{selector}: {value}"
            if line.lower_name.startswith("mask"):
                assert f"-webkit-{line.lower_name}" in told, selector
            told.add(line.lower_name)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_understood(script: Path) -> None:
    """No script calls what that browser does not have."""
    text = script.read_text("utf-8")
    assert [found[0] for found in LATER_SCRIPT.finditer(text)] == []
