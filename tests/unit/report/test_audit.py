"""The audit tells changes, exceptions and problems, as data and as a page that runs nothing."""

import datetime as dt
import hashlib
import json
import re
import subprocess
from pathlib import Path

from tests.projects import make_project, nq57
from tests.workspaces import UNITS, article, loaded

from nq57.content.loading import Loaded
from nq57.report.audit import Audit, ContentCommit, FileChange, audit_json, changes_since
from nq57.report.audit_page import audit_html

DAY = dt.date(2026, 11, 21)
NEWS = "tinh-a/tin-tuc/tin.md"
ATTACK = "<script>alert(1)</script>"


def findings() -> Loaded:
    """A workspace with a signed mark, a telephone, and a broken record whose title attacks."""
    marked = article("TỐI MẬT")
    digest = hashlib.sha256(marked.encode()).hexdigest()
    waiver = (
        f"ngoai_le:\n  - tep: {NEWS}\n    phat_hien: dau-mat\n    gia_tri: TỐI MẬT\n"
        f"    ma_tep: '{digest}'\n"
        "    nguoi_ky: Nguyễn Văn Mẫu\n    chuc_vu: Chánh Văn phòng\n"
        "    ngay: 20/11/2026\n    ly_do: Đã giải mật\n"
    )
    files = {NEWS: marked, "ngoai-le.yml": waiver, "tinh-a/tin-tuc/b.md": article("Gọi 0912345678.")}
    return loaded({**UNITS, **files, "tinh-a/tin-tuc/c.md": article(ngay=f"'{ATTACK}'")})


def audit(*changes: ContentCommit) -> Audit:
    """The audit of those findings."""
    found = findings()
    return Audit(DAY, "a" * 40, "v1" if changes else "", changes, found.waived, found.problems)


def test_the_data_tell_everything() -> None:
    """Exceptions with signer, day and reason beside what they let pass; problems; counts."""
    told = json.loads(audit_json(audit()))
    assert (told["as_of"], told["revision"], told["errors"], told["warnings"]) == (
        "2026-11-21",
        "a" * 40,
        1,
        1,
    )
    (waiver,) = told["waivers"]
    assert (waiver["code"], waiver["file"]) == ("dau-mat", f"content/{NEWS}")
    assert (waiver["signer"], waiver["signed"], waiver["reason"]) == (
        "Nguyễn Văn Mẫu",
        "2026-11-20",
        "Đã giải mật",
    )
    assert sorted(row["code"] for row in told["problems"]) == ["ngay-sai-dang", "so-dien-thoai"]
    assert "0912345678" not in audit_json(audit())


def test_the_page_is_text_alone() -> None:
    """What came from content or Git cannot run in the page, and nothing is loaded."""
    change = ContentCommit(
        "b" * 40, ATTACK, "x@y.example", "2026-11-20T08:00:00+07:00", ATTACK, (FileChange("sửa", ATTACK),)
    )
    page = audit_html(audit(change))
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 4
    assert not re.search(r"(?:src|href)=", page)
    assert "Nguyễn Văn Mẫu, Chánh Văn phòng" in page
    assert "<td>20/11/2026</td>" in page
    assert ">20/11/2026 08:00 UTC+07:00</time>" in page
    assert "1 lỗi, 1 cảnh báo, 1 ngoại lệ đã ký, 1 thay đổi từ bản" in page


def test_git_is_asked_for_content_alone() -> None:
    """Commits newest first with their files, and before them what is not committed."""
    asked: list[list[str]] = []

    def git(words: list[str]) -> str:
        asked.append(words)
        if words[0] == "status":
            return "?? content/moi.md\n M content/cu.md\n"
        first = "\x1ec1\x1fA\x1fa@x\x1f2026\x1fMột\n\nM\tcontent/a.md\n"
        return f"{first}\x1ec0\x1fB\x1fb@x\x1f2025\x1fHai\n\nA\tcontent/b.md\nD\tcontent/c.md\n"

    pending, first, second = changes_since(git, "v1")
    assert [file.path for file in pending.files] == ["content/cu.md", "content/moi.md"]
    assert first == ContentCommit("c1", "A", "a@x", "2026", "Một", (FileChange("sửa", "content/a.md"),))
    assert [(file.kind, file.path) for file in second.files] == [
        ("thêm", "content/b.md"),
        ("xóa", "content/c.md"),
    ]
    assert all(words[-2:] == ["--", "content"] for words in asked)
    assert "v1..HEAD" in asked[0]


def test_the_command_writes_both(tmp_path: Path) -> None:
    """In a real repository: who changed what since a revision; one that Git does not know is told."""
    given = tmp_path / "given"
    for path, text in UNITS.items():
        (given / path).parent.mkdir(parents=True, exist_ok=True)
        (given / path).write_text(str(text), encoding="utf-8")
    root = make_project(tmp_path / "p", given)

    def git(*words: str) -> None:
        identity = (
            "-c",
            "user.name=Người Soạn",
            "-c",
            "user.email=soan@x.example",
            "-c",
            "commit.gpgsign=false",
        )
        command = ["git", *identity, *words]
        subprocess.run(command, cwd=root, capture_output=True, check=True)  # noqa: S603 - fixed words

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "Đầu")
    git("tag", "v1")
    (root / "content" / "tinh-a" / "tin-tuc").mkdir()
    (root / "content" / "tinh-a" / "tin-tuc" / "tin-một.md").write_text("x", encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "Thêm tin")
    done = nq57("check", "--root", root, "--report", "--since", "v1", "--as-of", "2026-11-21")
    assert done.returncode == 1
    told = json.loads((root / ".nq57" / "kiem-tra.json").read_text(encoding="utf-8"))
    (change,) = told["changes"]
    assert (change["who"], change["subject"]) == ("Người Soạn", "Thêm tin")
    assert change["files"] == [{"kind": "thêm", "path": "content/tinh-a/tin-tuc/tin-một.md"}]
    assert "Người Soạn" in (root / ".nq57" / "kiem-tra.html").read_text(encoding="utf-8")
    for wrong in ("v9", "--output=x"):
        assert nq57("check", "--root", root, "--report", f"--since={wrong}").returncode == 2
    assert nq57("check", "--root", root, "--report").returncode == 1
