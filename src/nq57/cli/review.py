"""`nq57 review`: what waits for approval or is to be read again, and whether what is there was approved.

It must not know branches.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nq57.cli.options import AsOfOption, RootOption, as_of_day, project_root, stop

if TYPE_CHECKING:
    from nq57.reviewing.people import People
    from nq57.reviewing.repository import Repository

review = typer.Typer(
    help="Bài chờ duyệt, bài đến hạn xem lại, và kiểm tra việc duyệt.", no_args_is_help=True
)
_ON_TRUST = (
    "Chưa bật ky_duyet: tên người soạn, người duyệt là lời Git ghi,"
    " chỉ chắc khi kho chung bảo vệ nhánh đang đăng."
)
UsersOption = Annotated[
    Path | None, typer.Option("--users", help="Tệp người dùng; mặc định nguoi-dung.yml.")
]


@review.command("list")
def listed(root: RootOption = None, as_of: AsOfOption = None) -> None:
    """Liệt kê bài chờ duyệt, bài bị trả lại và bài đến hạn xem lại."""
    from nq57.catalogue.reviews import due_for_review
    from nq57.content.folder import DiskFolder
    from nq57.content.loading import load
    from nq57.reviewing.branches import Branches
    from nq57.site_shell.checked_content import CONTENT

    folder = project_root(root)
    for one in Branches(_repository(folder)).all_sent():
        word = "chờ duyệt" if one.is_waiting else "trả lại"
        typer.echo(f"{word}: {one.path} ({', '.join(sorted(one.writers.values()))})")
    workspace = load(DiskFolder(folder / CONTENT)).workspace
    for found in due_for_review(workspace, as_of_day(as_of)):
        typer.echo(f"xem lại: {found.source.path} ({dict(found.details).get('value', '')})")


@review.command("verify")
def verify(
    root: RootOption = None,
    users: UsersOption = None,
    since: Annotated[
        str, typer.Option("--since", help="Chỉ xem các lần đăng sau bản này, ví dụ v1 hoặc mã commit.")
    ] = "",
) -> None:
    """Kiểm tra mọi thay đổi đã đăng đều được người có vai duyệt, không phải người soạn, duyệt."""
    from nq57.reviewing.people import PEOPLE_FILE
    from nq57.reviewing.proof import faults
    from nq57.reviewing.repository import GitError

    folder = project_root(root)
    people = _people(users or folder / PEOPLE_FILE)
    try:
        found = list(faults(_repository(folder), people, since))
    except GitError as error:
        stop(f"Git không làm được: {error}.")
    for one in found:
        typer.echo(f"{one.commit.id[:12]} {one.commit.subject}: {one.why}")
    typer.echo(f"{len(found)} lần đăng chưa được duyệt đúng.", err=True)
    if not people.is_signed:
        typer.echo(_ON_TRUST, err=True)
    if found:
        raise typer.Exit(1)


def _repository(folder: Path) -> "Repository":
    from nq57.reviewing.repository import GitError, Repository
    from nq57.site_shell.checked_content import CONTENT

    try:
        return Repository(folder / CONTENT)
    except GitError as error:
        stop(f"Cần kho Git để duyệt bài: {error}.")


def _people(file: Path) -> "People":
    from nq57.reviewing.people import read_people

    try:
        people = read_people(file)
    except OSError as error:
        stop(f"Không đọc được {file}: {error.strerror}.")
    if people.fields is None:
        stop("\n".join(("Danh sách người dùng có lỗi:", *people.troubles)))
    return people
