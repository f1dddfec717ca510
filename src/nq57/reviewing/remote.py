"""A shared repository on a forge or a file server, reached with plain Git and the user's own keys.

It must not know rights: a forge that protects its branch refuses whoever may not publish, and that is told.
"""

from dataclasses import dataclass

from nq57.reviewing.branches import remote_name
from nq57.reviewing.repository import GitError, MovedError, Repository

_REFUSED = ("protected branch", "gh006", "gh013", "not allowed to push", "pre-receive hook declined")
_BEHIND = ("non-fast-forward", "fetch first", "stale info", "cannot lock ref", "rejected")


class RemoteError(Exception):
    """The shared repository did not take or give what was asked; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A remote of the repository by its name."""

    git: Repository
    name: str

    def send(self, path: str, commit: str) -> None:
        """Bring what was sent or answered to the remote; only its own branch is written."""
        self._push(f"+{commit}:refs/heads/{remote_name(path)}")

    def publish(self, path: str, commit: str, branch: str) -> None:
        """Let the remote's branch be the approved commit, never with force, and end the sent branch."""
        own = f"refs/heads/{remote_name(path)}"
        known = self._listed(own)
        self._push(f"{commit}:{branch}", *([f":{own}"] if known else []))

    def fetch(self, branch: str) -> str:
        """Fetch what was sent and what is published there; the latter's commit."""
        tracking = f"refs/remotes/{self.name}/{branch.removeprefix('refs/heads/')}"
        try:
            self.git.ask(
                "fetch", "-q", "--no-tags", "--prune", self.name, f"+{branch}:{tracking}",
                "+refs/heads/duyet/*:refs/remotes/nq57-duyet/*",
            )  # fmt: skip
        except GitError as error:
            raise RemoteError(_in_words(error, self.name)) from error
        self._take_sent()
        return self.git.tip(tracking)

    def _take_sent(self) -> None:
        """What others sent is waiting here too; what somebody has answered here meanwhile stays."""
        there = self.git.heads("refs/remotes/nq57-duyet")
        for ref, commit in there.items():
            own = ref.replace("refs/remotes/nq57-duyet", "refs/heads/duyet", 1)
            here = self.git.tip(own)
            if here == commit or (here and not self.git.contains(commit, here)):
                continue
            try:
                self.git.move([(own, commit, here)])
            except MovedError:
                continue  # just answered here

    def _push(self, *refs: str) -> None:
        try:
            self.git.ask("push", "-q", "--atomic", "--no-verify", self.name, *refs)
        except GitError as error:
            raise RemoteError(_in_words(error, self.name)) from error

    def _listed(self, ref: str) -> bool:
        try:
            return bool(self.git.ask("ls-remote", self.name, ref))
        except GitError as error:
            raise RemoteError(_in_words(error, self.name)) from error


def _in_words(error: GitError, name: str) -> str:
    """What a remote's refusal means for a person who never saw Git."""
    answer = error.answer.lower()
    if any(word in answer for word in _REFUSED):
        return (
            f"Kho chung “{name}” không cho tài khoản của bạn ghi vào nhánh đang đăng: bạn chưa được giao"
            " quyền duyệt ở đó. Bài vẫn chờ duyệt."
        )
    if any(word in answer for word in _BEHIND):
        return f"Kho chung “{name}” đã có bản mới hơn. Bấm “Nhận bản mới” rồi làm lại; chưa mất gì."
    return f"Chưa nối được với kho chung “{name}”: {error}. Kiểm tra mạng và khóa rồi thử lại."
