"""The security policy of pages: strict, true to the pages, and never broken by the theme itself.

It must not know how a host sends headers; pages carry the policy themselves. That no page breaks it in
use is seen on visits.
"""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.kinds import UNIT

from nq57.model.media_types import MEDIA_TYPES
from nq57.site_shell.policy import DIRECTIVES, INLINE_SCRIPTS, headers, policy

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
INLINE_STYLE = re.compile(r"<style\b|<[^>]+\sstyle=", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]+\son[a-z]+=", re.IGNORECASE)
ATTACK = """() => new Promise(done => {
  document.addEventListener("securitypolicyviolation", event => done(event.effectiveDirective));
  const script = document.createElement("script");
  script.textContent = "window.attacked = true";
  document.body.append(script);
  setTimeout(() => done("ran"), 2000);
})"""


# Folders outside the theme: frames for portals, and slides, which are also shown from a folder on a stick,
# where a browser does not take a policy's own files for its own.
BARE = {"nhung", "trinh-chieu"}


def scripts_of(html: str) -> set[str]:
    """The hashes of the scripts that a page holds and runs; data blocks are none."""
    found = (text for said, text in SCRIPT.findall(html) if "src=" not in said and "/" not in _type(said))
    return {f"sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}" for t in found}


def _type(attributes: str) -> str:
    found = re.search(r'type="([^"]*)"', attributes)
    return found[1] if found else ""


def test_pages_hold_the_scripts_of_the_table_and_no_others(sections: Path) -> None:
    """Read the theme's templates named in the table again when this fails after an upgrade."""
    known, wrong = set(INLINE_SCRIPTS.values()), []
    for path in sorted(sections.glob("*/**/*.html")):
        html = path.read_text("utf-8")
        bare = path.relative_to(sections).parts[1] in BARE
        expected = set() if bare else known
        if scripts_of(html) != expected or INLINE_STYLE.search(html) or HANDLER.search(html):
            wrong.append(str(path.relative_to(sections)))
    assert wrong == []


def test_every_page_carries_the_policy(sections: Path) -> None:
    """Before anything that a browser loads."""
    wrong = []
    for path in sorted(sections.glob("*/**/*.html")):
        before = path.read_text("utf-8").partition("<script")[0].partition("stylesheet")[0]
        slides = path.relative_to(sections).parts[1] == "trinh-chieu"
        if "Content-Security-Policy" not in before and not slides:
            wrong.append(str(path.relative_to(sections)))
    assert wrong == []


def test_the_policy_is_strict() -> None:
    """Nothing inline without a hash, nothing evaluated, no other host but players a reader starts."""
    assert "unsafe-inline" not in policy()
    assert "'unsafe-eval'" not in policy()
    assert DIRECTIVES["default-src"] == ("'none'",)
    foreign = {name for name, sources in DIRECTIVES.items() if any("//" in source for source in sources)}
    assert foreign == {"frame-src"}


def test_headers_say_what_the_pages_say_and_who_may_frame_them() -> None:
    """A host may send the same; only the pages made for it may be framed by others."""
    own, framed = headers(), headers(framed=True)
    assert own["Content-Security-Policy"] == f"{policy()}; frame-ancestors 'self'"
    assert framed["Content-Security-Policy"] == f"{policy()}; frame-ancestors *"
    assert all(line.isascii() and "\n" not in line for line in own.values())


@pytest.mark.browser
def test_a_foreign_script_does_not_run(browser: Browser, host: str) -> None:
    """Whatever gets into a page by some hole, the browser refuses to run it."""
    page = browser.new_page()
    page.goto(f"{host}{UNIT}/", wait_until="load")
    refused = page.evaluate(ATTACK)
    ran = page.evaluate("() => window.attacked")
    page.close()
    assert refused in {"script-src-elem", "script-src"}
    assert ran is None


def test_every_file_of_a_tree_has_a_type_of_ours(sections: Path) -> None:
    """A host that is told only our types serves the whole tree; on IIS any other would be lost."""
    files = [path for path in (sections / UNIT).rglob("*") if path.is_file()]
    assert {path.suffix for path in files} - set(MEDIA_TYPES) == set()
    assert len(files) > 500
