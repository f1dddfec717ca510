"""The project's Python environment in `.venv`: made when missing, redone when a lock changed.

Must not know what the project does; needs a bare Python only, and must parse on any Python 3.
"""

import hashlib
import io
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from importlib import util
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - a newcomer may start this with any Python 3
    sys.exit(
        f"Cần Python 3.11 trở lên; lệnh này đang chạy bằng Python {platform.python_version()}.\n"
        f"Python 3.11 or newer is needed; this is Python {platform.python_version()}."
    )

ROOT = Path(__file__).resolve().parent.parent
PRODUCT_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"  # holds every pin of the product's lock, and more

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "nq57-stamp"  # written last: an environment without it was never finished

_UNFINISHED = (
    "Chưa tạo xong môi trường: xem lỗi ở ngay trên, sửa rồi chạy lại lệnh này.\n"
    "The environment was not finished: see the error above, then run this again."
)
VENV_PACKAGE = f"python3.{sys.version_info.minor}-venv"


def prepare(lock: Path = PRODUCT_LOCK) -> None:
    """Make `.venv` hold exactly what the lock pins and the project itself, or exit with a reason.

    An environment made for the tests serves the product too; the other way round it is added to.
    """
    _write_utf8()
    wanted, made = _digest(lock), _stamp()
    if made in (wanted, _digest(TEST_LOCK)):
        return
    STAMP.unlink(missing_ok=True)
    if made != _digest(PRODUCT_LOCK):
        _create()
    _install(lock)
    STAMP.write_text(wanted, encoding="utf-8")


def run(module_args: list[str], extra_env: dict[str, str] | None = None) -> int:
    """Run the environment's Python in the project's root and return its exit code.

    `module_args` is what follows `python`: `["-m", "nq57", "build"]`. Ctrl+C ends this process.
    """
    env = {**_clean_env(), **(extra_env or {})}
    child = subprocess.Popen([PYTHON, *module_args], cwd=ROOT, env=env)
    try:
        return child.wait()
    except KeyboardInterrupt:
        child.wait()  # Ctrl+C reached the child as well: it may tidy up before it ends
        sys.exit(130)  # what shells report for Ctrl+C


def say(sentence: str) -> None:
    """Print at once, so that the line stands before the output of the command it announces."""
    print(sentence, flush=True)


def install_debian_packages(*names: str) -> bool:
    """Install with apt-get where that needs nobody's password; tell whether it was done."""
    apt = shutil.which("apt-get")
    is_root = getattr(os, "geteuid", lambda: -1)() == 0  # Windows has no such call
    if apt is None or not is_root:
        return False
    say(f"Đang cài gói của hệ thống: {' '.join(names)} …")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ["-qq", "-o", "DPkg::Lock::Timeout=120"]
    install = ["install", "--yes", "--no-install-recommends", *names]
    codes = [  # a list that could not be renewed may still do: the installation decides
        subprocess.run(
            [apt, *options, *command],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        ).returncode
        for command in (["update"], install)
    ]
    return codes[-1] == 0


def unpack_debian_package(name: str, folder: Path) -> bool:
    """Unpack a package into a folder without installing it; tell whether it was done."""
    apt, dpkg = shutil.which("apt-get"), shutil.which("dpkg-deb")
    if apt is None or dpkg is None:
        return False
    with tempfile.TemporaryDirectory() as place:
        subprocess.run([apt, "-qq", "download", name], cwd=place, stderr=subprocess.DEVNULL, check=False)
        found = sorted(Path(place).glob("*.deb"))
        if not found:
            return False
        folder.mkdir(parents=True, exist_ok=True)
        return subprocess.run([dpkg, "-x", str(found[0]), str(folder)], check=False).returncode == 0


def _write_utf8() -> None:
    """Let Vietnamese pass through a pipe on systems whose pipes default to an older encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _clean_env() -> dict[str, str]:
    """Return this process's variables without those that point Python at other packages."""
    inherited = {k: v for k, v in os.environ.items() if k not in ("PYTHONHOME", "PYTHONPATH")}
    return {**inherited, "PYTHONUTF8": "1"}


def _digest(lock: Path) -> str:
    """Name an environment: what it holds, which Python it stands on, and where.

    The place counts because the project is installed by its path: a moved folder starts again.
    """
    parts = [lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes()]
    parts += [s.encode() for s in (platform.python_version(), sys.base_prefix, str(ROOT))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _stamp() -> str:
    """Return the digest the environment was finished for, or nothing if there is no usable one."""
    usable = PYTHON.exists() and STAMP.exists()
    return STAMP.read_text(encoding="utf-8") if usable else ""


def _create() -> None:
    """Make an empty environment in place of whatever stood there."""
    if not (_can_make_venv() or _may_provide_venv()):
        sys.exit(
            f"Python này thiếu phần tạo môi trường ảo (venv, ensurepip). Trên Debian, Ubuntu hãy"
            f" cài gói {VENV_PACKAGE}:  sudo apt-get install {VENV_PACKAGE}\n"
            f"This Python lacks venv or ensurepip. On Debian or Ubuntu install {VENV_PACKAGE}:"
            f"  sudo apt-get install {VENV_PACKAGE}"
        )
    say("Đang tạo môi trường Python trong .venv …")
    _must([sys.executable, "-m", "venv", "--clear", str(VENV)])


def _can_make_venv() -> bool:
    return all(util.find_spec(module) is not None for module in ("venv", "ensurepip"))


def _may_provide_venv() -> bool:
    """Add the missing part on a CI machine only: elsewhere the system is its owner's business."""
    return os.environ.get("CI") == "true" and install_debian_packages(VENV_PACKAGE)


def _install(lock: Path) -> None:
    """Install the pinned packages, each checked against its hash, then the project on top."""
    say(f"Đang cài các thư viện ghim trong {lock.name} …")
    pip = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    pip += ["--no-user"]  # a user-wide setting would refuse to install into `.venv`
    count = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    _must_tell([*pip, "--progress-bar", "off", "--require-hashes", "-r", str(lock)], count)
    say("Đang cài nq57 …")
    _must([*pip, "--quiet", "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])


def _must_tell(command: list[str], count: int) -> None:
    """Run pip as `_must` does, and say which of so many packages it is at: some take a while."""
    pip = subprocess.Popen(command, cwd=ROOT, env=_clean_env(), stdout=subprocess.PIPE, encoding="utf-8")
    done = 0
    for line in pip.stdout or ():
        if line.startswith(("Collecting ", "Processing ")):  # from an index, from a folder
            done += 1
            name = re.split(r"==|-\d|[<>~;\[]", Path(line.split()[1]).name)[0]
            say(f"  {done}/{count} {name}")
        elif line.startswith("Installing collected packages"):
            say("  đang chép các thư viện vào .venv …")
    if pip.wait():
        sys.exit(_UNFINISHED)


def _must(command: list[str]) -> None:
    """Run a command whose failure ends everything: its own words stand above ours."""
    if subprocess.run(command, cwd=ROOT, env=_clean_env(), check=False).returncode:
        sys.exit(_UNFINISHED)


if __name__ == "__main__":
    prepare()
