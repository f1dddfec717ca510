"""What a browser may load and run on a section's pages, and the headers that say so.

It must not import MkDocs: whoever writes a host's configuration takes the same table.
"""

from collections.abc import Mapping
from types import MappingProxyType

from nq57.model.parts import EMBEDS

# SHA-256 of the theme's scripts that are in a page itself, by the template they come from.
# tests/browser/test_policy.py compares them with the pages: after an upgrade of the theme read
# these templates again, then put the new hash here.
INLINE_SCRIPTS = MappingProxyType(
    {
        "partials/javascripts/base.html": "sha256-bYaUPc73otslGuQL9rC9SYIoRPKDZfmcPuObnubnsKo=",
        "partials/javascripts/palette.html": "sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=",
        "partials/javascripts/content.html": "sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=",
    }
)
# Players that a reader starts by a click; nothing is asked of them before.
PLAYERS = ("https://www.youtube-nocookie.com", "https://www.facebook.com")
DIRECTIVES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "default-src": ("'none'",),
        # Search is compiled to WebAssembly, which a browser counts as script.
        "script-src": ("'self'", "'wasm-unsafe-eval'", *(f"'{h}'" for h in INLINE_SCRIPTS.values())),
        "style-src": ("'self'",),
        "img-src": ("'self'", "data:"),
        "font-src": ("'self'",),
        "media-src": ("'self'",),
        "connect-src": ("'self'",),
        "worker-src": ("'self'",),
        "manifest-src": ("'self'",),
        # Papers beside a page, opened in it by the reader.
        "frame-src": ("'self'", *PLAYERS),
        "base-uri": ("'none'",),
        "form-action": ("'self'",),
    }
)
EMBED = EMBEDS.url
"""The folder of a section whose pages any site may show in a frame."""

OPEN_FILES = ("feed.json", "nq57-tin.js")
"""Names of files that pages of other sites may read, at any depth: they need `OPEN_HEADERS` too."""
OPEN_HEADERS: Mapping[str, str] = MappingProxyType({"Access-Control-Allow-Origin": "*"})


def policy() -> str:
    """The policy as a page carries it in its `<meta>`."""
    return "; ".join(" ".join((name, *sources)) for name, sources in DIRECTIVES.items())


def headers(*, framed: bool = False) -> Mapping[str, str]:
    """The headers for a host to send; `framed` for the pages below `EMBED`, which others may frame.

    Who may frame a page can only be said in a header (CSP Level 3, `frame-ancestors`).
    """
    ancestors = "frame-ancestors *" if framed else "frame-ancestors 'self'"
    return {
        "Content-Security-Policy": f"{policy()}; {ancestors}",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    }
