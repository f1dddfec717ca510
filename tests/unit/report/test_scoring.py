"""A unit's own score: claimed and proven points, the bonus up to its bound, gaps and classes."""

import io
from pathlib import Path

import openpyxl
from tests.projects import make_project, nq57
from tests.workspaces import UNITS

from nq57.model.boards import Board, SelfScore
from nq57.report.scoring import Result, result_of, score_table, score_text
from nq57.report.xlsx_writer import workbook_bytes

BOARD = """\
bang_tieu_chi:
  - ma: kh
    ten: Bảng mẫu
    thuong_toi_da: "15"
    xep_loai: [{ten: C, tu: "50"}, {ten: A, tu: "90"}, {ten: B, tu: "75"}]
    tieu_chi:
      - {ma: a1, ten: Có kế hoạch, diem: "60", nhom: Chung}
      - {ma: a2, ten: Có chuyên mục, diem: "25,5"}
      - {ma: a3, ten: Chưa chấm, diem: "4"}
      - {ma: t1, ten: Sáng kiến, diem: "20", diem_thuong: có}
tu_cham:
  - bang: kh
    don_vi: tinh-a
    ky: 2026
    diem:
      - {tieu_chi: a1, diem: "60", minh_chung: [{ten: Kế hoạch, van_ban: 1/KH-UBND}]}
      - {tieu_chi: a2, diem: "25,5", minh_chung: [{ten: Nội bộ}]}
      - {tieu_chi: t1, diem: "20", minh_chung: [{ten: Tin, lien_ket: "https://a.vn"}]}
"""


def result() -> Result:
    """A board whose second criterion has only an internal note."""
    classes = [{"ten": "C", "tu": "50"}, {"ten": "A", "tu": "90"}, {"ten": "B", "tu": "75"}]
    criteria = [
        {"ma": "a1", "ten": "Có kế hoạch", "diem": "60"},
        {"ma": "a2", "ten": "Có chuyên mục", "diem": "25,5"},
        {"ma": "a3", "ten": "Chưa chấm", "diem": "4"},
        {"ma": "t1", "ten": "Sáng kiến", "diem": "20", "diem_thuong": "có"},
    ]
    keys = {"ma": "kh", "ten": "Bảng", "thuong_toi_da": "15", "xep_loai": classes, "tieu_chi": criteria}
    scores = [
        {"tieu_chi": "a1", "diem": "60", "minh_chung": [{"ten": "K", "van_ban": "1/KH-UBND"}]},
        {"tieu_chi": "a2", "diem": "25,5", "minh_chung": [{"ten": "Nội bộ"}]},
        {"tieu_chi": "t1", "diem": "20", "minh_chung": [{"ten": "T", "lien_ket": "https://a.vn"}]},
    ]
    told = {"bang": "kh", "don_vi": "tinh-a", "ky": "2026", "diem": scores}
    return result_of(Board.model_validate(keys), SelfScore.model_validate(told))


def test_points_are_claimed_and_proven_apart() -> None:
    """A bonus of 20 counts 15; an internal note proves nothing; each sum has its class."""
    found = result()
    assert (str(found.claimed), found.class_of(found.claimed)) == ("100.5", "A")
    assert (str(found.proven), found.class_of(found.proven)) == ("75", "B")
    assert found.gaps == (
        "a2. Có chuyên mục: chấm 25,5 điểm, chưa có minh chứng",
        "a3. Chưa chấm: chưa chấm, còn 4 điểm",
    )
    assert "Có minh chứng: 75 điểm, B" in score_text("Tỉnh A", found)


def test_the_sheet_has_a_line_for_each_criterion() -> None:
    """And both sums; what is not scored is an ellipsis."""
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes((score_table(result()),), ())))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=4)]
    assert [row[0] for row in rows] == ["a1", "a2", "a3", "t1", "Cộng", "Có minh chứng"]
    assert rows[2][4] == "…"


def test_the_command_scores_and_writes(tmp_path: Path) -> None:
    """A unit that has not scored itself is told so."""
    content = tmp_path / "c"
    for path, text in {**UNITS, "bao-cao.yml": BOARD}.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(str(text), encoding="utf-8")
    project = make_project(tmp_path / "p", content)
    done = nq57("score", "tinh-a", "--root", project, "--out", tmp_path / "o")
    assert "Tự chấm: 100,5 điểm, A" in done.stdout
    assert (tmp_path / "o" / "tinh-a.2026.kh.xlsx").is_file()
    assert nq57("score", "tinh-c", "--root", project).returncode == 2
