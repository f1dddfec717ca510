"""The handbook's pages that follow from the code: field tables, problems, schemas for editors.

Must not read content: models, vocabularies and problem texts alone decide what is written. It runs
in the project's environment; `scripts/handbook.py` starts it from any Python.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

import handbook_looks
import handbook_slips
from nq57.catalogue.checks import HIDEABLE
from nq57.content.waivers import Waivers
from nq57.model.fields import Fields
from nq57.model.figures import Number
from nq57.model.languages import DEFAULT_LANGUAGE, LANGUAGES
from nq57.model.messages.problems import PROBLEM_TEXTS
from nq57.model.periods import PeriodOf
from nq57.model.records import CLASS_OF, KINDS
from nq57.model.targets import TargetsFile
from nq57.model.units import UnitFields
from nq57.model.values import Colour, Day, Duration, LastDay, LooseDay, OneOf, Term, Text, Texts, Url, YesNo
from nq57.model.vocabulary import DOCUMENT_TYPES, PREDICATES, Vocabulary
from nq57.model.weeks import WeekOf
from nq57.model.workspace_settings import WorkspaceFields
from nq57.publish.host_headers import snippets
from nq57.reviewing.people import PeopleFields

HANDBOOK = Path(__file__).resolve().parent.parent / "handbook"
SCHEMAS = "schemas"
ENDING = ".schema.json"
NOTICE = "<!-- Sinh tự động bằng `python3 scripts/handbook.py`. Đừng sửa tay. -->"

# How each type of value is written; the first whose mark a field bears says it.
WAYS = (
    (Url, "địa chỉ đầy đủ, kể cả phần https ở đầu"),
    (Colour, "mã màu `#rrggbb`, trong dấu nháy kép"),
    (PeriodOf, "kỳ: `2026`, `2026-H1`, `2026-Q3`, `2026-11`"),
    (WeekOf, "tuần: `2026-W48`"),
    (Number, 'số, trong dấu nháy kép: `"1.234"`, `"12,5"`'),
    (LastDay, "ngày: `09/12/2026`, hoặc `trước ngày 10/12/2026`"),
    (Texts, "danh sách chữ; một mục thì ghi thẳng"),
    (Day, "ngày: `16/06/2025`"),
    (LooseDay, "ngày, tháng hoặc năm: `16/06/2025`, `06/2025`, `2025`"),
    (YesNo, "`có` hoặc `không`"),
    (Duration, 'phút:giây, trong dấu nháy kép: `"2:30"`'),
    (Text, "chữ"),
)


def generated() -> dict[str, str]:
    """Every page and schema, as path below `handbook/` → text."""
    files = {"truong-du-lieu.md": field_tables(), "loi-thuong-gap.md": problem_table()}
    files["giao-dien.md"] = handbook_looks.looks_page()
    for kind in KINDS:
        files[_schema_path(kind.folder)] = schema_json(
            CLASS_OF[kind.folder], f"{kind.label} ({kind.folder}/)"
        )
    files[_schema_path("ngoai-le")] = schema_json(Waivers, "Ngoại lệ đã ký (ngoai-le.yml)")
    files[_schema_path("nq57")] = schema_json(WorkspaceFields, "Thiết đặt của thư mục làm việc (nq57.yml)")
    files[_schema_path("nguoi-dung")] = schema_json(PeopleFields, "Người soạn, duyệt (nguoi-dung.yml)")
    files[_schema_path("noi-dang")] = schema_json(TargetsFile, "Nơi đăng (noi-dang.yml)")
    files |= {f"van-hanh/{name}": text for name, text in snippets().items()}
    return {**files, _schema_path("don-vi"): schema_json(UnitFields, "Đơn vị (don-vi.yml)")}


def _schema_path(name: str) -> str:
    return f"{SCHEMAS}/{name}{ENDING}"


def field_tables() -> str:
    """`truong-du-lieu.md`: the keys of every kind and of `don-vi.yml`, and the vocabularies."""
    shared = set(Fields.model_fields)
    parts = [_FIELDS_HEAD, "## Khóa dùng chung cho mọi loại", *tables(Fields, Fields.model_fields)]
    for kind in KINDS:
        own = {
            name: info for name, info in CLASS_OF[kind.folder].model_fields.items() if name not in shared
        }
        parts += [f"## {kind.label}: `{kind.folder}/`", *tables(CLASS_OF[kind.folder], own)]
    parts += ["## Đơn vị: `don-vi.yml`", *tables(UnitFields, UnitFields.model_fields)]
    parts += ["## Ngoại lệ đã ký: `ngoai-le.yml`", *tables(Waivers, Waivers.model_fields)]
    parts += ["## Nơi đăng: `noi-dang.yml`", *tables(TargetsFile, TargetsFile.model_fields)]
    parts += ["## Thiết đặt chung: `nq57.yml`", *tables(WorkspaceFields, WorkspaceFields.model_fields)]
    parts += ["## Người soạn, duyệt: `nguoi-dung.yml`", *tables(PeopleFields, PeopleFields.model_fields)]
    return "\n\n".join([*parts, *_vocabularies()]) + "\n"


_FIELDS_HEAD = f"""# Các trường dữ liệu

{NOTICE}

Mỗi bài là một nhóm “khóa: giá trị”. Trang này kê đủ các khóa của từng loại bài; cách viết bài nói ở
[soan-bai.md](soan-bai.md). Khóa không có trong bảng bị báo lỗi `khoa-la`. Giá trị chọn trong danh mục
viết hoa, viết thường đều được."""


def tables(model: type[BaseModel], fields: Mapping[str, FieldInfo]) -> Iterator[str]:
    """The table of a model's fields, then one for each group of keys inside them."""
    rows = [(f"`{i.alias}`", _needed(i), _plain(str(i.description)), way(i)) for i in fields.values()]
    yield _table(("Khóa", "Bắt buộc", "Ý nghĩa", "Cách ghi"), rows)
    for info in fields.values():
        inner = inner_model(info)
        if inner is not None and inner is not model:
            yield f"**Trong `{info.alias}`:**"
            yield from tables(inner, inner.model_fields)


def way(info: FieldInfo) -> str:
    """How a field's value is written, with what holds when it is left out."""
    marks = _marks(info)
    if inner_model(info) is not None:
        return "danh sách, mỗi mục một nhóm khóa" if _is_list(info) else "nhóm khóa"
    terms = next((mark.terms for mark in marks if isinstance(mark, OneOf)), None)
    if terms is None:
        return next(text for known, text in WAYS if get_args(known)[1] in marks)
    labels = f"một trong: {'; '.join(term.label for term in terms)}"
    default = next((term.label for term in terms if term.code == info.default), None)
    return f"{labels} (không ghi thì là: {default})" if default else labels


def inner_model(info: FieldInfo) -> type[BaseModel] | None:
    """The group of keys that a field holds, alone or in a list."""
    found = (
        leaf for leaf in _leaves(info.annotation) if isinstance(leaf, type) and issubclass(leaf, BaseModel)
    )
    return next(found, None)


def _needed(info: FieldInfo) -> str:
    return "có" if info.is_required() else ""


def _is_list(info: FieldInfo) -> bool:
    return any(get_origin(part) is tuple for part in (info.annotation, *get_args(info.annotation)))


def _marks(info: FieldInfo) -> list[object]:
    """Everything annotated to a field's type, on the field or inside it, outermost first."""
    return [*info.metadata, *(leaf for leaf in _leaves(info.annotation) if not isinstance(leaf, type))]


def _leaves(annotation: object) -> Iterator[object]:
    """The types and marks that an annotation is made of."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        yield from marks
        yield from _leaves(inner)
    elif get_args(annotation):
        yield from chain.from_iterable(_leaves(part) for part in get_args(annotation))
    else:
        yield annotation


def _vocabularies() -> Iterator[str]:
    """Codes and labels of the vocabularies that an editor picks from."""
    vocabulary = Vocabulary()
    yield "## Danh mục"
    yield "Thêm chủ đề, đối tượng trong `content/tu-vung.yml`: xem [soan-bai.md](soan-bai.md)."
    for title, terms in (
        ("Chủ đề (`chu_de`)", vocabulary.topics),
        ("Đối tượng (`doi_tuong`)", vocabulary.audiences),
        ("Loại văn bản (`loai` của văn bản)", DOCUMENT_TYPES),
    ):
        yield f"### {title}"
        yield _table(("Tên", "Mã"), [_term_row(term) for term in terms])
    yield "### Quan hệ giữa hai văn bản (`loai` trong `quan_he`)"
    yield _table(("Văn bản này …", "Văn bản kia hiện ra là"), [(p.label, p.inverse) for p in PREDICATES])
    yield "### Phần ẩn được (`an_phan`)"
    yield ", ".join(f"`{part}`" for part in HIDEABLE)
    yield "### Đuôi tên tệp của bản dịch"
    languages = [(one.name, f"`.{code}`") for code, one in LANGUAGES.items() if code != DEFAULT_LANGUAGE]
    yield _table(("Ngôn ngữ", "Đuôi"), languages)


def _term_row(term: Term) -> tuple[str, str]:
    return term.label, f"`{term.code}`"


def problem_table() -> str:
    """`loi-thuong-gap.md`: every problem that `nq57 check` may report, by its code."""
    rows = [
        (f"`{code}`", _SEVERITIES[texts.severity], _unfilled(texts.vi), _unfilled(texts.vi_mend))
        for code, texts in sorted(PROBLEM_TEXTS.items())
    ]
    slips = "\n\n".join(
        f"### {title}\n\n{_table(handbook_slips.HEAD, made())}"
        for title, made in (
            ("Trong tệp của bài", handbook_slips.article_rows),
            ("Trong don-vi.yml", handbook_slips.unit_rows),
            ("Tên tệp, thư mục", handbook_slips.name_rows),
        )
    )
    codes = _table(("Mã", "Mức", "Câu báo", "Cách sửa"), rows)
    return f"{_PROBLEMS_HEAD}\n\n## Theo mã\n\n{codes}\n\n{_SLIPS_HEAD}\n\n{slips}\n"


_SLIPS_HEAD = """## Theo điều đã viết

Mỗi dòng là một lỗi gõ đã thử: viết gì, máy báo gì, bạn đọc có thấy bài không. Dấu ↵ là xuống dòng, ⇥ là
phím Tab; chỗ sai thay cho một dòng của một bài viết đúng."""
_SEVERITIES = {"error": "lỗi", "warning": "cảnh báo"}
_PROBLEMS_HEAD = f"""# Lỗi thường gặp

{NOTICE}

`nq57 check` đọc mọi bài rồi in từng vấn đề: chỗ sai (tệp:dòng:cột), mức, mã, câu báo, rồi cách sửa sau
dấu “→”. Bài có **lỗi** bị để ra ngoài cho tới khi sửa xong, các bài khác vẫn được dựng; bài có
**cảnh báo** vẫn được dựng. Dấu “…” trong bảng là chỗ máy điền chữ của bạn vào. Cách đọc một câu báo:
xem [soan-bai.md](soan-bai.md)."""


def _unfilled(sentence: str) -> str:
    """A sentence with dots where the details of a problem would stand."""
    if sentence == "{how}":
        return "Làm theo câu hướng dẫn in kèm."
    return _plain(re.sub(r"\{\w+\}", "…", sentence.replace("{meaning}", "")))


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return re.sub(r"([\\`*\[\]<])", r"\\\1", text)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    bar = r"\|"
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', bar) for cell in line)} |" for line in lines)


def schema_json(model: type[BaseModel], title: str) -> str:
    """The JSON Schema of a file, made milder for completion: it may suggest, `nq57 check` decides."""
    body = {"title": title, **_mild(model.model_json_schema(by_alias=True))}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _mild(node: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """A part of a schema without names of the code, and no stricter than the loader."""
    if isinstance(node, list):
        return [_mild(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "properties" in node:
        inner = {key: _mild(value) for key, value in node["properties"].items()}
        kept = {key: node[key] for key in ("type", "required", "additionalProperties") if key in node}
        definitions = {"$defs": {k: _mild(v) for k, v in node["$defs"].items()}} if "$defs" in node else {}
        return {**kept, "properties": inner, **definitions}
    node = {key: _mild(value) for key, value in node.items() if key not in ("title", "default")}
    if {"type": "null"} in node.get("anyOf", ()):
        only = next(choice for choice in node.pop("anyOf") if choice != {"type": "null"})
        return {**only, **node}
    if "enum" in node:  # codes and other capitals are taken as well
        return _either({"enum": node.pop("enum")}, node)
    if node.get("items") == {"type": "string"}:  # one text stands for a list of one
        return _either({"type": node.pop("type"), "items": node.pop("items")}, {"type": "string", **node})
    return node


def _either(first: dict[str, Any], rest: dict[str, Any]) -> dict[str, Any]:
    """`first`, or whatever `rest` says of the type."""
    return {"anyOf": [first, {"type": rest.pop("type")}], **rest}


def main() -> int:
    """Write every generated file, and remove schemas of kinds that are gone."""
    pages = generated()
    (HANDBOOK / SCHEMAS).mkdir(parents=True, exist_ok=True)
    for path, text in pages.items():
        (HANDBOOK / path).write_text(text, encoding="utf-8", newline="\n")
    for file in (HANDBOOK / SCHEMAS).glob(f"*{ENDING}"):
        if f"{SCHEMAS}/{file.name}" not in pages:
            file.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
