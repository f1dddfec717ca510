"""One unit built the ordinary way, by MkDocs itself: the measure of every faster way.

It must not know the build's plans; it gets an opened project and fills one folder.
"""

import datetime as dt
import logging
import os
from pathlib import Path

from nq57.section.project import Project

CONFIG = "mkdocs.yml"


def build_unit(project: Project, unit_id: str, as_of: dt.date, out: Path) -> None:
    """Fill `out` with the unit's section; raises what MkDocs raises on a broken theme or config."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build  # noqa: PLC0415 - MkDocs is slow to import and reads the environment
    from mkdocs.config import load_config  # noqa: PLC0415 - the same

    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(str(project.root / CONFIG), site_dir=str(out))
    plugin = config.plugins["nq57"]
    plugin.project = project
    plugin.config.don_vi = unit_id
    plugin.config.ngay = as_of.isoformat()
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()


def serve_unit(root: Path, unit_id: str, address: str) -> None:
    """Preview one unit with live reload until interrupted."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if unit_id:
        os.environ["NQ57_DON_VI"] = unit_id
    from mkdocs.commands.serve import serve  # noqa: PLC0415 - see build_unit

    serve(str(root / CONFIG), dev_addr=address)
