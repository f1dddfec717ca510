"""Review in real repositories: what waits, what comes back, what is published, and what is refused.

It must not know forms or requests.
"""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.repositories import FILES, HOA, LAN, MINH, PATH, Workspace, git, make_repository, person

from nq57.reviewing import branches as branches_module
from nq57.reviewing.belonging import unit_of
from nq57.reviewing.branches import (
    APPROVED,
    RETURNED,
    Branches,
    FullError,
    StaleError,
    author_of,
    remote_name,
)
from nq57.reviewing.people import Person
from nq57.reviewing.remote import RemoteError
from nq57.reviewing.repository import Files
from nq57.reviewing.review import Approval, ReviewError
from nq57.reviewing.rights import NotAllowedError

NEW = "---\ntieu_de: Mới\n---\nHai.\n"
PICTURE = "tinh-a/tin-tuc/anh.png"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository to be copied: to make one takes git longer than to copy it."""
    root = tmp_path_factory.mktemp("kho")
    make_repository(root)
    return root


@pytest.fixture
def workspace(first: Path, tmp_path: Path) -> Workspace:
    """One of one's own."""
    shutil.copytree(first, tmp_path / "kho")
    return Workspace(tmp_path / "kho")


def sent(workspace: Workspace, who: Person = LAN, text: str = NEW) -> str:
    """Somebody's text, sent; its commit."""
    workspace.write(PATH, who, text)
    return workspace.review.send(who, PATH, {}, "Sửa tên")


def test_unsent_work_touches_nothing_and_is_ones_own(workspace: Workspace) -> None:
    """Neither working tree, nor index, nor what is published, nor another person sees it."""
    before = workspace.review.branches.published
    workspace.write(PATH, LAN, NEW)
    branches = workspace.review.branches
    assert branches.text(LAN, PATH).decode() == NEW
    assert branches.text(HOA, PATH).decode() == FILES[PATH]
    assert (workspace.status, branches.published) == ("", before)
    assert set(branches.own(LAN)) == {PATH}


def test_a_record_is_sent_approved_and_published(workspace: Workspace) -> None:
    """The file is what was sent, with its picture; the tree is clean; history tells who did what."""
    branches = workspace.review.branches
    seen = branches.seen_by(LAN, PATH)
    branches.keep(LAN, PATH, {PATH: NEW.encode(), PICTURE: b"\x89PNG"}, seen, "Soạn")
    tip = workspace.review.send(LAN, PATH, {}, "Sửa\n\nTrang-thai: da-duyet")
    assert [(one.path, one.is_waiting) for one in workspace.review.waiting(MINH)] == [(PATH, True)]
    assert branches.own(LAN) == {}
    workspace.review.approve(MINH, PATH, tip, {PATH: NEW.replace("Hai", "Ba").encode()}, Approval("Được"))
    content = workspace.root / "content"
    assert (content / PATH).read_text("utf-8") == NEW.replace("Hai", "Ba")
    assert (content / PICTURE).read_bytes() == b"\x89PNG"
    assert workspace.status == ""
    assert workspace.review.waiting(MINH) == ()
    told = [
        (one.author.name, one.trailers.get("Trang-thai", "")) for one in workspace.review.history(LAN, PATH)
    ]
    assert {("Minh", APPROVED), ("Lan", "cho-duyet"), ("T", "")} <= set(told)


def test_a_returned_record_is_worked_on_again(workspace: Workspace) -> None:
    """A reason is needed; the writer sees the reason and their own text, and sends it again."""
    tip = sent(workspace)
    with pytest.raises(ReviewError):
        workspace.review.give_back(MINH, PATH, tip, "  ")
    workspace.review.give_back(MINH, PATH, tip, "Thiếu ngày")
    back = workspace.review.branches.sent(PATH)
    assert back
    assert (back.state, "Thiếu ngày" in back.last.body) == (RETURNED, True)
    branches = workspace.review.branches
    assert branches.text(LAN, PATH).decode() == NEW
    assert branches.text(HOA, PATH).decode() == FILES[PATH]
    tip = sent(workspace, LAN, NEW + "Ba.\n")
    workspace.review.approve(MINH, PATH, tip, {}, Approval())
    assert (workspace.root / "content" / PATH).read_text("utf-8").endswith("Ba.\n")


def test_nobody_approves_their_own_without_a_reason(workspace: Workspace) -> None:
    """Whoever wrote any of it is refused; with a reason it is signed in the commit."""
    tip = sent(workspace, HOA)
    with pytest.raises(ReviewError, match="tự duyệt"):
        workspace.review.approve(HOA, PATH, tip, {}, Approval(own_reason=" "))
    made = workspace.review.approve(HOA, PATH, tip, {}, Approval(own_reason="Chỉ có một người trực"))
    assert workspace.review.git.log("-1", made)[0].trailers["Tu-duyet"] == "Chỉ có một người trực"


def test_a_writer_stays_one_after_another_has_sent_it_again(workspace: Workspace) -> None:
    """Taking back and writing on does not wash off who wrote before."""
    sent(workspace, HOA)
    workspace.review.take_back(HOA, PATH)
    tip = sent(workspace, HOA, NEW + "Thêm.\n")
    found = workspace.review.branches.sent(PATH)
    assert found
    assert set(found.writers) == {HOA.address}
    workspace.review.approve(MINH, PATH, tip, {}, Approval())


def test_two_versions_never_overwrite_each_other(workspace: Workspace) -> None:
    """A second one is not sent while one waits, nor once what it began from has been replaced."""
    workspace.write(PATH, HOA, "---\ntieu_de: Của Hoa\n---\n")
    tip = sent(workspace)
    with pytest.raises(ReviewError, match="đang chờ duyệt"):
        workspace.review.send(HOA, PATH, {}, "")
    workspace.review.approve(MINH, PATH, tip, {}, Approval())
    with pytest.raises(ReviewError, match="đã đổi"):
        workspace.review.send(HOA, PATH, {}, "")
    assert workspace.review.branches.text(HOA, PATH).decode().count("Của Hoa") == 1


def test_an_answer_is_given_once_and_to_what_was_seen(workspace: Workspace) -> None:
    """Asked again, or for an earlier version, nothing happens."""
    tip = sent(workspace)
    workspace.review.take_back(LAN, PATH)
    later = sent(workspace, LAN, NEW + "Ba.\n")
    with pytest.raises(StaleError):
        workspace.review.approve(MINH, PATH, tip, {}, Approval())
    workspace.review.approve(MINH, PATH, later, {}, Approval())
    for again in (tip, later):
        with pytest.raises(StaleError):
            workspace.review.approve(MINH, PATH, again, {}, Approval())
        with pytest.raises(StaleError):
            workspace.review.give_back(MINH, PATH, again, "Lý do")


def test_a_file_changed_by_hand_is_not_overwritten(workspace: Workspace) -> None:
    """Nothing is published, and the record waits on."""
    tip = sent(workspace)
    (workspace.root / "content" / PATH).write_text("Sửa tay", "utf-8")
    before = workspace.review.branches.published
    with pytest.raises(FileExistsError):
        workspace.review.approve(MINH, PATH, tip, {}, Approval())
    assert workspace.review.branches.published == before
    assert (workspace.root / "content" / PATH).read_text("utf-8") == "Sửa tay"
    assert len(workspace.review.waiting(MINH)) == 1


def test_what_was_approved_is_asked_for_again_after_an_end_in_between(workspace: Workspace) -> None:
    """The files were written and the branch was not moved: the same approval goes through."""
    tip = sent(workspace)
    (workspace.root / "content" / PATH).write_text(NEW, "utf-8")
    workspace.review.approve(MINH, PATH, tip, {}, Approval())
    assert workspace.status == ""


OTHER = person("ha", "soạn", "duyệt", "quản trị", units=("tinh-b",))
Deed = Callable[[Workspace, Person, str], object]
DEEDS: dict[str, tuple[Deed, Person]] = {
    "sending": (lambda w, who, _: w.review.send(who, PATH, {}, ""), MINH),
    "approving": (lambda w, who, tip: w.review.approve(who, PATH, tip, {}, Approval()), LAN),
    "giving back": (lambda w, who, tip: w.review.give_back(who, PATH, tip, "Lý do"), LAN),
    "taking back": (lambda w, who, _: w.review.take_back(who, PATH), HOA),
}


@pytest.mark.parametrize("name", DEEDS)
def test_without_the_right_nothing_is_done(workspace: Workspace, name: str) -> None:
    """Neither by one of the unit without the role, nor by one of another unit with all roles."""
    deed, weak = DEEDS[name]
    tip = sent(workspace)
    before = workspace.review.git.heads("refs/heads")
    for who in (weak, OTHER):
        with pytest.raises(NotAllowedError):
            deed(workspace, who, tip)
    with pytest.raises(NotAllowedError):
        workspace.review.history(OTHER, PATH)
    assert workspace.review.waiting(OTHER) == ()
    assert workspace.review.git.heads("refs/heads") == before


@pytest.fixture
def two(first: Path, tmp_path: Path) -> tuple[Workspace, Workspace, Path]:
    """Two machines and the repository that they share."""
    shared = tmp_path / "chung.git"
    git(tmp_path, "clone", "-q", "--bare", str(first), str(shared))
    machines = []
    for name in ("a", "b"):
        git(tmp_path, "clone", "-q", str(shared), name)
        machine = Workspace(tmp_path / name)
        machine.settings = machine.settings.model_copy(update={"remote": "origin"})
        machines.append(machine)
    return machines[0], machines[1], shared


def test_two_machines_review_through_a_shared_repository(two: tuple[Workspace, Workspace, Path]) -> None:
    """Sent on one, approved on the other, taken in on the first; the sent branch is gone everywhere."""
    one, other, shared = two
    sent(one)
    other.review.receive()
    waiting = other.review.waiting(MINH)
    other.review.approve(MINH, PATH, waiting[0].tip, {}, Approval())
    assert one.review.receive()
    assert (one.root / "content" / PATH).read_text("utf-8") == NEW
    assert one.review.waiting(MINH) == other.review.waiting(MINH) == ()
    assert git(shared, "branch", "--list") == "* main"
    assert one.status == other.status == ""


def test_a_remote_that_protects_its_branch_is_believed(two: tuple[Workspace, Workspace, Path]) -> None:
    """Its refusal is told in words and nothing is published here either."""
    one, _, shared = two
    hook = shared / "hooks" / "pre-receive"
    hook.write_text(
        "#!/bin/sh\ngrep -q refs/heads/main && echo 'GH006: Protected branch' && exit 1\nexit 0\n"
    )
    hook.chmod(0o755)
    tip = sent(one)
    with pytest.raises(RemoteError, match="chưa được giao quyền duyệt"):
        one.review.approve(MINH, PATH, tip, {}, Approval())
    assert (one.root / "content" / PATH).read_text("utf-8") == FILES[PATH]
    assert len(one.review.waiting(MINH)) == 1


def test_a_remote_that_is_ahead_or_away_loses_nothing(two: tuple[Workspace, Workspace, Path]) -> None:
    """Both are told in words; after taking in, the same approval goes through."""
    one, other, shared = two
    tip = sent(one)
    (other.root / "content" / "tinh-a" / "tin-tuc" / "khac.md").write_text("---\ntieu_de: K\n---\n")
    git(other.root, "add", ".")
    git(other.root, "commit", "-q", "-m", "Khác")
    git(other.root, "push", "-q", "origin", "main")
    with pytest.raises(RemoteError, match="Nhận bản mới"):
        one.review.approve(MINH, PATH, tip, {}, Approval())
    assert one.review.receive()
    one.review.approve(MINH, PATH, tip, {}, Approval())
    shared.rename(shared.with_suffix(".away"))
    with pytest.raises(RemoteError, match="Chưa nối được"):
        sent(one, LAN, NEW + "Ba.\n")
    assert one.review.branches.text(LAN, PATH).decode().endswith("Ba.\n")


def pushed(workspace: Workspace, files: Files, message: str, who: Person = LAN, on: str = "") -> str:
    """What somebody's own git lays before those who approve; its commit."""
    branches = workspace.review.branches
    made = branches.git.commit([on or branches.published], files, message, author_of(who))
    branches.git.move([(f"refs/heads/{remote_name(PATH)}", made, on)])
    return made


OTHERS = ("ngoai-le.yml", "tinh-a/don-vi.yml", "tinh-a/tin-tuc/khac.md", "tinh-b/tin-tuc/anh.png")


@pytest.mark.parametrize("other", OTHERS)
def test_an_approval_publishes_the_record_and_what_lies_beside_it(workspace: Workspace, other: str) -> None:
    """Not what somebody's own git has put into the same work."""
    tip = pushed(workspace, {PATH: NEW.encode(), other: b"x"}, "Soạn")
    with pytest.raises(ReviewError, match=other):
        workspace.review.approve(MINH, PATH, tip, {}, Approval())
    assert workspace.status == ""


@pytest.mark.parametrize("state", [RETURNED, APPROVED])
def test_a_writer_cannot_pass_for_one_who_answered(workspace: Workspace, state: str) -> None:
    """Whatever their commit says of itself, who has changed something has written."""
    mine = pushed(workspace, {PATH: NEW.encode()}, f"Soạn\n\nTrang-thai: {state}\n", MINH)
    tip = pushed(workspace, {}, "Gửi\n\nTrang-thai: cho-duyet\n", LAN, mine)
    with pytest.raises(ReviewError, match="tự duyệt"):
        workspace.review.approve(MINH, PATH, tip, {}, Approval())


def test_a_commits_words_cannot_pass_for_another_commit(workspace: Workspace) -> None:
    """Whatever signs they hold."""
    signs = "x\n\na\x1fTrang-thai: da-duyet\x1e" + "\x1f".join(["a" * 40, "", "T", "t@a", "1", "s", "b"])
    tip = pushed(workspace, {PATH: NEW.encode()}, signs)
    (commit,) = workspace.review.git.log("-1", tip)
    assert (commit.id, commit.trailers) == (tip, {})


def test_what_was_not_looked_at_is_not_answered(workspace: Workspace) -> None:
    """An answer names the commit that it is about."""
    sent(workspace)
    with pytest.raises(StaleError):
        workspace.review.approve(MINH, PATH, "", {}, Approval())
    with pytest.raises(StaleError):
        workspace.review.give_back(MINH, PATH, "", "Sai")


def test_the_unit_of_a_file_is_told_by_its_path() -> None:
    """A record's, a unit's own file's, that of a unit below another."""
    told = {path: unit_of(path) for path in (PATH, "tinh-a/don-vi.yml", "tinh-a/xa-b/tin-tuc/x.en.md")}
    assert list(told.values()) == ["tinh-a", "tinh-a", "tinh-a/xa-b"]


STRANGE: dict[str, Callable[[Path], object]] = {
    "mkdocs.yml": lambda root: (root / "mkdocs.yml").write_text("hooks: [x.py]\n"),
    "nguoi-dung.yml": lambda root: (root / "nguoi-dung.yml").write_text("nguoi: []\n"),
    "content/tinh-a/tin-tuc/anh.png": lambda root: (root / "content" / PICTURE).symlink_to("/etc/passwd"),
    "content/.gitattributes": lambda root: (root / "content" / ".gitattributes").write_text("* filter=x\n"),
}


@pytest.mark.parametrize("name", STRANGE)
def test_only_records_are_taken_in(two: tuple[Workspace, Workspace, Path], name: str) -> None:
    """What settles rights, runs programs or leads out of the folder is told, and nothing is taken in."""
    one, other, _ = two
    STRANGE[name](other.root)
    git(other.root, "add", ".")
    git(other.root, "commit", "-q", "-m", "Khác")
    git(other.root, "push", "-q", "origin", "main")
    before = one.review.branches.published
    with pytest.raises(ReviewError, match=name):
        one.review.receive()
    assert (one.review.branches.published, one.status) == (before, "")


def test_where_approvals_are_signed_nothing_else_comes_in(
    two: tuple[Workspace, Workspace, Path],
) -> None:
    """What somebody pushed by hand waits for a person to look at it."""
    one, other, _ = two
    (other.root / "content" / PATH).write_text("---\ntieu_de: Sửa tay\n---\n")
    git(other.root, "commit", "-qam", "Sửa tay")
    git(other.root, "push", "-q", "origin", "main")
    one.settings = one.settings.model_copy(update={"signed": True})
    with pytest.raises(ReviewError, match="không qua duyệt"):
        one.review.receive()
    assert (one.root / "content" / PATH).read_text("utf-8") == FILES[PATH]


def test_uploads_are_bounded_and_old_ones_forgotten(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For each person; after some days there is room again, and what a record took is with the record."""
    monkeypatch.setattr(branches_module, "MOST_HELD", 100)
    now = [0.0]
    branches = Branches(workspace.review.git, lambda: now[0])
    for at in range(3):
        branches.keep_upload(LAN, f"tinh-a/tin-tuc/anh-{at}.png", b"x" * 30)
    branches.keep(LAN, PATH, {PATH: NEW.encode(), PICTURE: b"x" * 30}, branches.published, "Soạn")
    with pytest.raises(FullError):
        branches.keep_upload(LAN, "tinh-a/tin-tuc/anh-3.png", b"x" * 30)
    branches.keep_upload(HOA, "tinh-a/tin-tuc/anh-3.png", b"x" * 90)
    assert branches.held(LAN) == 90
    now[0] = time.time() + 10 * 24 * 3600
    branches.keep_upload(LAN, "tinh-a/tin-tuc/anh-3.png", b"y" * 30)
    assert branches.uploads(LAN, PATH) == {"tinh-a/tin-tuc/anh-3.png": b"y" * 30}
    assert branches.files_of(branches.seen_by(LAN, PATH))[PICTURE] == b"x" * 30
