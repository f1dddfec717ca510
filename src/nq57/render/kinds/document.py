"""What pages show of a document of the register.

It must not know the register; relations and effect come with the record's context.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from nq57.model.documents import DOUBTFUL_KEYS, Document
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.records import Record
from nq57.model.values import PartialDate
from nq57.model.vocabulary import LEVELS, term_label
from nq57.render.document_views import EffectView, PaperView
from nq57.render.fact_rows import day_fact, fact, noted, texts
from nq57.render.json_ld import CONTEXT, Node, PageData, organisation
from nq57.render.kinds.kind_pages import KindPages, ShareText
from nq57.render.link_views import LinkView
from nq57.render.record_context import RecordContext, is_numbered
from nq57.render.views import Fact, Note, ReportingView
from nq57.wording import VIETNAMESE, Wording, to_say

_WARNED_EFFECTS = frozenset({"het-hieu-luc", "het-mot-phan", "chua-co-hieu-luc"})
_DOUBT = {
    "B": to_say("Thông tin văn bản này mới có một nguồn thứ cấp, chưa đối chiếu bản gốc."),
    "C": to_say("Thông tin văn bản này chưa được đối chiếu với bản gốc; xin kiểm tra trước khi dẫn."),
}
_FORCE = {
    "con-hieu-luc": "InForce",
    "het-mot-phan": "PartiallyInForce",
    "het-hieu-luc": "NotInForce",
    "chua-co-hieu-luc": "NotInForce",
}
# Where the state keeps texts in force: by the office of the Government, and by the Ministry of Justice.
_LOOKUP = (
    LinkView(
        to_say("Tra cứu tại Cơ sở dữ liệu quốc gia về văn bản pháp luật"), "https://vbpl.vn", external=True
    ),
    LinkView(to_say("Tra cứu tại Hệ thống văn bản Chính phủ"), "https://vanban.chinhphu.vn", external=True),
)
# Subjects that follow the issuer as they stand; others are what the document is about.
_SAYING = ("về ", "phê duyệt", "ban hành", "thực hiện", "triển khai", "sửa đổi", "quy định", "hướng dẫn")
_LONGEST_ISSUER = 60  # letters, as much as the picture's foot holds


class DocumentPages(KindPages[Document]):
    """A document of the register."""

    icon = "luat"
    job = ("Tra cứu văn bản", "{} văn bản, tìm theo số hiệu")

    def facts(self, context: RecordContext, fields: Document) -> tuple[Fact, ...]:
        """The facts that Decree 42/2022/NĐ-CP names, then effect, original and recipients."""
        signer = ", ".join(part for part in (fields.signer, fields.signer_title) if part)
        link, wording = fields.full_text, context.wording
        return (
            fact("Số, ký hiệu", _number_text(fields, wording)),
            fact("Loại văn bản", wording(fields.type_label)),
            fact("Cơ quan ban hành", fields.issuer),
            day_fact("Ngày ban hành", fields.issued),
            day_fact("Ngày có hiệu lực", PartialDate.of(fields.effective) if fields.effective else None),
            noted(
                day_fact("Ngày hết hiệu lực", PartialDate.of(fields.ended) if fields.ended else None),
                context.extended,
            ),
            fact("Người ký", signer),
            fact("Lĩnh vực", ", ".join(fields.fields)),
            fact("Cấp ban hành", wording(term_label(fields.level, LEVELS)) if fields.level else None),
            Fact("Tình trạng hiệu lực", _effect(context)),
            Fact("Bản gốc", (LinkView(link, link, external=True),) if link else ()),
            Fact("Nơi nhận", texts(*fields.recipients)),
        )

    def own_parts(self, record: Record, fields: Document, context: RecordContext) -> Mapping[str, Any]:  # noqa: ARG002 - see KindPages
        """What an office asks first, and the reporting duties that it sets."""
        duties = (
            ReportingView(duty.period, ", ".join(duty.before), duty.sender, duty.receiver, duty.note or "")
            for duty in fields.reporting
        )
        return {"reporting": tuple(duties), "paper": _paper(fields, context)}

    def notes(self, fields: Document, context: RecordContext) -> tuple[Note, ...]:
        """How sure the register is of it, and that it is not, or not wholly, in force."""
        notes = _verification(fields, context.wording)
        if context.effect and context.effect.code in _WARNED_EFFECTS:
            notes.append(Note("effect", context.effect.sentence(context.wording)))
        return tuple(notes)

    def card_word(self, fields: Document) -> str:
        """Its type: `Nghị quyết`."""
        return fields.type_label

    def summary(self, record: Record, fields: Document) -> str:  # noqa: ARG002 - see KindPages
        """The editor's summary, else the subject; without a number the subject is the title already."""
        return fields.summary or (fields.known_subject if fields.number else "")

    def title(self, fields: Document, wording: Wording) -> str:
        """As people name it: its type and number, its subject where it has no number."""
        if wording is VIETNAMESE:
            return fields.title
        number, word = fields.number, wording(fields.type_label)
        if number is None or not number.serial:
            return fields.subject
        return wording("{type} số {number}", type=word, number=number.canonical)

    def makes_title(self, fields: Document) -> bool:
        """Unless its subject alone names it."""
        return bool(fields.number and fields.number.serial)

    def share_text(self, fields: Document, wording: Wording = VIETNAMESE) -> ShareText:
        """Its name over its subject, its issuer below."""
        known = fields.known_subject
        if wording is not VIETNAMESE:
            return ShareText(self.title(fields, wording), fields.subject, fields.issuer[:_LONGEST_ISSUER])
        kicker, title = (fields.title, known) if known else (fields.type_label, fields.title)
        return ShareText(kicker, title, fields.issuer[:_LONGEST_ISSUER])

    def linked_data(self, page: PageData, fields: Document) -> Node:
        """`Legislation`; what is not certain (marks B and C) is not stated."""
        node: Node = {
            "@type": "Legislation",
            "name": fields.title,
            "legislationType": fields.type_label,
            "legislationJurisdiction": "VN",
        }
        if fields.known_subject:
            node["about"] = fields.known_subject
        if fields.number and fields.number.serial:
            node["legislationIdentifier"] = fields.number.canonical
        if fields.mark != "A":
            return node
        certain = {
            "co_quan_ban_hanh": ("legislationPassedBy", organisation(fields.issuer)),
            "ngay_ban_hanh": ("legislationDate", fields.issued.iso if fields.issued else None),
            "ngay_hieu_luc": ("legislationDateOfApplicability", _iso(fields.effective)),
            "tinh_trang": ("legislationLegalForce", _force(page.context.effect)),
        }
        pairs = (pair for key, pair in certain.items() if key not in fields.mark_fields)
        return node | {name: value for name, value in pairs if value}


def _force(effect: EffectView | None) -> str | None:
    """Whether it is in force on the day, as the page says, where that is certain."""
    word = _FORCE.get(effect.code) if effect and not effect.doubtful else None
    return f"{CONTEXT}/{word}" if word else None


def _paper(fields: Document, context: RecordContext) -> PaperView:
    """What is under the title."""
    wording, text = context.wording, fields.full_text
    original = LinkView(wording("Xem toàn văn"), text, external=True) if text else None
    lookup = _LOOKUP[_is_central(fields)]
    has_text = original or fields.attachments
    return PaperView(
        effect=context.effect,
        issuer=fields.issuer,
        signer=", ".join(part for part in (fields.signer, fields.signer_title) if part),
        issued=wording.day(fields.issued) if fields.issued else "",
        issued_iso=fields.issued.iso if fields.issued else "",
        effective=wording.date(fields.effective) if fields.effective else "",
        posted=wording.date(fields.posted) if fields.posted else "",
        checked=fields.mark == "A" and not fields.mark_fields,
        original=original,
        lookup=None if has_text else replace(lookup, text=wording(lookup.text)),
        cite=_cited(fields) if is_numbered(fields) and context.language == DEFAULT_LANGUAGE else "",
    )


def _is_central(fields: Document) -> bool:
    return fields.level == LEVELS[0].code


def _cited(fields: Document) -> str:
    """How another paper names it, by Decree 30/2020/NĐ-CP: type, number, day, issuer, subject."""
    number = fields.number.canonical if fields.number else ""
    day = f" ngày {fields.issued.text}" if fields.issued else ""
    text = f"số {number}{day} của {fields.issuer}"
    subject = fields.known_subject
    if not subject:
        return f"{fields.type_label} {text}"
    if subject.startswith(fields.type_label):  # a law is called by its name
        return f"{subject} {text}"
    first = f"{subject[0].lower()}{subject[1:]}"
    return f"{fields.type_label} {text} {'' if first.startswith(_SAYING) else 'về '}{first}"


def _effect(context: RecordContext) -> tuple[LinkView, ...]:
    """The effect in words; what brought it about is linked."""
    effect = context.effect
    if effect is None:
        return ()
    doubt = f" ({context.wording('chưa kiểm chứng đầy đủ')})" if effect.doubtful else ""
    sentence = " ".join(part for part in (effect.label, effect.since) if part)
    if effect.cause is None:
        return texts(f"{sentence}{doubt}")
    verb = f"{effect.verb[:1].upper()}{effect.verb[1:]}"
    return (LinkView(f"{sentence}{doubt}"), replace(effect.cause, text=f"{verb} {effect.cause.text}"))


def _number_text(document: Document, wording: Wording) -> str:
    """The number, or that it is blank in part or whole."""
    if document.number is None:
        return wording("Chưa có số")
    canonical = document.number.canonical
    return canonical if is_numbered(document) else wording("…{number} (để trống số)", number=canonical)


def _verification(document: Document, wording: Wording) -> list[Note]:
    """What a reader must know of how sure the register is of a document."""
    names = ", ".join(wording(term_label(key, DOUBTFUL_KEYS)) for key in document.mark_fields)
    unsure = wording("Chưa chắc chắn: {names}.", names=names) if names else ""
    doubts = (wording(_DOUBT.get(document.mark, "")), unsure)
    note = " ".join(part for part in (*doubts, document.mark_note) if part)
    return [Note("verify" if any(doubts) else "source", note)] if note else []


def _iso(day: object) -> str | None:
    return str(day) if day else None
