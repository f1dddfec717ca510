"""`nq57 poster`: infographics as print PDFs or films, one file each.

It must not decide what a poster looks like.
"""

from pathlib import Path
from typing import Annotated

import typer

from nq57.cli.options import AsOfOption, RootOption, as_of_day, project_root, stop


def poster(
    what: Annotated[str, typer.Argument(metavar="BÀI|ĐƠN-VỊ", help="Mã bài infographic hoặc mã đơn vị.")],
    root: RootOption = None,
    unit: Annotated[str, typer.Option("--unit", help="Đơn vị lấy màu và địa chỉ; mặc định: của bài.")] = "",
    size: Annotated[str, typer.Option("--paper", help="Khổ giấy: a4, a3 hoặc a2.")] = "a4",
    bleed: Annotated[
        bool, typer.Option("--bleed", help="Thêm phần tràn màu 3 mm và dấu xén cho nhà in.")
    ] = False,
    film: Annotated[bool, typer.Option("--film", help="Ghi phim MP4 cho màn hình thay cho PDF.")] = False,
    out: Annotated[Path, typer.Option("--out", help="Thư mục ghi các tệp.")] = Path("ap-phich"),
    as_of: AsOfOption = None,
) -> None:
    """Ghi áp phích PDF, hoặc phim MP4, của một bài infographic hay của mọi bài mà một đơn vị thấy."""
    from nq57.render.drawing.film import FilmError
    from nq57.render.drawing.pdf import SHEETS
    from nq57.render.extra_files import films, posters
    from nq57.site_shell.project import open_project

    if size.lower() not in SHEETS:
        stop(f"Không có khổ “{size}”. Các khổ: {', '.join(SHEETS)}.")
    project = open_project(project_root(root))
    units = project.workspace.section_units
    name = what.strip("/")
    chosen = unit.strip("/") or (name if name in units else _owner(name, units))
    if chosen not in units:
        stop(f"Không có đơn vị “{chosen or what}”. Các đơn vị: {', '.join(units)}.")
    catalogue = project.site(chosen, as_of_day(as_of)).catalogue
    made = films(catalogue) if film else posters(catalogue, size.lower(), bleed=bleed)
    wanted = [(slug, make) for record, slug, make in made if name in {chosen, record}]
    if not wanted:
        stop(f"Đơn vị “{chosen}” không thấy infographic “{what}”.")
    out.mkdir(parents=True, exist_ok=True)
    for slug, make in wanted:
        path = out / (f"{slug}.mp4" if film else f"{slug}-{size.lower()}.pdf")
        try:
            path.write_bytes(make())
        except FilmError as error:
            stop(str(error))
        typer.echo(str(path))


def _owner(record: str, units: tuple[str, ...]) -> str:
    """The unit that a record's id begins with; for central records the first unit there is."""
    owners = sorted((unit for unit in units if record.startswith(f"{unit}/")), key=len)
    return owners[-1] if owners else next(iter(units), "") if record.startswith("trung-uong/") else ""
