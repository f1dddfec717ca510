"""What of a unit goes into the frame around its pages: names, colours, notice, footer.

It must not know MkDocs; every value here is escaped for the place where the theme puts it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from nq57.model.parts import SEARCH
from nq57.model.units import Contact, Unit
from nq57.render.link_views import LinkView
from nq57.render.pages import Page
from nq57.render.site import Site
from nq57.site_shell.colour_tokens import dark_tokens, light_tokens

_NOTICE = (
    "Bản trình diễn phần mềm nq57, dựng từ văn bản công khai. "
    "Đây không phải trang thông tin chính thức của {name}."
)
_INVENTED = "{name} là đơn vị giả định: mọi nội dung, số liệu ở đây chỉ để làm ví dụ, không có thật."
_UNIT_CSS = """\
:root,[data-md-color-scheme=default]{{{light}}}
[data-md-color-primary=custom]{{--md-primary-fg-color:var(--nq-primary);--md-primary-bg-color:#fff;\
--md-primary-bg-color--light:#ffffffe6}}
[data-md-color-scheme]{{--md-accent-fg-color:var(--nq-link);--md-typeset-a-color:var(--nq-link)}}
@media screen{{[data-md-color-scheme=slate]{{{dark}}}}}
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
    responsible: Markup
    hotline: Markup
    hotline_number: Markup
    feedback_form: Markup
    feedback_mail: Markup
    contact: tuple[Markup, ...]
    links: tuple[tuple[Markup, Markup], ...]
    ways: tuple[tuple[Markup, Markup], ...]
    robots: Markup
    """What search engines are told; empty where they may read."""


def unit_frame(unit: Unit, search: str = "", ways: Iterable[LinkView] = ()) -> UnitValues:
    """A unit's values, escaped for HTML text and attributes (marked so: the theme escapes some again).

    `search` is the address of the page where the section is searched; empty without search. `ways` are
    what the foot of every page leads to.
    """
    fields = unit.fields
    contact = fields.contact or Contact()
    said = _INVENTED if fields.invented else _NOTICE if fields.demonstration else ""
    notice = said.format(name=unit.name)
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
        responsible=escape(contact.responsible or ""),
        hotline=escape(contact.hotline or ""),
        hotline_number=escape((contact.hotline or "").replace(" ", "")),
        feedback_form=escape(contact.feedback or ""),
        feedback_mail=escape("" if contact.feedback else quote(contact.email or "", safe="@+")),
        contact=_contact(contact),
        links=tuple((escape(link.name), escape(link.url)) for link in fields.links),
        ways=tuple((escape(link.text), escape(link.url)) for link in ways),
        robots=Markup(),
    )


def unit_values_of(site: Site) -> UnitValues:
    """The values of a site's unit; it names the page of search where there is one."""
    values = unit_frame(site.catalogue.unit, SEARCH.url if site.search else "", site.ways)
    return replace(values, robots=escape("noindex")) if site.extras.preview else values


def logo_path(unit: Unit) -> str:
    """Where the unit's own logo is published; empty without one."""
    return unit.logo_path


def host_url(unit: Unit) -> str:
    """The section's address on its host, ending in a slash; empty when the unit names none."""
    return unit.section_url


def _contact(contact: Contact) -> tuple[Markup, ...]:
    rows = (
        escape(f"Địa chỉ: {contact.address}") if contact.address else None,
        _telephone("Điện thoại", contact.phone),
        _telephone("Đường dây nóng", contact.hotline),
        _row("Thư điện tử", f"mailto:{contact.email}", contact.email) if contact.email else None,
        _row("Trang thông tin", contact.website, contact.website) if contact.website else None,
    )
    return tuple(row for row in rows if row)


def _telephone(label: str, number: str | None) -> Markup | None:
    return _row(label, f"tel:{number.replace(' ', '')}", number) if number else None


def _row(label: str, url: str, text: str) -> Markup:
    return Markup('{}: <a href="{}">{}</a>').format(label, url, text)


def unit_css(unit: Unit) -> str:
    """The unit's colours as a style sheet, for light and for dark screens."""
    colours = unit.fields.colours
    pair = colours.primary, colours.accent
    return _UNIT_CSS.format(light=_properties(light_tokens(*pair)), dark=_properties(dark_tokens(*pair)))


def _properties(tokens: Mapping[str, str]) -> str:
    return ";".join(f"--nq-{name}:{colour}" for name, colour in tokens.items())


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
