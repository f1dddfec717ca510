"""What a newsreader says for figures, documents, abbreviations and addresses."""

from pathlib import Path

import pytest

from nq57.language.spoken import Lexicon, spoken
from nq57.model.reading_aloud import lexicon_of
from nq57.model.values import Term
from nq57.model.vocabulary import Vocabulary

_GRADED = Path(__file__).parents[2] / "labelled" / "spoken_phrases.txt"
_LEXICON = lexicon_of(Vocabulary())
_LEAST = 300


def _phrases() -> list[tuple[str, str]]:
    lines = (line for line in _GRADED.read_text("utf-8").splitlines() if line and line[0] != "#")
    return [
        (written.strip(), said.strip()) for written, _, said in (line.partition(" | ") for line in lines)
    ]


def test_every_graded_phrase_is_said_as_a_newsreader_says_it() -> None:
    """All phrases of the graded list, each written by hand with its reading."""
    phrases = _phrases()
    wrong = [(w, spoken(w, _LEXICON).text, said) for w, said in phrases if spoken(w, _LEXICON).text != said]
    assert len(phrases) >= _LEAST
    assert not wrong


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("BQLDA và PVHXH, lại BQLDA", ("BQLDA", "PVHXH")),
        ("Công văn số 310/UBND-KGVX", ("KGVX",)),
        ("Nghị quyết số 08-NQ/TU", ("TU",)),
        ("HỘI NGHỊ CÁN BỘ TOÀN TỈNH", ()),
        ("UBND, VNeID, mã QR, TikTok", ()),
    ],
)
def test_unknown_short_forms_are_listed_and_kept(text: str, unknown: tuple[str, ...]) -> None:
    """What the vocabulary lacks is told once and stays in the text; words and names are not told."""
    found = spoken(text, _LEXICON)
    assert found.unknown == unknown
    assert all(form in found.text for form in unknown)


def test_a_workspace_adds_its_own_abbreviations() -> None:
    """A term of `tu-vung.yml` is read in full, its own words read aloud in turn."""
    own = Vocabulary().extended({"abbreviations": (Term("KH45", "Kế hoạch số 45/KH-UBND"),)})
    said = spoken("theo KH45", lexicon_of(own))
    assert said.text == "theo Kế hoạch số bốn mươi lăm của Ủy ban nhân dân"


def test_without_a_lexicon_texts_are_still_read() -> None:
    """An empty lexicon reads figures and keeps the rest."""
    assert spoken("5 UBND", Lexicon()).text == "Năm UBND"
