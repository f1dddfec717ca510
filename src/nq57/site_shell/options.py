"""The plugin's options in `mkdocs.yml`, read without MkDocs, so that a warm build need not wake it.

It must not know what an option switches; the plugin checks the same keys as MkDocs does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PLUGIN = "nq57"
NO_INDEXER = (
    "Máy này chưa có Pagefind nên chuyên mục được dựng không có ô tìm kiếm. Cài lại bằng:"
    " python3 -m pip install 'pagefind[bin]' (hoặc đặt tim_kiem: false trong mkdocs.yml để khỏi nhắc)."
)


@dataclass(frozen=True, slots=True)
class Options:
    """What an operator may switch for all units of a project."""

    tim_kiem: bool = True
    """Whether sections can be searched."""
    do_hoa: bool = False
    """Whether infographics are also made as pictures and posters."""
    anh_chia_se: bool = False
    """Whether each record gets a picture that shows where its address is shared."""
    bien_the_anh: bool = False
    """Whether pictures are also made in smaller sizes and newer formats."""


class _Loader(yaml.SafeLoader):
    """Reads MkDocs' configuration; its own tags (`!ENV`, `!!python/name:`) are passed over."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_options(config: Path) -> Options:
    """The options of a `mkdocs.yml`; what is absent, or no truth value, is as by default."""
    found = dict(_given(yaml.load(config.read_bytes(), _Loader)))  # noqa: S506 - a safe loader of our own
    known = {name: found[name] for name in Options.__slots__ if isinstance(found.get(name), bool)}
    return Options(**known)


def _given(config: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any YAML
    """What stands below our plugin's name, in either of the forms that MkDocs takes."""
    plugins = config.get("plugins") if isinstance(config, dict) else None
    entries = plugins.items() if isinstance(plugins, dict) else _pairs(plugins or ())
    for name, options in entries:
        if name == PLUGIN and isinstance(options, dict):
            yield from options.items()


def _pairs(entries: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any YAML
    for entry in entries:
        yield from entry.items() if isinstance(entry, dict) else ((entry, None),)
