"""`nq57 bulletin`: a week's loudspeaker bulletin as text, paper to sign, SSML, posts and mail.

It must not decide what a bulletin tells.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from nq57.cli.options import AsOfOption, RootOption, as_of_day, project_root, stop

if TYPE_CHECKING:
    from nq57.model.problems import Problem
    from nq57.model.units import Unit
    from nq57.model.weeks import Week
    from nq57.report.bulletin.script import Aloud, Script

_FOLDER = "ban-tin"


class _Composed(NamedTuple):
    """A bulletin, as written and as said, with its unit and the errors that kept records out of it."""

    script: "Script"
    aloud: "Aloud"
    unit: "Unit"
    errors: "tuple[Problem, ...]"


def bulletin(
    unit: Annotated[str, typer.Argument(metavar="ĐƠN VỊ", help="Mã đơn vị: lang-son/phuong-ky-lua.")],
    week: Annotated[str, typer.Option("--week", help="Tuần theo ISO 8601: 2026-W48.")],
    root: RootOption = None,
    as_of: AsOfOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Thư mục ghi; mặc định: ban-tin/ của dự án.")
    ] = None,
    audio: Annotated[
        bool, typer.Option("--audio", help="Đọc thành WAV bằng lenh_doc của nq57.yml.")
    ] = False,
    save: Annotated[
        bool, typer.Option("--save", help="Ghi thêm bản lưu (bản nháp) vào content/ nếu tuần đó chưa có.")
    ] = False,
) -> None:
    """Soạn bản tin phát thanh của tuần: lời đọc, bản để ký, SSML, bài mạng xã hội, thư điện tử."""
    place, named = project_root(root), _week(week)
    made = _composed(place, unit, named, as_of_day(as_of))
    target = out or place / _FOLDER
    target.mkdir(parents=True, exist_ok=True)
    stem = f"{unit.replace('/', '.')}.{named.code}"
    files = dict(_files(made))
    if audio:
        files["wav"] = _sound(place, made.aloud.text)
    for ending, data in files.items():
        (target / f"{stem}.{ending}").write_bytes(data)
        typer.echo(f"Đã ghi {target / f'{stem}.{ending}'}")
    if save:
        _save(place, unit, named, made)
    _tell(made)
    raise typer.Exit(1 if made.errors else 0)


def _week(text: str) -> "Week":
    from pydantic_core import PydanticCustomError

    from nq57.model.weeks import read_week

    try:
        return read_week(text)
    except PydanticCustomError:
        stop(f"“{text}” không phải một tuần. Ghi năm và số của tuần, ví dụ 2026-W48.")


def _composed(place: Path, unit: str, week: "Week", as_of: dt.date) -> _Composed:
    """The week's bulletin; an unknown unit ends the command with the nearest known one."""
    from nq57.catalogue.catalogue import catalogue_of
    from nq57.catalogue.workspace import chain
    from nq57.cli.choice import chosen_names
    from nq57.content.folder import DiskFolder
    from nq57.content.loading import load
    from nq57.model.reading_aloud import lexicon_of
    from nq57.model.records import KINDS_BY_FOLDER
    from nq57.report.bulletin.choosing import choices_of, choose, day_of
    from nq57.report.bulletin.script import read_aloud
    from nq57.report.bulletin.wording import compose

    loaded = load(DiskFolder(place / "content"))
    workspace = loaded.workspace
    chosen_names((unit,), workspace.section_units)
    catalogue = catalogue_of(workspace, unit, day_of(week, as_of))
    choices = choices_of(workspace, unit, week)
    script = compose(catalogue, week, choices, choose(catalogue, week, choices))
    aloud = read_aloud(script, lexicon_of(catalogue.vocabulary))
    seen = tuple(f"{one}/{kind}/" for one in chain(unit) for kind in KINDS_BY_FOLDER)
    errors = (one for one in loaded.problems if one.severity == "error")
    kept_out = tuple(one for one in errors if one.source.path.startswith(seen))
    return _Composed(script, aloud, catalogue.unit, kept_out)


def _files(made: _Composed) -> Mapping[str, bytes]:
    """Every form of the bulletin by the ending of its name."""
    from nq57.report.bulletin.mail import mail
    from nq57.report.bulletin.posts import NETWORKS, posts
    from nq57.report.bulletin.spoken_files import archive_record, signed_paper, ssml
    from nq57.report.docx_writer import docx_bytes

    script, aloud, unit, _ = made
    texts = {
        "txt": aloud.text,
        "ssml": ssml(aloud),
        **{f"{network.code}.txt": posts(script, network) for network in NETWORKS},
        "thu.html": mail(script, unit.fields.colours.primary),
        "luu.md": archive_record(script, aloud),
    }
    paper = {"docx": docx_bytes(signed_paper(script, aloud, unit))}
    return paper | {ending: text.encode() for ending, text in texts.items()}


def _sound(place: Path, text: str) -> bytes:
    from nq57.content.workspace_settings import read_settings
    from nq57.model.machine_troubles import Speechless
    from nq57.render.sounds import clock, seconds_of
    from nq57.site_shell.voices import speak

    voices = read_settings(place).fields.voices
    command = next((voice.command for voice in voices if voice.language == "vi"), None)
    if command is None:
        stop(
            "nq57.yml chưa có lenh_doc cho tiếng Việt. Xem mục Lệnh đọc của trang phat-thanh trong sổ tay."
        )
    try:
        sound = speak(command, text)
    except Speechless as error:
        stop(str(error))
    typer.echo(f"Bản đọc bằng máy dài {clock(seconds_of(sound))}.")
    return sound


def _save(place: Path, unit: str, week: "Week", made: _Composed) -> None:
    """Keep the bulletin as a draft record, in the week's own where that holds choices alone."""
    from nq57.content.rewriting import UnwritableError
    from nq57.model.bulletins import Bulletin
    from nq57.report.bulletin.spoken_files import archive_record, with_choices

    folder = place / "content" / unit / Bulletin.kind.folder
    path = folder / f"{week.code.lower()}.md"
    known = next((one for end in (".md", ".yml", ".yaml") if (one := path.with_suffix(end)).exists()), None)
    try:
        if known is None:
            kept = archive_record(made.script, made.aloud).encode()
        else:
            kept = with_choices(known.read_bytes(), known.name, made.script, made.aloud)
    except UnwritableError as error:
        name = known.name if known else path.name
        typer.echo(f"Tuần {week.code} đã có bản lưu {name}, chép lời bản tin bằng tay: {error}", err=True)
        return
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kept)
    if known and known != path:
        known.unlink()  # its choices are in the record now
    typer.echo(f"Đã lưu bản nháp {path}")


def _tell(made: _Composed) -> None:
    typer.echo(f"Bản tin {made.script.week.label}: đọc chừng {made.aloud.length}.")
    for line in made.script.missing:
        typer.echo(f"- {line}")
    for form in made.aloud.unknown:
        typer.echo(f"- Chữ viết tắt chưa biết đọc: {form} (thêm vào viet_tat của tu-vung.yml)")
    for found in made.errors:
        typer.echo(f"{found.source}: {found.message()} {found.mend()}", err=True)
    if made.errors:
        typer.echo("Các bài có lỗi trên không có trong bản tin.", err=True)
