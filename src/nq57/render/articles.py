"""The templates of articles: one per kind of page, rendered with views only.

It must not know the theme or the disk; template texts come in as a mapping.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from jinja2 import BaseLoader, BytecodeCache, DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from nq57.body.fragments import Fragment
from nq57.model.languages import DEFAULT_LANGUAGE, language_tag
from nq57.render.lately import Lately
from nq57.render.link_views import LinkView
from nq57.render.placeholders import BASE, READ_ON
from nq57.render.views import ReadOnView
from nq57.wording import Wording, home_of, interface_of, wording_of

_INNER_LINK = re.compile(
    rf'<a href="{BASE}(?P<path>[^"#]*)(?P<anchor>#[^"]*)?"(?P<rest>[^>]*)>(?P<text>.*?)</a>', re.DOTALL
)
_PIECES_IN_MEMORY = 20_000
_FILE = re.compile(r"\.[A-Za-z0-9]+$")


class Articles:
    """Compiled article templates, in the words of each language.

    `bytecode` may keep what compiling the Vietnamese ones made: the others differ from them in constants.
    """

    def __init__(self, sources: Mapping[str, str], bytecode: BytecodeCache | None = None) -> None:
        self._loader, self._bytecode = DictLoader(dict(sources)), bytecode
        self._spoken: dict[str, SpokenArticles] = {}

    def spoken(self, language: str = DEFAULT_LANGUAGE) -> "SpokenArticles":
        """The templates with the interface's words for pages in a language."""
        interface = interface_of(language)
        if interface not in self._spoken:
            kept = self._bytecode if interface == DEFAULT_LANGUAGE else None
            self._spoken[interface] = SpokenArticles(self._loader, wording_of(interface), kept)
        return self._spoken[interface]

    def render(self, template: str, view: object, language: str = DEFAULT_LANGUAGE) -> str:
        """One article from its view; links still begin with BASE."""
        return self.spoken(language).render(template, view)

    def read_on(self, view: ReadOnView, language: str = DEFAULT_LANGUAGE) -> str:
        """The way from a record to others; links still begin with BASE."""
        return self.spoken(language).read_on(view)

    def resolved(self, fragment: Fragment, address: Callable[[str], str | None]) -> Fragment:
        """The fragment with each inner link led to where `address` says, or unlinked."""
        moved = {target: address(target) for target in fragment.targets}
        if all(new == f"{target}/" for target, new in moved.items()):
            return fragment

        def relink(found: re.Match[str]) -> str:
            path = found["path"]
            if _FILE.search(path):
                return found[0]
            new = moved.get(path.strip("/"))
            if new is None:
                return found["text"]
            return f'<a href="{BASE}{new}{found["anchor"] or ""}"{found["rest"]}>{found["text"]}</a>'

        return replace(fragment, html=_INNER_LINK.sub(relink, fragment.html))


class SpokenArticles:
    """The templates with the interface's words in one language.

    A text without values is a constant to Jinja, which looks it up when it compiles the template: pages
    cost the same in every language.
    """

    def __init__(self, loader: BaseLoader, wording: Wording, bytecode: BytecodeCache | None = None) -> None:
        self._environment = Environment(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            bytecode_cache=bytecode,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        self._environment.globals["READ_ON"] = READ_ON
        self._environment.globals["INTERFACE"] = wording.language
        foreign = wording.language != DEFAULT_LANGUAGE
        # What `lang` says beside texts that are Vietnamese on every page: names of units and of people.
        self._environment.globals["VI"] = Markup(f' lang="{DEFAULT_LANGUAGE}"' if foreign else "")  # noqa: S704 - ours
        self._environment.globals["HOME"] = home_of(wording.language)
        filters = self._environment.filters
        filters["t"], filters["tn"], filters["tag"] = (
            text_filter(wording),
            count_filter(wording),
            language_tag,
        )
        filters["href"] = href
        self._once = Lately(self._piece, _PIECES_IN_MEMORY)
        filters["once"] = self._once
        filters["data"] = Markup
        filters["body"] = lambda fragment: Markup(fragment.html)  # noqa: S704 - cleaned by nh3

    def render(self, template: str, view: object) -> str:
        """One article from its view; links still begin with BASE."""
        return self._environment.get_template(f"{template}.html").render(view=view)

    def read_on(self, view: ReadOnView) -> str:
        """The way from a record to others; links still begin with BASE."""
        return str(self._once(view, "read_on"))

    def _macro(self, name: str) -> Callable[..., str]:
        found: Callable[..., str] = getattr(self._environment.get_template("_macros.html").module, name)
        return found

    def _piece(self, shown: object, macro: str, *more: object) -> Markup:
        """What a macro makes of a value; most are shown by many units, and on many pages of each."""
        return Markup(self._macro(macro)(shown, *more))  # noqa: S704 - the macro escapes what it is given


def text_filter(wording: Wording) -> Callable[..., str]:
    """The filter `t`: a text in the language of the page, with values joined in as HTML."""

    def spoken(text: str, **values: object) -> str:
        return escape(wording(text)).format(**values) if values else wording(text)

    return spoken


def count_filter(wording: Wording) -> Callable[..., str]:
    """The filter `tn`: a text that counts, in the language of the page."""

    def counted(text: str, count: int, **values: object) -> str:
        return wording.many(text, count, **values)

    return counted


def href(link: LinkView | str) -> str:
    """The address of a link as it is in `href`: inner ones begin with BASE."""
    url = link if isinstance(link, str) else link.url
    absolute = not isinstance(link, str) and link.external
    return url if absolute else f"{BASE}{url}"
