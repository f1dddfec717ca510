"""What templates get: flat, frozen values with every text, order and link already settled.

No record, unit or catalogue reaches a template; no template queries or sorts. Without slots, since
every view is pickled for its key, and pickle is four times faster on plain instances.
"""

from dataclasses import dataclass

from nq57.body.fragments import EMPTY, Fragment
from nq57.render.block_views import BlockView, FigureView, FileView
from nq57.render.covers import CoverView
from nq57.render.document_views import CitingGroup, FinderView, PaperView, RelationsView, SelectView
from nq57.render.link_views import Group, LinkView


@dataclass(frozen=True)
class Fact:
    """One row of a record's table of facts: a label with plain values or links."""

    label: str
    values: tuple[LinkView, ...]
    iso: str = ""


@dataclass(frozen=True)
class PictureView:
    """A picture with its text alternative."""

    url: str
    alt: str
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Note:
    """A remark that a reader must see: `verify`, `ai`, `demo`, `effect`, `translation`."""

    kind: str
    text: str


@dataclass(frozen=True)
class ChangeView:
    """A change of the page since it was posted: its day, and what changed, if told."""

    day: str
    iso: str
    note: str = ""


@dataclass(frozen=True)
class RecordingView:
    """A record as sound: what plays, its language, how long, its parts with their second, its words."""

    url: str
    language: str
    label: str
    duration: str = ""
    chapters: tuple[tuple[str, int, str], ...] = ()
    transcript: tuple[str, ...] = ()


@dataclass(frozen=True)
class TranslationView:
    """Whose translation a page is, and of which day; `changed` is when the original changed after it."""

    original: LinkView
    both: LinkView | None = None
    translator: str = ""
    day: str = ""
    iso: str = ""
    changed: str = ""
    changed_iso: str = ""


@dataclass(frozen=True)
class MilestoneView:
    """A year and what a target must reach by it."""

    year: str
    value: str


@dataclass(frozen=True)
class UpdateView:
    """What was told of a task on one day."""

    day: str
    iso: str
    text: str
    status_label: str = ""
    teller: str = ""
    evidence: tuple[LinkView, ...] = ()


@dataclass(frozen=True)
class ResultView:
    """One measurement of a target: `share` of what its year asks for, below 0 where that is no number."""

    when: str
    iso: str
    value: str
    origin: str
    wanted: str = ""
    share: float = -1.0


@dataclass(frozen=True)
class FigureRow:
    """The figure of one indicator."""

    label: str
    value: str
    unit: str
    note: str = ""


@dataclass(frozen=True)
class ReportingView:
    """One reporting duty of a plan."""

    period: str
    before: str
    sender: str
    receiver: str
    note: str = ""


@dataclass(frozen=True)
class Card:
    """One record in a list."""

    url: str
    title: str
    kind: str
    kind_label: str
    summary: str = ""
    date: str = ""
    iso: str = ""
    owner: str = ""
    badge: str = ""
    badge_kind: str = ""
    fresh: bool = False
    figures: tuple[FigureView, ...] = ()
    duration: str = ""
    topic: str = ""
    picture: PictureView | None = None
    cover: CoverView | None = None
    language: str = ""
    title_language: str = ""
    """What `lang` says of summary and title, where they are not in the language of the page."""


@dataclass(frozen=True)
class RecordView:
    """Everything a record's page shows; parts that a kind lacks are empty."""

    kind: str
    kind_label: str
    url: str
    title: str
    summary: str
    date: str
    iso: str
    owner: str
    body: Fragment = EMPTY
    language: str = "vi"
    title_language: str = "vi"
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()
    picture: PictureView | None = None
    attachments: tuple[FileView, ...] = ()
    topics: tuple[LinkView, ...] = ()
    audiences: tuple[LinkView, ...] = ()
    tags: tuple[LinkView, ...] = ()
    part: LinkView | None = None
    minutes: int = 0
    translations: tuple[LinkView, ...] = ()
    relations: RelationsView | None = None
    cited_by: tuple[CitingGroup, ...] = ()
    blocks: tuple[BlockView, ...] = ()
    layout: str = ""
    downloads: tuple[FileView, ...] = ()
    milestones: tuple[MilestoneView, ...] = ()
    reporting: tuple[ReportingView, ...] = ()
    steps: tuple[str, ...] = ()
    links: tuple[LinkView, ...] = ()
    status: str = ""
    status_label: str = ""
    formal_name: str = ""
    updates: tuple[UpdateView, ...] = ()
    results: tuple[ResultView, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    media_url: str = ""
    media_type: str = ""
    media_local: bool = False
    media_host: str = ""
    media_player: str = ""
    duration: str = ""
    captions: tuple[LinkView, ...] = ()
    podcast: str = ""
    recordings: tuple[RecordingView, ...] = ()
    transcript: tuple[str, ...] = ()
    lead: tuple[LinkView, ...] = ()
    unit_of_measure: str = ""
    changes: tuple[ChangeView, ...] = ()
    linked_data: str = ""
    paper: PaperView | None = None
    translation: TranslationView | None = None


@dataclass(frozen=True)
class ReadOnView:
    """What to read after a record in this unit: neighbours in its kind's listing, records about the same.

    Apart from the record's own view, which sibling units share: a unit's own records show here first.
    `series` names the series that the record is in, `lessons` are all of it, itself without an address.
    """

    part: str
    earlier: LinkView | None = None
    later: LinkView | None = None
    related: tuple[LinkView, ...] = ()
    series: str = ""
    lessons: tuple[LinkView, ...] = ()


@dataclass(frozen=True)
class DocumentRow:
    """One line of the register."""

    url: str
    number: str
    type: str
    subject: str
    issuer: str
    issued: str
    iso: str
    effect: str
    effect_label: str
    level: str
    certain: bool
    numbered: bool
    files: tuple[FileView, ...] = ()


@dataclass(frozen=True)
class TaskRow:
    """One line of a plan's tasks."""

    url: str
    ordinal: str
    name: str
    leads: tuple[str, ...]
    helpers: tuple[str, ...]
    deadline: str
    status: str
    status_label: str
    formal_name: str = ""
    last_day: str = ""
    iso: str = ""
    note: str = ""
    group: str = ""
    plan: str = ""


@dataclass(frozen=True)
class TargetRow:
    """One line of a plan's targets."""

    url: str
    name: str
    unit: str
    milestones: tuple[MilestoneView, ...]
    latest: str
    share: float = -1.0
    wanted: str = ""


@dataclass(frozen=True)
class WorkGroup:
    """Tasks or targets of one plan and heading; `plan` where another begins than the group's before."""

    title: str
    plan: LinkView | None
    tasks: tuple[TaskRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()


@dataclass(frozen=True)
class WorkView:
    """All work of one unit: own first, then what it inherits, with counts by status."""

    owner: str
    own: bool
    groups: tuple[WorkGroup, ...]
    count: int = 0


@dataclass(frozen=True)
class StatusCount:
    """How many tasks are where; `share` is in percent, whole."""

    status: str
    label: str
    count: int
    share: int


@dataclass(frozen=True)
class DueRow:
    """One last day: what is due, by whom, and to whom where it is a report."""

    url: str
    title: str
    day: str
    iso: str
    whom: str


@dataclass(frozen=True)
class DueMonth:
    """The last days of one month."""

    label: str
    rows: tuple[DueRow, ...]


@dataclass(frozen=True)
class TaskBoard:
    """The tasks of a unit as a tool: what is late, what is due, how many are where, what to filter by."""

    counts: tuple[StatusCount, ...]
    late: tuple[TaskRow, ...]
    soon: tuple[TaskRow, ...]
    silent: int
    fields: tuple[SelectView, ...]
    files: tuple[LinkView, ...]
    months: tuple[DueMonth, ...] = ()


@dataclass(frozen=True)
class Pager:
    """Where a page of a listing is among its pages."""

    number: int
    total: int
    pages: tuple[LinkView, ...]
    earlier: LinkView | None
    later: LinkView | None


@dataclass(frozen=True)
class MonthView:
    """The cards of one month (ISO) in an archive."""

    month: str
    label: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class ListingView:
    """One page of a listing; `first` are the cards that editors want readers to begin with."""

    kind: str
    title: str
    lead: str
    count: int
    cards: tuple[Card, ...] = ()
    rows: tuple[DocumentRow, ...] = ()
    work: tuple[WorkView, ...] = ()
    filters: tuple[Group, ...] = ()
    pager: Pager | None = None
    finder: FinderView | None = None
    above: tuple[LinkView, ...] = ()
    months: tuple[MonthView, ...] = ()
    board: TaskBoard | None = None
    first: tuple[Card, ...] = ()

    @property
    def has_doubts(self) -> bool:
        """Whether a row of the register bears the sign of what is not wholly checked."""
        return any(not row.certain for row in self.rows)


LASTING_VIEWS = (RecordView, ReadOnView, Card, Group, DocumentRow, TaskRow, TargetRow)
