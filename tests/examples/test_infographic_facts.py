"""The product's infographics say what its task and target records say, right to the digit."""

from collections import Counter
from functools import cache

from tests.projects import ROOT

from nq57.content.folder import DiskFolder
from nq57.content.loading import load
from nq57.model.infographics import Block, Infographic
from nq57.model.records import Record
from nq57.model.work import Target, Task

LAI_CHAU = "lai-chau/infographic/"


@cache
def records() -> dict[str, Record]:
    """The product's own content by id."""
    return {record.id: record for record in load(DiskFolder(ROOT / "content")).workspace.records}


def blocks(record_id: str, kind: str) -> list[Block]:
    """The blocks of one kind of an infographic."""
    fields = records()[record_id].fields
    assert isinstance(fields, Infographic)
    return [block for block in fields.blocks if block.kind == kind]


def values(block: Block) -> list[int]:
    """The numbers of a chart, in its order."""
    return [int(str(item.value)) for item in block.items]


def annex() -> list[Task]:
    """The nineteen tasks of Lai Châu's annex, by number."""
    found = [r.fields for r in records().values() if r.id.startswith("lai-chau/nhiem-vu/")]
    tasks = [task for task in found if isinstance(task, Task) and str(task.ordinal).isdecimal()]
    return sorted(tasks, key=lambda task: int(str(task.ordinal)))


def test_nineteen_tasks_by_time() -> None:
    """The ring counts the tasks of the annex by their time: 15, 2, 1, 1."""
    when = Counter(task.deadline_text for task in annex())
    ring = blocks(f"{LAI_CHAU}lc-ke-hoach-qua-con-so", "bieu-do-tron")[0]
    keys = ("Thường xuyên", "Quý 1/2026", "Quý 2/2026", "Tháng 6/2025")
    counted = [sum(count for text, count in when.items() if text.startswith(key)) for key in keys]
    assert values(ring) == counted
    assert str(ring.total) == str(len(annex())) == "19"


def test_nineteen_tasks_by_lead() -> None:
    """The bars count how many tasks each body leads, alone or with others."""
    bars = blocks(f"{LAI_CHAU}lc-muoi-chin-nhiem-vu", "bieu-do-cot")[0]
    leads = [task.leads for task in annex()]
    culture, science = "Sở Văn hóa, Thể thao và Du lịch", "Sở Khoa học và Công nghệ"
    assert values(bars)[:2] == [sum(name in row for row in leads) for name in (culture, science)]
    assert values(bars)[3] == sum("Sở Giáo dục và Đào tạo" in row for row in leads)
    assert bars.items[0].name is not None
    alone = sum(row == (culture,) for row in leads)
    assert f"{alone} chủ trì, {values(bars)[0] - alone} cùng chủ trì" in bars.items[0].name


def test_the_table_has_every_task_with_its_leads() -> None:
    """Row by row: as many leads as the record names, and the record's own time."""
    table = blocks(f"{LAI_CHAU}lc-19-nhiem-vu-bang", "bang")[0]
    assert [row[0] for row in table.rows] == [task.ordinal for task in annex()]
    assert [len(row[2].split("; ")) for row in table.rows] == [len(task.leads) for task in annex()]
    for row, task in zip(table.rows, annex(), strict=True):
        said = row[3].removeprefix("Từ ").casefold()
        assert said in task.deadline_text.casefold(), (row, task.deadline_text)


def test_targets_by_year_of_the_department() -> None:
    """The bars count the targets of Sở Ngoại vụ by their year: 3, 2, 2, 2."""
    bars = blocks("lang-son/so-ngoai-vu/infographic/2025-08-snv-chi-tieu-theo-nam", "bieu-do-cot")[0]
    own = [r.fields for r in records().values() if r.id.startswith("lang-son/so-ngoai-vu/chi-tieu/")]
    years = Counter(target.milestones[0].year for target in own if isinstance(target, Target))
    assert values(bars) == [years[year] for year in ("2025", "2026", "2027", "2028-2030")]


def test_contents_of_quang_ngai_by_lead() -> None:
    """Twenty-nine contents of part III, each counted once under the body that leads it."""
    bars = blocks("quang-ngai/infographic/qn-sau-nhom-giai-phap", "bieu-do-cot")[0]
    third = [r.fields for r in records().values() if r.id.startswith("quang-ngai/nhiem-vu/qn-3-")]
    numbered = [t for t in third if isinstance(t, Task) and str(t.ordinal).count(".") == 2]
    assert sum(values(bars)) == 29 == len(numbered)


def test_plans_have_at_least_eight_infographics_of_blocks() -> None:
    """Every one of the five plans' units has its own, and each names its source."""
    drawn = [r for r in records().values() if isinstance(r.fields, Infographic) and r.fields.blocks]
    assert len(drawn) >= 8
    assert {r.unit for r in drawn} == {
        "trung-uong",
        "lang-son",
        "lang-son/so-ngoai-vu",
        "lang-son/phuong-ky-lua",
        "quang-ngai",
        "lai-chau",
    }
