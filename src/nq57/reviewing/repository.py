"""The workspace's own Git repository: commits and branches made without a checkout.

It must not know records or people's rights. Only `take_over` touches the working tree's index, and only
the paths that it is told; everything else is written as objects and moved as references.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 60  # seconds for a remote that says nothing
_NOTHING = "0" * 40
_FIELDS = ("%H", "%P", "%an", "%ae", "%at", "%s", "%b", "%(trailers:only,unfold)")
_PLAIN = {"100644", "100755", "000000"}  # modes of files; none where one was taken away
Files = Mapping[str, bytes | None]
"""Contents by path below `content/`; None for a file that is taken away."""


class GitError(Exception):
    """Git did not do it; the message is what it said, in a line, `said` all of it."""

    def __init__(self, sentence: str, answer: str = "") -> None:
        self.answer = answer
        super().__init__(sentence)


class MovedError(GitError):
    """A branch is no longer where it was seen."""


@dataclass(frozen=True, slots=True)
class Author:
    """Whose commit it is."""

    name: str
    mail: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit as its history tells it; `trailers` are the lines `Key: value` at its end."""

    id: str
    author: Author
    moment: int
    subject: str
    body: str
    trailers: Mapping[str, str]
    parents: tuple[str, ...] = ()


class Repository:
    """The repository that holds a content folder; paths are those below that folder."""

    def __init__(self, content: Path) -> None:
        """Raises GitError where there is no Git or no repository."""
        self.content = content
        self._prefix = self.ask("rev-parse", "--show-prefix").rstrip("/")
        self.branch = self.ask("symbolic-ref", "-q", "HEAD")
        self.root = Path(self.ask("rev-parse", "--show-toplevel"))

    def ask(self, *arguments: str, data: bytes = b"", env: Mapping[str, str] | None = None) -> str:
        """What git says, without its last line end; raises GitError."""
        return self.run(*arguments, data=data, env=env).decode(errors="replace").strip("\n")

    def run(self, *arguments: str, data: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
        """What git gives; raises GitError."""
        return self._done(arguments, data, env).stdout

    def messages(self, *arguments: str) -> str:
        """What git says beside what it gives; raises GitError."""
        return self._done(arguments, b"", None).stderr.decode(errors="replace")

    def _done(
        self, arguments: Sequence[str], data: bytes, env: Mapping[str, str] | None
    ) -> "subprocess.CompletedProcess[bytes]":
        command = ["git", "-c", "core.quotePath=false", "-c", "gc.auto=0", *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - git, with arguments of our own
                command,
                cwd=self.content,
                input=data,
                env=_environ(env or {}),
                capture_output=True,
                check=False,
                timeout=_PATIENCE,
            )
        except FileNotFoundError as error:
            raise GitError("máy này chưa cài Git") from error
        except subprocess.TimeoutExpired as error:
            raise GitError("kho chung không trả lời") from error
        if done.returncode != 0:
            answer = done.stderr.decode(errors="replace")
            raise GitError(_reason(answer), answer)
        return done

    def tip(self, ref: str) -> str:
        """The commit that a reference names; empty when there is none."""
        try:
            return self.ask("rev-parse", "-q", "--verify", f"{ref}^{{commit}}")
        except GitError:
            return ""

    def common(self, one: str, other: str) -> str:
        """The commit from which two have come; empty when they share none."""
        try:
            return self.ask("merge-base", one, other)
        except GitError:
            return ""

    def contains(self, later: str, earlier: str) -> bool:
        """Whether a commit is among what a later one has come from."""
        try:
            self.ask("merge-base", "--is-ancestor", earlier, later)
        except GitError:
            return False
        return True

    def blob(self, commit: str, path: str) -> bytes:
        """A file as a commit has it; nothing when it has none."""
        if not commit:
            return b""
        try:
            return self.run("cat-file", "blob", f"{commit}:{self._whole(path)}")
        except GitError:
            return b""

    def changed(self, base: str, tip: str) -> tuple[str, ...]:
        """The files of the content folder that differ between two commits."""
        listed = self.ask(
            "diff-tree", "-r", "-z", "--no-renames", "--name-only", base, tip, "--", f":/{self._prefix}"
        )
        whole = (name for name in listed.split("\0") if name)
        return tuple(name.removeprefix(f"{self._prefix}/") for name in whole)

    def strange(self, base: str, tip: str) -> tuple[str, ...]:
        """What differs between two commits and is no plain file of the content folder.

        That is files elsewhere, links, repositories within, and files that tell git how to treat others.
        """
        listed = self.ask("diff-tree", "-r", "-z", "--no-renames", "--raw", base, tip).split("\0")
        entries = zip(listed[::2], listed[1::2], strict=False)
        return tuple(name for facts, name in entries if not self._is_plain(facts, name))

    def _is_plain(self, facts: str, name: str) -> bool:
        inside = not self._prefix or name.startswith(f"{self._prefix}/")
        tells_git = name.rpartition("/")[2].lower() in {".gitattributes", ".gitmodules"}
        return inside and not tells_git and facts.split()[1] in _PLAIN

    def sizes(self, tip: str, paths: Sequence[str]) -> tuple[int, ...]:
        """The bytes of files as a commit has them; 0 where it has none."""
        asked = "".join(f"{tip}:{self._whole(path)}\n" for path in paths)
        lines = self.ask("cat-file", "--batch-check=%(objectsize)", data=asked.encode()).splitlines()
        return tuple(int(line) if line.isdecimal() else 0 for line in lines)

    def beginnings(self, tip: str) -> tuple[str, ...]:
        """The commits without parents that a commit has come from."""
        return tuple(self.ask("rev-list", "--max-parents=0", tip).splitlines())

    def follows(self, later: str, earlier: str) -> bool:
        """Whether going from a commit to its first parent again and again comes to an earlier one."""
        known = self.tip(earlier)
        return known in self.ask("rev-list", "--first-parent", later).splitlines()

    def heads(self, under: str) -> dict[str, str]:
        """The branches below a name, each with its commit."""
        listed = self.ask("for-each-ref", "--format=%(refname)%09%(objectname)", under)
        rows = (row.partition("\t") for row in listed.splitlines())
        return {name: commit for name, _, commit in rows}

    def commit(
        self, parents: Sequence[str], files: Files, message: str, who: Author, *, signed: bool = False
    ) -> str:
        """A commit on the first of its parents with these files; nothing names it yet."""
        with tempfile.TemporaryDirectory(prefix="nq57-") as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self.run("read-tree", parents[0], env=index)
            self.run("update-index", "-z", "--index-info", data=self._rows(files), env=index)
            tree = self.ask("write-tree", env=index)
        above = [word for parent in parents for word in ("-p", parent)]
        identity = {f"GIT_{role}_NAME": who.name for role in ("AUTHOR", "COMMITTER")}
        identity |= {f"GIT_{role}_EMAIL": who.mail for role in ("AUTHOR", "COMMITTER")}
        sign = ["-S"] if signed else ["--no-gpg-sign"]
        return self.ask("commit-tree", *sign, tree, *above, data=message.encode(), env=identity)

    def move(self, moves: Iterable[tuple[str, str, str]]) -> None:
        """Move references in one step: name, new commit, the one it was seen at; empty is none.

        Raises MovedError, and then none is moved.
        """
        lines = ["start"]
        for name, new, old in moves:
            lines.append(
                f"update {name} {new} {old or _NOTHING}" if new else f"delete {name} {old or _NOTHING}"
            )
        orders = "\n".join([*lines, "prepare", "commit"]) + "\n"
        try:
            self.run("update-ref", "--stdin", data=orders.encode())
        except GitError as error:
            raise MovedError(str(error), error.answer) from error

    def take_over(self, commit: str, paths: Iterable[str]) -> None:
        """Let the index of the working tree say of some paths what a commit says."""
        self.run("reset", "-q", commit, "--", *map(self.path_argument, paths))

    def log(self, *arguments: str) -> tuple[Commit, ...]:
        """The commits that `git log` lists with these arguments."""
        # No text of a commit can hold a NUL, so none can pass for another field or commit.
        form = "%x00".join(_FIELDS)
        fields = iter(
            self.run("log", "-z", f"--format=tformat:{form}", *arguments)
            .decode(errors="replace")
            .split("\0")
        )
        return tuple(_commit(row) for row in zip(*[fields] * len(_FIELDS), strict=False))

    def path_argument(self, path: str) -> str:
        """How git is told a file of the content folder from any folder."""
        return f":(top,literal){self._whole(path)}"

    def _whole(self, path: str) -> str:
        return f"{self._prefix}/{path}" if self._prefix else path

    def _rows(self, files: Files) -> bytes:
        """Lines for git's index, each file's content stored."""
        rows = []
        for path, data in files.items():
            if data is None:
                rows.append(f"0 {_NOTHING}\t{self._whole(path)}")
            else:
                name = self.ask("hash-object", "-w", "--stdin", data=data)
                rows.append(f"100644 {name}\t{self._whole(path)}")
        return "".join(f"{row}\0" for row in rows).encode()


def _commit(row: tuple[str, ...]) -> Commit:
    name, parents, author, mail, moment, subject, body, trailers = row
    pairs = (line.partition(": ") for line in trailers.splitlines())
    known = {key: value for key, _, value in pairs}
    plain = body.strip().removesuffix(trailers.strip()).strip()
    return Commit(name, Author(author, mail), int(moment), subject, plain, known, tuple(parents.split()))


def _environ(more: Mapping[str, str]) -> dict[str, str]:
    """The user's own settings and keys, but no repository that the surroundings name, and no prompts."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    config = {key: value for key, value in os.environ.items() if key.startswith("GIT_CONFIG")}
    ssh = os.environ.get("GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o ConnectTimeout=15")
    return {
        **kept,
        **config,
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_SSH_COMMAND": ssh,
        **more,
    }


def _reason(answer: str) -> str:
    """The line of git's words that says most."""
    lines = [line.strip() for line in answer.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("fatal:", "error:", "remote:", "!"))]
    return (errors or lines or ["git"])[0].removeprefix("fatal: ").removeprefix("error: ")[:300]
