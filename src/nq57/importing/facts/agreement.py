"""Two readings of a head set against each other: only what both say is sure, all else is asked.

It must not know the register. The second reading is another part of the paper: the code inside its number,
the line of who decides, the sentence by which an assembly passed it, the documents that it rests on.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nq57.importing.facts.effect import PaperEffect
from nq57.importing.facts.heading import PaperHead
from nq57.importing.facts.letters import is_placed
from nq57.importing.facts.parts import Parts
from nq57.importing.facts.signature_block import Ending
from nq57.importing.papers.paper import Found, Joined, LineOrigin
from nq57.language.dates import date_at, find_dates
from nq57.language.folding import fold, fold_safe
from nq57.language.issuers import names
from nq57.language.normalise import comparable
from nq57.language.numbers import Number
from nq57.model.values import PartialDate

_PASSED = re.compile(
    r"\bnay (?:da )?duoc .{5,200}?thong qua(?: tai ky hop)?[^.;]{0,60}?(?=ngay [0-9]{1,2}\b)", re.DOTALL
)
_PASSED_WITHIN = 40  # last lines of a body
_OFFICE = re.compile(
    r"(?:(?:bo truong|thu truong|chu tich|giam doc|tong giam doc|hieu truong|vien truong|cuc truong"
    r"|chanh an"
    r"|chi cuc truong|truong ban|thong doc|chu nhiem|vien truong|chi huy truong|truong phong|bi thu|thu "
    r"tuong"
    r"|tong kiem toan|tong thanh tra|vu truong|chanh van phong|hat truong|quoc hoi nuoc|tu lenh) ?)?"
)
_ISSUER = "Đối chiếu tên cơ quan ban hành."
_OTHER_ORGAN = "Cơ quan trên đầu văn bản không khớp với ký hiệu {code}: đối chiếu."
_OTHER_TYPE = "Tên loại văn bản không khớp với số, ký hiệu {number}: đối chiếu."
_OTHER_YEAR = "Năm của ngày ban hành không khớp với số {number}: đối chiếu."
_OTHER_PASSED = "Văn bản ghi được thông qua ngày {day}: đối chiếu ngày ban hành."
_LATER = "Văn bản căn cứ ghi ngày sau ngày này: đối chiếu."
_PASSED_ONLY = "Văn bản không có địa danh, ngày ban hành; lấy ngày được thông qua."
_AT_END = "Ngày ghi ở cuối văn bản: đối chiếu."
_NO_EFFECT = "Văn bản ghi ngày có hiệu lực theo cách không tính được: điền theo bản gốc."
_ALONE = "Chỉ đọc được ở một chỗ trên văn bản: đối chiếu."
# Who signs for whom: the words of a capacity, and those of an issuer that has such an office.
_OFFICES = (
    ("thu tuong", ("thu tuong", "chinh phu")),
    ("chu tich nuoc", ("chu tich nuoc",)),
    ("bo truong|thu truong", ("bo ", "uy ban dan toc", "thanh tra chinh phu")),
    ("thong doc", ("ngan hang",)),
    ("bi thu", (
        "dang uy", "tinh uy", "thanh uy", "huyen uy", "bo chinh tri", "ban bi thu", "trung uong", "doan",
    )),
    ("thuong truc", ("bi thu", "tinh uy", "dang uy", "thanh uy", "hoi dong nhan dan", "trung uong")),
    ("giam doc", (
        "so ", "trung tam", "cong ty", "cong an", "dai ", "hoc vien", "benh vien", "dai hoc", "kho bac",
    )),
    ("chu tich", (
        "uy ban", "hoi dong", "quoc hoi", "hoi ", "lien doan", "mat tran", "lien hiep", "lien minh",
        "ubnd", "hdnd",
    )),
    ("chanh van phong|chu nhiem", ("van phong", "uy ban", "bo ", "ban ")),
    ("truong ban", ("ban ", "trung uong", "tinh uy", "dang uy", "uy ban nhan dan", "hoi dong nhan dan")),
    ("cuc truong", ("cuc ",)),
    ("chi huy truong|chinh uy|tu lenh", ("quan ", "chi huy", "bien phong")),
    ("hat truong|tram truong|doi truong", ("hat ", "tram ", "doi ")),
    ("truong phong", ("phong ",)),
    ("hieu truong", ("truong", "dai hoc")),
    ("vien truong", ("vien ",)),
    ("chanh an", ("toa an",)),
    ("tong kiem toan", ("kiem toan",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Agreed:
    """Head and end of a paper after both readings; `type_ask` is what to ask of its type."""

    heading: PaperHead
    ending: Ending
    type_ask: str = ""


def agreed(heading: PaperHead, ending: Ending, parts: Parts, cited_days: Sequence[dt.date]) -> Agreed:
    """What two readings agree on stays sure; what they contradict, or one alone says, is asked."""
    number = heading.number.value.number if heading.number else None
    type_ask = _of_type(parts, number)
    issuer = _issuer(heading, ending, parts, number)
    other = bool(issuer and number and number.organ and names(number.organ, issuer.value) is False)
    asks = [type_ask, _OTHER_ORGAN.format(code=number.organ) if number and other else ""]
    date = _date(heading, parts, number, cited_days)
    checked = replace(heading, number=_asked(heading.number, *asks), issuer=issuer, date=date)
    return Agreed(checked, _signed(ending, issuer), type_ask)


def _asked(found: Found | None, *asks: str) -> Found | None:  # type: ignore[type-arg]
    """The value, likely only where there is something to ask."""
    asks = tuple(ask for ask in asks if ask)
    if found is None or not asks:
        return found
    confidence = "likely" if found.confidence == "sure" else found.confidence
    return replace(found, confidence=confidence, ask=" ".join(filter(None, (found.ask, *asks))))


def _of_type(parts: Parts, number: Number | None) -> str:
    """What to ask where the title and the number name two types."""
    title = parts.type if parts.title else ""
    if not title or number is None or not number.type or number.type == "VBHN":
        return ""
    alike = number.type == title or {number.type, title} <= {"QĐ", "QĐi"} or number.type.startswith(title)
    return "" if alike else _OTHER_TYPE.format(number=number.canonical)


def _issuer(heading: PaperHead, ending: Ending, parts: Parts, number: Number | None) -> Found[str] | None:
    """The issuer: sure where the number's code, or the line of who decides, names it too."""
    found = heading.issuer
    if found is None:
        return None
    by_code = names(number.organ, found.value) if number and number.organ else None
    if by_code is False:
        return replace(
            found, confidence="likely", ask=_OTHER_ORGAN.format(code=number.organ if number else "")
        )
    name = comparable(found.value)
    decides = any(_decides(line.text, name) for line in parts.body[:12])
    signs = bool(
        ending.capacity and any(part and part in comparable(ending.capacity.value) for part in (name,))
    )
    if by_code or decides or signs:
        return replace(found, confidence="sure", ask="")
    return replace(
        found,
        confidence="likely" if found.confidence == "sure" else found.confidence,
        ask=found.ask or _ISSUER,
    )


def _decides(text: str, name: str) -> bool:
    """Whether a line in capitals says who decides, by his office or not: "BỘ TRƯỞNG BỘ TÀI CHÍNH"."""
    bare = comparable(text).rstrip(" .:,")
    return text.isupper() and bare.endswith(name) and bool(_OFFICE.fullmatch(fold(bare[: -len(name)])))


def passed_on(parts: Parts) -> Found[PartialDate] | None:
    """The day on which an assembly passed the paper, by its own last words."""
    lines = parts.body[-_PASSED_WITHIN:]
    joined = Joined((*lines, *parts.tail))
    last = None
    for last in _PASSED.finditer(fold_safe(joined.text)):  # noqa: B007 - the last of them is the paper's own
        pass
    day = date_at(joined.text, last.end()) if last else None
    if day is None or not (day.year and day.day):
        return None
    return Found(
        PartialDate(day.year, day.month, day.day), "likely", joined.origin(day.start), _PASSED_ONLY
    )


def dated_at_end(parts: Parts) -> Found[PartialDate] | None:
    """The day of a paper that has place and day above its signature, and none in its head."""
    lines = (*parts.body[-_PASSED_WITHIN:], *parts.tail)
    line = next((one for one in reversed(lines) if is_placed(one.text)), None)
    day = next(iter(find_dates(line.text)), None) if line else None
    if line is None or day is None or not (day.year and day.day):
        return None
    return Found(PartialDate(day.year, day.month, day.day), "likely", line.origin, _AT_END)


def _date(
    heading: PaperHead, parts: Parts, number: Number | None, cited_days: Sequence[dt.date]
) -> Found[PartialDate] | None:
    """The day of issue, where the number's year, the day of passing and the grounds all allow it."""
    passed, found = passed_on(parts), heading.date
    passed = passed or (dated_at_end(parts) if found is None else None)
    if found is None:
        same_year = bool(passed and number and number.year == passed.value.year)
        return replace(passed, confidence="sure", ask="") if passed and same_year else passed
    day = found.value
    asks = []
    if number and number.year and number.year != day.year:
        asks.append(_OTHER_YEAR.format(number=number.canonical))
    if passed and day.day and passed.value != day:
        asks.append(_OTHER_PASSED.format(day=passed.value.text))
    if day.day and any(cited > dt.date(day.year, day.month, day.day) for cited in cited_days):
        asks.append(_LATER)
    return _asked(found, *asks)


def _signed(ending: Ending, issuer: Found[str] | None) -> Ending:
    """The signer: sure where the issuer has the office that the signature names."""
    if ending.signer is None or ending.capacity is None:
        return ending
    capacity, organ = fold(ending.capacity.value), f"{fold(issuer.value)} " if issuer else ""
    offices = [organs for words, organs in _OFFICES if re.search(rf"\b(?:{words})\b", capacity)]
    fits = any(part in organ for organs in offices[:1] for part in organs)
    return ending if fits else replace(ending, signer=_asked(ending.signer, _ALONE))


def unread(heading: PaperHead, ending: Ending, effect: PaperEffect) -> tuple[tuple[str, Found[str]], ...]:
    """A question for each of day, signer and effect that the paper has not told."""
    nowhere = LineOrigin()
    asks = (
        ("ngay_ban_hanh", heading.date, "Không đọc được ngày ban hành: điền theo bản gốc."),
        ("nguoi_ky", ending.signer, "Không thấy người ký: điền theo bản gốc."),
    )
    missing = [(key, Found("", "guess", nowhere, ask)) for key, value, ask in asks if value is None]
    if effect.unclear:
        missing.append(("ngay_hieu_luc", Found("", "guess", effect.unclear, _NO_EFFECT)))
    return tuple(missing)
