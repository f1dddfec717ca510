"""What was published, proven: every change was approved by somebody who may, and not by its own writer.

It must not know who asks. Without signatures an approval is as good as the branch's protection on its host;
with them it is good by itself, for the keys are in `nguoi-dung.yml`.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nq57.reviewing.branches import APPROVED, SELF, STATE, is_answer
from nq57.reviewing.people import People
from nq57.reviewing.repository import Commit, GitError, Repository
from nq57.reviewing.review import unit_of
from nq57.reviewing.rights import Act, may

_GOOD = 'Good "git" signature for '


@dataclass(frozen=True, slots=True)
class Fault:
    """A published commit that is not proven, and why."""

    commit: Commit
    why: str


def faults(repository: Repository, people: People, since: str = "") -> Iterator[Fault]:
    """What is wrong with the commits that were published since a revision, newest first."""
    span = f"{since}..{repository.branch}" if since else repository.branch
    top = repository.path_argument("")
    for commit in repository.log("--first-parent", "-m", span, "--", top.rstrip("/")):
        why = _fault(repository, people, commit)
        if why:
            yield Fault(commit, why)


def _fault(repository: Repository, people: People, commit: Commit) -> str:
    if not commit.parents:
        return ""  # what a workspace began with
    if commit.trailers.get(STATE) != APPROVED:
        return "đổi nội dung mà không qua duyệt"
    person = people.find_by_mail(commit.author.mail)
    if person is None:
        return f"người duyệt {commit.author.mail} không có trong danh sách"
    units = {unit_of(path) for path in repository.changed(commit.parents[0], commit.id)}
    if wrong := sorted(unit for unit in units if not may(person, Act.ANSWER, unit)):
        return f"{person.full_name} không có vai duyệt cho {', '.join(wrong)}"
    if person.address.lower() in _writers(repository, commit) and not commit.trailers.get(SELF):
        return f"{person.full_name} tự duyệt bài của mình mà không ghi lý do"
    if people.fields and people.fields.signed and _signer(repository, people, commit) != person.id:
        return "chưa có chữ ký đúng của người duyệt"
    return ""


def _writers(repository: Repository, commit: Commit) -> set[str]:
    """The addresses of all who wrote what a commit approves."""
    before, *sent = commit.parents
    log = [one for tip in sent for one in repository.log(f"{before}..{tip}")]
    return {one.author.mail.lower() for one in log if not is_answer(repository, one)}


def _signer(repository: Repository, people: People, commit: Commit) -> str:
    """Who signed a commit, by a key of theirs in the list; empty when nobody did."""
    found = people.fields.people if people.fields else ()
    lines = [f'{one.id} namespaces="git" {key}\n' for one in found for key in one.keys]
    with tempfile.TemporaryDirectory(prefix="nq57-") as folder:
        allowed = Path(folder) / "allowed"
        allowed.write_text("".join(lines), "utf-8")
        options = ("-c", f"gpg.ssh.allowedSignersFile={allowed}")
        try:
            answer = repository.messages(*options, "verify-commit", "--raw", commit.id)
        except GitError:
            return ""
    line = next((line for line in answer.splitlines() if line.startswith(_GOOD)), "")
    return line.removeprefix(_GOOD).partition(" with ")[0].lower()
