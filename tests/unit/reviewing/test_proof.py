"""Whether what is published was approved, told from its history alone, with and without signatures.

It must not know who publishes.
"""

import subprocess
from pathlib import Path

import pytest
from tests.repositories import HOA, LAN, MINH, PATH, Workspace, git, make_repository

from nq57.reviewing.people import People, PeopleFields
from nq57.reviewing.proof import faults
from nq57.reviewing.review import Approval

NEW = "---\ntieu_de: Mới\n---\nHai.\n"


def people(*, signed: bool = False, key: str = "") -> People:
    """Lan writes, Minh approves, Hoa does both."""
    found = [
        one.model_copy(update={"keys": (key,)}) if key and one is MINH else one for one in (LAN, MINH, HOA)
    ]
    return People(PeopleFields(nguoi=tuple(found), ky_duyet="có" if signed else "không"))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """One in which Lan has sent an article."""
    (tmp_path / "kho").mkdir()
    made = make_repository(tmp_path / "kho")
    made.write(PATH, LAN, NEW)
    made.review.send(LAN, PATH, {}, "")
    return made


def told(workspace: Workspace, found: People) -> list[str]:
    """Why commits are not proven."""
    return [one.why for one in faults(workspace.review.git, found)]


def test_what_was_approved_is_proven(workspace: Workspace) -> None:
    """By somebody of the unit with the role; what was committed by hand is not."""
    tip = workspace.review.need_sent(PATH).tip
    workspace.review.approve(MINH, PATH, tip, {}, Approval())
    assert told(workspace, people()) == []
    assert told(workspace, People(PeopleFields(nguoi=(LAN,)))) == [
        f"người duyệt {MINH.address} không có trong danh sách"
    ]
    elsewhere = MINH.model_copy(update={"units": ("tinh-b",)})
    assert "không có vai duyệt" in told(workspace, People(PeopleFields(nguoi=(LAN, elsewhere))))[0]
    (workspace.root / "content" / PATH).write_text("x", "utf-8")
    git(workspace.root, "commit", "-qam", "Duyệt: giả\n\nTrang-thai: cho-duyet")
    assert told(workspace, people()) == ["đổi nội dung mà không qua duyệt"]


def test_ones_own_needs_a_reason(workspace: Workspace) -> None:
    """As when it was approved, so for whoever looks later."""
    workspace.review.take_back(LAN, PATH)
    workspace.review.branches.drop(LAN, PATH)
    for text, reason in ((NEW, "Trực một mình"), (NEW + "Ba.\n", "Trực một mình")):
        workspace.write(PATH, HOA, text)
        tip = workspace.review.send(HOA, PATH, {}, "")
        workspace.review.approve(HOA, PATH, tip, {}, Approval(own_reason=reason))
    assert told(workspace, people()) == []


def test_a_signature_is_the_approvers_own(workspace: Workspace, tmp_path: Path) -> None:
    """Signed by the key in the list it is proven; unsigned or with another key it is not."""
    key = tmp_path / "key"
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)]
    subprocess.run(command, check=True)  # noqa: S603 - a key of the test's own
    for name, value in (("gpg.format", "ssh"), ("user.signingkey", str(key))):
        git(workspace.root, "config", name, value)
    workspace.settings = workspace.settings.model_copy(update={"signed": True})
    tip = workspace.review.need_sent(PATH).tip
    workspace.review.approve(MINH, PATH, tip, {}, Approval())
    public = " ".join(key.with_suffix(".pub").read_text("utf-8").split()[:2])
    assert told(workspace, people(signed=True, key=public)) == []
    assert told(workspace, people(signed=True)) == ["chưa có chữ ký đúng của người duyệt"]
    other = people(signed=True, key=public)
    assert other.fields
    swapped = [
        one.model_copy(update={"keys": (public,) if one.id == LAN.id else ()})
        for one in other.fields.people
    ]
    other = People(other.fields.model_copy(update={"people": tuple(swapped)}))
    assert told(workspace, other) == ["chưa có chữ ký đúng của người duyệt"]
