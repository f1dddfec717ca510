"""A bulletin as posts for Zalo and Facebook: one for each item, with link, hashtags and picture.

It must not send anything, nor shorten inside a sentence.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nq57.language.normalise import tidy
from nq57.report.bulletin.script import BulletinItem, Script

_MOST_TAGS = 4
_COMMON = ("NghiQuyet57",)


@dataclass(frozen=True, slots=True)
class Network:
    """A place for posts: `most` is how many characters a post of ours has there at most.

    Both are below what the networks allow, and near what is shown before “Xem thêm”.
    """

    code: str
    name: str
    most: int


NETWORKS = (Network("zalo", "Zalo", 500), Network("facebook", "Facebook", 900))


def posts(script: Script, network: Network) -> str:
    """All posts for one network as a text to copy from, a line of signs between two."""
    made = (_post(script, item, network) for item in script.items)
    rule = "\n" + "—" * 20 + "\n"
    return rule.join(made) + "\n"


def _post(script: Script, item: BulletinItem, network: Network) -> str:
    """Title, sentences as far as they fit, the page, hashtags; then which picture belongs to it."""
    link = f"{script.address}{item.url}" if script.address else ""
    tags = " ".join(f"#{tag}" for tag in hashtags(item.topics))
    rest = [line for line in (f"Đọc thêm: {link}" if link else "", tags) if line]
    left = network.most - len(item.title) - sum(len(line) + 1 for line in rest) - 2
    text = " ".join(_fitting(item.sentences, left))
    picture = f"[Ảnh: {script.address}{item.picture} – {item.picture_alt}]" if item.picture else ""
    return "\n".join(line for line in (item.title, text, *rest, picture) if line) + "\n"


def _fitting(sentences: Iterable[str], most: int) -> Iterator[str]:
    for sentence in sentences:
        most -= len(sentence) + 1
        if most < 0:
            return
        yield sentence


def hashtags(topics: Iterable[str]) -> tuple[str, ...]:
    """Topics as hashtags without accents: “Chuyển đổi số” → `ChuyenDoiSo`, each once, a few of them."""
    found = dict.fromkeys((*_COMMON, *filter(None, map(_tag, topics))))
    return tuple(found)[:_MOST_TAGS]


def _tag(text: str) -> str:
    letters = unicodedata.normalize("NFD", tidy(text).replace("đ", "d").replace("Đ", "D"))
    plain = "".join(
        sign if sign.isascii() and sign.isalnum() else " " for sign in letters if sign.isascii()
    )
    return "".join(word[0].upper() + word[1:] for word in plain.split())
