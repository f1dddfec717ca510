"""A translation beside its original, to be read or printed in two columns.

It must not know the theme; bodies come settled.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape

from nq57.body.blocks import Row, side_by_side
from nq57.body.fragments import Fragment
from nq57.catalogue.catalogue import Catalogue
from nq57.model.languages import DEFAULT_LANGUAGE, language_name, language_tag
from nq57.model.records import Record
from nq57.render.kinds import title_of
from nq57.render.link_views import LinkView
from nq57.render.pages import Page
from nq57.render.record_context import BOTH, translation_view
from nq57.render.views import RecordView, TranslationView
from nq57.wording import home_of, wording_of

Viewer = Callable[[Record], RecordView]


@dataclass(frozen=True)
class BilingualView:
    """Both texts in rows; each column says its language once, above."""

    language: str
    above: tuple[LinkView, ...]
    names: tuple[str, str]
    titles: tuple[str, str]
    rows: tuple[Row, ...]
    translation: TranslationView | None


def beside(changed: list[Record], versions: Callable[[Record], tuple[Record, ...]]) -> Iterator[Record]:
    """The translations whose page beside the original shows any of these texts, each once."""
    names = {(one.id, one.language) for one in changed}
    found = {(v.id, v.language): v for one in changed for v in versions(one)[1:]}
    for name, version in found.items():
        if name in names or (version.id, DEFAULT_LANGUAGE) in names:
            yield version


def bilingual_page(catalogue: Catalogue, original: Record, version: Record, view: Viewer) -> Page:
    """The page of a translation and its original; `view` is what the page of either shows."""
    return Page(
        url=f"{version.url}{BOTH}",
        title=f"{title_of(original)} – {title_of(version)}",
        part=f"{home_of(version.language)}{version.kind}",
        template="song-ngu",
        language=version.language,
        view=partial(_view, catalogue, original, version, view),
    )


def _view(catalogue: Catalogue, original: Record, version: Record, view: Viewer) -> BilingualView:
    one, other, wording = view(original), view(version), wording_of(version.language)
    kind, home = version.of_kind, home_of(version.language)
    tag = "" if other.title_language == wording.language else language_tag(version.language)
    return BilingualView(
        language=version.language,
        above=(
            LinkView(wording(kind.label), f"{home}{kind.folder}/"),
            LinkView(other.title, version.url, language=tag),
        ),
        names=(language_name(original.language), language_name(version.language)),
        titles=(one.title, other.title),
        rows=tuple(_rows(one, other)),
        translation=translation_view(catalogue, original, version),
    )


def _rows(one: RecordView, other: RecordView) -> Iterator[Row]:
    """Summary, steps, body and transcript of both."""
    yield from _paired((one.summary,), (other.summary,))
    yield from _paired(one.steps, other.steps)
    yield from side_by_side(_html(one.body), _html(other.body))
    yield from _paired(one.transcript, other.transcript)


def _html(body: Fragment) -> str:
    return body.html


def _paired(one: tuple[str, ...], other: tuple[str, ...]) -> Iterator[Row]:
    """Paragraphs side by side, by their turn."""
    for at in range(max(len(one), len(other))):
        row = tuple(_paragraph(texts[at]) if at < len(texts) else "" for texts in (one, other))
        if any(row):
            yield row[0], row[1]


def _paragraph(text: str) -> str:
    return Markup("<p>{}</p>").format(escape(text)) if text else ""
