"""An address as a QR code: path data in modules, and how many modules a side has.

It must not know where it is drawn.
"""

_QUIET = 4  # modules of white around a code (ISO/IEC 18004)


def qr_path(address: str, *, quick: bool = False, quiet: int = _QUIET) -> tuple[str, int]:
    """The dark modules as one path, the quiet zone around them included in the side.

    `quiet` is how many modules of white are the code's own, where what is around it is white as well.
    `quick` takes the first mask instead of weighing all eight: for hundreds of codes on screens.
    """
    import segno  # noqa: PLC0415 - slow to import, needed only where a code is drawn

    code = segno.make_qr(address, error="m", boost_error=False, mask=0 if quick else None)
    runs = []
    for y, row in enumerate(code.matrix):
        runs += [f"M{x + quiet} {y + quiet}h{length}v1h-{length}z" for x, length in _runs(row)]
    return "".join(runs), len(code.matrix) + 2 * quiet


def _runs(row: bytes | bytearray) -> list[tuple[int, int]]:
    """Where dark modules are in a row: first of each run, and how many."""
    found: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and found and sum(found[-1]) == x:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((x, 1))
    return found


def qr_svg(address: str, *, quick: bool = False) -> str:
    """The code as a file of its own."""
    path, side = qr_path(address, quick=quick)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{path}"/></svg>\n'
    )
