"""One page of every kind that a unit's section has, chosen from its tree.

It must not know what is looked at on them.
"""

import re
from pathlib import Path

from nq57.model.languages import DEFAULT_LANGUAGE, LANGUAGES, language_tag

UNIT = "lang-son.phuong-ky-lua"
UNITS = ("lang-son", "lang-son.so-ngoai-vu", UNIT, "quang-ngai", "lai-chau")
_NUMBERED = re.compile(r"\d+(?=/|$)")


def page_kinds(tree: Path) -> dict[str, str]:
    """The first page of each kind: its shape of address, its address in the tree.

    Records of a kind are one shape, so are the years of a kind, issuers, topics, later pages.
    """
    kinds: dict[str, str] = {}
    for path in sorted(tree.rglob("*.html")):
        address = path.relative_to(tree).as_posix().removesuffix("index.html")
        kinds.setdefault(_shape(address), address)
    return kinds


def _shape(address: str) -> str:
    parts = [part for part in address.split("/") if part]
    if len(parts) < 2:
        return address
    if address.endswith(".html"):
        return parts[0]
    kind, *rest = parts
    fixed = [part for part in rest if part in {"nam", "thang", "trang", "co-quan", "lien-quan", "thu-vien"}]
    return "/".join((kind, *(fixed or ["x"]), str(len(rest))))


def moved(html: str, place: str) -> str:
    """The page for lost readers as it would be were the section's place on its host `place`."""
    return re.sub(r'((?:href|src|srcset|data-base)=")/chuyen-muc-nq57/', rf"\g<1>{place}", html)


def spoken_at(address: str) -> str:
    """The language tag of the page at an address: a code in it names another than Vietnamese."""
    codes = [part for part in address.split("/") if part in LANGUAGES]
    return language_tag(codes[0] if codes else DEFAULT_LANGUAGE)
