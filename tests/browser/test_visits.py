"""Everything that any page is built of is looked at in a real browser, and every page at its narrowest."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.browser.kinds import UNITS
from tests.browser.page_structure import addresses, extents_of, telling_pages
from tests.browser.visiting import (
    TELEPHONE,
    at_home,
    faults,
    for_everyone,
    light,
    obedient,
    served,
    sound,
)

BARE = ("nhung", "trinh-chieu", "404.html")  # outside the theme, or shown at any address
SHARES = 2
FEWEST, FEWEST_NARROW = 60, 120
# Each page's body after another in one document of the theme, its styles read once: what lies beside the
# screen, and text that its own box cuts off. What is hidden from sight on purpose is one pixel large.
NARROW = """async addresses => {
  const read = async address =>
    new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const cut = box => {
    if (box.clientWidth <= 4 || box.clientHeight <= 4) return false;
    if (box.scrollWidth <= box.clientWidth + 2 && box.scrollHeight <= box.clientHeight + 2) return false;
    return getComputedStyle(box).overflowX === "hidden";
  };
  const wrong = [];
  let next = read(addresses[0]);
  for (const [at, address] of addresses.entries()) {
    const { body } = await next;
    next = at + 1 < addresses.length ? read(addresses[at + 1]) : null;
    history.replaceState(null, "", address);
    document.documentElement.replaceChild(document.adoptNode(body), document.body);
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const boxes = [...document.querySelectorAll("article *")].filter(cut);
    if (wide || boxes.length)
      wrong.push(`${address} ${wide} px beside, cut: ${boxes[0]?.outerHTML.slice(0, 120)}`);
  }
  return [addresses.length, wrong];
}"""


@pytest.fixture(scope="module")
def telling(sections: Path) -> list[str]:
    """Addresses of pages that hold between them all that any page of the five units is built of."""
    return addresses(sections, telling_pages(sorted(sections.glob("*/**/*.html"))))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who wants no motion, so that colours are looked at when they have settled."""
    opened = browser.new_context(
        locale="vi-VN", reduced_motion="reduce", viewport={"width": TELEPHONE[0], "height": TELEPHONE[1]}
    )
    yield opened
    opened.close()


@pytest.mark.browser
@pytest.mark.parametrize("share", range(SHARES))
def test_all_that_pages_are_built_of_serves_everyone(
    context: BrowserContext, sections: Path, host: str, telling: list[str], share: int
) -> None:
    """Whole, alone, light, true to its policy, and nothing for axe to find, light or dark."""
    at_home(context, sections, host)
    themed = [address for address in telling if not address.split("/")[1].startswith(BARE)]
    looks = (sound(host), light(sections, host), for_everyone(TELEPHONE), obedient)
    assert len(themed) >= FEWEST
    assert faults(context, host, themed[share::SHARES], looks) == []
    bare = [address for address in telling if address not in themed]
    assert faults(context, host, bare[share::SHARES], (for_everyone(TELEPHONE),)) == []


@pytest.mark.browser
def test_every_page_fits_the_narrowest_screen(context: BrowserContext, sections: Path, host: str) -> None:
    """At 320 pixels nothing lies beside the screen or is cut off, however long its words (WCAG 1.4.10)."""
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{host}{UNITS[0]}/", wait_until="load")
    paths = telling_pages(sorted(sections.glob("*/**/index.html")), extents_of)
    places = [f"{host}{place}" for place in addresses(sections, paths) if "/trinh-chieu/" not in place]
    seen, wrong = page.evaluate(NARROW, places)
    assert wrong == []
    assert seen >= FEWEST_NARROW


def test_a_page_tells_when_it_has_a_path_of_its_own(tmp_path: Path) -> None:
    """Another class, another attribute or another step of headings is one; other words are not."""
    bodies = ["<p>a</p>", "<p>b</p>", "<p>a</p><p>b</p>", "<p class=x>", "<p hidden>"]
    bodies += ["<h1>a</h1><h2>b</h2>", "<h1>a</h1><h3>b</h3>", "<h1>c</h1>"]
    paths = [tmp_path / f"{at}.html" for at in range(len(bodies))]
    for path, body in zip(paths, bodies, strict=True):
        path.write_text(f"<!doctype html><body>{body}", encoding="utf-8")
    assert [int(path.stem) for path in telling_pages(paths)] == [0, 3, 4, 5, 6]


def test_a_page_tells_when_it_has_a_longer_word(tmp_path: Path) -> None:
    """A word as long as one seen in such an element is none; a longer one, or one elsewhere, is."""
    bodies = ["<p>a<b>a</b></p>", f"<p>{'a' * 20}<b>a</b></p>", f"<p>{'b' * 20}<b>a</b></p>"]
    bodies += [f"<p>{'a' * 30}<b>a</b></p>", f"<p>a<b>{'a' * 20}</b></p>"]
    paths = [tmp_path / f"{at}.html" for at in range(len(bodies))]
    for path, body in zip(paths, bodies, strict=True):
        path.write_text(f"<!doctype html><body>{body}", encoding="utf-8")
    assert [int(path.stem) for path in telling_pages(paths, extents_of)] == [1, 3, 4]


@pytest.mark.browser
def test_a_visit_notes_what_is_wrong(context: BrowserContext, tmp_path: Path) -> None:
    """A picture without words, pale letters, a width beside the screen, a script against the policy."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(
        '<!doctype html><html lang="en"><title>a</title>'
        "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\"><body><main><h1>a</h1>"
        '<p style="color:#ccc;width:900px">pale words</p><img src="b.png"><script>1</script></main>',
        encoding="utf-8",
    )
    context.set_default_timeout(10_000)
    with served(tmp_path) as host:
        found = "\n".join(faults(context, host, ["a/"], (sound(host), for_everyone(TELEPHONE), obedient)))
    for what in ("'wide'", "404", "image-alt", "color-contrast", "script-src", "'language': 'en'"):
        assert what in found
