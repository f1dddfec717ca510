"""Git hosts that lie, and hosts of another kind: hooks without end, strange trees, SHA-256, lying markers.

It must not need a network: bare repositories stand for hosts, their objects written by hand.
"""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.targets import servers
from tests.targets.hostile import MARKERS, remade
from tests.targets.servers import Host
from tests.targets.sites import lay, order, site
from tests.targets.test_git_hosts import git

from nq57.publish.delivery import Delivery, Outcome
from nq57.publish.failures import PublishError
from nq57.publish.publishing import silent

MOST = 45.0  # seconds for a case on a busy machine; a minute is the promise


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A bare repository with a release on it."""
    with servers.bare_repository(tmp_path) as made:
        lay(tmp_path / "a", site("một"))
        lay(tmp_path / "b", site("hai", theme="bb22"))
        assert not publish(made, tmp_path / "a").failed
        yield made


def publish(host: Host, tree: Path, timeout: float = 10.0) -> Outcome:
    """Bring a tree to a repository."""
    delivery = Delivery(tree, host.environ, silent, timeout=timeout)
    return delivery.publish(host.place(), order(host.address))


def told(host: Host, tree: Path, timeout: float = 10.0) -> PublishError:
    """The failure: ours, foreseen, printable and soon."""
    start = time.monotonic()
    outcome = publish(host, tree, timeout)
    assert time.monotonic() - start < MOST
    assert outcome.failure, outcome
    assert outcome.failure.code != "khong-luong-truoc", outcome.failure
    assert outcome.failure.sentence().isprintable()
    return outcome.failure


def hook(host: Host, script: str) -> None:
    """What the host does with a push."""
    place = host.root / "hooks" / "pre-receive"
    place.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    place.chmod(0o755)


_PROGRESS = (
    "i=0; while [ $i -lt 9 ]; do i=$((i+1)); printf 'Resolving deltas: %d%% (%d/9)\\r' $i $i >&2; done;"
    " echo 'chinh sach: chi nhan qua duyet' >&2; exit 1"
)
HOOKS = {
    "much": ("yes 'chinh sach: chi nhan qua duyet' | head -c 80000000 >&2; exit 1", "nhanh-khong-nhan"),
    "one-line": ("head -c 20000000 /dev/zero | tr '\\0' x >&2; exit 1", "nhanh-khong-nhan"),
    "progress": (_PROGRESS, "nhanh-khong-nhan"),
    "control": (
        "printf '\\033[2J\\033]0;x\\007 cam \\342\\200\\256 day\\n' >&2; exit 1",
        "nhanh-khong-nhan",
    ),
    "bytes": ("printf '\\377\\376 khong\\n' >&2; exit 1", "nhanh-khong-nhan"),
    "drip": ("while :; do echo x >&2; sleep 0.1; done", "mat-ket-noi"),
    "silent": ("sleep 600", "mat-ket-noi"),
}


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_that_says_what_it_likes(host: Host, tmp_path: Path, name: str) -> None:
    """However much or little a hook says, the run ends, with the host's own words where there are any."""
    script, code = HOOKS[name]
    hook(host, script)
    failure = told(host, tmp_path / "b", timeout=2.0 if code == "mat-ket-noi" else 10.0)
    assert failure.code == code
    if "chinh sach" in script:
        assert "chinh sach: chi nhan qua duyet" in failure.details["reason"]
    assert "Resolving" not in failure.details["reason"]


def tree_of(host: Host, entries: list[tuple[bytes, bytes, str]]) -> str:
    """A tree object written by hand, as no git would write it."""
    data = b"".join(mode + b" " + name + b"\0" + bytes.fromhex(sha) for mode, name, sha in entries)
    command = ["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"]
    done = subprocess.run(command, cwd=host.root, input=data, capture_output=True, check=True)
    return done.stdout.decode().strip()


def put_branch(host: Host, branch: str, tree: str) -> None:
    """Make a branch hold a tree."""
    git(host.root, "update-ref", f"refs/heads/{branch}", git(host.root, "commit-tree", tree, "-m", "x"))


def _above(host: Host) -> None:
    blob = git(host.root, "hash-object", "-w", "--stdin", said="x")
    inner = tree_of(host, [(b"100644", b"secret.txt", blob)])
    put_branch(host, "main", tree_of(host, [(b"40000", b"..", inner)]))


def _into_git(host: Host) -> None:
    blob = git(host.root, "hash-object", "-w", "--stdin", said="x")
    inner = tree_of(host, [(b"100644", b"config", blob)])
    put_branch(host, "main", tree_of(host, [(b"40000", b".GIT", inner)]))


def _bomb(host: Host) -> None:
    blob = git(host.root, "hash-object", "-w", "--stdin", said="x")
    tree = tree_of(host, [(b"100644", f"f{n:02}".encode(), blob) for n in range(30)])
    for _ in range(5):
        tree = tree_of(host, [(b"40000", f"d{n:02}".encode(), tree) for n in range(30)])
    put_branch(host, "main", tree)


def _marker_is_a_link(host: Host) -> None:
    blob = git(host.root, "hash-object", "-w", "--stdin", said="../../victim")
    notes = tree_of(host, [(b"120000", b"site.json", blob)])
    put_branch(host, "nq57/main", tree_of(host, [(b"40000", b".nq57", notes)]))


def _folder_is_a_link(host: Host) -> None:
    blob = git(host.root, "hash-object", "-w", "--stdin", said="../victim")
    listed = git(host.root, "ls-tree", "main").splitlines()
    rows = [row for row in listed if not row.endswith("\ttin-tuc")]
    rows.append(f"120000 blob {blob}\ttin-tuc")
    put_branch(host, "main", git(host.root, "mktree", said="\n".join(rows) + "\n"))


TREES = {
    "above": (_above, ("noi-dang-noi-la",)),
    "into-git": (_into_git, ("noi-dang-noi-la",)),
    "bomb": (_bomb, ("qua-lon", "mat-ket-noi")),
    "marker-link": (_marker_is_a_link, ("thu-muc-la",)),
    "folder-link": (_folder_is_a_link, ("goc-la-lien-ket",)),
}


@pytest.mark.parametrize("name", TREES)
def test_a_branch_that_no_git_would_write(host: Host, tmp_path: Path, name: str) -> None:
    """Paths out of the tree, trees without end, links for marker or folder: told, not followed."""
    twist, codes = TREES[name]
    twist(host)
    assert told(host, tmp_path / "b", timeout=3.0).code in codes


@pytest.mark.parametrize("name", ["under_way-above", "kept-above", "deep", "row-words", "files-control"])
def test_a_lying_marker_on_a_branch(host: Host, tmp_path: Path, name: str) -> None:
    """A marker on the branch of our notes is read as any host's."""
    sound = git(host.root, "show", "nq57/main:.nq57/site.json").encode() + b"\n"
    lies = remade(sound, MARKERS[name])
    (tmp_path / "dau").write_bytes(lies)
    blob = git(host.root, "hash-object", "-w", str(tmp_path / "dau"))
    notes = tree_of(host, [(b"100644", b"site.json", blob)])
    put_branch(host, "nq57/main", tree_of(host, [(b"40000", b".nq57", notes)]))
    assert told(host, tmp_path / "b").code == "noi-dang-noi-la"


def test_branches_and_files_whose_names_are_no_text(host: Host, tmp_path: Path) -> None:
    """Other branches may be called anything; a foreign file that is no text keeps its name."""
    head = git(host.root, "rev-parse", "main")
    odd = os.fsdecode(b"refs/heads/\xff\xfe")
    git(host.root, "update-ref", odd, head)
    assert not publish(host, tmp_path / "b").failed
    assert host.lying().items() >= site("hai", theme="bb22").items()


@pytest.mark.parametrize("filled", [False, True], ids=["empty", "filled"])
def test_a_repository_of_sha_256(tmp_path: Path, *, filled: bool) -> None:
    """A host that names objects by SHA-256 is published to in its own way, empty or not."""
    with servers.bare_repository(tmp_path) as host:
        subprocess.run(["rm", "-r", str(host.root)], check=True)
        git(tmp_path, "init", "-q", "--bare", "--object-format=sha256", str(host.root))
        trees: list[Callable[[], dict[str, bytes]]] = [
            lambda: site("một"),
            lambda: site("hai", theme="bb22"),
        ]
        for number, tree in enumerate(trees[: 2 if filled else 1]):
            lay(tmp_path / str(number), tree())
            outcome = publish(host, tmp_path / str(number))
            assert not outcome.failed, outcome.failure
            assert host.lying().items() >= tree().items()
