"""Data becomes fields, or problems that name key, place, and what is wanted.

They must not know files; texts stand for front matter.
"""

import pytest

from nq57.content.validation import shape
from nq57.content.yaml_guard import read_yaml
from nq57.model.articles import Event, Media, News
from nq57.model.fields import Fields
from nq57.model.problems import Problem
from nq57.model.work import Target, Task


def found(model: type[Fields], text: str) -> list[Problem]:
    """The problems of a text as the keys of a model."""
    return shape(model, read_yaml(text, "a.yml"), "a.yml")[1]


def rows(model: type[Fields], text: str) -> list[tuple[str, str, int]]:
    """Code, key and line of those problems, in their order of place."""
    return [(p.code, dict(p.details)["key"], p.source.line) for p in sorted(found(model, text))]


NEWS = "tieu_de: Tin\nngay: 01/06/2025\n"


def test_sound_data_gives_fields_and_no_problem() -> None:
    """Aliases are the editor's keys; values are read."""
    fields, problems = shape(News, read_yaml(NEWS + "the: một thẻ\n", "a.yml"), "a.yml")
    assert problems == []
    assert fields is not None
    assert (fields.title, fields.tags) == ("Tin", ("một thẻ",))


def test_every_problem_is_told_at_once() -> None:
    """One run tells all that is wrong in a file."""
    text = "ngay: hôm qua\nnhap: có lẽ\ntac_ga: Lan\ndang_tu: 31/02/2025\n"
    assert rows(News, text) == [
        ("ngay-sai-dang", "ngay", 1),
        ("thieu-khoa", "tieu_de", 1),
        ("khong-phai-co-khong", "nhap", 2),
        ("khoa-la", "tac_ga", 3),
        ("ngay-khong-co", "dang_tu", 4),
    ]


@pytest.mark.parametrize(
    ("model", "text", "row"),
    [
        (News, NEWS + "anh: a.png\n", ("sai-kieu", "anh", 3)),
        (News, NEWS + "anh: [a.png]\n", ("sai-kieu", "anh", 3)),
        (News, NEWS + "tep_dinh_kem: a.pdf\n", ("sai-kieu", "tep_dinh_kem", 3)),
        (News, NEWS + "the: {a: b}\n", ("sai-kieu", "the", 3)),
        (News, NEWS + "the:\n  - [a]\n", ("khong-phai-chu", "the", 4)),
        (News, NEWS + "tac_gia: {a: b}\n", ("khong-phai-chu", "tac_gia", 3)),
        (News, NEWS + "nhap: [có]\n", ("khong-phai-chu", "nhap", 3)),
        (News, "tieu_de: ' '\nngay: 2025\n", ("de-trong", "tieu_de", 1)),
        (News, "tieu_de:\nngay: 2025\n", ("de-trong", "tieu_de", 1)),
        (News, NEWS + "nguon:\n  lien_ket: https://a.vn\n", ("thieu-khoa", "ten", 3)),
        (News, NEWS + "nguon:\n  ten: Báo\n  lien_ket: a.vn\n", ("lien-ket-sai", "lien_ket", 5)),
        (Event, "tieu_de: Họp\nbat_dau: [1]\n", ("khong-phai-chu", "bat_dau", 2)),
        (Media, NEWS + "loai: phim câm\n", ("gia-tri-la", "loai", 3)),
        (Target, "ten: Đạt\nmoc:\n  - nam: '2025'\n", ("thieu-khoa", "gia_tri", 3)),
        (Task, "ten: Việc\nthoi_han: Quý I\n", ("thieu-khoa", "chu_tri", 1)),
    ],
)
def test_a_wrong_shape_is_told_by_key_and_line(
    model: type[Fields], text: str, row: tuple[str, str, int]
) -> None:
    """A problem in a list or group stands on the line of its own item."""
    assert rows(model, text) == [row]


def test_a_known_key_is_guessed_at_its_own_depth() -> None:
    """Inside a picture the picture's keys are offered, not the article's."""
    problem = next(p for p in found(News, NEWS + "anh:\n  tep: a.png\n  mota: Ô\n") if p.code == "khoa-la")
    details = dict(problem.details)
    assert (details["guess"], details["known"]) == ("mo_ta", "tep, mo_ta, chu_thich, nguon")


def test_an_unknown_key_without_value_is_told_too() -> None:
    """A blank value hides no misspelt key; a blank known key is told, for it does nothing."""
    assert rows(News, NEWS + "tac_ga:\n") == [("khoa-la", "tac_ga", 3)]
    assert rows(News, NEWS + "tac_gia:\n") == [("khoa-de-trong", "tac_gia", 3)]


def test_an_unknown_value_comes_with_the_known_and_the_nearest() -> None:
    """The labels to choose from, and which was likely meant."""
    problem = found(Task, "ten: Việc\nchu_tri: A\nthoi_han: B\ntrang_thai: hoan thanh xong\n")[0]
    details = dict(problem.details)
    assert details["guess"] == "Hoàn thành"
    assert "Đang thực hiện" in details["known"]


def test_a_remedy_shows_the_writing_wanted() -> None:
    """Lists and groups each have their own example."""
    as_list = found(News, NEWS + "tep_dinh_kem: a.pdf\n")[0]
    as_group = found(News, NEWS + "anh: a.png\n")[0]
    assert "“- ”" in as_list.mend()
    assert "“anh:”" in as_group.mend()
    assert "list" in as_list.message("en")
