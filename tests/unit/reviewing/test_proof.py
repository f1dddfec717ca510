"""Whether what is published was approved, told from its history alone, with and without signatures.

It must not know who publishes.
"""

import subprocess
from pathlib import Path

import pytest
from tests.repositories import HOA, LAN, MINH, PATH, Workspace, git, make_repository

from nq57.reviewing.branches import author_of
from nq57.reviewing.people import People, PeopleFields
from nq57.reviewing.proof import faults
from nq57.reviewing.repository import Files
from nq57.reviewing.review import Approval, ReviewError

NEW = "---\ntieu_de: Mới\n---\nHai.\n"


def people() -> People:
    """Lan writes, Minh approves, Hoa does both."""
    return People(PeopleFields(nguoi=(LAN, MINH, HOA)))


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


def made_key(workspace: Workspace, folder: Path, name: str) -> str:
    """A key of somebody's, with which this machine signs from now on; its public half."""
    key = folder / name
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)]
    subprocess.run(command, check=True)  # noqa: S603 - a key of the test's own
    for setting, value in (("gpg.format", "ssh"), ("user.signingkey", str(key))):
        git(workspace.root, "config", setting, value)
    return " ".join(key.with_suffix(".pub").read_text("utf-8").split()[:2])


def with_keys(workspace: Workspace, **keys: str) -> People:
    """The people with these keys, where signatures are asked for; the workspace asks for them too."""
    found = [
        one.model_copy(update={"keys": tuple(key for key in [keys.get(one.full_name.lower())] if key)})
        for one in (LAN, MINH, HOA)
    ]
    workspace.settings = PeopleFields(nguoi=tuple(found), ky_duyet="có")
    return People(workspace.settings)


def test_a_signature_is_the_senders_and_the_approvers_own(workspace: Workspace, tmp_path: Path) -> None:
    """Signed by the keys in the list it is proven; unsigned or with another's key it is not taken."""
    review, folder = workspace.review, tmp_path
    with_keys(workspace, minh=made_key(workspace, folder, "minh"))
    tip = review.need_sent(PATH).tip
    with pytest.raises(ReviewError, match="chưa rõ ai soạn"):
        review.approve(MINH, PATH, tip, {}, Approval())
    review.take_back(LAN, PATH)
    with pytest.raises(ReviewError, match="Chưa có chữ ký"):
        review.send(LAN, PATH, {}, "")
    lan = made_key(workspace, folder, "lan")
    with_keys(workspace, lan=lan)
    tip = review.send(LAN, PATH, {}, "")
    with pytest.raises(ReviewError, match="Chưa có chữ ký"):
        review.approve(MINH, PATH, tip, {}, Approval())
    minh = made_key(workspace, folder, "minh-2")
    found = with_keys(workspace, lan=lan, minh=minh)
    review.approve(MINH, PATH, tip, {}, Approval())
    assert told(workspace, found) == []
    assert told(workspace, with_keys(workspace, lan=lan)) == ["chưa có chữ ký đúng của người duyệt"]
    assert told(workspace, with_keys(workspace, minh=minh)) == [
        "bản gửi duyệt chưa có chữ ký đúng của người gửi"
    ]


def forged(workspace: Workspace, parents: list[str], files: Files) -> None:
    """A commit of Minh's own git that says it approves Lan's article."""
    approved = f"Duyệt\n\nTrang-thai: da-duyet\nBai: {PATH}\n"
    made = workspace.review.git.commit(parents, files, approved, author_of(MINH))
    git(workspace.root, "update-ref", "refs/heads/main", made)


def test_an_approval_is_of_one_record(workspace: Workspace) -> None:
    """Whatever else it changes is told, though it is of the same unit."""
    published, tip = workspace.review.branches.published, workspace.review.need_sent(PATH).tip
    forged(workspace, [published, tip], {PATH: NEW.encode(), "tinh-a/don-vi.yml": b"ten: X\n"})
    assert told(workspace, people()) == ["đổi tệp khác ngoài bài được duyệt: tinh-a/don-vi.yml"]


def test_history_begins_once_and_goes_on_from_what_was_published(workspace: Workspace) -> None:
    """A commit that lays another beginning, or an older state, beneath itself is told."""
    begun = git(workspace.root, "commit-tree", "-m", "Gốc lạ", "main^{tree}")
    published = workspace.review.branches.published
    forged(workspace, [begun, published], {PATH: NEW.encode()})
    assert told(workspace, people()) == ["lịch sử có nhiều hơn một chỗ bắt đầu"]
    since = [one.why for one in faults(workspace.review.git, people(), published)]
    assert since == [
        f"không nối tiếp bản {published}: có bản đã đăng bị bỏ qua",
        "lịch sử có nhiều hơn một chỗ bắt đầu",
    ]
