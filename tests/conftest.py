"""What every test run shares: how Hypothesis searches, an option to rewrite golden pages, and one browser.

It must not hold fixtures of one folder; those are beside their tests.
"""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright
from tests.chromium import chromium

settings.register_profile(
    "nq57",
    deadline=None,  # machines differ; no test is timed
    derandomize=True,  # the same run everywhere: CI shows what a developer sees
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    print_blob=True,
)
settings.load_profile("nq57")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--golden-update` writes golden pages again, for a person to read in the diff."""
    parser.addoption("--golden-update", action="store_true", help="rewrite tests/examples/golden")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's own Chromium; a machine without one fails, for these pages must be seen in a browser.

    One for all folders: Playwright's synchronous interface can be started once in a process.
    """
    found = chromium()
    if not found:
        pytest.fail("no Chromium: name one in NQ57_CHROMIUM, or install Debian's package chromium")
    with sync_playwright() as playwright:
        shown = playwright.chromium.launch(executable_path=found)
        yield shown
        shown.close()
