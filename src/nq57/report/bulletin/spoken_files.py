"""A bulletin as files to be read: plain text, SSML for a voice, and the paper that is signed.

It must not choose or word anything.
"""

import json
from xml.sax.saxutils import escape

from nq57.body.escaping import escaped
from nq57.content.file_parts import BODY, values_of
from nq57.content.rewriting import UnwritableError, rewritten
from nq57.model.units import Unit
from nq57.report.bulletin.script import Aloud, Script
from nq57.report.paper import Block, Head, Paragraph, ReportPaper, Run, Signature, Table
from nq57.report.values import UNKNOWN

_BETWEEN_ITEMS = "900ms"
_BETWEEN_SENTENCES = "350ms"


def ssml(aloud: Aloud) -> str:
    """Speech Synthesis Markup Language 1.1 (W3C): paragraphs, sentences, pauses between them."""
    parts = []
    for paragraph in aloud.paragraphs:
        pause = f'<break time="{_BETWEEN_SENTENCES}"/>'
        sentences = pause.join(f"<s>{escape(sentence)}</s>" for sentence in paragraph)
        parts.append(f"<p>{sentences}</p>")
    body = f'\n<break time="{_BETWEEN_ITEMS}"/>\n'.join(parts)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = 'xmlns="http://www.w3.org/2001/10/synthesis"'
    return f'{head}<speak version="1.1" {space} xml:lang="vi-VN">\n{body}\n</speak>\n'


def signed_paper(script: Script, aloud: Aloud, unit: Unit) -> ReportPaper:
    """The paper for the approver: week, editor, approver, length, then the text with its figures."""
    table = Table(
        "",
        ("Tuần", "Biên tập", "Người duyệt", "Thời lượng đọc"),
        (28, 26, 26, 20),
        ((Run(_days(script)), Run(script.editor), Run(script.approver), Run(aloud.length)),),
    )
    body: list[Block] = [table]
    body += [Paragraph((Run(" ".join(part)),)) for part in script.paragraphs()]
    if aloud.unknown:
        note = f"Chữ viết tắt phải hỏi lại trước khi đọc: {', '.join(aloud.unknown)}."
        body.append(Paragraph((Run(note),)))
    place = unit.fields.place_name or UNKNOWN
    signing = unit.fields.signing
    return ReportPaper(
        form="nha-nuoc",
        drawn_rules=True,
        head=Head(
            superior="",
            issuer=unit.name.upper(),
            number="",
            place=f"{place}, ngày … tháng … năm {script.week.monday.year}",
            title="BẢN TIN PHÁT THANH",
            subject=f"{script.week.label[:1].upper()}{script.week.label[1:]}",
        ),
        body=tuple(body),
        signature=Signature(
            ("- Đài truyền thanh;", "- Lưu: VT."),
            "NGƯỜI DUYỆT",
            (signing.office if signing else None) or "",
            "" if script.approver == UNKNOWN else script.approver,
        ),
        annexes=(),
        sources=(),
    )


def _days(script: Script) -> str:
    monday, sunday = script.week.monday, script.week.sunday
    return f"{script.week.code} (từ {monday:%d/%m/%Y} đến {sunday:%d/%m/%Y})"


def archive_record(script: Script, aloud: Aloud) -> str:
    """The bulletin as a record of the section, a draft until somebody approves it."""
    lines = [
        "---",
        f"tuan: {script.week.code}",
        *(f"{key}: {json.dumps(name, ensure_ascii=False)}" for key, name in _responsible(script)),
        f"tom_tat: {_summary(script, aloud)}",
        "# Duyệt xong thì xóa dòng dưới để bản tin có trong chuyên mục.",
        "nhap: có",
        "---",
    ]
    return "\n".join(lines) + f"\n\n{_body(script)}"


def with_choices(choices: bytes, path: str, script: Script, aloud: Aloud) -> bytes:
    """The same in the week's own record, which held the editor's choices alone: all that it says is kept.

    Raises UnwritableError where it has a body, which is never overwritten, or cannot be read.
    """
    before = values_of(choices, path).values
    if BODY in before:
        raise UnwritableError("Bản lưu của tuần đã có nội dung.")
    keys = {"nhap": "có", "tom_tat": before.get("tom_tat") or _summary(script, aloud)}
    if path.endswith(".md"):
        return rewritten(choices, path, {**keys, BODY: _body(script)})
    declared = rewritten(choices, path, keys).decode("utf-8-sig").strip()
    return f"---\n{declared}\n---\n\n{_body(script)}".encode()


def _summary(script: Script, aloud: Aloud) -> str:
    return f"Bản tin đọc trên loa truyền thanh, {script.week.label}, dài {aloud.length}."


def _body(script: Script) -> str:
    """The items under the headings of their sections, in Markdown."""
    parts = []
    for section in script.sections:
        parts.append(f"## {section.heading.rstrip('.')}")
        parts += (
            f"**{escaped(item.title)}** {escaped(' '.join(item.sentences))}".rstrip()
            for item in section.items
        )
    return "\n\n".join(parts) + "\n"


def _responsible(script: Script) -> list[tuple[str, str]]:
    """The keys of who edited and who approved, with their names; a JSON string is one of YAML, too."""
    names = (("bien_tap", script.editor), ("nguoi_duyet", script.approver))
    return [(key, name) for key, name in names if name != UNKNOWN]
