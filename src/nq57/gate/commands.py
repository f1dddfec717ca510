"""Formulas, fields and links that fetch or start something when an office program opens or follows them.

It must not know where they are: each function is given one formula, field or address, and answers in
words for its editor, or with nothing. Names as in ECMA-376 (fields 17.16.5, formulas 18.17) and in Excel.
"""

import re
import unicodedata
from itertools import islice
from urllib.parse import unquote

RUNS = "lệnh chạy chương trình"
FETCHES = "lệnh lấy dữ liệu từ nơi khác"
LOCAL_LINK = "liên kết tới tệp trên máy"
DDE = "liên kết DDE"

MAX_FORMULA = 8_192  # letters; Excel takes no more
_MOST_NAMES, _MOST_LINKS, _LONGEST_ADDRESS = 64, 16, 2_000
_FETCHING = (
    "WEBSERVICE FILTERXML IMAGE RTD STOCKHISTORY STOCKSERIES SQL.REQUEST SQL.CLOSE IMPORTDATA IMPORTXML"
)
_FETCHING += " IMPORTHTML IMPORTFEED IMPORTRANGE GETURL DETECTLANGUAGE TRANSLATE COPILOT PY"
_RUNNING = (
    "CALL REGISTER REGISTER.ID UNREGISTER EXEC EXECUTE EVALUATE FOPEN FWRITE FWRITELN RUN DDE INITIATE POKE"
)
_FUNCTIONS = {
    **dict.fromkeys(_FETCHING.split(), "hàm lấy dữ liệu từ nơi khác"),
    **dict.fromkeys(_RUNNING.split(), RUNS),
}
# A function may carry the mark of a newer version, and blanks before its bracket.
_CALL = re.compile(r"(?<![\w.\\])@?(?:_xl\w{2,4}\.)*([A-Z][A-Z.]*)\s*\(", re.IGNORECASE)
_STRING = re.compile(r'"(?:[^"]|"")*"')
_SHEET = re.compile(r"(?<!\|)'(?:[^']|'')*'(?=!)")  # 'Quý 1|2'!A1: a sheet's name, not a topic of DDE
_CODE = re.compile(r"\bUNI?CHAR\s*\(\s*(\d{1,7})\s*\)|\bCHAR\s*\(\s*(\d{1,3})\s*\)", re.IGNORECASE)
_JOINED = re.compile(r'"\s*&\s*"')
_OTHER_BOOK = re.compile(r"'\s*(?:\\\\|//|https?:|ftp:|file:)", re.IGNORECASE)
_LOCAL_WORDS = re.compile(r'"\s*(?:\\\\|file:|javascript:|vbscript:|search-ms:|ms-[a-z-]+:)', re.IGNORECASE)
_LINKING = re.compile(r"(?<![\w.])HYPERLINK\s*\(", re.IGNORECASE)
_REFERENCE = re.compile(r"\$?[A-Za-z]{1,3}\$?\d")
_WEB = re.compile(r"(?:https?|mailto|tel|ftp):(?!//?\\)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BLANK = re.compile(r"[\s\x00-\x20\u200b-\u200f\ufeff]+")

_FIELDS = {
    "DDE": DDE,
    "DDEAUTO": DDE,
    **dict.fromkeys(
        ("LINK", "DATABASE", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "RD"), FETCHES
    ),
    **dict.fromkeys(("MACROBUTTON", "PRINT", "CONTROL", "HTMLACTIVEX"), RUNS),
}
_QUOTED_CODES = re.compile(r"\s*QUOTE((?:\s+(?:0x[0-9a-f]{1,6}|\d{1,7}))+)\s*", re.IGNORECASE)
_WORD = re.compile(r'[\s"“”\\]*([A-Za-z]+)')
_LINK_FIELD = re.compile(r'HYPERLINK"?(?P<rest>.*)', re.IGNORECASE | re.DOTALL)
_SWITCH = re.compile(r'\\[a-z]\b\s*(?:"[^"]*")?', re.IGNORECASE)
_CELL_SIGNS = frozenset("=+-@")
_NUMBER = re.compile(r"(?:\+/-|[+-])?\s*[0-9(][0-9\s.,()/%:_–-]*(?:[^\W\d_]|[\s%/²³°]){0,16}")
_BULLET = re.compile(r"[+-][^\d|!=\"'&*^<>]*")


def leads_astray(address: str) -> bool:
    """Whether a link opens something else than a page, a letter, a call or a place in the file itself."""
    plain = _BLANK.sub("", unquote(address))
    if not plain or plain.startswith("#") or _WEB.match(plain):
        return False
    return plain.startswith(("\\", "//", "/\\")) or bool(_SCHEME.match(plain))


def is_elsewhere(address: str) -> bool:
    """Whether what is at an address is fetched from outside the file when it is opened."""
    plain = _BLANK.sub("", unquote(address))
    return plain.startswith(("\\", "//", "/\\")) or bool(
        _SCHEME.match(plain) and not plain.startswith("data:")
    )


def formula_danger(formula: str) -> str:
    """What a formula of a spreadsheet would do, in words; empty when it only reckons."""
    plain = _JOINED.sub("", _CODE.sub(_letter, unicodedata.normalize("NFKC", formula[:MAX_FORMULA])))
    bare = _STRING.sub('""', plain)
    for found in _CALL.finditer(bare):
        if words := _FUNCTIONS.get(found[1].upper()):
            return words
    if "|" in bare and (bare.count("'") > _MOST_NAMES or "|" in _SHEET.sub("", bare)):
        return DDE
    if _OTHER_BOOK.search(bare):
        return "bảng tính lấy số liệu từ máy khác"
    links = [
        _linked(_first_argument(plain, at.end())) for at in islice(_LINKING.finditer(plain), _MOST_LINKS)
    ]
    return next(filter(None, links), LOCAL_LINK if links and _LOCAL_WORDS.search(plain) else "")


def _first_argument(formula: str, start: int) -> str:
    """What is in a function's brackets up to its first comma or semicolon."""
    depth, quoted = 0, False
    for at in range(start, min(len(formula), start + _LONGEST_ADDRESS)):
        sign = formula[at]
        if sign == '"':
            quoted = not quoted
        elif not quoted and sign in "()":
            depth += 1 if sign == "(" else -1
        if not quoted and (depth < 0 or (not depth and sign in ",;")):
            return formula[start:at]
    return formula[start : start + _LONGEST_ADDRESS]


def _letter(found: re.Match[str]) -> str:
    code = int(found[1] or found[2])
    return f'"{chr(code)}"' if 0 < code < 0x110000 else found[0]  # noqa: PLR2004 - the letters that there are


def _linked(arguments: str) -> str:
    """What a link that a formula makes opens; one that carries cells of the sheet away is told too."""
    words = "".join(one[1:-1] for one in _STRING.findall(arguments))
    if leads_astray(words):
        return LOCAL_LINK
    carries = _REFERENCE.search(_STRING.sub("", arguments))
    return "liên kết gửi dữ liệu trong ô ra ngoài" if carries and "?" in words else ""


def field_danger(code: str) -> str:
    """What a field of Word would do, by its code; empty when it only shows, counts or leads well."""
    word = _WORD.match(code)
    if word and (words := _FIELDS.get(word[1].upper())):
        return words
    link = _LINK_FIELD.match(code.lstrip(' "\t\r\n\u00a0'))
    target = _SWITCH.sub("", link["rest"]).strip().strip('"“”').replace("\\\\", "\\") if link else ""
    return LOCAL_LINK if leads_astray(target) else ""


def quoted_codes(code: str) -> str | None:
    """The letters of a field `QUOTE 68 68 69`; None of any other field."""
    found = _QUOTED_CODES.fullmatch(code)
    if found is None:
        return None
    numbers = (int(one, 16 if one.lower().startswith("0x") else 10) for one in found[1].split())
    return "".join(chr(one) for one in numbers if one < 0x110000)  # noqa: PLR2004 - the letters that there are


def cell_danger(cell: str) -> str:
    """What a spreadsheet would make of a cell of a CSV file; empty when it stays a word or a number.

    A dash or plus before words is a bullet, before digits a number or a telephone (OWASP: CSV injection).
    """
    bare = cell.lstrip()
    if not bare or unicodedata.normalize("NFKC", bare[0]) not in _CELL_SIGNS:
        return "ô bắt đầu bằng dấu Tab" if bare and cell[0] in "\t\r" else ""
    plain = unicodedata.normalize("NFKC", bare)
    if danger := formula_danger(plain):
        return danger
    if plain[0] in "+-" and (_NUMBER.fullmatch(plain) or _is_bullet(plain)):
        return ""
    return "" if not plain.strip("=+-@ ") else f"ô bắt đầu bằng dấu {plain[0]}"


def _is_bullet(plain: str) -> bool:
    """Words behind a dash: no formula whatever follows a blank, and none without signs of reckoning."""
    if plain[1:2].isspace():
        return (
            "|" not in plain and not re.match(r".\s+\w+\(", plain) and not re.search(r"\w!\$?[A-Z]", plain)
        )
    return bool(_BULLET.fullmatch(plain)) and not re.search(r"\w\(", plain)
