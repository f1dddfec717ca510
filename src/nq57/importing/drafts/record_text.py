"""A record's keys to the text of its YAML file, as an editor would type it.

It must not know kinds; the same keys always give the same text.
"""

from collections.abc import Mapping
from typing import Any

import yaml

_WIDTH = 100


class _Dumper(yaml.SafeDumper):
    """Block style with long texts as literal blocks, lists indented below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002 - PyYAML's own signature
        """Indent lists, which PyYAML leaves at the edge."""
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def record_text(keys: Mapping[str, Any], note: str) -> str:
    """The file: a comment line, then every key that holds something."""
    held = {key: value for key, value in keys.items() if value not in (None, "", [], ())}
    body = yaml.dump(
        held, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH, default_flow_style=False
    )
    return f"# {note}\n{body}"
