"""Ask axe about every page of every unit: `python3 scripts/axe_pages.py [--jobs N] [--every N] [SITE]`.

Must not judge what is wrong: axe does, by all its rules, light and dark, on a telephone and a desktop.
The suite asks about the pages that stand for all others; this asks about each, and ends with 1 if anything
is found.
"""

import argparse
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import environment
from environment import say

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # here, for a process of the pool may read this file again
BATCH = 25  # pages that one browser opens before it is started afresh


def main(arguments: list[str]) -> int:
    """Run in the project's environment; who visits stands beside the tests."""
    environment.prepare(environment.TEST_LOCK)
    inner = (
        "import sys; sys.path.insert(0, 'scripts'); import axe_pages; sys.exit(axe_pages.ask(sys.argv[1:]))"
    )
    return environment.run(["-c", inner, *arguments])


def ask(arguments: list[str]) -> int:
    """All pages below a folder of trees; without one, the five units are built first."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", nargs="?", type=Path, help="a folder of built trees")
    parser.add_argument("--jobs", type=int, default=2, help="browsers at a time")
    parser.add_argument("--every", type=int, default=1, help="every N-th page only")
    asked = parser.parse_args(arguments)
    from tests.browser.visiting import served  # noqa: PLC0415 - needs the environment that main prepares
    from tests.projects import build, make_project  # noqa: PLC0415 - the same

    with tempfile.TemporaryDirectory(prefix="nq57-axe-") as folder:
        site = asked.site or Path(folder) / "site"
        if not asked.site:
            build(make_project(Path(folder) / "project", ROOT / "content", search=True), site)
        pages = sorted(site.glob("*/**/*.html"))[:: asked.every]
        batches = [pages[at : at + BATCH] for at in range(0, len(pages), BATCH)]
        with served(site) as host, ProcessPoolExecutor(asked.jobs) as pool:
            found = [line for part in pool.map(partial(visit, site, host), batches) for line in part]
    say("\n".join(found))
    say(f"{len(pages)} pages, light and dark, telephone and desktop: {len(found)} violations")
    return 1 if found or not pages else 0


def visit(site: Path, host: str, pages: list[Path]) -> list[str]:
    """What axe finds on these pages, in a browser of their own."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - as above
    from tests.browser.page_structure import addresses  # noqa: PLC0415 - as above
    from tests.browser.visiting import DESKTOP, TELEPHONE, at_home, faults, for_everyone  # noqa: PLC0415
    from tests.chromium import chromium  # noqa: PLC0415 - as above

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        context = browser.new_context(locale="vi-VN", reduced_motion="reduce")
        at_home(context, site, host)
        looks = (for_everyone(TELEPHONE, DESKTOP),)
        found = faults(context, host, addresses(site, pages), looks)
        browser.close()
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
