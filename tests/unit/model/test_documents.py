"""A document is named by type and number, by its subject when it bears none.

It must not know the register.
"""

import pytest
from tests.workspaces import document, record

from nq57.model.documents import Document


def read(number: str, **keys: str) -> Document:
    """A document's fields as an editor's file gives them."""
    fields = record("tinh-a/van-ban/a.yml", document(number, **keys)).fields
    assert isinstance(fields, Document)
    return fields


def test_a_numbered_document_is_named_by_type_and_number() -> None:
    """Type label, the word số, then the canonical number."""
    assert read("211/KH-UBND").title == "Kế hoạch số 211/KH-UBND"
    assert read("1169/QĐ-TTg", loai="quyết định").title == "Quyết định số 1169/QĐ-TTg"


@pytest.mark.parametrize("words", ["không số", "Không số", "KHÔNG SỐ"])
def test_a_document_without_number_is_named_by_its_subject(words: str) -> None:
    """A plan that bears no number yet is still named."""
    found = read(words, trich_yeu="Tuyên truyền Nghị quyết")
    assert found.number is None
    assert found.title == "Kế hoạch tuyên truyền Nghị quyết"
    assert read(words, trich_yeu="Kế hoạch tuyên truyền").title == "Kế hoạch tuyên truyền"


def test_its_date_is_the_day_of_issue() -> None:
    """The register orders by day of issue; a month or year alone will do."""
    dates = [read("1/KH-UBND", ngay_ban_hanh=text).date for text in ("10/2025", "2025", "02/06/2025")]
    assert [date and date.text for date in dates] == ["10/2025", "2025", "02/06/2025"]


def test_a_number_wrongly_written_is_read_as_it_should_be() -> None:
    """Hyphen and slash exchanged give the canonical number."""
    found = read("57/NQ-TW")
    assert found.number is not None
    assert found.number.canonical == "57-NQ/TW"


def test_defaults_say_nothing_that_is_not_known() -> None:
    """Effect is unknown, nothing is a key document, until an editor says so."""
    found = read("1/KH-UBND")
    assert (found.effect, found.key_document, found.level, found.relations) == (
        "chua-xac-dinh",
        False,
        None,
        (),
    )


@pytest.mark.parametrize("words", ["Chưa ghi trích yếu", "chưa có trích yếu", "Đang cập nhật"])
def test_a_subject_that_is_not_known_is_none(words: str) -> None:
    """It is no sentence under the title, no gist and no subject to cite; a real one is all three."""
    unknown, known = read("1/QĐ-TTg", trich_yeu=words), read("1/QĐ-TTg", trich_yeu="Về hòa mạng")
    assert (unknown.known_subject, unknown.gist, unknown.lead) == ("", "", "")
    assert (known.known_subject, known.gist, known.lead) == ("Về hòa mạng",) * 3
