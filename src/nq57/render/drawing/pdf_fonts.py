"""The letters of a drawing inside a PDF: cut fonts, numbered by glyph, with the way back to Unicode.

It must not know shapes.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from nq57.render.drawing.fonts import subset

_TAGS = {400: "NQREGU", 600: "NQSEMI", 800: "NQXTRA"}  # six capitals before a cut font's name
_MOST = 100  # pairs of one block of a character map
_MAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def "
    "/CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n{}"
    "endcmap CMapName currentdict /CMap defineresource pop end end"
)


@dataclass(frozen=True, slots=True)
class Letters:
    """A font of a PDF, and by which number each letter is called in it."""

    font: Object
    codes: Mapping[str, int]


def embed(document: pikepdf.Pdf, letters: Mapping[int, str]) -> dict[int, Letters]:
    """A font for each weight with only the letters that are used."""
    return {weight: _embedded(document, weight, used) for weight, used in letters.items()}


def _embedded(document: pikepdf.Pdf, weight: int, used: str) -> Letters:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to import, needed only where something is drawn

    data = subset(used, weight)
    with TTFont(io.BytesIO(data)) as font:
        known, order = font.getBestCmap(), {name: at for at, name in enumerate(font.getGlyphOrder())}
        codes = {letter: order[known[ord(letter)]] for letter in used if ord(letter) in known}
        widths = {codes[letter]: font["hmtx"].metrics[known[ord(letter)]][0] for letter in codes}
        box = [font["head"].xMin, font["head"].yMin, font["head"].xMax, font["head"].yMax]
    name = Name(f"/{_TAGS[weight]}+BeVietnamNQ57-{weight}")
    described = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array(box),
        ItalicAngle=0,
        Ascent=1000,
        Descent=-265,
        CapHeight=740,
        StemV=80 + weight // 8,
        FontFile2=document.make_stream(data, Length1=len(data)),
    )
    listed = [part for code in sorted(widths) for part in (code, Array([widths[code]]))]
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=system,
        FontDescriptor=document.make_indirect(described),
        W=Array(listed),
        DW=600,
        CIDToGIDMap=Name.Identity,
    )
    outer = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([document.make_indirect(inner)]),
        ToUnicode=document.make_stream(_to_unicode(codes).encode("ascii")),
    )
    return Letters(document.make_indirect(outer), codes)


def _to_unicode(codes: Mapping[str, int]) -> str:
    """From numbers back to letters, for search, copying and screen readers."""
    pairs = sorted((code, letter) for letter, code in codes.items())
    blocks = []
    for at in range(0, len(pairs), _MOST):
        part = pairs[at : at + _MOST]
        lines = "".join(
            f"<{code:04X}> <{letter.encode('utf-16-be').hex().upper()}>\n" for code, letter in part
        )
        blocks.append(f"{len(part)} beginbfchar\n{lines}endbfchar\n")
    return _MAP.format("".join(blocks))
