"""Whether a file of captions is one that browsers show: WebVTT with at least one line that has a time.

It must not know the film. A browser says nothing of captions that it cannot read; it leaves them out.
"""

import re
from collections.abc import Callable

from nq57.content.text_files import MAX_BYTES
from nq57.model.articles import Media
from nq57.model.problems import Problem, problem
from nq57.model.records import Record
from nq57.model.source import Source

_HEAD = re.compile(r"\ufeff?WEBVTT(?:[ \t\n]|\Z)")
_TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_CUE = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?$", re.MULTILINE)
_ARROW = re.compile(r"^.*-->.*$", re.MULTILINE)


def caption_problems(record: Record, fields: Media, read: Callable[[str], bytes]) -> list[Problem]:
    """What is wrong with a film's files of captions; one that is no text is told by the gate."""
    paths = {asset.name: asset.path for asset in record.assets if asset.size <= MAX_BYTES}
    named = [paths[captions.file] for captions in fields.captions if captions.file in paths]
    return [found for path in named if (found := _problem(path, read(path)))]


def _problem(path: str, data: bytes) -> Problem | None:
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if not _HEAD.match(text):
        return problem("phu-de-sai", Source(path, 1, 1))
    wrong = next((line for line in _ARROW.finditer(text) if not _CUE.fullmatch(line[0])), None)
    if wrong:
        return problem("phu-de-sai", Source(path, text.count("\n", 0, wrong.start()) + 1, 1))
    return None if _ARROW.search(text) else problem("phu-de-sai", Source(path, 1, 1))
