"""Letters (công văn), which bear no title: their letterhead, what they are about, to whom they go.

It must not know the register; text without a letterhead is no letter.
"""

import re
from collections.abc import Sequence

from nq57.importing.papers.paper import Found, Line
from nq57.language.folding import fold

# A line of a letterhead: country and motto, the number, place and date alone on their line.
MOTTO = re.compile(
    r"cong hoa xa h|\S{0,9}oc lap\s*[-–]\s*t|dang cong san|^-{2,}$|^_+$|^\*+$|tu do\s*[-–]\s*hanh"
)
ACT = r"(?:(?:bo )?luat |nghi quyet |phap lenh )?"  # before "số" of an act of the National Assembly
_NUMBER = re.compile(rf"\s*{ACT}so\s*:\s*[\d/.…_]")
_PLACED = re.compile(r"[^,]{2,30}, ngay\s*[\d.…]{0,3}\s*thang\s*[\d.…]{0,3}\s*nam\s*[\d.…]{0,5}$")
_ABOUT = re.compile(r"\s*(?:v/v|ve viec)\b\s*:?\s*")
_GREETING = re.compile(r"\s*kinh gui\b\s*:?\s*")
_TELEGRAM = re.compile(r"(?P<who>[^:]{4,60}) điện\s*:\s*")
_ITEM = re.compile(r"[-–+•*]\s*")
_MOST_HEAD = 30  # lines
_MOST_MARK = 120  # characters: a body's paragraph is longer
_LEAST_MARKS = 2  # of country, motto, number, date
_MOST_NAME = 400  # characters of one addressee
_NEAR = 12  # lines from the letterhead to "Kính gửi"
_AS_ABOVE = "nhu tren"


def is_mark(text: str) -> bool:
    """Whether the line belongs to a letterhead by its form alone."""
    bare = fold(text).strip()
    of_form = MOTTO.search(bare) or _PLACED.match(bare) or _NUMBER.match(bare)
    return len(text) < _MOST_MARK and bool(of_form)


def is_greeting(text: str) -> bool:
    """Whether the line begins "Kính gửi", or a telegram's "… điện:"."""
    return _greeting_end(text) is not None


def _greeting_end(text: str) -> int | None:
    """Where whom it goes to begins: behind "Kính gửi:", or "THỦ TƯỚNG CHÍNH PHỦ điện:"."""
    if found := _GREETING.match(fold(text)):
        return found.end()
    telegram = _TELEGRAM.match(text)
    return telegram.end() if telegram and telegram["who"].isupper() else None


def is_placed(text: str) -> bool:
    """Whether the line is place and date of issue alone: "Lạng Sơn, ngày    tháng 8 năm 2025"."""
    found = _PLACED.match(fold(text).strip())
    return found is not None and found[0][-4:].isdecimal()


def letterhead_end(lines: Sequence[Line]) -> int:
    """How many lines the letterhead takes where no title ends it, with its "V/v"; 0 if there is none."""
    marks = [at for at, line in enumerate(lines[:_MOST_HEAD]) if is_mark(line.text)]
    if len(marks) < _LEAST_MARKS:
        return 0
    end = marks[-1] + 1
    near = range(end, min(end + _NEAR, len(lines)))
    greeting = next((at for at in near if is_greeting(lines[at].text)), end)
    between = lines[end:greeting]
    return greeting if all(len(line.text) < _MOST_MARK or _is_about(line) for line in between) else end


def _is_about(line: Line) -> bool:
    return _ABOUT.match(fold(line.text)) is not None


def letter_subject(head: Sequence[Line]) -> Found[str] | None:
    """What a letter is about: the lines from "V/v" on, as far as the letterhead's other column."""
    start = next((at for at, line in enumerate(head) if _is_about(line)), None)
    if start is None:
        return None
    first = head[start].text
    label = _ABOUT.match(fold(first))
    taken = [first[label.end() :] if label else first]
    for line in head[start + 1 :]:
        if is_mark(line.text) or is_greeting(line.text) or line.text.isupper() or _is_about(line):
            break
        taken.append(line.text)
    text = " ".join(" ".join(taken).split()).rstrip(" .;")
    return Found(f"Về việc {text}", "sure", head[start].origin) if text else None


def addressees(lines: Sequence[Line], *, whole: bool) -> tuple[str, ...]:
    """To whom a paper is sent: behind "Kính gửi", or the items below it."""
    start = next((at for at, line in enumerate(lines) if is_greeting(line.text)), None)
    if start is None:
        return ()
    named = [lines[start].text[_greeting_end(lines[start].text) :]]
    for line in lines[start + 1 :]:
        item = _ITEM.match(line.text)
        if item:
            named.append(line.text[item.end() :])
        elif is_mark(line.text) or (line.text.isupper() and not named[-1]):
            continue  # the right column of the letterhead, read after the left
        elif whole or line.gap or _is_whole(named[-1]):
            break
        else:
            named[-1] = f"{named[-1]} {line.text}"
    parts = (part for name in named for part in name.split(";"))
    return tuple(dict.fromkeys(tidy for part in parts if (tidy := " ".join(part.split()).strip(" .,:"))))


def _is_whole(name: str) -> bool:
    """Whether no further line belongs to the name: it is not begun, ends, or is longer than any."""
    return not name or name.rstrip().endswith((".", ";", ":")) or len(name) > _MOST_NAME


def with_addressees(recipients: Sequence[Found[str]], named: Sequence[str]) -> tuple[Found[str], ...]:
    """The recipients, "Như trên" being those to whom the paper is addressed."""
    found: list[Found[str]] = []
    for one in recipients:
        above = named and fold(one.value).startswith(_AS_ABOVE)
        found += [Found(name, "likely", one.origin) for name in named] if above else [one]
    return tuple(found)
