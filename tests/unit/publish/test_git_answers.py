"""What git's own words come to, whatever numbers and names stand beside them.

It must not start git: the words are those that git 2.39 and OpenSSH 9 print.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nq57.publish.failures import Busy, Refused, Unreachable, Untrusted
from nq57.publish.targets.git_answers import failure

_FAILED = "error: failed to push some refs to '{url}'\n"
_WORDS = {
    "Host key verification failed.\nfatal: Could not read from remote repository.\n": (Untrusted, "may-la"),
    "No ED25519 host key is known for [h]:{port} and you have requested strict checking.\n"
    "Host key verification failed.\nfatal: Could not read from remote repository.\n": (
        Untrusted,
        "khoa-may-chua-biet",
    ),
    "ssh: Could not resolve hostname h: Name or service not known\nfatal: Could not read\n": (
        Unreachable,
        "khong-thay-may",
    ),
    "fatal: unable to access '{url}': Could not resolve host: h\n": (Unreachable, "khong-thay-may"),
    "fatal: '{url}' does not appear to be a git repository\nfatal: Could not read\n": (
        Unreachable,
        "khong-co-kho",
    ),
    "ERROR: Repository not found.\nfatal: Could not read from remote repository.\n": (
        Unreachable,
        "khong-co-kho",
    ),
    "remote: Repository not found.\nfatal: repository '{url}' not found\n": (Unreachable, "khong-co-kho"),
    "remote: The project you were looking for could not be found or you don't have permission to view it.\n"
    "fatal: repository '{url}' not found\n": (Unreachable, "khong-co-kho"),
    "fatal: unable to access '{url}': SSL certificate problem: self-signed certificate\n": (
        Untrusted,
        "may-la",
    ),
    "git@h: Permission denied (publickey).\nfatal: Could not read from remote repository.\n": (
        Unreachable,
        "dang-nhap-hong",
    ),
    "fatal: Authentication failed for '{url}'\n": (Unreachable, "dang-nhap-hong"),
    "remote: Permission to a/b.git denied to c.\n"
    "fatal: unable to access '{url}': The requested URL returned error: 403\n": (
        Unreachable,
        "dang-nhap-hong",
    ),
    "To {url}\n ! [rejected]        main -> main (stale info)\n" + _FAILED: (Busy, "dang-co-nguoi"),
    "remote: error: cannot lock ref 'refs/heads/main': is at {commit} but expected 0\nTo {url}\n"
    " ! [remote rejected] main -> main (atomic transaction failed)\n" + _FAILED: (Busy, "dang-co-nguoi"),
    "remote: GitLab: You are not allowed to push code to protected branches on this project.\nTo {url}\n"
    " ! [remote rejected] {commit} -> main (pre-receive hook declined)\n" + _FAILED: (
        Refused,
        "nhanh-khong-nhan",
    ),
    "error: remote unpack failed: unable to create temporary object directory\nTo {url}\n"
    " ! [remote rejected] {commit} -> main (unpacker error)\n" + _FAILED: (Unreachable, "mat-ket-noi"),
    "ssh: connect to host h port {port}: Connection refused\nfatal: Could not read\n": (
        Unreachable,
        "mat-ket-noi",
    ),
    "Timeout, server h not responding.\nfatal: the remote end hung up unexpectedly\n" + _FAILED: (
        Unreachable,
        "mat-ket-noi",
    ),
    "fatal: unable to access '{url}': Failed to connect to h port {port} after 0 ms\n": (
        Unreachable,
        "mat-ket-noi",
    ),
    "": (Unreachable, "mat-ket-noi"),
}
_NAMES = st.sampled_from(
    ["403", "401", "rejected", "permission denied (", "ssl certificate problem", "stale info"]
)


@given(
    said=st.sampled_from(sorted(_WORDS)),
    port=st.integers(40300, 40399),
    name=_NAMES,
    commit=st.text("403", min_size=40, max_size=40),
)
def test_only_whole_sentences_of_git_decide(said: str, port: int, name: str, commit: str) -> None:
    """A port, a path or a commit that holds 403 or a word of failure changes nothing."""
    url = f"ssh://git@h:{port}/{name}.git"
    found = failure(said.format(url=url, port=port, commit=commit), url, "main", "KHOA")
    assert (type(found), found.code) == _WORDS[said]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("remote: Enumerating objects: 3, done.\nremote: cấm đẩy   \n", "cấm đẩy"),
        ("ssh: connect to host h port 22: x\nfatal: Could not read\n", "ssh: connect to host h port 22: x"),
        ("", "git"),
    ],
)
def test_the_reason_is_the_line_that_tells_most(said: str, reason: str) -> None:
    """An editor is shown the first complaint, not the last and emptiest."""
    assert failure(said, "git+ssh://h/a", "main", "KHOA").details["reason"] == reason
