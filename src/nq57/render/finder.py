"""What the register can be filtered by: the choices of a form, counted over a unit's documents.

It must not know the script that filters; values are those of the register's JSON.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.register import document_of
from nq57.model.documents import Document
from nq57.model.records import Record
from nq57.model.vocabulary import DOCUMENT_TYPES, EFFECTS, LEVELS, term_label
from nq57.render.document_views import ChoiceView, FinderView, SelectView
from nq57.render.register_files import DATA, SHEET

_LEAST = 2  # one choice narrows nothing


def finder_view(catalogue: Catalogue) -> FinderView:
    """The form's fields in the order readers narrow by; a field with one choice is left out."""
    records = catalogue.of(Document)
    fields = tuple(field for field in _fields(catalogue, records) if len(field.choices) >= _LEAST)
    return FinderView(DATA, SHEET, fields)


def _fields(catalogue: Catalogue, records: Iterable[Record]) -> Iterator[SelectView]:
    documents = [(record, doc) for record in records if (doc := document_of(record))]
    topics = catalogue.vocabulary.topics
    codes = Counter(catalogue.effects[record.id].code for record, _ in documents)
    yield _select("loai", "Loại", [t.label for t in DOCUMENT_TYPES], (d.type_label for _, d in documents))
    issuers = Counter(d.issuer for _, d in documents)
    by_count = sorted(issuers, key=lambda name: (-issuers[name], name))
    yield _select("co_quan_ban_hanh", "Cơ quan", by_count, (d.issuer for _, d in documents))
    levels = (term_label(d.level, LEVELS) for _, d in documents if d.level)
    yield _select("cap", "Cấp", [t.label for t in LEVELS], levels)
    years = [str(d.issued.year) for _, d in documents if d.issued]
    yield _select("nam", "Năm", sorted(set(years), reverse=True), years)
    filed = (term_label(code, topics) for record, _ in documents for code in set(record.fields.topics))
    yield _select("chu_de", "Chủ đề", [t.label for t in topics], filed)
    effects = tuple(ChoiceView(t.code, t.label, codes[t.code]) for t in EFFECTS if codes[t.code])
    yield SelectView("hieu_luc", "Hiệu lực", effects)


def _select(name: str, label: str, order: Iterable[str], values: Iterable[str]) -> SelectView:
    counts = Counter(values)
    return SelectView(name, label, tuple(ChoiceView(v, v, counts[v]) for v in order if counts[v]))
