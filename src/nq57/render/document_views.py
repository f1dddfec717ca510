"""What pages of documents get: relations listed and drawn, effect, who cites; the register's form.

It must not know records; as all views, without slots, since every view is pickled for its key.
"""

from dataclasses import dataclass

from nq57.render.link_views import Group, LinkView
from nq57.wording import Wording


@dataclass(frozen=True)
class RelationSection:
    """Relations of one sort: `id` is the anchor of its heading."""

    id: str
    title: str
    groups: tuple[Group, ...]
    language: str = ""
    """What `lang` says of the title, where it is not in the language of the page."""


@dataclass(frozen=True)
class GraphBox:
    """A document in a diagram: a number, and below it its type and year."""

    x: int
    y: int
    width: int
    height: int
    number: str
    kind: str
    own: bool = False


@dataclass(frozen=True)
class GraphLine:
    """A line of a diagram; `change` when it alters whether a document is in force."""

    x1: int
    y1: int
    x2: int
    y2: int
    change: bool = False


@dataclass(frozen=True)
class GraphLabel:
    """A verb on a diagram, its middle at x, y."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class GraphView:
    """A drawing of relations; `description` says in words what it shows."""

    width: int
    height: int
    title: str
    description: str
    lines: tuple[GraphLine, ...]
    boxes: tuple[GraphBox, ...]
    labels: tuple[GraphLabel, ...]


@dataclass(frozen=True)
class RelationsView:
    """A document's relations: as a list, and drawn."""

    sections: tuple[RelationSection, ...]
    graph: GraphView | None = None


@dataclass(frozen=True)
class EffectView:
    """Whether a document is in force: since when, by what verb of which document, and whether in doubt."""

    code: str
    label: str
    since: str = ""
    verb: str = ""
    cause: LinkView | None = None
    doubtful: bool = False

    @property
    def short(self) -> str:
        """For a list: what, and whether in doubt."""
        return f"{self.label} (chưa kiểm chứng)" if self.doubtful else self.label

    def sentence(self, wording: Wording) -> str:
        """All of it in one sentence."""
        because = f": {self.verb} {self.cause.text}" if self.cause else ""
        doubt = f" ({wording('chưa kiểm chứng đầy đủ')})" if self.doubtful else ""
        return f"{self.label}{f' {self.since}' if self.since else ''}{because}{doubt}."


@dataclass(frozen=True)
class PaperView:
    """What an office asks of a document first: in force or not, whose, since when, and where its text is.

    `original` leads to the official text, `lookup` to where it can be searched for when there is none.
    """

    effect: EffectView | None
    issuer: str
    signer: str
    issued: str
    issued_iso: str
    effective: str
    posted: str
    checked: bool
    original: LinkView | None
    lookup: LinkView | None
    cite: str


@dataclass(frozen=True)
class CitingView:
    """A record that names a document; `automatic` when the machine found it in a text.

    `doubtful` when it is a document of which the register is not sure itself.
    """

    url: str
    title: str
    date: str
    iso: str
    owner: str
    automatic: bool
    doubtful: bool = False
    language: str = ""
    """What `lang` says of title and owner, where they are not in the language of the page."""


@dataclass(frozen=True)
class CitingGroup:
    """Records of one kind that name a document."""

    label: str
    items: tuple[CitingView, ...]


@dataclass(frozen=True)
class ChoiceView:
    """One choice of a field, with how many documents it leaves."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class SelectView:
    """One field of a form."""

    name: str
    label: str
    choices: tuple[ChoiceView, ...]


@dataclass(frozen=True)
class FinderView:
    """The form above the register, and where its data lie."""

    data: str
    sheet: str
    fields: tuple[SelectView, ...]
