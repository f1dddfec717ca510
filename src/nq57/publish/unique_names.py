"""Names by content for a section's styles and scripts, for servers that cannot replace a file in one step.

It must not know such a server: a tree comes in and a tree goes out. A style that has changed then comes
under a new name beside the old one, so that no page, old or new, is for a moment without its style.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from nq57.publish.local_tree import LocalTree
from nq57.publish.plan import is_page
from nq57.publish.site_state import Facts, facts_of

_LETTERS = 8
_NAMED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?(?:css|js)$")  # as Material names its own
_LINK = re.compile(rb"(<(?:link|script)\b[^>]*?\s(?:href|src)=\")([^\"#?:]+)(?=[\"#?])")


@dataclass(frozen=True)
class UniqueNames:
    """A tree whose pages name their styles and scripts by content; those files keep their old names too."""

    tree: LocalTree

    @cached_property
    def files(self) -> Mapping[str, Facts]:
        """All files with their facts: pages as they are rewritten, and what they name."""
        pages = {path: self._renamed(path) for path in self.tree.files if is_page(path)}
        named = {name for _, found in pages.values() for name in found}
        return {
            **self.tree.files,
            **{path: facts for path, (facts, found) in pages.items() if found},
            **{name: self.tree.files[path] for name, path in self._origins.items() if name in named},
        }

    def read(self, path: str) -> bytes:
        """A file's bytes."""
        data = self.tree.read(self._origins.get(path, path))
        return self._rewritten(path, data)[0] if is_page(path) else data

    @cached_property
    def _names(self) -> dict[str, str]:
        """The unique name of each style and script that has none."""
        found = {}
        for path, facts in self.tree.files.items():
            stem, dot, kind = path.rpartition(".")
            if kind in ("css", "js") and not _NAMED.search(path):
                found[path] = f"{stem}.{facts.sha256[:_LETTERS]}{dot}{kind}"
        return found

    @cached_property
    def _origins(self) -> dict[str, str]:
        return {name: path for path, name in self._names.items() if name not in self.tree.files}

    def _renamed(self, path: str) -> tuple[Facts, set[str]]:
        data, found = self._rewritten(path, self.tree.read(path))
        return facts_of(data), found

    def _rewritten(self, page: str, data: bytes) -> tuple[bytes, set[str]]:
        """A page that names files by content, and the names it then has; addresses stay relative."""
        found: set[str] = set()

        def rename(match: re.Match[bytes]) -> bytes:
            address = match[2].decode("utf-8", "surrogateescape")
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), address))
            name = self._names.get(path, "")
            if name not in self._origins:
                return match[0]
            found.add(name)
            folder, slash, _ = address.rpartition("/")
            return match[1] + f"{folder}{slash}{posixpath.basename(name)}".encode(
                "utf-8", "surrogateescape"
            )

        return _LINK.sub(rename, data), found
