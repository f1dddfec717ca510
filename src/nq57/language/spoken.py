"""Vietnamese text as a newsreader says it: figures, days, numbers of documents, abbreviations, addresses.

It must not guess: an abbreviation that the lexicon lacks stays as written and is told. What is read has the
value of what was written (`tests/properties/test_spoken_laws.py` reads it back).
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from nq57.language.number_words import digits, whole
from nq57.language.spoken_documents import CANDIDATE, document_words
from nq57.language.spoken_numbers import FIGURE_RULES, HEADING_RULE, ROMAN_RULE, Around
from nq57.language.spoken_words import ADDRESS_SIGNS, LETTERS, MONEY, NAMES, UNITS
from nq57.language.syllables import is_syllable

_REACH = 40  # characters around a place by which its meaning is told
_ADDRESS = re.compile(
    r"https?://(?P<host>[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,8}(?::\d+)?(?:/[\w./\-?=&#%+~]{0,500})?)"
    r"|(?:mailto:)?(?P<said>[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,8}"
    r"|(?:[A-Za-z0-9\-]{1,63}\.){1,8}(?:vn|com|org|net|gov|edu|info|int|eu|io)(?![\w.]*@)(?!\w)(?::\d+)?(?:/[\w./\-?=&#%+~]{0,500})?)",
    re.IGNORECASE,
)
_CHUNK = re.compile(r"[^\W\d_]+|\d+|[\W_]")
_VOWELS = re.compile("[aeiouyAEIOUY]")
_WORD = re.compile(r"[^\W\d_]+(?:&[^\W\d_]+)*")
_MIXED = re.compile(r"[^\W\d_]+\d[^\W_]*|\d+[^\W\d_][^\W_]*")
_CAPITALS = re.compile(r"[A-ZĐƯƠÂÊÔĂ]{2,}(?:&[A-ZĐ]+)*")
_TYPE_CODE = re.compile("[A-ZĐ][A-Za-zĐđ]{1,4}")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s*\Z")
_SLASH = re.compile(r"/(?=[^\W\d_])")
_PER = re.compile(r"(?:đồng|lượt|bài|cuộc|ca|giờ|buổi|người|tấn|hồ sơ|suất)\Z")
_PER_WHAT = re.compile(r"/(?:người|hộ|năm|tháng|tuần|ngày|giờ|lượt|buổi|ca|quý|ha|km|kg|xã|thôn|lớp)(?!\w)")
_DROPPED = frozenset("\"'“”‘’«»*#_`|<>[]{}^\\•●▪◦■□✓✔➢➤\ufeff")
_PAUSES = frozenset("()→⇒/")
_SAID_SIGNS = {"&": " và ", "+": " cộng ", "=": " bằng ", "%": " phần trăm ", "×": " nhân ", "§": " mục "}
_DASHES = frozenset("-–—")
_SPACE = re.compile(r"[ \t\xa0\u2009\u202f]+")
_BEFORE_SIGN = re.compile(r"\s+([,.;:!?…])")
_PAUSE_RUN = re.compile(r",(?:\s*,)+|,\s*(?=[.;:!?…])|(?<=[.;:!?…])\s*,")
_LINE_EDGE = re.compile(r"(?m)^[ ,;]+|[ ,]+$")
_SENTENCE_END = re.compile(r"(?:[.!?…]\s+|\n\s*)\Z")
_FEW = 3  # figures of a name, "NQ57", that are read as one number
_SPELLED = 4  # letters of an address part without a vowel that are named one by one
_SHORT_SYLLABLE = 2


@dataclass(frozen=True)
class Lexicon:
    """What short forms mean: `abbreviations` in texts, `types` of documents by their code."""

    abbreviations: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def short_form(self) -> re.Pattern[str]:
        """Finds any abbreviation, the longest first."""
        forms = sorted(self.abbreviations, key=lambda form: (-len(form), form))
        return re.compile(rf"(?:{'|'.join(map(re.escape, forms)) or '(?!)'})(?![\w&]|-[A-ZĐ])")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text as it is said; `unknown` are the short forms kept as written, each once, in their order."""

    text: str
    unknown: tuple[str, ...] = ()


def spoken(text: str, lexicon: Lexicon) -> Spoken:
    """The text as it is said aloud; never raises, and reads what it gives as it is."""
    reading = _Reading(unicodedata.normalize("NFC", text), lexicon)
    reading.run()
    return Spoken(_tidy("".join(reading.pieces)), tuple(dict.fromkeys(reading.unknown)))


class _Reading:
    """One text on the way to what is said: read from left to right, a piece at a time."""

    def __init__(self, text: str, lexicon: Lexicon, *, spell_out: bool = True) -> None:
        self.text = text
        self.lexicon = lexicon
        self.pieces: list[str] = []
        self.unknown: list[str] = []
        self._spell_out = spell_out
        self._day_end = -1  # where a day of a month ended last

    def run(self) -> None:
        """Read the whole text."""
        at = 0
        while at < len(self.text):
            at = self._step(at)

    def _step(self, at: int) -> int:
        sign = self.text[at]
        if sign.isalnum():
            return self._address(at) or (self._figures(at) if _is_figure(sign) else self._word(at))
        if sign in "+-−(≥≤><≈~±" and (end := self._signed(at)):
            return end
        return self._sign(at)

    def _say(self, words: str, *, capital: bool = True) -> None:
        """Add words of ours, with a capital where a sentence begins."""
        before = "".join(self.pieces[-3:])
        if capital and (not before.strip() or _SENTENCE_END.search(before)) and words:
            words = words[0].upper() + words[1:]
        if before[-1:].isalnum():
            words = f" {words}"
        self.pieces.append(words)

    def _around(self, start: int, end: int) -> Around:
        before = self.text[max(0, start - _REACH) : start]
        near = 0 <= start - self._day_end <= _REACH and self._day_end >= 0
        gap = self.text[self._day_end : start] if near else ""
        listed = gap.strip() in {",", "và", "-", "–", "đến", "đến ngày", "hoặc"} and bool(gap)
        return Around(before, self.text[end : end + _REACH], listed)

    def _address(self, at: int) -> int:
        if at and (self.text[at - 1].isalnum() or self.text[at - 1] in "@/"):
            return 0
        found = _ADDRESS.match(self.text, at)
        if not found:
            return 0
        name = "host" if found["host"] else "said"
        address = found[name].rstrip(".,-?")
        self._say(address_words(address))
        return found.start(name) + len(address)

    def _figures(self, at: int) -> int:
        document = CANDIDATE.match(self.text, at)
        if document and (words := document_words(self.text, document, self.lexicon.types, self._tell)):
            self._say(words)
            return document.end()
        return self._by_rules(at) or self._mixed(at) or self._bare(at)

    def _tell(self, code: str) -> None:
        """A code of a document's number that is kept, unless the vocabulary has it."""
        self.unknown.append(code)

    def _by_rules(self, at: int) -> int:
        for pattern, read in FIGURE_RULES:
            found = pattern.match(self.text, at)
            words = read(found, self._around(at, found.end())) if found else None
            if found and words is not None:
                if "tháng" in words or "mùng" in words:
                    self._day_end = found.end()
                self._say(words)
                return found.end()
        return 0

    def _signed(self, at: int) -> int:
        before = self.text[at - 1 : at]
        if self.text[at] in "-−" and before and before not in " (\n\t":
            return 0
        if self.text[at] in "(+" and self.text[at + 1 : at + 2] not in "0123456789":
            return 0
        return self._by_rules(at)

    def _bare(self, at: int) -> int:
        """A run of figures that no rule reads."""
        end = at
        while end < len(self.text) and _is_figure(self.text[end]):
            end += 1
        run = self.text[at:end]
        self._say(whole("".join(str(unicodedata.decimal(sign)) for sign in run)))
        return end

    def _mixed(self, at: int) -> int:
        """Letters and figures in one: "5G", "A4", "NQ57"."""
        found = _MIXED.match(self.text, at)
        if not found:
            return 0
        parts = (
            part if not _is_figure(part[0]) else whole(part) if len(part) <= _FEW else digits(part)
            for part in _CHUNK.findall(found[0])
        )
        self._say(" ".join(parts))
        return found.end()

    def _word(self, at: int) -> int:
        word = _WORD.match(self.text, at)
        if word is None:  # a letter that is no letter of words, as Ⅳ or ²
            self.pieces.append(self.text[at])
            return at + 1
        found = HEADING_RULE[0].match(self.text, at) or ROMAN_RULE[0].match(self.text, at)
        if found:
            read = HEADING_RULE[1] if found.re is HEADING_RULE[0] else ROMAN_RULE[1]
            if words := read(found, self._around(at, found.end())):
                self._say(words, capital=found.re is HEADING_RULE[0])
                return found.end()
        if word[0] in MONEY:
            self._say(UNITS[word[0]])
            return word.end()
        if self._spell_out and (end := self._abbreviation(at)):
            return end
        return self._mixed(at) or self._plain_word(word)

    def _abbreviation(self, at: int) -> int:
        found = self.lexicon.short_form.match(self.text, at)
        if not found or (is_syllable(found[0]) and self._shouted(at, found.end())):
            return 0
        if found[0] == "CP" and self.text[max(0, at - _REACH) : at].rstrip().endswith("Công ty"):
            self._say("cổ phần")
            return found.end()
        inner = _Reading(self.lexicon.abbreviations[found[0]], self.lexicon, spell_out=False)
        inner.run()
        self.unknown += inner.unknown
        self._say(_small(inner, self.lexicon, found[0]))
        return found.end()

    def _shouted(self, start: int, end: int) -> bool:
        """Whether a syllable in capitals is a word of a text in capitals."""
        before = _LAST_WORD.search(self.text[max(0, start - _REACH) : start])
        after = _NEXT_WORD.match(self.text, end)
        beside = (found[1] for found in (before, after) if found)
        return any(word.isupper() and is_syllable(word) for word in beside)

    def _plain_word(self, word: re.Match[str]) -> int:
        text = word[0]
        if self._is_short_form(text, word.start(), word.end()):
            self.unknown.append(text)
        self.pieces.append(text)
        return word.end()

    def _is_short_form(self, text: str, start: int, end: int) -> bool:
        """Whether a word is an abbreviation that we do not know: capitals that are no word or name."""
        if text in NAMES or text in self.lexicon.abbreviations:
            return False
        if text in self.lexicon.types and len(text) > 1:
            return not text.istitle()
        if not _CAPITALS.fullmatch(text):
            return False
        if not is_syllable(text):
            return True
        return len(text) <= _SHORT_SYLLABLE and not self._shouted(start, end)

    def _sign(self, at: int) -> int:
        sign = self.text[at]
        if (
            sign == "/"
            and _PER.search(self.text, max(0, at - _REACH), at)
            and _PER_WHAT.match(self.text, at)
        ):
            self.pieces.append(" một ")
        elif sign in _DASHES:
            self.pieces.append(self._dash(at))
        elif sign in _SAID_SIGNS:
            self.pieces.append(_SAID_SIGNS[sign])
        elif sign in _PAUSES:
            self.pieces.append(", ")
        elif sign not in _DROPPED and _is_spoken(sign):
            self.pieces.append(sign)
        else:
            self.pieces.append(" ")
        return at + 1

    def _dash(self, at: int) -> str:
        """A dash inside a word is none; between names or clauses it is a pause."""
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        if before.isalnum() and after.isalnum():
            return " "
        small = before == after == " " and self.text[at - 2 : at - 1].islower()
        return " " if small and self.text[at + 2 : at + 3].islower() else ", "


def _small(inner: _Reading, lexicon: Lexicon, short: str) -> str:
    """The words of an abbreviation, beginning as the vocabulary has them."""
    words = "".join(inner.pieces)
    return words if lexicon.abbreviations[short][:1].isupper() else words[:1].lower() + words[1:]


def _is_figure(sign: str) -> bool:
    return sign.isdecimal()


def _is_spoken(sign: str) -> bool:
    """Whether a sign is a pause or a blank; pictures and marks are not said."""
    return sign.isspace() or sign in ".,;:!?…" or unicodedata.category(sign)[0] in "LM"


def address_words(address: str) -> str:
    """An address with each sign named; parts without vowels are spelled: "nq57.gov.vn"."""
    words: list[str] = []
    for part in _CHUNK.findall(address):
        if part[0].isdecimal():
            words.append(digits(part))
        elif part in ADDRESS_SIGNS:
            words.append(ADDRESS_SIGNS[part])
        elif len(part) <= _SPELLED and not _VOWELS.search(part) and part.isascii():
            words += [LETTERS[letter] for letter in part.lower()]
        else:
            words.append(part)
    return " ".join(words)


def _tidy(text: str) -> str:
    """Single blanks and pauses, no pause at the edges of lines."""
    text = _SPACE.sub(" ", text)
    text = _PAUSE_RUN.sub(
        lambda found: "," if found[0].count(",") > 1 else "", _BEFORE_SIGN.sub(r"\1", text)
    )
    return _LINE_EDGE.sub("", text).strip()
