"""Small trees as a build leaves them, and what a reader of a published folder may meet.

It must not know any transport.
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from nq57.publish.local_tree import LocalTree, open_tree
from nq57.publish.publishing import Order
from nq57.publish.site_state import CONTROL

UNIT = "tinh-a/xa-b"
NOW = dt.datetime(2026, 11, 21, 5, 0, tzinfo=dt.UTC)
ASSET = re.compile(rb'(?:href|src)="(/[^"]+\.(?:css|js))"')
END = b"<!--het--></html>\n"


def page(title: str, theme: str, *, room: int = 0) -> bytes:
    """A page that needs the theme's two assets, and shows where it ends."""
    head = f'<!doctype html><html><link href="/assets/chinh.{theme}.css">'
    head += f'<script src="/assets/chinh.{theme}.js"></script>'
    return f"{head}<h1>{title}</h1>{'.' * room}".encode() + END


def site(version: str, theme: str = "aa11", pages: int = 6, room: int = 0) -> dict[str, bytes]:
    """A section's files: home, a listing, leaf pages, assets, search entries, a map."""
    names = [f"tin-tuc/bai-{number}/index.html" for number in range(pages)]
    files = {name: page(f"{name} {version}", theme, room=room) for name in names}
    for name in ("index.html", "tin-tuc/index.html", "404.html"):
        files[name] = page(f"{name} {version}", theme, room=room)
    files[f"assets/chinh.{theme}.css"] = f"body{{--v:'{theme}'}}/*het*/".encode()
    files[f"assets/chinh.{theme}.js"] = f"var v='{theme}';/*het*/".encode()
    files["search/search_index.json"] = json.dumps({"v": version}).encode()
    files["sitemap.xml"] = f"<urlset><!--{version}--></urlset>".encode()
    return files


def lay(
    out: Path, files: Mapping[str, bytes], unit: str = UNIT, as_of: str = "2026-11-21", preview: str = ""
) -> LocalTree:
    """Write a tree and its manifest as `nq57 build` does."""
    name = unit.replace("/", ".")
    rows = {}
    for path, data in files.items():
        file = out / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        rows[path] = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "type": "text/html"}
    (out / CONTROL).mkdir(exist_ok=True)
    body = {"schema": 1, "unit": unit, "as_of": as_of, "files": rows, "preview": preview}
    (out / CONTROL / f"{name}.manifest.json").write_text(json.dumps(body), encoding="utf-8")
    return open_tree(out, unit)


def order(address: str, **changes: object) -> Order:
    """An order for the unit at an address."""
    given: dict[str, object] = {"unit": UNIT, "address": address, "who": "kiểm thử", "now": NOW}
    return Order(**{**given, **changes})  # type: ignore[arg-type] # the caller names an order's own fields


def lying(root: Path) -> dict[str, bytes]:
    """What a web server would give of a folder: no hidden names."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)
    }


def everything(root: Path) -> dict[str, tuple[int, bytes]]:
    """All of a folder, hidden names, modes and times too: any write at all shows."""
    found = {}
    for path in sorted([root, *root.rglob("*")]):
        facts = path.lstat()
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[path.relative_to(root).as_posix()] = (facts.st_mtime_ns ^ facts.st_mode, data)
    return found


def defects(
    there: Mapping[str, bytes], *wholes: Mapping[str, bytes], past: Iterable[Mapping[str, bytes]] = ()
) -> list[str]:
    """What a visitor may not meet: a cut page, one without its assets, one of all releases lost.

    Of a `past` release only assets may linger.
    """
    found = []
    known = {(path, data) for whole in wholes for path, data in whole.items()}
    known |= {item for whole in past for item in whole.items() if not item[0].endswith(".html")}
    for path, data in there.items():
        if (path, data) not in known:
            found.append(f"truncated: {path}")
        elif path.endswith(".html"):
            found += [
                f"missing asset: {path} → {asset}"
                for asset in (match.decode().lstrip("/") for match in ASSET.findall(data))
                if asset not in there
            ]
    for path in set.intersection(*(set(whole) for whole in wholes)) if wholes else set():
        if path not in there:
            found.append(f"lost: {path}")
    return found
