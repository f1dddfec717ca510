"""`nq57 adopt`, `releases`, `rollback` as an operator types them: asked and answered in Vietnamese.

It must not reach a server; the target is a folder of this machine.
"""

from pathlib import Path

import pytest
from tests.targets.sites import UNIT, lay
from typer.testing import CliRunner

from nq57.cli.app import app
from nq57.publish.site_state import MARKER


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose only target is a folder with a page of somebody else's."""
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "index.php").write_bytes(b"x")
    text = f"noi_dang:\n  - don_vi: {UNIT}\n    dia_chi: {(tmp_path / 'www').as_uri()}\n"
    (tmp_path / "noi-dang.yml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("answer", "lang", "taken"),
    [
        ("c\n", "vi", True),
        ("có\n", "vi", True),
        ("CÓ", "vi", True),
        ("co\u0301\n", "vi", True),
        ("y\n", "en", True),
        ("k\n", "vi", False),
        ("\n", "vi", False),
        ("", "vi", False),
        ("chưa\n", "vi", False),
        ("n\n", "en", False),
    ],
)
def test_adopting_asks_and_takes_a_plain_yes(project: Path, answer: str, lang: str, *, taken: bool) -> None:
    """Only a yes takes the folder over; anything else leaves it, and says so in the language asked for."""
    command = ["adopt", UNIT, "--root", str(project), "--lang", lang]
    done = CliRunner().invoke(app, command, input=answer)
    assert (done.exit_code, (project / "www" / MARKER).exists()) == ((0, True) if taken else (1, False))
    assert ("[c/K]" if lang == "vi" else "[y/N]") in done.stderr
    left = "Đã thôi, chưa thay đổi gì." if lang == "vi" else "nothing was changed"
    assert (left in done.stderr) is not taken
    assert "Aborted" not in done.output


def test_adopting_with_yes_asks_nothing(project: Path) -> None:
    """`--yes` is for scripts."""
    done = CliRunner().invoke(app, ["adopt", UNIT, "--yes", "--root", str(project)])
    assert (done.exit_code, "[c/K]" in done.stderr) == (0, False)
    assert (project / "www" / MARKER).exists()


@pytest.mark.parametrize("verb", ["adopt", "releases", "rollback"])
def test_a_verb_without_a_unit_says_which_there_are(project: Path, verb: str) -> None:
    """A forgotten unit is asked for in Vietnamese, with those of `noi-dang.yml`."""
    done = CliRunner().invoke(app, [verb, "--root", str(project)])
    assert done.exit_code == 2
    assert f"Nêu mã đơn vị. Trong noi-dang.yml có: {UNIT}." in done.stderr
    done = CliRunner().invoke(app, [verb, "tinh-a/xa-c", "--root", str(project), "--lang", "en"])
    assert done.exit_code == 2
    assert f'"tinh-a/xa-c" has no target in noi-dang.yml. Do you mean "{UNIT}"?' in done.stderr


@pytest.fixture
def proposed(tmp_path: Path) -> Path:
    """A project with a built preview, and targets for readers and for proposals in one folder."""
    (tmp_path / "www").mkdir()
    for name, url in (("noi-dang.yml", "www"), ("noi-xem-thu.yml", "www/{ban}")):
        text = f"noi_dang:\n  - don_vi: {UNIT}\n    dia_chi: {tmp_path.as_uri()}/{url}\n"
        web = "" if name == "noi-dang.yml" else "    trang_web: http://127.0.0.1:9/{ban}/\n"
        (tmp_path / name).write_text(text + web, encoding="utf-8")
    built = lay(tmp_path / "site-nhap", {"index.html": b"a"}, preview="ban-nhap")
    assert built.is_preview
    return tmp_path


def test_each_proposal_has_a_preview_of_its_own(proposed: Path) -> None:
    """Its folder is made, its address told, and nothing goes where readers are."""
    summary = proposed / "xem-thu.md"
    for name in ("de-nghi-1", "de-nghi-2"):
        words = ["publish", "--all", "--preview", name, "--root", str(proposed), "--summary", str(summary)]
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, done.output
        assert (proposed / "www" / name / "index.html").read_bytes() == b"a"
    assert sorted(path.name for path in (proposed / "www").iterdir()) == ["de-nghi-1", "de-nghi-2"]
    told = summary.read_text("utf-8")
    assert f"- Xem thử {UNIT}: http://127.0.0.1:9/de-nghi-2/" in told


@pytest.mark.parametrize("name", ["../ra-ngoai", "Tên", "a/b", "-a"])
def test_a_preview_s_name_is_a_folder_s(proposed: Path, name: str) -> None:
    """Nothing else is taken for one."""
    done = CliRunner().invoke(app, ["publish", "--all", "--root", str(proposed), f"--preview={name}"])
    assert (done.exit_code, list((proposed / "www").iterdir())) == (2, [])


def test_a_preview_never_goes_where_readers_are(proposed: Path) -> None:
    """Without `--preview` the tree with drafts is refused."""
    words = ["publish", UNIT, "--root", str(proposed), "--out", str(proposed / "site-nhap")]
    done = CliRunner().invoke(app, words)
    assert (done.exit_code, list((proposed / "www").iterdir())) == (1, [])
    assert "bản xem thử" in done.output
