"""Draw the layers of the program as Mermaid, from its imports: `python3 scripts/layers.py [--write]`.

It must not know what a layer does; `--write` puts the picture into ARCHITECTURE.md; a test compares.
"""

import argparse
import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "nq57"
DOCUMENT = ROOT / "ARCHITECTURE.md"
OPEN, CLOSE = "```mermaid\n", "```\n"


def layer_edges(source: Path = SOURCE) -> list[tuple[str, str]]:
    """Pairs of packages of which the first imports the second, without those that follow from others."""
    edges: dict[str, set[str]] = {}
    for path in sorted(source.rglob("*.py")):
        layer = path.relative_to(source).parts[0]
        if not layer.endswith(".py"):
            edges.setdefault(layer, set()).update(set(_imported(path)) - {layer})
    return sorted(
        (upper, lower) for upper in edges for lower in edges[upper] if not _follows(edges, upper, lower)
    )


def _imported(path: Path) -> Iterator[str]:
    """The packages of ours that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("nq57."):
            yield node.module.split(".")[1]


def _follows(edges: dict[str, set[str]], upper: str, lower: str) -> bool:
    """Whether a third package leads from the upper to the lower one: the picture shows that way alone."""
    return any(lower in _below(edges, middle) for middle in edges[upper] - {lower})


def _below(edges: dict[str, set[str]], layer: str) -> set[str]:
    found: set[str] = set()
    waiting = [layer]
    while waiting:
        for lower in edges.get(waiting.pop(), set()) - found:
            found.add(lower)
            waiting.append(lower)
    return found


def picture() -> str:
    """The picture as Mermaid draws it, from high to low."""
    return "".join(["flowchart TD\n", *(f"  {upper} --> {lower}\n" for upper, lower in layer_edges())])


def with_picture(text: str) -> str:
    """The document with the picture of today in its Mermaid block."""
    before, _, rest = text.partition(OPEN)
    return f"{before}{OPEN}{picture()}{CLOSE}{rest.partition(CLOSE)[2]}"


def main() -> int:
    """Print the picture, or write it into the document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write it into ARCHITECTURE.md")
    if parser.parse_args().write:
        DOCUMENT.write_text(with_picture(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(picture(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
