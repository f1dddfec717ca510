"""Where a link really leads: forbidden schemes, hosts that pass for others, words that say another host.

It must not know pages or follow anything. Rules of browsers: WHATWG URL, UTS 46 for hosts.
"""

import html
import re
import unicodedata
from urllib.parse import urlsplit

from nq57.language.normalise import LOWER
from nq57.language.spoofing import LOOKALIKES

FORBIDDEN = "lien-ket-cam"
FAKE = "ten-mien-gia"
MISLEADING = "lien-ket-lua"
MALFORMED = "lien-ket-sai"

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_BLANKS = re.compile(r"[\x00-\x20\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_CONTROLS = re.compile(r"[\x00-\x1f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_HOST_SIGN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_VIETNAMESE = re.compile(f"[{LOWER}0-9-]+")
_LATIN = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]")
_OTHER = re.compile("[\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u13a0-\u13ff]")
# `gov.vn` set where it does not belong: before other words, with other signs, or half in figures.
_LIKE_STATE = re.compile(
    r"(?:^|[.-])(?:gov[.-]?vn|chinhphu[.-]?vn|dangcongsan)(?:[.-]|$)|(?:^|\.)(?:g0v|qov|gov1|gov)\.vn$"
)
_BLANK = re.compile(r"\s")
# What people write for an address without its scheme: no file is called so.
_BARE_HOST = re.compile(
    r"(?:www\.[\w.-]+|(?:[a-z0-9-]+\.)+(?:vn|com|org|net|edu|gov|info))(?:[/?#].*)?", re.IGNORECASE
)
_STATE = (".gov.vn", ".chinhphu.vn", ".dcs.vn", ".dangcongsan.vn")
_DOMAIN_IN_WORDS = re.compile(r"(?<![@\w.-])(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?![\w-])", re.IGNORECASE)
_FILE_ENDINGS = frozenset(
    [
        "pdf",
        "doc",
        "docx",
        "xls",
        "xlsx",
        "ppt",
        "pptx",
        "zip",
        "rar",
        "jpg",
        "png",
        "svg",
        "md",
        "txt",
        "html",
        "htm",
        "mp4",
        "mp3",
    ]
)


def plain_target(written: str) -> str:
    """A target as a browser takes it: references resolved, blanks and controls taken out.

    Blanks within an address of the web stay: browsers write them as `%20`, or refuse it for them.
    """
    text = html.unescape(written)
    if not _SCHEME_LIKE.search(written):
        return text
    of_web = _CONTROLS.sub("", text).strip()
    return of_web if of_web.lower().startswith(("http:", "https:")) else _BLANKS.sub("", text)


_SCHEME_LIKE = re.compile(r"[:&]")


def is_bare_host(target: str) -> bool:
    """Whether an address is a host without its scheme: `chinhphu.vn`, `www.chinhphu.vn/tin`."""
    return bool(_BARE_HOST.fullmatch(target.strip()))


def address_code(written: str, words: str = "") -> str | None:
    """What is wrong with a link to `written` under these words: a code, or None."""
    target = plain_target(written)
    scheme = _SCHEME.match(target)
    if scheme and scheme[1].lower() not in SCHEMES:
        return FORBIDDEN
    if not target.lower().startswith(("http:", "https:", "//")):
        return None
    try:
        parts = urlsplit(target.replace("\\", "/"))
        host = parts.hostname or ""
    except ValueError:
        return FAKE
    if "@" in parts.netloc or _is_fake(host):
        return FAKE
    if not host or _BLANK.search(host):
        return MALFORMED
    like_state = _LIKE_STATE.search(host) and not f".{host}".endswith(_STATE)
    return MISLEADING if like_state or _says_other(words, host) else None


def _is_fake(host: str) -> bool:
    """Whether a host has letters that pass for others."""
    if host.isascii() and "xn--" not in host:
        return False
    if _HOST_SIGN.search(host):
        return True
    return any(_is_fake_label(label) for label in unicodedata.normalize("NFC", host).split("."))


def _is_fake_label(label: str) -> bool:
    if label.startswith("xn--"):
        try:
            label = label[4:].encode("ascii").decode("punycode")
        except UnicodeError:
            return True
    label = label.lower()
    if _VIETNAMESE.fullmatch(label):
        return False
    if _OTHER.search(label) and (_LATIN.search(label) or label.translate(LOOKALIKES).isascii()):
        return True
    return unicodedata.normalize("NFKC", label) != label


def _says_other(words: str, host: str) -> bool:
    """Whether the words of a link name a host, but not the one it leads to."""
    named = [found[1].lower() for found in _DOMAIN_IN_WORDS.finditer(words)]
    hosts = [name for name in named if name.rpartition(".")[2] not in _FILE_ENDINGS]
    return bool(hosts) and all(_site(name) != _site(host) for name in hosts)


def _site(host: str) -> str:
    """The part of a host that one owner has: two labels, three below `gov.vn` and its like."""
    labels = host.removeprefix("www.").split(".")
    below = 3 if labels[-1] == "vn" and set(labels[-2:-1]) <= _SECOND_LEVEL else 2
    return ".".join(labels[-below:])


_SECOND_LEVEL = frozenset(
    ["gov", "com", "edu", "org", "net", "info", "ac", "health", "int", "pro", "name", "biz"]
)
