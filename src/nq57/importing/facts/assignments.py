"""Tasks of a paper's body: labelled ones, steps of a road map, and what each organ is charged with.

It must not know annex tables. A task without a lead of its own says so.
"""

import re
from collections.abc import Iterator, Sequence

from nq57.importing.facts.duties import NO_DEADLINE, Duty
from nq57.importing.facts.inline_labels import Labels, labels_in
from nq57.importing.facts.organs import begins_organ, organs
from nq57.importing.facts.outline import (
    ARTICLE,
    BULLET,
    CHAPTER,
    LETTER,
    NUMBER,
    PLAIN,
    ROMAN,
    PaperParagraph,
)
from nq57.language.folding import fold

_LEAD = re.compile(r"(?:don vi|co quan)?\s*(?:chu tri|thuc hien|dau moi)(?: thuc hien)?\s*:")
_HELP = re.compile(r"(?:don vi|co quan)?\s*phoi hop(?: thuc hien)?\s*:")
_TIME = re.compile(r"thoi (?:gian|han)(?: (?:thuc hien|hoan thanh|trien khai))?\s*:")
_DEMANDS = re.compile(r"\b(?:yeu cau|chi thi|de nghi|giao|phan cong|ket luan|chi dao|thong nhat)\b")
_CONTENT = re.compile(r"noi dung\s*:?\s*$")
_STEPS = re.compile(r"lo trinh|cac buoc|tien do (?:thuc hien|trien khai)")
_ORGANISING = re.compile(r"t[o0ổ]\s*ch\S+ th\S*c hi\S+|phan cong|trach nhiem")
_WORK = re.compile(r"nhi\S+ v\S|giai phap")
_CLOSING = re.compile(
    r"tren day la|trong qua trinh (?:thuc hien|to chuc)|(?:\S+ \S+ )?yeu cau cac|.{0,60}\bthong bao "
    r"(?:de|den)\b"
    r"|.{0,40}\b(?:kinh )?de nghi cac\b.{0,60}(?:trien khai|thuc hien|quan tam)\W*$"
)
_DUE = re.compile(
    r"trước\s+ngày\s+[0-9]{1,2}/[0-9]{1,2}(?:\s+và\s+(?:trước\s+ngày\s+)?[0-9]{1,2}/[0-9]{1,2})*(?:\s+h[ằà]ng\s+năm)?"
)
_YEAR = r"20[0-9]{2}(?![0-9])"
_DUE_WHOLE = re.compile(
    r"(?:trước|đến hết|hết|chậm nhất(?: là)?(?: vào)?)\s+(?:ngày\s+)?[0-9]{1,2}"
    rf"(?:\s+tháng\s+[0-9]{{1,2}}\s+năm\s+{_YEAR}|/[0-9]{{1,2}}/{_YEAR})"
    rf"|(?:trong|trước|đến hết|hết|trước hết)\s+(?:tháng\s+[0-9]{{1,2}}|quý\s+(?:[1-4]|IV"
    rf"|I{{1,3}}))\s*(?:/\s*|\s+năm\s+){_YEAR}"
    rf"|(?:hoàn thành|xong)(?:\s+(?:trong|trước|vào))?\s+(?:năm|quý\s+(?:[1-4]|IV|I{{1,3}})[/ ]"
    rf"|tháng\s+[0-9]{{1,2}}/)\s*{_YEAR}",
    re.IGNORECASE,
)
_SPLIT_LABEL = re.compile(r"(S\S{1,2}):\s")
_ASKED = re.compile(r"(?:Giao|Đề nghị|Trách nhiệm của|Phân công|Yêu cầu)\s+", re.IGNORECASE)
_VERB = re.compile(
    r"\s+(?:là|chủ trì|(?<![Hh]ậu )cần|có trách nhiệm|có nhiệm vụ|theo chức năng|căn cứ|phối hợp"
    r"|chịu trách nhiệm)\b"
)
_BOUND = re.compile(r"có (?:trách nhiệm|nhiệm vụ):?\s+(?=\w)")  # before what one is bound to do
# What an organ is charged with right behind its name: "Bộ Tài chính bố trí kinh phí".
_CHARGE = re.compile(
    r"\s+(?:khẩn trương|chủ động|tích cực|nghiêm túc|kịp thời|tiếp tục|nhanh chóng)\b"
    r"|\s+(?<!các )(?<!quan )(?<!vị )(?<!chức )(?<!tâm )(?<![Bb]an )(?<!cục )(?<!nghiệp )(?<![Qq]uỹ )"
    r"(?:bố trí|theo dõi|xây dựng|rà soát|hướng dẫn|tham mưu"
    r"|tổng hợp|tiếp tục|đẩy mạnh|tăng cường|triển khai|ban hành|báo cáo|kiểm tra|chỉ đạo|bảo đảm|đảm bảo"
    r"|hoàn thành|nghiên cứu|đề xuất|thực hiện|tổ chức(?! (?:chính|xã|đoàn|kinh|tín|khoa|có|liên|thực))"
    r"|cân đối|lồng ghép|định kỳ|phổ biến|tuyên truyền|đôn đốc|khẩn trương|chủ động|cung cấp|công "
    r"bố|đào tạo"
    r"|phát triển|mở|vận hành|hỗ trợ|thẩm định|giám sát|kết nối|số hóa|trình|phê duyệt|thống nhất|thành lập"
    r"|bổ sung|cập nhật|cụ thể hóa|quán triệt|kịp thời|thường xuyên|tập trung|nâng cao|chuẩn bị|sớm"
    r"|nhanh chóng"
    r"|quan tâm|ưu tiên|huy động|vận động|phát động|phát huy|duy trì|giải quyết|xử lý|tiếp nhận|thu "
    r"thập|khảo sát"
    r"|thống kê|đánh giá|lập|xác định|công khai|đăng tải|gửi|hoàn thiện|sửa đổi|trực tiếp|tích cực"
    r"|nghiêm túc"
    r"|biên soạn|thiết kế|sản xuất|tập huấn|bồi dưỡng|ngăn chặn|khuyến khích|tạo điều kiện|áp dụng|ứng "
    r"dụng|cử"
    r"|lựa chọn|tham gia|sơ kết|tổng kết|nhân rộng|đổi mới|mở rộng|thúc đẩy|khai thác|chia sẻ|tích hợp"
    r"|đồng bộ"
    r"|chuẩn hóa|làm|nâng cấp|trang bị|phân bổ|phân công|thẩm tra|tiếp thu|giải trình|trả lời|kiến nghị"
    r"|rà|quản lý|lãnh đạo|phấn đấu|tăng|giảm|đưa|thông tin|phát hành|giữ|tự)\b"
)
_SENTENCE_END = re.compile(r"(?<=[a-zà-ỹđ0-9)”])[.;]\s+(?=[A-ZÀ-ỸĐ])")
_LONGEST_HEADING = 130
_MOST_HEADING = 8  # words of "b) Nhiệm vụ, giải pháp trọng tâm"
_GOALS = re.compile(r"(?:muc tieu|muc dich|yeu cau|chi tieu|quan diem|pham vi|doi tuong)\b")
_NO_LEAD = "Văn bản không ghi cơ quan chủ trì cho việc này."
_NO_TIME = "Văn bản không ghi thời hạn."


def body_duties(paragraphs: Sequence[PaperParagraph]) -> list[Duty]:
    """Every task of the body, in order of the text."""
    leader = _leader(paragraphs)
    inline, charges = list(_inline(paragraphs)), list(_charges(paragraphs))
    own = {duty.origin for duty in inline}
    charged = {duty.origin for duty in charges}  # "PHÂN CÔNG NHIỆM VỤ" is a section of both kinds
    others = (one for one in _unlabelled(paragraphs, leader) if one.origin not in charged)
    found = (*_labelled(paragraphs), *_steps(paragraphs, leader), *others, *charges)
    return sorted(
        [*inline, *(one for one in found if one.origin not in own)], key=lambda one: one.origin.line
    )


def _inline(paragraphs: Sequence[PaperParagraph]) -> Iterator[Duty]:
    """Tasks whose own sentence tells lead, helpers and time behind its words."""
    for one in paragraphs:
        labels = labels_in(one.text) if one.kind in (NUMBER, LETTER, BULLET) else None
        name = one.text[: labels.start].rstrip(" .;,:(-–") if labels else ""
        if labels is None or not name:
            continue
        asks = [] if labels.leads else [_NO_LEAD]
        asks += [] if labels.time else [_NO_TIME]
        yield Duty(
            one.path, name, labels.leads, labels.helpers, labels.time or NO_DEADLINE, _title(_section(one)),
            one.origin, "likely" if asks else "sure", " ".join(asks),
        )  # fmt: skip


def _section(paragraph: PaperParagraph) -> str:
    """The heading of the section, or else of the article, in which a paragraph stands."""
    chain = (*paragraph.above, paragraph)
    heads = [one.text for kind in (ROMAN, ARTICLE) for one in chain if one.kind == kind]
    return heads[0] if heads else ""


def _title(text: str) -> str:
    """`TỔ CHỨC THỰC HIỆN` as a group's name: `Tổ chức thực hiện`."""
    tidy = text.rstrip(" .:")
    return tidy.capitalize() if tidy.isupper() else tidy


def _after_colon(text: str) -> str:
    return text.partition(":")[2].strip().rstrip(".;")


def _labelled(paragraphs: Sequence[PaperParagraph]) -> Iterator[Duty]:
    """A numbered item with "Đơn vị chủ trì: …", "Đơn vị phối hợp: …", "Thời gian thực hiện: …"."""
    for at, item in enumerate(paragraphs):
        if item.kind != NUMBER:
            continue
        inside = _inside(paragraphs, at)
        if any(_LEAD.match(fold(one.text)) or labels_in(one.text) for one in inside):
            yield _labelled_duty(item, inside)


def _inside(paragraphs: Sequence[PaperParagraph], at: int) -> list[PaperParagraph]:
    """What is below an item, as far as the next item with a number."""
    found: list[PaperParagraph] = []
    for place in range(at + 1, len(paragraphs)):  # a slice of all that follows would make this quadratic
        if paragraphs[place].kind in (NUMBER, ROMAN, ARTICLE, CHAPTER):
            break
        found.append(paragraphs[place])
    return found


def _labelled_duty(item: PaperParagraph, inside: list[PaperParagraph]) -> Duty:
    leads: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    deadline, body, listing, asks = "", [], False, []
    for one in inside:
        bare = fold(one.text)
        if labels := _labels_alone(one.text):
            leads, helpers, listing = labels.leads, labels.helpers, False
            deadline = labels.time or deadline
        elif _LEAD.match(bare):
            leads, listing = organs(_after_colon(one.text)), not _after_colon(one.text)
        elif _HELP.match(bare):
            helpers, listing = organs(_after_colon(one.text)), False
        elif _TIME.match(bare):
            deadline, listing = _after_colon(one.text), False
        elif listing and one.kind == BULLET and ":" in one.text:
            leads = (*leads, one.text.partition(":")[0].strip())
            body.append(one.text)
            asks.append("Mỗi cơ quan chủ trì một phần việc: xem nội dung.")
        elif not _CONTENT.match(bare):
            body.append(one.text)
    asks += [] if leads else [_NO_LEAD]
    asks += [] if deadline else [_NO_TIME]
    name = item.text.rstrip(" .;:")
    sure = bool(leads and deadline)
    ask = " ".join(dict.fromkeys(asks))
    return Duty(
        item.path, name, leads, helpers, deadline or NO_DEADLINE, _title(_section(item)), item.origin,
        "sure" if sure else "likely", ask, tuple(body),
    )  # fmt: skip


def _labels_alone(text: str) -> Labels | None:
    """What one line tells of a task, when it has no other words: "(Chủ trì: Sở A; thời gian: Quý I)"."""
    labels = labels_in(text)
    return (
        labels
        if labels and not text[: labels.start].strip(" (-–") and (labels.helpers or labels.time)
        else None
    )


def _leader(paragraphs: Sequence[PaperParagraph]) -> tuple[str, ...]:
    """Who leads the whole plan: the first organ charged with "chủ trì" under "tổ chức thực hiện"."""
    for duty in _charges(paragraphs):
        if "chu tri" in fold(" ".join((duty.name, *duty.body))) or "dau moi" in fold(duty.name):
            return duty.leads
    return ()


def _led_by(leader: tuple[str, ...]) -> str:
    if not leader:
        return f"{_NO_LEAD} {_NO_TIME}"
    return f"{_NO_LEAD} Ghi tạm cơ quan chủ trì cả kế hoạch. {_NO_TIME}"


def _steps(paragraphs: Sequence[PaperParagraph], leader: tuple[str, ...]) -> Iterator[Duty]:
    """The steps of a road map."""
    for one in paragraphs:
        if one.kind in (NUMBER, BULLET) and _STEPS.search(fold(_section(one))):
            yield Duty(
                one.path, _first_sentence(one.text), leader, (), NO_DEADLINE, _title(_section(one)),
                one.origin, "guess", _led_by(leader),
            )  # fmt: skip


def _unlabelled(paragraphs: Sequence[PaperParagraph], leader: tuple[str, ...]) -> Iterator[Duty]:
    """Items a), b)… of a section of tasks that names no lead anywhere."""
    for at, item in enumerate(paragraphs):
        section = fold(_section(item))
        if item.kind != NUMBER or not _WORK.search(section) or _STEPS.search(section):
            continue
        inside = _inside(paragraphs, at)
        if any(_LEAD.match(fold(one.text)) or _HELP.match(fold(one.text)) for one in inside):
            continue
        charged, _ = charged_organ(item.text) if len(item.text) < _LONGEST_HEADING else ("", "")
        for one, text, lead in _pieces(inside, charged):
            yield Duty(
                one.path, _first_sentence(text), (lead,) if lead else leader, (), NO_DEADLINE,
                item.text.rstrip(" .:"), one.origin, "likely" if lead else "guess",
                _NO_TIME if lead else _led_by(leader), _rest(text),
            )  # fmt: skip


def _pieces(inside: Sequence[PaperParagraph], charged: str) -> Iterator[tuple[PaperParagraph, str, str]]:
    """The lettered items, each with its words and whom it charges.

    A heading, "b) Nhiệm vụ:" or "c) Công an tỉnh:", stands for the items below it; one of goals for none.
    """
    heading: PaperParagraph | None = None
    lead = charged
    for at, one in enumerate(inside):
        below = inside[at + 1].kind if at + 1 < len(inside) else ""
        if one.kind == LETTER:
            named, own = charged_organ(one.text)
            lead = named or charged
            goes_on = below == BULLET or (below == PLAIN and bool(named))
            short = len(one.text.split()) <= _MOST_HEADING or (bool(named) and not own)
            heading = one if goes_on and short else None
            if heading is None:
                yield one, own or one.text, lead
        elif heading and not _GOALS.match(fold(heading.text)) and one.kind in (BULLET, PLAIN):
            yield one, one.text, lead


def _charges(paragraphs: Sequence[PaperParagraph]) -> Iterator[Duty]:
    """What each organ named under "tổ chức thực hiện" must do, a task for each of its paragraphs."""
    ordered = False
    for at, item in enumerate(paragraphs):
        ordered = (ordered or _orders(item)) and item.kind not in (ROMAN, ARTICLE, CHAPTER)
        section = fold(_section(item))
        organising = bool(_ORGANISING.search(section) or (ordered and not section))
        if item.kind != NUMBER or not (organising or _WORK.search(section)):
            continue
        lead, own = charged_organ(item.text)
        if not lead or not (own or organising):
            continue
        below = [one for one in _inside(paragraphs, at) if not _CLOSING.match(fold(one.text))]
        texts = [(item, own)] if own else []
        texts += [(one, one.text) for one in below if one.kind in (BULLET, PLAIN, LETTER)]
        for one, text in texts:
            own_lead = charged_organ(text)[0] if one.kind == PLAIN and one is not item else ""
            due = deadline_in(text)
            yield Duty(
                item.path, _first_sentence(text), (own_lead or lead,), (), due or NO_DEADLINE,
                _title(_section(item)), one.origin, "likely", "" if due else _NO_TIME, _rest(text),
            )  # fmt: skip


def _orders(paragraph: PaperParagraph) -> bool:
    """Whether it opens what a directive demands: "Thủ tướng Chính phủ yêu cầu:"."""
    text = paragraph.text.rstrip()
    return paragraph.kind in (PLAIN, BULLET) and text.endswith(":") and bool(_DEMANDS.search(fold(text)))


def deadline_in(text: str) -> str:
    """By when a task is done, as its own words say: "Trước ngày 10/6 hằng năm", "Trong quý II/2026"."""
    found = _DUE.search(text) or _DUE_WHOLE.search(text)
    due = " ".join(found[0].split()) if found else ""
    return due[:1].upper() + due[1:]


def charged_organ(text: str) -> tuple[str, str]:
    """The organ that an item names, and what the item itself says; both empty for other items."""
    text = _SPLIT_LABEL.sub(r"\1 ", text, count=1)
    asked = _ASKED.match(text)
    rest = text[asked.end() :] if asked else text
    rest = rest[:1].upper() + rest[1:]
    if (
        not begins_organ(rest)
        and not rest.startswith("Các ")
        and not asked
        and not _SCANNED_ORGAN.match(fold(rest))
    ):
        return "", ""
    if (charged := _charged_behind(rest))[0]:
        return charged
    name, colon, own = rest.partition(":")
    if colon and len(name) < _LONGEST_HEADING and not _VERB.search(name):
        return name.strip(" ."), own.strip()
    if len(rest) < _LONGEST_HEADING and not _VERB.search(rest):
        return rest.strip(" .:"), ""
    verb = _VERB.search(rest)
    return (rest[: verb.start()].strip(" ,"), _own(rest[verb.start() :])) if verb else ("", "")


def _own(words: str) -> str:
    """What an organ is to do, without the word that binds it: "có trách nhiệm lập …" → "Lập …"."""
    bare = words.strip()
    bound = _BOUND.match(bare)
    own = bare[bound.end() :] if bound else bare
    return own[:1].upper() + own[1:]


def _charged_behind(rest: str) -> tuple[str, str]:
    """Organ and charge of an item that names both in one sentence, without a colon."""
    verb, other = _CHARGE.search(rest), _VERB.search(rest)
    if verb is None or ":" in rest[: verb.start()] or (other and other.start() <= verb.start()):
        return "", ""
    name, own = rest[: verb.start()].strip(" ,"), rest[verb.end() - len(verb[0].lstrip()) :]
    return (name, own[:1].upper() + own[1:]) if name else ("", "")


# "S6: Khoa hoc va Cong nghe", "Cac s6, ban, nganh": organs of a scan without accents.
_SCANNED_ORGAN = re.compile(
    r"s\S{1,3} \S+ (?:hoc|hoa|hoea)|s\S{1,3} (?:tai chinh|noi vu|v\S+ h)|cac s\S{1,3},? ban"
)


def _first_sentence(text: str) -> str:
    """The first sentence, which names the task."""
    found = _SENTENCE_END.search(text)
    return (text[: found.start()] if found else text).rstrip(" .;:")


def _rest(text: str) -> tuple[str, ...]:
    found = _SENTENCE_END.search(text)
    return (text[found.end() :].strip(),) if found else ()
