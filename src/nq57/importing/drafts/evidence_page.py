"""The evidence of an import as one page: beside each value the line and the picture it was read from.

It must not know the disk or PDFs; pictures come in. The page runs nothing and loads nothing.
"""

import base64
import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

from nq57.importing.drafts.draft import WORDS, Draft, DraftValue
from nq57.importing.drafts.report_text import place
from nq57.importing.papers.place_pictures import Place
from nq57.language.folding import fold_safe
from nq57.model.records import CLASS_OF

_LONGEST = 100  # letters of a value among the questions; its row has all of it
_COLOURS = {"sure": "chac", "likely": "co-the", "guess": "doan"}
_STYLE = (
    "body{font:16px/1.5 'Noto Sans',system-ui,sans-serif;margin:0 auto;max-width:76rem;padding:1rem;"
    "color:#1b1b1b;background:#fff}h1{font-size:1.5rem}h2{font-size:1.05rem;margin:2rem 0 .4rem;"
    "overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #c9c9c9;padding:.4rem .5rem;text-align:left;vertical-align:top}"
    "thead th{background:#f0f0f0}td{overflow-wrap:anywhere}img{display:block;max-width:100%;"
    "border:1px solid #c9c9c9;margin-bottom:.3rem}mark{background:#ffe58a}"
    ".chac,.co-the,.doan{border-radius:.3rem;padding:0 .4rem;white-space:nowrap;border:1px solid}"
    ".chac{color:#1a5c2e}.co-the{color:#6b4a00}.doan{color:#8a1a12;font-weight:700}"
    ".hoi{color:#8a1a12}.nho{color:#555;font-size:.9rem}tr:target{outline:3px solid #b3261e}"
    "col.m{width:13%}col.g{width:27%}col.d{width:9%}"
)


def evidence_page(draft: Draft, pictures: Mapping[Place, bytes]) -> str:
    """The page; `pictures` are PNGs by the page and the text of a line."""
    return "".join(_parts(draft, pictures))


def places_of(draft: Draft) -> tuple[Place, ...]:
    """The places to be pictured, those to confirm first."""
    values = (*draft.questions, *draft.values)
    found = ((one.origin.page, one.origin.text) for one in values if one.origin.page and one.origin.text)
    return tuple(dict.fromkeys(found))


def _parts(draft: Draft, pictures: Mapping[Place, bytes]) -> Iterator[str]:
    title = escape(f"Minh chứng nhập tệp {draft.source}")
    yield '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
    yield '<meta name="robots" content="noindex">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
    yield f"<p>Đơn vị: <code>{escape(draft.unit)}</code>. Trang nội bộ, không đăng.</p>"
    yield "".join(f"<p><strong>Lưu ý:</strong> {escape(remark)}</p>" for remark in draft.remarks)
    yield from _asked(draft)
    numbered = tuple(enumerate(draft.values))
    for record, group in groupby(numbered, key=lambda pair: pair[1].record):
        rows = "".join(_row(at, value, pictures) for at, value in group)
        head = "<th>Mục</th><th>Giá trị</th><th>Độ chắc</th><th>Đọc ở đâu trên bản gốc</th>"
        columns = '<col class="m"><col class="g"><col class="d"><col>'
        yield f"<h2>{escape(record)}</h2><table><colgroup>{columns}</colgroup>"
        yield f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    yield "</main></body></html>\n"


def _asked(draft: Draft) -> Iterator[str]:
    """What to confirm, each leading to its row."""
    asked = set(draft.questions)
    items = "".join(
        f'<li><a href="#v{at}">{escape(_label(value))}</a>: {escape(_shortened(value.text))} '
        f'<span class="hoi">{escape(value.ask or "Đối chiếu với bản gốc.")}</span></li>'
        for at, value in enumerate(draft.values)
        if value in asked
    )
    yield f"<h2>Cần người xác nhận ({len(draft.questions)} mục)</h2>"
    yield f"<ol>{items}</ol>" if items else "<p>Không có mục nào.</p>"


def _row(at: int, value: DraftValue, pictures: Mapping[Place, bytes]) -> str:
    sure = f'<span class="{_COLOURS[value.confidence]}">{WORDS[value.confidence]}</span>'
    ask = f'<br><span class="hoi">{escape(value.ask)}</span>' if value.ask else ""
    cells = (
        f'<th scope="row">{escape(_label(value))}<br><span class="nho">{escape(value.key)}</span></th>',
        f"<td>{escape(value.text)}{ask}</td><td>{sure}</td><td>{_seen(value, pictures)}</td>",
    )
    return f'<tr id="v{at}">{"".join(cells)}</tr>'


def _seen(value: DraftValue, pictures: Mapping[Place, bytes]) -> str:
    """Where it was read: the picture, where there is one, the line with the value marked, page and line."""
    origin = value.origin
    picture = pictures.get((origin.page, origin.text))
    drawn = ""
    if picture:
        data = base64.b64encode(picture).decode("ascii")
        where = escape(place(origin))
        drawn = f'<img src="data:image/png;base64,{data}" alt="Bản gốc, {where}" loading="lazy">'
    evidence = _marked(origin.text, value.text) if origin.text else "không có dòng nào: máy suy ra"
    return f'{drawn}{evidence}<br><span class="nho">{escape(place(origin))}</span>'


def _marked(line: str, value: str) -> str:
    """The line with the value in it marked, whatever its case and accents."""
    text, wanted = " ".join(line.split()), fold_safe(" ".join(value.split()))
    found = re.search(re.escape(wanted), fold_safe(text)) if wanted else None
    if found is None:
        return escape(text)
    before, inside, after = text[: found.start()], text[found.start() : found.end()], text[found.end() :]
    return f"{escape(before)}<mark>{escape(inside)}</mark>{escape(after)}"


def _label(value: DraftValue) -> str:
    """What a key is called: the first words of its field's description."""
    folder = next((part for part in value.record.split("/") if part in CLASS_OF), "")
    fields = CLASS_OF[folder].model_fields.values() if folder else ()
    found = next((one.description for one in fields if one.alias == value.key and one.description), "")
    return re.split(r"[;:(.]", found)[0].strip() or value.key


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
