"""Where this machine's Chromium is.

It must not start it: who opens pages does.
"""

import os
import shutil

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The command of this machine's Chromium or Chrome; none when it has none."""
    return os.environ.get("NQ57_CHROMIUM") or next(filter(None, map(shutil.which, COMMANDS)), None)
