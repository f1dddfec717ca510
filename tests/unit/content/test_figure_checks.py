"""A period's figures fit their indicators, which a workspace may add to."""

from tests.workspaces import codes, record

from nq57.model.indicators import PeriodFigures

HEAD = "ky: 2026-H1\nnguoi_cung_cap: Sở A\nso_lieu:\n"
ROW = '  - {chi_so: to-cnscd, gia_tri: "5"}\n'


def test_indicators_are_written_as_code_or_label() -> None:
    """The record keeps codes; a share keeps both its numbers."""
    share = '  - {chi_so: Chi bộ đã sinh hoạt chuyên đề, tu_so: "30", mau_so: "32"}\n'
    fields = record("tinh-a/so-lieu/a.yml", HEAD + ROW + share).fields
    assert isinstance(fields, PeriodFigures)
    assert [(figure.indicator, figure.text) for figure in fields.figures] == [
        ("to-cnscd", "5"),
        ("chi-bo-sinh-hoat", "93,8% (30/32)"),
    ]
    assert fields.title == "Số liệu 6 tháng đầu năm 2026"


def test_a_workspace_has_indicators_of_its_own() -> None:
    """In tu-vung.yml, beside topics and audiences."""
    own = "chi_so:\n  - {ma: loa, ten: Cụm loa thông minh, don_vi_tinh: cụm}\n"
    row = '  - {chi_so: Cụm loa thông minh, gia_tri: "7"}\n'
    units = {"tinh-a/don-vi.yml": "ten: A\ncap: Tỉnh\n"}
    assert codes({**units, "tu-vung.yml": own, "tinh-a/so-lieu/a.yml": HEAD + row}) == []
    assert codes({**units, "tinh-a/so-lieu/a.yml": HEAD + row}) == ["chi-so-la"]


def test_one_figure_of_a_period_stands_in_one_file() -> None:
    """Two files of a unit would leave open which is right; another unit has its own."""
    units = {"tinh-a/don-vi.yml": "ten: A\ncap: Tỉnh\n", "tinh-c/don-vi.yml": "ten: C\ncap: Tỉnh\n"}
    files = {"tinh-a/so-lieu/a.yml": HEAD + ROW, "tinh-c/so-lieu/a.yml": HEAD + ROW}
    assert codes({**units, **files}) == []
    assert codes({**units, **files, "tinh-a/so-lieu/b.yml": HEAD + ROW}) == ["chi-so-trung"]


def test_evidence_names_a_record_that_the_unit_sees() -> None:
    """An article that does not exist proves nothing."""
    units = {"tinh-a/don-vi.yml": "ten: A\ncap: Tỉnh\n"}
    done = "ten: V\nchu_tri: S\nthoi_han: X\ntrang_thai: hoàn thành\n"
    done += "minh_chung:\n  - {ten: T, bai: tin-tuc/a}\n"
    article = "---\ntieu_de: T\nngay: 01/06/2025\n---\nChữ.\n"
    files = {**units, "tinh-a/nhiem-vu/v.yml": done}
    assert codes(files) == ["lien-ket-trong-la"]
    assert codes({**files, "tinh-a/tin-tuc/a.md": article}) == []
