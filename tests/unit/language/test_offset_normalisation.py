"""Mended text and the way back."""

import unicodedata

from nq57.language.offset_normalisation import mended


def test_clean_text_is_returned_as_it_is() -> None:
    """Composed text without invisible signs needs no origin."""
    assert mended("Nghị quyết") == ("Nghị quyết", None)


def test_spans_lead_back_to_the_source() -> None:
    """A stretch of the mended text is the whole stretch it was made from."""
    source = unicodedata.normalize("NFD", "Nghị") + " quy\u00adết số"
    clear, origin = mended(source)
    assert clear == "Nghị quyết số"
    assert origin is not None
    start = clear.index("quyết")
    begins, ends = origin.span(start, start + 5)
    assert source[begins:ends] == "quy\u00adết"
    begins, ends = origin.span(0, 4)
    assert source[begins:ends] == unicodedata.normalize("NFD", "Nghị")


def test_an_invisible_sign_between_two_words_belongs_to_neither() -> None:
    """The stretch of a word does not grow by a sign before or behind it."""
    source = "số\u200b57"
    clear, origin = mended(source)
    assert clear == "số57"
    assert origin is not None
    assert origin.span(0, 2) == (0, 2)
    assert origin.span(2, 4) == (3, 5)
