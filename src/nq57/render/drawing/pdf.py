"""A drawing as a PDF for print: text stays text, tagged in reading order, its letters inside the file.

It must not know what is drawn. The file bears no day of making, so equal drawings give equal bytes. Tags
follow ISO 32000 (structure tree, marked content, language, title); nobody has validated it as PDF/UA, so it
does not say that it is.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from nq57.render.drawing.fonts import text_width
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.pdf_fonts import Letters, embed
from nq57.render.drawing.pdf_paths import colour, crop_marks, operators, placed, rounded
from nq57.render.drawing.shapes import Drawing, Path, Rect, Shape, Text
from nq57.render.drawing.svg import letters_of, number

SHEETS = {"a4": (210.0, 297.0), "a3": (297.0, 420.0), "a2": (420.0, 594.0)}
BLEED, MARKS = 3.0, 10.0  # millimetres beyond the cut: of colour, of paper with marks
_POINTS = 72 / 25.4
_LINK = "Mở trang của infographic"
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}'
    '</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)


def pdf(drawing: Drawing, palette: Palette, sheet: str = "a4", *, bleed: bool = False) -> bytes:
    """One page; the drawing fills the sheet, and with `bleed` the colour goes beyond the cut."""
    document = pikepdf.new()
    width, height = (side * _POINTS for side in SHEETS[sheet])
    over = MARKS * _POINTS if bleed else 0.0
    document.add_blank_page(page_size=(round(width + 2 * over, 3), round(height + 2 * over, 3)))
    page = document.pages[0].obj
    letters = embed(document, letters_of(drawing.shapes))
    content = _Content(document, page, palette, letters)
    scale = width / drawing.width
    content.begin((scale, over, height + over))
    if bleed:
        content.bleed(drawing, BLEED * _POINTS / scale)
    for shape in drawing.shapes:
        content.put(shape)
    content.end()
    if bleed:
        content.operators.append(crop_marks((width, height), over))
        _boxes(page, (width, height), over)
    page.Contents = document.make_stream("\n".join(content.operators).encode("ascii"))
    page.Resources = Dictionary(
        Font=Dictionary({f"/F{weight}": one.font for weight, one in letters.items()})
    )
    _tag(document, content, _link(document, drawing, scale, over, height))
    _describe(document, drawing.title)
    written = io.BytesIO()
    document.save(
        written,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        min_version="1.7",
    )
    return written.getvalue()


def _boxes(page: Object, size: tuple[float, float], over: float) -> None:
    """Where the sheet is cut, and how far its colour goes."""
    edge = over - BLEED * _POINTS
    ends = (size[0] + 2 * over, size[1] + 2 * over)
    page.TrimBox = Array([round(v, 3) for v in (over, over, ends[0] - over, ends[1] - over)])
    page.BleedBox = Array([round(v, 3) for v in (edge, edge, ends[0] - edge, ends[1] - edge)])


@dataclass(slots=True)
class _Content:
    """A page's operators under way, with the parts that readers hear."""

    document: pikepdf.Pdf
    page: Object
    palette: Palette
    letters: dict[int, Letters]
    operators: list[str] = field(default_factory=list)
    parts: list[Object] = field(default_factory=list)
    root: Object = field(init=False)
    top: Object = field(init=False)
    silent: bool = False

    def __post_init__(self) -> None:
        self.root = self.document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.top = self.document.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root)
        )

    def begin(self, place: tuple[float, float, float]) -> None:
        """Turn the drawing's units, which grow downward, into the page's."""
        scale, left, top = place
        self.operators.append(f"q {scale:.6f} 0 0 {-scale:.6f} {number(left)} {number(top)} cm")

    def end(self) -> None:
        """Back to the page's own units."""
        self._quiet(on=False)
        self.operators.append("Q")

    def _quiet(self, *, on: bool) -> None:
        """Begin or end what no reader hears."""
        if on != self.silent:
            self.operators.append("/Artifact BMC" if on else "EMC")
            self.silent = on

    def bleed(self, drawing: Drawing, over: float) -> None:
        """The colours at the sheet's edges go on beyond the cut."""
        for shape in drawing.shapes:
            if isinstance(shape, Rect) and (shape.x, shape.width) == (0, drawing.width):
                top = shape.y - (over if shape.y == 0 else 0)
                end = shape.y + shape.height
                end += over if end >= drawing.height - 1 else 0
                self.put(Rect(-over, top, drawing.width + 2 * over, end - top, shape.fill))

    def put(self, shape: Shape) -> None:
        """Draw one shape."""
        if isinstance(shape, Text):
            self._quiet(on=False)
            self._text(shape)
            return
        self._quiet(on=True)
        fill = self.palette.colours()[shape.fill]
        if isinstance(shape, Path):
            self.operators.append(placed(shape, fill))
        elif shape.radius:
            self.operators.append(f"{colour(fill, 'rg')} {operators(rounded(shape))} f")
        else:
            sides = " ".join(number(side) for side in (shape.x, shape.y, shape.width, shape.height))
            self.operators.append(f"{colour(fill, 'rg')} {sides} re f")

    def _text(self, shape: Text) -> None:
        if shape.role == "Artifact":
            self.operators.append("/Artifact BMC")
        else:
            role = Name(f"/{shape.role}")
            part = Dictionary(Type=Name.StructElem, S=role, P=self.top, K=len(self.parts), Pg=self.page)
            self.operators.append(f"/{shape.role} <</MCID {len(self.parts)}>> BDC")
            self.parts.append(self.document.make_indirect(part))
        fill = colour(self.palette.colours()[shape.fill], "rg")
        self.operators.append(f"BT {fill} /F{shape.weight} {number(shape.size)} Tf")
        codes = self.letters[shape.weight].codes
        for at, (x, y, text) in enumerate(shape.rows):
            wide = text_width(text, shape.size, shape.weight)
            left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
            words = (
                text if at == len(shape.rows) - 1 else f"{text} "
            )  # else words of two lines would be one
            written = "".join(f"{codes.get(letter, 0):04X}" for letter in words)
            self.operators.append(f"1 0 0 -1 {number(left)} {number(y)} Tm <{written}> Tj")
        self.operators.append("ET EMC")


def _link(
    document: pikepdf.Pdf, drawing: Drawing, scale: float, over: float, height: float
) -> Object | None:
    """The code may be pressed as well as scanned."""
    if drawing.link is None or not drawing.address:
        return None
    x, y, wide, tall = drawing.link
    corners = (x * scale, height - (y + tall) * scale, (x + wide) * scale, height - y * scale)
    link = {
        "/Type": Name.Annot,
        "/Subtype": Name.Link,
        "/Rect": Array([round(side + over, 2) for side in corners]),
        "/Border": Array([0, 0, 0]),
        "/F": 4,
        "/Contents": String(_LINK),
        "/StructParent": 1,
        "/A": Dictionary(S=Name.URI, URI=String(drawing.address)),
    }
    return document.make_indirect(Dictionary(link))


def _tag(document: pikepdf.Pdf, content: _Content, link: Object | None) -> None:
    """The tree of what is read, in the order in which it was drawn."""
    kids = list(content.parts)
    numbers: list[Object | int] = [0, document.make_indirect(Array(content.parts))]
    if link is not None:
        content.page.Annots = Array([link])
        held = Dictionary(Type=Name.OBJR, Obj=link, Pg=content.page)
        part = Dictionary(Type=Name.StructElem, S=Name.Link, P=content.top, Alt=String(_LINK), K=held)
        kids.append(document.make_indirect(part))
        numbers += [1, kids[-1]]
    content.top.K = Array(kids)
    content.root.K = content.top
    content.root.ParentTree = document.make_indirect(Dictionary(Nums=Array(_listed(numbers))))
    content.root.ParentTreeNextKey = 2
    content.page.StructParents, content.page.Tabs = 0, Name.S
    document.Root.StructTreeRoot = content.root
    document.Root.MarkInfo = Dictionary(Marked=True)


def _listed(numbers: Iterable[Object | int]) -> list[Object | int]:
    return list(numbers)


def _describe(document: pikepdf.Pdf, title: str) -> None:
    """Language and title, which readers announce."""
    document.Root.Lang = String("vi")
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    metadata = _XMP.format(escape(title)).encode()
    document.Root.Metadata = document.make_stream(metadata, Type=Name.Metadata, Subtype=Name.XML)
    document.docinfo["/Title"] = String(title)
