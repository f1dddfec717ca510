"""Where the project is that a command means.

It must import nothing but the standard library.
"""

from pathlib import Path


def found_root(given: Path | None) -> Path | None:
    """The folder with `mkdocs.yml` and `content/`: the one given, else here or above; None without one."""
    start = (given or Path.cwd()).resolve()
    folders = (start,) if given else (start, *start.parents)
    found = (f for f in folders if (f / "mkdocs.yml").is_file() and (f / "content").is_dir())
    return next(found, None)
