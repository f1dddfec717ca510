"""Run every check of the project: `python3 scripts/test.py [--quick] [PYTEST ARGUMENTS]`.

Must not know what a check looks at: it names each, runs all of them, and counts.
"""

import os
import shutil
import sys
import time
from pathlib import Path
from typing import NamedTuple

import environment
from environment import say

IMPORT_LINTER = "from importlinter.cli import lint_imports_command as lint; lint(['--no-logo'])"

CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", IMPORT_LINTER],
    # A file's tests share what is costly to make, so they stay in one process; three of them on two cores,
    # for tests of servers wait more than they work. Last, for its long summary.
    "pytest": ["-m", "pytest", "-n", "3", "--dist", "loadfile", "--no-loadscope-reorder"],
}

BROWSER_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_FILES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Chromium\Application\chrome.exe",
)


class Outcome(NamedTuple):
    """How one check ended: its exit code, and the seconds it took."""

    name: str
    exit_code: int
    seconds: float


QUICK = ["tests/house", "tests/unit", "--ignore=tests/unit/publish"]  # what needs no browser and no server


def main(arguments: list[str]) -> int:
    """Run all checks, whatever each says, and return 0 only if every one passed.

    With `--quick` only what takes less than a minute, for the moment before a commit.
    """
    environment.prepare(environment.TEST_LOCK)
    if "--quick" in arguments:
        rest = [argument for argument in arguments if argument != "--quick"]
        return run_all([*QUICK, *rest], {})
    browser = find_browser() or provide_browser()
    provide_java()
    provide_voice()
    provide_servers()
    return run_all(arguments, {"NQ57_CHROMIUM": browser} if browser else {})


def run_all(pytest_args: list[str], extra_env: dict[str, str]) -> int:
    """Run the checks one after another and count those that failed."""
    outcomes = []
    for name, command in CHECKS.items():
        args = [*command, *pytest_args] if name == "pytest" else command
        outcomes.append(run_check(name, args, extra_env))
    return report(outcomes)


def run_check(name: str, args: list[str], extra_env: dict[str, str]) -> Outcome:
    """Run one check under its name."""
    say(f"\n── {name}")
    start = time.monotonic()
    exit_code = environment.run(args, extra_env)
    return Outcome(name, exit_code, time.monotonic() - start)


def report(outcomes: list[Outcome]) -> int:
    """Print the closing table and, as the last line, the count that CI reads."""
    say(f"\n{'Kiểm tra':<15}{'Kết quả':<11}{'Giây':>7}")
    for name, exit_code, seconds in outcomes:
        say(f"{name:<15}{'KHÔNG ĐẠT' if exit_code else 'đạt':<11}{seconds:>7.1f}")
    failed = sum(1 for outcome in outcomes if outcome.exit_code)
    say(f"checks: {len(outcomes) - failed} passed, {failed} failed")
    return 1 if failed else 0


def find_browser() -> str | None:
    """Return the path of a Chromium or Chrome on this machine."""
    on_path = (shutil.which(command) for command in BROWSER_COMMANDS)
    in_places = (shutil.which(os.path.expandvars(file)) for file in BROWSER_FILES)
    return next((found for found in (*on_path, *in_places) if found), None)


def provide_browser() -> str | None:
    """Install Chromium and letters with Vietnamese marks where we may, else say what to install."""
    if Path("/etc/debian_version").exists():
        environment.install_debian_packages("chromium", "fonts-noto-core")
    found = find_browser()
    if found is None:
        say(
            "Không thấy Chromium hay Chrome: các kiểm tra trên trình duyệt sẽ không đạt."
            " Hãy cài một trong hai (Debian: sudo apt-get install chromium fonts-noto-core)"
            " rồi chạy lại.\n"
            "No Chromium or Chrome was found, so browser tests will fail: install either,"
            " then run this again."
        )
    return found


def provide_java() -> None:
    """Install Java for the HTML validator where we may, else say that its check will be left out."""
    if not shutil.which("java") and Path("/etc/debian_version").exists():
        environment.install_debian_packages("default-jre-headless")
    if not shutil.which("java"):
        say("Không thấy Java: bỏ qua kiểm tra HTML. No Java was found, so the HTML validator is left out.")


def provide_voice() -> None:
    """Install the proof voice that bulletins are measured with, where we may; its test is left out else."""
    if not shutil.which("espeak-ng") and Path("/etc/debian_version").exists():
        environment.install_debian_packages("espeak-ng")


SERVERS = {
    "sshd": "openssh-server",
    "proftpd": "proftpd-core proftpd-mod-crypto",
    "nginx": "nginx-light",
    "apache2": "apache2-bin",
    "openssl": "openssl",
    "strace": "strace",
    "rsync": "rsync",
    "lftp": "lftp",
}
EXTRACTED = "vsftpd"  # Debian lets only one FTP server be installed: this one is only unpacked


def provide_servers() -> None:
    """Install the servers that publishing is tested against, where we may."""
    if not Path("/etc/debian_version").exists():
        return
    where = f"{os.environ.get('PATH', '')}:/usr/sbin"
    missing = [names for program, names in SERVERS.items() if not shutil.which(program, path=where)]
    if missing:
        environment.install_debian_packages(*" ".join(missing).split())
    folder = environment.VENV / "debian"
    if not (folder / "usr" / "sbin" / EXTRACTED).exists():
        environment.unpack_debian_package(EXTRACTED, folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
