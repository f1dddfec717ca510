"""The document's own record: number, date, issuer and the rest, each as sure as it is.

It must not write what a scan left doubtful unless the register has it; the doubt is said beside it.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz

from nq57.catalogue.citations import resolve
from nq57.content.body_bounds import is_within
from nq57.importing.drafts.body_text import body_text
from nq57.importing.drafts.import_context import ImportContext
from nq57.importing.facts.heading import CONSOLIDATED
from nq57.importing.facts.letters import is_greeting
from nq57.importing.facts.recognising import Recognised
from nq57.importing.facts.repeals import ActChange
from nq57.importing.papers.paper import Found, Line, LineOrigin
from nq57.language.folding import fold
from nq57.language.normalise import comparable
from nq57.language.organ_names import PROVINCES
from nq57.model.documents import WITHOUT_NUMBER
from nq57.model.values import PartialDate
from nq57.model.vocabulary import DOCUMENT_TYPES, term_label

_LEVELS = {"trung-uong": "Trung ương", "bo": "Trung ương", "tinh": "Tỉnh"}
_ALIKE = 80  # of 100: names that a scan has damaged
_ABOVE = (
    "Bộ |Chính phủ|Thủ tướng|Bộ Chính trị|Ban Bí thư|Quốc hội|Ban Chấp hành Trung ương|Văn phòng Chính phủ|"
    "Văn phòng Quốc hội|Văn phòng Trung ương|Văn phòng Ban Chấp hành Trung ương|Ủy ban Thường vụ Quốc hội|"
    "Chủ tịch nước|Ban Chỉ đạo Trung ương|Thanh tra Chính phủ|Ngân hàng Nhà nước|Ủy ban Trung ương|"
    "Tòa án nhân dân tối cao|Viện Kiểm sát nhân dân tối cao|Kiểm toán Nhà nước"
)


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """Keys of the record, and every value with its confidence by key."""

    keys: Mapping[str, Any]
    values: Mapping[str, Found[Any]]

    @property
    def unsure(self) -> tuple[str, ...]:
        """Keys of the values that are not sure."""
        return tuple(
            key for key, found in self.values.items() if found.confidence != "sure" and key in self.keys
        )


def number_of(found: Recognised, around: ImportContext) -> Found[str]:
    """The number to write: as read; repaired after a scan only if the register has it; else none."""
    read = found.heading.number
    if read is None:
        return Found(WITHOUT_NUMBER, "guess", LineOrigin(), "Không thấy số, ký hiệu trên bản này: bổ sung.")
    parsed = read.value
    canonical = parsed.number.canonical
    if not parsed.suggested:
        return Found(canonical, read.confidence, read.origin, read.ask)
    known = around.same_number(parsed.number, found.heading.date.value if found.heading.date else None)
    if known:
        ask = f"Bản quét ghi “{_read(read.origin)}”; gợi ý {canonical} vì sổ có {known.id}. {read.ask}"
        return Found(canonical, "guess", read.origin, ask)
    ask = f"Bản quét ghi “{_read(read.origin)}”; có thể là {canonical}, nhưng sổ chưa có số này. {read.ask}"
    return Found(WITHOUT_NUMBER, "guess", read.origin, ask)


def _read(origin: LineOrigin) -> str:
    return " ".join(origin.text.split())[:60]


def draft_document(found: Recognised, around: ImportContext, attachment: str) -> DocumentDraft:
    """The keys of the document's record."""
    number = number_of(found, around)
    values: dict[str, Found[Any]] = {
        "so_ky_hieu": number,
        "loai": _type(found),
        "trich_yeu": _subject(found),
        "co_quan_ban_hanh": issuer_of(found, around),
    }
    heading, ending = found.heading, found.ending
    if heading.date:
        values["ngay_ban_hanh"] = heading.date
    if found.effect.since:
        values["ngay_hieu_luc"] = found.effect.since
    signed = (("nguoi_ky", ending.signer), ("chuc_vu", ending.capacity))
    values |= {key: value for key, value in signed if value}
    values = {key: _recognised(value) for key, value in values.items()} if found.damaged else values
    keys = {key: _shown(value.value) for key, value in values.items()}
    draft = DocumentDraft(keys, values)
    return DocumentDraft(keys | _rest(found, around, attachment, draft.unsure), values)


def _recognised(value: Found[Any]) -> Found[Any]:
    """A value of a scan: letters that a machine has recognised are never sure, however well they fit."""
    if value.confidence != "sure":
        return value
    return replace(
        value, confidence="likely", ask=value.ask or "Chữ do máy nhận dạng từ bản quét: đối chiếu."
    )


def _shown(value: object) -> object:
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return value.text if isinstance(value, PartialDate) else value


def _rest(
    found: Recognised, around: ImportContext, attachment: str, unsure: tuple[str, ...]
) -> dict[str, Any]:
    """What is behind the first keys: level, relations, recipients, reports, the file, the text."""
    other = contradicted(found, around)
    relations = [_relation(one.value) for one in relations_of(found) if one.value.number not in other]
    reports = [
        {"ky": one.period, "truoc_ngay": list(one.before) or ["chưa ấn định"], "don_vi_gui": one.sender,
         "noi_nhan": one.receiver, "ghi_chu": f"Mục {one.path}" if one.path else None}
        for one in found.reporting
    ]  # fmt: skip
    reports = [{key: value for key, value in one.items() if value} for one in reports]
    form = {"docx": "Word", "txt": "văn bản thuần"}.get(found.paper.form, "PDF")
    return {
        "cap": _level(found, around),
        "xac_minh": "C",
        "xac_minh_ghi_chu": "Lập tự động từ tệp đính kèm, chưa đối chiếu với bản gốc.",
        "chua_chac": list(unsure),
        "quan_he": relations,
        "noi_nhan": [one.value for one in found.ending.recipients],
        "che_do_bao_cao": reports,
        "tep_dinh_kem": [{"tep": attachment, "ten": f"Toàn văn ({form})"}] if attachment else [],
        "nhap": "có",
        "noi_dung": _full_text(found),
    }


def _full_text(found: Recognised) -> str:
    """The paper's text as a body; none of a scan, nor of a law of hundreds of pages: that is attached."""
    text = "" if found.damaged else body_text(found.body)
    return text if is_within(text) else ""


def relations_of(found: Recognised) -> tuple[Found[ActChange], ...]:
    """All relations that the paper tells: what it changes, and what it rests on; none to its own number."""
    own = found.heading.number.value.number.canonical if found.heading.number else ""
    rests = (Found(ActChange(*one.value), one.confidence, one.origin, one.ask) for one in found.basis)
    return tuple(one for one in (*found.effect.changes, *rests) if one.value.number != own)


def contradicted(found: Recognised, around: ImportContext) -> frozenset[str]:
    """Numbers by which the paper means other documents than the register has, by day or issuer.

    A relation names its document by number: one of these would end, or be shown beside, the wrong one.
    """
    named = (cited.mention for cited in found.citations if cited.mention.number)
    return frozenset(
        mention.number.canonical
        for mention in named
        if mention.number and resolve(mention, around.index).reason == "contradicted"
    )


def _relation(change: ActChange) -> dict[str, str]:
    relation = {"loai": change.label, "van_ban": change.number}
    return relation | ({"mot_phan": "có"} if change.partial else {})


def _type(found: Recognised) -> Found[str]:
    title, code = found.parts.title, found.parts.type
    number = found.heading.number
    if number and found.type == CONSOLIDATED:
        return Found(term_label(CONSOLIDATED, DOCUMENT_TYPES), "sure", number.origin)
    if title and code and found.type_ask:
        return Found(term_label(code, DOCUMENT_TYPES), "likely", title.origin, found.type_ask)
    if title and code:
        return Found(term_label(code, DOCUMENT_TYPES), "sure", title.origin)
    kind = number.value.number.type if number else ""
    if code and number and not kind:  # neither title nor type in the number: that is what a letter is
        return Found(term_label(code, DOCUMENT_TYPES), "sure", number.origin)
    if number and any(term.code == kind for term in DOCUMENT_TYPES):
        return Found(
            term_label(kind, DOCUMENT_TYPES), "likely", number.origin, "Loại văn bản suy từ số, ký hiệu."
        )
    return Found("Công văn", "guess", LineOrigin(), "Không thấy tên loại văn bản: chọn lại loại.")


def _subject(found: Recognised) -> Found[str]:
    read, title = found.heading.subject, found.parts.title
    if read and title and found.type == CONSOLIDATED:  # "Luật Đất đai": what it consolidates
        return replace(read, value=f"{title.text.capitalize()} {read.value}")
    if read:
        return read
    first = next((one for one in found.body if one.text and not is_greeting(one.text)), None)
    if first is None:
        return Found("Chưa rõ", "guess", LineOrigin(), "Không thấy trích yếu: bổ sung.")
    return Found(first.text[:200], "guess", first.origin, "Không thấy trích yếu: lấy tạm đoạn đầu.")


def issuer_of(found: Recognised, around: ImportContext) -> Found[str]:
    """The issuer: the letterhead's or the annex's word; else the unit, if the text speaks as it."""
    unit = around.unit
    read = found.heading.issuer
    if found.damaged and _names(found.parts.head, unit.name) and not _elsewhere(found, unit.name):
        origin = found.parts.head[0].origin
        ask = f"Bản quét ghi “{_read(origin)}”: gợi ý tên của đơn vị nhập."
        return Found(unit.name, "guess", origin, ask)
    if read and comparable(read.value) == comparable(unit.name):
        return Found(unit.name, read.confidence, read.origin, read.ask)
    if read:
        same = level_name_in(read.value, unit.name)
        return Found(unit.name, read.confidence, read.origin, read.ask) if same else read
    line = next((line for line in found.paper.lines if _speaks(line.text, unit.short_name)), None)
    if line:
        return Found(
            unit.name, "likely", line.origin, "Bản này không có phần đầu: tên lấy theo đơn vị nhập."
        )
    return Found(unit.name, "guess", LineOrigin(), "Không thấy cơ quan ban hành: lấy tạm tên đơn vị nhập.")


def _names(head: Sequence[Line], name: str) -> bool:
    """Whether a damaged letterhead holds the words of a name."""
    return fuzz.token_set_ratio(fold(" ".join(line.text for line in head)), fold(name)) >= _ALIKE


def _elsewhere(found: Recognised, name: str) -> bool:
    """Whether the letterhead names a province and the name does not name it."""
    head = " ".join(fold(" ".join(line.text for line in found.parts.head)).split())
    named = [one for province in PROVINCES.split(",") if (one := fold(province)) in head]
    return bool(named) and not any(one in fold(name) for one in named)


def level_name_in(read: str, unit_name: str) -> bool:
    """Whether the letterhead's short name is the unit's: "Sở Ngoại vụ" of "Sở Ngoại vụ tỉnh Lạng Sơn"."""
    return comparable(unit_name).startswith(comparable(read))


def _speaks(text: str, short_name: str) -> bool:
    """Whether the line speaks as the unit: "Sở Ngoại vụ xây dựng kế hoạch", "của Sở Ngoại vụ./."."""
    bare, name = fold(text), fold(short_name)
    names = {
        name,
        name.replace("uy ban nhan dan", "ubnd"),
        " ".join(name.replace("uy ban nhan dan", "ubnd").split()[:2]),
    }
    return any(
        f"{one} {verb}" in bare or f"cua {one}./." in bare
        for one in names
        for verb in ("ban hanh", "xay dung", "yeu cau", "quyet dinh")
    )


def _level(found: Recognised, around: ImportContext) -> str:
    issuer = issuer_of(found, around).value
    if issuer == around.unit.name:
        return _LEVELS.get(around.unit.fields.level, "Đơn vị")
    if any(issuer.startswith(name) for name in _ABOVE.split("|")):
        return "Trung ương"
    return "Tỉnh" if "tỉnh" in comparable(issuer) and not comparable(issuer).startswith("sở") else "Đơn vị"
