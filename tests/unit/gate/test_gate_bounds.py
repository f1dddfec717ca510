"""What the gate measures before it opens a file: each bound holds to the very last, and not one more.

It must not need large files: the bounds are lowered, and a file of some bytes is laid against them.
"""

import io
import zlib

import pikepdf
import pytest
from tests.small_files import box, mp4, pdf

from nq57.gate import inspect, media, pdf_bounds, pdf_text, xml_reading
from nq57.gate.verdict import RefusedFile, Verdict, listed


def streams(*sizes: int) -> bytes:
    """What a reader takes for so many streams, each opening to so many bytes."""
    return b"".join(b"stream\r\n" + zlib.compress(bytes(size)) + b"\nendstream\n" for size in sizes)


def pages(*texts: str) -> bytes:
    """A PDF of so many pages, each with its words; none for an empty one."""
    whole, out = pikepdf.new(), io.BytesIO()
    for text in texts:
        with pikepdf.open(io.BytesIO(pdf(text))) as one:
            whole.pages.extend(one.pages)
    whole.save(out)
    return out.getvalue()


@pytest.fixture
def low(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Bounds of a thousand bytes a stream and of three thousand in all, read in pieces of seven."""
    for name, bound in {"STREAM": 1000, "TOTAL": 3000, "RATIO": 0}.items():
        monkeypatch.setattr(pdf_bounds, f"MAX_{name}", bound)
    monkeypatch.setattr(pdf_bounds, "_HARMLESS", 0)
    monkeypatch.setattr(pdf_bounds, "_PIECE", 7)
    return monkeypatch


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize("sizes", [(1000,), (1000, 1000, 1000), (999, 1, 1000, 1000)])
def test_streams_within_the_bounds_pass(sizes: tuple[int, ...]) -> None:
    """As much as is allowed, one by one and together, is no bomb."""
    pdf_bounds.check_streams(streams(*sizes))


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize("sizes", [(1001,), (5, 1001), (1000, 1000, 1000, 1), (1, 1000, 1000, 1000)])
def test_streams_that_open_one_byte_too_far_are_refused(sizes: tuple[int, ...]) -> None:
    """One stream too large, or all together: the reason is told in both languages."""
    with pytest.raises(RefusedFile) as refused:
        pdf_bounds.check_streams(streams(*sizes))
    details = dict(refused.value.findings[0].details)
    assert refused.value.findings[0].code == "tep-hong"
    assert details["why"] == "dữ liệu nén phình ra quá lớn"
    assert details["why_en"] == "its compressed data open up too far"


def test_a_large_file_may_open_to_more(low: pytest.MonkeyPatch) -> None:
    """In all, the bound grows by so many times the file's own size."""
    data = streams(1000, 1000, 1000, 1000)
    low.setattr(pdf_bounds, "MAX_RATIO", 10)
    low.setattr(pdf_bounds, "MAX_TOTAL", 4000 - 10 * len(data))
    pdf_bounds.check_streams(data)
    low.setattr(pdf_bounds, "MAX_TOTAL", 3999 - 10 * len(data))
    with pytest.raises(RefusedFile):
        pdf_bounds.check_streams(data)


def test_what_is_too_short_to_be_a_bomb_is_not_opened(low: pytest.MonkeyPatch) -> None:
    """Only a stretch longer than the harmless one is looked into."""
    data = streams(9000)
    stretch = len(data) - len(b"stream\r\n")
    low.setattr(pdf_bounds, "_HARMLESS", stretch)
    pdf_bounds.check_streams(data)
    low.setattr(pdf_bounds, "_HARMLESS", stretch - 1)
    with pytest.raises(RefusedFile):
        pdf_bounds.check_streams(data)


@pytest.mark.usefixtures("low")
def test_a_damaged_stream_counts_as_far_as_it_opens() -> None:
    """Cut short, or broken in the middle, a stream adds to the total what came out of it."""
    whole = zlib.compress(bytes(range(256)) * 3)
    cut, broken = whole[:-6], whole[:-4] + b"xxxx"
    for bad in (cut, broken):
        with pytest.raises(RefusedFile):
            pdf_bounds.check_streams(b"stream\n" + bad + b"\n" + streams(1000, 1000, 1000))
    pdf_bounds.check_streams(b"stream\nno such thing\n" + streams(1000, 1000, 1000))


def test_the_text_of_a_pdf_is_bounded_in_pages_and_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages beyond the bound are not read; after the page that passes the letters' bound reading ends."""
    data = pages("mot", "hai", "ba", "bon")
    assert pdf_text.text_of(data) == (["mot", "hai", "ba", "bon"], 4, False)
    monkeypatch.setattr(pdf_text, "MAX_PAGES", 2)
    assert pdf_text.text_of(data) == (["mot", "hai"], 4, False)
    monkeypatch.setattr(pdf_text, "MAX_PAGES", 4)
    monkeypatch.setattr(pdf_text, "MAX_LETTERS", len("mot") + len("hai"))
    assert pdf_text.text_of(data)[0] == ["mot", "hai", "ba"]


def test_pages_that_were_not_read_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper of more pages than the bound is published with a warning that says how many were read."""
    data = pages("mot", "hai", "ba")
    assert inspect("a.pdf", data).findings == ()
    monkeypatch.setattr(pdf_text, "MAX_PAGES", 2)
    (told,) = inspect("a.pdf", data).findings
    assert (told.code, dict(told.details)["what"]) == ("tep-doc-do-dang", "mới đọc 2 trong 3 trang")


def test_a_film_too_large_to_be_cleaned_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What tells of a place is taken out of a film up to the bound; above it the film is not published."""
    film = mp4(box(b"udta", box(b"\xa9xyz", b"+21+105/")))
    monkeypatch.setattr(media, "MAX_CLEANED", len(film))
    assert not inspect("a.mp4", film).refused
    monkeypatch.setattr(media, "MAX_CLEANED", len(film) - 1)
    assert [one.code for one in inspect("a.mp4", film).findings] == ["phim-co-vi-tri"]


def test_a_pdf_without_text_is_told_of_as_a_scan() -> None:
    """More than half of the pages must be bare; what cannot be opened counts as bare too."""
    assert pdf_text.text_of(pages("", "", "chu")) == (["", "", "chu"], 3, True)
    assert pdf_text.text_of(pages("", "chu")) == (["", "chu"], 2, False)
    assert pdf_text.text_of(b"%PDF-1.7 nothing more") == ([], 0, True)


class Heard:
    """A listener that writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.told.append(f"<{name} {len(attributes)}>")

    def end(self, name: str) -> None:
        """An element ends."""
        self.told.append(f"</{name}>")

    def data(self, text: str) -> None:
        """Text."""
        self.told.append(text)


def test_xml_is_bounded_in_depth() -> None:
    """As deep as allowed, side by side as often as one likes; not one deeper."""
    heard, deepest = Heard(), xml_reading.MAX_DEPTH
    xml_reading.read_xml(b"<a>" * deepest + b"</a>" * deepest, heard)
    assert len(heard.told) == 2 * deepest
    xml_reading.read_xml(b"<a>" + b"<b/>" * (2 * deepest) + b"</a>", Heard())
    with pytest.raises(RefusedFile):
        xml_reading.read_xml(b"<a>" * (deepest + 1) + b"</a>" * (deepest + 1), Heard())


def test_xml_is_bounded_in_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as allowed, not one more; texts do not count."""
    monkeypatch.setattr(xml_reading, "MAX_ELEMENTS", 5)
    heard = Heard()
    xml_reading.read_xml(b"<a x='1'>" + b"<b/>t" * 4 + b"</a>", heard)
    assert heard.told[:3] == ["<a 1>", "<b 0>", "</b>"]
    with pytest.raises(RefusedFile):
        xml_reading.read_xml(b"<a>" + b"<b/>" * 5 + b"</a>", Heard())


def test_a_list_of_findings_names_eight_and_says_that_there_are_more() -> None:
    """Each once, in order."""
    names = [f"t{number}" for number in range(9)]
    assert listed(reversed(names[:8])) == ", ".join(names[:8])
    assert listed([*names, "t0"]) == ", ".join(names[:8]) + "…"


def test_what_is_no_picture_has_no_size() -> None:
    """Nothing is known of a file until its room has looked."""
    verdict = Verdict()
    assert (verdict.width, verdict.height, verdict.text, verdict.refused) == (0, 0, "", False)
