"""Each row of the gate's tables finds its example and says why; each list is found or passed.

It must not know how a rule works: only what must be found, and in what nothing may be.
"""

from collections import Counter

import pytest
from tests.examples.disguises import NAMES, forms
from tests.examples.official_sentences import official_sentences
from tests.examples.personal_texts import personal_forms

from nq57.gate import find_in_name, find_in_text
from nq57.language import credential_rules, mark_rules, person_rules
from nq57.language.rules import Rule
from nq57.language.secrets import MARK

MARK_ROWS = (*mark_rules.STAMPS, *mark_rules.LABELLED, *mark_rules.ENDING, *mark_rules.INSIDE)
NAME_ROWS = (*mark_rules.NAMES, *mark_rules.NAMES_IN_CAPITALS)
PERSON_ROWS = {
    "so-dinh-danh": (*person_rules.IDENTITY_LABELS, *person_rules.LETTERED),
    "so-tai-khoan": person_rules.ACCOUNT_LABELS,
    "ngay-sinh": person_rules.BIRTHS,
    "dia-chi-nha": person_rules.HOMES,
    "khoa-bi-mat": (*credential_rules.TOKENS, *credential_rules.NAMED),
}
ROWS = [(MARK, row) for row in MARK_ROWS] + [
    (code, row) for code, rows in PERSON_ROWS.items() for row in rows
]
LEAST_FOUND, MOST_FALSE = 0.97, 0.003
LEAST_FORMS, LEAST_SENTENCES = 300, 2_000
INNOCENT_NAMES = (
    *(
        "toi-mat-the-can-cuoc-thi-lam-gi.md",
        "mat-tran-to-quoc.pdf",
        "MAT-TRAN.png",
        "be-mat.jpg",
        "bao-mat.pdf",
    ),
    *(
        "BAO-MAT.pdf",
        "bao-ve-bi-mat-nha-nuoc.md",
        "Mặt.png",
        "mat-bang.svg",
        "format.png",
        "kiem-tra-noi-bo.pdf",
    ),
    *(
        "quy-che-noi-bo.pdf",
        "ra-mat.jpg",
        "LE-RA-MAT.jpg",
        "mat-khau.md",
        "Tôi mất.png",
        "mat-do.csv",
        "TIEN-MAT.xlsx",
    ),
    *(
        "secretary.pdf",
        "thu-hoi-dat.pdf",
        "mat-ong-rung.md",
        "BÍ MẬT NHÀ NƯỚC.pdf",
        "MẬT MÃ.pdf",
        "BẢO MẬT.docx",
    ),
)


def codes(text: str) -> set[str]:
    """What is told of a text."""
    return {found.code for found in find_in_text(text)}


@pytest.mark.parametrize(("code", "row"), ROWS, ids=lambda given: given if isinstance(given, str) else None)
def test_a_row_finds_its_example(code: str, row: Rule) -> None:
    """Every rule has a reason, and its example is told under its code."""
    assert code in codes(row.example)
    assert row.reason


@pytest.mark.parametrize("row", NAME_ROWS)
def test_a_row_of_names_finds_its_example(row: Rule) -> None:
    """The name of a file is a place where marks stand."""
    assert [found.code for found in find_in_name(row.example)] == [MARK]


@pytest.mark.parametrize("name", NAMES)
def test_a_marked_name_is_found(name: str) -> None:
    """In capitals or small letters, with accents or without, in another script, in a folder."""
    assert [found.code for found in find_in_name(name)] == [MARK]


@pytest.mark.parametrize("name", INNOCENT_NAMES)
def test_an_ordinary_name_passes(name: str) -> None:
    """Surfaces, the Front, honey, losses and security are none of it."""
    assert find_in_name(name) == ()


def test_disguised_marks_are_found() -> None:
    """At least 97 of 100 forms are found, alone and between paragraphs; what is missed is named."""
    listed = forms()
    missed = [name for name, text in listed if MARK not in codes(text)]
    around = [
        name for name, text in listed if MARK not in codes(f"Đoạn một về dữ liệu.\n\n{text}\n\nĐoạn hai.")
    ]
    assert len(listed) >= LEAST_FORMS
    assert len(missed) <= (1 - LEAST_FOUND) * len(listed), missed
    assert len(around) <= (1 - LEAST_FOUND) * len(listed), around


def test_personal_data_and_keys_are_found() -> None:
    """At least 97 of 100 of each kind, under the right code."""
    listed = list(personal_forms())
    missed = [(code, text) for code, text in listed if code not in codes(text)]
    of_kind, of_missed = Counter(code for code, _ in listed), Counter(code for code, _ in missed)
    assert len(listed) >= LEAST_FORMS
    assert all(of_missed[code] <= (1 - LEAST_FOUND) * count for code, count in of_kind.items()), missed


def test_official_sentences_pass() -> None:
    """Of thousands of official sentences at most three in a thousand are told."""
    listed = list(official_sentences())
    told = [(sentence, codes(sentence)) for sentence in listed]
    false = [(sentence, found) for sentence, found in told if found]
    assert len(listed) >= LEAST_SENTENCES
    assert len(false) <= MOST_FALSE * len(listed), false


def test_what_is_shown_of_a_person_is_masked() -> None:
    """No finding repeats what it was found for."""
    for _, text in personal_forms():
        for found in find_in_text(text):
            whole = "".join(filter(str.isalnum, text[found.start : found.end]))
            assert len(whole) < 7 or whole not in "".join(filter(str.isalnum, found.shown))
