"""`nq57 serve` says where it listens, and why it cannot."""

import errno
import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from tests.projects import ROOT, make_project, nq57

from nq57.cli.serve import _why_not


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project."""
    small = ROOT / "tests" / "examples" / "small" / "content"
    return make_project(tmp_path_factory.mktemp("serve") / "p", small)


def test_it_listens_on_ipv6_and_ends_when_told_to(project: Path) -> None:
    """The address that it prints opens; an interrupt is no failure."""
    words = ["serve", "--root", str(project), "--host", "::1", "--port", "0"]
    command = [sys.executable, "-m", "nq57", *words]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", env=environment) as server:  # noqa: S603 - our own
        assert server.stderr
        said = server.stderr.readline()
        assert said.startswith("Mở http://[::1]:")
        with urllib.request.urlopen(said.split()[1], timeout=30) as answer:  # noqa: S310 - our own server
            assert "Xem thử" in answer.read().decode()
        server.terminate()
        assert server.stderr.read() == "Đã dừng.\n"
        assert server.wait(30) == 0


def test_a_port_in_use_and_a_name_that_is_none_are_told(project: Path) -> None:
    """With another port to try, or how to name a host; the command was called wrongly."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = nq57("serve", "--root", project, "--port", str(port))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Cổng {port} đang có chương trình khác dùng" in done.stderr


@pytest.mark.parametrize(
    ("error", "host", "said"),
    [
        (socket.gaierror(-2, "unknown"), "khong-co.invalid", "Không có máy hay địa chỉ “khong-co.invalid”"),
        (UnicodeError("label too long"), "a" * 70, "Không có máy hay địa chỉ"),
        (OSError(errno.EADDRINUSE, "in use"), "127.0.0.1", "--port 81"),
        (OSError(errno.EACCES, "denied"), "127.0.0.1", "--port 8000"),
        (OSError(errno.EADDRNOTAVAIL, "none"), "10.9.9.9", "không phải của máy này"),
        (OSError(errno.EAFNOSUPPORT, "family"), "::1", "IPv6 đang tắt?"),
        (OSError(errno.ENOBUFS, "buffers"), "127.0.0.1", "Không lắng nghe được"),
    ],
)
def test_each_reason_has_a_sentence_of_its_own(error: Exception, host: str, said: str) -> None:
    """The port is not blamed for what the address or the system is to blame for."""
    sentence = _why_not(error, host, 80)
    assert said in sentence
    assert "→" in sentence


def test_the_editor_listens_on_this_machine_only(project: Path) -> None:
    """`--edit` with an address that others reach ends with a sentence that says what to leave out."""
    done = nq57("serve", "--root", project, "--edit", "--host", "0.0.0.0", "--port", "0")  # noqa: S104 - refused
    assert done.returncode != 0
    assert "Chỉ soạn bài được ngay trên máy này" in done.stderr
