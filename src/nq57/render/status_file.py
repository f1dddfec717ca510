"""`nq57-status.json`: how a unit's work stands, for whoever looks over many units; and its schema.

It must not know who reads it. Other software may write the same file: the schema tells all there is.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from typing import Any

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.status import Status, status_of
from nq57.render.made_files import MadeFile

STATUS, SCHEMA = "nq57-status.json", "nq57-status.schema.json"
FORM = "nq57-status/1"
_DAY = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_COUNT = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}


def status_files(catalogue: Catalogue) -> Iterator[MadeFile]:
    """The unit's status and the schema that it keeps."""
    status = status_of(catalogue)
    yield MadeFile(STATUS, (status,), partial(status_bytes, status))
    yield MadeFile(SCHEMA, (FORM,), _schema_bytes)


def status_bytes(status: Status) -> bytes:
    """The file."""
    return json.dumps(status_row(status), ensure_ascii=False, indent=1, default=_plain).encode() + b"\n"


def status_row(status: Status) -> dict[str, Any]:
    """A status under the keys of the schema."""
    row = asdict(status)
    row["reports"] = [dict(one) for one in row["reports"]]
    return {"form": FORM, **row, "records": dict(status.records)}


def _plain(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _schema_bytes() -> bytes:
    return json.dumps(status_schema(), ensure_ascii=False, indent=1).encode() + b"\n"


def status_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12); a number that is not known is null or left out, never 0."""
    plan = _group({"name": _TEXT, "issued": _TEXT, "posted": _DAY}, ("name",))
    soon = _group(
        {
            "documents": _COUNT,
            "known": _COUNT,
            "median_days": {"type": ["number", "null"]},
            "worst_days": {"type": ["integer", "null"]},
        }
    )
    tasks = _group(dict.fromkeys(("total", "done", "in_time", "late", "undated", "silent"), _COUNT))
    states = {"enum": ["dung-han", "tre", "chua-gui", "chua-den-han", "khong-ro"]}
    report = _group(
        {"period": _TEXT, "receiver": _TEXT, "last_day": _DAY, "state": states}, ("period", "state")
    )
    words = ("unit", "name", "level", "province_code", "ward_code", "section_url")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Tình hình thực hiện Nghị quyết 57 của một đơn vị",
        **_group(
            {
                "form": {"const": FORM},
                **dict.fromkeys(words, _TEXT),
                "plan": {"anyOf": [plan, {"type": "null"}]},
                "last_change": _DAY,
                "timeliness": soon,
                "tasks": tasks,
                "targets": _COUNT,
                "targets_measured": _COUNT,
                "reports": {"type": "array", "items": report},
                "records": {"type": "object", "additionalProperties": _COUNT},
            },
            ("form", "name"),
        ),
    }


def _group(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    group = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**group, "required": list(required)} if required else group
