"""Labelled papers as files: text with or without blank lines, Word with letterheads in tables, PDF.

It must not know what a block says.
"""

import datetime as dt
import io
from pathlib import Path
from random import Random
from typing import Any

from tests.labelled.writing import Block, Labelled

FONT = Path(__file__).parents[2] / "src/nq57/render/drawing/fonts/BeVietnamNQ57-Regular.ttf"
_OFFICE_FONTS = tuple(
    Path("/usr/share/fonts/truetype") / name
    for name in ("croscore/Tinos-Regular.ttf", "liberation/LiberationSerif-Regular.ttf")
)
_SIZE, _LINE = 12, 6.5  # points, and millimetres of a line


def as_txt(one: Labelled) -> bytes:
    """Plain text; some with a blank line around every block, some with none."""
    sparse = one.rng.random() < 0.5
    return ("\n\n" if sparse else "\n").join(text for _, text in one.blocks).encode() + b"\n"


def as_docx(one: Labelled) -> bytes:
    """A Word file: what stands left and centred side by side at head and end is in a table."""
    import docx  # noqa: PLC0415 - heavy

    made: Any = docx.Document()
    for run in _runs(one.blocks):
        sides = {kind for kind, _ in run}
        if sides == {"left", "centre"}:
            cells = made.add_table(1, 2).rows[0].cells
            cells[0].text = "\n".join(text for kind, text in run if kind == "left")
            cells[1].text = "\n".join(text for kind, text in run if kind == "centre")
        else:
            for _, text in run:
                made.add_paragraph(text)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _runs(blocks: list[Block]) -> list[list[Block]]:
    """Blocks side by side, a title or a paragraph ending a run."""
    runs: list[list[Block]] = []
    for block in blocks:
        beside = block[0] in ("left", "centre")
        last = runs[-1] if runs else None
        goes_on = last is not None and beside and last[-1][0] in ("left", "centre")
        if goes_on and last is not None and len({kind for kind, _ in last} | {block[0]}) <= 2:
            last.append(block)
        else:
            runs.append([block])
    return runs


def as_pdf(one: Labelled, font: Path = FONT) -> bytes:
    """A PDF whose columns stand side by side, with page numbers and broken lines."""
    from fpdf import FPDF  # noqa: PLC0415 - heavy

    made = FPDF(format="A4")
    made.set_creation_date(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    made.add_font("paper", fname=str(font))
    made.set_font("paper", size=_SIZE)
    made.add_page()
    for run in _runs(one.blocks):
        if {kind for kind, _ in run} == {"left", "centre"}:
            _beside(made, run)
            continue
        for kind, text in run:
            made.multi_cell(
                0,
                _LINE,
                text,
                align="C" if kind in ("centre", "head", "title") else "J",
                new_x="LMARGIN",
                new_y="NEXT",
            )
    return bytes(made.output())


def _beside(made: Any, run: list[Block]) -> None:
    top, bottom = made.get_y(), made.get_y()
    for side, x in (("left", 10), ("centre", 105)):
        made.set_y(top)
        for _, text in (block for block in run if block[0] == side):
            made.set_x(x)
            made.multi_cell(
                90, _LINE, text, align="C" if side == "centre" else "L", new_x="LMARGIN", new_y="NEXT"
            )
        bottom = max(bottom, made.get_y())
    made.set_y(bottom)


def office_font() -> Path:
    """The font most like Times New Roman on this machine, in which offices print; ours where none is."""
    return next((path for path in _OFFICE_FONTS if path.is_file()), FONT)


def degraded(pdf: bytes, level: int, seed: int) -> bytes:
    """A PDF of pictures of 200 dots an inch: turned, blurred, greyed and stamped more from level 1 to 3."""
    import pypdfium2  # noqa: PLC0415 - heavy

    rng, pages = Random(seed), []  # noqa: S311 - the same each time
    for page in pypdfium2.PdfDocument(pdf):
        image = page.render(scale=200 / 72).to_pil().convert("RGB")
        pages.append(_worn(_stamped(image, level, rng), level, rng))
    buffer = io.BytesIO()
    pages[0].save(
        buffer, "PDF", save_all=True, append_images=pages[1:], resolution=200, quality=92 - 12 * level
    )
    return buffer.getvalue()


def _stamped(image: Any, level: int, rng: Random) -> Any:
    """A red seal and a blue stroke of a pen over some lines, as ink is: what is below shows through."""
    from PIL import Image, ImageChops, ImageDraw  # noqa: PLC0415 - heavy

    ink = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(ink)
    for _ in range(level):
        x, y = rng.randrange(200, 1100), rng.randrange(150, 1900)
        draw.ellipse((x, y, x + 270, y + 270), outline=(215, 60, 70), width=4 + 2 * level)
        draw.ellipse((x + 30, y + 30, x + 240, y + 240), outline=(225, 80, 90), width=3)
        points = [(x + 60 + 40 * at, y + rng.randrange(60, 200)) for at in range(8)]
        draw.line(points, fill=(60, 80, 190), width=3 + level)
    return ImageChops.multiply(image, ink)


def _worn(image: Any, level: int, rng: Random) -> Any:
    """Turned and blurred, on paper that is darker at one side, with specks."""
    from PIL import Image, ImageChops, ImageDraw, ImageFilter  # noqa: PLC0415 - heavy

    paper = Image.linear_gradient("L").rotate(90).resize(image.size)
    paper = paper.point([255 - 18 * level * at // 255 for at in range(256)])
    image = ImageChops.multiply(image, paper.convert("RGB"))
    draw = ImageDraw.Draw(image)
    for _ in range(60 * (level - 1)):
        x, y = rng.randrange(image.width), rng.randrange(image.height)
        draw.ellipse((x, y, x + 2, y + 2), fill=(90, 90, 90))
    angle = rng.uniform(-0.7, 0.7) * level
    image = image.rotate(angle, fillcolor=(255, 255, 255), resample=Image.Resampling.BICUBIC)
    return image.filter(ImageFilter.GaussianBlur(0.4 * level))
