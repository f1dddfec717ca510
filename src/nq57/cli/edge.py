"""The edge of the command line: whatever a verb meets leaves it as a sentence and an exit status.

It must not know any verb. Statuses: 0 all done, 1 something was left out (a record, a unit), 2 nothing was
done (called wrongly, settings that cannot be used, no unit built), 3 the machine refused, 70 a fault of
nq57 itself, 130 stopped.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, MutableMapping
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import typer
from typer.main import get_command

from nq57.cli.options import spoken_language
from nq57.cli.verbs import VERBS
from nq57.cli.vietnamese import Verb, VerbGroup, usage_sentence

MACHINE, OURS, STOPPED = 3, 70, 130
_TRACE = "NQ57_VET"  # set in the environment, the trace of an unforeseen error is printed
_STOPPED = {"vi": "Đã dừng theo yêu cầu.", "en": "Stopped as asked."}


class _VerbCommands(MutableMapping[str, Any]):
    """The library's commands by name, each made when first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            module, _, attribute = VERBS[name].where.partition(".")
            found = getattr(import_module(f"nq57.cli.{module}"), attribute)
            self._made[name] = _command(name, found)
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*VERBS, *self._made)))

    def __len__(self) -> int:
        return len({*VERBS, *self._made})


def _command(name: str, found: Any) -> Any:
    """The library's command of a verb's function, or of a group of verbs."""
    holder = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    holder.callback()(lambda: None)
    if isinstance(found, typer.Typer):
        holder.add_typer(found, name=name)
    else:
        holder.command(name, cls=Verb)(found)
    group: Any = get_command(holder)
    return group.commands[name]


class Verbs(VerbGroup):
    """The verbs, none of which ends in a traceback; what was called wrongly is told in Vietnamese."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = _VerbCommands()

    def list_commands(self, ctx: Any) -> list[str]:
        """The verbs' names; none of them is imported for it."""
        del ctx
        return list(self.commands)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; called wrongly, it ends with a sentence and status 2."""
        if spoken_language() == "en":
            return super().main(*args, **extra)
        try:
            sys.exit(super().main(*args, **{**extra, "standalone_mode": False}) or 0)
        except Exception as error:
            code = getattr(error, "exit_code", None)
            if code is None:
                raise
            if type(error).__name__ != "NoArgsIsHelpError":  # that has printed the help by itself
                _say(usage_sentence(error, list(self.commands)))
            sys.exit(code)

    def invoke(self, ctx: Any) -> Any:
        """Run a verb; what it raises, and an output that cannot take what was printed, is told."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            _say(_STOPPED[spoken_language()])
            raise typer.Exit(STOPPED) from None
        except Exception as error:
            if type(error).__module__.startswith(("typer", "click")):
                raise  # how the library says that it was called wrongly, or ends
            raise typer.Exit(_status(error)) from None


def run(command: Callable[[], object]) -> NoReturn:
    """Run the command and end, once all that was printed has arrived."""
    status: int | str | None = 0
    try:
        try:
            command()
        except SystemExit as done:
            status = done.code
        if sys.stdout is not None:
            sys.stdout.flush()
    except Exception as error:  # noqa: BLE001 - the last place where it can be told
        status = _status(error)
    sys.exit(status)


def _status(error: Exception) -> int:
    """Say what happened; the exit status for it."""
    from nq57.model.machine_troubles import NO_FOLDER, OUR_FAULT, trouble_sentence

    language = spoken_language()
    sentence = trouble_sentence(error, language)
    if isinstance(error, OSError) and not _stands_somewhere():
        sentence = NO_FOLDER.sentence(language)
    _say(sentence or OUR_FAULT.sentence(language, reason=_reason(error)))
    if os.environ.get(_TRACE):
        raise error
    _let_go(sys.stdout)
    return MACHINE if sentence else OURS


def _reason(error: Exception) -> str:
    """An unforeseen error in a line: what it is, and where in our code."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if "nq57" in file.parts:
            place = f", {file.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return " ".join(f"{type(error).__name__}: {error}{place}".split())


def _stands_somewhere() -> bool:
    try:
        Path.cwd()
    except OSError:
        return False
    return True


def _say(sentence: str) -> None:
    """Say it, if anybody can still hear."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        typer.echo(sentence, err=True)


def _let_go(stream: Any) -> None:
    """What a stream could not take is dropped, or Python would try again when it ends, and complain."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
