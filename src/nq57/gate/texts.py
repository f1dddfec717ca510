"""The gate for text: what must not be published, looked for in all that an editor wrote in one file.

It must not know other files or who signed for what; a signed exception is weighed by `waivers`.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from nq57.language.addresses import address_code
from nq57.language.credentials import find_credentials
from nq57.language.persons import MAIL, PHONE, find_children, find_persons
from nq57.language.secrets import MARK, Finding, find_marks, find_name_marks
from nq57.language.spoofing import hidden_signs
from nq57.model.problems import Problem, problem
from nq57.model.records import Record
from nq57.model.source import Source

CONTACT_KEY = "lien_he"
_MOST_TOLD = 100  # findings of one search in one file; marks come first, so that none is crowded out
# Findings that a responsible officer may sign for; the first of them stops the record until then.
STOPPING = frozenset({MARK})
_SEARCHES: tuple[Callable[[str], tuple[Finding, ...]], ...] = (find_marks, find_persons, find_credentials)
_IN_CONTACT = frozenset({PHONE, MAIL})  # what belongs where an agency says how to reach it
_ALT = re.compile(r"!\[([^\]]*)\]\(")
Places = Mapping[str, tuple[int, int]]


def finding_problem(finding: Finding, source: Source, digest: str, where: str = "") -> Problem:
    """A finding as a problem that an exception can be signed for.

    `digest` is the SHA-256 of the file it is in, so that a later change voids the exception;
    `where` adds the place inside an attachment, as in ` (trang 3 của ke-hoach.pdf)`.
    """
    return problem(finding.code, source, value=finding.shown, digest=digest, where=where)


def find_in_text(text: str) -> tuple[Finding, ...]:
    """All that a text must not say, wherever it is."""
    # One search after the other: they share the plain form of the text.
    return tuple(one for search in _SEARCHES for one in search(text))


def find_in_name(name: str) -> tuple[Finding, ...]:
    """What the name of a file, or of a part inside one, must not say."""
    return find_name_marks(name)


def check_text(text: str, path: str, digest: str, data: Mapping[str, Any], places: Places) -> list[Problem]:
    """What the whole text of a file, as written and as read, must not say."""
    at = _lines(text)
    found = [(one, at(one.start)) for search in _SEARCHES for one in search(text)[:_MOST_TOLD]]
    contact = {line for key, (line, _) in places.items() if key.startswith(CONTACT_KEY)}
    found = [(one, place) for one, place in found if one.code not in _IN_CONTACT or place[0] not in contact]
    found += [(one, (1, 1)) for one in find_in_name(path)]
    known = {(one.code, one.shown) for one, _ in found}
    for more, place in _hidden(text, data, places):
        found += [(one, place) for one in more if (one.code, one.shown) not in known]
        known |= {(one.code, one.shown) for one in more}
    problems = [finding_problem(one, Source(path, *place), digest) for one, place in found]
    return problems + list(_addresses(path, data, places))


def _addresses(path: str, data: Mapping[str, Any], places: Places) -> Iterator[Problem]:
    """Keys that hold an address which passes for another."""
    for key, value in _values("", data):
        if value.startswith(("http:", "https:")) and "\n" not in value and (code := address_code(value)):
            yield problem(code, Source(path, *places.get(key, (1, 1))), value=value, words="")


def check_pictures(record: Record) -> list[Problem]:
    """Pictures whose text alternative tells that children are in them."""
    alts = [(picture.alt, record.place("anh.mo_ta")) for picture in (record.fields.picture,) if picture]
    for match in _ALT.finditer(record.body):
        line = record.body.count("\n", 0, match.start())
        alts.append((match[1], Source(record.source.path, record.body_line + line, 1)))
    return [
        finding_problem(finding, place, record.digest)
        for alt, place in alts
        for finding in find_children(alt)
    ]


def _hidden(
    text: str, data: Mapping[str, Any], places: Places
) -> Iterator[tuple[tuple[Finding, ...], tuple[int, int]]]:
    """What is found in texts that readers will see but the file writes otherwise, escaped or folded.

    Hidden signs are in the text itself only where a script needs them; by escapes any may come in.
    """
    if "&" in text:
        yield hidden_signs(html.unescape(text)), (1, 1)
    for key, value in _values("", data):
        if not all(line in text for line in value.split("\n")):
            found = tuple(one for search in _SEARCHES for one in search(value)[:_MOST_TOLD])
            yield found + hidden_signs(value), places.get(key, (1, 1))


def _values(key: str, data: object) -> Iterator[tuple[str, str]]:
    """Every text of the data with its dotted key."""
    if isinstance(data, str):
        yield key, data
        return
    items: Iterable[tuple[object, object]] = ()
    if isinstance(data, Mapping):
        items = data.items()
    elif isinstance(data, list):
        items = enumerate(data)
    for name, value in items:
        yield from _values(f"{key}.{name}" if key else str(name), value)


def _lines(text: str) -> Callable[[int], tuple[int, int]]:
    """What tells line and column, from 1, of an offset."""
    ends = [found.start() for found in re.finditer("\n", text)]

    def at(offset: int) -> tuple[int, int]:
        line = bisect_left(ends, offset)
        return line + 1, offset - (ends[line - 1] if line else -1)

    return at
