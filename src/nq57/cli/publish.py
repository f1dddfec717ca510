"""`nq57 publish`, `releases`, `rollback`, `adopt`: a unit's tree brought to its host, and back.

It must not know how a target is reached; it asks, shows and counts.
"""

import datetime as dt
import getpass
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nq57.cli.noticing import notify
from nq57.cli.options import Lang, LangOption, agreed, stop
from nq57.cli.outcomes import lying_there, say, summarise, tell_all, tell_plan, tell_releases
from nq57.model.day import today

if TYPE_CHECKING:
    from rich.console import Console

    from nq57.publish.delivery import Delivery, Outcome
    from nq57.publish.places import Place
    from nq57.publish.publishing import Order

UnitArgument = Annotated[str, typer.Argument(metavar="ĐƠN VỊ", help="Mã đơn vị.")]
RootOption = Annotated[
    Path | None, typer.Option("--root", help="Thư mục có noi-dang.yml; mặc định: nơi đang đứng.")
]
OutOption = Annotated[Path | None, typer.Option("--out", help="Thư mục kết quả dựng; mặc định: site/.")]
DryOption = Annotated[bool, typer.Option("--dry-run", help="Chỉ in kế hoạch, không ghi gì.")]
ClusterOption = Annotated[
    str,
    typer.Option(
        "--cluster",
        metavar="CỤM",
        help="Đăng bằng Dask, mỗi máy chủ vài đơn vị một lúc: local, local:N, tcp://máy:8786, tệp tên máy.",
    ),
]
WaitOption = Annotated[float, typer.Option("--wait", min=0, help="Số giây chờ lượt đăng khác xong.")]


def publish(
    units: Annotated[list[str] | None, typer.Argument(metavar="[ĐƠN VỊ]...", help="Mã đơn vị.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Mọi đơn vị trong noi-dang.yml.")] = False,
    dry_run: DryOption = False,
    allow_removals: Annotated[
        int, typer.Option("--allow-removals", min=0, help="Cho gỡ tới chừng này tệp.")
    ] = 0,
    reread: Annotated[
        bool, typer.Option("--reread", help="Đọc lại mọi tệp trên máy chủ, sửa tệp bị thay đổi ở đó.")
    ] = False,
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="Đăng cả đơn vị có bài lỗi, không có các bài đó.")
    ] = False,
    preview: Annotated[
        str, typer.Option("--preview", metavar="TÊN", help="Đăng bản xem thử tên này theo noi-xem-thu.yml.")
    ] = "",
    summary: Annotated[
        Path | None, typer.Option("--summary", help="Ghi thêm bảng kết quả (Markdown) vào tệp này.")
    ] = None,
    root: RootOption = None,
    out: OutOption = None,
    wait: WaitOption = 0.0,
    cluster: ClusterOption = "",
    lang: LangOption = "vi",
) -> None:
    """Đăng các đơn vị đã dựng lên nơi đăng ghi trong noi-dang.yml; đơn vị lỗi không cản đơn vị khác."""
    if bool(units) == everything:
        stop(say("which", lang))
    desk = _Desk.open(root, out, wait, lang, preview)
    places = [desk.place(unit) for unit in units or ()] or list(desk.places.values())
    day = today(dt.datetime.now(dt.UTC))
    asked = [(place, desk.order(place, dry_run, allow_removals, reread)) for place in places]
    if cluster:
        _publish_over(cluster, desk, asked, day, summary, leave_out)
        return
    errors = {} if leave_out or preview else _own_errors(desk, day)
    outcomes = [desk.published(place, order, errors.get(place.unit, 0)) for place, order in asked]
    if summary:
        summarise(summary, outcomes, lang, dry_run, desk.addresses if preview else {})
    if not (dry_run or preview):
        notify(desk.root, outcomes, day)
    tell_all(desk.console, outcomes, lang, dry_run)


def _publish_over(
    cluster: str,
    desk: "_Desk",
    asked: "list[tuple[Place, Order]]",
    day: dt.date,
    summary: Path | None,
    leave_out: bool,
) -> None:
    """Publish over a cluster; errors are those that the build noted, for nobody reads a whole country."""
    from nq57.build.left_out import noted_left_out
    from nq57.cli.clustering import read_cluster
    from nq57.cli.mailing import publish_on_cluster
    from nq57.cluster.publishing import UnitOrder
    from nq57.publish.delivery import Outcome

    address = read_cluster(cluster, desk.root)
    errors = {} if leave_out else noted_left_out(desk.out)
    orders = [UnitOrder(place, order, desk.out, errors.get(place.unit, 0)) for place, order in asked]
    with _stoppable(desk.lang):
        found = publish_on_cluster(desk.console, address, orders, desk.lang, summary)
    if not any(place.preview or order.dry_run for place, order in asked):
        outcomes = [Outcome(one.unit, None, one.unchanged, failure=one.failure) for one in found]
        notify(desk.root, outcomes, day)
    if any(one.failure for one in found):
        raise typer.Exit(1)


@contextmanager
def _stoppable(lang: Lang) -> Iterator[None]:
    """Ctrl-C, and being told to end, leave a sentence; what is live is whole, and the next run goes on."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(_STOPPED[lang], err=True)
        raise typer.Exit(130) from None


_STOPPED = {
    "vi": "Đã dừng theo yêu cầu. Bản đang đăng không bị dở dang; chạy lại lệnh để đăng tiếp.",
    "en": "Stopped as asked. The live site is not torn; run the command again to go on.",
}


def releases(
    unit: UnitArgument = "", root: RootOption = None, out: OutOption = None, lang: LangOption = "vi"
) -> None:
    """Các bản đã đăng của một đơn vị mà nơi đăng còn giữ, mới nhất trước."""
    desk = _Desk.open(root, out, 0.0, lang)
    place = desk.place(unit)
    outcome, state = desk.delivery().releases(place, desk.order(place))
    if state is None:
        tell_all(desk.console, [outcome], lang, False)
    else:
        tell_releases(desk.console, state, lang)


def rollback(
    unit: UnitArgument = "",
    release: Annotated[str, typer.Argument(metavar="[BẢN]", help="Số bản; mặc định: bản trước.")] = "",
    dry_run: DryOption = False,
    root: RootOption = None,
    out: OutOption = None,
    wait: WaitOption = 0.0,
    lang: LangOption = "vi",
) -> None:
    """Quay về một bản cũ mà nơi đăng còn giữ, không cần dựng lại."""
    desk = _Desk.open(root, out, wait, lang)
    place = desk.place(unit)
    with _stoppable(lang):
        outcome = desk.delivery().roll_back(place, replace(desk.order(place), dry_run=dry_run), release)
    if dry_run:
        tell_plan(desk.console, outcome, lang)
    tell_all(desk.console, [outcome], lang, dry_run)
    if not dry_run:
        desk.console.print(_STILL_THERE[lang], highlight=False, soft_wrap=True)


_STILL_THERE = {
    "vi": "Bài sai vẫn còn trong content/: sửa hoặc gỡ trước lần đăng sau (kể cả lượt tự chạy).",
    "en": "What was wrong is still in content/: mend it before the next publish puts it back.",
}


def adopt(
    unit: UnitArgument = "",
    former: Annotated[str, typer.Option("--from", help="Đơn vị cũ mà đơn vị này kế thừa.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại.")] = False,
    root: RootOption = None,
    out: OutOption = None,
    lang: LangOption = "vi",
) -> None:
    """Nhận một thư mục đã có sẵn nội dung làm nơi đăng của đơn vị; chỉ ghi dấu, không xóa gì."""
    desk = _Desk.open(root, out, 0.0, lang)
    place = desk.place(unit)
    seen, names = desk.delivery().adopt(place, replace(desk.order(place), dry_run=True), former)
    if seen.failed:
        tell_all(desk.console, [seen], lang, True)
    known = desk.delivery().releases(place, desk.order(place)) if not names else (seen, None)
    desk.console.print(
        lying_there(names, *known, place.address.text, lang), highlight=False, soft_wrap=True, markup=False
    )
    desk.console.print(_TAKING[lang][0], highlight=False, soft_wrap=True)
    if not yes and not agreed(_TAKING[lang][1].format(unit=place.unit), lang):
        raise typer.Exit(1)
    outcome, _ = desk.delivery().adopt(place, desk.order(place), former)
    tell_all(desk.console, [outcome], lang, False)


_TAKING = {
    "vi": (
        "Tệp trùng tên với trang của đơn vị sẽ bị thay ở lần đăng tới; tệp khác để nguyên.",
        "Nhận nơi này cho {unit}?",
    ),
    "en": (
        "Files named like the unit's own will be replaced by the next publish; all others stay.",
        "Take this place over for {unit}?",
    ),
}


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where we are: the project's folder, its targets, and the screen."""

    root: Path
    out: Path
    places: "Mapping[str, Place]"
    console: "Console"
    wait: float
    lang: Lang

    @classmethod
    def open(
        cls, root: Path | None, out: Path | None, wait: float, lang: Lang, preview: str = ""
    ) -> "_Desk":
        """Read `noi-dang.yml`, or where previews go; wrong in any place, it stops everything."""
        from rich.console import Console

        from nq57.publish.places import PLACES_FILE, PREVIEWS_FILE, read_places, read_previews

        folder = (root or Path.cwd()).resolve()
        if preview and not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", preview):
            stop(say("no name", lang, name=preview))
        file = PREVIEWS_FILE if preview else PLACES_FILE
        if not (folder / file).is_file():
            stop(say("no file", lang, file=file, folder=folder))
        found = read_previews(folder, preview) if preview else read_places(folder)
        for problem in found.problems:
            typer.echo(f"{problem.source}: {problem.message(lang)}\n    → {problem.mend(lang)}", err=True)
        if any(problem.severity == "error" for problem in found.problems):
            raise typer.Exit(2)
        trees = (out or folder / ("site-nhap" if preview else "site")).resolve()
        return cls(folder, trees, found.by_unit, Console(stderr=True), wait, lang)

    @property
    def addresses(self) -> "Mapping[str, str]":
        """Where the section of each unit may be read, if that is known."""
        return {unit: place.url for unit, place in self.places.items() if place.url}

    def place(self, unit: str) -> "Place":
        """A unit's target, or the end with a hint."""
        from nq57.language.did_you_mean import nearest

        name = unit.strip("/")
        if not name:
            stop(say("no unit", self.lang, units=", ".join(self.places) or "–"))
        if name not in self.places:
            guess = nearest(name, list(self.places))
            hint = say("meant", self.lang, unit=guess[0]) if guess else ""
            stop(say("no target", self.lang, unit=name) + hint)
        return self.places[name]

    def order(
        self, place: "Place", dry_run: bool = False, removals: int = 0, reread: bool = False
    ) -> "Order":
        """What we ask, and as whom."""
        from nq57.publish.locking import Patience
        from nq57.publish.publishing import Order

        now, number = dt.datetime.now(dt.UTC), _first("NQ57_LUOT", "GITHUB_RUN_NUMBER", "CI_PIPELINE_IID")
        sequence = int(number) if number.isdigit() else 0
        patience = Patience(wait=self.wait)
        return Order(place.unit, place.marked, _who(), now, sequence, removals, dry_run, reread, patience)

    def delivery(self) -> "Delivery":
        """The bringing of trees to targets."""
        from nq57.publish.delivery import Delivery
        from nq57.publish.publishing import silent

        return Delivery(self.out, os.environ, silent)

    def published(self, place: "Place", order: "Order", errors: int) -> "Outcome":
        """One unit published, or its plan shown; whoever stops it is told that nothing is torn."""
        with _stoppable(self.lang):
            outcome = self.publish(place, order, errors)
        if order.dry_run:
            tell_plan(self.console, outcome, self.lang)
        return outcome

    def publish(self, place: "Place", order: "Order", errors: int) -> "Outcome":
        """One unit, with its progress; a unit whose content has errors is left as it is."""
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        from nq57.build.tree_places import at_rest
        from nq57.publish.delivery import Outcome
        from nq57.publish.failures import Refused

        if errors:
            return Outcome(place.unit, failure=Refused("noi-dung-co-loi", unit=place.unit, count=errors))
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=self.console, transient=True) as progress:
            task = progress.add_task(place.unit, total=None)

            def tell(step: str, done: int, total: int) -> None:
                progress.update(
                    task, description=f"{place.unit}: {say(step, self.lang)}", completed=done, total=total
                )

            with at_rest(self.out, place.unit.replace("/", ".")):
                return replace(self.delivery(), tell=tell).publish(place, order)


def _own_errors(desk: _Desk, day: dt.date) -> "Mapping[str, int]":
    """How many errors each unit has in its own files; a publish job has only what the build noted."""
    from nq57.build.left_out import noted_left_out, own_errors

    if not (desk.root / "content").is_dir():
        return noted_left_out(desk.out)
    from nq57.catalogue.reviews import review
    from nq57.site_shell.checked_content import load_checked

    loaded = load_checked(desk.root)
    return own_errors({*loaded.problems, *review(loaded.workspace, day)})


def _first(*names: str) -> str:
    return next((value for name in names if (value := os.environ.get(name, ""))), "")


def _who() -> str:
    named = _first("NQ57_NGUOI_DANG", "GITHUB_ACTOR", "GITLAB_USER_LOGIN")
    return named or getpass.getuser()
