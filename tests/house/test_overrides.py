"""The theme's templates that we override or lean on are those that our overrides were written for.

When this fails after an upgrade of Material: read each named template again beside ours, carry over
what changed, then put the new digest here.
"""

import hashlib
import re
from pathlib import Path

import material
import pytest
from tests.projects import ROOT

THEME = Path(material.__file__).parent / "templates"
OURS = ROOT / "templates"
# Overridden by us: what we mended may be mended there, or there may be more to mend.
OVERRIDDEN = {
    "404.html": "80c93494b5432b1b",
    "main.html": "9948b55a7bc979c3",
    "partials/copyright.html": "bc86bca3bf75070f",
    "partials/header.html": "8cf3fb15bcf969ff",
    "partials/javascripts/base.html": "d6113712bc4deb30",
    "partials/languages/vi.html": "53aa292d745afb7b",
    "partials/logo.html": "e0925ef6c190174a",
    "partials/nav.html": "af33f6e032f632eb",
    "partials/tabs.html": "d2c82916569e645a",
    "partials/toc.html": "fde48f583563364b",
}
# Leaned on: blocks and partials that our overrides fill, include or copy a part of.
LEANED_ON = {
    "base.html": "8536d352b0093623",
    "partials/toc-item.html": "418f31ce2e6d5599",
    "partials/palette.html": "fb935107ae7d3d74",
    "partials/footer.html": "50c2a75f013b7b03",
    "partials/top.html": "98f6f9ac2ebf6ef9",
    "partials/javascripts/palette.html": "8790389765ea6036",
    "partials/javascripts/content.html": "3722e156f0f6339d",
    "partials/languages/en.html": "902e36bb5ec5cb46",
}
KEY = re.compile(r'^\s*"([a-z._]+)":', re.MULTILINE)


def digest(name: str) -> str:
    """The beginning of the SHA-256 of one of the theme's templates."""
    return hashlib.sha256((THEME / name).read_bytes()).hexdigest()[:16]


@pytest.mark.parametrize(("name", "known"), sorted({**OVERRIDDEN, **LEANED_ON}.items()))
def test_the_theme_is_the_one_we_wrote_overrides_for(name: str, known: str) -> None:
    """Read this template again beside ours before you accept its new digest."""
    assert digest(name) == known


def test_every_override_is_pinned() -> None:
    """A template of ours with the name of one of the theme's stands in the table."""
    ours = {path.relative_to(OURS).as_posix() for path in OURS.rglob("*.html")}
    assert {name for name in ours if (THEME / name).is_file()} == set(OVERRIDDEN)


def test_every_override_says_what_it_mends() -> None:
    """A reader of an override learns why it is there before its first line of HTML."""
    heads = {name: (OURS / name).read_text("utf-8")[:300] for name in OVERRIDDEN}
    assert [name for name, head in heads.items() if "Mends" not in head or not head.startswith("{#-")] == []


def test_vietnamese_has_every_string_of_the_theme() -> None:
    """Each key of the theme's English stands in our Vietnamese, and nothing is left in English."""
    language = "partials/languages/{}.html"
    english = (THEME / language.format("en")).read_text("utf-8")
    vietnamese = (OURS / language.format("vi")).read_text("utf-8")
    assert sorted(KEY.findall(vietnamese)) == sorted(KEY.findall(english))
    same = set(_pairs(english)) & set(_pairs(vietnamese))
    assert {key for key, text in same if re.search(r"[a-z]{3}", text)} <= {
        "search.config.pipeline",
        "direction",
    }


def _pairs(table: str) -> list[tuple[str, str]]:
    return re.findall(r'"([a-z._]+)":\s*"([^"]*)"', table)
