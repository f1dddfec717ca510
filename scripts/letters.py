"""Make the fonts of drawings from the package `@fontsource/be-vietnam-pro` (SIL Open Font License).

    npm pack @fontsource/be-vietnam-pro && tar xzf fontsource-be-vietnam-pro-*.tgz
    .venv/bin/python scripts/letters.py package

The package has each weight in three slices. They are merged, given our name (the licence reserves the
original one), and get the signs ≥ ≤ → that it lacks from the fonts that stand there. Same input,
same bytes.
"""

import argparse
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FAMILY = "Be Vietnam NQ57"
WEIGHTS = {400: "Regular", 600: "SemiBold", 800: "ExtraBold"}
SLICES = ("latin", "latin-ext", "vietnamese")
SIGNS = "≥≤→"
FOLDER = Path(__file__).parents[1] / "src" / "nq57" / "render" / "drawing" / "fonts"
LEFT_OUT = ("GPOS", "GSUB", "GDEF", "DSIG", "prep", "gasp", "fpgm", "cvt ")
MADE = 3_800_000_000  # seconds since 1904: any fixed moment
_WINDOWS = (3, 1, 0x409)


def main() -> None:
    """Write the three fonts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("package", type=Path, help="the unpacked package")
    package = parser.parse_args().package
    for weight, style in WEIGHTS.items():
        donor = donor_of(weight)
        font = merged(package, weight)
        for sign in SIGNS:
            borrow(font, donor, sign)
        rename(font, weight, style)
        path = FOLDER / f"BeVietnamNQ57-{style}.ttf"
        font.save(path)
        print(path, path.stat().st_size)


def donor_of(weight: int) -> TTFont:
    """A font that has the signs: the present one of this weight, else the nearest."""
    names = [WEIGHTS[weight], "Bold" if weight > 400 else "Regular", "Regular"]  # noqa: PLR2004 - regular
    paths = [FOLDER / f"BeVietnamNQ57-{name}.ttf" for name in names]
    path = next(path for path in paths if path.exists())
    return TTFont(path)


def merged(package: Path, weight: int) -> TTFont:
    """The slices of one weight as one font without hints and features."""
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for name in SLICES:
            part = TTFont(package / "files" / f"be-vietnam-pro-{name}-{weight}-normal.woff")
            part.flavor = None
            for table in set(LEFT_OUT) & set(part.keys()):
                del part[table]
            parts.append(str(Path(folder) / f"{name}.ttf"))
            part.save(parts[-1])
        return Merger().merge(parts)


def borrow(font: TTFont, donor: TTFont, sign: str) -> None:
    """Take a sign over from another font of the same units per em."""
    code, letters = ord(sign), donor.getBestCmap()
    if code in font.getBestCmap():
        return
    name, pen = f"uni{code:04X}", TTGlyphPen(None)
    donor.getGlyphSet()[letters[code]].draw(pen)
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["hmtx"].metrics[name] = donor["hmtx"].metrics[letters[code]]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def rename(font: TTFont, weight: int, style: str) -> None:
    """Our own name, as the licence asks for, and no moment of making."""
    names = font["name"]
    names.names = [name for name in names.names if name.nameID in {0, 13, 14}]
    family = FAMILY if weight == 400 else f"{FAMILY} {style}"  # noqa: PLR2004 - regular
    own = {
        1: family,
        2: "Regular",
        4: f"{FAMILY} {style}",
        6: f"BeVietnamNQ57-{style}",
        16: FAMILY,
        17: style,
    }
    for number, text in own.items():
        names.setName(text, number, *_WINDOWS)
    font["OS/2"].usWeightClass = weight
    font["head"].created = font["head"].modified = MADE
    font.recalcTimestamp = False


if __name__ == "__main__":
    main()
