"""The hour at which something begins, as invitations write it.

It must not guess: words that leave the hour open give none.
"""

import datetime as dt
import re

_HOUR = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])\s*(?:giờ|g|h|:)\s*(?P<minute>[0-5]\d)?(?:\s*(?:phút|ph))?", re.IGNORECASE
)


def clock_time(text: str) -> dt.time | None:
    """The hour that the whole text names: `14 giờ 00`, `8h30`, `8 giờ`, `07:30`; None for anything else."""
    found = _HOUR.fullmatch(text.strip())
    if found is None or (":" in found[0] and not found["minute"]):
        return None
    return dt.time(int(found["hour"]), int(found["minute"] or 0))
