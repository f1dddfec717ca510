"""Preview one unit's section with live reload: `python3 scripts/serve.py lang-son/phuong-ky-lua`.

Must not know what serving is: it makes the environment and hands over to `nq57 serve`.
"""

import sys

import environment

if __name__ == "__main__":
    environment.prepare()
    sys.exit(environment.run(["-m", "nq57", "serve", *sys.argv[1:]]))
