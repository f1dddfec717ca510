"""Single facts about the gate for files: sizes as shown, texts as read, bounds to the pixel.

It must not know pytest; each fact is a function that says whether it holds, by the name of its sentence.
"""

from collections.abc import Callable

from tests.small_files import (
    GIF_FRAME,
    archive,
    box,
    canvas,
    docx,
    exif,
    gif,
    jpeg,
    lossless,
    mp4,
    pdf,
    png,
    png_chunk,
    riff,
    segment,
    svg,
    xlsx,
)

from nq57.content.gate import inspect
from nq57.content.gate.archive import Archive
from nq57.content.gate.exif import orientation_of, orientation_only, turned
from nq57.content.gate.kinds import ALLOWED, sniff
from nq57.content.gate.pictures import MAX_PIXELS, MAX_SIDE
from nq57.content.gate.verdict import Refused, listed
from nq57.content.gate.xml_cuts import read_part

Fact = Callable[[], bool]
FACTS: dict[str, Fact] = {}


def fact(name: str) -> Callable[[Fact], Fact]:
    """Note a fact under its sentence."""

    def note(holds: Fact) -> Fact:
        FACTS[name] = holds
        return holds

    return note


def _size(name: str, data: bytes) -> tuple[int, int]:
    verdict = inspect(name, data)
    return verdict.width, verdict.height


def _codes(name: str, data: bytes) -> list[str]:
    return [found.code for found in inspect(name, data).findings]


def _details(name: str, data: bytes) -> dict[str, str]:
    return dict(inspect(name, data).findings[0].details)


@fact("a picture tells its size in pixels")
def _fact_1() -> bool:
    return (
        _size("a.png", png(3, 5)) == (3, 5)
        and _size("a.jpg", jpeg(300, 500)) == (300, 500)
        and _size("a.gif", gif(300, 500)) == (300, 500)
        and _size("a.webp", riff(lossless(300, 500))) == (300, 500)
        and _size("a.webp", riff(canvas(0, 300, 70_00), lossless())) == (300, 7_000)
    )


@fact("a lossy WebP tells its size")
def _fact_2() -> bool:
    chunk = b"\0\0\0\x9d\x01\x2a" + (300).to_bytes(2, "little") + (500).to_bytes(2, "little")
    return _size("a.webp", riff((b"VP8 ", chunk))) == (300, 500)


@fact("a picture turned by its camera is shown so")
def _fact_3() -> bool:
    sides = [_size("a.jpg", jpeg(3, 5, segment(0xE1, b"Exif\0\0" + exif(turn)))) for turn in range(1, 9)]
    return sides == [(3, 5)] * 4 + [(5, 3)] * 4


@fact("every orientation is read as it is written, in both byte orders")
def _fact_4() -> bool:
    little = b"II*\0\x08\0\0\0\1\0" + b"\x12\1\3\0\1\0\0\0\6\0\0\0"
    written = [orientation_of(orientation_only(turn)) for turn in range(2, 9)]
    return written == list(range(2, 9)) and orientation_of(little) == 6 and orientation_only(1) == b""


@fact("an orientation that is none counts as upright")
def _fact_5() -> bool:
    odd = (
        exif(0),
        exif(9),
        b"",
        b"MM\0*",
        b"xx" + exif(6),
        exif(6)[:12],
        exif(6).replace(b"\1\x12\0\3", b"\1\x12\0\4"),
    )
    return [orientation_of(block) for block in odd] == [1] * 7 and turned(1, 2, 4) == (1, 2)


@fact("the block kept for the turning is the smallest that there is")
def _fact_6() -> bool:
    return len(orientation_only(6)) == 26 and orientation_only(6)[:8] == b"MM\0*\0\0\0\x08"


@fact("a picture may have as many pixels as the bound, not one more")
def _fact_7() -> bool:
    side = 8_000
    sound = jpeg(side, MAX_PIXELS // side)
    return (
        _codes("a.jpg", sound) == []
        and _codes("a.jpg", jpeg(side, MAX_PIXELS // side + 1)) == ["anh-qua-to"]
        and _codes("a.png", png(MAX_SIDE, 1)) == []
        and _codes("a.png", png(MAX_SIDE + 1, 1)) == ["anh-qua-to"]
        and _codes("a.gif", gif(2_000, 2_000, GIF_FRAME * 64)) == []
    )


@fact("a picture that is too large says how large, and what may be")
def _fact_8() -> bool:
    told = _details("a.gif", gif(60_000, 60_000))
    return told == {"width": "60000", "height": "60000", "frames": "1", "limit": "64", "side": "30000"}


@fact("the tail of a picture is told with its length")
def _fact_9() -> bool:
    return (
        _details("a.png", png() + b"abc")["size"] == "3" and _codes("a.png", png() + b"\0\xff\r\n ") == []
    )


@fact("a camera's own tail is cut without a word")
def _fact_10() -> bool:
    tails = (b"\0\0\0\x18ftypmp42", b"MotionPhoto_Data", b"\0\0\x01\x0aSEFT", jpeg())
    found = [inspect("a.jpg", jpeg() + tail) for tail in tails]
    return all(one.findings == () and one.cleaned == jpeg() for one in found)


@fact("parts of a picture that make it look as it does are kept")
def _fact_11() -> bool:
    for name in (b"gAMA", b"cHRM", b"iCCP", b"sRGB", b"pHYs", b"tRNS", b"cICP", b"bKGD"):
        if inspect("a.png", png(more=png_chunk(name, b"abcd"))).cleaned is not None:
            return False
    return all(
        name not in (inspect("a.png", png(more=png_chunk(name, b"x"))).cleaned or name)
        for name in (b"tIME", b"zTXt", b"caBX")
    )


@fact("a progressive JPEG of several scans with restarts and fill bytes is kept to the letter")
def _fact_12() -> bool:
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\xd0\x13\xff\x00"
    data = jpeg(frame=0xC2)[:-2] + scan + segment(0xDD, b"\0\1") + scan + b"\xff\xd9"
    filled = data[:-2] + b"\xff\xff\xd9"
    return inspect("a.jpg", data).cleaned is None and _codes("a.jpg", filled) == []


@fact("a drawing tells its size from its own words or its view box")
def _fact_13() -> bool:
    sizes = {
        ' width="120" height="80"': (120, 80),
        ' width="120px" height="80.6"': (120, 81),
        ' viewBox="0 0 640 360"': (640, 360),
        ' viewBox="0,0,640,360" width="100%"': (640, 360),
        ' viewBox="0 0 640"': (0, 0),
        ' width="1e9" height="x"': (0, 0),
        "": (0, 0),
    }
    return all(_size("a.svg", svg("x", written)) == size for written, size in sizes.items())


@fact("a clean drawing is published to the letter, one written otherwise is written anew")
def _fact_14() -> bool:
    plain = svg("Chữ &amp; &lt;số&gt;")
    loose = plain.replace(b"<text>", b"<text >")
    return inspect("a.svg", plain).cleaned is None and inspect("a.svg", loose).cleaned == plain


@fact("what a drawing needs is kept")
def _fact_15() -> bool:
    kept = (
        '<a href="https://a.vn/x"><path d="M0 0"/></a>',
        '<a href="mailto:a@b.vn"/>',
        '<a href="#x"/>',
        '<use href="#x"/>',
        '<path fill="url(#g)"/>',
        '<path style="fill:url(#g);stroke:red"/>',
        "<style>.a{fill:url(#g)}@media print{.a{fill:red}}@keyframes x{to{opacity:0}}</style>",
        '<image href="data:image/png;base64,AAAA"/>',
        '<animate attributeName="x" dur="1s"/>',
        '<animateTransform attributeName="transform" dur="1s" type="rotate"/>',
        '<g aria-label="Biểu đồ" role="img"/>',
        '<text xml:lang="vi" xml:space="preserve">x</text>',
        '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>',
        "<title>Tên</title><desc>Lời</desc>",
    )
    return all(
        part.encode()
        in (
            inspect("a.svg", svg(f"</text>{part}<text>").replace(b"<text></text>", b"")).cleaned
            or svg(part)
        )
        for part in kept
    ) and all(_codes("a.svg", svg(f"</text>{part}<text>")) == [] for part in kept)


@fact("old links of drawings are written in the new way")
def _fact_16() -> bool:
    old = svg('</text><use l:href="#x"/><text>', ' xmlns:l="http://www.w3.org/1999/xlink"')
    return b'<use href="#x"/>' in (inspect("a.svg", old).cleaned or b"")


@fact("a drawing's words are read line by line")
def _fact_17() -> bool:
    return inspect("a.svg", svg("Một</text><text>Hai <tspan>ba</tspan>")).text.split("\n")[:2] == [
        "Một",
        "Hai ba",
    ]


@fact("copies of copies count as what they come to")
def _fact_18() -> bool:
    def row(times: int) -> bytes:
        shown = '<use href="#a"/>' * times
        return svg(f'</text><g id="a">{"<path/>" * 1_000}</g>{shown}<text>')

    itself = svg('</text><g id="a"><use href="#a"/></g><text>')
    return (
        _codes("a.svg", row(400)) == []
        and _codes("a.svg", row(600)) == ["tep-hong"]
        and _codes("a.svg", itself) == []
    )


@fact("the text of a PDF is read page by page")
def _fact_19() -> bool:
    return inspect("a.pdf", pdf("Mot hai")).text == "Mot hai" and _size("a.pdf", pdf()) == (200, 200)


@fact("links to the web and places in a PDF are kept")
def _fact_20() -> bool:
    links = "".join(
        f"<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({url}) >> >> "
        for url in ("https://a.vn", "mailto:a@b.vn")
    )
    more = "<< /Subtype /Link /Rect [0 0 9 9] /A << /S /GoTo /D [3 0 R /Fit] >> >>"
    sound = pdf("Trang", "/OpenAction [3 0 R /Fit]", page=f"/Annots [{links}{more}]")
    return inspect("a.pdf", sound).cleaned is None and _codes("a.pdf", sound) == []


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
    ).text.split() == ["A1", "A2"]


@fact("an office file with nothing to hide is published as it is")
def _fact_26() -> bool:
    sound = (docx(), docx(more={"word/media/a.png": png(), "xl/printerSettings/printerSettings1.bin": "x"}))
    return all(inspect("a.docx", one).cleaned is None and _codes("a.docx", one) == [] for one in sound)


@fact("comments and changes are counted")
def _fact_27() -> bool:
    comments = "<c><comment/><comment/></c>"
    changed = docx("<w:p><w:ins/><w:del/><w:rPrChange/></w:p>")
    noted = docx(more={"word/comments.xml": comments, "word/people.xml": "<p><person/></p>"})
    return _details("a.docx", changed)["count"] == "3" and _details("a.docx", noted)["count"] == "2"


@fact("what is cut is cut to the byte")
def _fact_28() -> bool:
    written = b'<a><x/><b>1</b><x y="2"> <x/>/></x ><x/></a>'
    read = read_part(written, lambda name, _attributes: name == "x", ("b",))
    return (read.data, read.cuts, read.text) == (b"<a><b>1</b></a>", 3, "1\n")


@fact("parts of a text stand aside where they are asked to")
def _fact_29() -> bool:
    read = read_part(b"<a>1<f>2<g>3</g></f>4</a>", aside=("f",))
    return (read.text, read.aside) == ("14", "23")


@fact("an archive is bounded by its list")
def _fact_30() -> bool:
    many = archive({f"a{n}": "" for n in range(10_001)})
    try:
        Archive(many)
    except Refused:
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
    return told == ["vị trí GPS", "tác giả", "vị trí GPS"] and _codes("a.mp3", b"ID3" + place) == []


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
    told = _details("a.vtt", b"x" * (text.limit + 1))
    return _codes("a.vtt", b"x" * text.limit) == [] and told == {"limit": "2", "size": "3"}


@fact("a kind that is not allowed is told with the way out")
def _fact_34() -> bool:
    old, odd = _details("a.doc", b"x"), _details("a.xyz", b"x")
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
    return inspect("a.txt", b"\xef\xbb\xbfx").text == "x" and _codes("a.txt", b"x" * 5_000 + b"\0") == [
        "tep-hong"
    ]
