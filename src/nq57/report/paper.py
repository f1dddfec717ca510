"""A report as a paper, before it is a file: head, paragraphs, tables, annexes, and where numbers come from.

It must not know Word, sheets or Markdown; writers turn one paper into each of them.
"""

from dataclasses import dataclass, field

from nq57.report.values import ReportValue

INVENTED = "Số liệu giả định, chỉ để làm ví dụ"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a paragraph; a number has a `source`, its place in the list of sources."""

    text: str
    source: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `kind` is `body`, `part` (a numbered heading) or `caption` (of a table)."""

    runs: tuple[Run, ...]
    kind: str = "body"

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `widths` are shares of the page in percent; cells are runs, so that numbers keep sources.

    `records` are the ids of what the rows tell of, one a row, where each tells of one record.
    """

    heading: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Run, ...], ...]
    records: tuple[str, ...] = ()


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Head:
    """What is above a report; `…` where the unit's file does not tell. `organ` is who writes, in small."""

    superior: str
    issuer: str
    number: str
    place: str
    title: str
    subject: str
    addressees: tuple[str, ...] = ()
    organ: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, and who receives a copy."""

    recipients: tuple[str, ...]
    capacity: str
    office: str
    signer: str


@dataclass(frozen=True, slots=True)
class NumberSource:
    """Where one number comes from: its rule, its records, and what was left out."""

    number: int
    label: str
    value: ReportValue


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """A whole report."""

    form: str
    drawn_rules: bool
    head: Head
    body: tuple[Block, ...]
    signature: Signature
    annexes: tuple[Table, ...]
    sources: tuple[NumberSource, ...]
    missing: tuple[str, ...] = field(default=())
    addresses: dict[str, str] = field(default_factory=dict, compare=False)
    invented: bool = False
    """Whether it is of a sample, which every page must tell."""
