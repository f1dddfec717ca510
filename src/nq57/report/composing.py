"""An outline filled for a unit and a period: the paper, with every number's source and every gap.

It must not know files. What nobody has entered stays `…` and is listed for a human.
"""

import datetime as dt
import re
from collections.abc import Iterable

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.due import concerns, due_between
from nq57.language.folding import fold
from nq57.language.number_words import roman_figures
from nq57.model.outlines import (
    PARTY_FORM,
    STATE_FORM,
    UNITS_FORM,
    Counting,
    FieldUse,
    Outline,
    OutlinePart,
    fields_of,
)
from nq57.model.periods import Period
from nq57.model.records import KINDS
from nq57.model.units import CENTRAL, Unit
from nq57.model.values import term_code
from nq57.report.paper import Block, Head, Paragraph, ReportPaper, Run, Signature, Table
from nq57.report.report_tables import Noting, ReportScope, table_of
from nq57.report.timeliness import in_time, median_days
from nq57.report.values import UNKNOWN, ReportValue, Scope, counted, indicator_value, of_tasks

_STAGES = {
    "tat-ca": "tất cả",
    "hoan-thanh": "hoàn thành, có minh chứng",
    "dang-thuc-hien": "đang thực hiện",
    "chua-thuc-hien": "chưa thực hiện",
    "tam-dung": "tạm dừng",
    "chua-cap-nhat": "chưa ai cập nhật",
    "qua-han": "quá ngày cuối mà chưa xong",
}
_PEOPLES = ("ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd")  # they name no superior body
_PLACE = re.compile(r" (?:tỉnh|thành phố) .+$")
_KIND_NAMES = {kind.folder: kind.label for kind in KINDS}
# Organs of the Party, whose papers have a form of their own.
_PARTY = re.compile(
    r"\b(?:dang uy|dang bo|dang doan|chi bo|tinh uy|thanh uy|huyen uy|quan uy|ban bi thu|ban chap hanh)\b"
    r"|^(?:ban tuyen giao|ban to chuc tinh|ban noi chinh|uy ban kiem tra)"
)
_REPORTED_WITHIN = dt.timedelta(days=62)  # after the end of a period
_LEFT_OPEN = {True: "Số:      -BC/{organ}", False: "Số:      /BC-{organ}"}


def compose(
    scope: Scope,
    outline: Outline,
    parts: tuple[OutlinePart, ...],
    period: Period,
    as_of: dt.date,
    timely: int | None,
) -> ReportPaper:
    """The paper of an outline; `parts` are its own or those of the outline that it names."""
    frame = ReportScope(scope, period, as_of, timely, Noting())
    unit = scope.unit.unit
    form = form_of(outline, unit)
    party = form == PARTY_FORM
    body, annexes = _body(frame, outline, parts, "." if party else "./.")
    addresses = {r.id: r.url for seen in scope.all for r in seen.records if r.unit == seen.unit.id}
    subject = _plain(frame, outline.subject)
    head = _head(frame, outline, subject, party=party)
    if as_of < period.last:
        frame.noting.missing.insert(0, f"Kỳ chưa kết thúc: số liệu tính đến ngày {as_of:%d/%m/%Y}")
    return ReportPaper(
        form=form,
        drawn_rules=outline.drawn_rules,
        head=head,
        body=tuple(body),
        signature=_signature(unit, outline, party=party),
        annexes=tuple(annexes),
        sources=tuple(frame.noting.sources),
        missing=tuple(dict.fromkeys((*_unit_gaps(unit), *frame.noting.missing))),
        addresses=addresses,
        invented=unit.fields.invented,
    )


def _body(
    frame: ReportScope, outline: Outline, parts: tuple[OutlinePart, ...], end: str
) -> tuple[list[Block], list[Table]]:
    """The paragraphs and tables of the parts, ended with the form's mark, and the annexes."""
    body: list[Block] = []
    annexes: list[Table] = []
    if outline.basis:
        body.append(Paragraph(_filled(frame, outline.basis)))
    for at, part in enumerate(parts):
        body.append(Paragraph((Run(f"{roman_figures(at + 1)}. {part.heading}"),), "part"))
        for block in part.blocks:
            if block.text:
                body.append(Paragraph(_filled(frame, block.text)))
            if block.human:
                body.append(Paragraph((frame.noting.human(block.human),)))
            if block.table and (table := table_of(frame, block)):
                if block.annex:
                    annexes.append(table)
                    where = f"{table.heading}: chi tiết tại Phụ lục {roman_figures(len(annexes))}."
                    body.append(Paragraph((Run(where),)))
                else:
                    body += [Paragraph((Run(table.heading),), "caption"), table]
    if outline.closing:
        body.append(Paragraph((*_filled(frame, outline.closing), Run(end))))
    else:
        body = _ended(body, end)
    return body, annexes


def _ended(body: list[Block], end: str) -> list[Block]:
    """The body with its end mark after the last paragraph, or on a line of its own after a table."""
    if body and isinstance(last := body[-1], Paragraph):
        return [*body[:-1], Paragraph((*last.runs, Run(end)), last.kind)]
    return [*body, Paragraph((Run(end),))]


def _filled(frame: ReportScope, text: str) -> tuple[Run, ...]:
    runs, at = [], 0
    for use in fields_of(text):
        runs.append(Run(text[at : use.start]))
        runs.append(_field(frame, use))
        at = use.end
    runs.append(Run(text[at:]))
    return tuple(run for run in runs if run.text)


def _plain(frame: ReportScope, text: str) -> str:
    return "".join(run.text for run in _filled(frame, text))


def form_of(outline: Outline, unit: Unit) -> str:
    """The form of a unit's paper: the outline's, or the one of papers that such a unit issues."""
    if outline.form != UNITS_FORM:
        return outline.form
    return PARTY_FORM if _PARTY.search(fold(unit.name)) else STATE_FORM


def _receivers(frame: ReportScope) -> str:
    """To whom the plans want the unit's report of this period sent; `…` where they name nobody."""
    period, seen = frame.period, frame.scope.unit
    found = due_between(seen, period.first, period.last + _REPORTED_WITHIN)
    names = (
        due.receiver
        for due in found
        if due.receiver and not due.then and due.period == period and concerns(due.sender, seen.unit)
    )
    if text := "; ".join(dict.fromkeys(names)):
        return text
    frame.noting.missing.append("Nơi nhận: các kế hoạch không yêu cầu báo cáo của kỳ này")
    return UNKNOWN


def _field(frame: ReportScope, use: FieldUse) -> Run:
    if use.name == "noi_nhan_ky":
        return Run(_receivers(frame))
    words = _words(frame).get(use.name)
    if words is not None:
        return Run(words)
    return frame.noting.run(*_number(frame, use))


def _words(frame: ReportScope) -> dict[str, str]:
    unit, cut = frame.scope.unit.unit, frame.cut
    return {
        "don_vi": unit.name,
        "ky": frame.period.label,
        "tu_ngay": f"{cut.first:%d/%m/%Y}",
        "den_ngay": f"{cut.last:%d/%m/%Y}",
        "nam": str(cut.first.year),
        "co_quan_chu_quan": unit.fields.parent_name or UNKNOWN,
    }


def _number(frame: ReportScope, use: FieldUse) -> tuple[str, ReportValue]:
    """The label and value of a field that is a number."""
    match use.name:
        case "dem":
            counting = _counting(use.what)
            name = ", ".join(_KIND_NAMES.get(kind, kind) for kind in counting.kinds)
            return f"Số bài: {name}", counted(frame.scope, frame.cut, counting, name)
        case "nhiem_vu":
            return f"Nhiệm vụ: {_STAGES.get(use.what, use.what)}", _tasks(frame, use.what)
        case "dang_kip_thoi":
            return "Văn bản đăng kịp thời", in_time(frame.scope, frame.cut, frame.timely)
        case "ngay_dang_trung_vi":
            return "Số ngày đến khi đăng", median_days(frame.scope, frame.cut)
        case _:
            vocabulary = frame.scope.unit.vocabulary
            indicator = vocabulary.indicator(term_code(use.what, vocabulary.indicators) or "")
            if indicator is None:
                return use.what, ReportValue(UNKNOWN, "", missing=f"Không có chỉ số “{use.what}”")
            return indicator.label, indicator_value(frame.scope, frame.period, indicator)


def _counting(what: str) -> Counting:
    """`tin-tuc,media;chu_de=phan-bac` as what is to be counted."""
    kinds, *more = what.split(";")
    keys = dict(part.split("=", 1) for part in more if "=" in part)
    return Counting.model_validate(
        {"loai": kinds.split(","), **{k.strip(): v.strip() for k, v in keys.items()}}
    )


def _tasks(frame: ReportScope, what: str) -> ReportValue:
    def fits(seen: Catalogue, name: str) -> bool:
        state = seen.task_states[name]
        if what == "qua-han":
            return state.late and state.open
        return what in {"tat-ca", state.stage}

    return of_tasks(frame.scope, what, lambda seen, record: fits(seen, record.id), _STAGES.get(what, what))


def _head(frame: ReportScope, outline: Outline, subject: str, *, party: bool) -> Head:
    seen, unit = frame.scope.unit, frame.scope.unit.unit
    above = next((one.name for one in seen.ancestors if one.id != CENTRAL), "")
    people = unit.name.casefold().startswith(_PEOPLES)
    superior = "" if people else (unit.fields.parent_name or above)
    organ = unit.fields.abbreviation or UNKNOWN
    place = unit.fields.place_name or UNKNOWN
    return Head(
        superior=superior.upper(),
        issuer=_within(unit.name, superior).upper(),
        number=_LEFT_OPEN[party].format(organ=organ).replace("Số:", "Số" if party else "Số:"),
        place=f"{place}, ngày … tháng … năm {seen.as_of.year}",
        title="BÁO CÁO",
        subject=f"{subject[:1].lower()}{subject[1:]}" if party else subject,
        addressees=tuple(_plain(frame, one) for one in outline.addressees),
        organ=unit.name,
    )


def _within(name: str, superior: str) -> str:
    """A name below that of its superior: a province that ends both is written once, in the superior's."""
    place = _PLACE.search(name)
    return name[: place.start()] if place and superior.endswith(place.group()) else name


def _signature(unit: Unit, outline: Outline, *, party: bool) -> Signature:
    signing = unit.fields.signing
    kept = any(line.lstrip("- ").startswith("Lưu") for line in outline.recipients)
    last = () if kept else ("Lưu Văn phòng." if party else "Lưu: VT.",)
    lines = (*outline.recipients, *last)
    return Signature(
        recipients=tuple(f"- {line}{'' if line.endswith((';', '.')) else ';'}" for line in lines),
        capacity=(signing.capacity if signing else None) or UNKNOWN,
        office=(signing.office if signing else None) or "",
        signer=(signing.signer if signing else None) or UNKNOWN,
    )


def _unit_gaps(unit: Unit) -> Iterable[str]:
    """What the head and the signature lack."""
    fields = unit.fields
    if not fields.place_name:
        yield "Địa danh (khóa dia_danh trong don-vi.yml)"
    if not fields.abbreviation:
        yield "Chữ viết tắt trong số, ký hiệu (khóa viet_tat trong don-vi.yml)"
    if fields.signing is None:
        yield "Thể thức người ký (khóa ky_van_ban trong don-vi.yml)"
    yield "Số, ngày của báo cáo: ghi khi ban hành"


def letter(sender: Unit, to: str, lines: tuple[str, ...], as_of: dt.date) -> ReportPaper:
    """A letter that reminds a unit of what is late, in the form of state papers."""
    fields = sender.fields
    opening = f"Tính đến ngày {as_of:%d/%m/%Y}, theo số liệu của các chuyên mục, {to} còn:"
    asked = "Đề nghị đơn vị thực hiện, cập nhật kết quả kèm minh chứng trong chuyên mục."
    text_of_lines = (opening, *(f"- {line[:1].upper()}{line[1:]};" for line in lines), f"{asked}/.")
    head = Head(
        superior="",
        issuer=sender.name.upper(),
        number=f"Số:      /TB-{fields.abbreviation or UNKNOWN}",
        place=f"{fields.place_name or UNKNOWN}, ngày … tháng … năm {as_of.year}",
        title="THÔNG BÁO",
        subject="Về việc thực hiện nhiệm vụ, chế độ báo cáo theo kế hoạch Nghị quyết số 57-NQ/TW",
        addressees=(to,),
        organ=sender.name,
    )
    signing = fields.signing
    signature = Signature(
        ("- Như trên;", "- Lưu: VT."),
        (signing.capacity if signing else None) or UNKNOWN,
        (signing.office if signing else None) or "",
        (signing.signer if signing else None) or UNKNOWN,
    )
    body = tuple(Paragraph((Run(line),)) for line in text_of_lines)
    return ReportPaper(
        STATE_FORM,
        drawn_rules=True,
        head=head,
        body=body,
        signature=signature,
        annexes=(),
        sources=(),
        invented=fields.invented,
    )
