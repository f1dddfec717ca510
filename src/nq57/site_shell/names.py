"""Names that the plugin, the frames and the outline share.

It must not import anything of MkDocs.
"""

from dataclasses import dataclass

from markupsafe import Markup

UNIT_CSS = "assets/don-vi.css"
TITLE_ANCHOR = "noi-dung"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class PageValues:
    """A page's values as the theme prints them: escaped, for it prints them raw."""

    title: Markup
    description: Markup
    canonical_url: str
    image: str = ""
    share: str = ""
    code: str = ""
    shared_title: str = ""
    versions: Markup = Markup()  # noqa: RUF009 - a constant

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Every value with the name of its slot."""
        return (
            ("title", self.title),
            ("description", self.description),
            ("canonical_url", self.canonical_url),
            ("image", self.image),
            ("share", self.share),
            ("code", self.code),
            ("shared_title", self.shared_title),
            ("versions", self.versions),
        )
