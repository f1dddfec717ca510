"""`nq57 adopt`, `releases`, `rollback` as an operator types them: asked and answered in Vietnamese.

It must not reach a server; the target is a folder of this machine.
"""

from pathlib import Path

import pytest
from tests.targets.sites import UNIT
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
