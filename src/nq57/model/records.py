"""The record: one validated content file, and the table of kinds.

It must not know the file system; ids and sources are text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import entry_points

from nq57.language.mentions import Mention, Place
from nq57.model.articles import Event, Lesson, Media, News, Question, Showcase
from nq57.model.bulletins import Bulletin
from nq57.model.documents import Document
from nq57.model.fields import Fields
from nq57.model.file_addresses import published_name
from nq57.model.indicators import PeriodFigures
from nq57.model.infographics import Infographic
from nq57.model.kinds import Kind
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.source import InnerLink, Source
from nq57.model.work import Project, Target, Task

# The order of the section's parts. A package may add a class of its own by the entry point `nq57.kinds`.
CLASSES: tuple[type[Fields], ...] = (
    Document,
    News,
    Infographic,
    Media,
    Event,
    Task,
    Target,
    Showcase,
    Lesson,
    Question,
    Project,
    PeriodFigures,
    Bulletin,
    *(found.load() for found in sorted(entry_points(group="nq57.kinds"))),
)
CLASS_OF = {fields.kind.folder: fields for fields in CLASSES}
KINDS = tuple(fields.kind for fields in CLASSES)
KINDS_BY_FOLDER = {kind.folder: kind for kind in KINDS}


@dataclass(frozen=True)
class Asset:
    """A file that a record shows or offers: `name` as the record writes it, `path` below `content/`.

    The gate tells the rest: `size` in bytes of what is published, `kind` (`png`, `pdf`…), `width` and
    `height` as shown (pixels; 0 where a file has none), `digest` (SHA-256) of the file in `content/`, and
    whether what is published is `cleaned`, so not the file itself. `used_at` is the line that names it.
    """

    name: str
    path: str
    size: int
    kind: str = ""
    width: int = 0
    height: int = 0
    digest: str = ""
    cleaned: bool = False
    used_at: Source | None = field(default=None, compare=False)

    @property
    def published(self) -> str:
        """The name under which it is published, below its record's address."""
        return published_name(self.name, self.kind)


@dataclass(frozen=True)
class Record:
    """One content file, validated.

    `id` is its path below `content/` without extension and language; `language` its suffix;
    `body` is Markdown and begins on line `body_line`; `digest` is the SHA-256 of the file, and of the
    tables beside it that it takes in; `outline`, the digest of all that pages other than its own may show
    or follow;
    `opening` is how the body begins, as plain text, for where a record without a summary is described;
    `links` are the body's links inside the section, each with its place;
    `mentions` are the documents named in its texts, each once; `references` those it refers to as
    `[[…]]`; all with line and column;
    `pending` says, in a preview that shows drafts, why readers do not see it;
    `places` tells the line and column of a key, dotted for inner ones.
    """

    id: str
    unit: str
    kind: str
    slug: str
    language: str
    fields: Fields
    body: str
    source: Source
    body_line: int = 1
    assets: tuple[Asset, ...] = ()
    links: tuple[InnerLink, ...] = ()
    mentions: tuple[tuple[Mention, Place], ...] = ()
    references: tuple[tuple[str, Place], ...] = ()
    digest: str = ""
    outline: str = ""
    opening: str = ""
    pending: str = ""
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False)

    def __hash__(self) -> int:
        """By the file's content: hashing every field would cost more than it tells."""
        return hash(self.digest or self.id)  # a text's own hash, which it remembers

    @property
    def inherited(self) -> bool:
        """Whether units below see it, too."""
        return self.of_kind.inherited

    @property
    def described(self) -> str:
        """What it is about, for previews of links and feeds: its summary, else how its body begins."""
        return self.fields.summary or self.fields.gist or self.opening

    @property
    def of_kind(self) -> Kind:
        """What the program knows of its kind."""
        return self.fields.kind

    @property
    def url(self) -> str:
        """Its address below the section's root, the same in every unit: `van-ban/1169-qd-ttg/`."""
        foreign = "" if self.language == DEFAULT_LANGUAGE else f"{self.language}/"
        return f"{self.kind}/{self.slug}/{foreign}"

    @property
    def former_ids(self) -> tuple[str, ...]:
        """The ids that it had before its file was renamed."""
        folder = self.id.removesuffix(self.slug)
        return tuple(f"{folder}{name}" for name in self.fields.former)

    @property
    def former_urls(self) -> tuple[str, ...]:
        """The addresses that it had before its file was renamed; they lead to its own."""
        behind = self.url.removeprefix(f"{self.kind}/{self.slug}")
        return tuple(f"{self.kind}/{name}{behind}" for name in self.fields.former)

    def place(self, key: str) -> Source:
        """Where a key is; the file's first line when it has no place."""
        line, column = self.places.get(key, (1, 1))
        return Source(self.source.path, line, column)
