"""`nq57 new`: a workspace of one's own, a further unit, or a record of any kind.

It must not know what a file holds; it writes what is not there yet, and says what is left to a person.
"""

import datetime as dt
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from nq57 import __version__
from nq57.cli.choice import owning_unit
from nq57.cli.options import RootOption, as_of_day, project_root, stop
from nq57.model.day import today

if TYPE_CHECKING:
    from nq57.cli.new_answers import Given
    from nq57.model.kinds import Kind
    from nq57.starting.new_workspace import NewUnit

UNIT = "unit"
RESOLUTION = "trung-uong/van-ban/57-nq-tw.yml"  # the document that every section is about
_Ci = Literal["github", "gitlab", "none"]


def new(
    what: Annotated[
        str, typer.Argument(metavar="VIỆC", help="Thư mục mới, “unit”, hoặc một loại bài như tin-tuc.")
    ],
    title: Annotated[str, typer.Argument(metavar="[TIÊU ĐỀ]", help="Tiêu đề bài, hoặc tên đơn vị.")] = "",
    unit: Annotated[str, typer.Option("--unit", help="Đơn vị có bài này, ví dụ lang-son.")] = "",
    ready: Annotated[bool, typer.Option("--ready", help="Bài đăng ngay, không để nháp.")] = False,
    name: Annotated[str, typer.Option("--name", help="Tên đầy đủ của đơn vị.")] = "",
    level: Annotated[str, typer.Option("--level", help="Cấp: bo, tinh, so, phuong, xa, dac-khu.")] = "",
    parent: Annotated[str, typer.Option("--parent", help="Cấp trên: mã đơn vị hoặc tên.")] = "",
    province: Annotated[str, typer.Option("--province", help="Tỉnh, thành phố: tên hoặc mã.")] = "",
    ward: Annotated[str, typer.Option("--ward", help="Xã, phường, đặc khu: tên hoặc mã.")] = "",
    address: Annotated[str, typer.Option("--address", help="Địa chỉ trụ sở.")] = "",
    url: Annotated[str, typer.Option("--url", help="Địa chỉ chuyên mục trên mạng.")] = "",
    colour: Annotated[str, typer.Option("--colour", help="Màu chính, ví dụ “#0b5d3b”.")] = "",
    hide: Annotated[
        list[str] | None, typer.Option("--hide", help="Phần không hiện, ví dụ du-an-khcn.")
    ] = None,
    target: Annotated[str, typer.Option("--target", help="Nơi đăng, ví dụ file:///srv/www/nq57.")] = "",
    sample: Annotated[bool, typer.Option("--sample", "--mau", help="Chép nội dung mẫu đầy đủ.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Không hỏi; nhận giá trị mặc định.")] = False,
    git: Annotated[bool, typer.Option("--git/--no-git", help="Tạo kho Git.")] = True,
    ci: Annotated[_Ci, typer.Option("--ci", help="Tệp CI cho github, gitlab, hoặc none.")] = "github",
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Ngày ghi vào bài; mặc định: hôm nay.")
    ] = None,
    root: RootOption = None,
) -> None:
    """Tạo thư mục làm việc của đơn vị mình, một đơn vị nữa (unit), hoặc một bài (tin-tuc, van-ban…)."""
    from nq57.cli.new_answers import Given
    from nq57.model.records import KINDS_BY_FOLDER

    day = as_of_day(as_of) if as_of else today(dt.datetime.now(dt.UTC))
    given = Given(name or title, level, parent, province, ward, address, url, colour, tuple(hide or ()))
    if what in KINDS_BY_FOLDER:
        _new_record(project_root(root), KINDS_BY_FOLDER[what], title, unit, day, ready)
    elif what == UNIT:
        _new_unit(project_root(root), given, target, yes)
    else:
        _new_workspace(_empty_folder(what), None if sample else given, day, ci, target, yes)
        _finish(Path(what).resolve(), git)


def _new_unit(root: Path, given: "Given", target: str, yes: bool) -> None:
    from nq57.cli.new_answers import answered

    _write_unit(root, answered(given, root, yes=yes), target)


def _new_workspace(
    folder: Path, given: "Given | None", day: dt.date, ci: str, target: str, yes: bool
) -> None:
    """Write a workspace: of the unit that is given, or of the sample."""
    from nq57.cli.new_answers import answered

    if given is None:
        _write_sample(folder, ci)
    else:
        _write_workspace(folder, answered(given, folder, yes=yes), day, ci, target)


def _empty_folder(name: str) -> Path:
    """The folder of that name, which must not hold anything yet."""
    folder = Path(name).resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        stop(f"{folder} đã có và không trống. → Chọn một thư mục chưa có. {_kinds_hint(name)}")
    return folder


def _finish(folder: Path, git: bool) -> None:
    """Make a repository, and say what to do next."""
    if git:
        _make_repository(folder)
    _say_what_next(folder)


def _new_record(root: Path, kind: "Kind", title: str, unit: str, day: dt.date, ready: bool) -> None:
    """Write a record, and say what a person must fill in."""
    from nq57.site_shell.checked_content import CONTENT, load_checked
    from nq57.starting.new_record import new_record

    if not title.strip():
        stop(f'Thiếu tiêu đề. → Ghi như: nq57 new {kind.folder} "Tiêu đề của bài"')
    workspace = load_checked(root).workspace
    owner = owning_unit(unit.strip("/"), tuple(workspace.units))
    made = new_record(kind, title.strip(), day, workspace.vocabulary, ready=ready)
    path = f"{CONTENT}/{owner}/{made.path}"
    _write_new(root, {path: made.text})
    typer.echo(path)
    if made.to_fill:
        typer.echo(f"Cần điền: {', '.join(made.to_fill)}.", err=True)
    if not ready:
        typer.echo("Bài đang là nháp: xem bằng nq57 serve; viết xong thì xóa dòng “nhap: có”.", err=True)


def _write_unit(root: Path, unit: "NewUnit", target: str) -> None:
    from nq57.starting.new_workspace import unit_files

    files = {**_parents(root, unit), **unit_files(unit)}
    _write_new(root, files)
    _add_target(root, unit.id, target)
    for path in files:
        typer.echo(path)
    typer.echo(f"Xem thử: nq57 serve {unit.id}", err=True)


def _parents(root: Path, unit: "NewUnit") -> Mapping[str, str]:
    """The `don-vi.yml` of units above that a workspace does not have yet."""
    from nq57.starting.new_workspace import NewUnit, unit_files

    found: dict[str, str] = {}
    parts = unit.parent.strip("/").split("/") if unit.parent.strip("/") else []
    for end in range(1, len(parts) + 1):
        folder = "/".join(parts[:end])
        if not (root / "content" / folder / "don-vi.yml").exists():
            above = NewUnit(unit.parent_name or folder, "tinh", parent="/".join(parts[: end - 1]))
            found |= unit_files(replace(above, folder=parts[end - 1], province_code=unit.province_code))
    return found


def _write_workspace(folder: Path, unit: "NewUnit", day: dt.date, ci: str, target: str) -> None:
    from nq57.model.records import KINDS_BY_FOLDER
    from nq57.site_shell.shipped import SAMPLE, shipped_folder
    from nq57.starting.new_workspace import workspace_files

    files = workspace_files(unit, day, __version__, tuple(KINDS_BY_FOLDER), ci)
    resolution = (shipped_folder() / SAMPLE / RESOLUTION).read_text(encoding="utf-8")
    _write_new(folder, {**_parents(folder, unit), **files, f"content/{RESOLUTION}": resolution})
    _add_target(folder, unit.id, target)


def _write_sample(folder: Path, ci: str) -> None:
    """A workspace with the sample content."""
    from nq57.model.records import KINDS_BY_FOLDER
    from nq57.site_shell.shipped import SAMPLE, shipped_folder
    from nq57.starting.ci_files import ci_files
    from nq57.starting.new_workspace import settings_files

    source = shipped_folder() / SAMPLE
    units = sorted(place.parent.relative_to(source).as_posix() for place in source.rglob("don-vi.yml"))
    own = [unit for unit in units if unit != "trung-uong"]
    files = settings_files(own[0], "nội dung mẫu", __version__, tuple(KINDS_BY_FOLDER))
    _write_new(folder, {**files, **ci_files(ci, tuple(own))})
    shutil.copytree(source, folder / "content")


def _write_new(root: Path, files: Mapping[str, str]) -> None:
    """Write files that are not there yet; the first that is there ends the command."""
    for path in files:
        if (root / path).exists():
            stop(f"{path} đã có. → Đổi tiêu đề hoặc tên, hoặc sửa tệp đó.")
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")


def _add_target(root: Path, unit: str, target: str) -> None:
    """Add a unit's target to `noi-dang.yml`."""
    if not target:
        return
    file = root / "noi-dang.yml"
    before = file.read_text(encoding="utf-8").rstrip("\n") if file.exists() else "noi_dang:"
    row = f'  - don_vi: {unit}\n    dia_chi: "{target}"\n'
    file.write_text(f"{before}\n{row}", encoding="utf-8", newline="\n")


def _make_repository(folder: Path) -> None:
    """A Git repository with a first commit, where Git is there and the folder is in none yet."""
    git = shutil.which("git")
    if git is None:
        typer.echo("Máy này chưa có Git nên chưa tạo kho; soạn và dựng vẫn được.", err=True)
        return
    inside = _git(git, folder, "rev-parse", "--is-inside-work-tree")
    if inside:
        typer.echo("Thư mục nằm trong một kho Git sẵn có nên không tạo kho mới.", err=True)
        return
    for words in (
        ("init", "-q", "-b", "main"),
        ("add", "-A"),
        ("commit", "-q", "-m", "Bắt đầu chuyên mục"),
    ):
        if not _git(git, folder, *words):
            return


def _git(git: str, folder: Path, *words: str) -> bool:
    done = subprocess.run([git, *words], cwd=folder, capture_output=True, check=False)  # noqa: S603 - git itself
    return done.returncode == 0


def _kinds_hint(what: str) -> str:
    from nq57.language.did_you_mean import nearest
    from nq57.model.records import KINDS_BY_FOLDER

    guess = nearest(what, (*KINDS_BY_FOLDER, UNIT))
    return f"Có phải ý bạn là “nq57 new {guess[0]}”?" if guess else ""


def _say_what_next(folder: Path) -> None:
    typer.echo(f"Đã tạo {folder}. Tiếp theo:", err=True)
    for line in (f"cd {folder}", "nq57 serve", 'nq57 new tin-tuc "Tiêu đề tin đầu tiên"'):
        typer.echo(f"  {line}", err=True)
