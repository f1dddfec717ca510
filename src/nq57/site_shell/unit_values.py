"""What of a unit goes into the frame around its pages: names, colours, notice, footer.

It must not know MkDocs; every value here is escaped for the place where the theme puts it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.parts import SEARCH
from nq57.model.units import Contact, Unit
from nq57.render.language_pages import ways_in
from nq57.render.link_views import LinkView
from nq57.render.pages import Page
from nq57.render.site import Site
from nq57.site_shell.colour_tokens import dark_tokens, light_tokens
from nq57.wording import VIETNAMESE, Wording, home_of, to_say, wording_of

_NOTICE = to_say(
    "Bản trình diễn phần mềm nq57, dựng từ văn bản công khai. "
    "Đây không phải trang thông tin chính thức của {name}."
)
_INVENTED = to_say(
    "{name} là đơn vị giả định: mọi nội dung, số liệu ở đây chỉ để làm ví dụ, không có thật."
)
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
    ways: tuple[tuple[Markup, Markup, Markup], ...]
    """What the foot leads to: words, address, and what `lang` says of the words."""
    robots: Markup
    """What search engines are told; empty where they may read."""
    superior: Markup = Markup()  # noqa: RUF009 - a constant
    """Whose agency it is, as a sentence."""
    foreign: tuple[Markup, Markup] = (Markup(), Markup())
    """What `lang` says of the unit's name and of its parent's, where the page is in another language."""


def unit_frame(
    unit: Unit, search: str = "", ways: Iterable[LinkView] = (), wording: Wording = VIETNAMESE
) -> UnitValues:
    """A unit's values, escaped for HTML text and attributes (marked so: the theme escapes some again).

    `search` is the address of the page where the section is searched; empty without search. `ways` are
    what the foot of every page leads to. `said` is what the interface says on the pages.
    """
    fields = unit.fields
    contact = fields.contact or Contact()
    called = unit.words(wording.language)
    name = called.name if called else unit.name
    short = (called.short_name or called.name) if called else unit.short_name
    above = called.parent_name if called else None
    shown = name if called else vietnamese(name, wording)
    warning = _INVENTED if fields.invented else _NOTICE if fields.demonstration else None
    notice = escape(wording(warning)).format(name=shown) if warning else Markup()
    return UnitValues(
        site_name=escape(f"NQ57 · {short}"),
        host_url=host_url(unit),
        name=escape(name),
        short_name=escape(short),
        parent=escape(above or fields.parent_name or ""),
        notice=notice,
        logo=escape(logo_path(unit)),
        logo_alt=escape(fields.logo.alt if fields.logo else ""),
        search=escape(search),
        responsible=vietnamese(contact.responsible, wording) if contact.responsible else Markup(),
        hotline=escape(contact.hotline or ""),
        hotline_number=escape((contact.hotline or "").replace(" ", "")),
        feedback_form=escape(contact.feedback or ""),
        feedback_mail=escape("" if contact.feedback else quote(contact.email or "", safe="@+")),
        contact=_contact(contact, wording),
        links=tuple((escape(link.name), escape(link.url)) for link in fields.links),
        ways=tuple((escape(link.text), escape(link.url), escape(link.language)) for link in ways),
        robots=Markup(),
        superior=_superior(above, fields.parent_name, wording),
        foreign=(_mark(wording, known=called), _mark(wording, known=above)),
    )


def _superior(called: str | None, name: str | None, wording: Wording) -> Markup:
    shown = called or (vietnamese(name, wording) if name else "")
    return escape(wording("Cơ quan chủ quản: {name}")).format(name=shown) if shown else Markup()


def _mark(wording: Wording, *, known: object) -> Markup:
    """What `lang` says of a name that is Vietnamese for want of another."""
    return Markup() if wording is VIETNAMESE or known else escape(DEFAULT_LANGUAGE)


def unit_values_of(site: Site, language: str = DEFAULT_LANGUAGE) -> UnitValues:
    """The values of a site's unit on pages in a language, with the address of search where there is any."""
    search = f"{home_of(language)}{SEARCH.url}" if site.search else ""
    ways = ways_in(site.catalogue, language, site.ways)
    values = unit_frame(site.catalogue.unit, search, ways, wording_of(language))
    return replace(values, robots=escape("noindex")) if site.extras.preview else values


def logo_path(unit: Unit) -> str:
    """Where the unit's own logo is published; empty without one."""
    return unit.logo_path


def host_url(unit: Unit) -> str:
    """The section's address on its host, ending in a slash; empty when the unit names none."""
    return unit.section_url


def _contact(contact: Contact, wording: Wording) -> tuple[Markup, ...]:
    address = contact.address and vietnamese(contact.address, wording)
    rows = (
        escape(wording("Địa chỉ: {address}")).format(address=address) if address else None,
        _telephone(wording("Điện thoại"), contact.phone),
        _telephone(wording("Đường dây nóng"), contact.hotline),
        _row(wording("Thư điện tử"), f"mailto:{contact.email}", contact.email) if contact.email else None,
        _row(wording("Trang thông tin"), contact.website, contact.website) if contact.website else None,
    )
    return tuple(row for row in rows if row)


def vietnamese(text: str, wording: Wording) -> Markup:
    """A text of the unit's own, marked where the page is in another language."""
    mark = Markup("{}") if wording is VIETNAMESE else Markup('<span lang="vi">{}</span>')
    return mark.format(text)


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
