"""Pages that lead into the section: by audience, by the seven groups of tasks, by term from A to Z.

It must not know the theme. What a group or an audience means stands here in our own words.
"""

from collections.abc import Iterator
from functools import partial

from nq57.catalogue.catalogue import Catalogue, newest_first
from nq57.language.folding import fold
from nq57.model.abbreviations import ABBREVIATIONS
from nq57.model.glossary import GLOSSARY
from nq57.model.parts import AUDIENCES, TASK_GROUPS, TERMS, TOPICS, SectionPart
from nq57.model.records import KINDS, Record
from nq57.model.vocabulary import term_label
from nq57.render.extras import NO_EXTRAS, Extras
from nq57.render.guide_views import GlossaryEntry, GlossaryView, GuideGroup, GuideView, LetterView
from nq57.render.link_views import LinkView
from nq57.render.listing_views import card
from nq57.render.listings import AUDIENCE_LEADS
from nq57.render.pages import Page
from nq57.render.views import Card

_RANKED = sorted((kind.guide_rank, kind.folder) for kind in KINDS if kind.guide_rank is not None)
_SHOWN = 3
AUDIENCE_ICONS = {
    "cong-chuc": "can-bo",
    "doanh-nghiep": "xuong",
    "to-cong-nghe-so": "nhom",
    "nguoi-dan": "nguoi",
    "hoc-sinh-sinh-vien": "hoc-vi",
    "nha-khoa-hoc": "thi-nghiem",
    "kieu-bao": "dia-cau",
}
# The groups of Resolution 57-NQ/TW, part III, each with the topics that belong to it.
_GROUPS = (
    (
        "Nâng cao nhận thức, đổi mới tư duy, quyết tâm lãnh đạo",
        ("truyen-thong", "binh-dan-hoc-vu-so", "ton-vinh"),
    ),
    ("Hoàn thiện thể chế", ("the-che",)),
    ("Đầu tư, hoàn thiện hạ tầng", ("ha-tang", "du-lieu")),
    ("Phát triển, trọng dụng nhân lực chất lượng cao, nhân tài", ("nhan-luc", "cuoc-thi")),
    ("Chuyển đổi số trong hệ thống chính trị, quốc phòng, an ninh", ("chuyen-doi-so", "an-ninh-mang")),
    ("Khoa học, đổi mới sáng tạo, chuyển đổi số trong doanh nghiệp", ("doanh-nghiep", "bai-toan")),
    ("Tăng cường hợp tác quốc tế", ("hop-tac-quoc-te",)),
)


def guide_pages(catalogue: Catalogue, extras: Extras = NO_EXTRAS) -> Iterator[Page]:
    """The pages that the unit does not hide; a guide that would lead nowhere is left out."""
    hidden = catalogue.unit.fields.hidden_parts
    for part, make in ((AUDIENCES, audiences), (TASK_GROUPS, task_groups)):
        if part.shown(hidden) and make(catalogue).groups:
            view = partial(make, catalogue, extras)
            yield Page(part.url, part.label, part.code, "nhom", part.lead, view=view)
    if TERMS.shown(hidden):
        yield Page(TERMS.url, TERMS.label, TERMS.code, TERMS.code, TERMS.lead, view=glossary)


def guide_links(catalogue: Catalogue) -> tuple[LinkView, ...]:
    """The ways to those pages."""
    return tuple(LinkView(page.title, page.url) for page in guide_pages(catalogue))


def audiences(catalogue: Catalogue, extras: Extras = NO_EXTRAS) -> GuideView:
    """Every audience that anything is written for, with a few things to begin with."""
    listed = catalogue.listed_terms[AUDIENCES.code]
    terms = (term for term in catalogue.vocabulary.audiences if term.code in listed)
    return _guide(
        AUDIENCES,
        tuple(
            GuideGroup(
                id=term.code,
                title=term.label,
                lead=AUDIENCE_LEADS.get(term.code, ""),
                cards=_first_cards(catalogue, term.code, extras),
                more=_more(len(catalogue.for_audience(term.code)), f"{AUDIENCES.url}{term.code}/"),
            )
            for term in terms
        ),
    )


def task_groups(catalogue: Catalogue, extras: Extras = NO_EXTRAS) -> GuideView:
    """The seven groups in their order, each with what the section tells of it; none without topics."""
    if not TOPICS.shown(catalogue.unit.fields.hidden_parts):
        return _guide(TASK_GROUPS, ())
    groups = tuple(
        _task_group(catalogue, f"{number}. {title}", topics, extras)
        for number, (title, topics) in enumerate(_GROUPS, 1)
    )
    return _guide(TASK_GROUPS, groups if any(group.cards for group in groups) else ())


def _task_group(catalogue: Catalogue, title: str, topics: tuple[str, ...], extras: Extras) -> GuideGroup:
    known = [code for code in topics if code in catalogue.listed_terms[TOPICS.code]]
    found = {r.id: r for code in known for r in catalogue.with_topic(code)}
    labels = catalogue.vocabulary.topics
    return GuideGroup(
        id=f"nhom-{title.partition('.')[0]}",
        title=title,
        cards=_cards(catalogue, newest_first(found.values()), extras),
        more=tuple(
            LinkView(term_label(code, labels), f"{TOPICS.url}{code}/", str(len(catalogue.with_topic(code))))
            for code in known
        ),
    )


def _guide(part: SectionPart, groups: tuple[GuideGroup, ...]) -> GuideView:
    return GuideView(part.label, part.lead, groups)


def _more(count: int, url: str) -> tuple[LinkView, ...]:
    return (LinkView("Tất cả", url, str(count)),)


def _first_cards(catalogue: Catalogue, audience: str, extras: Extras) -> tuple[Card, ...]:
    """What editors let an audience begin with; else the newest of each kind."""
    chosen = catalogue.first_for(audience)[:_SHOWN]
    if not chosen:
        return _cards(catalogue, catalogue.for_audience(audience), extras)
    return tuple(card(catalogue, record, extras) for record in chosen)


def _cards(catalogue: Catalogue, records: tuple[Record, ...], extras: Extras) -> tuple[Card, ...]:
    return tuple(card(catalogue, record, extras) for record in _beginning(records))


def _beginning(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """The newest of each kind, kinds in the order of how soon they help; a kind alone gives more."""
    by_kind: dict[str, list[Record]] = {kind: [] for _, kind in _RANKED}
    for record in records:
        if record.kind in by_kind:
            by_kind[record.kind].append(record)
    kinds = [found for found in by_kind.values() if found]
    rounds = (found[turn] for turn in range(_SHOWN) for found in kinds if len(found) > turn)
    return tuple(record for record, _ in zip(rounds, range(_SHOWN), strict=False))


def glossary() -> GlossaryView:
    """Terms and abbreviations in the order of the Vietnamese alphabet without accents."""
    entries = [GlossaryEntry(term.name, term.meaning, term.short) for term in GLOSSARY]
    known = {entry.short for entry in entries if entry.short}
    entries += [
        GlossaryEntry(term.code, term.label[0].upper() + term.label[1:])
        for term in ABBREVIATIONS
        if term.code not in known
    ]
    entries.sort(key=lambda entry: (fold(entry.name), entry.name))
    letters: dict[str, list[GlossaryEntry]] = {}
    for entry in entries:
        letters.setdefault(fold(entry.name[0]).upper(), []).append(entry)
    return GlossaryView(
        TERMS.label, TERMS.lead, tuple(LetterView(key, tuple(found)) for key, found in letters.items())
    )
