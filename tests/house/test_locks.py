"""The locks pin every package by hash, for every system, and name no place to fetch it from.

They must be installable behind any mirror: where packages come from is the reader's own setting.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYPROJECT = ROOT / "pyproject.toml"
PRODUCT_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
LOCKS = (PRODUCT_LOCK, TEST_LOCK)

PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?: ; .+?)?(?: --hash=sha256:\w{64})+")
# The scripts that install things; the benchmark's corpus has addresses of made-up agencies in it.
INSTALLERS = [ROOT / "scripts" / f"{name}.py" for name in ("build", "environment", "lock", "serve", "test")]
INDEX_OPTION = re.compile(r"(?<!\w)--(extra-|default-)?index(-url)?\b|--find-links|--trusted-host")


def lock_lines(lock: Path) -> list[str]:
    """Return the lock's requirements, each with its hashes on one line."""
    joined = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = (" ".join(line.split()) for line in joined.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def pins(lock: Path) -> list[tuple[str, str]]:
    """Return (name, version) of every requirement that is pinned and hashed."""
    found = (PIN.fullmatch(line) for line in lock_lines(lock))
    return [(match["name"], match["version"]) for match in found if match]


def direct(*extras: str) -> list[str]:
    """Return the requirements that pyproject.toml states, with those of the extras named."""
    project: dict[str, Any] = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    return [*project["dependencies"], *(line for extra in extras for line in optional[extra])]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_requirement_is_pinned_and_hashed(lock: Path) -> None:
    """Each line of a lock is one exact version with its digests: no option, no direct address."""
    lines = lock_lines(lock)
    assert len(lines) > 1
    assert [line for line in lines if not PIN.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_python_gets_the_same_version(lock: Path) -> None:
    """A package is pinned once, so that pages do not differ between two versions of Python."""
    names = [name for name, _ in pins(lock)]
    assert sorted(names) == sorted(set(names))


def test_the_tests_run_on_what_is_shipped() -> None:
    """Every pin of the product's lock, hashes included, stands in the lock of the tests."""
    assert set(lock_lines(PRODUCT_LOCK)) - set(lock_lines(TEST_LOCK)) == set()


@pytest.mark.parametrize(
    ("lock", "extras"), [(PRODUCT_LOCK, ["install"]), (TEST_LOCK, ["install", "test"])]
)
def test_locks_follow_pyproject(lock: Path, extras: list[str]) -> None:
    """Every direct dependency is pinned to a version that pyproject.toml admits."""
    pinned = dict(pins(lock))
    wanted = [Requirement(line) for line in direct(*extras)]
    versions = [(need, pinned.get(canonicalize_name(need.name))) for need in wanted]
    assert [str(need) for need, has in versions if has is None or has not in need.specifier] == []


@pytest.mark.parametrize(
    "path",
    [*LOCKS, PYPROJECT, ROOT / ".ci" / "run", *INSTALLERS],
    ids=lambda path: path.name,
)
def test_no_place_to_fetch_from_is_named(path: Path) -> None:
    """Locks, settings and scripts hold no address, no index option and no path of a machine."""
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    assert "file:" not in text
    assert INDEX_OPTION.search(text) is None


def test_every_direct_dependency_says_why_it_is_there() -> None:
    """In pyproject.toml, a comment of some words stands beside each dependency."""
    text = PYPROJECT.read_text(encoding="utf-8")
    reasoned = set(re.findall(r'^  "([^"]+)", +# .{10,}$', text, flags=re.MULTILINE))
    assert [line for line in direct("install", "test") if line not in reasoned] == []
