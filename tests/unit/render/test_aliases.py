"""Other words under which a record is found: its number as people type it, abbreviations both ways."""

import pytest
from tests.workspaces import document, record

from nq57.model.abbreviations import ABBREVIATIONS
from nq57.render.aliases import abbreviation_aliases, abbreviations, number_aliases


@pytest.mark.parametrize(
    ("number", "kind", "typed"),
    [
        ("1169/QĐ-TTg", "Quyết định", {"1169", "qd", "ttg", "qd1169", "1169qd", "1169qdttg", "1169ttg"}),
        ("57-NQ/TW", "Nghị quyết", {"57", "nq", "tw", "nq57", "57nq", "57nqtw", "nqtw"}),
        ("88/2025/NĐ-CP", "Nghị định", {"nd88", "88", "2025", "882025", "882025ndcp", "nd882025"}),
        ("193/2025/QH15", "Luật", {"193", "luat193", "qh15", "1932025qh15", "193qh15"}),
    ],
)
def test_a_number_is_found_in_every_form(number: str, kind: str, typed: set[str]) -> None:
    """With and without its type, organ and year, joined in either order, without accents."""
    fields = record("trung-uong/van-ban/a.yml", document(number, loai=kind)).fields
    assert typed <= set(number_aliases(fields).split())


def test_a_document_without_number_has_no_number_aliases() -> None:
    """Nothing is made up for it."""
    assert number_aliases(record("trung-uong/van-ban/a.yml", document("không số")).fields) == ""


def test_abbreviations_are_added_for_words_in_full() -> None:
    """Whatever the accents and commas."""
    found = abbreviation_aliases("Phát triển khoa học, công nghệ và chuyen doi so", ABBREVIATIONS).split()
    assert {"khcn", "cds"} <= set(found)


def test_words_in_full_are_added_for_an_abbreviation() -> None:
    """As it is printed."""
    assert "doi moi sang tao" in abbreviation_aliases("Quỹ ĐMST của tỉnh", ABBREVIATIONS)


def test_a_common_word_is_no_abbreviation() -> None:
    """`ai` is no AI, `từ` no TƯ."""
    assert abbreviation_aliases("Ai nên học, từ khi nào?", ABBREVIATIONS) == ""


def test_every_abbreviation_tells_its_words() -> None:
    """Folded, for the browser to spell out what is typed."""
    told = abbreviations(ABBREVIATIONS)
    assert told["khcn"] == "khoa hoc cong nghe"
    assert told["dmst"] == "doi moi sang tao"
    assert all(words.strip() for words in told.values())
