"""A text is read as a reader sees it, and every place of what is read leads back to the text as it was."""

import re
import time

import pytest

from nq57.gate import find_in_text
from nq57.language.alike_letters import ALIKE_ROWS
from nq57.language.plain import plain, rewritten
from nq57.language.spelled import joined

SEEN = (
    ("M&#7852;T", "MẬT"),
    ("M&amp;amp;#x1EAC;T", "MẬT"),
    ("a &amp b &khong-co;", "a & b &khong-co;"),
    ("\u13b7\u1eac\u13a2", "MẬT"),
    ("M\u0336Ậ\u0336T\u0336", "MẬT"),
    ("\U0001f17c\U0001f170\U0001f183", "MAT"),
    ("M\u200bẬ\ufe0fT", "MẬT"),
    ("<b>M</b><i>Ậ</i>T", "MẬT"),
    ("M<!-- x -->ẬT", "MẬT"),
    ("<td>M</td>", "|M|"),
    ("[Tối](a) [mật](b 'c')", "Tối mật"),
    ("09**12**345", "0912345"),
    ("a *b* c", "a *b* c"),
    ("A\u0323\u0302", "Ậ"),
    ("M\u0300", "M"),
    ("M\\*T\\u1eac", "M*TẬ"),
    ("1\u20092\u00a03", "1 2 3"),
    ("\u0661\uff12", "12"),
    ("x < y <a@b.vn>", "x < y <a@b.vn>"),
    ("\u017dlut\u00fd", "Zlut\u00fd"),
    ("thường: “a” – b", "thường: “a” – b"),
)


@pytest.mark.parametrize(("text", "seen"), SEEN)
def test_a_text_is_read_as_it_looks(text: str, seen: str) -> None:
    """References, tags, escapes, other scripts and unseen signs are gone; ordinary text stays as it is."""
    assert plain(text).text == seen


@pytest.mark.parametrize(("text", "seen"), SEEN)
def test_every_place_leads_back(text: str, seen: str) -> None:
    """Each character stands for a stretch of the source, in order."""
    clear = plain(text)
    last = 0
    for place in range(len(seen)):
        start, end = clear.span(place, place + 1)
        assert last <= start < end <= len(text)
        last = start


def test_a_stretch_holds_all_that_it_was_made_of() -> None:
    """A word with a reference and a tag in it leads back to all of it, and to nothing beside it."""
    text = "Đây: M&#7852;<b></b>T, hết"
    clear = plain(text)
    at = clear.text.index("MẬT")
    start, end = clear.span(at, at + 3)
    assert text[start:end] == "M&#7852;<b></b>T"


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ('<img alt="Ảnh A">', "Ảnh A"),
        ("<a title='B b' href=x>c</a>", "B b"),
        ('[x](a.pdf "C")', '"C"'),
        ("[x](thu-muc/a.pdf)", "thu-muc/a.pdf"),
        ("[x]: d.pdf 'D'", "'D'"),
        ("<!-- E -->", " E "),
        ("\u202ecba", "abc"),
    ],
)
def test_what_stands_beside_a_text_is_kept(text: str, aside: str) -> None:
    """Alternatives, titles, targets, remarks and reversed words are told with their place."""
    assert aside in [said for said, _ in plain(text).asides]
    assert all(0 <= place <= len(text) for _, place in plain(text).asides)


def test_an_ordinary_text_is_its_own_plain_form() -> None:
    """Nothing is copied where nothing has to change."""
    text = "Nghị quyết số 57-NQ/TW ngày 22/12/2024 (trích): đột phá, “chuyển đổi số”…\n"
    assert plain(text).text is text
    assert rewritten(text, re.compile("khong"), lambda _: "x")[0] is text


@pytest.mark.parametrize("row", ALIKE_ROWS, ids=lambda row: row[0])
def test_each_row_of_letters_is_a_letter_for_a_letter(row: tuple[str, str, str]) -> None:
    """Every script's letters read as the Latin ones beside them."""
    name, signs, letters = row
    assert len(signs) == len(letters), name
    assert plain(signs).text == letters


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("M–Ậ–T", " | MẬT | "),
        ("T.U.Y.Ệ.T  M.Ậ.T", " | TUYỆT MẬT | "),
        ("M\nẬ\nT", " | MẬT | "),
        ("bí mậ t nhà nước", "bí mật nhà nước"),
        ("B Ả O M Ậ T", "B Ả O M Ậ T"),
        ("M Ậ T K H Ẩ U", "M Ậ T K H Ẩ U"),
        ("LƯU\nHÀNH NỘI-BỘ", "LƯU HÀNH NỘI BỘ"),
        ("L Ư U H À N H N Ộ I B Ộ", " | LƯU HÀNH NỘI BỘ | "),
        ("A B C D E G H", "A B C D E G H"),
        ("Mật ong", "Mật ong"),
        ("m a t", "m a t"),
        ("M.A.T", " | MAT | "),
        ("X S E C R E T A", "X S E C R E T A"),
    ],
)
def test_marks_in_letters_are_words(text: str, words: str) -> None:
    """Letters of a mark are joined; those of other words stay apart."""
    assert joined(text)[0] == words


_PIECES = (
    *(
        "<!--",
        "](",
        "[",
        '](x "',
        "<a ",
        "&amp;",
        "*a",
        "\u0300",
        '<a b="',
        "&#",
        "[a]: ",
        "<!",
        "\u13b7\u0336",
    ),
    *(
        "](   ",
        '[x]: a "',
        "\\",
        "M Ậ ",
        "m\n",
        "T-",
        "\u202e",
        "a\u0323",
        "MẬT|",
        "MẬT,",
        "(Mật) ",
        "<img alt='",
    ),
    *(
        "0912 ",
        "0",
        "1.",
        "001 ",
        "+84 ",
        "(0",
        "mật khẩu: ",
        "pass ",
        "a@gmail",
        "sinh ngày ",
        "trú tại số ",
        "TK VCB ",
    ),
    *("Độ mật | ", "Độ mật\n", "lưu hành ", "eyJa", "://a:", "nội bộ ", "4111 ", "Nguyễn Văn ", "SN 1985 "),
)


def _spent(text: str) -> float:
    """The least processor time of two looks, from nothing remembered."""
    times = []
    for _ in range(2):
        plain.cache_clear()
        start = time.process_time()
        find_in_text(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("piece", _PIECES)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    """Four times as much of anything takes about four times as long: sixteen would be a square."""
    small, large = (_spent(piece * (length // len(piece))) for length in (8_000, 32_000))
    assert large < 10 * small + 0.1
