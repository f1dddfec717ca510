"""Tests of where a cluster is."""

from pathlib import Path

import pytest

from nq57.cluster.addresses import LocalAddress, SchedulerAddress, SshAddress, SshHost, read_address
from nq57.cluster.store_places import FOLDER_VARIABLE, is_on_a_network, store_folder


def test_words_of_the_command_line(tmp_path: Path) -> None:
    """This machine, a scheduler, or the hosts of a file, each with its account, port and workers."""
    assert read_address("local", tmp_path) == LocalAddress(0)
    assert read_address("local:4", tmp_path) == LocalAddress(4)
    assert read_address("tls://dieu-phoi:8786", tmp_path) == SchedulerAddress("tls://dieu-phoi:8786")
    (tmp_path / "may.txt").write_text("# bốn máy\nmay-1\n\nnq57@may-2:2222 8 # máy to\n", encoding="utf-8")
    hosts = (SshHost("may-1"), SshHost("may-2", "nq57", 2222, 8))
    assert read_address("may.txt", tmp_path) == SshAddress(hosts)


@pytest.mark.parametrize(
    ("text", "lines", "told"),
    [
        ("http://x:1", "", "local:N"),
        ("may.txt", "", "không có tên máy"),
        ("may.txt", "may-1\nmay 2 3\n", "dòng 2"),
    ],
)
def test_wrong_words_are_told_with_a_line(tmp_path: Path, text: str, lines: str, told: str) -> None:
    """What is no address, an empty file, a line that is no host."""
    (tmp_path / "may.txt").write_text(lines, encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        read_address(text, tmp_path)


def test_a_store_is_never_on_a_network_file_system() -> None:
    """The nearest mount decides; the environment may name another disk."""
    mounts = ["/dev/sda / ext4 rw", "may:/chung /srv/chung nfs4 rw", "/dev/sdb /srv/chung/rieng xfs rw"]
    assert is_on_a_network(Path("/srv/chung/nq57"), mounts)
    assert not is_on_a_network(Path("/srv/chung/rieng/nq57"), mounts)
    assert not is_on_a_network(Path("/srv/chung2"), mounts)
    assert store_folder(Path("/a"), {FOLDER_VARIABLE: "/dia"}).parent == Path("/dia")
