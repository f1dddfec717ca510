"""Where a task stands is derived: from what was told, its evidence, its day and the day of looking."""

import datetime as dt
from typing import Any

import pytest
from tests.workspaces import DAY, catalogue, document, task

from nq57.catalogue.progress import shown_evidence, task_state, updates_until
from nq57.model.values import PartialDate
from nq57.model.work import Task

PROOF = [{"ten": "Báo cáo", "van_ban": "12/BC-SKHCN"}]
PLAN = PartialDate(2025, 8, 12)


def made(**keys: Any) -> Task:
    """A task with a lead and a deadline in words."""
    return Task.model_validate({"ten": "Việc", "chu_tri": "Sở A", "thoi_han": "Năm 2026"} | keys)


@pytest.mark.parametrize(
    ("keys", "label"),
    [
        ({}, "Chưa cập nhật"),
        ({"thoi_han": "Thường xuyên"}, "Thường xuyên"),
        ({"han": "20/11/2026"}, "Chưa cập nhật, quá hạn"),
        ({"han": "21/11/2026"}, "Chưa cập nhật"),
        ({"han": "trước ngày 21/11/2026"}, "Chưa cập nhật, quá hạn"),
        ({"han": "trước ngày 22/11/2026", "trang_thai": "đang thực hiện"}, "Đang thực hiện, đúng hạn"),
        ({"han": "20/11/2026", "trang_thai": "đang thực hiện"}, "Đang thực hiện, quá hạn"),
        ({"han": "20/11/2026", "trang_thai": "chưa bắt đầu"}, "Chưa thực hiện, quá hạn"),
        ({"trang_thai": "đang thực hiện", "thoi_han": "Thường xuyên"}, "Đang thực hiện, thường xuyên"),
        ({"trang_thai": "hoàn thành"}, "Đang thực hiện"),
        ({"trang_thai": "hoàn thành", "minh_chung": [{"ten": "Nội bộ"}]}, "Đang thực hiện"),
        ({"trang_thai": "hoàn thành", "minh_chung": PROOF}, "Hoàn thành"),
        (
            {
                "trang_thai": "hoàn thành",
                "minh_chung": PROOF,
                "han": "30/6/2026",
                "ngay_cap_nhat": "30/6/2026",
            },
            "Hoàn thành, đúng hạn",
        ),
        (
            {
                "trang_thai": "hoàn thành",
                "minh_chung": PROOF,
                "han": "30/6/2026",
                "ngay_cap_nhat": "5/7/2026",
            },
            "Hoàn thành",
        ),
        (
            {
                "han": "30/6/2026",
                "cap_nhat": [
                    {
                        "ngay": "1/7/2026",
                        "trang_thai": "hoàn thành",
                        "noi_dung": "Xong",
                        "minh_chung": PROOF,
                    }
                ],
            },
            "Hoàn thành, quá hạn",
        ),
    ],
)
def test_the_state_follows_from_what_is_known(keys: dict[str, Any], label: str) -> None:
    """Late from the day after the last; done needs evidence; told later is not done later."""
    assert task_state(made(**keys), DAY).label == label


def test_updates_count_from_their_day_on_and_the_newest_speaks() -> None:
    """What is dated after the day of looking is not known yet; its evidence neither."""
    told = [
        {"ngay": "1/12/2026", "trang_thai": "hoàn thành", "noi_dung": "Xong", "minh_chung": PROOF},
        {"ngay": "1/3/2026", "trang_thai": "đang thực hiện", "noi_dung": "Bắt đầu"},
        {"ngay": "1/3/2026", "noi_dung": "Họp"},
    ]
    one = made(cap_nhat=told)
    assert [update.text for update in updates_until(one, DAY)] == ["Họp", "Bắt đầu"]
    assert (task_state(one, DAY).stage, shown_evidence(one, DAY)) == ("dang-thuc-hien", ())
    assert task_state(one, dt.date(2026, 12, 1)).label == "Hoàn thành"


def test_a_deadline_that_comes_back_is_late_when_nothing_was_told_for_it() -> None:
    """Before 10/6 and 10/12 of a plan of August 2025; nothing is late before the plan was."""
    twice = made(truoc_ngay=["10/6", "10/12"])
    assert task_state(twice, dt.date(2025, 12, 9), PLAN).label == "Chưa cập nhật"
    assert task_state(twice, dt.date(2025, 12, 9), PLAN).last_day == dt.date(2025, 12, 9)
    late = task_state(twice, dt.date(2025, 12, 10), PLAN)
    assert (late.label, late.last_day) == ("Chưa cập nhật, quá hạn", dt.date(2025, 12, 9))
    sent = made(truoc_ngay=["10/6", "10/12"], cap_nhat=[{"ngay": "9/12/2025", "noi_dung": "Đã gửi"}])
    assert task_state(sent, dt.date(2025, 12, 10), PLAN).last_day == dt.date(2026, 6, 9)
    assert task_state(sent, dt.date(2026, 6, 10), PLAN).late
    assert not task_state(twice, DAY).late  # no plan is known, so no day from which it could be late


def test_what_is_due_in_thirty_days_is_soon() -> None:
    """The thirtieth day is, the next is not, and what is done never."""
    assert task_state(made(han="21/12/2026"), DAY).soon
    assert not task_state(made(han="22/12/2026"), DAY).soon
    assert not task_state(made(han="21/12/2026", trang_thai="hoàn thành", minh_chung=PROOF), DAY).soon


def test_a_unit_knows_the_state_of_every_task_it_sees() -> None:
    """The date of the plan comes from the register."""
    files = {
        "tinh-a/van-ban/kh.yml": document("1/KH-UBND", ngay_ban_hanh="12/08/2025"),
        "tinh-a/nhiem-vu/gui.yml": task(van_ban="1/KH-UBND", truoc_ngay='["10/6"]'),
    }
    states = catalogue(files, "tinh-a/xa-b").task_states
    assert states["tinh-a/nhiem-vu/gui"].late
