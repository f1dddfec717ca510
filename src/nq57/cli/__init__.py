"""This layer is the command line: one file per verb; the only one that speaks to the terminal."""

from nq57.cli.first_answers import main

__all__ = ["main"]
