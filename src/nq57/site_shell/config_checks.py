"""What is wrong with a project's `mkdocs.yml`, told before MkDocs is woken, as any problem of content is.

It must not know MkDocs: it looks only at what a section cannot be built without.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from nq57.content.workspace_settings import read_settings
from nq57.language.did_you_mean import nearest
from nq57.model.problems import Problem, problem
from nq57.model.source import Source
from nq57.site_shell.options import PLUGIN, Options

CONFIG = "mkdocs.yml"
THEME = "material"
_SWITCHES = tuple(field.name for field in fields(Options))
_KEYS = (*_SWITCHES, "don_vi", "ngay")
_BOOL = "tag:yaml.org,2002:bool"
Node = yaml.Node


def config_problems(root: Path) -> list[Problem]:
    """What is wrong in a project's `mkdocs.yml` and `nq57.yml`, named from its folder: `/nq57.yml`."""
    try:
        top = yaml.compose((root / CONFIG).read_bytes(), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return [problem("mkdocs-sai", _at(mark))]
    except yaml.YAMLError:  # bytes that are no text
        return [problem("mkdocs-sai", _at(None))]
    if not isinstance(top, yaml.MappingNode):
        return [problem("mkdocs-sai", _at(None))]
    return sorted([*_Reading(root).all_of(top), *read_settings(root).problems])


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of the file of the project in `root`."""

    root: Path

    def all_of(self, top: yaml.MappingNode) -> Iterator[Problem]:
        """What is amiss below the top; what is absent may be in the file it inherits from."""
        inherits = _below(top, "INHERIT") is not None
        docs, theme = _below(top, "docs_dir"), _below(top, "theme")
        ours = [options for name, options in _plugins(_below(top, "plugins")) if name == PLUGIN]
        for options in ours:
            yield from _options(options)
        if theme is not None:
            yield from self._theme(theme)
        if docs is not None or not inherits:
            yield from self._folder("docs_dir", docs, "docs")
        missing = {"theme": theme is None, f"plugins: - {PLUGIN}": not ours}
        for key in [key for key, absent in missing.items() if absent and not inherits]:
            yield problem("thieu-khoa", _at(None), key=key, meaning="")

    def _theme(self, theme: Node) -> Iterator[Problem]:
        name = _below(theme, "name") or theme
        if not isinstance(name, yaml.ScalarNode) or name.value != THEME:
            yield problem("mkdocs-giao-dien", _at(name.start_mark))
        own = _below(theme, "custom_dir")
        if own is not None:
            yield from self._folder("custom_dir", own, "")

    def _folder(self, key: str, node: Node | None, default: str) -> Iterator[Problem]:
        """A folder that must be there; one that the environment names is not looked for."""
        value = node.value if isinstance(node, yaml.ScalarNode) else default
        if node is not None and node.tag.startswith("!"):
            return
        if not value or not (self.root / value).is_dir():
            yield problem(
                "mkdocs-thu-muc", _at(node.start_mark if node else None), key=key, value=value or "?"
            )


def _options(node: Node | None) -> Iterator[Problem]:
    """What is amiss with our own options."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value not in _KEYS:
            guess = nearest(str(key.value), _KEYS)
            known = ", ".join(_KEYS)
            yield problem(
                "khoa-la",
                _at(key.start_mark),
                key=key.value,
                known=known,
                guess=guess[0] if guess else None,
            )
        elif key.value in _SWITCHES and _is_true_or_false(value):
            yield problem("mkdocs-doi-cho", _at(key.start_mark), key=key.value)
        elif key.value in _SWITCHES and value.tag != _BOOL and not value.tag.startswith("!"):
            yield problem(
                "sai-kieu",
                _at(value.start_mark),
                key=key.value,
                wanted="true hoặc false",
                wanted_en="true or false",
                how=f"Ghi “{key.value}: true” hoặc “{key.value}: false”, không có dấu nháy.",
            )


def _is_true_or_false(value: Node) -> bool:
    return value.tag == _BOOL or value.tag.startswith("!")


def _plugins(node: Node | None) -> Iterator[tuple[str, Node | None]]:
    """Each plugin's name and options, in either of the forms that MkDocs takes."""
    for entry in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if isinstance(entry, yaml.ScalarNode):
            yield entry.value, None
        elif isinstance(entry, yaml.MappingNode):
            yield from ((key.value, value) for key, value in entry.value)


def _below(node: Node, key: str) -> Node | None:
    """What is at a key of a map."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _at(mark: yaml.error.Mark | None) -> Source:
    return Source(f"/{CONFIG}", mark.line + 1, mark.column + 1) if mark else Source(f"/{CONFIG}", 1, 1)
