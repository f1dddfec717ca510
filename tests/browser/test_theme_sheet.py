"""Pages under the part of the theme's sheets that we keep, and under the whole of them: the same."""

import runpy
from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.visiting import DARK, DESKTOP, LIGHT, SCHEME, TELEPHONE, sized
from tests.projects import ROOT

SHEETS = runpy.run_path(str(ROOT / "scripts" / "theme_sheet.py"))["sheets"]()
# One page of each layout, with the parts that the theme dresses: lists, tables, notes, folds, contents.
UNIT = "lang-son.phuong-ky-lua/"
ADDRESSES = (
    "",
    "van-ban/",
    "van-ban/211-kh-ubnd/",
    "hoc-vu-so/dich-vu-cong-truc-tuyen/",
    "infographic/",
    "nhiem-vu/",
    "hoi-dap/",
    "su-kien/",
    "gioi-thieu/",
    "du-lieu/",
)
# What bodies may hold and the sample's hardly do.
BODY = """
<blockquote><p>a <code>b</code> <kbd>c</kbd> <mark>d</mark> <abbr title="e">e</abbr></p></blockquote>
<div class="admonition warning"><p class="admonition-title">a</p><p>b</p></div><pre><code>a</code></pre>
<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><hr><h4>a</h4><h5>b</h5>
<ol><li>a<ol><li>b</li></ol></li></ol>
<ul><li class="task-list-item"><input type="checkbox" disabled>a</li></ul><dl><dt>a</dt><dd>b</dd></dl>
<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup><div class="footnote"><hr>
<ol><li id="fn:1"><p>a <a class="footnote-backref" href="#fnref:1">b</a></p></li></ol></div>
<figure><img alt="" src="data:,"><figcaption>a</figcaption></figure>
<details><summary>a</summary><p>b</p></details>
"""
_ADD = """html => {
  const place = document.querySelector(".md-content__inner");
  place.insertAdjacentHTML("beforeend", `<div id="thu">${html}</div>`);
}"""
# Elements in like places are told once; properties that only name others in another way are left out,
# and so is the theme's dialog, which is empty.
_LOOKS = """() => {
  const looks = {};
  const named = /^-|inline|block|rule|emphasis|caret/;
  const names = [...getComputedStyle(document.body)].filter(name => !named.test(name));
  for (const element of document.querySelectorAll("*:not(.md-dialog *)")) {
    let path = "";
    for (let up = element, steps = 0; up && steps < 3; up = up.parentElement, steps++)
      path += `${up.tagName}.${up.getAttribute("class") ?? ""}${up.hidden ? "[hidden]" : ""} `;
    for (const part of ["", "::before", "::after"]) {
      if (path + part in looks) continue;
      const style = getComputedStyle(element, part || null);
      if (part && style.content === "none") continue;
      looks[path + part] = names.map(name => `${name}: ${style.getPropertyValue(name)}`).join("; ");
    }
  }
  return looks;
}"""


@pytest.mark.parametrize(("size", "first"), [(TELEPHONE, 0), (DESKTOP, 1)], ids=["telephone", "desktop"])
def test_the_kept_part_looks_as_the_whole_does(
    browser: Browser, host: str, size: tuple[int, int], first: int
) -> None:
    """No element of any layout, and nothing that a body may hold, has another computed style."""
    whole, kept = _window(browser, size), _window(browser, size)
    whole.route("**/khung.css", lambda route: route.fulfill(body=SHEETS, content_type="text/css"))
    differences = []
    for place, address in enumerate(ADDRESSES[first::2]):
        seen = [_looks(page, f"{host}{UNIT}{address}", (LIGHT, DARK)[place % 2]) for page in (whole, kept)]
        differences += [f"{address}: {said}" for said in _differences(*seen)]
    assert differences == []
    whole.context.close()
    kept.context.close()


def _window(browser: Browser, size: tuple[int, int]) -> Page:
    return sized(browser.new_context(reduced_motion="reduce").new_page(), size)


def _looks(page: Page, address: str, scheme: str) -> Mapping[str, str]:
    page.goto(address, wait_until="load")
    page.evaluate(_ADD, BODY)
    page.evaluate(SCHEME, scheme)
    looks: Mapping[str, str] = page.evaluate(_LOOKS)
    return looks


def _differences(whole: Mapping[str, str], kept: Mapping[str, str]) -> list[str]:
    found = [f"{path}: only in one" for path in whole.keys() ^ kept.keys()]
    for path in sorted(whole.keys() & kept.keys()):
        pairs = zip(whole[path].split("; "), kept[path].split("; "), strict=False)
        found += [f"{path}: {one} | {other}" for one, other in pairs if one != other]
    return found
