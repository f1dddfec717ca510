"""What the command line can answer before its libraries are loaded: version, verbs, nothing has changed.

It must import neither typer nor anything that reads content. Whatever it does not understand at once, it
leaves to the command line itself, whose answers are the same (`tests/unit/cli/test_first_answers.py`).
"""

import datetime as dt
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from nq57 import __version__
from nq57.build.inputs import inputs_key
from nq57.build.last_build import LastBuild, recalled_build
from nq57.build.provenance import Provenance, provenance_of
from nq57.cli.places import found_root
from nq57.cli.verbs import STATUSES, SUMMARY, VERBS
from nq57.model.day import today

DRAFTS = "ban-nhap"
TREES = ("site", "site-nhap")  # a tree with drafts never takes the place of one for readers
_WIDEST, _VERB = 100, 13  # columns
_VALUED = ("--root", "--out", "--as-of", "--jobs", "--shard", "--revision", "--lang")
_OPTIONS = (
    ("--version", "Số phiên bản."),
    ("--install-completion", "Cài gợi ý khi gõ lệnh (phím Tab) cho cửa sổ lệnh này."),
    ("--show-completion", "In đoạn lệnh gợi ý, để tự chép vào tệp cấu hình."),
    ("--help", "In hướng dẫn này."),
)


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What a build was asked for, as far as its note must know it."""

    root: Path
    out: Path
    day: dt.date
    origin: Provenance
    units: tuple[str, ...]
    choice: tuple[str, str]

    def key(self, now_ns: int) -> str | None:
        """The key of everything that the build may depend on; None while any of it is only just written."""
        parts = (str(self.out), self.day.isoformat(), repr(self.origin), *self.units, *self.choice)
        return inputs_key(self.root, *parts, now_ns=now_ns)


def asked(
    root: Path,
    out: Path | None,
    day: dt.date,
    revision: str,
    units: Sequence[str],
    choice: tuple[str, str] = ("", ""),
    *,
    drafts: bool = False,
) -> BuildRequest:
    """What is asked by these options."""
    origin = replace(provenance_of(root, revision), preview=DRAFTS if drafts else "")
    wanted = tuple(sorted({name.strip("/") for name in units}))
    return BuildRequest(root, (out or root / TREES[drafts]).resolve(), day, origin, wanted, choice)


def first_answer(words: Sequence[str]) -> int | None:
    """Answer what can be answered at once; the exit status, None when the command line must wake."""
    if "_NQ57_COMPLETE" in os.environ:
        return None
    if list(words) in ([], ["--help"]):
        import shutil

        print(help_text(shutil.get_terminal_size().columns))  # noqa: T201 - the answer
        return 0 if words else 2
    if list(words) == ["--version"]:
        print(f"nq57 {__version__}")  # noqa: T201 - the answer
        return 0
    return _nothing_new(words[1:]) if words[0] == "build" else None


def main() -> None:
    """Run the command line; output is UTF-8 whatever the machine's locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    status = None
    try:
        status = first_answer(sys.argv[1:])
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:  # the answer did not arrive
        _end_of(error)
    if status is not None:
        sys.exit(status)
    from nq57.cli.app import main as whole

    whole()


def _end_of(error: OSError) -> NoReturn:
    """End as the whole command line does when its output cannot be written."""
    from nq57.cli.edge import run

    def fail() -> None:
        raise error

    run(fail)


def help_text(columns: int) -> str:
    """The verbs and what each does."""
    import textwrap

    rows = [(name, place.help) for name, place in VERBS.items()]
    width = min(columns, _WIDEST)
    parts = (
        "Cách dùng: nq57 [TÙY CHỌN] LỆNH [THAM SỐ]...",
        SUMMARY,
        "Tùy chọn:\n" + _table(_OPTIONS, 22, width),
        "Lệnh (nq57 LỆNH --help nói rõ hơn):\n" + _table(rows, _VERB, width),
        textwrap.fill(STATUSES, width),
    )
    return "\n\n".join(parts)


def _table(rows: Sequence[tuple[str, str]], first: int, width: int) -> str:
    import textwrap

    room = max(width - first - 2, 20)
    return "\n".join(
        textwrap.fill(
            text, room + first + 2, initial_indent=f"  {name:<{first}}", subsequent_indent=" " * (first + 2)
        )
        for name, text in rows
    )


def _nothing_new(words: Sequence[str]) -> int | None:
    """Say that nothing has changed since the last build, and what was said of the content then."""
    given = _given(words)
    try:
        plain = given and _plainly_asked(*given)
    except (OSError, ValueError):
        return None
    key = plain.key(time.time_ns()) if plain else None
    last = recalled_build(plain.out, key) if plain and key else None
    if last is None or plain is None or given is None:
        return None
    return report_nothing_new(last, plain.out, given[0].get("--lang", "vi"))


def report_nothing_new(last: LastBuild, out: Path, lang: str) -> int:
    """Say what the last build said of the content, and that its trees are still there; the exit status."""
    sentence = f"Không có gì thay đổi: {last.units} đơn vị đã dựng sẵn trong {out}."
    if sys.stderr is not None:
        sys.stderr.write("".join(f"{line}\n" for line in (last.messages.get(lang), sentence) if line))
    return int(last.has_errors)


def _given(words: Sequence[str]) -> tuple[Mapping[str, str], tuple[str, ...]] | None:
    """The options and units of a build that is asked for plainly; None where any word is another."""
    options: dict[str, str] = {}
    units, rest = [], iter(words)
    for word in rest:
        if not word.startswith("-"):
            units.append(word)
            continue
        value = next(rest, "-")
        if word not in _VALUED or word in options or value.startswith("-") or not value:
            return None
        options[word] = value
    if options.get("--lang", "vi") not in {"vi", "en"} or not options.get("--jobs", "0").isdigit():
        return None
    return options, tuple(units)


def _plainly_asked(options: Mapping[str, str], units: tuple[str, ...]) -> BuildRequest | None:
    root = found_root(Path(options["--root"]) if "--root" in options else None)
    if root is None:
        return None
    given = options.get("--as-of")
    if given and (len(given) != len("2026-11-30") or "W" in given):  # a week's day is no day to `as_of_day`
        return None
    day = dt.date.fromisoformat(given) if given else today(dt.datetime.now(dt.UTC))
    out = Path(options["--out"]) if "--out" in options else None
    return asked(root, out, day, options.get("--revision", ""), units, (options.get("--shard", ""), ""))
