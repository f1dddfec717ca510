"""The words that the library of the command line says by itself, in Vietnamese; old names of options.

It must not know any verb. With `--lang en` the library's own words stay.
"""

import re
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from nq57.cli.options import spoken_language
from nq57.language.did_you_mean import nearest

# Names that options had before they became English; they work in this version, and say so.
OLD_NAMES = {
    "--cong": "--port",
    "--may": "--host",
    "--tham-do": "--polling",
    "--noi-bo": "--internal",
    "--giu": "--keep",
    "--kho": "--paper",
    "--tao-khoa": "--new-key",
}
_HELP = {
    "help": "In hướng dẫn này.",
    "install_completion": "Cài gợi ý khi gõ lệnh (phím Tab) cho cửa sổ lệnh này.",
    "show_completion": "In đoạn lệnh gợi ý, để tự chép vào tệp cấu hình.",
}
_PANELS = {
    "ARGUMENTS_PANEL_TITLE": "Tham số",
    "OPTIONS_PANEL_TITLE": "Tùy chọn",
    "COMMANDS_PANEL_TITLE": "Lệnh",
    "DEFAULT_STRING": "[mặc định: {}]",
    "REQUIRED_LONG_STRING": "[bắt buộc]",
}
_PATTERNS = (
    (r"'(.+)' is not a valid (?:integer|float)(?: range)?\.?", "“{0}” không phải là số"),
    (r"(?:Value error, )?'(.+?)' is not one of (.+?)\.?", "“{0}” không có trong các giá trị {1}"),
    (r"Input should be a valid (?:integer|number).*", "phải là một số"),
    (r"Input should be less than or equal to (.+)", "phải từ {0} trở xuống"),
    (r"Input should be greater than or equal to (.+)", "phải từ {0} trở lên"),
    (r"(.+) is not in the range (.+?)\.?", "{0} nằm ngoài khoảng {1}"),
    (r"Got unexpected extra arguments? \((.+)\)\.?", "Thừa “{0}”"),
    (r"Missing command\.?", "Thiếu tên lệnh"),
    (r"Option '(.+)' requires an argument\.?", "Tùy chọn {0} cần một giá trị đi sau"),
    (r"Option '(.+)' does not take a value\.?", "Tùy chọn {0} không có giá trị đi sau"),
)


class VerbGroup(TyperGroup):
    """A group of verbs whose help speaks Vietnamese."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options, the library's own ones with Vietnamese help."""
        return with_vietnamese_help(super().get_params(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line that says how it is called."""
        write_usage(self, ctx, formatter)


class Verb(TyperCommand):
    """A verb whose help speaks Vietnamese."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options, the library's own ones with Vietnamese help."""
        return with_vietnamese_help(super().get_params(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line that says how it is called."""
        write_usage(self, ctx, formatter)


def with_vietnamese_help(params: list[Any]) -> list[Any]:
    """Options that the library adds by itself get Vietnamese help."""
    for param in params if spoken_language() == "vi" else ():
        if param.name in _HELP:
            param.help = _HELP[param.name]
    return params


def write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    """Write the line that says how a command is called."""
    words = " ".join(command.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[TÙY CHỌN]")
    vietnamese = spoken_language() == "vi"
    words = words.replace("COMMAND [ARGS]...", "LỆNH [THAM SỐ]...") if vietnamese else words
    formatter.write_usage(ctx.command_path, words, prefix="Cách dùng: " if vietnamese else "Usage: ")


def speak_vietnamese() -> None:
    """Give the panels of the library's help Vietnamese titles, where help is asked for."""
    words = sys.argv[1:]
    if spoken_language() == "vi" and ("--help" in words or len(words) <= 1):
        from typer import rich_utils

        for name, text in _PANELS.items():
            setattr(rich_utils, name, text)


def with_new_names(words: list[str]) -> list[str]:
    """The words of a command with old names of options replaced, each told once; none after `--`."""
    end = words.index("--") if "--" in words else len(words)
    return [*(_renamed(word) for word in words[:end]), *words[end:]]


def _renamed(word: str) -> str:
    name, equals, value = word.partition("=")
    if name not in OLD_NAMES:
        return word
    new = OLD_NAMES[name]
    typer.echo(f"Tùy chọn {name} nay là {new}; tên cũ chỉ còn dùng được ở bản này.", err=True)
    return f"{new}{equals}{value}"


def usage_sentence(error: Any, verbs: list[str]) -> str:
    """What was wrong with how a command was called, and where to look."""
    path = error.ctx.command_path if getattr(error, "ctx", None) else "nq57"
    return f"{_sentence(error, verbs)} → Xem {path} --help."


def _sentence(error: Any, verbs: list[str]) -> str:
    message, kind = str(error.message), type(error).__name__
    if kind == "NoSuchOption":
        guess = nearest(error.option_name, list(error.possibilities or ()))
        return f"Không có tùy chọn “{error.option_name}”.{_meant(guess)}"
    if kind == "MissingParameter":
        return f"Thiếu {_hint(error)}."
    if found := re.match(r"No such command '(.+?)'", message):
        return f"Không có lệnh “{found[1]}”.{_meant(nearest(found[1], verbs))}"
    for pattern, sentence in _PATTERNS:
        if found := re.fullmatch(pattern, message):
            where = f"{_hint(error)}: " if kind == "BadParameter" else ""
            return f"{where}{sentence.format(*found.groups())}."
    return message


def _hint(error: Any) -> str:
    """The option or argument that is meant, as the command writes it."""
    param = getattr(error, "param", None)
    hint = getattr(error, "param_hint", None) or (param.get_error_hint() if param else "")
    return str(hint if isinstance(hint, str) else " / ".join(hint or ())).replace("'", "")


def _meant(guess: tuple[str, ...]) -> str:
    return f" Có phải ý bạn là “{guess[0]}”?" if guess else ""
