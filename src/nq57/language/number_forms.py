"""The codes that document numbers are made of, and how each is recognised, accents or not.

It must not know how codes combine to a number; that grammar is in `numbers`.
"""

import re
import unicodedata
from typing import Literal, NamedTuple

Fault = Literal["", "spelling", "ocr"]
Side = Literal["party", "state", "unknown"]


def _codes(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


# Types under which the Party issues (Guideline 36-HD/VPTW of 2018, since 2026 05-HD/VPTW); QyĐ is the
# state's only.
PARTY_TYPES = _codes("NQ CT KL QĐ QĐi QC BC TTr TB HD CTr TT KH CV BB ĐA PA")
# Appendix III of Decree 30/2020, the laws' own types, and joint or merged ones seen in use.
TYPES = PARTY_TYPES | _codes(
    "QyĐ TC DA HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB SY TrS SL",
    "NĐ TTLT NQLT PL L VBHN CTPH CTrPH KHPH QCPH GP BS",
)
_PARTY_ORGANS = _codes(
    "TW TU HU ĐU ĐUK ĐUB BCĐTW VPTW VPTU VPHU VPĐU BTCTW BTCTU BTGDVTW BTGDVTU BTGTW BTGTU",
    "BDVTW BDVTU BNCTW BNCTU UBKTTW UBKTTU BTVTU",
)
_STATE_ORGANS = _codes(
    "CP TTg VPCP UBND HĐND VPUBND CTN VPCTN QH VPQH UBTVQH HĐTP TANDTC VKSNDTC KTNN NHNN TTCP HĐBT",
    "BKHCN BTTTT BNV BXD BYT BGDĐT BTP BCA BQP BNG BVHTTDL BNNMT BTNMT BNNPTNT BGTVT BKHĐT BLĐTBXH BDTTG",
    "SKHCN STTTT SNV STC SCT SXD SYT SGDĐT STP SVHTTDL SNNMT SNgV SNNPTNT STNMT SGTVT SKHĐT SLĐTBXH SDTTG",
)
# Seen on either side of the house, so never a ground to turn a number round.
_OTHER_ORGANS = _codes("BCĐ BTC BCT MTTQ MTTW")
# A committee's own bodies bear its code behind theirs; other names may end alike (KH-TCTLNTW).
_PARTY_ORGAN = re.compile(
    "(?:TW[A-ZĐ]*|ĐĐ[A-ZĐ]*[0-9]{0,2}|BCSĐ[A-ZĐ]*|(?:B[A-ZĐ]{1,6}|VP|UBKT|CQ|TBGV|ĐĐ?)(?:TU|ĐU|TW|HU))"
)
_STATE_ORGAN = re.compile("(?:QH|UBTVQH)[0-9]{1,2}")
_ASSEMBLY = re.compile("(?:QH|UBTVQH|ĐĐQH)[0-9]{1,2}")
# A department may be a letter and figures, `C04` in `600/KH-BCA-C04`; a team's initials follow a point.
_ORGAN = re.compile(r"[A-ZĐÂÊÔƠƯĂ](?:[A-ZĐÂÊÔƠƯĂa-zđâêôơưă&]{1,19}[0-9]{0,3}(?:\.[A-ZĐ]{1,6})?|[0-9]{1,3})")
_INITIALS = re.compile(r"[A-ZĐ]{2,19}[0-9]{0,3}(?:\.[A-ZĐ]{1,6})?")

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－﹣"), "-") | dict.fromkeys(map(ord, "⁄∕／"), "/")
_ICELANDIC = {ord("Ð"): "Đ", ord("ð"): "đ"}  # U+00D0 and U+00F0 look like đ in old fonts
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_CLEAN = _DASHES | _ICELANDIC | dict.fromkeys(map(ord, INVISIBLE), "")
_BARE = str.maketrans("đĐðÐ", "dddd")
# What a reader of scanned paper takes for Đ.
_LIKE_D = str.maketrans("ĐÐDPBb0O", "dddddddd")
_LIKE_DIGIT = str.maketrans("OoIl|!iSsZzBGgqb", "0011111552286996")
_LIKE_SLASH = "JIl|1"


class Code(NamedTuple):
    """A code as canonically printed, and what was wrong with the form it was read from."""

    code: str
    fault: Fault = ""


def clean(text: str) -> str:
    """NFC, one hyphen, one slash, Đ for its look-alike, nothing invisible."""
    return unicodedata.normalize("NFC", text).translate(_CLEAN)


def bare(text: str) -> str:
    """Lower case without accents, đ as d, for comparing codes."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFD", text.translate(_BARE))
    return "".join(c for c in letters if not unicodedata.combining(c)).lower()


def _by_bare(codes: frozenset[str]) -> dict[str, str]:
    """Code under its bare form; of two alike (ĐA, DA) the one typed without accents wins."""
    return {bare(code): code for code in sorted(codes, reverse=True)}


_TYPES_BY_BARE = _by_bare(TYPES)
_TYPES_BY_SHAPE = {code.translate(_LIKE_D).lower(): code for code in sorted(TYPES) if "Đ" in code}
_ORGANS_BY_BARE = _by_bare(_PARTY_ORGANS | _STATE_ORGANS | _OTHER_ORGANS)


def read_type(word: str, *, scanned: bool = False) -> Code | None:
    """The type code that `word` spells; with `scanned`, also one that a scan may have damaged."""
    if word in TYPES:
        return Code(word)
    if (code := _TYPES_BY_BARE.get(bare(word))) and len(word) > 1:
        return Code(code, "spelling")
    if not scanned:
        return None
    if code := _TYPES_BY_SHAPE.get(word.translate(_LIKE_D).lower()):
        return Code(code, "ocr")
    if word[:1] in _LIKE_SLASH and (code := _TYPES_BY_BARE.get(bare(word[1:]))):
        return Code(code, "ocr")
    return None


def read_organ(word: str) -> Code | None:
    """The organ code that `word` spells; unknown organs stay as typed, in capitals at least."""
    if side(word) != "unknown" or word in _OTHER_ORGANS:
        return Code(word)
    if code := _ORGANS_BY_BARE.get(bare(word)):
        return Code(code, "spelling")
    upper = word.upper() if word.islower() else word
    if not _ORGAN.fullmatch(upper):
        return None
    return Code(upper, "" if upper == word else "spelling")


def side(organ: str) -> Side:
    """Whether an organ code is surely the Party's or surely the state's."""
    first = organ.partition("-")[0]
    if first in _STATE_ORGANS or _STATE_ORGAN.fullmatch(first):
        return "state"
    if first in _PARTY_ORGANS or _PARTY_ORGAN.fullmatch(first):
        return "party"
    return "unknown"


def is_known_organ(word: str) -> bool:
    """Whether the word, accents or not, is an organ whose code we know."""
    return bare(word) in _ORGANS_BY_BARE or side(word) != "unknown"


def is_initials(word: str) -> bool:
    """Whether the word is printed as organs' codes are, in capitals: `HHDN`, `TCT06`."""
    return _INITIALS.fullmatch(word) is not None


def is_assembly(organ: str) -> bool:
    """Whether the organ is a numbered National Assembly, whose laws bear no type code."""
    return _ASSEMBLY.fullmatch(organ) is not None


def split_fused(word: str) -> tuple[Code, Code] | None:
    """Type and organ written without their hyphen: `NĐCP`, `QĐTTg`."""
    for cut in range(2, min(5, len(word) - 1)):
        kind = read_type(word[:cut])
        if kind and len(word) - cut > 1 and is_known_organ(word[cut:]):
            organ = read_organ(word[cut:])
            return (kind, organ) if organ else None
    return None


def repair_serial(word: str) -> str | None:
    """The digits that a scanner may have meant: `S7T` → `57`; None without any digit."""
    found = re.fullmatch(r"\D?([0-9]{1,6})\D?", word.translate(_LIKE_DIGIT))
    return found[1] if found and re.search("[0-9]", word) else None
