"""What every test run shares: how Hypothesis searches, and the option that rewrites golden pages.

It must not hold fixtures of one room; those stand beside their tests.
"""

import pytest
from hypothesis import HealthCheck, settings

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
