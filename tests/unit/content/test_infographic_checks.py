"""What the blocks of an infographic must hold, and what they become."""

import textwrap

import pytest
from tests.workspaces import codes, loaded, record

from nq57.content.loading import Loaded
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


CHART = "- loai: biểu đồ cột\n  don_vi: người\n  csv: so.csv"
MAP = '- loai: bản đồ ô\n  tinh: "20"\n  don_vi: tổ\n  csv: so.csv'


def with_table(blocks: str, table: str | bytes, name: str = "so.csv") -> Loaded:
    """An infographic with a table beside it."""
    text = f"{HEAD}khoi:\n{textwrap.indent(blocks, '  ')}"
    return loaded(
        {PATH: text, f"tinh-a/infographic/{name}": table, "tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\n"}
    )


def told(found: Loaded) -> list[tuple[str, str]]:
    """Code and place of every problem."""
    return [(p.code, str(p.source).removeprefix("tinh-a/infographic/")) for p in found.problems]


def items(found: Loaded) -> list[tuple[str | None, str | None]]:
    """Name and value of every item of the first block."""
    (made,) = (r.fields for r in found.workspace.records)
    assert isinstance(made, Infographic)
    return [(item.name, item.value) for item in made.blocks[0].items]


@pytest.mark.parametrize(
    "table",
    [
        "\ufeffTháng;Số\r\nMột;12,5\r\nHai;1.240\r\n".encode(),
        "Tháng\tSố\nMột\t12,5\nHai\t1.240\n".encode(),
        'sep=,\r\nTháng,Số\r\nMột,"12,5"\r\nHai,1.240\r\n;;\r\n'.replace(";;\r\n", "").encode(),
        "\ufeffTháng;Số;;\r\nMột;12,5;;\r\nHai;1.240;;\r\n;;;\r\n".encode(),
    ],
)
def test_a_file_beside_is_read_as_spreadsheets_save_it(table: bytes) -> None:
    """Byte order mark, Windows line ends, semicolons, decimal commas and empty margins are no problem."""
    found = with_table(CHART, table)
    assert [code for code, _ in told(found) if code != "so-kieu-anh"] == []
    assert items(found) == [("Một", "12,5"), ("Hai", "1.240")]


@pytest.mark.parametrize("encoding", ["cp1258", "utf-16", "utf-16-be"])
def test_another_encoding_is_told_with_its_line(encoding: str) -> None:
    """Old code pages at their first foreign letter, wide ones as a whole; the page is not built."""
    table = "Ten;So\nA;5\nNgươ\u0300i dân;6\n".encode(encoding)
    found = with_table(CHART, table)
    code, place = told(found)[0]
    assert code in {"csv-ma-hoa", "tep-nhi-phan"}
    assert place == ("so.csv:3:1" if encoding == "cp1258" else "so.csv:1:1")
    assert found.workspace.records == ()


def test_a_wrong_row_is_told_where_it_stands() -> None:
    """All at once, each with the line of the file or of the pasted text."""
    table = "Tháng;Số\n1;5\n2;năm\n3;-4\n4;\n"
    wanted = ["so-khong-doc-duoc", "so-am", "muc-thieu-khoa"]
    lines = [f"so.csv:{line}:1" for line in (3, 4, 5)]
    assert told(with_table(CHART, table)) == list(zip(wanted, lines, strict=True))
    pasted = CHART.replace("so.csv", "|\n    Tháng;Số\n    1;5\n    2;năm")
    assert problems(pasted) == [("so-khong-doc-duoc", 10)]


@pytest.mark.parametrize(
    ("table", "code", "place"),
    [
        ("Tháng;Số\n1;5\n2\n", "csv-sai", "so.csv:3:1"),
        ("Tháng;Số\n" + "1;5\n" * 501, "csv-qua-dai", "so.csv:502:1"),
        ("Tháng;Số;Năm\n1;5;6\n", "csv-thua-cot", "so.csv:1:1"),
        ('Tháng,Số\n1,"1,240"\n', "so-kieu-anh", "so.csv:2:1"),
        ("", "tep-rong", "so.csv:1:1"),
        ("Tên;Số\n" + "A;5\n" * 500_000, "tep-qua-lon", "so.csv"),
    ],
)
def test_what_is_wrong_with_a_table_is_told(table: str, code: str, place: str) -> None:
    """Uneven, too long, too wide, with numbers that can be read in two ways, empty."""
    assert told(with_table(CHART, table)) == [(code, place)]


def test_only_a_csv_file_that_is_there_is_taken() -> None:
    """Another kind of file is refused by name, a missing one with the nearest name."""
    assert told(with_table(CHART.replace("so.csv", "so.xlsx"), "x", "so.xlsx")) == [
        ("csv-duoi", "mau.yml:7:5")
    ]
    assert [code for code, _ in told(with_table(CHART.replace("so.csv", "s0.csv"), "Tên;Số\nA;1\n"))] == [
        "tep-thieu"
    ]


def test_a_table_is_part_of_its_record() -> None:
    """Other numbers make another record, though its own file is the same."""
    one, other = (with_table(CHART, f"Tên;Số\nA;{n}\n").workspace.records[0] for n in (1, 2))
    assert one.digest != other.digest
    assert one != other


def test_a_map_takes_codes_as_a_spreadsheet_leaves_them() -> None:
    """A lost leading zero is given back; a commune without a value has no data; places are kept."""
    found = with_table(MAP, "Mã;Số;Hàng;Cột\n6187;5;1;2\n06184;;1;1\n06199;;;\n")
    assert told(found) == []
    known = {name: value for name, value in items(found) if value}
    assert known == {"Phường Kỳ Lừa": "5"}
    assert len(items(found)) == 65


def test_a_map_s_mistakes_are_told_at_their_rows() -> None:
    """A commune twice, two on one tile, half a place, a value that is missing."""
    table = "Mã;Số;Hàng;Cột\n6187;5;1;1\n6187;6;;\n6184;1;1;1\n6037;2;3;\n"
    assert told(with_table(MAP, table)) == [
        ("xa-hai-lan", "so.csv:3:1"),
        ("o-hai-xa", "so.csv:4:1"),
        ("vi-tri-sai", "so.csv:5:1"),
    ]
    assert problems('- loai: bản đồ ô\n  tinh: "20"\n  don_vi: tổ\n  muc: [{ma: "06187"}]') == [
        ("muc-thieu-khoa", 8)
    ]


@pytest.mark.parametrize("written", ["6187", "Kỳ Lừa", "Phường Kỳ Lừa", "phường kỳ lưa"])
def test_a_commune_s_code_is_guessed(written: str) -> None:
    """From its digits without the zero, or from its name."""
    text = f'- loai: bản đồ ô\n  tinh: "20"\n  don_vi: tổ\n  muc: [{{ma: "{written}", gia_tri: "5"}}]'
    block = f"{HEAD}khoi:\n{textwrap.indent(text, '  ')}"
    found = loaded({PATH: block, "tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\n"}).problems
    assert [(p.code, dict(p.details)["guess"]) for p in found] == [("xa-la", "06187")]


MANY = """tieu_de: Mười hai lỗi
ngay: 31/02/2026
bo_cuc: Lưoi
so_lieu:
  - {gia_tri: "130", don_vi: "%", chu_thich: quá, bieu_tuong: Điện thọai}
khoi:
  - loai: Biểu đồ cọt
  - loai: Biểu đồ tròn
    don_vi: người
    tong: "100"
    muc: [{ten: A, gia_tri: "40"}, {ten: B, gia_tri: bốn}]
  - loai: Các bước
  - loai: Trích dẫn văn bản
    so_ky_hieu: 57/NQ-TW
    noi_dung: Ý
  - loai: Trích dẫn văn bản
    so_ky_hieu: linh tinh
    noi_dung: Ý
  - loai: Biểu đồ đường
    csv: so.csv
thua: có
"""


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    """A wrong day or an unknown key keeps nothing else from being looked at, nor the table beside."""
    files = {PATH: MANY, "tinh-a/infographic/so.csv": "Tên;Số\nA;x\n"}
    found = loaded({**files, "tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\n"})
    assert [(code, place.split(":")[1]) for code, place in told(found)] == [
        ("infographic-thieu-nguon", "1"),
        ("ngay-khong-co", "2"),
        ("gia-tri-la", "3"),
        ("phan-tram-sai", "5"),
        ("gia-tri-la", "5"),
        ("gia-tri-la", "7"),
        ("so-khong-doc-duoc", "11"),
        ("khoi-thieu-khoa", "12"),
        ("so-ky-hieu-chua-chuan", "14"),
        ("so-ky-hieu-sai", "17"),
        ("khoi-thieu-khoa", "19"),
        ("khoa-la", "21"),
        ("so-khong-doc-duoc", "2"),
    ]
