"""Open data: every kind's records as JSON and CSV with a schema; the description of all is beside.

It must not know the theme. Keys are the editors' own; drafts never reach a catalogue, bodies stay out.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.effects import Effect
from nq57.model.documents import Document
from nq57.model.fields import Fields
from nq57.model.kinds import Kind
from nq57.model.records import CLASS_OF, KINDS_BY_FOLDER, Record
from nq57.render.csv_cells import cell
from nq57.render.data_catalogue import DESCRIPTION, DataSet, data_sets, description
from nq57.render.data_values import columns, plain_fields, schema
from nq57.render.made_files import MadeFile
from nq57.render.placeholders import BASE

_ROWS_IN_MEMORY = 20_000


def data_files(catalogue: Catalogue) -> Iterator[MadeFile]:
    """Every data set in both forms with its schema, and the description of all."""
    sets = data_sets(catalogue)
    for data in sets:
        identity = tuple((r.id, r.digest, *_effect(effect).values()) for r, effect in data.rows)
        of = (data.kind, data.unit, data.host, data.licence, identity)
        yield MadeFile(data.path("json"), ("json", *of), partial(_json, data))
        yield MadeFile(data.path("csv"), ("csv", *of), partial(_csv, data))
        yield MadeFile(data.path("schema.json"), ("schema", data.kind), partial(_schema, data.kind))
    described = description(catalogue, sets)
    yield MadeFile(DESCRIPTION, ("dcat", described), described.encode)


def _json(data: DataSet) -> bytes:
    head = {
        "ten": data.label,
        "don_vi": data.unit,
        "giay_phep": data.licence,
        "luoc_do": f"{data.kind}.schema.json",
        "so_ban_ghi": len(data.records),
    }
    opened = json.dumps(head, ensure_ascii=False)[:-1]
    rows = ",\n".join(_json_row(*row) for row in data.rows)
    return f'{opened}, "ban_ghi": [\n{rows}\n]}}\n'.replace(BASE, data.host or "../").encode()


def _csv(data: DataSet) -> bytes:
    """With a byte order mark, by which spreadsheets know UTF-8, and the licence as the last column."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow((*_columns(CLASS_OF[data.kind]), "giay_phep"))
    licence = cell(data.licence)
    text = buffer.getvalue() + "".join(f"{_csv_row(*row)},{licence}\r\n" for row in data.rows)
    return f"\ufeff{text}".replace(BASE, data.host or "../").encode()


_COMMON = ("ma", "dia_chi", "don_vi_dang")


_EFFECT = {
    "hieu_luc": "Tình trạng hiệu lực vào ngày dựng trang, theo ngày và quan hệ trong kho",
    "hieu_luc_tu": "Từ ngày nào, nếu biết",
}


def _columns(fields: type[Fields]) -> tuple[str, ...]:
    return (*_COMMON, *columns(fields), *(_EFFECT if fields is Document else ()))


def _effect(effect: Effect | None) -> Mapping[str, str]:
    """What the register tells of a document on the day, where pages show more than its file states."""
    if effect is None:
        return {}
    return {"hieu_luc": effect.code, **({"hieu_luc_tu": effect.since.isoformat()} if effect.since else {})}


def _row(record: Record, effect: Effect | None) -> Mapping[str, Any]:
    common = {"ma": record.id, "dia_chi": f"{BASE}{record.url}", "don_vi_dang": record.unit}
    return {**common, **plain_fields(record.fields), **_effect(effect)}


@lru_cache(maxsize=_ROWS_IN_MEMORY)
def _json_row(record: Record, effect: Effect | None) -> str:
    return json.dumps(_row(record, effect), ensure_ascii=False)


@lru_cache(maxsize=_ROWS_IN_MEMORY)
def _csv_row(record: Record, effect: Effect | None) -> str:
    row = _row(record, effect)
    names = _columns(type(record.fields))
    return ",".join(cell(_flat(row.get(name, ""))) for name in names)


def _flat(value: Any) -> str:  # noqa: ANN401 - any plain value
    """A value in one cell: lists by semicolons, groups by commas."""
    if isinstance(value, list):
        return "; ".join(map(_flat, value))
    if isinstance(value, dict):
        return ", ".join(_flat(inner) for inner in value.values())
    return ("có" if value else "không") if isinstance(value, bool) else str(value)


@lru_cache(maxsize=32)
def _schema(kind: str) -> bytes:
    return json.dumps(_whole_schema(KINDS_BY_FOLDER[kind]), ensure_ascii=False, indent=1).encode()


def _whole_schema(kind: Kind) -> Mapping[str, Any]:
    """The schema of a kind's JSON file (JSON Schema 2020-12)."""
    fields = CLASS_OF[kind.folder]
    whole = schema(fields)
    described = {
        "ma": {"type": "string", "description": "Mã bản ghi, duy nhất"},
        "dia_chi": {
            "type": "string",
            "format": "uri-reference",
            "description": "Địa chỉ trang của bản ghi",
        },
        "don_vi_dang": {"type": "string", "description": "Mã đơn vị đã đăng"},
    }
    effect = {name: {"type": "string", "description": words} for name, words in _EFFECT.items()}
    derived = effect if fields is Document else {}
    row = {**whole, "properties": {**described, **whole["properties"], **derived}}
    row["required"] = [*described, *whole.get("required", [])]
    texts = ("ten", "don_vi", "giay_phep", "luoc_do")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.label,
        "type": "object",
        "required": [*texts, "so_ban_ghi", "ban_ghi"],
        "additionalProperties": False,
        "properties": {
            **{name: {"type": "string"} for name in texts},
            "so_ban_ghi": {"type": "integer", "minimum": 0},
            "ban_ghi": {"type": "array", "items": row},
        },
    }
