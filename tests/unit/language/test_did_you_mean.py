"""Suggestions for a word that nobody knows."""

from nq57.language.did_you_mean import nearest


def test_the_likest_word_is_suggested_without_regard_to_accents() -> None:
    """An editor who forgets accents is still understood."""
    assert nearest("ngay ban hanh", ["ngày ban hành", "cơ quan ban hành"]) == ("ngày ban hành",)


def test_nothing_like_it_gives_nothing() -> None:
    """A suggestion must help."""
    assert nearest("xyz", ["so_ky_hieu", "trich_yeu"]) == ()


def test_accents_break_a_tie_and_then_the_order_of_codes() -> None:
    """Of two words with one folded form the one typed wins; else the first in code order."""
    assert nearest("đoan", ["doan", "đoan"]) == ("đoan",)
    assert nearest("abcx", ["abcz", "abcy"], limit=2) == ("abcy", "abcz")


def test_the_limit_is_kept_and_no_word_comes_twice() -> None:
    """Known words may repeat; answers do not."""
    assert nearest("abc", ["abc", "abc", "abcd", "abce"], limit=2) == ("abc", "abcd")
