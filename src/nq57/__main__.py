"""Starts the command line: `python -m nq57`.

It must not hold anything else.
"""

from nq57.cli import main

if __name__ == "__main__":
    main()
