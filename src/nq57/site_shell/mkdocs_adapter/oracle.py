"""One unit built the ordinary way, by MkDocs itself: the measure of every faster way.

It must not know the build's plans; it gets an opened project and fills one folder.
"""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, cast

from nq57.site_shell.project import LoadedProject

if TYPE_CHECKING:
    from nq57.site_shell.mkdocs_adapter.plugin import SectionPlugin

CONFIG = "mkdocs.yml"


def build_unit(project: LoadedProject, unit_id: str, as_of: dt.date, out: Path) -> None:
    """Fill `out` with the unit's section; raises what MkDocs raises on a broken theme or config."""
    from mkdocs.commands.build import build  # noqa: PLC0415 - MkDocs is slow to import: only who needs it pays

    from nq57.site_shell.mkdocs_adapter.theme_setup import load_quiet_config  # noqa: PLC0415 - the same

    config = load_quiet_config(project.root / CONFIG, out)
    plugin = cast("SectionPlugin", config.plugins["nq57"])
    plugin.project = project
    plugin.config.don_vi = unit_id
    plugin.config.ngay = as_of.isoformat()
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
