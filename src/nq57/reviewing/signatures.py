"""Who signed a commit, by the SSH keys that `nguoi-dung.yml` lists.

It must not know what a commit does.
"""

import tempfile
from pathlib import Path

from nq57.reviewing.people import People
from nq57.reviewing.repository import GitError, Repository

_GOOD = 'Good "git" signature for '


def signer_of(repository: Repository, people: People, commit: str) -> str:
    """The name of the person who signed a commit with a key of theirs; empty when nobody did."""
    found = people.fields.people if people.fields else ()
    lines = [f'{one.id} namespaces="git" {key}\n' for one in found for key in one.keys]
    with tempfile.TemporaryDirectory(prefix="nq57-") as folder:
        allowed = Path(folder) / "allowed"
        allowed.write_text("".join(lines), "utf-8")
        options = ("-c", f"gpg.ssh.allowedSignersFile={allowed}")
        try:
            answer = repository.messages(*options, "verify-commit", "--raw", commit)
        except GitError:
            return ""
    line = next((line for line in answer.splitlines() if line.startswith(_GOOD)), "")
    return line.removeprefix(_GOOD).partition(" with ")[0].lower()
