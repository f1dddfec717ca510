"""Who edits at this machine, and what keeps an editor from starting: each said with what to do.

It must not know requests.
"""

import datetime as dt
import http.client
import json
import threading
from pathlib import Path

import pytest
import typer
from tests.projects import ROOT, make_project
from tests.repositories import git

from nq57.build.preview import Preview
from nq57.cli.editors import SECRET, office_server, people_here
from nq57.editing.server import EditServer

PEOPLE = "nguoi:\n- {ten: lan@a.vn, ho_ten: Lan, vai: [soạn, duyệt], don_vi: tinh-mau}\n"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """A project without a repository and without people."""
    content = ROOT / "tests" / "examples" / "small" / "content"
    project = make_project(tmp_path_factory.mktemp("editors") / "p", content)
    return Preview(project, dt.date(2026, 11, 21), 1)


@pytest.fixture(autouse=True)
def _outside(monkeypatch: pytest.MonkeyPatch, preview: Preview) -> None:
    """No settings of whoever runs the tests, no repository above the project."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(preview.root.parent))


def refusal(capsys: pytest.CaptureFixture[str], preview: Preview, users: Path | None) -> str:
    """What is said when the office's server does not start."""
    with pytest.raises(typer.Exit):
        office_server(preview, users, None, 0, polling=False)
    return capsys.readouterr().err


def test_without_people_or_git_there_is_no_review(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said clearly where a workspace has people and no repository; then drafts and days remain."""
    assert people_here(preview.root, None) is None
    (preview.root / "nguoi-dung.yml").write_text(PEOPLE, "utf-8")
    assert people_here(preview.root, None) is None
    assert "chỉ có bản nháp và hẹn ngày đăng" in capsys.readouterr().err


def test_an_office_needs_a_secret_people_and_two_addresses(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each lack is told before anything listens."""
    assert SECRET in refusal(capsys, preview, None)
    monkeypatch.setenv(SECRET, "k" * 31)
    assert "ít nhất 32 chữ" in refusal(capsys, preview, None)
    monkeypatch.setenv(SECRET, "k" * 32)
    users = preview.root / "nguoi-dung.yml"
    users.write_text(PEOPLE + "la: x\n", "utf-8")
    assert "có lỗi" in refusal(capsys, preview, users)
    users.write_text(PEOPLE, "utf-8")
    assert "dia_chi_xem" in refusal(capsys, preview, users)
    users.write_text(f"dia_chi: https://a.vn\ndia_chi_xem: https://a.vn/\n{PEOPLE}", "utf-8")
    assert "hai tên máy khác nhau" in refusal(capsys, preview, users)
    users.write_text(f"dia_chi: https://a.vn\ndia_chi_xem: https://x.a.vn/\n{PEOPLE}", "utf-8")
    assert "Cần kho Git" in refusal(capsys, preview, users)
    users.write_text(f"ky_duyet: có\n{users.read_text('utf-8')}", "utf-8")
    assert "ky_duyet không đi cùng" in refusal(capsys, preview, users)
    users.write_text(PEOPLE.replace("soạn", "đọc"), "utf-8")
    assert "vai" in refusal(capsys, preview, users)


def test_whoever_sits_here_is_known_by_git(preview: Preview, capsys: pytest.CaptureFixture[str]) -> None:
    """By user.email; the editor then answers with review, and its preview by its own name."""
    (preview.root / "nguoi-dung.yml").write_text(PEOPLE, "utf-8")
    (preview.root / ".gitignore").write_text(".nq57/\n", "utf-8")
    git(preview.root, "init", "-q", "-b", "main")
    git(preview.root, "add", ".")
    git(preview.root, "commit", "-q", "-m", "Bắt đầu")
    git(preview.root, "config", "user.email", "la@a.vn")
    with pytest.raises(typer.Exit):
        people_here(preview.root, None)
    assert "la@a.vn không có trong nguoi-dung.yml" in capsys.readouterr().err
    git(preview.root, "config", "user.email", "Lan@a.vn")
    found = people_here(preview.root, None)
    assert found
    assert found[1].full_name == "Lan"
    server = EditServer(preview, "127.0.0.1", 0, print, people=found)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        port = server.rules.hosts.port
        own = {"X-NQ57-Phien": server.rules.secret, "Host": f"127.0.0.1:{port}"}
        status, text = asked(port, "/api/phien", own)
        assert (status, json.loads(text)["review"], json.loads(text)["name"]) == (200, True, "Lan")
        assert asked(port, "/api/phien", {"Host": f"127.0.0.1:{port}"})[0] == 403
        seen = server.preview.hosts.port
        assert asked(seen, "/tinh-mau/", {"Host": f"127.0.0.1:{seen}"})[0] == 200
        assert asked(seen, "/tinh-mau/", {"Host": "evil.example"})[0] == 421
    finally:
        server.stop()
        thread.join()


def asked(port: int, path: str, headers: dict[str, str]) -> tuple[int, str]:
    """The answer to a request at this machine."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    text = answer.read().decode("utf-8", "replace")
    line.close()
    return answer.status, text
