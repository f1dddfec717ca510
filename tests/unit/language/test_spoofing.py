"""Deceiving text is put right where that is sure, found where it is not, and other text is left alone."""

import pytest

from nq57.language.spoofing import (
    BORROWED,
    DOUBTFUL,
    INVISIBLE,
    LEGACY,
    PRIVATE,
    REVERSED,
    clear_text,
    hidden_signs,
)


def codes(text: str, *, vietnamese: bool = True) -> list[str]:
    """What is found in a text."""
    return [found.code for found in clear_text(text, vietnamese=vietnamese).findings]


@pytest.mark.parametrize(
    ("text", "cleared", "code"),
    [
        ("chuyển\u200b đổi", "chuyển đổi", INVISIBLE),
        ("kế\u00adhoạch", "kếhoạch", INVISIBLE),
        ("\ufeffchữ", "chữ", INVISIBLE),
        ("a\u2060b", "ab", INVISIBLE),
        ("a\u200fb", "ab", INVISIBLE),
        ("x\U000e0041\U000e0042y", "xy", INVISIBLE),
        ("a\u3164b", "ab", INVISIBLE),
        ("\uf0b7 mục", "• mục", PRIVATE),
        ("\uf0e0 tiếp", "→ tiếp", PRIVATE),
        ("Hà Nội \uff12\uff10\uff12\uff15", "Hà Nội 2025", BORROWED),
        ("\U0001d40d\U0001d410 57", "NQ 57", BORROWED),
        ("Nghị quy\u0435t", "Nghị quyet", BORROWED),
        ("\u0420aypal", "Paypal", BORROWED),
        ("K\u0391T", "KAT", BORROWED),
        ("a\u200ba", "aa", INVISIBLE),
        ("\u058f\u200c\u058f", "\u058f\u058f", INVISIBLE),
        ("\u1e00\u200c\u1e00", "\u1e00\u1e00", INVISIBLE),
        ("\u218f\u200d\u218f", "\u218f\u218f", INVISIBLE),
        ("\u2190\u200c\u2190", "\u2190\u2190", INVISIBLE),
        ("\u2190\u200da", "\u2190a", INVISIBLE),
        ("\u200d", "", INVISIBLE),
    ],
)
def test_what_is_sure_is_put_right(text: str, cleared: str, code: str) -> None:
    """Invisible signs go, borrowed letters and symbols become ordinary ones; each is told."""
    found = clear_text(text, vietnamese=True)
    assert found.text == cleared
    assert [one.code for one in found.findings] == [code]


@pytest.mark.parametrize("sign", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_reversing_signs_are_only_found(sign: str) -> None:
    """Nobody can know what a reversed sentence was to say."""
    text = f"a{sign}b"
    assert clear_text(text, vietnamese=True).text == text
    assert codes(text) == [REVERSED]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024",
        "5 μm, 3 MΩ, ΔW và α",
        "СССР",
        "👩\u200d💻 ❤️",
        "ខ្មែរ\u200bភាសា",
        "ລາວ\u200bພາສາ",
        "\u200bលា",
        "a លា\u200b",
        "a\u200bលា",
        "\u0590\u200c",
        "\u1dff\u200c",
        "\u2190\u200d\u2190",
        "Gặp anh Müller ở Köln, café, señor, Citroën, façade",
        "1,2 × 3 ÷ 4 ± 5°, © 2025, § 3, 20 ºC, «trích»",
        "Tô Hoài, Lê Lợi, Hà Giang",
        "π ≈ 3,14; Ω; Привет мир",
        "chữ hỏng khi quét: kÊ, nghÊ, KÊ, K¢, ngh¢, h¢, k¥, S¢",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    """Units, other languages, emoji and ordinary signs are no deceit."""
    found = clear_text(text, vietnamese=True)
    assert (found.text, found.findings) == (text, ())


TCVN3 = "NghÞ quyÕt cña Bé ChÝnh trÞ vÒ ®ét ph¸ ph¸t triÓn khoa häc, c«ng nghÖ"
VNI = "Nghò quyeát cuûa Boä Chính trò veà ñoät phaù phaùt trieån khoa hoïc, coâng ngheä"
UNICODE = "Nghị quyết của Bộ Chính trị về đột phá phát triển khoa học, công nghệ"


@pytest.mark.parametrize(("text", "shown"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
def test_old_fonts_are_converted_line_by_line(text: str, shown: str) -> None:
    """A line in an old encoding becomes Unicode; its neighbours stay."""
    found = clear_text(f"Dòng trước\n{text}\nDòng sau", vietnamese=True)
    assert found.text == f"Dòng trước\n{UNICODE}\nDòng sau"
    (one,) = found.findings
    assert (one.start, one.end, one.code, one.shown) == (11, 11 + len(text), LEGACY, shown)


@pytest.mark.parametrize(
    ("word", "read"), [("quyÕt", "quyết"), ("®ét", "đột"), ("ngheä", "nghệ"), ("H¤M", "HÔM")]
)
def test_a_single_old_word_is_doubted(word: str, read: str) -> None:
    """One word is not enough to convert, but enough to ask."""
    found = clear_text(f"Từ lạ: {word}", vietnamese=True)
    assert found.text == f"Từ lạ: {word}"
    assert [(one.code, one.shown) for one in found.findings] == [(DOUBTFUL, read)]


def test_translations_keep_their_letters() -> None:
    """In another language full-width letters, Cyrillic and old signs are its own."""
    assert codes(f"ＡＢ {TCVN3} Раypal", vietnamese=False) == []
    assert codes("a\u200bb", vietnamese=False) == [INVISIBLE]


def test_places_are_those_of_the_text_as_it_was() -> None:
    """The place of a finding leads to the sign."""
    (found,) = clear_text("chữ \u200bẩn", vietnamese=True).findings
    assert (found.start, found.end, found.shown) == (4, 5, "U+200B")


def test_places_stay_on_their_line_when_text_before_them_goes() -> None:
    """What is taken out or converted before a finding does not lead an editor to another line."""
    text = "ế\u200b " * 20 + f"a\n{VNI}\n{VNI}\nquy\u0435t \u202e \uf0b7"
    places = [
        (text.count("\n", 0, one.start) + 1, one.code) for one in clear_text(text, vietnamese=True).findings
    ]
    assert places[:20] == [(1, INVISIBLE)] * 20
    assert sorted(places[20:]) == [(2, LEGACY), (3, LEGACY), (4, BORROWED), (4, REVERSED), (4, PRIVATE)]


def test_a_doubtful_word_behind_a_converted_line_stands_on_its_own() -> None:
    """The old fonts of one line do not move what is found on the next."""
    text = f"{VNI}\n" * 3 + "Tiếng Việt có dấu, một từ lạ: quyÕt"
    found = [one for one in clear_text(text, vietnamese=True).findings if one.code == DOUBTFUL]
    assert [text[one.start : one.end] for one in found] == ["quyÕt"]


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\uf0b7"])
def test_a_thousand_findings_are_enough(sign: str) -> None:
    """Nobody reads more of one sort."""
    assert codes(f"{sign} " * 1_001) == codes(f"{sign} " * 1_000)
    assert len(codes(f"{sign} " * 1_001)) == 1_000


def test_signs_by_escape_are_found() -> None:
    """A text that came in by escapes is searched for both sorts."""
    assert [one.code for one in hidden_signs("a\u202eb\u200bc")] == [REVERSED, INVISIBLE]
    assert hidden_signs("chữ thường") == ()
