"""Generated document numbers: sound ones of every style, and texts that only look like numbers.

It must not assert anything; the laws stand in the test modules beside it.
"""

from hypothesis import strategies as st

from nq57.language.numbers import Number, Style

PARTY_ORGANS = ("TW", "TU", "ĐU", "HU", "BCĐTW", "BTGDVTU", "VPTW", "ĐĐQH15", "TWĐTN-BTG")
STATE_ORGANS = ("CP", "TTg", "UBND", "HĐND", "SKHCN", "SNgV", "BKHCN-BTTTT", "UBTVQH15", "VPCP", "NHNN")
JOINT_ORGANS = ("BCA-C04", "VKSNDTC-TANDTC-BCA-BTP-BQP-BTC-BNNPTNT")
UNKNOWN_ORGANS = ("BCĐ", "ABC", "TTr", "BQLKKT", "CAT-PV01", "MTTW-BTT", "TCTLNTW-C04", "STP.ĐKT")
PARTY_TYPES = ("NQ", "CT", "KL", "QĐ", "QĐi", "QC", "TB", "HD", "CTr", "KH", "TTr", "ĐA", "CV")
STATE_TYPES = ("NQ", "QĐ", "KH", "TTr", "TB", "CĐ", "QyĐ", "ĐA", "DA", "BC", "HD")
LAW_TYPES = ("NĐ", "TT", "NQ", "QĐ", "TTLT", "PL")

_figures = st.integers(1, 99999).map(str)
serials = st.one_of(
    _figures,
    st.integers(1, 9).map(lambda figure: f"0{figure}"),
    st.tuples(_figures, st.sampled_from("abđ")).map("".join),
)
# Only acts with a year have serials with a point, as 66.13/2026/NQ-CP.
_pointed = st.tuples(_figures, st.integers(1, 99)).map(lambda parts: f"{parts[0]}.{parts[1]:02d}")
_or_blank = st.one_of(serials, st.just(""))
years = st.integers(1945, 2099)


def _number(serial: str, kind: str, organ: str, year: int | None, style: Style) -> Number:
    return Number(serial, kind, organ, year, style if serial else "draft")


party_numbers = st.builds(
    _number,
    _or_blank,
    st.sampled_from(PARTY_TYPES),
    st.sampled_from(PARTY_ORGANS),
    st.none(),
    st.just("party"),
)
state_numbers = st.builds(
    _number,
    _or_blank,
    st.sampled_from(STATE_TYPES),
    st.sampled_from(STATE_ORGANS + JOINT_ORGANS + UNKNOWN_ORGANS),
    st.none(),
    st.just("state"),
)
legal_numbers = st.builds(
    _number,
    st.one_of(_or_blank, _pointed),
    st.sampled_from(LAW_TYPES),
    st.sampled_from(STATE_ORGANS + JOINT_ORGANS + UNKNOWN_ORGANS),
    years,
    st.just("legal"),
)
laws = st.builds(_number, serials, st.just(""), st.sampled_from(("QH11", "QH15")), years, st.just("legal"))
letters = st.builds(
    _number,
    serials,
    st.just(""),
    st.sampled_from(
        ("UBND-KGVX", "SKHCN-CĐS", "VPCP-KSTT", "BKHCN-CĐSQG", "XYZ-VP", "BCA-V01", "TCT06", "HHDN-K4")
    ),
    st.none(),
    st.just("letter"),
)
numbers = st.one_of(party_numbers, state_numbers, legal_numbers, laws, letters)

# What scans make of a Đ, and of a first figure.
_SCANNED_TYPES = st.tuples(st.sampled_from(("QĐ", "NĐ")), st.sampled_from("PB0b"))
_SCANNED_FIGURES = st.tuples(st.sampled_from(("5", "1", "0", "2", "8")), st.integers(1, 999).map(str))
_LOOK = dict(zip("51028", "SlOZB", strict=True))


def _with_scanned_type(serial: str, damage: tuple[str, str], organ: str) -> tuple[Number, str]:
    kind, letter = damage
    number = Number(serial, kind, organ, None, "state")
    return number, number.canonical.replace(kind, kind.replace("Đ", letter), 1)


def _with_scanned_figure(figures: tuple[str, str], organ: str) -> tuple[Number, str]:
    first, rest = figures
    number = Number(f"{first}{rest}", "NQ", organ, None, "party")
    return number, f"{_LOOK[first]}{rest}-NQ/{organ}"


scanned_numbers = st.one_of(
    st.builds(
        _with_scanned_type, _figures, _SCANNED_TYPES, st.sampled_from(("TTg", "UBND", "CP", "SKHCN"))
    ),
    st.builds(_with_scanned_figure, _SCANNED_FIGURES, st.sampled_from(("TW", "TU"))),
)


def _parted(text: str, mark: str | None = None) -> tuple[str, ...]:
    return tuple(text.split(mark))


# Parts of numbers in any order, with every kind of mark between: what editors and scanners make of them.
_PARTS = _parted("""
    57 01 1169 66.13 12a S7T 2025 1999 0 NQ57 57NQ Số số B I & NQ QĐ QD QP Qb JKH KH CTr TTr ĐA DA NĐCP
    QĐTTg L Ê é TW TTg UBND CP QH15 SNgV snv BKHCN BCĐTW ABC ubnd CTN KH&CN
""")
_MARKS = ("-", "/", "–", "‑", " ", "\n", "  ", ".", ":", "\u00ad", "\u200b", "…", "")
number_soup = st.lists(st.sampled_from(_PARTS + _MARKS), max_size=12).map("".join)

_WORDS = _parted(
    "Nghị quyết số|nghị quyết|Quyết định|Kế hoạch số|Luật Dữ liệu số|số|của|ngày|và|Bộ Chính trị|UBND tỉnh|"
    "Chính phủ|tháng|năm|22/12/2024|24/24|6/2025|57|NQ57|57-NQ/TW|1169/QĐ-TTg|193/2025/QH15|57/NQ-TW|"
    "/KH-UBND|,|.|(|)",
    "|",
)
citing_texts = st.lists(
    st.one_of(
        st.sampled_from(_WORDS), st.sampled_from(_MARKS), numbers.map(lambda number: number.canonical)
    ),
    max_size=24,
).map(" ".join)
