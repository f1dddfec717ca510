"""Make a release in `dist/`: the package, its bill of materials, and the digests of both.

`python3 scripts/release.py`. Must not publish anything; equal sources give equal files.
"""

import hashlib
import re
import sys
from pathlib import Path

from environment import PRODUCT_LOCK, ROOT, TEST_LOCK, prepare, run

DIST = ROOT / "dist"
EPOCH = {"SOURCE_DATE_EPOCH": "1735689600"}  # a fixed day: an archive's times say nothing of its content


def main() -> int:
    """Build, list, digest; the first failing step's exit code."""
    prepare(TEST_LOCK)
    version = re.findall(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)[
        0
    ]
    bill = DIST / f"nq57-{version}.cdx.json"
    DIST.mkdir(exist_ok=True)
    steps = (
        ["-m", "hatchling", "build", "--target", "wheel", "--directory", str(DIST)],
        ["-m", "cyclonedx_py", *bill_options(bill), str(PRODUCT_LOCK)],
    )
    for step in steps:
        code = run(step, EPOCH)
        if code:
            return code
    (DIST / "SHA256SUMS").write_text(digests(DIST, version), encoding="utf-8", newline="\n")
    print((DIST / "SHA256SUMS").read_text(encoding="utf-8"), end="")
    return 0


def bill_options(bill: Path) -> list[str]:
    """How the bill of materials is written: CycloneDX, the same bytes for the same lock."""
    pyproject = str(ROOT / "pyproject.toml")
    return [
        "requirements",
        "--output-reproducible",
        "--pyproject",
        pyproject,
        "--of",
        "JSON",
        "-o",
        str(bill),
    ]


def digests(folder: Path, version: str) -> str:
    """SHA-256 of every file of the release, as `sha256sum --check` reads it."""
    files = sorted(path for path in folder.glob(f"nq57-{version}*") if path.is_file())
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)


if __name__ == "__main__":
    sys.exit(main())
