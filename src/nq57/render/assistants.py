"""Files for programs of others: every question with its answer, what the section holds, what may be read.

It must not know who reads them. Answers are whole and as published; `llms.txt` has the form of llmstxt.org.
"""

import json
from collections.abc import Iterator
from functools import partial

from nq57.catalogue.catalogue import Catalogue
from nq57.model.articles import Question
from nq57.model.parts import ABOUT, OPEN_DATA, TERMS
from nq57.model.records import KINDS, Record
from nq57.model.vocabulary import LEVELS
from nq57.render.asking.passages import body_passages
from nq57.render.data_catalogue import data_sets
from nq57.render.link_views import LinkView
from nq57.render.made_files import MadeFile, MadeFolder, text_file
from nq57.render.record_context import document_link
from nq57.render.search_entries import BodyRenderer, level_of
from nq57.render.sharing import section_name

ANSWERS = f"{OPEN_DATA.url}{Question.kind.folder}.jsonl"
LLMS = "llms.txt"
_MOST = 50  # questions named one by one; all are in the file of answers


def answers_files(catalogue: Catalogue, bodies: BodyRenderer) -> Iterator[MadeFolder]:
    """Every question of the section with its answer, a line each; made again where only texts change."""
    rows = tuple(_row(catalogue, record, bodies) for record in catalogue.of(Question))
    if rows:
        yield MadeFolder(ANSWERS, ("answers", rows), partial(_lines, rows))


def _row(catalogue: Catalogue, record: Record, bodies: BodyRenderer) -> str:
    fields = record.fields
    owners = {unit.id: unit for unit in (catalogue.unit, *catalogue.ancestors)}
    owner = owners.get(record.unit)
    basis = [document_link(catalogue, name, record.unit).text for name in fields.basis_documents]
    row = {
        "cau_hoi": fields.title,
        "tra_loi": "\n".join(body_passages(bodies(record).html)),
        "nguon": {
            "ma": record.id,
            "dia_chi": f"{catalogue.unit.section_url or ''}{record.url}",
            "don_vi": owner.name if owner else "",
            "can_cu": basis,
        },
        "ngay": fields.date.iso if fields.date else None,
        "cap": LEVELS[level_of(fields, owner)].label,
    }
    return json.dumps(row, ensure_ascii=False)


def _lines(rows: tuple[str, ...]) -> dict[str, bytes]:
    return {"": "".join(f"{row}\n" for row in rows).encode()}


def assistant_links(catalogue: Catalogue) -> tuple[LinkView, ...]:
    """The ways to both files."""
    answers = (LinkView("Câu hỏi và câu trả lời (JSONL)", ANSWERS),) if catalogue.of(Question) else ()
    return (*answers, LinkView("Chuyên mục có gì (llms.txt)", LLMS))


def llms_file(catalogue: Catalogue) -> MadeFile:
    """What the section is, its parts, and its files for machines, each with its address."""
    return text_file(LLMS, "\n".join(_llms(catalogue)))


def _llms(catalogue: Catalogue) -> Iterator[str]:
    unit, root = catalogue.unit, catalogue.unit.section_url or ""
    open_data = OPEN_DATA.shown(unit.fields.hidden_parts)
    yield f"# {section_name(unit)}\n"
    yield f"> Chuyên mục thực hiện Nghị quyết số 57-NQ/TW của {unit.name}. Nội dung bằng tiếng Việt.\n"
    yield "Khi dẫn, xin ghi tên trang, ngày và địa chỉ. Văn bản có mức xác minh B, C thì chưa chắc chắn.\n"
    yield "## Các phần\n"
    for kind in KINDS:
        if records := catalogue.by_kind[kind.folder]:
            yield f"- [{kind.label}]({root}{kind.folder}/): {len(records)} bài. {kind.lead}"
    for part in (ABOUT, TERMS):
        if part.shown(unit.fields.hidden_parts):
            yield f"- [{part.label}]({root}{part.url})"
    if open_data:
        yield "\n## Dữ liệu\n"
        if catalogue.of(Question):
            yield f"- [Câu hỏi và câu trả lời]({root}{ANSWERS}): mỗi dòng một đối tượng JSON"
        for data in data_sets(catalogue):
            yield f"- [{data.label}]({root}{data.path('json')}): JSON"
        yield f"- [{OPEN_DATA.label}]({root}{OPEN_DATA.url}): mọi tệp cho máy"
    if asked := catalogue.of(Question)[:_MOST]:
        yield "\n## Câu hỏi thường gặp\n"
        yield from (f"- [{record.fields.title}]({root}{record.url})" for record in asked)
    yield ""


def robots_file(host: str, *, preview: bool = False) -> MadeFile:
    """`robots.txt`: all may be read, of a preview nothing; the section's map where its address is known."""
    if preview:
        return text_file("robots.txt", "User-agent: *\nDisallow: /\n")
    found = f"\nSitemap: {host}sitemap.xml\n" if host else ""
    return text_file("robots.txt", f"User-agent: *\nAllow: /\n{found}")
