"""What is switched in `nq57.yml`, or still in `mkdocs.yml`: read without MkDocs, which is slow to wake.

It must not know what an option switches; the plugin checks the same keys as MkDocs does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from nq57.content.workspace_settings import read_settings
from nq57.site_shell.shipped import CONFIG, shipped_folder

PLUGIN = "nq57"
NO_INDEXER = (
    "Máy này chưa có Pagefind nên chuyên mục được dựng không có ô tìm kiếm. Cài lại bằng:"
    " python3 -m pip install 'pagefind[bin]' (hoặc đặt tim_kiem: không trong nq57.yml để khỏi nhắc)."
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


class ConfigLoader(yaml.SafeLoader):
    """Reads MkDocs' configuration; its own tags (`!ENV`, `!!python/name:`) are passed over."""


def _default(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """What `!ENV [NAME, default]` means where the environment says nothing."""
    if not isinstance(node, yaml.SequenceNode):
        return None
    return loader.construct_object(node.value[-1]) if node.value else None


ConfigLoader.add_constructor("!ENV", _default)
ConfigLoader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_options(config: Path) -> Options:
    """The options of a project: those of the `nq57.yml` beside its `mkdocs.yml`, else of the latter itself.

    What is absent, or no truth value, is as by default.
    """
    found = given_options(yaml.load(config.read_bytes(), ConfigLoader))  # noqa: S506 - a safe loader of our own
    known = {name: found[name] for name in Options.__slots__ if isinstance(found.get(name), bool)}
    settings = read_settings(config.parent)
    own = settings.fields
    switches = {
        "tim_kiem": own.search,
        "do_hoa": own.drawings,
        "anh_chia_se": own.cards,
        "bien_the_anh": own.sizes,
    }
    return Options(**{**known, **{key: switches[key] for key in switches if key in settings.given}})


def given_options(config: Any) -> dict[str, Any]:  # noqa: ANN401 - any YAML
    """What a configuration says below our plugin's name."""
    return dict(_given(config))


def _given(config: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any YAML
    """What is below our plugin's name, in either of the forms that MkDocs takes."""
    plugins = config.get("plugins") if isinstance(config, dict) else None
    entries = plugins.items() if isinstance(plugins, dict) else _pairs(plugins or ())
    for name, options in entries:
        if name == PLUGIN and isinstance(options, dict):
            yield from options.items()


def _pairs(entries: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any YAML
    for entry in entries:
        yield from entry.items() if isinstance(entry, dict) else ((entry, None),)


def shipped_settings() -> Mapping[str, Any]:
    """What our own `mkdocs.yml` says: the settings of a workspace that says nothing else."""
    loaded = yaml.load((shipped_folder() / CONFIG).read_bytes(), ConfigLoader)  # noqa: S506 - a safe loader
    return loaded if isinstance(loaded, dict) else {}
