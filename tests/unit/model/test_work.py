"""Tasks, targets and projects: who, what, by when, how far.

They must not know how progress is counted.
"""

from nq57.model.work import Project, Target, Task


def test_a_task_needs_a_lead_and_a_deadline_as_worded() -> None:
    """Without progress told, its state is not yet updated; the day of the deadline is optional."""
    task = Task.model_validate({"ten": "Việc", "chu_tri": ["Sở A", "Sở B"], "thoi_han": "Thường xuyên"})
    assert (task.leads, task.deadline, task.status) == (("Sở A", "Sở B"), None, "chua-cap-nhat")


def test_a_target_is_ordered_by_its_first_milestone() -> None:
    """The year of the first milestone, which may be a span of years."""
    moc = [{"nam": "2028-2030", "gia_tri": "70%"}, {"nam": "2031", "gia_tri": "80%"}]
    target = Target.model_validate({"ten": "Đạt", "moc": moc})
    assert target.first_year == "2028-2030"
    assert Target.model_validate({"ten": "Đạt", "moc": []}).first_year == ""


def test_a_project_is_dated_by_its_beginning() -> None:
    """A project of two years stands under its first."""
    project = Project.model_validate(
        {"ten": "N", "to_chuc_chu_tri": "V", "bat_dau": "2025", "ket_thuc": "2026"}
    )
    assert project.date is not None
    assert project.date.text == "2025"
