"""Scanned pages made easier to recognise: coloured ink taken off, evenly lit, 300 dots an inch.

It must not know text. Seals are red and pens are blue, and both lie over what is printed in black.
"""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 300
_MOST_PIXELS = 20_000_000  # of one page: A3 at 300 dots an inch has 17 million
_COARSE = 8  # how much smaller the paper's own shade is measured
_QUALITY = 90


def cleaned(data: bytes, pages: Sequence[int]) -> bytes:
    """The PDF with those pages (from 1) as clean grey pictures; the others as they are."""
    import pikepdf  # noqa: PLC0415 - heavy, and only scans need it
    import pypdfium2  # noqa: PLC0415 - the same

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document, pypdfium2.PdfDocument(data) as pictures:
        for number in pages:
            page = pictures[number - 1]
            scale = min(_DPI / 72, (_MOST_PIXELS / (page.get_width() * page.get_height())) ** 0.5)
            picture = _on_a_page(clean(page.render(scale=scale).to_pil().convert("RGB")), 72 * scale)
            with pikepdf.open(io.BytesIO(picture)) as one:
                document.pages[number - 1] = one.pages[0]
        document.save(made)
    return made.getvalue()


def _on_a_page(image: "Image", resolution: float) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PDF", resolution=resolution, quality=_QUALITY)
    return buffer.getvalue()


def clean(image: "Image") -> "Image":
    """A page in grey: without colours, its paper white wherever a lamp or a fold has shaded it."""
    from PIL import Image as Images  # noqa: PLC0415 - heavy
    from PIL import ImageChops, ImageFilter, ImageOps  # noqa: PLC0415 - the same

    red, green, blue = image.split()
    grey = ImageChops.lighter(ImageChops.lighter(red, green), blue)  # a colour is bright in one of them
    small = grey.resize((max(1, grey.width // _COARSE), max(1, grey.height // _COARSE)))
    shade = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(6))
    paper = shade.resize(grey.size, Images.Resampling.BILINEAR)
    ink = ImageChops.subtract(paper, grey)
    return ImageOps.autocontrast(ImageOps.invert(ink), cutoff=(0.2, 0))
