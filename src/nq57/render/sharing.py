"""What pages are shared with: the picture of a record or of the section, and a QR code of an address.

It must not know the theme. A record's picture is drawn once; each unit that shows it puts its strip below.
"""

from functools import partial
from urllib.parse import quote

from nq57.model.records import Record
from nq57.model.units import Unit
from nq57.render.drawing.cards import SocialCard, draw_title, strip_of, whole_card
from nq57.render.drawing.fonts import covers
from nq57.render.drawing.qr import qr_svg
from nq57.render.kinds import pages_of
from nq57.render.made_files import MadeFile, finished
from nq57.render.posters import palette_of
from nq57.wording import wording_of

SECTION = "Chuyên mục thực hiện Nghị quyết số 57-NQ/TW"
CARD, CODE = "anh-chia-se.png", "ma-qr.svg"


def title_file(record: Record) -> MadeFile | None:
    """What all units share of a record's picture; None when our letters do not cover its title."""
    card = social_card(record)
    if not covers(f"{card.kicker}{card.title}{card.foot}"):
        return None
    return MadeFile(f"{record.url}{CARD}", ("card", card), partial(draw_title, card), lasting=True)


def card_file(record: Record, unit: Unit) -> MadeFile | None:
    """A record's picture as a unit shows it: in the unit's colour, with its name."""
    title = title_file(record)
    return _with_strip(title, unit) if title else None


def _with_strip(title: MadeFile, unit: Unit) -> MadeFile:
    name, ground = unit.name if covers(unit.name) else "", palette_of(unit).colours()["primary"]
    return finished(title, (name, ground), lambda made: whole_card(strip_of(name, ground), made))


def social_card(record: Record) -> SocialCard:
    """What the picture says: kind and day, the title or subject, who issued it."""
    wording = pages_of(record).share_text(record.fields, wording_of(record.language))
    return SocialCard(wording.kicker, wording.title, wording.foot)


def section_name(unit: Unit) -> str:
    """What a section is called where its home page is shared."""
    return f"{SECTION} – {unit.short_name}"


def section_card(unit: Unit) -> MadeFile | None:
    """The picture of the section as a whole; None when our letters do not cover its names."""
    card = SocialCard(unit.fields.parent_name or "", SECTION, "")
    if not covers(f"{card.kicker}{card.title}"):
        return None
    return _with_strip(MadeFile(CARD, ("card", card), partial(draw_title, card), lasting=True), unit)


def code_file(record: Record, address: str) -> MadeFile:
    """The QR code of a page's own address."""
    return MadeFile(f"{record.url}{CODE}", ("qr", address), lambda: qr_svg(address, quick=True).encode())


def share_address(address: str) -> str:
    """An address as it is inside another one."""
    return quote(address, safe="")
