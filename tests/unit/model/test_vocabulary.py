"""Vocabularies: no two terms share a spelling, and a workspace may add its own.

They must not know files.
"""

import pytest

from nq57.model import vocabulary as v
from nq57.model.values import Term, term_code, term_key

TABLES = {
    "document types": v.DOCUMENT_TYPES,
    "levels": v.LEVELS,
    "effects": v.EFFECTS,
    "statuses": v.TASK_STATUSES,
    "marks": v.MARKS,
    "media": v.MEDIA_TYPES,
    "repeats": v.REPEATS,
    "unit levels": v.UNIT_LEVELS,
    "topics": v.Vocabulary().topics,
    "audiences": v.Vocabulary().audiences,
}


@pytest.mark.parametrize("terms", TABLES.values(), ids=TABLES.keys())
def test_no_two_terms_share_a_spelling(terms: tuple[Term, ...]) -> None:
    """Every spelling of every term leads to that term."""
    for term in terms:
        for spelling in term.spellings:
            assert term_code(spelling, terms) == term.code, spelling


def test_relations_read_the_same_from_both_sides() -> None:
    """A verb and its inverse are two codes of one relation, but for one that is its own inverse."""
    for predicate in v.PREDICATES:
        assert term_code(predicate.label, v.PREDICATE_TERMS) == predicate.code
        inverse = term_code(predicate.inverse, v.PREDICATE_TERMS)
        same = predicate.inverse == predicate.label
        assert inverse == (predicate.code if same else predicate.inverse_code)
        assert v.PREDICATES_BY_CODE[inverse or ""] is predicate


@pytest.mark.parametrize("word", ["tỉnh", "Tỉnh, thành phố", "sở", "xã", "Phường", "đặc khu", "bộ"])
def test_a_unit_level_is_read_by_its_plain_name(word: str) -> None:
    """An editor writes Tỉnh or Sở, not the whole label."""
    assert term_code(word, v.UNIT_LEVELS) is not None


def test_own_terms_replace_those_of_the_same_code_and_add_the_rest() -> None:
    """A workspace may rename a built-in topic; all others stay."""
    own = (Term("du-lieu", "Dữ liệu mở"), Term("bien-dao", "Biển đảo"))
    extended = v.Vocabulary().extended({"topics": own})
    codes = [term.code for term in extended.topics]
    assert v.term_label("du-lieu", extended.topics) == "Dữ liệu mở"
    assert sorted(codes) == sorted([*(term.code for term in v.Vocabulary().topics), "bien-dao"])
    assert extended.audiences == v.Vocabulary().audiences


def test_an_unknown_code_is_its_own_label() -> None:
    """Nothing is shown empty."""
    assert v.term_label("la", v.EFFECTS) == "la"


def test_document_types_are_found_by_code_and_label() -> None:
    """Both QĐ and Quyết định are the decision; QyĐ is another type."""
    assert term_code("QĐ", v.DOCUMENT_TYPES) == term_code("quyết định", v.DOCUMENT_TYPES) == "QĐ"
    assert term_code("quy định", v.DOCUMENT_TYPES) == "QyĐ"
    assert term_code("thư", v.DOCUMENT_TYPES) is None


def test_keys_compare_without_case_and_separators() -> None:
    """Blanks, underscores and hyphens are one."""
    assert term_key(" Còn  hiệu_lực ") == "còn-hiệu-lực"
