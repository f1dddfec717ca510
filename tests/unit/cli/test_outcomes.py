"""How publishing is shown: nothing cut on a narrow screen, one language at a time, true sentences."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from tests.targets.sites import UNIT, lay, order, site

from nq57.cli.outcomes import lying_there, summarise, tell_all, tell_plan, tell_releases
from nq57.publish.delivery import Delivery, Outcome
from nq57.publish.places import Place, read_places
from nq57.publish.publishing import silent
from nq57.publish.site_state import MARKER, Release, SiteState

HISTORY = (
    Release(
        12, "2026-11-22", 3, "264c801f9a3b7c11", "nguyen.thi.hoa", "2026-11-21T17:30:00+00:00", 1066, 9
    ),
    Release(11, "2026-11-21", 2, "872b520aa01f77e2", "CI", "2026-11-20T17:05:00+00:00", 12, 9, back_to=4),
)
STATE = SiteState(UNIT, "file:///x", HISTORY[0], history=HISTORY)
VIETNAMESE = re.compile(
    r"[àáảãạăâđêôơưèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]", re.IGNORECASE
)


def screen(width: int, *, terminal: bool = True) -> tuple[Console, io.StringIO]:
    """A screen of so many columns, and what is on it."""
    shown = io.StringIO()
    return Console(width=width, file=shown, force_terminal=terminal, color_system=None), shown


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A folder of this machine as a target."""
    (tmp_path / "www").mkdir()
    text = f"noi_dang:\n  - don_vi: {UNIT}\n    dia_chi: {(tmp_path / 'www').as_uri()}\n"
    (tmp_path / "noi-dang.yml").write_text(text, encoding="utf-8")
    return read_places(tmp_path).by_unit[UNIT]


@pytest.mark.parametrize("width", [80, 100, 200])
def test_releases_are_told_without_a_cut(width: int) -> None:
    """Number, time, revision and who stand whole in a screen of 80 columns; what is left out is named."""
    console, shown = screen(width)
    tell_releases(console, STATE, "vi")
    text = shown.getvalue()
    assert "…" not in text
    assert max(map(len, text.splitlines())) <= width
    for word in ("22/11/2026 00:30", "21/11/2026 00:05", "264c801f9a3b", "872b520aa01f", "nguyen.thi.hoa"):
        assert word in text
    assert ("1066" in text) is ("không hiện cột" not in text) is (width == 200)


def test_releases_in_a_file_are_whole() -> None:
    """Where there is no screen, no column is left out."""
    console, shown = screen(80, terminal=False)
    tell_releases(console, STATE, "vi")
    assert "1066" in shown.getvalue()
    assert "không hiện" not in shown.getvalue()


def test_a_very_narrow_screen_folds() -> None:
    """Sixty columns: a time is still not cut, long words go on in the next line."""
    console, shown = screen(60)
    tell_releases(console, STATE, "vi")
    assert "22/11/2026 00:30" in shown.getvalue()
    assert "…" not in shown.getvalue()


def test_english_tables_are_english(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With `en` neither tables nor sentences of a publish hold a Vietnamese letter."""
    lay(tmp_path / "site", site("one"))
    work = Delivery(tmp_path / "site", {}, silent)
    asked = order(place.address.text, who="me")
    planned = work.publish(place, replace(asked, dry_run=True))
    done, again = work.publish(place, asked), work.publish(place, asked)
    console, shown = screen(80)
    tell_plan(console, planned, "en")
    for outcome in (planned, done, again):
        tell_all(console, [outcome], "en", dry_run=outcome is planned)
        summarise(tmp_path / "sum.md", [outcome], "en", dry_run=False)
    tell_releases(console, replace(STATE, history=(replace(HISTORY[0], who="me"),)), "en")
    said = shown.getvalue() + capsys.readouterr().out + (tmp_path / "sum.md").read_text(encoding="utf-8")
    assert VIETNAMESE.findall(said) == []
    for word in ("Unit", "Result", "published", "planned", "no change", "When", "live"):
        assert word in said


def test_a_plan_of_nothing_is_one_sentence(place: Place, tmp_path: Path) -> None:
    """A dry run of what is live already names the release that stays, and no other."""
    lay(tmp_path / "site", site("một"))
    work, asked = Delivery(tmp_path / "site", {}, silent), order(place.address.text)
    console, shown = screen(80)
    tell_plan(console, work.publish(place, replace(asked, dry_run=True)), "vi")
    assert shown.getvalue() == f"{UNIT}: sẽ thành bản 1.\n"
    work.publish(place, asked)
    console, shown = screen(80)
    outcome = work.publish(place, replace(asked, dry_run=True))
    tell_plan(console, outcome, "vi")
    assert shown.getvalue() == f"{UNIT}: không có gì để đăng, bản đang đăng vẫn là bản 1.\n"
    tell_all(console, [outcome], "vi", dry_run=True)
    assert re.search(r"không thay đổi\s*│\s*1\s*│", shown.getvalue())


def there(place: Place, work: Delivery, unit: str = UNIT, former: str = "") -> str:
    """What is told of a folder that is to be taken over."""
    asked = replace(order(place.address.text, dry_run=True), unit=unit)
    seen, names = work.adopt(replace(place, unit=unit), asked, former)
    assert not seen.failed
    known: tuple[Outcome, SiteState | None] = (seen, None)
    if not names:
        known = work.releases(replace(place, unit=unit), asked)
    return lying_there(names, *known, place.address.text, "vi")


def test_what_lies_in_a_folder_to_be_taken_over(place: Place, tmp_path: Path) -> None:
    """Empty, strange, ours, another unit's, moved, or with a damaged marker: each is told as it is."""
    www, files = tmp_path / "www", site("một")
    work = Delivery(tmp_path / "site", {}, silent)
    assert "trống" in there(place, work)
    (www / "index.php").write_bytes(b"x")
    assert "có 1 mục ở cấp đầu: index.php." in there(place, work)
    (www / "index.php").unlink()
    lay(tmp_path / "site", files)
    assert not work.publish(place, order(place.address.text)).failed
    assert f"đã là nơi đăng của {UNIT}: bản 1, {len(files)} tệp" in there(place, work)
    assert f"dấu của đơn vị {UNIT}; từ nay sẽ là của tinh-a/xa-c" in there(place, work, "tinh-a/xa-c", UNIT)
    moved = replace(place, layout="ban-phat-hanh")
    outcome, state = work.releases(place, order(moved.marked))
    assert f"ghi địa chỉ cũ là {place.marked}" in lying_there(frozenset(), outcome, state, "x", "vi")
    (www / MARKER).write_bytes(b"h")
    (www / ".nq57" / "site.truoc.json").unlink(missing_ok=True)
    assert "dấu hỏng" in there(place, work)
