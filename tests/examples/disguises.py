"""Marks of classification in disguise: every way of writing times every mark, and forms made by hand.

It must not judge anything. Each form is a text that says of itself that it is secret or for the house only.
"""

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator

MARKS = (
    *(
        "MẬT",
        "TỐI MẬT",
        "TUYỆT MẬT",
        "LƯU HÀNH NỘI BỘ",
        "CHỈ DÙNG NỘI BỘ",
        "TÀI LIỆU THU HỒI",
        "TOP SECRET",
    ),
    *("CONFIDENTIAL", "TÀI LIỆU MẬT", "XEM XONG TRẢ LẠI"),
)
DEGREES = MARKS[:3]
SPELLED = ("MẬT", "TỐI MẬT", "TUYỆT MẬT", "LƯU HÀNH NỘI BỘ", "TOP SECRET")


def _letters(mark: str) -> list[str]:
    return [letter for letter in mark if not letter.isspace()]


def _table(latin: str, others: str) -> Callable[[str], str]:
    signs = str.maketrans(dict(zip(latin, others, strict=True)))
    return lambda mark: mark.translate(signs)


def _base(mark: str, table: dict[str, str]) -> str:
    """Each letter by its base, its accents kept as combining signs."""
    return "".join(table.get(sign, sign) for sign in unicodedata.normalize("NFD", mark))


def _shifted(mark: str, first: int) -> str:
    return _base(mark, {chr(65 + n): chr(first + n) for n in range(26)})


_CHEROKEE = dict(zip("ABCDEGHJKLMPRSTVWYZ", "ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎽᏃ", strict=True))
_COPTIC = dict(zip("AEHIKMNOCTYX", "ⲀⲈⲎⲒⲔⲘⲚⲞⲤⲦⲨⲬ", strict=True))
_LISU = dict(zip("BDTGKCMNLSRHXYAEIOU", "ꓐꓓꓔꓖꓗꓚꓟꓠꓡꓢꓣꓧꓫꓬꓮꓰꓲꓳꓴ", strict=True))
_SMALL = dict(zip("ABCDEFHILMNOPRSTUYX", "ᴀʙᴄᴅᴇꜰʜɪʟᴍɴᴏᴘʀꜱᴛᴜʏx", strict=True))
_ARMENIAN = dict(zip("SUOL", "ՏՍՕԼ", strict=True))

# What is done to a whole mark.
DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": lambda mark: mark,
    "bold": lambda mark: f"**{mark}**",
    "heading": lambda mark: f"## {mark} ##",
    "counted": lambda mark: f"1. {mark}",
    "lettered": lambda mark: f"a) {mark}",
    "roman": lambda mark: f"II. {mark}",
    "starred": lambda mark: f"★ {mark} ★",
    "dotted line": lambda mark: f"…… {mark} ……",
    "framed": lambda mark: f"[{mark}]",
    "quoted line": lambda mark: f"> {mark}",
    "item": lambda mark: f"- {mark}",
    "cell": lambda mark: f"| 12 | {mark} | 3 |",
    "comma cell": lambda mark: f"12,{mark},3",
    "html cell": lambda mark: f"<tr><td>12</td><td>{mark}</td></tr>",
    "span": lambda mark: f"<span class='x'>{mark}</span>",
    "nfd": lambda mark: unicodedata.normalize("NFD", mark),
    "full width": lambda mark: _shifted(mark, 0xFF21),
    "mathematical bold": lambda mark: _shifted(mark, 0x1D400),
    "sans": lambda mark: _shifted(mark, 0x1D5A0),
    "circled": lambda mark: _shifted(mark, 0x24B6),
    "negative squares": lambda mark: _shifted(mark, 0x1F170),
    "regional": lambda mark: _shifted(mark, 0x1F1E6),
    "cyrillic": lambda mark: _base(mark, dict(zip("ABCEHIKMOPTXY", "АВСЕНІКМОРТХУ", strict=True))),
    "greek": lambda mark: _base(mark, dict(zip("ABEHIKMNOPTXY", "ΑΒΕΗΙΚΜΝΟΡΤΧΥ", strict=True))),
    "cherokee": lambda mark: _base(mark, _CHEROKEE),
    "coptic": lambda mark: _base(mark, _COPTIC),
    "lisu": lambda mark: _base(mark, _LISU),
    "armenian": lambda mark: _base(mark, _ARMENIAN),
    "small capitals": lambda mark: _base(mark, _SMALL),
    "struck through": lambda mark: "".join(f"{letter}\u0336" for letter in mark),
    "slashed": lambda mark: "".join(f"{letter}\u0338" for letter in mark),
    "underlined": lambda mark: "".join(f"{letter}\u0332" for letter in mark),
    "enclosed": lambda mark: "".join(f"{letter}\u20dd" for letter in _letters(mark)),
    "variation": lambda mark: "".join(f"{letter}\ufe0e" for letter in mark),
    "zero width": "\u200b".join,
    "joined": "\u2060".join,
    "soft hyphens": "\u00ad".join,
    "bidi": lambda mark: f"\u2067{mark}\u2069",
    "decimal references": lambda mark: "".join(f"&#{ord(letter)};" for letter in mark),
    "hex references": lambda mark: "".join(f"&#x{ord(letter):X};" for letter in mark),
    "double references": lambda mark: "".join(f"&amp;#{ord(letter)};" for letter in mark),
    "named reference": lambda mark: mark.replace(" ", "&nbsp;"),
    "tags between": "<b></b>".join,
    "remarks between": "<!-- x -->".join,
    "emphasis between": lambda mark: "".join(f"**{letter}**" if letter != " " else " " for letter in mark),
    "escaped": lambda mark: f"\\*\\*{mark}\\*\\*",
    "link": lambda mark: f"[{mark}](https://a.example/)",
    "link title": lambda mark: f'[Tải về](a.pdf "{mark}")',
    "picture title": lambda mark: f"![Ảnh](a.png '{mark}')",
    "alternative": lambda mark: f"![{mark}](a.png)",
    "html alternative": lambda mark: f'<img src="a.png" alt="{mark}">',
    "html title": lambda mark: f"<a href='a.pdf' title='{mark}'>Tải về</a>",
    "definition title": lambda mark: f'[x]: a.pdf "{mark}"',
    "remark": lambda mark: f"<!-- {mark} -->",
    "key": lambda mark: f'tieu_de: "{mark}"',
    "list key": lambda mark: f"the: [{mark}]",
    "behind a dash": lambda mark: f"Báo cáo tình hình – {mark}",
    "before a colon": lambda mark: f"{mark}: Báo cáo tình hình",
    "in wide blanks": lambda mark: f"UBND TỈNH      {mark}      CỘNG HÒA",
    "thin blanks": lambda mark: mark.replace(" ", "\u2009"),
    "footnote": lambda mark: f"[^1]: {mark}",
    "admonition": lambda mark: f'!!! note "{mark}"',
}
# Between letters.
SEPARATORS = {
    "blank": " ",
    "dot": ".",
    "hyphen": "-",
    "en dash": "–",
    "em dash": "—",
    "slash": "/",
    "underscore": "_",
    "star": "*",
    "middle dot": " · ",
    "comma": ", ",
    "line": "\n",
    "paragraph": "\n\n",
    "bar": " | ",
    "line break": "<br>",
    "cells": "</td><td>",
    "items": "\n- ",
    "no-break": "\u00a0",
    "plus": "+",
    "tilde": "~",
    "ideographic": "\u3000",
}
WORD_SEPARATORS = ("-", "_", ".", "/", "–", "\n", " - ", "*", "<br>", "")

BY_HAND = (
    *(
        "Độ mật: Mật",
        "Độ mật = Mật",
        "Độ mật - Tối mật",
        "Độ mật…… Tuyệt mật",
        "Độ Mật : MẬT",
        "ĐỘ MẬT: TỐI MẬT",
    ),
    *(
        "Độ mật (Mật)",
        "Mức độ mật: Tuyệt mật",
        "do_mat: mat",
        "do_mat: 'Tối mật'",
        "Độ mật của văn bản: Mật",
    ),
    *("Phân loại: Mật", "Phân loại: TỐI MẬT", "Classification: Secret", "Dấu: Mật", "Cấp độ: Tối mật"),
    *("| Số | Độ mật |\n| --- | --- |\n| 12 | Mật |", "Độ mật,b\nMẬT,1", "Số;Độ mật\n12;Mật"),
    *(
        "Báo cáo số 15/BC-BCA (Mật)",
        "tieu_de: Báo cáo tình hình biên giới (Mật)",
        "V/v bố trí lực lượng (Tối mật)",
    ),
    *(
        "Kế hoạch phòng thủ khu vực [Mật]",
        "Báo cáo (Lưu hành nội bộ)",
        "MẬT/KHẨN",
        "HỎA TỐC - MẬT",
        "(MẬT)",
    ),
    *(
        "TOP-SECRET",
        "TOP_SECRET",
        "Top Secret//NOFORN",
        "T0P SECRET",
        "STRICTLY CONFIDENTIAL",
        "RESTRICTED",
    ),
    *("FOR INTERNAL USE ONLY", "INTERNAL USE ONLY", "FOR OFFICIAL USE ONLY", "NOT FOR PUBLIC RELEASE"),
    *(
        "TUYỆT-MẬT",
        "TUYỆT.MẬT",
        "TUYỆTMẬT",
        "TỐI–MẬT",
        "TOI MAT",
        "TUYET MAT",
        "MAT",
        "TỐI MÂT",
        "TUYÊT MÂT",
    ),
    *(
        "MAÄT",
        "TOÁI MAÄT",
        "TUYEÄT MAÄT",
        "LÖU HAØNH NOÄI BOÄ",
        "Ñoä maät: Toái maät",
        "**MAÄT**",
        "| MAÄT |",
    ),
    *("MËT", "TèI MËT", "TUYÖT MËT", "L¦U HµNH NéI Bé", "mËt", "tèi mËt", "§é mËt: Tèi mËt", "★ MËT ★"),
    *("Tài liệu chỉ dùng nội bộ", "Chỉ dùng trong nội bộ", "CHỈ SỬ DỤNG NỘI BỘ", "LƯU HÀNH NỘI BỘ NGÀNH"),
    *("Tài liệu này chỉ được lưu hành trong nội bộ.", "Chỉ phổ biến nội bộ.", "LƯU HÀNH TRONG NỘI BỘ"),
    *("HẠN CHẾ LƯU HÀNH", "HẠN CHẾ PHỔ BIẾN", "KHÔNG PHỔ BIẾN", "CẤM SAO CHỤP", "XEM XONG TRẢ LẠI"),
    *(
        "CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ",
        "BẢN SAO BÍ MẬT NHÀ NƯỚC",
        "ĐIỆN MẬT",
        "CÔNG ĐIỆN MẬT",
        "Hồ sơ tối mật",
    ),
    *(
        "M Ậ T",
        "M  Ậ  T",
        "1. M\n2. Ậ\n3. T",
        "- M\n- Ậ\n- T",
        "| M |\n| Ậ |\n| T |",
        "(M)(Ậ)(T)",
        '"M" "Ậ" "T"',
    ),
    *(
        "T O I   M A T",
        "T.U.Y.Ệ.T  M.Ậ.T",
        "TỐI M-Ậ-T",
        "Tối M.Ậ.T",
        "T-Ố-I MẬT",
        "M/Ậ/T: Báo cáo",
        "Báo cáo M_Ậ_T",
    ),
    *(
        "[file](TOI-MAT.png)",
        "![Ảnh](anh/TUYET_MAT.jpg)",
        "[x](a/tai-lieu-mat.pdf)",
        "![a](M%E1%BA%ACT.png)",
    ),
    *(
        "<span>M</span><span>Ậ</span><span>T</span>",
        "<p>M</p><p>Ậ</p><p>T</p>",
        "TÀI LIỆU TỐI MẬT",
        "DẤU MẬT",
    ),
)
NAMES = (
    *(
        "TOI-MAT.png",
        "TUYET_MAT.pdf",
        "MAT.pdf",
        "mat.pdf",
        "MẬT.docx",
        "Tối mật.pdf",
        "TUYỆT-MẬT 2025.docx",
    ),
    *(
        "BC_TOI-MAT_2025.docx",
        "bao-cao-toi-mat.pdf",
        "tuyet-mat-so-5.pdf",
        "luu-hanh-noi-bo.pdf",
        "LƯU HÀNH NỘI BỘ.pdf",
    ),
    *(
        "TOP-SECRET.pdf",
        "top_secret_plan.pdf",
        "CONFIDENTIAL.pdf",
        "report-confidential.pdf",
        "van-ban-mat.docx",
    ),
    *(
        "tai-lieu-mat.pdf",
        "cong-van-mat-12.pdf",
        "MAT_12-BC.pdf",
        "BC 15 (MẬT).pdf",
        "do-mat.xlsx",
        "ho-so-mat.zip",
    ),
    *(
        "ke-hoach-luu-hanh-noi-bo-2025.pdf",
        "word/media/TOI-MAT.png",
        "М\u1eacТ.pdf",
        "T\u00d4I M\u1eacT.png",
    ),
)


def spelled() -> Iterator[tuple[str, str]]:
    """Marks with something between their letters, and degrees with something between their words."""
    for (name, sign), mark in itertools.product(SEPARATORS.items(), SPELLED):
        yield f"{name}: {mark}", sign.join(_letters(mark))
    for sign, mark in itertools.product(
        WORD_SEPARATORS, ("TỐI MẬT", "TUYỆT MẬT", "LƯU HÀNH NỘI BỘ", "TOP SECRET")
    ):
        yield f"words {sign!r}: {mark}", sign.join(mark.split())


def disguised() -> Iterator[tuple[str, str]]:
    """Every disguise of every mark."""
    for (name, disguise), mark in itertools.product(DISGUISES.items(), MARKS):
        yield f"{name}: {mark}", disguise(mark)


def forms() -> tuple[tuple[str, str], ...]:
    """All forms, each with a name of its own."""
    by_hand = ((f"by hand: {re.sub(chr(10), '/', text)}", text) for text in BY_HAND)
    return (*disguised(), *spelled(), *by_hand)
