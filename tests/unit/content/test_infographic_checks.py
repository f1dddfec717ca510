"""What the blocks of an infographic must hold, and what they become."""

import textwrap

from tests.workspaces import codes, loaded, record

from nq57.model.infographics import Infographic

HEAD = "tieu_de: Mẫu\nngay: 01/06/2025\nnguon: {ten: Nguồn mẫu}\n"
PATH = "tinh-a/infographic/mau.yml"


def infographic(blocks: str) -> Infographic:
    """The fields of one sound infographic with these blocks."""
    fields = record(PATH, f"{HEAD}khoi:\n{textwrap.indent(textwrap.dedent(blocks), '  ')}").fields
    assert isinstance(fields, Infographic)
    return fields


def problems(blocks: str) -> list[tuple[str, int]]:
    """Code and line of every problem of these blocks; the first block begins in line 5."""
    text = f"{HEAD}khoi:\n{textwrap.indent(textwrap.dedent(blocks), '  ')}"
    files = {PATH: text, "tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\n"}
    return [
        (found.code, found.source.line) for found in loaded(files).problems if found.source.path == PATH
    ]


def test_a_pasted_table_becomes_items() -> None:
    """Cells between tabs, as a spreadsheet pastes them; the first line only names the columns."""
    block = infographic(
        "- loai: biểu đồ cột\n  don_vi: lượt\n  csv: |\n    Năm\tLượt\n    2025\t1.200\n    2026\t30"
    )
    assert [(item.name, item.value) for item in block.blocks[0].items] == [
        ("2025", "1.200"),
        ("2026", "30"),
    ]


def test_a_pasted_table_becomes_rows() -> None:
    """Of a table every cell is kept as it is, whichever mark stands between cells."""
    block = infographic("- loai: Bảng\n  csv: |\n    Việc;Chủ trì;Hạn\n    Mở lớp;Sở A, Sở B;2026").blocks[
        0
    ]
    assert (block.columns, block.rows) == (("Việc", "Chủ trì", "Hạn"), (("Mở lớp", "Sở A, Sở B", "2026"),))


def test_a_map_has_every_commune_of_its_province() -> None:
    """Lạng Sơn has 65; names are the official ones, and only the given one has a value."""
    block = infographic(
        '- loai: bản đồ ô\n  tinh: "20"\n  don_vi: tổ\n  muc: [{ma: "06187", gia_tri: "5"}]'
    )
    items = block.blocks[0].items
    assert len(items) == 65
    assert [(item.name, item.value) for item in items if item.value] == [("Phường Kỳ Lừa", "5")]


def test_a_number_of_another_province_is_found_at_its_line() -> None:
    """The code is right in form and wrong in place."""
    text = '- loai: bản đồ ô\n  tinh: "20"\n  don_vi: tổ\n  muc:\n    - ma: "00001"\n      gia_tri: "5"'
    assert problems(text) == [("xa-la", 9)]


def test_parts_must_make_the_whole() -> None:
    """The total given, or a hundred per cent; rounding to a decimal is forgiven."""
    parts = 'muc: [{{ten: A, gia_tri: "{a}"}}, {{ten: B, gia_tri: "{b}"}}]'
    ring = f"- loai: biểu đồ tròn\n  don_vi: {{unit}}\n{{more}}  {parts}"
    total = '  tong: "19"\n'
    assert problems(ring.format(unit="việc", more=total, a="15", b="3")) == [("tong-sai", 8)]
    assert problems(ring.format(unit="việc", more=total, a="15", b="4")) == []
    assert problems(ring.format(unit="'%'", more="", a="33,3", b="66,6")) == []
    assert problems(ring.format(unit="'%'", more="", a="33", b="66")) == [("tong-sai", 7)]


def test_a_source_is_required() -> None:
    """Figures without a source are no figures of an agency."""
    bare = HEAD.replace("nguon: {ten: Nguồn mẫu}\n", "")
    assert codes({PATH: bare, "tinh-a/don-vi.yml": "ten: A\ncap: Tỉnh\n"}) == ["infographic-thieu-nguon"]
    named = f'{bare}van_ban: ["57-NQ/TW"]\n'
    assert "infographic-thieu-nguon" not in codes({PATH: named, "tinh-a/don-vi.yml": "ten: A\ncap: Tỉnh\n"})


def test_an_icon_nobody_knows_is_guessed_at() -> None:
    """Icons are a vocabulary like any other."""
    text = "- loai: danh sách\n  muc: [{ten: A, bieu_tuong: phát than}]"
    assert problems(text) == [("gia-tri-la", 6)]
