"""Pagefind behind our own protocol: one service process, spoken to over its pipes, makes every index.

It must not know records or units; entries come in settled, and files go out as bytes.
"""

import base64
import json
import os
import subprocess
import weakref
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from nq57.build.pagefind_files import (
    ENTRY,
    FRAGMENT,
    STROKE,
    address_of_entry,
    page_of,
    whole_fragment,
    with_smaller_parts,
)
from nq57.render.made_files import IndexEntry
from nq57.site_shell.options import read_options

# The library's Python face reads one answer every tenth of a second, that is ten entries a second, and
# breaks off at answers of two megabytes; so only its finding of the program is used, and the service's
# own protocol (base64 of JSON, ended by a comma) is spoken here.
_END = b","
_ENGINE = ("pagefind.js", "wasm.unknown.pagefind")
# The script's own face hides whether an index was opened and a part of it had; its class tells.
_OPENED = {"pagefind.js": b"export{Pagefind};\n"}
_FACETS = "muc.txt"
_SHOWN = frozenset({"nguon"})  # weighs nothing in the browser


class PagefindError(RuntimeError):
    """What the service refused, in its own words."""


def indexer_of(config: Path) -> "Pagefind | None":
    """The indexer of a project by its `mkdocs.yml`: None where search is switched off or cannot be had."""
    return open_indexer() if read_options(config).tim_kiem else None


def open_indexer() -> "Pagefind | None":
    """An indexer for this machine; None where Pagefind is not installed for it."""
    try:
        from pagefind.service import get_executable  # noqa: PLC0415 - optional: without it there is no search
    except ImportError:
        return None
    found = get_executable()
    return Pagefind(found) if found and os.access(found, os.X_OK) else None


class Pagefind:
    """The service, started when first needed.

    Forked processes share the one that runs when they begin; `lock` then keeps their questions apart.
    """

    def __init__(self, program: Path) -> None:
        self._program = program
        self._service: subprocess.Popen[bytes] | None = None
        self.lock: AbstractContextManager[Any] = nullcontext()

    @cached_property
    def version(self) -> str:
        """The version of the program: another one may make other bytes."""
        try:
            return version("pagefind-bin")
        except PackageNotFoundError:
            return version("pagefind")

    def start(self) -> None:
        """Start the service, so that processes forked from here on share it."""
        if self._service is None:
            pipe = subprocess.PIPE
            command = [str(self._program), "--service"]
            self._service = subprocess.Popen(  # noqa: S603 - the program that the library names
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
            )
            weakref.finalize(self, _end, self._service, os.getpid())

    def share(self, lock: AbstractContextManager[Any]) -> None:
        """Make ready to be used by processes forked from here on, one at a time by this lock."""
        self.lock = lock
        self.start()

    def stop(self) -> None:
        """End the service; it starts again when needed."""
        if self._service is not None:
            _end(self._service, os.getpid())
            self._service = None

    def index(self, code: str, entries: Sequence[IndexEntry]) -> Mapping[str, bytes]:
        """The files of one index; `code` begins the name of each of its entries in the browser.

        The same entries in the same order give the same bytes: Pagefind's own filters and sorts, whose
        order changes from run to run, are not used; facets are in a table of ours.
        """
        by_address = {address_of_entry(entry): entry for entry in entries}
        made = self._made(code, [page_of(entry, _SHOWN) for entry in entries], list(by_address))
        kept = {path: data for path, data in made.items() if path == ENTRY or ".pf_" in path}
        rows = []
        for path in [path for path in kept if path.endswith(FRAGMENT)]:
            kept[path], entry = whole_fragment(kept[path], by_address)
            name = path.removeprefix("fragment/").removesuffix(FRAGMENT)
            rows.append(f"{name} {entry.facets.partition('~')[0]}\n")
        kept = with_smaller_parts(code, kept)
        return dict(sorted({**kept, _FACETS: "".join(sorted(rows)).encode()}.items()))

    def engine(self) -> Mapping[str, bytes]:
        """The script and the program that search an index in the browser."""
        made = self._made("x", ["<html><body>x</body></html>"], ["x/"])
        return {path: made[path] + _OPENED.get(path, b"") for path in _ENGINE}

    def _made(self, code: str, pages: Sequence[str], urls: Sequence[str]) -> dict[str, bytes]:
        config = {"force_language": code, "include_characters": STROKE}
        with self.lock:
            number = self._ask("NewIndex", config=config)["index_id"]
            for page, url in zip(pages, urls, strict=True):
                self._ask("AddFile", index_id=number, url=url, file_contents=page)
            files = self._ask("GetFiles", index_id=number)["files"]
            self._ask("DeleteIndex", index_id=number)
        return {file["path"]: base64.b64decode(file["content"]) for file in files}

    def _ask(self, what: str, **parts: object) -> Any:  # noqa: ANN401 - the service's own JSON
        """One question and its answer."""
        self.start()
        question = json.dumps({"message_id": 1, "payload": {"type": what, **parts}})
        answer = self._exchange(base64.b64encode(question.encode()) + _END)
        payload = json.loads(base64.b64decode(answer))["payload"]
        if payload["type"] == "Error":
            raise PagefindError(payload["message"])
        return payload

    def _exchange(self, question: bytes) -> bytes:
        service = self._service
        if service is None or service.stdin is None or service.stdout is None:
            raise PagefindError("the service has no pipes")
        service.stdin.write(question)
        service.stdin.flush()
        parts: list[bytes] = []
        while not parts or not parts[-1].endswith(_END):
            part = os.read(service.stdout.fileno(), 1 << 20)
            if not part:
                self._service = None
                raise PagefindError("the service has ended")
            parts.append(part)
        return b"".join(parts)[:-1]


def _end(service: "subprocess.Popen[bytes]", owner: int) -> None:
    """End a service; a process that only shares it leaves it alone."""
    if owner == os.getpid() and service.poll() is None:
        service.terminate()
        service.communicate()
