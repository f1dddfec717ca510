"""Reporting duties of a plan: which period, before which days, from whom, to whom.

It must not know calendars; "trước ngày 10/6" stays the day and month that the plan says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nq57.importing.facts.assignments import charged_organ
from nq57.importing.facts.outline import LETTER, NUMBER, PaperParagraph
from nq57.importing.facts.scanned_organs import department_like
from nq57.importing.papers.paper import Confidence, LineOrigin
from nq57.language.dates import find_dates
from nq57.language.folding import fold, fold_safe
from nq57.language.issuers import organ_at

_LONGEST_CLAUSE, _LONGEST_PARAGRAPH = 1_500, 12_000  # characters; duties are in shorter ones
NO_DAY = "chưa ấn định"
_REPORT = re.compile(r"b[a-z]{1,3}o c[a-z]{1,3}o(?! vien)")
_PERIODIC = re.compile(r"dinh k\S|pinh k\S|h[aà]ng (?:tuan|thang|quy|nam)|6 thang")
_BEFORE = re.compile(r"tr(?!inh|ong|ang)[a-z]{1,4} ng[a-z]y\s+")
_DAY_ALONE = re.compile(r"tr(?!inh|ong|ang)[a-z]{1,4} ng[a-z]y\s+(?P<day>[0-9]{1,2})(?![0-9/])(?!\s+thang)")
_PERIODS = (
    ("hằng tuần", re.compile(r"h[a]ng tuan")),
    ("hằng tháng", re.compile(r"h[a]ng thang")),
    ("hằng quý", re.compile(r"h[a]ng quy")),
    ("6 tháng", re.compile(r"(?<![0-9])0?6 thang")),
    ("năm", re.compile(r"bao cao nam|h[a]ng nam")),
)
_WEEKDAY = re.compile(
    r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)(?= (?:h[a]ng tuan|cua tuan|cac tuan|moi tuan))"
)
_OF_MONTH = re.compile(r"ngay (?P<day>[0-9]{1,2})(?= (?:h[a]ng thang|cua thang|moi thang))")
_ONCE_CLAUSE = re.compile(r";\s+|,\s+(?=(?:bao cao|tong hop)\b)|\.\s+")
_NAMED = re.compile(
    r"(?P<period>h[a]ng tuan|h[a]ng thang|h[a]ng quy|0?6 thang(?: dau nam)?|h[a]ng nam"
    r"|(?:(?<=bao cao )|(?<=va )|(?<=, ))(?:ca )?(?:tong ket )?(?:nam|quy"
    r"|thang))\s*\((?P<inside>[^()]{0,200})\)"
)
_DUTY = re.compile(
    r"(?:dinh k\S|h[a]ng (?:nam|quy|thang|tuan)|6 thang).{0,90}b[a-z]{1,3}o c[a-z]{1,3}o"
    r"|b[a-z]{1,3}o c[a-z]{1,3}o.{0,40}dinh k"
)
# "ngày 25 tháng cuối quý": a day of four months.
_DAY_OF_QUARTER = re.compile(
    r"ngay (?P<day>[0-9]{1,2}) (?:cua )?thang (?P<which>cuoi|dau|thu ba|thu hai|thu nhat)"
    r" (?:cua )?(?:moi |h[a]ng )?quy(?P<next> (?:sau|tiep theo|ke tiep))?"
)
_MONTHS = {"dau": 1, "thu nhat": 1, "thu hai": 2, "cuoi": 3, "thu ba": 3}
_NEAR, _TOUCHING = 30, 6  # characters between "trước ngày" and its day
_BRACKET = re.compile(r"\([^()]{30,600}\)")
_OF_PERIOD = r"báo cáo (?:tuần|tháng|quý|năm|0?6 tháng)\s+(?:gửi|trước)"
_VERB = r"(?:chủ trì|gửi|báo cáo|tổng hợp|có trách nhiệm|định kỳ|xây dựng báo cáo)"
_SENDER = re.compile(
    rf"(?:^|[,;:(]\s*|\)\s*,?\s*|[Gg]iao\s+)(?P<who>(?:[Cc]ác|Phòng|Sở|UBND|Ủy ban|Ban|Văn phòng|Trung tâm"
    rf"|Công an|Đảng ủy|Bộ|Chi cục|Cục|Đài|Hội|Trường|Mặt trận|Tổ (?=c|t)|Thanh tra|Vụ|Kho bạc|Viện|Đoàn)"
    rf"(?:(?!{_VERB})[^.;:()0-9]){{3,110}}?)\s+(?={_VERB})"
)
_RECEIVERS = tuple(re.compile(rf"{words}\s+(?:cho\s+)?(?:[Ll]ãnh đạo\s+)?") for words in (
    "gửi về", "gửi cho", "về", "báo cáo", "gửi", "tham mưu cho",
))  # fmt: skip
_THROUGH = re.compile(r"qua đầu mối\s+(?P<who>[^.;:()]{4,90}?)\s+(?=tổng hợp|để|trước)")
_SCANNED_RECEIVER = re.compile(r"\bv[a-z]{1,2} (?=s\S{1,2} )")  # "về Sở …" of a scan
_MOST_SCANNED = 9  # words of a department's name
# A closing sentence; what a paper rests on; a target that counts reports: none sets a duty to report.
_NO_DUTY = re.compile(
    r"tren day la|can cu|xet |theo de nghi|\W*[0-9]+\s*%"
    r"|(?:thuc hien|trien khai) (?:cong van|quyet dinh|ke hoach|nghi quyet|chi thi|chuong trinh|thong bao)"
)


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """One reporting duty; `before` are days as written, empty where the plan sets none."""

    period: str
    before: tuple[str, ...]
    sender: str
    receiver: str
    origin: LineOrigin
    confidence: Confidence = "sure"
    ask: str = ""
    path: str = ""


def read_reporting(paragraphs: Sequence[PaperParagraph]) -> list[ReportDuty]:
    """Every reporting duty in order; a bracket with a duty of its own is one."""
    found: list[ReportDuty] = []
    for one in paragraphs:
        bare = fold_safe(one.text)
        if _REPORT.search(bare) and not _NO_DUTY.match(bare):
            for clause in _clauses(one.text):
                found += _of_clause(one, clause)
    return found


def _clauses(text: str) -> list[str]:
    """Sentences, and brackets that are duties themselves taken out of theirs."""
    text = text[:_LONGEST_PARAGRAPH]
    inner = [
        found[0][1:-1] for found in _BRACKET.finditer(text)
        if _REPORT.search(fold_safe(found[0])) and _BEFORE.search(fold_safe(found[0]))
    ]  # fmt: skip
    for clause in inner:
        text = text.replace(f"({clause})", "")
    clauses = [*re.split(rf"(?<=[^\d.])[.;]\s+(?=[A-ZĐ]|[Đđ]ịnh kỳ|đ|{_OF_PERIOD})", text), *inner]
    return [clause[:_LONGEST_CLAUSE] for clause in clauses]


def _of_clause(one: PaperParagraph, clause: str) -> Iterator[ReportDuty]:
    bare = fold_safe(clause)
    if not _REPORT.search(bare):
        return
    regular, once = _without_days_of_one_year(clause)
    if once and regular:
        yield from _of_clause(one, regular)
        return
    weekday = _WEEKDAY.search(bare) or _OF_MONTH.search(bare)
    if weekday and not _BEFORE.search(bare):
        day = weekday["day"] if "day" in weekday.re.groupindex else _quoted(clause, weekday)
        yield _duty(one, clause, _period(bare, 1), (day,))
        return
    named = list(_NAMED.finditer(bare))
    if named and any(_BEFORE.search(found["inside"]) for found in named):
        for found in named:
            days = _days(clause[found.start("inside") : found.end("inside")])
            yield _duty(one, clause, _period(found["period"], len(days)), days)
        return
    days = _days(clause)
    single = any(day.count("/") > 1 for day in days) and not _PERIODIC.search(bare)
    if single:
        return  # a day of one year, and no period: a task, no duty that comes back
    if days:
        yield _duty(one, clause, _period(bare, len(days)), days)
    elif _PERIODIC.search(bare) and _is_duty(bare):
        yield _duty(one, clause, _periods(bare), ())


def _quoted(clause: str, found: re.Match[str]) -> str:
    words = " ".join(clause[found.start() : found.end()].split())
    return words[:1].lower() + words[1:]


def _without_days_of_one_year(clause: str) -> tuple[str, str]:
    """The parts that come back, and those with a day of one year: "hàng tuần; … trước ngày 05/7/2026"."""
    bare = fold_safe(clause)
    if not _PERIODIC.search(bare):
        return clause, ""
    ends = [(found.start(), found.end()) for found in _ONCE_CLAUSE.finditer(bare)]
    starts, stops = [0, *(end for _, end in ends)], [*(start for start, _ in ends), len(clause)]
    parts = [clause[start:stop] for start, stop in zip(starts, stops, strict=True)]
    once = [part for part in parts if _is_once(part)]
    return "; ".join(part for part in parts if part not in once), "; ".join(once)


def _is_once(part: str) -> bool:
    bare = fold_safe(part)
    return any(day.count("/") > 1 for day in _days(part)) and not _PERIODIC.search(bare)


def _is_duty(bare: str) -> bool:
    """A charge to report at times, not a mere mention of either word."""
    return _DUTY.search(bare) is not None


def _days(text: str) -> tuple[str, ...]:
    """Days and months behind "trước ngày", as `10/6`; a day alone of every month, as `15`."""
    bare = fold_safe(text)
    starts = [found.end() for found in _BEFORE.finditer(bare)]
    if not starts:
        return ()
    found = []
    for date in find_dates(text):
        near = any(
            0 <= date.start - start < _NEAR or abs(date.start - start) <= _TOUCHING for start in starts
        )
        if date.day and near:
            found.append(f"{date.day}/{date.month}" + (f"/{date.year}" if date.year else ""))
    of_quarters = [day for one in _DAY_OF_QUARTER.finditer(bare) for day in _in_quarters(one)]
    found += of_quarters or [day["day"] for day in _DAY_ALONE.finditer(bare)]
    return tuple(dict.fromkeys(found))


def _in_quarters(found: re.Match[str]) -> Iterator[str]:
    """`25/3`, `25/6`, `25/9`, `25/12` of "ngày 25 tháng cuối quý"; of the next quarter a quarter later."""
    return (f"{int(found['day'])}/{first + _MONTHS[found['which']]}" for first in (0, 3, 6, 9))


def _period(bare: str, days: int) -> str:
    """The period named; two days a year without a name are halves, four are quarters."""
    by_count = {2: "6 tháng", 4: "hằng quý", 12: "hằng tháng"}.get(days)
    if by_count:
        return by_count
    named = next((name for name, pattern in _PERIODS if pattern.search(bare)), "")
    return named or ("năm" if "nam" in bare.split() else "định kỳ")


def _periods(bare: str) -> str:
    """Every period named, as "6 tháng, năm"; "định kỳ" where none is."""
    named = [name for name, pattern in _PERIODS if pattern.search(bare)]
    return ", ".join(named) or "định kỳ"


def _duty(one: PaperParagraph, clause: str, period: str, days: tuple[str, ...]) -> ReportDuty:
    sender, receiver = _sender(one, clause), _receiver(clause)
    asks = [] if days else ["Báo cáo định kỳ không nêu ngày gửi."]
    asks += [] if sender and receiver else ["Không rõ nơi gửi hoặc nơi nhận báo cáo."]
    confidence: Confidence = "sure" if days and sender and receiver else "likely"
    origin = _origin(one, clause)
    return ReportDuty(
        period,
        days,
        sender or "Chưa rõ",
        receiver or "Chưa rõ",
        origin,
        confidence,
        " ".join(asks),
        one.path,
    )


def _origin(one: PaperParagraph, clause: str) -> LineOrigin:
    """The line where the clause's first words are."""
    words = clause[:24].strip()
    line = next((line for line in one.lines if words and words in line.text), one.lines[0])
    return line.origin


def _sender(one: PaperParagraph, clause: str) -> str:
    for found in _SENDER.finditer(clause):
        who = found["who"].strip(" ,")
        if not _PERIODIC.search(fold(who)):
            return who[:1].upper() + who[1:]
    charged = (charged_organ(text)[0] for text in (clause, *_headings(one)))
    return next((organ for organ in charged if organ), "")


def _headings(one: PaperParagraph) -> Iterator[str]:
    """The paragraph's own words and the items it is under, the nearest first."""
    return (above.text for above in reversed((*one.above, one)) if above.kind in (NUMBER, LETTER))


def _receiver(clause: str) -> str:
    if through := _THROUGH.search(clause):
        return through["who"]
    for pattern in _RECEIVERS:
        for found in pattern.finditer(clause):
            organ = organ_at(clause, found.end())
            if organ:
                return organ[0]
    return _scanned_receiver(clause)


def _scanned_receiver(clause: str) -> str:
    """What is behind "về" where a scan has damaged it, as far as it is like a department's name."""
    for found in _SCANNED_RECEIVER.finditer(fold_safe(clause)):
        words = clause[found.end() :].split()[:_MOST_SCANNED]
        for count in range(len(words), 1, -1):
            if department_like(read := " ".join(words[:count]).rstrip(",.;)")):
                return read
    return ""
