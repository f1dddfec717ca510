"""`[[…]]` references are found with their target and words, whatever surrounds them."""

from hypothesis import given
from hypothesis import strategies as st

from nq57.language.reference_finder import find_references


def found(text: str) -> list[tuple[str, str]]:
    """Target and words of each reference."""
    return [(one.reference.target, one.reference.text) for one in find_references(text)]


def test_target_and_words() -> None:
    """A number, an id, words after a bar, and the bar escaped as tables need it."""
    assert found("Xem [[1169/QĐ-TTg]] và [[ 57-NQ/TW | Nghị quyết 57 ]].") == [
        ("1169/QĐ-TTg", ""),
        ("57-NQ/TW", "Nghị quyết 57"),
    ]
    assert found(r"| [[trung-uong/van-ban/57-nq-tw\|NQ]] |") == [("trung-uong/van-ban/57-nq-tw", "NQ")]


def test_what_is_no_reference() -> None:
    """Empty brackets, a footnote, a task box, brackets over lines, and the words of a link."""
    for text in ("[[]]", "[[ ]]", "[[^1]]", "[x]", "[[a\nb]]", "[[57-NQ/TW]](van-ban/x)", "[[a]", "[[|b]]"):
        assert found(text) == [], text


@given(st.text(alphabet="[]|ab\n \\<", max_size=60))
def test_each_stands_where_it_is_said_to(text: str) -> None:
    """Whatever the text, a reference begins and ends with its brackets and none overlaps another."""
    end = 0
    for one in find_references(text):
        assert text[one.start : one.start + 2] == "[["
        assert text[one.end - 2 : one.end] == "]]"
        assert one.start >= end
        end = one.end
