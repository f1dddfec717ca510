"""Facts about papers, films and kinds: texts as read, what is named, bounds to the byte.

It must not know pytest; each fact is a function that says whether it holds, by the name of its sentence.
"""

from collections.abc import Mapping

from tests.examples.gate_fact import codes_of, details_of, fact, size_of
from tests.office_packages import archive, docx, pptx, xlsx
from tests.small_files import box, exif, jpeg, mp4, pdf, png, segment, svg

from nq57.gate import inspect
from nq57.gate.archive import Archive
from nq57.gate.file_kinds import ALLOWED, sniff
from nq57.gate.verdict import RefusedFile, listed
from nq57.gate.xml_cuts import read_part
from nq57.gate.xml_reading import MAX_DEPTH


@fact("the text of a PDF is read page by page")
def _fact_19() -> bool:
    return inspect("a.pdf", pdf("Mot hai")).text == "Mot hai" and size_of("a.pdf", pdf()) == (200, 200)


@fact("links to the web and places in a PDF are kept")
def _fact_20() -> bool:
    links = "".join(
        f"<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({url}) >> >> "
        for url in ("https://a.vn", "mailto:a@b.vn")
    )
    more = "<< /Subtype /Link /Rect [0 0 9 9] /A << /S /GoTo /D [3 0 R /Fit] >> >>"
    sound = pdf("Trang", "/OpenAction [3 0 R /Fit]", page=f"/Annots [{links}{more}]")
    return inspect("a.pdf", sound).cleaned is None and codes_of("a.pdf", sound) == []


@fact("a widget's name is no reviewer's, a drawn shape loses its author and stays")
def _fact_21() -> bool:
    named = pdf(page="/Annots [<< /Subtype /Widget /Rect [0 0 9 9] /T (o) >>]")
    drawn = pdf(page="/Annots [<< /Subtype /Square /Rect [0 0 9 9] /T (An) >>]")
    cleaned = inspect("a.pdf", drawn).cleaned or b""
    return inspect("a.pdf", named).cleaned is None and b"Square" in cleaned and b"(An)" not in cleaned


@fact("marks of an archive form survive, other XMP does not")
def _fact_22() -> bool:
    rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    marks = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
    said = (
        f'<x xmlns="adobe:ns:meta/"><rdf:RDF {rdf}><rdf:Description>{marks}</rdf:Description></rdf:RDF></x>'
    )
    stream = f"<< /Type /Metadata /Subtype /XML /Length {len(said)} >>\nstream\n{said}\nendstream"
    cleaned = inspect("a.pdf", pdf("x", "/Metadata 6 0 R", (stream,))).cleaned or b""
    again = inspect("a.pdf", cleaned)
    return b"<pdfaid:part>2" in cleaned and b"<pdfaid:conformance>B" in cleaned and again.cleaned is None


@fact("a photo inside a PDF loses what its camera wrote")
def _fact_23() -> bool:
    photo = jpeg(more=segment(0xE1, b"Exif\0\0" + exif(1))).decode("latin-1")
    facts = f"/Subtype /Image /Width 8 /Height 8 /Filter /DCTDecode /Length {len(photo)}"
    image = f"<< /Type /XObject {facts} >>\nstream\n{photo}\nendstream"
    cleaned = inspect("a.pdf", pdf("x", "/X 6 0 R", (image,))).cleaned or b""
    return b"\xff\xd8\xff\xdb" in cleaned and b"Camera" not in cleaned


@fact("cleaning is the same every time")
def _fact_24() -> bool:
    told = pdf("x", info="/Author (An)")
    return inspect("a.pdf", told).cleaned == inspect("b.pdf", told).cleaned


@fact("the text of a Word file is read by paragraphs, a formula of Excel is not read")
def _fact_25() -> bool:
    two = docx("<w:p><w:r><w:t>Một</w:t></w:r></w:p><w:p><w:r><w:t>Hai</w:t></w:r></w:p>")
    shared = "<sst><si><t>A1</t></si><si><t>A2</t></si></sst>"
    return inspect("a.docx", two).text == "Một\nHai\n" and inspect(
        "a.xlsx", xlsx(more={"xl/sharedStrings.xml": shared})
    ).text.split() == ["S", "A1", "A2"]


@fact("an office file with nothing to hide is published as it is")
def _fact_26() -> bool:
    sound = (docx(), docx(more={"word/media/a.png": png(), "xl/printerSettings/printerSettings1.bin": "x"}))
    return all(inspect("a.docx", one).cleaned is None and codes_of("a.docx", one) == [] for one in sound)


@fact("comments and changes are counted")
def _fact_27() -> bool:
    comments = "<c><comment/><comment/></c>"
    changed = docx("<w:p><w:ins/><w:del/><w:rPrChange/></w:p>")
    noted = docx(more={"word/comments.xml": comments, "word/people.xml": "<p><person/></p>"})
    return details_of("a.docx", changed)["count"] == "3" and details_of("a.docx", noted)["count"] == "2"


class _Heard:
    """Keeps the texts that a part tells."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def start(self, _name: str, _attributes: Mapping[str, str]) -> None:
        """Nothing is kept of an element's beginning."""

    def end(self, _name: str) -> None:
        """Nor of its end."""

    def data(self, text: str) -> None:
        """A text."""
        self.said.append(text)


@fact("what is cut is cut to the byte, and heard nevertheless")
def _fact_28() -> bool:
    written = b'<a><x/><b>1</b><x y="2"> <x/>/></x ><x/></a>'
    heard = _Heard()
    read = read_part(written, lambda name, _attributes: name == "x", heard)
    return (read.data, read.cuts, "".join(heard.said)) == (b"<a><b>1</b></a>", 3, "1 />")


@fact("an archive is bounded by its list")
def _fact_30() -> bool:
    many = archive({f"a{n}": "" for n in range(10_001)})
    try:
        Archive(many)
    except RefusedFile:
        return Archive(archive({"a": "x" * 1_000_000})).read("a") == b"x" * 1_000_000
    return False


@fact("a film tells what its head tells, wherever it stands")
def _fact_31() -> bool:
    place = box(b"\xa9xyz", b"+21+105/")
    deep = box(b"trak", box(b"udta", place))
    iso = box(
        b"udta", box(b"meta", b"\0\0\0\0" + box(b"hdlr", b"\0" * 8) + box(b"ilst", box(b"\xa9ART", b"x")))
    )
    large = (1).to_bytes(4) + b"moov" + (16 + len(deep)).to_bytes(8) + deep
    told = [
        dict(inspect("a.mp4", data).findings[0].details)["what"]
        for data in (mp4(deep), mp4(iso), mp4()[:20] + large)
    ]
    return told == ["vị trí GPS", "tác giả", "vị trí GPS"] and codes_of("a.mp3", b"ID3" + place) == []


@fact("a kind is known by its first bytes")
def _fact_32() -> bool:
    heads = {
        "mp3": b"\xff\xfb\x90",
        "text": "Chữ".encode(),
        "xml": b"\xef\xbb\xbf <?xml version='1.0'?><a/>",
        "html": b"x <Script>",
        "svg": b"<?xml version='1.0'?><x:svg >",
        "pdf": b"\xef\xbb\xbf %PDF-1.4",
        "wav": b"RIFF\0\0\0\0WAVE",
        "webp": b"RIFF\0\0\0\0WEBP",
        "unknown": b"RIFF\0\0\0\0AVI ",
        "mp4": b"\0\0\0\x18ftypisom",
        "still": b"\0\0\0\x18ftypavif",
        "webm": b"\x1aE\xdf\xa3",
        "ogg": b"OggS",
    }
    return all(sniff(head) == name for name, head in heads.items()) and sniff(b"a\x1bb") == "text"


@fact("a file may be as large as its kind's bound, not one byte more")
def _fact_33() -> bool:
    text = next(kind for kind in ALLOWED if kind.name == "vtt")
    told = details_of("a.vtt", b"x" * (text.limit + 1))
    return codes_of("a.vtt", b"x" * text.limit) == [] and told == {"limit": "2", "size": "3"}


@fact("a kind that is not allowed is told with the way out")
def _fact_34() -> bool:
    old, odd = details_of("a.doc", b"x"), details_of("a.xyz", b"x")
    return (
        old["kind"] == "tệp Office đời cũ"
        and ".docx" in old["how"]
        and odd["kind"] == ".xyz"
        and "pdf" in odd["how_en"]
    )


@fact("what is told is told once, in order, and not without end")
def _fact_35() -> bool:
    return (
        listed(["b", "a", "b"]) == "a, b"
        and listed(map(str, range(9)), 3) == "0, 1, 2…"
        and listed("abc", 3) == "a, b, c"
    )


@fact("text is taken with a byte order mark, not with binary data")
def _fact_36() -> bool:
    return inspect("a.txt", b"\xef\xbb\xbfx").text == "x" and codes_of("a.txt", b"x" * 5_000 + b"\0") == [
        "tep-hong"
    ]


@fact("a signature is known by itself, whatever the form says")
def _fact_38() -> bool:
    mark = "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>"
    signed = pdf("x", objects=(mark,), info="/Author (An)")
    unsigned = pdf("x", objects=(mark.replace("/ByteRange", "/Range"),), info="/Author (An)")
    return (
        codes_of("a.pdf", signed) == ["ky-so-giu-nguyen"]
        and inspect("a.pdf", signed).cleaned is None
        and inspect("a.pdf", unsigned).cleaned is not None
        and inspect("a.pdf", pdf("x", "/AcroForm << /SigFlags 2 /Fields [] >>", info="/Author (A)")).cleaned
        is not None
    )


@fact("the bounds of each kind are those of the handbook, in megabytes")
def _fact_41() -> bool:
    limits = {kind.name: kind.limit / 1_000_000 for kind in ALLOWED}
    pictures = dict.fromkeys(("png", "jpeg", "webp", "gif", "heic"), 30)
    office = {"docx": 50, "xlsx": 50, "pptx": 100, "odt": 50, "ods": 50, "odp": 100}
    texts = {"csv": 20, "txt": 5, "vtt": 2, "svg": 5, "pdf": 100}
    media = {"mp4": 2_000, "webm": 2_000, "m4a": 500, "mp3": 500, "ogg": 500, "wav": 500}
    return limits == pictures | office | texts | media


@fact("XML may be nested so deep, not deeper")
def _fact_42() -> bool:
    def drawing(depth: int) -> bytes:
        return svg("</text>" + "<g>" * depth + "</g>" * depth + "<text>")

    def words(depth: int) -> bytes:
        return docx("<w:p>" * depth + "</w:p>" * depth)

    deepest = MAX_DEPTH - 1, MAX_DEPTH - 2  # below the root; below the document and its body
    return (
        codes_of("a.svg", drawing(deepest[0])) == []
        and codes_of("a.svg", drawing(deepest[0] + 1)) == ["tep-hong"]
        and codes_of("a.docx", words(deepest[1])) == []
        and codes_of("a.docx", words(deepest[1] + 1)) == ["tep-hong"]
    )


@fact("a part may open to as much as its packed size allows, not more")
def _fact_43() -> bool:
    def opens(size: int) -> bool:
        return codes_of("a.docx", docx(more={"word/media/a.png": b" " * size})) == []

    return opens(19_000_000) and not opens(24_000_000)


@fact("a signed PDF tells what it hides, a scan is told as one from half its pages on")
def _fact_44() -> bool:
    signed = pdf("x", objects=("<< /ByteRange [0] /Contents <00> >>",), info="/Author (An) /Keywords (b)")
    return details_of("a.pdf", signed)["what"] == "tác giả, từ khóa" and codes_of("a.pdf", pdf("")) == [
        "pdf-ban-quet"
    ]


@fact("what is dangerous in an office file is named")
def _fact_45() -> bool:
    macros = docx(more={"word/vbaProject.bin": "x", "word/embeddings/a.bin": "x"})
    hidden = xlsx('<sheet name="A" state="hidden"/><sheet name="B" state="visible"/>')
    slide = pptx({"ppt/slides/slide1.xml": '<sld show="0"/>'})
    return (
        details_of("a.docx", macros)["what"] == "macro VBA, đối tượng nhúng"
        and details_of("a.xlsx", hidden)["what"] == "trang tính “A”"
        and details_of("a.pptx", slide)["what"] == "trang chiếu ẩn"
    )
