"""The forms of papers as data: state papers by Decree 30/2020, party papers by Guidance 05-HD/VPTW.

Sizes in points, lengths in millimetres. Ranges are the rules', exact values are choices within them;
of the party form the sources disagree on title, lines and capacity, so these are data to change.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One form: page, letters, what is in the right head, and how lists and signatures read."""

    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    body_size: float = 13
    line: float = 1.15
    before_paragraph: float = 6
    first_line: float = 10
    left_head: float = 66  # of 165 mm between the margins: the right cell keeps "Quốc hiệu" on one line
    superior_size: float = 12
    issuer_size: float = 12
    motto_size: float = 13
    title_size: float = 14
    subject_size: float = 14
    recipients_underlined: bool = False


STATE = PageLayout()
PARTY = PageLayout(
    issuer_size=13, superior_size=13, motto_size=14, title_size=15, recipients_underlined=True
)
COUNTRY, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PARTY_NAME = "ĐẢNG CỘNG SẢN VIỆT NAM"
# Widths at 1 point in points, bold, by the metrics of Times (Tinos has the same).
WIDTHS = {MOTTO: 12.24, PARTY_NAME: 13.78, "BÁO CÁO": 4.64}
_PT_IN_MM = 0.3528
_COMMITTEES = ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "BAN CHẤP HÀNH")
CAPITAL = 0.63  # of a letter of a name in bold capitals, on average
LETTER = 0.47  # of a letter of a subject in bold
ISSUER_RULE = 0.4  # of the name above it; the rule asks for a third to a half


def layout_of(form: str) -> PageLayout:
    """The layout of a form by its code."""
    return PARTY if form == "dang" else STATE


def name_width(name: str, size: float, letter: float = CAPITAL) -> float:
    """About how wide a name in bold capitals is, in mm; `letter` is the width of another letter."""
    return len(name) * letter * size * _PT_IN_MM


def head_lines(name: str, width: float, size: float, *, letter: float = CAPITAL) -> tuple[str, ...]:
    """A name in as many lines as it needs in a cell: the kind of committee first, then halves of words."""
    if not name:
        return ()
    if name_width(name, size, letter) <= width:
        return (name,)
    for kind in _COMMITTEES:
        if name.startswith(f"{kind} "):
            return (kind, *head_lines(name.removeprefix(f"{kind} "), width, size, letter=letter))
    words = name.split()
    cuts = [(abs(len(" ".join(words[:at])) - len(name) / 2), at) for at in range(1, len(words))]
    if not cuts:
        return (name,)
    at = min(cuts)[1]
    halves = (" ".join(words[:at]), " ".join(words[at:]))
    return tuple(line for half in halves for line in head_lines(half, width, size, letter=letter))
