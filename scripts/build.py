"""Build sections on a machine that has only Python and git: `python3 scripts/build.py [UNIT…]`.

Must not know what building is: it makes the environment and hands over to `nq57 build`.
"""

import sys

import environment

if __name__ == "__main__":
    environment.prepare()
    sys.exit(environment.run(["-m", "nq57", "build", *sys.argv[1:]]))
