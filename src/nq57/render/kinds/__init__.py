"""What pages show of each kind of content, one module a kind; `pages_of` finds the one for a record."""

from collections.abc import Mapping
from importlib.metadata import entry_points
from typing import Any

from nq57.model.articles import Event, Lesson, Media, News, Question, Showcase
from nq57.model.bulletins import Bulletin
from nq57.model.documents import Document
from nq57.model.fields import Fields
from nq57.model.indicators import PeriodFigures
from nq57.model.infographics import Infographic
from nq57.model.records import CLASSES, Record
from nq57.model.work import Project, Target, Task
from nq57.render.kinds.bulletin import BulletinPages
from nq57.render.kinds.document import DocumentPages
from nq57.render.kinds.event import EventPages
from nq57.render.kinds.infographic import InfographicPages
from nq57.render.kinds.kind_pages import KindPages
from nq57.render.kinds.lesson import LessonPages
from nq57.render.kinds.media import MediaPages
from nq57.render.kinds.news import NewsPages
from nq57.render.kinds.period_figures import PeriodFiguresPages
from nq57.render.kinds.project import ProjectPages
from nq57.render.kinds.question import QuestionPages
from nq57.render.kinds.showcase import ShowcasePages
from nq57.render.kinds.target import TargetPages
from nq57.render.kinds.task import TaskPages
from nq57.wording import wording_of

_OWN: Mapping[type[Fields], KindPages[Any]] = {
    Document: DocumentPages(),
    News: NewsPages(),
    Infographic: InfographicPages(),
    Media: MediaPages(),
    Event: EventPages(),
    Task: TaskPages(),
    Target: TargetPages(),
    Showcase: ShowcasePages(),
    Lesson: LessonPages(),
    Question: QuestionPages(),
    Project: ProjectPages(),
    PeriodFigures: PeriodFiguresPages(),
    Bulletin: BulletinPages(),
}


def _table() -> Mapping[str, KindPages[Any]]:
    """Every kind's pages by its folder; another package's kind brings its own as `nq57.kind_pages`."""
    found = {fields.kind.folder: pages for fields, pages in _OWN.items()}
    found |= {entry.name: entry.load()() for entry in entry_points(group="nq57.kind_pages")}
    missing = [fields.kind.folder for fields in CLASSES if fields.kind.folder not in found]
    if missing:
        msg = f"no entry point nq57.kind_pages for kinds: {', '.join(missing)}"
        raise LookupError(msg)
    return found


KIND_PAGES = _table()


def pages_of(record: Record) -> KindPages[Any]:
    """What pages show of this record's kind."""
    return KIND_PAGES[record.kind]


def title_of(record: Record) -> str:
    """What names a record in a list, in the language of the record."""
    return pages_of(record).title(record.fields, wording_of(record.language))
