"""`nq57 sheet out` and `nq57 sheet in`: a unit's tasks, targets and figures in Excel.

It must not know what is in a cell. Where there is review, what comes in goes through it like all else.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from nq57.cli.options import RootOption, project_root, stop

if TYPE_CHECKING:
    from nq57.editing.shelves import Shelf
    from nq57.model.vocabulary import Vocabulary
    from nq57.reviewing.people import Person
    from nq57.reviewing.review import Review

sheet = typer.Typer(
    help="Nhiệm vụ, chỉ tiêu và số liệu của đơn vị ra tệp Excel và trở lại.", no_args_is_help=True
)
_MOST = 20_000_000  # bytes of a workbook
UnitArgument = Annotated[str, typer.Argument(metavar="ĐƠN VỊ", help="Mã đơn vị.")]


UsersOption = Annotated[
    Path | None,
    typer.Option("--users", help="Tệp người dùng, nơi có duyệt bài; mặc định nguoi-dung.yml nếu có."),
]


class _Work(NamedTuple):
    """A unit's work: the content folder, its terms, where what is written is kept, and review."""

    content: Path
    vocabulary: "Vocabulary"
    shelf: "Shelf"
    review: "tuple[Review, Person] | None"


@sheet.command("out")
def out(
    unit: UnitArgument,
    file: Annotated[Path, typer.Option("--file", help="Tệp .xlsx để ghi.")],
    users: UsersOption = None,
    root: RootOption = None,
) -> None:
    """Ghi nhiệm vụ, chỉ tiêu và số liệu của đơn vị ra một tệp Excel để cập nhật."""
    from nq57.editing.sheets import written_out

    work = _work(root, unit, users, writes=False)
    try:
        file.write_bytes(written_out(work.content, work.vocabulary, unit.strip("/"), work.shelf))
    except OSError as error:
        stop(f"Không ghi được {file}: {error.strerror}.")
    typer.echo(f"Đã ghi {file}. Sửa xong, chạy: nq57 sheet in {unit} --file {file}", err=True)


@sheet.command("in")
def take_in(
    unit: UnitArgument,
    file: Annotated[Path, typer.Option("--file", help="Tệp .xlsx đã cập nhật.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ cho biết sẽ đổi những gì.")] = False,
    send: Annotated[
        str, typer.Option("--send", help="Nơi có duyệt bài: gửi duyệt luôn, với lời này cho người duyệt.")
    ] = "",
    users: UsersOption = None,
    root: RootOption = None,
) -> None:
    """Đưa những ô đã sửa trong tệp Excel vào các bài; có hàng sai thì không ghi gì."""
    from nq57.editing.saving import ConflictError
    from nq57.editing.sheets import apply, planned

    work = _work(root, unit, users, writes=True)
    if send and work.review is None:
        stop("Chưa bật duyệt bài nên không có chỗ gửi. → Bỏ --send: các ô đã sửa được ghi thẳng vào bài.")
    plan = planned(work.content, work.vocabulary, unit.strip("/"), _data(file), work.shelf)
    for note in (*plan.notes, *plan.troubles):
        typer.echo(str(note), err=True)
    if plan.troubles:
        stop(f"{len(plan.troubles)} chỗ chưa nhận được, chưa ghi gì. → Sửa các hàng trên rồi chạy lại.")
    for path, _, _ in plan.files:
        typer.echo(f"{'Sẽ đổi' if dry_run else 'Đổi'} content/{path}")
    if not dry_run:
        try:
            apply(work.shelf, plan)
        except ConflictError:
            stop("Có bài vừa được người khác sửa trong lúc ghi. → Chạy lại lệnh.")
        _tell_review(work, [path for path, _, _ in plan.files], send)
    typer.echo(f"{len(plan.files)} bài thay đổi.", err=True)


def _data(file: Path) -> bytes:
    """The workbook's bytes; says why and ends where it cannot be read."""
    try:
        if file.stat().st_size > _MOST:
            stop(f"Tệp {file} quá lớn.")
        return file.read_bytes()
    except OSError as error:
        stop(f"Không đọc được {file}: {error.strerror}.")


def _tell_review(work: _Work, paths: list[str], words: str) -> None:
    """Send what was written for approval where that is asked for; else say that it waits to be sent."""
    from nq57.reviewing.branches import StaleError
    from nq57.reviewing.remote import RemoteError
    from nq57.reviewing.repository import GitError
    from nq57.reviewing.review import ReviewError

    if work.review is None or not paths:
        return
    if not words:
        typer.echo("Các thay đổi nằm ở bản riêng của bạn, chưa gửi duyệt. → nq57 serve --edit", err=True)
        return
    review, person = work.review
    for path in paths:
        try:
            review.send(person, path, {}, words)
        except (ReviewError, StaleError, RemoteError, GitError) as error:
            stop(f"{path}: {error}")
        typer.echo(f"Gửi duyệt content/{path}")


def _work(root: Path | None, unit: str, users: Path | None, *, writes: bool) -> _Work:
    """Where the unit's work is kept; says so and ends when the unit is none, or is not this person's."""
    from nq57.cli.editors import people_here
    from nq57.editing.shelves import BranchShelf, DiskShelf, PublishedTree
    from nq57.reviewing.repository import Repository
    from nq57.reviewing.review import Review
    from nq57.reviewing.rights import Act, NotAllowedError, demand
    from nq57.site_shell.checked_content import CONTENT, load_checked

    folder = project_root(root)
    workspace, content, name = load_checked(folder).workspace, folder / CONTENT, unit.strip("/")
    if name not in workspace.units:
        stop(f"Không có đơn vị “{unit}”. Các đơn vị: {', '.join(workspace.units)}.")
    found = people_here(folder, users)
    if found is None:
        return _Work(content, workspace.vocabulary, DiskShelf(content), None)
    people, person = found
    try:
        demand(person, Act.WRITE if writes else Act.READ, name)
    except NotAllowedError as error:
        stop(str(error))
    review = Review(Repository(content), lambda: people.fields, PublishedTree(content))
    shelf = BranchShelf(content, review.branches, person)
    return _Work(content, workspace.vocabulary, shelf, (review, person))
