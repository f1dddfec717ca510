"""Pin every package with its hashes, for all systems: `python3 scripts/lock.py [--upgrade]`.

Must leave no index, host or path of this machine in a lock: each is installable anywhere.
"""

import importlib.util
import shutil
import subprocess
import sys

from environment import PRODUCT_LOCK, ROOT, TEST_LOCK

COMPILE = [
    *("pip", "compile", "pyproject.toml", "--quiet", "--no-config"),
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    # One version of a package for every Python: a page must not depend on who builds it.
    *("--fork-strategy", "fewest"),
    *("--custom-compile-command", "python3 scripts/lock.py"),
]


def main(extra: list[str]) -> int:
    """Make both locks, the tests' within the pins of the product's; return uv's exit code."""
    product = ["--extra", "install", "--output-file", PRODUCT_LOCK.name]
    tests = ["--all-extras", "--constraints", PRODUCT_LOCK.name, "--output-file", TEST_LOCK.name]
    for args in (product, tests):
        command = [*find_uv(), *COMPILE, *args, *extra]
        code = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode
        if code:
            return code
    return 0


def find_uv() -> list[str]:
    """Return how uv is started here, or exit saying how to get it."""
    uv = shutil.which("uv")
    if uv:
        return [uv]
    if importlib.util.find_spec("uv"):
        return [sys.executable, "-m", "uv"]
    sys.exit(
        "Cần uv để ghim lại thư viện:  python3 -m pip install uv\n"
        "uv is needed to make the locks:  python3 -m pip install uv"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
