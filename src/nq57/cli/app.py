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
from nq57.cli.doctor import doctor
from nq57.cli.due import due
from nq57.cli.edge import Verbs, run
from nq57.cli.host_config import host_config
from nq57.cli.importing import import_papers
from nq57.cli.lint import lint
from nq57.cli.new import new
from nq57.cli.overview import overview
from nq57.cli.poster import poster
from nq57.cli.publish import adopt, publish, releases, rollback
from nq57.cli.reporting import report
from nq57.cli.score import score
from nq57.cli.serve import serve
from nq57.cli.sheet import sheet
from nq57.cli.signing import sign, verify
from nq57.cli.status import status
from nq57.cli.upgrade import upgrade
from nq57.cli.vietnamese import Verb, speak_vietnamese, with_new_names

app = typer.Typer(
    name="nq57",
    cls=Verbs,
    help="Dựng chuyên mục Nghị quyết 57 từ nội dung có cấu trúc.",
    epilog=(
        "Mã thoát: 0 xong hết; 1 có bài hoặc đơn vị bị bỏ ra; 2 không làm gì; 3 máy không làm được;"
        " 70 lỗi của nq57; 130 bị dừng."
    ),
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)
app.command("new", cls=Verb)(new)
app.command("build", cls=Verb)(build)
app.command("check", cls=Verb)(check)
app.command("serve", cls=Verb)(serve)
app.command("cite", cls=Verb)(cite)
app.command("import", cls=Verb)(import_papers)
app.command("lint", cls=Verb)(lint)
app.command("poster", cls=Verb)(poster)
app.command("publish", cls=Verb)(publish)
app.command("releases", cls=Verb)(releases)
app.command("rollback", cls=Verb)(rollback)
app.command("adopt", cls=Verb)(adopt)
app.command("host-config", cls=Verb)(host_config)
app.command("sign", cls=Verb)(sign)
app.command("verify", cls=Verb)(verify)
app.command("doctor", cls=Verb)(doctor)
app.command("upgrade", cls=Verb)(upgrade)
app.command("overview", cls=Verb)(overview)
app.command("report", cls=Verb)(report)
app.command("score", cls=Verb)(score)
app.command("due", cls=Verb)(due)
app.command("status", cls=Verb)(status)
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
    sys.argv[1:] = with_new_names(sys.argv[1:])
    speak_vietnamese()
    run(app)
