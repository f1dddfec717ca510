"""What readers find where a record was: the reason, or the way on; and nothing of it anywhere else.

It must not know how a record is withdrawn.
"""

import datetime as dt

from tests.workspaces import DAY, UNITS, article, loaded

from nq57.catalogue.catalogue import Catalogue, catalogue_of
from nq57.catalogue.pending import state_of, with_pending
from nq57.catalogue.reviews import due_for_review
from nq57.render.withdrawn_pages import withdrawn_pages

GONE = "\n  ngay: 01/06/2026\n  ly_do: Sai <số>"
FILES = {
    **UNITS,
    "tinh-a/tin-tuc/cu.md": article(go_bai=GONE),
    "tinh-a/tin-tuc/cu-2.md": article(go_bai=f"{GONE}\n  chuyen_den: tinh-a/tin-tuc/moi"),
    "tinh-a/tin-tuc/moi.md": article(xem_lai="01/11/2026"),
    "tinh-a/tin-tuc/nhap.md": article(go_bai=GONE, nhap="có"),
}


def seen(day: dt.date = DAY) -> Catalogue:
    """What a commune below sees."""
    return catalogue_of(loaded(FILES).workspace, "tinh-a/xa-b", day)


def test_a_withdrawn_record_leaves_its_reason_at_its_address() -> None:
    """In the unit and below it; words are escaped; a draft was never seen and leaves nothing."""
    pages = {one.path: one.make().decode() for one in withdrawn_pages(seen())}
    assert set(pages) == {"tin-tuc/cu/index.html", "tin-tuc/cu-2/index.html"}
    assert "Lý do: Sai &lt;số&gt;" in pages["tin-tuc/cu/index.html"]
    assert "refresh" not in pages["tin-tuc/cu/index.html"]
    assert 'content="0; url=../../tin-tuc/moi/"' in pages["tin-tuc/cu-2/index.html"]
    assert [record.slug for record in seen().records if record.kind == "tin-tuc"] == ["moi"]


def test_before_its_day_it_is_still_read() -> None:
    """The day counts, and an editor's preview shows it marked."""
    before = dt.date(2026, 5, 31)
    assert len([one for one in seen(before).records if one.kind == "tin-tuc"]) == 3
    assert list(withdrawn_pages(seen(before))) == []
    shown = with_pending(loaded(FILES).workspace, DAY)
    states = {one.slug: one.pending for one in shown.records if one.kind == "tin-tuc"}
    assert states == {
        "cu": "Đã gỡ 01/06/2026", "cu-2": "Đã gỡ 01/06/2026", "moi": "", "nhap": "Bản nháp",
    }  # fmt: skip
    assert state_of(next(r for r in seen().records if r.slug == "moi"), DAY) == ""


def test_a_record_is_due_for_review_from_its_day() -> None:
    """Told at its key, for what readers see alone."""
    workspace = loaded(FILES).workspace
    assert [one.source.line for one in due_for_review(workspace, DAY)] == [4]
    assert list(due_for_review(workspace, dt.date(2026, 10, 31))) == []
