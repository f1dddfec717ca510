"""The careful reader's table of the five plans agrees with what the demonstration shows of them.

It must not read the plans; `scripts/import_accuracy.py` does, and compares an import with this table.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from nq57.importing.facts.duties import last_day
from nq57.language.numbers import parse_number

TRUTH: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "plans_read.yml").read_text(encoding="utf-8")
)
CONTENT = Path(__file__).parents[2] / "content"


@pytest.mark.parametrize("plan", sorted(TRUTH))
def test_every_number_is_one(plan: str) -> None:
    """Numbers and citations are canonical; NQ57 is the one alias."""
    for text in (*TRUTH[plan]["basis"], *TRUTH[plan]["citations"]):
        parsed = parse_number(text)
        assert text == "NQ57" or (parsed is not None and parsed.canonical_input), text


def test_the_annex_agrees_with_the_demonstration() -> None:
    """Lead, deadline and last day of all nineteen tasks are those of the hand-made records."""
    rows = [row for row in TRUTH["004"]["tasks"] if row[0].isdecimal()]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 20)]
    records = sorted((CONTENT / "lai-chau" / "nhiem-vu").glob("lc-[01][0-9]-*.yml"))
    for row, path in zip(rows, records, strict=True):
        record: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert record["so"] == row[0]
        assert plain("; ".join(record["chu_tri"])) == plain(row[2])
        assert record["thoi_han"] == row[4]
        day = last_day(row[4])
        # "Quý 1/2026 và các năm tiếp theo" has no last day; the demonstration shows its first one.
        assert day is None or record["han"] == f"{day:%d/%m/%Y}"


def plain(text: str) -> str:
    """Without case, blanks and the place of a tone, in which the plan's own rows differ."""
    return "".join(text.casefold().replace("hoá", "hóa").split())
