"""The handbook as a site, built and searched like any section: `python3 scripts/handbook_site.py`.

Must not know what stands in the handbook: it makes the environment, has `handbook_workspace` write a
workspace of its pages, and builds that. `--out` says where; by default `site/`, beside the units.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from environment import ROOT, prepare, run


def main() -> int:
    """Write the workspace, build it; the exit code of what failed first."""
    parser = argparse.ArgumentParser(description="Dựng sổ tay thành một chuyên mục.")
    parser.add_argument("--out", type=Path, default=ROOT / "site", help="thư mục kết quả; mặc định: site/")
    out = parser.parse_args().out.resolve()
    prepare()
    with tempfile.TemporaryDirectory() as workspace:
        maker = Path(__file__).with_name("handbook_workspace.py")
        code = run([str(maker), workspace])
        return code or run(["-m", "nq57", "build", "--root", workspace, "--out", str(out)])


if __name__ == "__main__":
    sys.exit(main())
