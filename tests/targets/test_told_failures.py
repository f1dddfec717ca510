"""What an operator is told when a host says no: the permission, the bucket, the name, not the line.

It must not look at how a transport asks; the servers are real ones.
"""

import errno
import os
import re
import shutil
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.projects import ROOT
from tests.targets import servers
from tests.targets.servers import PASSWORD, Host
from tests.targets.sites import lay, order, site

from nq57.publish.delivery import Delivery
from nq57.publish.failure_texts import FAILURE_TEXTS
from nq57.publish.failures import PublishError
from nq57.publish.publishing import publish, silent
from nq57.publish.targets.folder import FolderTarget
from nq57.publish.targets.table import open_target

HANDBOOK = ROOT / "handbook" / "van-hanh" / "README.md"
STORE = {"AWS_ACCESS_KEY_ID": "khoa-thu-nghiem", "AWS_SECRET_ACCESS_KEY": PASSWORD}


def told(host: Host, tree: Path, **changes: object) -> PublishError:
    """What keeps a tree from being published."""
    lay(tree, site("một"))
    outcome = Delivery(tree, host.environ, silent).publish(host.place(**changes), order(host.address))
    assert outcome.failure
    return outcome.failure


@pytest.mark.parametrize(
    ("maker", "reason"),
    [
        pytest.param(servers.vsftpd, "550 ", id="vsftpd"),
        pytest.param(servers.proftpd, "550 ", id="proftpd"),
        pytest.param(
            partial(servers.openssh, with_shell=False, may_write=False), "Permission denied", id="sftp"
        ),
    ],
)
def test_a_folder_that_may_not_be_written_to(
    maker: Callable[[Path], AbstractContextManager[Host]], reason: str, tmp_path: Path
) -> None:
    """It is told with the server's word and the right to ask for, not as a line that failed."""
    with maker(tmp_path) as host:
        shutil.chown(host.root, "root", "root")
        host.root.chmod(0o755)
        failure = told(host, tmp_path / "site")
        assert list(host.root.iterdir()) == []
    assert failure.code == "khong-ghi-duoc"
    assert failure.details["address"] == host.address
    assert reason in failure.details["reason"]
    assert "quyền" in failure.sentence("vi")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "khong-ghi-duoc"),
        (errno.EROFS, "khong-ghi-duoc"),
        (errno.ENOSPC, "khong-ghi-duoc"),
        (errno.EIO, "mat-ket-noi"),
    ],
)
def test_a_disk_that_says_no(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: int, code: str
) -> None:
    """A folder of this machine: a right that is missing and a full disk are told from a disk that fails."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    tree = lay(tmp_path / "site", site("một"))
    (tmp_path / "www").mkdir()
    monkeypatch.setattr(os, "mkdir", refuse)
    with pytest.raises(PublishError) as failed:
        publish(FolderTarget(tmp_path / "www"), tree, order("file:///x"))
    assert (failed.value.code, failed.value.details["reason"]) == (code, os.strerror(number))


def test_a_bucket_that_is_not_there(tmp_path: Path) -> None:
    """A store without the bucket is told as such, by its address."""
    with servers.moto(tmp_path) as host:
        failure = told(host, tmp_path / "site", address=host.address.replace("s3://thung", "s3://khac"))
    assert failure.code == "khong-co-kho"
    assert "s3://khac/" in failure.sentence("vi")


@pytest.mark.parametrize(
    "address",
    [
        "ssh://nq57@web.khong-co.example/www",
        "ftps://nq57@web.khong-co.example/www",
        "s3://thung/a?endpoint=https://web.khong-co.example",
    ],
)
def test_a_host_whose_name_nobody_knows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str
) -> None:
    """A name with a slip in it is told as a name, at once."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    environ = {"NQ57_MAT_KHAU": PASSWORD, **STORE}
    failure = told(Host("x", address, tmp_path, environ), tmp_path / "site")
    assert failure.code == "khong-thay-may"
    assert "Không tìm thấy máy web.khong-co.example" in failure.sentence("vi")


def test_a_key_of_a_store_that_may_not_do_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A store that knows the key and denies the operation is a matter of rights, not of the key."""
    with servers.moto(tmp_path) as host:
        target: Any = open_target(host.opening())
        denied = target.client.exceptions.ClientError({"Error": {"Code": "AccessDenied"}}, "PutObject")

        def refuse(**_: object) -> None:
            raise denied

        monkeypatch.setattr(target.client, "put_object", refuse)
        with pytest.raises(PublishError) as failed:
            publish(target, lay(tmp_path / "site", site("một")), order(host.address))
        target.close()
    assert failed.value.code == "khong-ghi-duoc"


def test_the_handbook_quotes_what_is_said() -> None:
    """Every sentence in the operators' table of refusals is one that nq57 says, names left out."""
    said = [re.sub(r"\{\w+\}", "…", text.vi) for text in FAILURE_TEXTS.values()]
    quoted = re.findall(r"^\| “(?P<words>[^”]+)” \|", HANDBOOK.read_text("utf-8"), re.MULTILINE)
    assert len(quoted) >= 20
    assert [words for words in quoted if not any(words in sentence for sentence in said)] == []
