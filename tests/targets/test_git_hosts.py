"""What hosts of pages do with a branch, and what lies there that is not ours.

It must not need a network: a bare repository, with a hook or behind OpenSSH, stands for the host.
"""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import asyncssh
import pytest
from tests.targets import servers
from tests.targets.servers import PASSWORD
from tests.targets.sites import lay, order, site

from nq57.publish.failures import Refused
from nq57.publish.publishing import adopt, publish

_NOBODY = {f"GIT_{role}_{part}": "x" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}


def git(folder: Path, *arguments: str, said: str = "") -> str:
    """Run git in a repository."""
    command = ["git", *arguments]
    environ = {**os.environ, **_NOBODY}
    done = subprocess.run(
        command, cwd=folder, env=environ, input=said, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_a_protected_branch_is_told_from_a_second_publisher(tmp_path: Path) -> None:
    """Whoever may not push is told the host's own words and which branches to open; nothing has changed."""
    with servers.bare_repository(tmp_path) as host:
        hook = host.root / "hooks" / "pre-receive"
        hook.write_text("#!/bin/sh\necho 'nhánh được bảo vệ' >&2\nexit 1\n", encoding="utf-8")
        hook.chmod(0o755)
        target = host.open()
        with pytest.raises(Refused) as refused:
            publish(target, lay(tmp_path / "a", site("một")), order(host.address))
        target.close()
        assert refused.value.code == "nhanh-khong-nhan"
        assert "nhánh được bảo vệ" in refused.value.sentence()
        assert "nq57/main" in refused.value.sentence()
        assert host.lying() == {}


def test_what_is_not_ours_keeps_its_mode(tmp_path: Path) -> None:
    """Programs, links and linked repositories of an adopted branch stay what they were."""
    with servers.bare_repository(tmp_path) as host:
        blob = git(host.root, "hash-object", "-w", "--stdin", said="../ngoai")
        foreign = [f"100755 blob {blob}\tchay.sh", f"120000 blob {blob}\tlien-ket"]
        foreign.append(f"160000 commit {'1' * 40}\tkho-khac")
        tree = git(host.root, "mktree", "--missing", said="\n".join(foreign) + "\n")
        git(host.root, "update-ref", "refs/heads/main", git(host.root, "commit-tree", tree, "-m", "cũ"))
        target = host.open()
        adopt(target, order(host.address))
        publish(target, lay(tmp_path / "a", site("một")), order(host.address))
        target.close()
        listed = git(host.root, "ls-tree", "main").splitlines()
        assert set(foreign) <= set(listed)
        assert any(line.startswith("100644 blob") and line.endswith("index.html") for line in listed)


def test_a_key_with_a_password_is_opened_for_git(tmp_path: Path) -> None:
    """A key as ssh-keygen makes it, locked, serves with its password and is refused without."""
    with servers.git_over_ssh(tmp_path) as host:
        key = asyncssh.import_private_key(host.environ["NQ57_KHOA_SSH"])
        locked = key.export_private_key("openssh", passphrase=PASSWORD).decode()
        given = {**host.environ, "NQ57_KHOA_SSH": locked}
        with pytest.raises(Refused) as refused:
            replace(host, environ=given).open()
        assert refused.value.code == "khoa-ssh-hong"
        target = replace(host, environ={**given, "NQ57_MAT_KHAU_KHOA": PASSWORD}).open()
        publish(target, lay(tmp_path / "a", site("một")), order(host.address))
        target.close()
        assert host.lying()


def test_no_agent_outlives_a_killed_publisher(tmp_path: Path) -> None:
    """The agent that holds the key ends with us, even when we are killed."""
    if sys.platform == "win32":
        pytest.skip("no agent is started there")
    with servers.git_over_ssh(tmp_path) as host:
        child = os.fork()
        if not child:
            host.open()
            (tmp_path / "agents").write_text(
                " ".join(map(str, servers.family(os.getpid()))), encoding="ascii"
            )
            time.sleep(60)
            os._exit(0)
        while not (tmp_path / "agents").exists() or not (tmp_path / "agents").read_text(encoding="ascii"):
            time.sleep(0.05)
        family = (tmp_path / "agents").read_text(encoding="ascii").split()
        assert any("ssh-agent" in command_of(number) for number in family)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for _ in range(700):  # it looks for its parent every ten seconds
            if not any("ssh-agent" in command_of(number) for number in family):
                return
            time.sleep(0.05)
        pytest.fail("an agent is left")


def command_of(number: str) -> str:
    """The command line of a process; empty when it is gone."""
    try:
        return Path(f"/proc/{number}/cmdline").read_text(encoding="utf-8")
    except OSError:
        return ""
