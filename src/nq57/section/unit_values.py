"""What of a unit goes into the frame around its pages: names, colours, notice, footer.

It must not know MkDocs; every value here is escaped for the place where the theme puts it.
"""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from nq57.model.colours import DARK_GROUND, channels, lightened_for
from nq57.model.units import Unit
from nq57.render.site import Page, Site

_NOTICE = (
    "Bản trình diễn phần mềm nq57, dựng từ văn bản công khai. "
    "Đây không phải trang thông tin chính thức của {name}."
)
_UNIT_CSS = """\
:root,[data-md-color-scheme=default]{{--nq-primary:{primary};--nq-primary-rgb:{rgb};--nq-accent:{accent};\
--nq-link:{primary}}}
[data-md-color-scheme=slate]{{--nq-primary:{primary};--nq-accent:{accent_dark};--nq-link:{link_dark}}}
[data-md-color-primary=custom]{{--md-primary-fg-color:{primary};--md-primary-bg-color:#fff;\
--md-primary-bg-color--light:#ffffffe6}}
[data-md-color-scheme=default]{{--md-accent-fg-color:{primary};--md-typeset-a-color:{primary}}}
[data-md-color-scheme=slate]{{--md-accent-fg-color:{link_dark};--md-typeset-a-color:{link_dark}}}
"""


@dataclass(frozen=True, slots=True)
class UnitFrame:
    """A unit's values as the theme's overrides read them (`nq57.unit`)."""

    name: str
    parent: str
    notice: str
    logo: str
    logo_alt: str
    contact: tuple[Markup, ...]
    links: tuple[tuple[str, str], ...]


def site_name(unit: Unit) -> str:
    """The section's name in titles and the header."""
    return str(escape(f"NQ57 · {unit.short_name}"))


def unit_frame(unit: Unit) -> UnitFrame:
    """A unit's values, escaped for HTML text and attributes."""
    fields = unit.fields
    notice = _NOTICE.format(name=unit.name) if fields.demonstration else ""
    return UnitFrame(
        name=str(escape(unit.name)),
        parent=str(escape(fields.parent_name or "")),
        notice=str(escape(notice)),
        logo=str(escape(f"assets/{fields.logo.file}")) if fields.logo else "",
        logo_alt=str(escape(fields.logo.alt)) if fields.logo else "",
        contact=_contact(unit),
        links=tuple((str(escape(link.name)), str(escape(link.url))) for link in fields.links),
    )


def _contact(unit: Unit) -> tuple[Markup, ...]:
    contact = unit.fields.contact
    if contact is None:
        return ()
    link = Markup('<a href="{}">{}</a>').format
    rows = (
        escape(f"Địa chỉ: {contact.address}") if contact.address else None,
        Markup("Điện thoại: ") + link(f"tel:{contact.phone.replace(' ', '')}", contact.phone) if contact.phone else None,
        Markup("Thư điện tử: ") + link(f"mailto:{contact.email}", contact.email) if contact.email else None,
        Markup("Trang thông tin: ") + link(contact.website, contact.website) if contact.website else None,
    )
    return tuple(row for row in rows if row)


def unit_css(unit: Unit) -> str:
    """The unit's colours as a style sheet; dark mode gets lighter ones where contrast needs it."""
    colours = unit.fields.colours
    return _UNIT_CSS.format(
        primary=colours.primary,
        rgb=",".join(map(str, channels(colours.primary))),
        accent=colours.accent,
        accent_dark=lightened_for(DARK_GROUND, colours.accent),
        link_dark=lightened_for(DARK_GROUND, colours.primary),
    )


def root_path(unit: Unit) -> str:
    """The path of the section on its host, for the page of addresses that do not exist."""
    path = urlsplit(unit.fields.host_url or "/").path
    return path if path.endswith("/") else f"{path}/"


def last_change(site: Site, page: Page) -> dt.date:
    """The day a page's content last changed, for the sitemap: never after the build's own day."""
    dates = [page.date] if page.date else [record.fields.date for record in site.catalogue.records]
    known = [date.first_day for date in dates if date and date.first_day <= site.catalogue.as_of]
    return max(known, default=site.catalogue.as_of)
