"""Hosts that are not who they should be: no credential reaches them, not one byte.

It must not trust our own word: what the impostor received is looked at.
"""

import contextlib
import os
import socket
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import asyncssh
import pytest
from tests.targets import servers
from tests.targets.servers import PASSWORD, certificate, free_port, public_text
from tests.targets.sites import UNIT, lay, order, site

from nq57.publish.credentials import Credentials
from nq57.publish.delivery import Delivery
from nq57.publish.failures import PublishError, Untrusted
from nq57.publish.publishing import silent
from nq57.publish.targets.table import Opening, open_target


def pump(source: socket.socket, sink: socket.socket, heard: bytearray) -> None:
    """Carry bytes from one end to the other, noting them, until either hangs up."""
    with contextlib.suppress(OSError):
        while data := source.recv(1 << 16):
            heard.extend(data)
            sink.sendall(data)
    for end in (source, sink):
        end.close()


@contextlib.contextmanager
def overheard(port: int) -> Iterator[tuple[int, bytearray]]:
    """A wire to a port on which every byte sent towards it is noted."""
    heard, door = bytearray(), socket.create_server(("127.0.0.1", 0))
    threads = list[threading.Thread]()

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = door.accept()
                far = socket.create_connection(("127.0.0.1", port))
                for work in ((near, far, heard), (far, near, bytearray())):
                    threads.append(threading.Thread(target=pump, args=work))
                    threads[-1].start()

    threads.append(threading.Thread(target=accept))
    threads[0].start()
    try:
        yield int(door.getsockname()[1]), heard
    finally:
        door.shutdown(socket.SHUT_RDWR)
        door.close()
        for thread in threads:
            thread.join(5)


def refused(opening: Opening, code: str) -> None:
    """The target is not opened, because its host is not trusted."""
    with pytest.raises(Untrusted) as found:
        open_target(opening).read("index.html")
    assert found.value.code == code
    assert PASSWORD not in str(found.value)


def test_an_ssh_host_with_a_wrong_key_gets_nothing(tmp_path: Path) -> None:
    """Neither key nor password is offered to a host whose key is unknown, or changed; told apart."""
    other = public_text(asyncssh.generate_private_key("ssh-ed25519"))
    with servers.openssh(tmp_path, with_shell=True) as host:
        environ = {**host.environ, "NQ57_MAT_KHAU": PASSWORD, "NQ57_KNOWN_HOSTS": str(tmp_path / "biet")}
        refused(host.opening(environ=environ, host_keys=(other,)), "may-la")
        refused(host.opening(environ=environ, host_keys=()), "khoa-may-chua-biet")
        for name, code in (
            ("web.example", "khoa-may-chua-biet"),
            (f"[127.0.0.1]:{host.place().address.port}", "may-la"),
        ):
            (tmp_path / "biet").write_text(f"{name} {other}\n", encoding="ascii")
            refused(host.opening(environ=environ, host_keys=()), code)
    log = (tmp_path / "sshd.log").read_text(encoding="utf-8")
    assert "127.0.0.1 port" in log  # it was met, and left before names were said
    assert not any(word in log for word in ("Accepted", "Failed", "userauth", "Postponed"))


def test_a_git_host_with_a_wrong_key_gets_nothing(tmp_path: Path) -> None:
    """The same by git over SSH."""
    with servers.openssh(tmp_path, with_shell=True) as host:
        address = host.address.replace("ssh://", "git+ssh://") + "/trang.git#main"
        keys = (public_text(asyncssh.generate_private_key("ssh-ed25519")),)
        refused(host.opening(address=address, host_keys=keys), "may-la")
    log = (tmp_path / "sshd.log").read_text(encoding="utf-8")
    assert not any(word in log for word in ("Accepted", "Failed", "userauth", "Postponed"))


def test_an_ftp_server_without_tls_gets_nothing(tmp_path: Path) -> None:
    """Plain FTP is refused before a name or a password is said."""
    with (
        servers.pyftpdlib(tmp_path, "plain") as host,
        overheard(host.place().address.port) as (port, heard),
    ):
        address = f"ftps://nq57@127.0.0.1:{port}/www"
        refused(host.opening(address=address), "khong-ma-hoa")
    assert b"AUTH" in heard
    assert not any(word in heard for word in (b"USER", b"PASS", PASSWORD.encode()))


def test_an_ftp_server_with_a_wrong_certificate_gets_nothing(tmp_path: Path) -> None:
    """A certificate that our authority did not sign ends the talk at the handshake."""
    with servers.pyftpdlib(tmp_path) as host, overheard(host.place().address.port) as (port, heard):
        certificate.cache_clear()
        other = tmp_path / "khac.pem"
        other.write_bytes(certificate())
        address = f"ftps://nq57@127.0.0.1:{port}/www"
        refused(host.opening(address=address, authority=other), "may-la")
        refused(host.opening(address=address, authority=None), "may-la")
    log = (tmp_path / "ftp.log").read_text(encoding="utf-8")
    assert "USER" not in log
    assert PASSWORD.encode() not in heard


def test_an_ftp_server_that_should_speak_tls_at_once_and_does_not_gets_nothing(tmp_path: Path) -> None:
    """The same where TLS is expected from the first byte: plain words end it."""
    with (
        servers.pyftpdlib(tmp_path, "plain") as host,
        overheard(host.place().address.port) as (port, heard),
    ):
        address = f"ftps://nq57@127.0.0.1:{port}/www?tls=ngam"
        refused(host.opening(address=address), "may-la")
    assert not any(word in heard for word in (b"USER", b"PASS", PASSWORD.encode()))


def test_a_git_host_with_a_wrong_certificate_gets_nothing(tmp_path: Path) -> None:
    """No token reaches a host whose certificate nobody vouches for, nor stands in a command's arguments."""
    with servers.git_over_https(tmp_path) as host:
        with overheard(host.place().address.port) as (port, heard):
            address = host.address.replace(f":{host.place().address.port}/", f":{port}/")
            refused(host.opening(address=address, authority=None), "may-la")
        assert PASSWORD.encode() not in heard
        assert "GET" not in (tmp_path / "git.log").read_text(encoding="utf-8")
        target = open_target(host.opening())
        for number in servers.family(os.getpid()):
            with contextlib.suppress(OSError):
                command = Path(f"/proc/{number}/cmdline").read_bytes()
                assert PASSWORD.encode() not in command or b"git_server" in command
        target.close()
        with pytest.raises(PublishError) as failed:
            open_target(host.opening(environ={"NQ57_GIT_TOKEN": "token-da-het-han"}))
        assert failed.value.code == "dang-nhap-hong"
        assert "token-da-het-han" not in str(failed.value)


def test_a_store_with_a_wrong_certificate_gets_nothing(tmp_path: Path) -> None:
    """No signed request reaches a store whose certificate nobody vouches for."""
    (tmp_path / "tls.pem").write_bytes(certificate())
    port = free_port()
    server = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server += ["-c", str(tmp_path / "tls.pem"), "-k", str(tmp_path / "tls.pem")]
    with (
        servers.running(server, port, tmp_path / "moto.log"),
        overheard(port) as (wire, heard),
    ):
        host = servers.Host("s3", f"s3://thung/a?endpoint=https://127.0.0.1:{wire}", tmp_path)
        environ = {"AWS_ACCESS_KEY_ID": "khoa-thu-nghiem", "AWS_SECRET_ACCESS_KEY": PASSWORD}
        refused(host.opening(environ=environ), "may-la")
    assert b"khoa-thu-nghiem" not in heard
    assert "thung" not in (tmp_path / "moto.log").read_text(encoding="utf-8")


def test_a_store_without_tls_is_refused_outright(tmp_path: Path) -> None:
    """An http endpoint elsewhere than on this machine is refused before anything is sent."""
    host = servers.Host("s3", "s3://thung/a?endpoint=http://s3.example", tmp_path)
    environ = {"AWS_ACCESS_KEY_ID": "khoa-thu-nghiem", "AWS_SECRET_ACCESS_KEY": PASSWORD}
    refused(host.opening(environ=environ), "s3-khong-ma-hoa")


def test_no_failure_tells_a_secret(tmp_path: Path) -> None:
    """Whatever goes wrong, neither sentence nor representation holds a credential."""
    lay(tmp_path / "site", site("một"))
    host = servers.Host("ftps", f"ftps://nq57@127.0.0.1:{free_port()}/www", tmp_path)
    environ = {"NQ57_MAT_KHAU": PASSWORD, "NQ57_KHOA_SSH": f"PRIVATE KEY {PASSWORD}"}

    def failing(opening: Opening) -> None:
        raise PublishError(
            "mat-ket-noi", address="x", reason=f"sai {opening.credentials.get('NQ57_MAT_KHAU')}"
        )

    for work in (
        Delivery(tmp_path / "site", environ, silent),
        Delivery(tmp_path / "site", environ, silent, opener=failing),  # type: ignore[arg-type] # it opens nothing
    ):
        outcome = work.publish(host.place(), replace(order(host.address), unit=UNIT))
        assert outcome.failure
        said = (
            f"{outcome.failure.sentence()} {outcome.failure!r} {work!r} {Credentials.of(UNIT, environ)!r}"
        )
        assert PASSWORD not in said.replace(repr(outcome.failure), "")
        assert PASSWORD not in outcome.failure.sentence()
