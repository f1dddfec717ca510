"""What was published, proven: every change was approved by somebody who may, and not by its own writer.

It must not know who asks. Without signatures names are what Git was told, and an approval is as good as
the branch's protection on its host; with them it is good by itself, for the keys are in `nguoi-dung.yml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nq57.reviewing.belonging import belongs, unit_of
from nq57.reviewing.branches import APPROVED, RECORD, RENAMED, SELF, STATE, is_answer
from nq57.reviewing.people import People
from nq57.reviewing.repository import Commit, Repository
from nq57.reviewing.rights import Act, may
from nq57.reviewing.signatures import signer_of


@dataclass(frozen=True, slots=True)
class UnprovenCommit:
    """A published commit that is not proven, and why."""

    commit: Commit
    why: str


def faults(
    repository: Repository, people: People, since: str = "", until: str = ""
) -> Iterator[UnprovenCommit]:
    """What is wrong with the commits that were published since a revision, newest first."""
    until = until or repository.branch
    span = f"{since}..{until}" if since else until
    top = repository.path_argument("")
    if since and not repository.follows(until, since):
        yield UnprovenCommit(
            repository.log("-1", until)[0], f"không nối tiếp bản {since}: có bản đã đăng bị bỏ qua"
        )
    is_one = len(repository.beginnings(until)) == 1
    for commit in repository.log("--first-parent", "-m", span, "--", top.rstrip("/")):
        why = _fault(repository, people, commit) if commit.parents else _beginning_fault(is_one=is_one)
        if why:
            yield UnprovenCommit(commit, why)


def _beginning_fault(*, is_one: bool) -> str:
    """A workspace begins once: another beginning would bring in files that nobody approved."""
    return "" if is_one else "lịch sử có nhiều hơn một chỗ bắt đầu"


def _fault(repository: Repository, people: People, commit: Commit) -> str:
    if commit.trailers.get(STATE) != APPROVED:
        return "đổi nội dung mà không qua duyệt"
    person = people.find_by_mail(commit.author.mail)
    if person is None:
        return f"người duyệt {commit.author.mail} không có trong danh sách"
    changed, record = repository.changed(commit.parents[0], commit.id), commit.trailers.get(RECORD, "")
    if wrong := sorted({unit for unit in map(unit_of, changed) if not may(person, Act.ANSWER, unit)}):
        return f"{person.full_name} không có vai duyệt cho {', '.join(wrong)}"
    renamed = _renamed(commit, record)
    if others := sorted(name for name in changed if not belongs(name, record) and name not in renamed):
        return f"đổi tệp khác ngoài bài được duyệt: {', '.join(others)}"
    if person.address.lower() in _writers(repository, commit) and not commit.trailers.get(SELF):
        return f"{person.full_name} tự duyệt bài của mình mà không ghi lý do"
    return _unsigned(repository, people, commit, person.id) if people.is_signed else ""


def _renamed(commit: Commit, record: str) -> set[str]:
    """The record's other names, of which its approver says so; all are in its folder."""
    folder = record.rpartition("/")[0]
    names = commit.trailers.get(RENAMED, "").split(", ")
    return {name for name in names if name.rpartition("/")[0] == folder}


def _unsigned(repository: Repository, people: People, commit: Commit, approver: str) -> str:
    """What is wrong with the signatures of an approval and of what it approves."""
    if signer_of(repository, people, commit.id) != approver:
        return "chưa có chữ ký đúng của người duyệt"
    for tip in commit.parents[1:]:
        writer = people.find_by_mail(repository.log("-1", tip)[0].author.mail)
        if writer is None or signer_of(repository, people, tip) != writer.id:
            return "bản gửi duyệt chưa có chữ ký đúng của người gửi"
    return ""


def _writers(repository: Repository, commit: Commit) -> set[str]:
    """The addresses of all who wrote what a commit approves."""
    before, *sent = commit.parents
    log = [one for tip in sent for one in repository.log(f"{before}..{tip}")]
    return {one.author.mail.lower() for one in log if not is_answer(repository, one)}
