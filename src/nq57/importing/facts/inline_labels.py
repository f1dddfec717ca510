"""Lead, helpers and time that a sentence tells behind its own words.

It must not know which paragraphs are tasks.
"""

import re
from typing import NamedTuple

from nq57.importing.facts.organs import begins_organ, organs

_LABEL = re.compile(
    r"(?P<label>(?:(?:đơn vị|cơ quan|phòng)\s+)?(?:chủ trì|phối hợp)(?:\s+thực hiện)?"
    r"|(?:đơn vị|cơ quan)\s+(?:thực hiện|đầu mối)|thời (?:gian|hạn)(?:\s+(?:thực hiện|hoàn "
    r"thành))?)\s*:\s*",
    re.IGNORECASE,
)
_END = re.compile(r"[;.)]?\s*$")
# "(Sở A chủ trì, Sở B phối hợp; hoàn thành trước ngày 30/6/2027)", "Phân công: Sở A chủ trì".
_ASSIGNED = re.compile(
    r"(?:\(|(?:^|(?<=[.;]\s))Phân công\s*:\s*)(?:Giao\s+)?(?P<leads>[^();:.]{2,120}?)\s+chủ "
    r"trì(?:\s+thực hiện)?"
    r"(?:\s*[,;]\s*(?P<helpers>[^();:.]{2,160}?)\s+phối hợp)?(?P<rest>[^()]{0,120}?)(?:\)|$)"
)
_TIME = re.compile(
    r"(?:thời (?:gian|hạn)[^:]{0,20}:\s*|(?:hoàn thành|xong)\s+(?=trước|trong|quý|tháng"
    r"|năm))(?P<time>[^;)]{3,60})",
    re.IGNORECASE,
)


class Labels(NamedTuple):
    """Where the labels begin, and what they say; empty for what they do not."""

    start: int
    leads: tuple[str, ...]
    helpers: tuple[str, ...]
    time: str


def labels_in(text: str) -> Labels | None:
    """What the labels of a text tell of a task; None where none names a lead."""
    return _labelled(text) or _assigned(text)


def _labelled(text: str) -> Labels | None:
    labels = list(_LABEL.finditer(text))
    keys = [_key(label["label"]) for label in labels]
    if "leads" not in keys:
        return None
    parts = {"leads": "", "helpers": "", "time": ""}
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for key, label, end in zip(keys, labels, ends, strict=True):
        parts[key] = _END.sub("", text[label.end() : end].rstrip()).strip(" ,;.)(-–")
    return Labels(labels[0].start(), organs(parts["leads"]), organs(parts["helpers"]), parts["time"])


def _key(label: str) -> str:
    words = label.lower()
    if "thời" in words:
        return "time"
    return "helpers" if "phối" in words else "leads"


def _assigned(text: str) -> Labels | None:
    found = next((one for one in _ASSIGNED.finditer(text) if begins_organ(one["leads"])), None)
    if found is None:
        return None
    time = _TIME.search(found["rest"])
    helpers = organs(found["helpers"] or "")
    return Labels(found.start(), organs(found["leads"]), helpers, time["time"].strip(" .,") if time else "")
