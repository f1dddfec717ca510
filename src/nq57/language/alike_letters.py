"""Letters that pass for Latin ones, and signs that only dress a letter: one plain character for each.

It must not know words. What Unicode calls compatible (full-width, mathematical, circled) needs no row.
"""

import unicodedata

# Script, its letters, and what each looks like; from the shapes in Unicode's code charts.
ALIKE_ROWS: tuple[tuple[str, str, str], ...] = (
    (
        "Cyrillic",
        "АВЕЅІЈКМНОРСТХУҮԌԚԜЗаеѕіјорсухһԁԛԝӏмткнв",
        "ABESIJKMHOPCTXYYGQWEaesijopcyxhdqwlmtkhb",
    ),
    (
        "Greek",
        (
            "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03f9\u03fa\u039b"
            "\u03bf\u03bd\u03b1\u03c4\u03b9\u03b5\u03ba\u03c1\u03c5\u03c7\u03b7\u03f2"
        ),
        "ABEZHIKMNOPTYXCMAovatiekpuxnc",
    ),
    (
        "Cherokee",
        (
            "\u13aa\u13f4\u13df\u13a0\u13ac\u13c0\u13bb\u13ab\u13e6\u13de\u13b7\u13e2\u13a1\u13da\u13d5\u13a2\u13d9\u13b3"
            "\u13d4\u13bd\u13c3\u13a5\u13ce\u13c6"
        ),
        "ABCDEGHJKLMPRSSTVWWYZiOI",
    ),
    ("Armenian", "\u054d\u054f\u0555\u053c\u0544\u0531\u0585\u0578\u057d\u0570\u0581", "USOLMAonuhg"),
    (
        "Coptic",
        (
            "\u2c80\u2c82\u2c88\u2c8e\u2c92\u2c94\u2c98\u2c9a\u2c9e\u2ca2\u2ca4\u2ca6\u2ca8\u2cac"
            "\u2c81\u2c83\u2c89\u2c8f\u2c93\u2c95\u2c99\u2c9b\u2c9f\u2ca3\u2ca5\u2ca7\u2ca9\u2cad"
        ),
        "ABEHIKMNOPCTYXabehikmnopctyx",
    ),
    (
        "Lisu",
        (
            "\ua4d0\ua4d1\ua4d3\ua4d4\ua4d6\ua4d7\ua4d9\ua4da\ua4dc\ua4dd\ua4df\ua4e0\ua4e1\ua4e2\ua4e3\ua4e6\ua4e7\ua4ea"
            "\ua4eb\ua4ec\ua4ee\ua4f0\ua4f2\ua4f3\ua4f4"
        ),
        "BPDTGKJCZFMNLSRVHWXYAEIOU",
    ),
    (
        "small capitals",
        (
            "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f\u1d18\u0280\ua731"
            "\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22"
        ),
        "ABCDEFGHIJKLMNOPRSTUVWYZ",
    ),
    (
        "Latin with strokes",
        "\u0166\u0167\u023e\u2c66\u023a\u2c65\u20a5\u2c6e\u0271\u0245\u0261",
        "TtTtAamMmAg",
    ),
    ("Old Italic", "\U00010300\U0001030c\U00010315\U0001030f", "AMTO"),
    *(
        (name, "".join(map(chr, range(first, first + 26))), "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        for name, first in (
            ("regional indicators", 0x1F1E6),
            ("negative circled", 0x1F150),
            ("negative squared", 0x1F170),
            ("in brackets", 0x1F110),
        )
    ),
    ("small in brackets", "".join(map(chr, range(0x249C, 0x24B6))), "abcdefghijklmnopqrstuvwxyz"),
)
_ALIKE = {
    sign: plain for _, signs, letters in ALIKE_ROWS for sign, plain in zip(signs, letters, strict=True)
}
VIETNAMESE_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"  # that letters are composed with
# First and last of the signs that strike through, enclose, select a form, or are not seen at all.
_UNSEEN = (
    *(
        (0x0300, 0x036F),
        (0x1AB0, 0x1AFF),
        (0x1DC0, 0x1DFF),
        (0x20D0, 0x20FF),
        (0xFE20, 0xFE2F),
    ),  # combining
    *((0xFE00, 0xFE0F), (0x180B, 0x180F), (0xE0000, 0xE0FFF)),  # variations and tags
    *((0x115F, 0x1160), (0x17B4, 0x17B5), (0x2800, 0x2800), (0x3164, 0x3164), (0xFFA0, 0xFFA0)),  # fillers
)
_KEPT = 20_000  # characters remembered


class _Plain(dict[int, str]):
    """A table for `str.translate` that works out each character once."""

    def __missing__(self, code: int) -> str:
        """The plain form of a character that was not asked for before."""
        plain = _plain(chr(code))
        if len(self) < _KEPT:
            self[code] = plain
        return plain


PLAIN = _Plain()


def _plain(sign: str) -> str:
    """What one character looks like in plain letters; nothing for what is not seen."""
    if sign in _ALIKE:
        return _ALIKE[sign]
    if sign in VIETNAMESE_MARKS:
        return sign
    category = unicodedata.category(sign)
    if category == "Cf" or any(first <= ord(sign) <= last for first, last in _UNSEEN):
        return ""
    if category == "Pd" or sign == "\u2212":
        return "-"
    if category in {"Zs", "Zl", "Zp"}:
        return " " if category == "Zs" else "\n"
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    compatible = unicodedata.normalize("NFKC", sign)
    if compatible != sign:
        return "".join(one if one.isascii() else _ALIKE.get(one, one) for one in compatible)
    base = unicodedata.normalize("NFD", sign)[0]
    return base if base.isascii() and category.startswith("L") else sign


# Capitals of other alphabets that are typed into codes by mistake: "QĐ-BTС" with a Cyrillic С.
_IN_CODES = {
    ord(sign): plain
    for name, signs, letters in ALIKE_ROWS
    if name in ("Cyrillic", "Greek")
    for sign, plain in zip(signs, letters, strict=True)
    if plain.isupper()
}
_IN_CODES_SIGNS = "".join(map(chr, _IN_CODES))


def latin_codes(text: str) -> str:
    """The text with Latin capitals for Cyrillic and Greek ones of the same shape; places stay."""
    if text.isascii() or not any([sign in text for sign in _IN_CODES_SIGNS]):  # noqa: C419 - faster than lazily
        return text
    return text.translate(_IN_CODES)
