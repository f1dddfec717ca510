"""What a signed PDF shows beside its text: the number and the day, stamped into blanks as signatures.

It must not know what the figures mean; the words of a signature itself ("Người ký: …") are not the paper's.
"""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

_FIGURES = re.compile("[0-9]{1,6}[a-z]?")
_LETTER_GAP = 0.6  # of the letters' height: figures of one stamp stand no farther apart
_PLACES = 1  # decimals of a point by which two letters are told to be at one place


def stamped_figures(data: bytes, page: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - pdfplumber ships no types
    """Words of figures that only the signatures on this page show, with their places; see `extract_words`.

    Offices number and date a paper after it was made: the blanks of "Số:    /KH-UBND" stay in its text.
    """
    import pdfplumber  # noqa: PLC0415 - heavy, and only this reader needs it

    flattened = _flattened(data, page.page_number)
    if flattened is None:
        return []
    known = {_place(letter) for letter in page.chars}
    with pdfplumber.open(io.BytesIO(flattened)) as drawn:
        added = drawn.pages[0].filter(lambda one: one["object_type"] == "char" and _place(one) not in known)
        return list(_joined(added.extract_words(x_tolerance=1.5, y_tolerance=2.5)))


def _flattened(data: bytes, number: int) -> bytes | None:
    """That page alone, with what its signatures show drawn into it; None where they show nothing."""
    import pikepdf  # noqa: PLC0415 - the same

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        if not any("/AP" in annotation for annotation in document.pages[number - 1].get("/Annots", [])):
            return None
        del document.pages[number:]
        del document.pages[: number - 1]
        document.flatten_annotations("all")
        document.save(made)
    return made.getvalue()


def _place(letter: dict[str, Any]) -> tuple[str, float, float]:
    return str(letter["text"]), round(float(letter["x0"]), _PLACES), round(float(letter["top"]), _PLACES)


def _joined(words: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Figures side by side as one word: their fonts often tell no width."""
    figures = [word for word in words if _FIGURES.fullmatch(str(word["text"]))]
    figures.sort(key=lambda word: (round(float(word["top"])), float(word["x0"])))
    groups: list[list[dict[str, Any]]] = []
    for word in figures:
        if not groups or not _beside(groups[-1][-1], word):
            groups.append([])
        groups[-1].append(word)
    for group in groups:
        text = "".join(str(word["text"]) for word in group)
        if _FIGURES.fullmatch(text):
            yield group[0] | {"text": text, "x1": group[-1]["x1"]}


def _beside(before: dict[str, Any], word: dict[str, Any]) -> bool:
    height = float(before["bottom"]) - float(before["top"])
    same_line = abs(float(before["top"]) - float(word["top"])) < height / 2
    gap = float(word["x0"]) - float(before["x1"])
    return same_line and -height < gap < _LETTER_GAP * height  # slanted figures lean into one another
