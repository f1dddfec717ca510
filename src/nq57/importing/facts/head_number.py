"""The number of a paper behind "Số:", through gaps, brackets, letters of other alphabets and broken lines.

It must not know the register; a number repaired after a scan stays a guess here.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from nq57.importing.facts.letters import ACT
from nq57.importing.papers.paper import Confidence, Found, Line
from nq57.language.folding import fold
from nq57.language.numbers import ParsedNumber, parse_number

_LABEL = re.compile(rf"\s*{ACT}s[o06]\s*[:.]?\s*(?=[\d/.…_ljis|])")
_LABEL_ALONE = re.compile(rf"\s*{ACT}so\s*:?\s*$")  # whose number is on the next line of a narrow column
_LIKE_LABEL = re.compile(r"\s*s[oa06]\s?\W.{0,24}/")  # "Só/t2đ# /UBND-NC": a scan, figures by hand
_MOST_TOKENS = 4
_MOST_BREAKS = 2  # of one number over lines
_BRACKET = re.compile(r"\([^()]{1,20}\)")
_CUT = "Số, ký hiệu có phần trong ngoặc không ghi được vào đây: đối chiếu với bản gốc."
_GAPS = "Số, ký hiệu có khoảng trắng ở giữa, đã nối lại: đối chiếu với bản gốc."
_BROKEN_NUMBER = re.compile(r"/[^\s/]{0,20}[-–/]$|[0-9]/$")
_CODE_ALONE = re.compile(r"[A-ZĐ][A-Za-zĐđ-]{0,30}$")
_CODE_AT_END, _CODE_REST = re.compile(r"[0-9]/\S{3,60}[A-ZĐ]$"), re.compile(r"[A-ZĐ]{1,3}$")
_ALIKE = "Số, ký hiệu có chữ của bảng chữ khác trông như chữ Latinh, đã đổi lại: đối chiếu."
_BY_HAND = "Không đọc được chữ số trước dấu “/” (viết tay hoặc mờ): điền theo bản gốc."


def read_number(head: Sequence[Line]) -> tuple[Found[ParsedNumber] | None, int]:
    """The number behind "Số:", and the index of its line."""
    for at in range(len(head)):
        line = _over_lines(head, at)
        bare = fold(line.text)
        label = _LABEL.match(bare)
        found = _number_behind(line, label.end()) if label else None
        found = found or (_number_unread(line) if _LIKE_LABEL.match(bare) else None)
        if found:
            return found, at
    return None, len(head)


def _over_lines(head: Sequence[Line], at: int) -> Line:
    """The line with those behind it on which its number goes on: "Số: 21/CT-", "TTg"."""
    text = head[at].text
    for line in head[at + 1 : at + 1 + _MOST_BREAKS]:
        if _LABEL_ALONE.match(fold(text)) and parse_number(line.text):
            text = f"{text} {line.text}"
        elif _goes_on(text, line.text):
            text = f"{text}{line.text}"
        else:
            break
    return replace(head[at], text=text)


def _goes_on(text: str, following: str) -> bool:
    """Whether a number breaks at the end of a line, at its hyphen or within its last code."""
    at_sign = _BROKEN_NUMBER.search(text) and _CODE_ALONE.match(following)
    return bool(at_sign or (_CODE_AT_END.search(text) and _CODE_REST.match(following)))


def _number_behind(line: Line, start: int) -> Found[ParsedNumber] | None:
    """The number in the first words behind the label; what a bracket adds to its code a human must see."""
    whole = line.text[start:]
    for text in (whole, _BRACKET.sub("", whole)):
        tokens = text.split()
        for count in range(1, min(_MOST_TOKENS, len(tokens)) + 1):
            parsed = parse_number(" ".join(tokens[:count]).rstrip(",;"))
            if parsed and text == whole:
                return Found(parsed, _trust(parsed), line.origin, question_of(parsed))
            if parsed:
                return Found(parsed, "likely", line.origin, f"{question_of(parsed)} {_CUT}".strip())
    return _number_with_gaps(line, whole.split())


def _number_with_gaps(line: Line, tokens: Sequence[str]) -> Found[ParsedNumber] | None:
    """A number with gaps inside its words, "21/C T-TTg": the fewest pieces that join to one."""
    for count in range(2, min(_MOST_TOKENS, len(tokens)) + 1):
        parsed = parse_number("".join(tokens[:count]).rstrip(",;"))
        if parsed and parsed.number.type and parsed.number.serial and not parsed.suggested:
            return Found(parsed, "likely", line.origin, _GAPS)
    return None


def _number_unread(line: Line) -> Found[ParsedNumber] | None:
    """The number whose figures were written by hand over a scan: its code alone."""
    code = re.sub(r"\s+", "", line.text[line.text.rfind("/") :])
    parsed = parse_number(code) if code.startswith("/") else None
    return Found(parsed, "guess", line.origin, _BY_HAND) if parsed and parsed.number.organ else None


def _trust(parsed: ParsedNumber) -> Confidence:
    if parsed.suggested:
        return "guess"
    return "sure" if parsed.number.serial and set(parsed.warnings) <= {"layout"} else "likely"


def question_of(parsed: ParsedNumber) -> str:
    """What to ask of a number that was read; empty where it is sound."""
    if parsed.suggested:
        return "Số đọc từ bản quét hỏng, chỉ là gợi ý: đối chiếu với bản gốc."
    if not parsed.number.serial:
        return "Số còn để trống trên bản này: điền khi văn bản được cấp số."
    if "alike" in parsed.warnings:
        return _ALIKE
    return "Số viết chưa đúng thể thức: đối chiếu." if set(parsed.warnings) - {"layout"} else ""
