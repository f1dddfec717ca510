"""A new workspace's CI file checks, builds, publishes and shows proposals, and names its units."""

import re
from typing import Any

import pytest
import yaml

from nq57.starting.ci_files import GITHUB, GITLAB, NONE, ci_files

UNITS = ("tinh-a", "tinh-a/xa-b")


def steps(host: str) -> tuple[str, Any]:
    """The text of a host's file, and what YAML reads of it."""
    ((_, text),) = ci_files(host, UNITS).items()
    return text, yaml.load(text, yaml.BaseLoader)  # noqa: S506 - texts only


@pytest.mark.parametrize("host", [GITHUB, GITLAB])
def test_it_checks_builds_publishes_and_shows(host: str) -> None:
    """Units are published by name, drafts only as a preview of a proposal."""
    text, _ = steps(host)
    found = re.findall(r"nq57 (check|build(?: --drafts)?|publish .*?) ", text.replace("\n", " \n"))
    assert [word.split(" ")[0] for word in found] == ["check", "build", "publish", "build", "publish"]
    assert "nq57 publish tinh-a tinh-a/xa-b --wait" in text
    assert 'nq57 publish --all --preview "de-nghi-$' in text
    assert "{" not in re.sub(r"\$\{\{.*?\}\}", "", text)


def test_a_preview_has_keys_of_its_own_and_no_stranger_gets_them() -> None:
    """What runs for a proposal never sees the keys of where readers are."""
    _, read = steps(GITHUB)
    shown = next(s for s in read["jobs"]["chuyen-muc"]["steps"] if s.get("name") == "Bản xem thử")
    assert all(text.endswith("_XEM_THU }}") for text in shown["env"].values() if "secrets." in text)
    assert "!github.event.pull_request.head.repo.fork" in shown["if"]


def test_no_host_means_no_file() -> None:
    """A workspace may do without."""
    assert ci_files(NONE, UNITS) == {}
