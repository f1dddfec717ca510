"""The command `nq57` and its verbs.

It must not know how a verb works; heavy imports wait in the verbs until they run.
"""

import signal
import sys

import typer

from nq57 import __version__
from nq57.cli.build import build
from nq57.cli.cache import cache
from nq57.cli.check import check
from nq57.cli.cite import cite
from nq57.cli.edge import Verbs, run
from nq57.cli.host_config import host_config
from nq57.cli.importing import import_papers
from nq57.cli.lint import lint
from nq57.cli.poster import poster
from nq57.cli.publish import adopt, publish, releases, rollback
from nq57.cli.serve import serve
from nq57.cli.sheet import sheet
from nq57.cli.signing import sign, verify

app = typer.Typer(
    name="nq57",
    cls=Verbs,
    help="Dựng chuyên mục Nghị quyết 57 từ nội dung có cấu trúc.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("build")(build)
app.command("check")(check)
app.command("serve")(serve)
app.command("cite")(cite)
app.command("import")(import_papers)
app.command("lint")(lint)
app.command("poster")(poster)
app.command("publish")(publish)
app.command("releases")(releases)
app.command("rollback")(rollback)
app.command("adopt")(adopt)
app.command("host-config")(host_config)
app.command("sign")(sign)
app.command("verify")(verify)
app.add_typer(cache, name="cache")
app.add_typer(sheet, name="sheet")


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
    """Run the command line; output is UTF-8 whatever the machine's locale."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    run(app)
