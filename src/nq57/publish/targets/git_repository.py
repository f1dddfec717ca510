"""The git command on a bare repository of our own: fetch two branches, write commits, push them together.

It must not know what is published. Keys go to an agent in memory, tokens into the command's environment.
"""

import base64
import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nq57.publish import host_words
from nq57.publish.credentials import GIT_TOKEN, SSH_KEY
from nq57.publish.failures import Mismatch, PublishError, Refused, Strange, TooMuch, Unreachable
from nq57.publish.shown_words import shown
from nq57.publish.targets.git_answers import failure
from nq57.publish.targets.idle_timeout import Endless, converse
from nq57.publish.targets.table import SLOWEST, Opening

_SILENT = 2  # times the timeout
_BLOCK = 1 << 16
_TREE = 32 << 20  # bytes of a branch's listing: 100,000 files take 15 MB
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_HASHING = re.compile(rb"object-format=(sha1|sha256)\b")
_ODD = re.compile(r"//|/\.\.?/|/\.git/", re.IGNORECASE)
_LOCAL = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR", "LANG")


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """One path of a branch: the object's name, its size in bytes, its mode as git writes it."""

    name: str
    size: int
    mode: str = "100644"

    @property
    def plain(self) -> bool:
        """Whether it is a file: neither a link nor another repository's commit, which we do not have."""
        return self.mode in ("100644", "100755")


@dataclass(slots=True)
class PublishRepository:
    """A bare repository in a folder that goes when we do; `heads` are the commits last seen by branch."""

    opening: Opening
    url: str
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="nq57-git-")))
    heads: dict[str, str] = field(default_factory=dict)
    hashing: str = "sha1"
    _agent: dict[str, str] = field(default_factory=dict)
    _stored: int = 0
    _reader: "subprocess.Popen[bytes] | None" = None
    _keeper: "subprocess.Popen[bytes] | None" = None

    def start(self, branches: tuple[str, ...]) -> None:
        """Fetch the last commit of each branch that there is, in a repository that hashes as theirs."""
        self._start_agent()
        trace = self.folder / "packets"
        self._see(branches, {"GIT_TRACE_PACKET": str(trace)})
        self.hashing = self._hash_name(trace)
        try:
            self.git("init", "-q", "--bare", f"--object-format={self.hashing}", ".")
        except PublishError:
            if self.hashing == "sha1":
                raise
            raise Refused("kho-sha256", address=self.opening.place.address.text) from None
        self._fetch()

    def _hash_name(self, trace: Path) -> str:
        """How the server says it names objects; those of old do not say."""
        with contextlib.suppress(FileNotFoundError), trace.open("rb") as file:
            if found := _HASHING.search(file.read(_BLOCK)):
                return found[1].decode()
        return "sha1"

    def refresh(self, branches: tuple[str, ...]) -> None:
        """See where the branches are now, and fetch their last commits."""
        self._see(branches)
        self._fetch()

    def _see(self, branches: tuple[str, ...], env: Mapping[str, str] | None = None) -> None:
        """Where the branches are."""
        there = self._listed(branches, env)
        self.heads = {branch: there[branch] for branch in branches if branch in there}

    def _listed(self, branches: Iterable[str], env: Mapping[str, str] | None = None) -> dict[str, str]:
        """The commits of some branches; of whatever else a server lists, nothing is heard."""
        refs = [f"refs/heads/{branch}" for branch in branches]
        answer = self._ask("ls-remote", "--heads", self.url, *refs, most=_BLOCK, env=env)
        rows = (row.partition("\t") for row in answer.decode(errors="replace").splitlines())
        return {
            name.removeprefix("refs/heads/"): commit
            for commit, _, name in rows
            if name in refs and _COMMIT.fullmatch(commit)
        }

    def _fetch(self) -> None:
        wanted = [f"+refs/heads/{branch}:refs/heads/{branch}" for branch in self.heads]
        if wanted:
            fetch = ("fetch", "--progress", "--depth=1", "--no-tags", self.url, *wanted)
            self._ask(*fetch, more=lambda: self._received() / SLOWEST)

    def _received(self) -> int:
        """Bytes that have come, as git gathers them; TooMuch when they never end."""
        size = 0
        with contextlib.suppress(FileNotFoundError), os.scandir(self.folder / "objects" / "pack") as packs:
            for pack in packs:
                with contextlib.suppress(FileNotFoundError):
                    size += pack.stat().st_size
        if size > host_words.LARGEST:
            raise TooMuch(self.url, size)
        return size

    def tree(self, branch: str) -> dict[str, TreeEntry]:
        """What a branch holds, by path; another repository that is linked in has no size here."""
        if branch not in self.heads:
            return {}
        listed = self._ask("ls-tree", "-r", "-l", "-z", self.heads[branch], most=_TREE)
        found = {}
        for row in listed.decode(errors="surrogateescape").split("\0"):
            facts, _, path = row.partition("\t")
            if not path:
                continue
            if _ODD.search(f"/{path}/"):
                raise Strange(shown(path, 120), "đường dẫn không thể có trong một nhánh")
            mode, _, name, size = facts.split()
            found[path] = TreeEntry(name, int(size) if size.isdigit() else 0, mode)
            if len(found) > host_words.MOST_NAMES:
                raise TooMuch(branch, len(found))
        return found

    def blob(self, name: str) -> bytes:
        """An object's bytes."""
        if self._reader is None:
            command = ["git", "cat-file", "--batch"]
            pipe = subprocess.PIPE
            self._reader = subprocess.Popen(
                command, cwd=self.folder, stdin=pipe, stdout=pipe, env=self._environ()
            )
        reader = self._reader
        if reader.stdin is None or reader.stdout is None:
            raise Unreachable("mat-ket-noi", address=self.url, reason="git cat-file")
        reader.stdin.write(f"{name}\n".encode())
        reader.stdin.flush()
        head = reader.stdout.readline().split()
        if len(head) != 3:  # noqa: PLR2004 - its name, its kind, its size; or its name and "missing"
            raise Strange(name, "kho thiếu đối tượng này")
        data = reader.stdout.read(int(head[2]))
        reader.stdout.read(1)
        return data

    def commit(self, branch: str, files: Mapping[str, TreeEntry], message: str, who: str) -> str:
        """A commit on top of the branch, holding exactly these files; what was not ours keeps its mode."""
        lines = "".join(f"{entry.mode} {entry.name}\t{path}\0" for path, entry in sorted(files.items()))
        index = {"GIT_INDEX_FILE": str(self.folder / "index.moi")}
        with contextlib.suppress(FileNotFoundError):
            (self.folder / "index.moi").unlink()
        self.git(
            "update-index", "-z", "--index-info", data=lines.encode(errors="surrogateescape"), env=index
        )
        tree = self.git("write-tree", env=index).decode().strip()
        parents = ["-p", self.heads[branch]] if branch in self.heads else []
        identity = {
            f"GIT_{role}_{part}": who for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
        }
        return self.git("commit-tree", tree, *parents, "-m", message, env=identity).decode().strip()

    def store(self, data: bytes) -> str:
        """Keep some bytes as an object, written as git does but without a process for each; its name."""
        whole = b"blob %d\0" % len(data) + data
        name = hashlib.new(self.hashing, whole, usedforsecurity=False).hexdigest()
        self._stored += len(data)
        file = self.folder / "objects" / name[:2] / name[2:]
        if not file.exists():
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(zlib.compress(whole, 1))
        return name

    def push(self, commits: Mapping[str, str]) -> None:
        """Push all branches in one step, only if each is where we saw it; then look again."""
        leases = [f"--force-with-lease=refs/heads/{b}:{self.heads.get(b, '')}" for b in commits]
        refs = [f"{commit}:refs/heads/{branch}" for branch, commit in commits.items()]
        more = self._stored / SLOWEST
        self._ask("push", "--progress", "--atomic", *leases, self.url, *refs, more=lambda: more)
        listed = self._listed(commits)
        for branch, commit in commits.items():
            if listed.get(branch) != commit:
                raise Mismatch("ghi-khong-dung", count=len(commits), path=branch)
        self.heads.update(commits)

    def stop(self) -> None:
        """End what runs for us, and remove the folder."""
        for process in (self._reader, self._keeper):
            if process:
                for pipe in (process.stdin, process.stdout):
                    if pipe:
                        pipe.close()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def git(
        self, *arguments: str, data: bytes | None = None, env: Mapping[str, str] | None = None
    ) -> bytes:
        """Run git; what it says of a failure is sorted into ours."""
        command = ["git", *arguments]
        done = subprocess.run(
            command,
            cwd=self.folder,
            input=data,
            env={**self._environ(), **(env or {})},
            capture_output=True,
            check=False,
        )
        if done.returncode != 0:
            raise self._failure(done.stderr.decode(errors="replace"))
        return done.stdout

    def _ask(
        self,
        *arguments: str,
        most: int = _BLOCK,
        more: Callable[[], float] = lambda: 0.0,
        env: Mapping[str, str] | None = None,
    ) -> bytes:
        """Run git on what a host gives; silent for too long, it is ended: it may wait for minutes."""
        silence, address = self.opening.timeout * _SILENT, self.opening.place.address.text
        command, environ = ["git", *arguments], {**self._environ(), **(env or {})}
        try:
            status, answer = converse(command, self.folder, environ, silence, most=most, more=more)
        except TimeoutError:
            raise Unreachable("mat-ket-noi", address=address, reason="hết thời gian chờ") from None
        except Endless:
            raise TooMuch(arguments[0], most) from None
        if status != 0:
            raise self._failure(bytes(answer.err).decode(errors="replace"))
        return bytes(answer.out)

    def _failure(self, answer: str) -> PublishError:
        address, credentials = self.opening.place.address, self.opening.credentials
        secret = SSH_KEY if self.url.startswith("ssh://") else GIT_TOKEN
        found = failure(answer, address.text, address.branch or "main", secret)
        if found.code == "dang-nhap-hong" and secret == GIT_TOKEN and not credentials.get(GIT_TOKEN):
            return Refused("thieu-mat-khau", address=address.text, names=GIT_TOKEN)
        return found

    def _environ(self) -> dict[str, str]:
        """Nothing of the user's own settings; no prompt; a dead line ends; only known hosts."""
        seconds, opening = max(int(self.opening.timeout), 1), self.opening
        ssh = [
            "ssh -F /dev/null -o BatchMode=yes -o StrictHostKeyChecking=yes -o CheckHostIP=no",
            f"-o ConnectTimeout={seconds} -o ServerAliveCountMax=2",
            f"-o ServerAliveInterval={max(seconds // 3, 1)}",
            f"-o UserKnownHostsFile={self._known_hosts()} -o GlobalKnownHostsFile=/dev/null",
        ]
        settings = {
            "credential.helper": "",
            "http.lowSpeedLimit": str(SLOWEST),
            "http.lowSpeedTime": str(seconds),
            "http.followRedirects": "false",  # a token goes to the host that is named, to no other
            "core.hooksPath": os.devnull,
            "gc.auto": "0",
            "fetch.unpackLimit": "1",  # so that what comes is one file, whose length can be looked at
            "core.bigFileThreshold": "16m",
            "protocol.allow": "never",
            "protocol.ssh.allow": "always",
            "protocol.https.allow": "always",
            "protocol.file.allow": "always",
        }
        if opening.place.authority:
            settings["http.sslCAInfo"] = str(opening.place.authority)
        if token := opening.credentials.get(GIT_TOKEN):
            user = opening.place.address.user or "x-access-token"
            settings["http.extraHeader"] = (
                "Authorization: Basic " + base64.b64encode(f"{user}:{token}".encode()).decode()
            )
        numbered = {"GIT_CONFIG_COUNT": str(len(settings))}
        for number, (key, value) in enumerate(settings.items()):
            numbered |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
        given = {name: os.environ[name] for name in _LOCAL if name in os.environ}
        quiet = {
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "LC_ALL": "C",
        }
        return {**given, **quiet, **numbered, "GIT_SSH_COMMAND": " ".join(ssh), **self._agent}

    def _known_hosts(self) -> str:
        place, environ = self.opening.place, self.opening.environ
        if not place.host_keys:
            return environ.get("NQ57_KNOWN_HOSTS") or str(Path.home() / ".ssh" / "known_hosts")
        host = (
            place.address.host if not place.address.port else f"[{place.address.host}]:{place.address.port}"
        )
        file = self.folder / "known_hosts"
        file.write_text("".join(f"{host} {key}\n" for key in place.host_keys), encoding="utf-8")
        return str(file)

    def _start_agent(self) -> None:
        """Give the key, opened, to an agent of ours, so that it never lies in a file.

        The agent lives as long as the shell that it starts, and that as long as our end of its pipe: even
        killed, we leave no agent behind.
        """
        if not self.opening.credentials.get(SSH_KEY) or not self.url.startswith("ssh://"):
            self._agent = {k: v for k, v in self.opening.environ.items() if k == "SSH_AUTH_SOCK"}
            return
        from nq57.publish.targets.ssh_keys import private_key  # noqa: PLC0415 - slow to import, and only for SSH

        key = private_key(self.opening.credentials, self.opening.place.address.text)
        command = ["ssh-agent", "sh", "-c", 'echo "$SSH_AUTH_SOCK"; exec cat']
        pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
        self._keeper = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=quiet, start_new_session=sys.platform != "win32"
        )
        assert self._keeper.stdout  # noqa: S101 - it is a pipe
        self._agent = {"SSH_AUTH_SOCK": self._keeper.stdout.readline().decode().strip()}
        done = subprocess.run(
            ["ssh-add", "-q", "-"],
            input=key.export_private_key("openssh"),
            env={**os.environ, **self._agent},
            capture_output=True,
            check=False,
        )
        if done.returncode != 0:
            raise Unreachable("dang-nhap-hong", address=self.opening.place.address.text, names=SSH_KEY)
