"""How publishing is shown: the plan, the closing table, the releases that are kept, what lies in a folder.

It must not reach a target or decide anything; it puts what came of it in words of either language.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from nq57.cli.options import Lang

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from nq57.publish.delivery import Outcome
    from nq57.publish.site_state import Release, SiteState

_WORDS = {
    "unit": ("Đơn vị", "Unit"),
    "result": ("Kết quả", "Result"),
    "release": ("Bản", "Release"),
    "adds": ("Thêm", "Added"),
    "changes": ("Thay", "Changed"),
    "removals": ("Gỡ", "Removed"),
    "sent": ("Gửi", "Sent"),
    "when": ("Lúc", "When"),
    "who": ("Người đăng", "By"),
    "revision": ("Từ bản nội dung", "From revision"),
    "day": ("Ngày dựng", "Built for"),
    "files": ("Tệp", "Files"),
    "size": ("Dung lượng", "Size"),
    "note": ("Ghi chú", "Note"),
    "failed": ("KHÔNG ĐẠT", "FAILED"),
    "unchanged": ("không thay đổi", "no change"),
    "unasked": ("không thay đổi (không cần kết nối)", "no change (nobody was asked)"),
    "done": ("xong", "done"),
    "planned": ("kế hoạch", "planned"),
    "published": ("đã đăng", "published"),
    "torn": (" (không nguyên tử)", " (not atomic)"),
    "live": ("đang đăng", "live"),
    "back": ("quay về bản {id}", "back to {id}"),
    "nothing": (
        "{unit}: không có gì để đăng, bản đang đăng vẫn là bản {id}.",
        "{unit}: nothing to publish, release {id} stays.",
    ),
    "coming": ("{unit}: sẽ thành bản {id}.", "{unit}: this will be release {id}."),
    "hidden": (
        "Màn hình hẹp nên không hiện cột: {names}.",
        "Not shown, for the screen is narrow: {names}.",
    ),
    "gui": ("gửi", "sending"),
    "gui-lai": ("gửi lại", "sending again"),
    "doc-lai": ("đọc lại", "reading back"),
    "len-trang": ("lên trang", "going live"),
    "kiem-tra": ("kiểm tra", "checking"),
    "which": (
        "Nêu đơn vị cần đăng, hoặc dùng --all cho tất cả.",
        "Name the units to publish, or use --all for every one.",
    ),
    "no file": (
        "Không thấy {file} trong {folder}. Mẫu: handbook/van-hanh/noi-dang.mau.yml.",
        "There is no {file} in {folder}. A sample: handbook/van-hanh/noi-dang.mau.yml.",
    ),
    "no name": (
        "Tên bản xem thử “{name}” không dùng làm tên thư mục được: dùng chữ thường, số, gạch nối.",
        'The preview\'s name "{name}" makes no folder: use small letters, figures and hyphens.',
    ),
    "look at": ("Xem thử {unit}: {url}", "Preview of {unit}: {url}"),
    "no unit": (
        "Nêu mã đơn vị. Trong noi-dang.yml có: {units}.",
        "Name a unit. noi-dang.yml has: {units}.",
    ),
    "no target": (
        "Đơn vị “{unit}” chưa có nơi đăng trong noi-dang.yml.",
        'The unit "{unit}" has no target in noi-dang.yml.',
    ),
    "meant": (" Có phải ý bạn là “{unit}”?", ' Do you mean "{unit}"?'),
    "no lock": (
        "nơi đăng không có khóa nguyên tử; chỉ được có một lượt đăng cùng lúc.",
        "the target has no atomic lock; only one run may publish at a time.",
    ),
    "gaps": (
        (
            "máy chủ không cho đổi tên đè lên tệp cũ: mỗi trang được thay vắng (404) một thoáng, giữa hai"
            " lệnh liền nhau của máy chủ; css và js mang tên theo nội dung nên không trang nào mất kiểu."
        ),
        (
            "the server does not move a file over another: a page that is replaced is missing (404) for a"
            " moment; css and js are named by their content, so no page loses its style."
        ),
    ),
    "stale": (
        (
            "máy chủ đã nhận đúng, nhưng qua HTTP {count}/{read} tệp còn cũ hoặc chưa thấy (ví dụ"
            " {sample}): bộ nhớ đệm, CDN, hoặc trang_web trỏ nơi khác."
        ),
        (
            "the server has it right, but by HTTP {count}/{read} files are old or missing (such as"
            " {sample}): a cache, a CDN, or trang_web leads elsewhere."
        ),
    ),
    "exposed": (
        "thư mục .nq57/ đọc được qua HTTP; chặn nó theo handbook/van-hanh/.",
        "the folder .nq57/ can be read by HTTP; close it as handbook/van-hanh/ says.",
    ),
    "strangers": (
        "{address} có {count} mục ở cấp đầu: {sample}.",
        "{address} holds {count} entries at its top: {sample}.",
    ),
    "empty": (
        "{address} trống, hoặc đã được nhận cho {unit} mà chưa đăng bản nào.",
        "{address} is empty, or was taken over for {unit} and never published to.",
    ),
    "ours": (
        "{address} đã là nơi đăng của {unit}: bản {id}, {count} tệp.",
        "{address} is the target of {unit} already: release {id}, {count} files.",
    ),
    "dau-hong": (
        (
            "{address} mang dấu của nq57 nhưng dấu hỏng, nên không rõ tệp nào ở đó là của nq57."
            " Nhận lại thì các bản cũ không quay về được nữa."
        ),
        (
            "{address} bears a marker of nq57 that is damaged: nobody knows which files there are nq57's."
            " Once it is taken over, older releases are lost."
        ),
    ),
    "cua-don-vi-khac": (
        "{address} đang mang dấu của đơn vị {found}; từ nay sẽ là của {unit}.",
        "{address} is marked as unit {found}'s; from now on it will be {unit}'s.",
    ),
    "dau-dia-chi-khac": (
        "{address} mang dấu của {unit}, ghi địa chỉ cũ là {found}.",
        "{address} is marked as {unit}'s, under the address {found}.",
    ),
}
_RESULTS = ("unit", "result", "release", "adds", "changes", "removals", "sent")
_HISTORY = ("release", "when", "who", "revision", "day", "files", "size", "note")
_LEAST = ("files", "size", "day")  # which go first on a narrow screen
_FOLDED = ("unit", "result", "who", "revision", "note")
_SAMPLE = 10


def say(key: str, lang: Lang, **details: object) -> str:
    """A word or a sentence."""
    return _WORDS[key][lang == "en"].format(**details)


def tell_plan(console: "Console", outcome: "Outcome", lang: Lang) -> None:
    """The plan of one unit, a line for each file, or that nothing is to be done."""
    if outcome.done is None:
        return
    plan, live = outcome.done.plan, outcome.done.state.release
    key, number = ("nothing", live.id) if plan.empty else ("coming", plan.generation)
    console.print(say(key, lang, unit=outcome.unit, id=number), highlight=False, soft_wrap=True)
    marks = [("+" if put.before is None else "~", put.path, put.facts.size) for put in plan.puts]
    marks += [("-", path, gone.facts.size) for path, gone in sorted(plan.going.items())]
    for mark, path, count in marks:
        typer.echo(f"{mark} {path} ({size(count)})")


def tell_all(console: "Console", outcomes: "list[Outcome]", lang: Lang, dry_run: bool) -> None:
    """The closing table, what went wrong, and status 1 if anything did."""
    table = _table(_RESULTS, lang)
    for outcome in outcomes:
        table.add_row(*_row(outcome, lang, dry_run))
    console.print(table)
    for outcome in outcomes:
        for line in _outcome_lines(outcome, lang):
            typer.echo(f"{outcome.unit}: {line}", err=True)
    if any(outcome.failed for outcome in outcomes):
        raise typer.Exit(1)


def summarise(
    path: Path,
    outcomes: "list[Outcome]",
    lang: Lang,
    dry_run: bool,
    addresses: Mapping[str, str] | None = None,
) -> None:
    """The closing table for CI's page of a run; before it the addresses where units may be looked at."""
    rows: list[Iterable[str]] = [[say(name, lang) for name in _RESULTS], ["---"] * 2 + ["--:"] * 5]
    rows += [_row(outcome, lang, dry_run) for outcome in outcomes]
    lines = [f"- {outcome.unit}: {line}" for outcome in outcomes for line in _outcome_lines(outcome, lang)]
    known = addresses or {}
    shown = [
        say("look at", lang, unit=outcome.unit, url=known[outcome.unit])
        for outcome in outcomes
        if outcome.unit in known and not outcome.failed
    ]
    with path.open("a", encoding="utf-8") as file:
        file.write("".join(f"- {line}\n" for line in shown) + ("\n" if shown else ""))
        file.write("\n".join([*(f"| {' | '.join(row)} |" for row in rows), "", *lines]) + "\n")


def tell_releases(console: "Console", state: "SiteState", lang: Lang) -> None:
    """The releases that are kept; on a narrow screen less is told of each, but nothing is cut."""
    names, hidden = list(_HISTORY), list[str]()
    table = _releases(state, names, lang)
    if not console.is_terminal:  # nothing is narrow in a file
        console.width = max(console.width, _width(console, table))
    for name in _LEAST:
        if _width(console, table) > console.width:
            names.remove(name)
            hidden.append(say(name, lang))
            table = _releases(state, names, lang)
    console.print(table)
    if hidden:
        console.print(say("hidden", lang, names=", ".join(hidden)), highlight=False, soft_wrap=True)


def lying_there(
    names: frozenset[str], outcome: "Outcome", state: "SiteState | None", address: str, lang: Lang
) -> str:
    """What a folder that is to be taken over holds, as far as it can be known."""
    from nq57.publish.shown_words import shown

    given = {"address": address, "unit": outcome.unit}
    if names:
        sample = shown(", ".join(sorted(names)[:_SAMPLE])) + (", …" if len(names) > _SAMPLE else "")
        return say("strangers", lang, **given, count=len(names), sample=sample)
    if failure := outcome.failure:
        known = failure.code in _WORDS
        return say(failure.code, lang, **(given | failure.details)) if known else failure.sentence(lang)
    if state and state.release.generation:
        return say("ours", lang, **given, id=state.release.id, count=len(state.files))
    return say("empty", lang, **given)


def moment(stamp: str) -> str:
    """A moment as people in Vietnam write it; what is no moment stays as it is."""
    from nq57.model.day import VIETNAM

    try:
        when = dt.datetime.fromisoformat(stamp)
    except ValueError:
        return stamp or "–"
    return when.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


def size(count: int) -> str:
    """Bytes for people."""
    value = float(count)
    for unit in ("B", "KB", "MB"):
        if value < 1024:  # noqa: PLR2004 - the step between the units
            return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
        value /= 1024
    return f"{value:.1f} GB"


def _table(names: Iterable[str], lang: Lang) -> "Table":
    """A table in which long words go on in the next line, and numbers and moments stay whole."""
    from rich.table import Column, Table

    return Table(*(Column(say(n, lang), overflow="fold", no_wrap=n not in _FOLDED) for n in names))


def _width(console: "Console", table: "Table") -> int:
    """How wide a table would be if it could."""
    from rich.measure import Measurement

    return Measurement.get(console, console.options.update(max_width=1000), table).maximum


def _releases(state: "SiteState", names: list[str], lang: Lang) -> "Table":
    from rich.text import Text  # a host's words are no markup

    table = _table(names, lang)
    for release in state.history:
        cells = _cells(release, state, lang)
        table.add_row(*(Text(cells[name]) for name in names))
    return table


def _cells(release: "Release", state: "SiteState", lang: Lang) -> dict[str, str]:
    notes = [say("live", lang)] if release.generation == state.release.generation else []
    notes += [say("back", lang, id=release.back_to)] if release.back_to else []
    return {
        "release": release.id,
        "when": moment(release.when),
        "who": release.who,
        "revision": release.revision[:12] or "–",
        "day": release.as_of or "–",
        "files": str(release.files),
        "size": size(release.bytes),
        "note": ", ".join(notes),
    }


def _row(outcome: "Outcome", lang: Lang, dry_run: bool) -> tuple[str, ...]:
    """A row of the closing table."""
    return outcome.unit, _result(outcome, lang, dry_run), *_numbers(outcome)


def _numbers(outcome: "Outcome") -> tuple[str, ...]:
    if outcome.done is None:
        return ("–",) * 5
    plan, state = outcome.done.plan, outcome.done.state
    generation = state.release.generation if plan.empty else plan.generation
    counts = (generation, len(plan.adds), len(plan.changes), len(plan.removals))
    return (*map(str, counts), size(plan.bytes))


def _result(outcome: "Outcome", lang: Lang, dry_run: bool) -> str:
    if outcome.failed:
        return say("failed", lang)
    if outcome.unchanged:
        return say("unchanged" if outcome.done else "unasked", lang)
    if outcome.done is None:
        return say("done", lang)
    features = outcome.done.features
    label = say("torn", lang) if features and not features.atomic else ""
    return say("planned", lang) if dry_run else say("published", lang) + label


def _outcome_lines(outcome: "Outcome", lang: Lang) -> list[str]:
    """What failed, then what is to be watched."""
    lines = [outcome.failure.sentence(lang)] if outcome.failure else []
    return [*lines, *_warnings(outcome, lang)]


def _warnings(outcome: "Outcome", lang: Lang) -> list[str]:
    """What the target cannot do, and what the public site says otherwise than the target itself."""
    web, lines = outcome.web, []
    features = outcome.done.features if outcome.done else None
    if features and not features.locks:
        lines.append(say("no lock", lang))
    if features and not features.atomic:
        lines.append(say("gaps", lang))
    if web and (web.stale or web.missing):
        late = (*web.stale, *web.missing)
        lines.append(say("stale", lang, count=len(late), read=web.read, sample=late[0]))
    if web and web.exposed:
        lines.append(say("exposed", lang))
    return lines
