"""Facts about the parts of pictures: which are kept to the letter, which go, and where a picture is broken.

It must not know pytest; each fact is a function that says whether it holds, by the name of its sentence.
"""

import struct
from unittest import mock

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
)

from nq57.gate import inspect

_LOSSY = b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 300, 500)


def _cleaned(name: str, data: bytes) -> bytes:
    """What is published of a picture."""
    cleaned = inspect(name, data).cleaned
    return data if cleaned is None else cleaned


def _why(name: str, data: bytes) -> str:
    """Why a picture is told to be broken, in English; or what is found instead."""
    found = inspect(name, data).findings
    return dict(found[0].details).get("why_en", found[0].code) if found else "sound"


@fact("only what browsers decode is a JPEG for them")
def _frames() -> bool:
    frames = [marker for marker in range(0xC0, 0xD0) if marker not in {0xC4, 0xC8, 0xCC}]
    sound = [marker for marker in frames if _why("a.jpg", jpeg(frame=marker)) == "sound"]
    other = {
        _why("a.jpg", jpeg(more=segment(marker, b"\0" * 9))) for marker in frames if marker not in sound
    }
    return sound == [0xC0, 0xC1, 0xC2] and other == {"browsers cannot decode its compression"}


@fact("what is hidden behind a picture is called by its name")
def _tails() -> bool:
    tails = {
        b"PK\3\4": "an archive behind the picture",
        b"x MZ": "a program behind the picture",
        b"%PDF-1.7": "a PDF behind the picture",
        b"<script>": "a script behind the picture",
        b"abc": "unknown data",
    }
    told = [details_of("a.png", png() + tail) for tail in tails]
    webp = details_of("a.webp", riff(lossless()) + b"abc")
    return [one["found_en"] for one in told] == list(tails.values()) and webp["size"] == "3"


@fact("each sign of a camera's own tail counts alone")
def _camera_tails() -> bool:
    tails = (b"\xff\xd8\xff", b"0000ftyp", b"MotionPhoto", b"SEFT", b"0\0\0\x01\x0a")
    return all(
        codes_of("a.jpg", jpeg() + tail) == [] and _cleaned("a.jpg", jpeg() + tail) == jpeg()
        for tail in tails
    ) and codes_of("a.jpg", jpeg() + b"x" * 64 + b"SEFT") == ["tep-thua-duoi"]


@fact("the frames of an animated PNG count, and its parts are kept")
def _animated() -> bool:
    parts = b"".join(png_chunk(name, b"abcd") for name in (b"acTL", b"fcTL", b"fdAT"))
    frames = png_chunk(b"fcTL", b"abcd")
    return (
        _cleaned("a.png", png(more=parts)) == png(more=parts)
        and codes_of("a.png", png(999, 999, more=frames * 255)) == []
        and codes_of("a.png", png(999, 999, more=frames * 256)) == ["anh-qua-to"]
        and details_of("a.png", png(31_000, 1, more=frames))["frames"] == "1"
    )


@fact("a picture keeps its turning and nothing else of its camera")
def _turning() -> bool:
    turned = {
        "a.png": png(3, 5, more=png_chunk(b"eXIf", exif(6))),
        "a.jpg": jpeg(3, 5, segment(0xE1, b"Exif\0\0" + exif(6))),
        "a.webp": riff(canvas(8, 3, 5), lossless(3, 5), (b"EXIF", exif(6))),
    }
    cleaned = {name: _cleaned(name, data) for name, data in turned.items()}
    return all(
        b"Camera" not in data
        and size_of(name, data) == (5, 3)
        and inspect(name, data).cleaned is None
        and codes_of(name, data) == []
        and len(data) < len(turned[name])
        for name, data in cleaned.items()
    )


@fact("segments of a JPEG stay or go by what they are")
def _segments() -> bool:
    colours = segment(0xE2, b"ICC_PROFILE\0\1\1x")
    adobe = segment(0xEE, b"Adobe\0d\0\0\0\0\1")
    density = segment(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48\0\0")
    thumb = segment(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48\1\1abc")
    gone = (
        *(
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
            segment(0xE2, b"MPF\0x"),
            segment(0xFE, b"An"),
        ),
        *(segment(0xE0, b"JFXX\0\x10"), segment(0xEE, b"An"), segment(0xE3, b"Exif\0\0" + exif(6))),
        *(segment(0xE0, b"JFIF\0\1"), b"\xff\xe3\0\0", b"\xff\xe3\0\1", b"\xff\xe3\0\2"),
    )
    return (
        all(_cleaned("a.jpg", jpeg(more=part)) == jpeg(more=part) for part in (colours, adobe, density))
        and _cleaned("a.jpg", jpeg(more=thumb)) == jpeg(more=density)
        and all(_cleaned("a.jpg", jpeg(3, 5, part)) == jpeg(3, 5) for part in gone)
        and all(size_of("a.jpg", jpeg(3, 5, part)) == (3, 5) for part in gone)
    )


@fact("fill bytes before a marker are passed over, however many")
def _filled() -> bool:
    return all(_cleaned("a.jpg", jpeg(more=b"\xff" * fill)) == jpeg() for fill in range(4))


@fact("a JPEG that ends before its end is broken")
def _cut_jpeg() -> bool:
    whys = {
        jpeg()[:-2]: "the picture is cut",
        jpeg()[:-1]: "the picture is cut",
        jpeg()[:-1] + b"\xe3": "its end is missing",
        b"\xff\xd8\xff": "a part is wrong or cut",
        b"\xff\xd8\xff\xd9": "its end is missing",
        b"\xff\xd8" + segment(0xE3, b"abc")[:-1]: "its end is missing",
        b"\xff\xd8\xff" + b"\xff" * 9: "a part is wrong or cut",
        jpeg(more=segment(0xE3, b"a") + b"x"): "a part is wrong or cut",
        jpeg(0, 5): "it has no size",
    }
    return [_why("a.jpg", data) for data in whys] == list(whys.values())


@fact("a PNG whose sums or lengths are wrong is broken")
def _cut_png() -> bool:
    sound = png()
    whys = {
        sound.replace(b"IDAT", b"IDAX"): "a part is wrong or cut",
        sound[:-1]: "a part is wrong or cut",
        sound[:-4]: "a part is wrong or cut",
        sound[:8] + png_chunk(b"tEXt", b"a") + sound[8:]: "its head is wrong",
        sound[:33] + png_chunk(b"IEND", b""): "its end is missing",
        png(0, 5): "it has no size",
    }
    return [_why("a.png", data) for data in whys] == list(whys.values())


@fact("a WebP is kept to the letter, and told broken where it is")
def _webp() -> bool:
    kept = (
        riff(_LOSSY),
        riff(lossless()),
        riff(canvas(0x20), (b"ICCP", b"abc"), lossless()),
        riff(canvas(0x20), lossless(), (b"ICCP", b"")),
        riff(canvas(0x12), (b"ANIM", b"\0" * 6), (b"ANMF", b"a" * 24)),
    )
    long_canvas = riff((b"VP8X", canvas(0)[1] + b"x"), lossless())
    whys = {
        riff((b"VP8 ", b"\0\0\0\x9d\x01\x2b" + b"\1" * 9)): "its picture part cannot be read",
        riff((b"VP8 ", _LOSSY[1][:9])): "its picture part cannot be read",
        riff((b"VP8L", b"\x2e" + lossless()[1][1:])): "its picture part cannot be read",
        riff((b"VP8L", lossless()[1][:4])): "its picture part cannot be read",
        riff(lossless())[:-2]: "it is cut",
        riff(lossless())[:12] + b"VP8L\xff\0\0\0/": "it is cut",
        riff((b"VP8X", b"\0" * 9)): "it has no size",
        riff(): "it has no size",
    }
    return (
        all(_cleaned("a.webp", data) == data for data in kept)
        and _cleaned("a.webp", long_canvas) == riff(canvas(0), lossless())
        and [_why("a.webp", data) for data in whys][:4] == list(whys.values())[:4]
        and [_why("a.webp", data) for data in whys][4] == "it is cut"
        and [_why("a.webp", data) for data in whys][6:] == list(whys.values())[6:]
    )


@fact("a WebP says in its head what still follows")
def _flags() -> bool:
    told = riff(canvas(0x3E, 3, 5), lossless(3, 5), (b"EXIF", exif(1)), (b"XMP ", b"<x/>"))
    turned = riff(canvas(0x36, 3, 5), lossless(3, 5), (b"EXIF", exif(6)))
    return _cleaned("a.webp", told)[20] == 0x32 and _cleaned("a.webp", turned)[20] == 0x3A


@fact("of a GIF's extensions timing and repeating stay")
def _extensions() -> bool:
    def told(name: bytes) -> bytes:
        return b"\x21\xff\x0b" + name + b"\x03\1\0\0\0"

    kept = (told(b"NETSCAPE2.0"), told(b"ANIMEXTS1.0"), b"\x21\xf9\x04\0\x0a\0\0\0")
    gone = (told(b"XMP DataXMP"), b"\x21\xfe\2An\0", b"\x21\x01\x0c" + b"\0" * 12 + b"\0")
    local = GIF_FRAME[:9] + b"\x81" + b"\1" * 12 + GIF_FRAME[10:]  # with four colours of its own
    bare = gif().replace(b"\x80\0\0" + b"\0" * 6, b"\0\0\0")
    return (
        all(
            _cleaned("a.gif", gif(blocks=part + GIF_FRAME)) == gif(blocks=part + GIF_FRAME) for part in kept
        )
        and all(_cleaned("a.gif", gif(blocks=part + GIF_FRAME)) == gif() for part in gone)
        and _cleaned("a.gif", gif(blocks=local)) == gif(blocks=local)
        and _cleaned("a.gif", bare) == bare
    )


@fact("a GIF that ends before its end is broken")
def _cut_gif() -> bool:
    whys = {
        gif(end=b""): "its end is missing",
        gif(blocks=b"x"): "its end is missing",
        gif(blocks=GIF_FRAME[:-1], end=b""): "the picture is cut",
        gif(0, 5): "it has no size",
        gif()[:12]: "its end is missing",
    }
    return [_why("a.gif", data) for data in whys] == list(whys.values())


@fact("parts of a picture are counted, and too many are refused")
def _many() -> bool:
    sound = {
        "a.png": (png(), 3),
        "a.jpg": (jpeg(), 5),
        "a.webp": (riff(lossless(), lossless()), 3),
        "a.gif": (gif(blocks=GIF_FRAME * 2), 3),
    }
    for name, (data, parts) in sound.items():
        with mock.patch("nq57.gate.pictures.MAX_PARTS", parts):
            if codes_of(name, data):
                return False
        with mock.patch("nq57.gate.pictures.MAX_PARTS", parts - 1):
            if codes_of(name, data) != ["tep-hong"]:
                return False
    return True


@fact("the bounds of pixels are those of the handbook")
def _bounds() -> bool:
    sides = [codes_of("a.jpg", jpeg(*size)) for size in ((8_000, 8_000), (8_000, 8_001), (30_000, 2_000))]
    wide = codes_of("a.jpg", jpeg(30_001, 2)), codes_of("a.jpg", jpeg(2, 30_001))
    return sides == [["anh-thu-nho"], ["anh-qua-to"], []] and wide == (["anh-qua-to"], ["anh-qua-to"])
