"""The theme's sheet in our assets is what the script makes of the theme that is installed."""

import gzip
import runpy
from collections.abc import Iterable
from pathlib import Path

from tests.projects import ROOT

SCRIPT = runpy.run_path(str(ROOT / "scripts" / "theme_sheet.py"))
MOST_CSS, MOST_SCRIPTS = 22_000, 25_000
ON_DEMAND = ("hoi.js", "dap.js")  # the box of questions; what answers comes when somebody asks


def test_the_sheet_is_what_the_script_makes() -> None:
    """A new class in a template, or a new release of the theme, asks for `scripts/theme_sheet.py` again."""
    assert SCRIPT["OUT"].read_text("utf-8") == SCRIPT["theme_sheet"]()


def test_a_rule_stays_only_if_all_that_it_asks_for_is_known() -> None:
    """Unknown classes, elements and values drop a selector; a list keeps the others; empty groups go."""
    css = """
      .a .b, .a .z {color: var(--used)} .z > p {top: 0} p:not(.z) {top: 1px} .a:is(.z, .y) {top: 2px}
      @media print {.z {top: 3px}} @media screen {[data-x=a] {top: 4px} [data-x=z] {top: 5px}}
      @keyframes f {from {top: 0}} :root {--used: 1px; --unused: 2px; --asked: 3px}
    """
    kept = SCRIPT["purged"](css, frozenset({"a", "b", "p", "x", "data-x"}), "em {left: var(--asked)}")
    assert kept == (
        ".a .b{color:var(--used)}p:not(.z){top:1px}@media screen{[data-x=a]{top:4px}}"
        ":root{--used:1px;--asked:3px}"
    )


def test_every_page_gets_little() -> None:
    """Sheets weigh at most 22 kB compressed; scripts of frame, search and the heaviest page 25 kB."""
    assets = ROOT / "docs" / "assets"
    assert _weight(assets.glob("*.css")) <= MOST_CSS
    everywhere = [assets / f"{name}.js" for name in ("khung", "tim-kiem", "bai")]
    own = {*assets.glob("*.js")} - {*everywhere, assets / "nq57-tin.js"}  # that one is for other sites
    search = {*assets.glob("tim-kiem/*.js")} - {assets / "tim-kiem" / name for name in ON_DEMAND}
    box = assets / "tim-kiem" / "hoi.js"  # on the page of search, which has no other script of its own
    heaviest = max(_weight([script]) for script in (*own, box))
    assert _weight([*everywhere, *search]) + heaviest <= MOST_SCRIPTS


def _weight(paths: Iterable[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)
