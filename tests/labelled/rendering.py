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


def as_pdf(one: Labelled) -> bytes:
    """A PDF whose columns stand side by side, with page numbers and broken lines."""
    from fpdf import FPDF  # noqa: PLC0415 - heavy

    made = FPDF(format="A4")
    made.set_creation_date(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    made.add_font("paper", fname=str(FONT))
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


def degraded(pdf: bytes, level: int, seed: int) -> bytes:
    """A PDF of pictures: turned, blurred and stamped more at each level from 1 to 3."""
    import pypdfium2  # noqa: PLC0415 - heavy
    from PIL import Image, ImageDraw, ImageFilter  # noqa: PLC0415 - the same

    rng, pages = Random(seed), []  # noqa: S311 - the same each time
    for page in pypdfium2.PdfDocument(pdf):
        image = page.render(scale=200 / 72).to_pil().convert("L")
        image = image.rotate(
            rng.uniform(-0.7, 0.7) * level, fillcolor=255, resample=Image.Resampling.BICUBIC
        )
        image = image.filter(ImageFilter.GaussianBlur(0.4 * level))
        x, y = rng.randrange(200, 900), rng.randrange(200, 1500)
        ImageDraw.Draw(image).ellipse((x, y, x + 260, y + 260), outline=110, width=3 * level)
        pages.append(image)
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return buffer.getvalue()
