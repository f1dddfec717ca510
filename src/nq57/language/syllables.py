"""What a Vietnamese syllable can look like: onset, vowels, coda, and at most one tone.

It must not know words; that a syllable can be said does not mean that it is.
"""

import functools
import re
import unicodedata

_TONES = re.compile("[\u0300\u0301\u0309\u0303\u0323]")
_ONSETS = "ngh|ng|nh|gh|gi|ch|kh|ph|th|tr|qu|[bcdđghklmnpqrstvx]"
_VOWELS = (
    "iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uyê|uya|uyu|iê|yê|ia|uô|ua|ươ|ưa|oa|oă|oe|uâ|uê|uy|uơ|"
    "ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy]"
)
_CODAS = "ch|nh|ng|[cmnpt]"
_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{_VOWELS})(?:{_CODAS})?")
_MOST_CACHED = 8192


@functools.lru_cache(maxsize=_MOST_CACHED)
def is_syllable(word: str) -> bool:
    """Whether the word, in any case and NFC, is one well-formed Vietnamese syllable."""
    letters, tones = _TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", letters)) is not None


_WORD = re.compile(r"[^\W\d_]+")
_VOWEL_RUN = re.compile("[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]+")


def spoken_syllables(text: str) -> int:
    """About how many syllables are said: one for each word of ours, of others the runs of vowels.

    A word without vowels is spelled letter by letter.
    """
    return sum(
        1 if is_syllable(word) else len(_VOWEL_RUN.findall(word.lower())) or len(word)
        for word in _WORD.findall(text)
    )


def share_of_syllables(words: list[str]) -> float:
    """How many of the words are syllables, 0 to 1; of no words, none."""
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
