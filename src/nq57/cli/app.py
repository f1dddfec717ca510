"""The command `nq57`; its verbs are in `cli.verbs`.

It must not know how a verb works; a verb's module is imported when it is called or its own help asked for.
"""

import gc
import signal
import sys

import typer

from nq57 import __version__
from nq57.cli.edge import Verbs, run
from nq57.cli.verbs import STATUSES, SUMMARY
from nq57.cli.vietnamese import speak_vietnamese, with_new_names

_GARBAGE_THRESHOLD = 100_000  # objects: a command ends soon, and what it reads lives as long as it does

app = typer.Typer(
    name="nq57",
    cls=Verbs,
    help=SUMMARY,
    epilog=STATUSES,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)


def _version(shown: bool) -> None:
    if shown:
        typer.echo(f"nq57 {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Số phiên bản."
    ),
) -> None:
    del version


def _stop(number: int, frame: object) -> None:
    """What a cancelled CI job or a closed terminal sends ends us as Ctrl-C does: everything is put away."""
    del number, frame
    raise KeyboardInterrupt


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_GARBAGE_THRESHOLD)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)
    sys.argv[1:] = with_new_names(sys.argv[1:])
    speak_vietnamese()
    run(app)
