"""Write the generated pages of `handbook/` again: `python3 scripts/handbook.py`.

Must not know what stands in them: it makes the environment and hands over to `handbook_pages`.
"""

import sys
from pathlib import Path

import environment

if __name__ == "__main__":
    environment.prepare()
    sys.exit(environment.run([str(Path(__file__).with_name("handbook_pages.py"))]))
