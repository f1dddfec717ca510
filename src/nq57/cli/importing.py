"""`nq57 import`: papers to draft records of a unit, with a list of what a human must confirm.

It must not recognise anything; it reads, shows the plan, and writes it.
"""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from nq57.cli.articles import article_of, kinds_for_articles
from nq57.cli.choice import owning_unit
from nq57.cli.draft_files import Wish, put
from nq57.cli.feeds import Wanted, imported, news_of, remember
from nq57.cli.options import RootOption, project_root, stop
from nq57.importing.drafts.evidence import REPORTS
from nq57.model.day import today

if TYPE_CHECKING:
    from nq57.importing.drafts.draft import Draft
    from nq57.importing.drafts.import_context import ImportContext
    from nq57.model.units import Unit

_FEED_TOLD = "{new} tin mới."
_FEED_LEFT = " Còn {left} tin nữa: chạy lại lệnh để nhập tiếp."
_FORMS = frozenset((".pdf", ".docx", ".doc", ".txt"))
_READ_BEFORE = "{folder}: {count} tệp đã nhập lần trước, không đọc lại (dùng --force để đọc lại)."
_NO_PAPER = (
    "không thấy số, ký hiệu, ngày, cơ quan hay tên loại của văn bản nên không nhập vào sổ văn bản."
    " Nếu đây là tin, bài thì thêm --as tin-tuc."
)


UnitOption = Annotated[
    str, typer.Option("--unit", help="Đơn vị nhận bản ghi; bỏ qua khi thư mục chỉ có một đơn vị.")
]


def import_papers(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="TỆP…", help="Tệp PDF, Word, TXT của văn bản, hoặc thư mục."),
    ] = None,
    unit: UnitOption = "",
    kind: Annotated[
        str,
        typer.Option(
            "--as", help="Nhập bài viết thành loại này, ví dụ tin-tuc (Word, HTML, Markdown, ODT)."
        ),
    ] = "",
    feed: Annotated[
        str,
        typer.Option(
            "--feed", help="Nhập tin mới của một nguồn tin RSS, Atom thành bản nháp, mỗi tin một lần."
        ),
    ] = "",
    inside: Annotated[
        bool, typer.Option("--inside", help="Nguồn tin ở mạng nội bộ: cho đọc đúng máy ghi ở --feed.")
    ] = False,
    root: RootOption = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè bản ghi đã có.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ in việc sẽ làm.")] = False,
    output: Annotated[
        Literal["text", "json"], typer.Option("--format", help="Dạng in ra: text hoặc json.")
    ] = "text",
) -> None:
    """Đọc văn bản thành bản ghi nháp: văn bản, nhiệm vụ, chỉ tiêu, hạn báo cáo; in các mục cần xác nhận."""
    from nq57.model.articles import News

    project = project_root(root)
    around = _surroundings(project, unit.strip("/"))
    if kind and kind not in kinds_for_articles():
        stop(f"Không nhập bài thành “{kind}” được. Các loại: {', '.join(kinds_for_articles())}.")
    if bool(files) == bool(feed):
        stop("Ghi tên tệp cần nhập, hoặc --feed ĐỊA-CHỈ của nguồn tin.")
    wish = Wish(force, dry_run, output)
    done = (
        _import_feed(project, around.unit, (feed, inside), kind or News.kind.folder, wish)
        if feed
        else _import_files(files or [], project, around, kind, wish)
    )
    if not done:
        raise typer.Exit(1)


def _import_files(files: list[Path], project: Path, around: "ImportContext", kind: str, wish: Wish) -> bool:
    """Each file's draft written; whether none was refused."""
    from rich.console import Console
    from rich.markup import escape

    console, done = Console(stderr=True), True
    wanted = _papers(files, project, around.unit.tree, force=wish.force)
    # Each is written before the next is read: a scan takes long.
    for at, file in enumerate(wanted, start=1):
        with console.status(f"Đang đọc {escape(file.name)} ({at}/{len(wanted)})…"):
            made = _article(file, around, kind) if kind else _draft(file, around)
        written = put(project, made[0], around.unit.tree, wish, made[1]) if made else None
        done = done and written is not None
        if written:
            typer.echo(written)
    return done


def _import_feed(project: Path, unit: "Unit", feed: tuple[str, bool], kind: str, wish: Wish) -> bool:
    """The drafts of a feed's news written; whether it could be read and none was refused."""
    (address, inside), folder = feed, project / REPORTS / unit.tree
    known = frozenset() if wish.force else frozenset(imported(folder))
    day = today(dt.datetime.now(dt.UTC))
    there = () if wish.force else (project / "content" / unit.id / kind).glob("*.md")
    taken = frozenset(path.stem for path in there)
    news = news_of(Wanted(address, unit.id, kind, day, known, inside, taken))
    if isinstance(news, str):
        typer.echo(f"{address}: {news}", err=True)
        return False
    done = True
    for mark, made in news.drafts:
        written = put(project, made, unit.tree, wish)
        done = done and written is not None
        if written:
            typer.echo(written)
            if not wish.dry_run:
                remember(folder, mark, made.source)
    typer.echo(
        _FEED_TOLD.format(new=len(news.drafts)) + (_FEED_LEFT.format(left=news.left) if news.left else ""),
        err=True,
    )
    return done


def _papers(files: list[Path], project: Path, tree: str, *, force: bool) -> list[Path]:
    """The files to read: those named, and those of folders that no earlier run has read."""
    from nq57.importing.drafts.report_text import fingerprint

    reports = () if force else (project / REPORTS / tree).glob("*.md")
    known = "\n".join(report.read_text(encoding="utf-8") for report in sorted(reports))
    found: list[Path] = []
    for file in files:
        inside = (
            sorted(one for one in file.rglob("*") if one.suffix.lower() in _FORMS) if file.is_dir() else []
        )
        new = [one for one in inside if fingerprint(_bytes(one)) not in known]
        if len(new) < len(inside):
            typer.echo(_READ_BEFORE.format(count=len(inside) - len(new), folder=file), err=True)
        found += new if file.is_dir() else [file]
    return found


def _surroundings(project: Path, unit: str) -> "ImportContext":
    """The unit and its register; a wrong name ends the command."""
    from nq57.content.folder import DiskFolder
    from nq57.content.loading import load
    from nq57.importing.drafts.import_context import surroundings_of

    workspace = load(DiskFolder(project / "content")).workspace
    return surroundings_of(workspace, owning_unit(unit, tuple(workspace.units)))


def _draft(file: Path, around: "ImportContext") -> "tuple[Draft, bytes] | None":
    """The draft of one file and its pages; None, and a sentence, for a file that cannot be read."""
    from nq57.importing.drafts.drafting import draft
    from nq57.importing.drafts.report_text import fingerprint
    from nq57.importing.facts.recognising import recognise
    from nq57.importing.papers.caged import paper_of

    given = _bytes(file)
    read = paper_of(given)
    if isinstance(read, str):
        typer.echo(f"{file.name}: {read}", err=True)
        return None
    found = recognise(read.paper)
    if not (found.heading.number or found.heading.issuer or found.heading.date or found.type):
        typer.echo(f"{file.name}: {_NO_PAPER}", err=True)
        return None
    name = f"{file.stem}.docx" if read.paper.form == "docx" else file.name  # a .doc has become one
    return replace(draft(found, around, name, read.data), fingerprint=fingerprint(given)), read.pages


def _article(file: Path, around: "ImportContext", kind: str) -> "tuple[Draft, bytes] | None":
    """The draft of an article; None, and a sentence, for a file that cannot be read."""
    made = article_of(file, _bytes(file), around.unit.id, kind)
    if isinstance(made, str):
        typer.echo(f"{file.name}: {made}", err=True)
        return None
    return made, b""


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        stop(f"Không đọc được “{file}”: {error.strerror}.")
