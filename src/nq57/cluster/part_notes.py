"""The note of a part that was built whole: asked for again with nothing changed, nothing is opened.

It must not read content. A note holds only as long as every file of its trees is there in its size.
"""

import hashlib
import pickle
from dataclasses import replace
from pathlib import Path
from typing import cast

from nq57.build.inputs import facts_beside_content
from nq57.build.keys import key_of
from nq57.build.last_build import WORKROOM, identity, state_path
from nq57.build.manifest import is_whole, load_state, write_whole
from nq57.cluster.orders import PartBuilt, PartOrder, seen_folder
from nq57.content.folder import DOUBTFUL_NS

_DIGEST = 20


def part_key(order: PartOrder, now_ns: int) -> bytes | None:
    """The digest of all that a part's trees are made of; None while any of it is only just written."""
    entries = seen_folder(order.root, order.part).files()
    beside = facts_beside_content(order.root)
    newest = max(stamp for stamp in (0, *(e.stamp for e in entries), *(fact[2] for fact in beside)))
    if newest >= now_ns - DOUBTFUL_NS:
        return None
    facts = [(entry.path, entry.size, entry.stamp) for entry in entries]
    return key_of(
        order.code, order.part.units, order.out, order.as_of.isoformat(), order.origin, facts, beside
    )


def noted_part(order: PartOrder, key: bytes) -> PartBuilt | None:
    """What the part's last build came to, if it was made of the same and its trees are whole."""
    try:
        data = _place(order).read_bytes()
        body = data[_DIGEST:]
        if hashlib.blake2b(body, digest_size=_DIGEST).digest() != data[:_DIGEST]:
            return None
        known, part, trees = pickle.loads(body)  # noqa: S301 - our own, digest checked
    except (OSError, ValueError, TypeError, AttributeError, ImportError, pickle.UnpicklingError, EOFError):
        return None
    if known != key or not all(_is_whole(order.out, *tree) for tree in trees):
        return None
    units = tuple(replace(one, seconds=0.0, written=0, removed=0) for one in part.units)
    return replace(cast("PartBuilt", part), units=units, recalled=True)


def remember_part(order: PartOrder, key: bytes, part: PartBuilt) -> None:
    """Note a part that was built whole."""
    names = (one.unit.replace("/", ".") for one in part.units)
    trees = [(name, *identity(order.out / name)) for name in names]
    body = pickle.dumps((key, part, trees), protocol=5)
    write_whole(_place(order), hashlib.blake2b(body, digest_size=_DIGEST).digest() + body)


def _is_whole(out: Path, tree: str, device: int, number: int) -> bool:
    """Whether the folder is the one noted, and every file of its state is there in its size."""
    try:
        if identity(out / tree) != (device, number):
            return False
        state = load_state(state_path(out, tree), out / tree)
        return state is not None and is_whole(state, out / tree)
    except OSError:
        return False


def _place(order: PartOrder) -> Path:
    return order.out / WORKROOM / "phan" / f"{order.part.name}.xong"
