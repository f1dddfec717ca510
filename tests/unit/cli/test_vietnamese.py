"""The command line speaks Vietnamese where its library would speak English; options have English names."""

import pytest
from tests.projects import nq57

from nq57.cli.vietnamese import OLD_NAMES, with_new_names

ENGLISH = ("No such", "Missing", "Invalid", "Usage:", "Options", "Input should", "Try '", "Show this")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("biuld",), "Không có lệnh “biuld”. Có phải ý bạn là “build”?"),
        (("check", "--lnks"), "Không có tùy chọn “--lnks”. Có phải ý bạn là “--links”?"),
        (("poster",), "Thiếu BÀI|ĐƠN-VỊ."),
        (("serve", "--port", "abc"), "--port: phải là một số."),
        (("serve", "--port", "99999"), "--port: phải từ 65535 trở xuống."),
        (("check", "--format", "x"), "“x” không có trong các giá trị"),
        (("sign", "--out"), "Tùy chọn --out cần một giá trị đi sau."),
        (("cache", "prone"), "Không có lệnh “prone”."),
    ],
)
def test_a_wrong_call_is_told_in_vietnamese(words: tuple[str, ...], wanted: str) -> None:
    """With what was perhaps meant and where to look; the status is 2."""
    done = nq57(*words)
    assert done.returncode == 2
    assert wanted in done.stderr
    assert "--help" in done.stderr
    assert [word for word in ENGLISH if word in done.stderr + done.stdout] == []


@pytest.mark.parametrize(
    "words", [("--help",), ("publish", "--help"), ("cache",), ("cache", "prune", "--help")]
)
def test_help_is_vietnamese(words: tuple[str, ...]) -> None:
    """Its headings and the library's own options too."""
    done = nq57(*words)
    said = done.stdout + done.stderr
    assert "Cách dùng: " in said
    assert [word for word in ENGLISH if word in said] == []


def test_exit_statuses_stand_in_the_help() -> None:
    """Whoever writes a script finds them there."""
    assert "Mã thoát" in nq57("--help").stdout


def test_old_names_work_and_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Alone or with a value; what comes after two dashes is no option."""
    given = ["serve", "--cong", "1", "--may=::1", "--", "--kho"]
    assert with_new_names(given) == ["serve", "--port", "1", "--host=::1", "--", "--kho"]
    assert capsys.readouterr().err.count("nay là") == 2
    for old, new in OLD_NAMES.items():
        assert with_new_names([old]) == [new]


def test_completion_is_offered() -> None:
    """The shell's own script can be printed."""
    done = nq57("--show-completion", "bash", env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert done.returncode == 0
    assert "complete" in done.stdout
