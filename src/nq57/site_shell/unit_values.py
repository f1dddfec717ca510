"""What of a unit goes into the frame around its pages: names, colours, notice, footer.

It must not know MkDocs; every value here is escaped for the place where the theme puts it.
"""

import datetime as dt
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from nq57.model.colours import channels, lightened_for
from nq57.model.parts import SEARCH
from nq57.model.units import Unit
from nq57.render.pages import Page
from nq57.render.site import Site

_NOTICE = (
    "Bản trình diễn phần mềm nq57, dựng từ văn bản công khai. "
    "Đây không phải trang thông tin chính thức của {name}."
)
# The lightest of the dark surfaces in docs/assets/nq57.css: what is legible on it is so on all.
_DARK_SURFACE = "#2f3542"
_UNIT_CSS = """\
:root,[data-md-color-scheme=default]{{--nq-primary:{primary};--nq-primary-rgb:{rgb};--nq-accent:{accent};\
--nq-link:{primary}}}
[data-md-color-primary=custom]{{--md-primary-fg-color:{primary};--md-primary-bg-color:#fff;\
--md-primary-bg-color--light:#ffffffe6}}
[data-md-color-scheme=default]{{--md-accent-fg-color:{primary};--md-typeset-a-color:{primary}}}
@media screen{{[data-md-color-scheme=slate]{{--nq-accent:{accent_dark};--nq-link:{link_dark};\
--md-accent-fg-color:{link_dark};--md-typeset-a-color:{link_dark}}}}}
"""


@dataclass(frozen=True, slots=True)
class UnitValues:
    """A unit's values as the theme's overrides read them (`nq57.unit`)."""

    site_name: Markup
    host_url: str
    name: Markup
    short_name: Markup
    parent: Markup
    notice: Markup
    logo: Markup
    logo_alt: Markup
    search: Markup
    contact: tuple[Markup, ...]
    links: tuple[tuple[Markup, Markup], ...]
    robots: Markup
    """What search engines are told; empty where they may read."""


def unit_frame(unit: Unit, search: str = "") -> UnitValues:
    """A unit's values, escaped for HTML text and attributes (marked so: the theme escapes some again).

    `search` is the address of the page where the section is searched; empty without search.
    """
    fields = unit.fields
    notice = _NOTICE.format(name=unit.name) if fields.demonstration else ""
    return UnitValues(
        site_name=escape(f"NQ57 · {unit.short_name}"),
        host_url=host_url(unit),
        name=escape(unit.name),
        short_name=escape(unit.short_name),
        parent=escape(fields.parent_name or ""),
        notice=escape(notice),
        logo=escape(logo_path(unit)),
        logo_alt=escape(fields.logo.alt if fields.logo else ""),
        search=escape(search),
        contact=_contact(unit),
        links=tuple((escape(link.name), escape(link.url)) for link in fields.links),
        robots=Markup(),
    )


def unit_values_of(site: Site) -> UnitValues:
    """The values of a site's unit; it names the page of search where there is one."""
    values = unit_frame(site.catalogue.unit, SEARCH.url if site.search else "")
    return replace(values, robots=escape("noindex")) if site.extras.preview else values


def logo_path(unit: Unit) -> str:
    """Where the unit's own logo is published; empty without one."""
    return unit.logo_path


def host_url(unit: Unit) -> str:
    """The section's address on its host, ending in a slash; empty when the unit names none."""
    return unit.section_url


def _contact(unit: Unit) -> tuple[Markup, ...]:
    contact = unit.fields.contact
    if contact is None:
        return ()
    rows = (
        escape(f"Địa chỉ: {contact.address}") if contact.address else None,
        _row("Điện thoại", f"tel:{contact.phone.replace(' ', '')}", contact.phone)
        if contact.phone
        else None,
        _row("Thư điện tử", f"mailto:{contact.email}", contact.email) if contact.email else None,
        _row("Trang thông tin", contact.website, contact.website) if contact.website else None,
    )
    return tuple(row for row in rows if row)


def _row(label: str, url: str, text: str) -> Markup:
    return Markup('{}: <a href="{}">{}</a>').format(label, url, text)


def unit_css(unit: Unit) -> str:
    """The unit's colours as a style sheet; dark mode gets lighter ones where contrast needs it."""
    colours = unit.fields.colours
    return _UNIT_CSS.format(
        primary=colours.primary,
        rgb=",".join(map(str, channels(colours.primary))),
        accent=colours.accent,
        accent_dark=lightened_for(_DARK_SURFACE, colours.accent),
        link_dark=lightened_for(_DARK_SURFACE, colours.primary),
    )


def root_path(unit: Unit) -> str:
    """The path of the section on its host, for the page of addresses that do not exist."""
    return urlsplit(host_url(unit) or "/").path


def last_change(site: Site, page: Page) -> dt.date:
    """The day a page's content last changed, for the sitemap: never after the build's own day.

    A record that tells neither a change nor a day that has come counts with the section as a whole: the
    day of an event to come says nothing of its page.
    """
    if page.record is None:
        return site.catalogue.last_dated
    fields, as_of = page.record.fields, site.catalogue.as_of
    days = (fields.known_since(as_of), fields.changed(as_of))
    return max(filter(None, days), default=site.catalogue.last_dated)
