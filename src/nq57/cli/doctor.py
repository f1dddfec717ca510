"""`nq57 doctor`: what this machine lacks of what nq57 needs or can use.

It must not decide what is needed; it looks and prints.
"""

import importlib.util
import platform
import shutil
import sys

import typer


def doctor() -> None:
    """Xem máy này có đủ phần mềm chưa, thiếu gì thì cài thế nào. Mã thoát 1 khi thiếu thứ bắt buộc."""
    from nq57.starting.machine import Machine, look_at

    machine = Machine(
        python=sys.version_info[:3],
        has_program=lambda name: shutil.which(name) is not None,
        has_module=lambda name: importlib.util.find_spec(name) is not None,
        system=platform.system(),
    )
    findings = list(look_at(machine))
    for found in findings:
        mark = "có   " if found.found else "THIẾU" if found.needed else "chưa "
        typer.echo(f"{mark}  {found.name}: {found.purpose}.")
        if not found.found:
            typer.echo(f"       → {found.remedy}")
    if any(found.needed and not found.found for found in findings):
        raise typer.Exit(1)
