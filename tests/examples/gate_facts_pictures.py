"""Facts about pictures and drawings: sizes as shown, what stays, bounds to the pixel.

It must not know pytest; each fact is a function that says whether it holds, by the name of its sentence.
"""

import base64

from tests.examples.gate_fact import codes_of, details_of, fact, size_of
from tests.small_files import (
    GIF_FRAME,
    canvas,
    exif,
    gif,
    jpeg,
    lossless,
    png,
    png_chunk,
    riff,
    segment,
    svg,
)

from nq57.gate import inspect
from nq57.gate.exif import orientation_of, orientation_only, turned
from nq57.gate.pictures import MAX_PIXELS, MAX_SIDE


@fact("a picture tells its size in pixels")
def _fact_1() -> bool:
    return (
        size_of("a.png", png(3, 5)) == (3, 5)
        and size_of("a.jpg", jpeg(300, 500)) == (300, 500)
        and size_of("a.gif", gif(300, 500)) == (300, 500)
        and size_of("a.webp", riff(lossless(300, 500))) == (300, 500)
        and size_of("a.webp", riff(canvas(0, 300, 70_00), lossless())) == (300, 7_000)
    )


@fact("a lossy WebP tells its size")
def _fact_2() -> bool:
    chunk = b"\0\0\0\x9d\x01\x2a" + (300).to_bytes(2, "little") + (500).to_bytes(2, "little")
    return size_of("a.webp", riff((b"VP8 ", chunk))) == (300, 500)


@fact("a picture turned by its camera is shown so")
def _fact_3() -> bool:
    sides = [size_of("a.jpg", jpeg(3, 5, segment(0xE1, b"Exif\0\0" + exif(turn)))) for turn in range(1, 9)]
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
        codes_of("a.jpg", sound) == ["anh-thu-nho"]
        and codes_of("a.jpg", jpeg(side, MAX_PIXELS // side + 1)) == ["anh-qua-to"]
        and codes_of("a.png", png(MAX_SIDE, 1)) == []
        and codes_of("a.png", png(MAX_SIDE + 1, 1)) == ["anh-qua-to"]
        and codes_of("a.gif", gif(2_000, 2_000, GIF_FRAME * 64)) == []
    )


@fact("a picture that is too large says how large, and what may be")
def _fact_8() -> bool:
    told = details_of("a.gif", gif(60_000, 60_000))
    return told == {"width": "60000", "height": "60000", "frames": "1", "limit": "64", "side": "30000"}


@fact("the tail of a picture is told with its length")
def _fact_9() -> bool:
    return (
        details_of("a.png", png() + b"abc")["size"] == "3"
        and codes_of("a.png", png() + b"\0\xff\r\n ") == []
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
    return inspect("a.jpg", data).cleaned is None and codes_of("a.jpg", filled) == []


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
    return all(size_of("a.svg", svg("x", written)) == size for written, size in sizes.items())


@fact("a clean drawing is published to the letter, one written otherwise is rewritten")
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
        f'<image href="data:image/png;base64,{base64.b64encode(png()).decode()}"/>',
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
    ) and all(codes_of("a.svg", svg(f"</text>{part}<text>")) == [] for part in kept)


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
        codes_of("a.svg", row(400)) == []
        and codes_of("a.svg", row(600)) == ["tep-hong"]
        and codes_of("a.svg", itself) == []
    )


@fact("an animation keeps its timing, its frames and its repeating")
def _fact_39() -> bool:
    timing = b"\x21\xf9\x04\0\x0a\0\0\0"
    again = b"\x21\xff\x0bNETSCAPE2.0\x03\1\0\0\0"
    moving = gif(blocks=again + (timing + GIF_FRAME) * 2)
    shown = riff(
        canvas(0x12), (b"ANIM", b"\0" * 6), (b"ANMF", b"a" * 24), (b"ANMF", b"b" * 24), (b"ALPH", b"c")
    )
    return inspect("a.gif", moving).cleaned is None and inspect("a.webp", shown).cleaned is None


@fact("a WebP is turned as its camera says, however that is written")
def _fact_40() -> bool:
    blocks = (exif(6), b"Exif\0\0" + exif(6))
    found = [inspect("a.webp", riff(canvas(8, 3, 5), lossless(3, 5), (b"EXIF", block))) for block in blocks]
    return [(one.width, one.height) for one in found] == [(5, 3)] * 2 and b"Camera" not in (
        found[0].cleaned or b"Camera"
    )
