"""Who edits with `nq57 serve --edit`: whoever sits at this machine, or all who sign in at a proxy.

It must not know requests. What keeps the editor from starting is said in a sentence with what to do.
"""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from nq57.cli.options import stop

if TYPE_CHECKING:
    from nq57.build.preview import Preview
    from nq57.editing.desks import PeopleFile
    from nq57.editing.server import OfficeServer
    from nq57.reviewing.people import People, Person

SECRET = "NQ57_KHOA_CONG"  # noqa: S105 - the name of a variable, not a secret
_NO_GIT = "Chưa có kho Git: chỉ có bản nháp và hẹn ngày đăng, không có duyệt bài."


def people_here(root: Path, users: Path | None) -> "tuple[PeopleFile, Person] | None":
    """The workspace's people and who of them sits here, by Git's user.email; None where there are none."""
    from nq57.editing.desks import PeopleFile
    from nq57.reviewing.people import PEOPLE_FILE
    from nq57.reviewing.repository import GitError, Repository
    from nq57.site_shell.checked_content import CONTENT

    file = users or root / PEOPLE_FILE
    if users is None and not file.exists():
        return None
    people = PeopleFile(file)
    found = _sound(people.read())
    try:
        mail = Repository(root / CONTENT).ask("config", "user.email")
    except GitError as error:
        if users is None:
            typer.echo(f"{_NO_GIT} ({error})", err=True)
            return None
        stop(f"Chưa biết bạn là ai: {error}. → Đặt: git config user.email TÊN@CƠ-QUAN")
    person = found.find_by_mail(mail)
    if person is None:
        stop(f"{mail} không có trong {file.name}. → Thêm vào đó, hoặc sửa git config user.email.")
    return people, person


def office_server(
    preview: "Preview", users: Path | None, folder: Path | None, port: int, *, polling: bool
) -> "OfficeServer":
    """The server behind a proxy; says why and ends where it would not be safe."""
    from nq57.editing.desks import PeopleFile
    from nq57.editing.proxy_entrance import SHORTEST
    from nq57.editing.server import OfficeServer, loopback_sockets, unix_sockets
    from nq57.reviewing.people import PEOPLE_FILE
    from nq57.reviewing.repository import GitError

    secret = os.environ.get(SECRET, "")
    if len(secret) < SHORTEST:
        stop(f"Biến {SECRET} phải có khóa chung với cổng, ít nhất {SHORTEST} chữ. → openssl rand -hex 32")
    people = PeopleFile(users or preview.root / PEOPLE_FILE)
    fields = _sound(people.read()).fields
    if fields is None or not (fields.address and fields.preview_address):
        stop(f"{people.file.name} thiếu dia_chi, dia_chi_xem: địa chỉ mà người dùng mở qua cổng.")
    if fields.address.rstrip("/") == fields.preview_address.rstrip("/"):
        stop("dia_chi và dia_chi_xem phải là hai tên máy khác nhau.")
    if fields.signed:
        stop("ky_duyet không đi cùng --behind-proxy: máy chủ không có khóa của từng người. → Bỏ ky_duyet.")
    try:
        listen = partial(unix_sockets, folder) if folder else partial(loopback_sockets, port)
        return OfficeServer(
            preview, people, secret, listen, lambda line: typer.echo(line, err=True), polling=polling
        )
    except OSError as error:
        stop(f"Không mở được chỗ lắng nghe: {error.strerror}.")
    except GitError as error:
        stop(f"Cần kho Git để nhiều người cùng soạn: {error}.")


def _sound(people: "People") -> "People":
    """The people, if their file can be believed."""
    if people.fields is None:
        stop("\n".join(("Danh sách người dùng có lỗi:", *people.troubles)))
    return people
