"""A bulletin as files to be read: plain text, SSML for a voice, and the paper that is signed.

It must not choose or word anything.
"""

import json
from xml.sax.saxutils import escape

from nq57.body.escaping import escaped
from nq57.model.units import Unit
from nq57.report.bulletin.script import Aloud, Script
from nq57.report.paper import Block, Head, Paper, Paragraph, Run, Signature, Table
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


def signed_paper(script: Script, aloud: Aloud, unit: Unit) -> Paper:
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
    return Paper(
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
        f"tom_tat: Bản tin đọc trên loa truyền thanh, {script.week.label}, dài {aloud.length}.",
        "# Duyệt xong thì xóa dòng dưới để bản tin có trong chuyên mục.",
        "nhap: có",
        "---",
    ]
    for section in script.sections:
        lines += ["", f"## {section.heading.rstrip('.')}"]
        for item in section.items:
            lines += ["", f"**{escaped(item.title)}** {escaped(' '.join(item.sentences))}".rstrip()]
    return "\n".join(lines) + "\n"


def _responsible(script: Script) -> list[tuple[str, str]]:
    """The keys of who edited and who approved, with their names; a JSON string is one of YAML, too."""
    names = (("bien_tap", script.editor), ("nguoi_duyet", script.approver))
    return [(key, name) for key, name in names if name != UNKNOWN]
