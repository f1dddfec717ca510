"""What pages are shared with: the picture of a record or of the section, and a QR code of an address.

It must not know the theme. The picture of a record is the same in every unit that shows it.
"""

from functools import partial
from urllib.parse import quote

from nq57.model.records import Record
from nq57.model.units import Unit
from nq57.render.drawing.cards import SocialCard, draw_card
from nq57.render.drawing.fonts import covers
from nq57.render.drawing.qr import qr_svg
from nq57.render.kinds import pages_of
from nq57.render.made_files import MadeFile

SECTION = "Chuyên mục thực hiện Nghị quyết số 57-NQ/TW"
CARD, CODE = "anh-chia-se.png", "ma-qr.svg"


def card_file(record: Record) -> MadeFile | None:
    """The picture of a record; None when our letters do not cover its title."""
    card = social_card(record)
    if not covers(f"{card.kicker}{card.title}{card.foot}"):
        return None
    return MadeFile(f"{record.url}{CARD}", ("card", card), partial(draw_card, card), lasting=True)


def social_card(record: Record) -> SocialCard:
    """What the picture says: kind and day, the title or subject, who issued it."""
    said = pages_of(record).share_text(record.fields)
    return SocialCard(said.kicker, said.title, said.foot)


def section_name(unit: Unit) -> str:
    """What a section is called where its home page is shared."""
    return f"{SECTION} – {unit.short_name}"


def section_card(unit: Unit) -> MadeFile | None:
    """The picture of the section as a whole; None when our letters do not cover its names."""
    card = SocialCard(unit.fields.parent_name or "", f"{SECTION} – {unit.name}", "")
    if not covers(f"{card.kicker}{card.title}"):
        return None
    return MadeFile(CARD, ("card", card), partial(draw_card, card), lasting=True)


def code_file(record: Record, address: str) -> MadeFile:
    """The QR code of a page's own address."""
    return MadeFile(f"{record.url}{CODE}", ("qr", address), lambda: qr_svg(address, quick=True).encode())


def share_address(address: str) -> str:
    """An address as it is inside another one."""
    return quote(address, safe="")
