"""Laws of importing: no file raises, every draft is sound, and places are those of the file."""

import re
import unicodedata
from collections.abc import Iterable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.papers import CONSOLIDATED, DEPARTMENT, LAW, PROVINCE, SCAN, WARD
from tests.workspaces import UNITS, loaded

from nq57.importing.drafts.drafting import draft
from nq57.importing.drafts.import_context import surroundings_of
from nq57.importing.drafts.report_text import report_text
from nq57.importing.facts.recognising import recognise
from nq57.importing.facts.web_copy import with_breaks
from nq57.importing.papers.paper import Line, Paper
from nq57.importing.papers.reading import read_paper
from nq57.importing.papers.txt_reader import read_txt
from nq57.language.mention_finder import find_mentions

TEXTS = (DEPARTMENT, PROVINCE, SCAN, WARD, LAW, CONSOLIDATED)
LINES = tuple(dict.fromkeys(line for text in TEXTS for line in text.split("\n")))
MOTTOES = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
AROUND = surroundings_of(loaded(dict(UNITS)).workspace, "tinh-a")
# Lines of plans in any order, cut anywhere, with any text between.
pieces = st.one_of(
    st.sampled_from(LINES),
    st.tuples(st.sampled_from(LINES), st.integers(0, 40)).map(lambda cut: cut[0][cut[1] :]),
    st.text(max_size=12),
)
papers = st.lists(pieces, max_size=40).map("\n".join)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(papers)
def test_whatever_is_read_the_drafts_are_sound(text: str) -> None:
    """The loader finds no error in any draft of any jumble of lines, and the report can be written."""
    data = text.encode("utf-8", errors="replace")
    made = draft(recognise(read_txt(data)), AROUND, "tep.txt", data)
    assert report_text(made)
    files = {file.path: file.data for file in made.files if file.path.endswith(".yml")}
    attached = {file.path: b"Ch\xe1\xbb\xaf.\n" for file in made.files if file.path not in files}
    problems = loaded({**UNITS, **files, **attached}).problems
    gate = {"dau-mat"}  # what a jumble of lines says of itself is the gate's, not the importer's
    assert [p.code for p in problems if p.severity == "error" and p.code not in gate] == []


def _letters(lines: Iterable[Line]) -> str:
    return re.sub(r"[\W_]+", "", "".join(line.text for line in lines))


@settings(max_examples=150)
@given(st.lists(pieces, max_size=8).map(" ".join), papers)
def test_breaking_a_head_loses_no_letter(head: str, body: str) -> None:
    """All letters stay, in order, each at a line of the file; other texts stay as they are."""
    lines = read_txt(f"{MOTTOES} {head}\n{body}".replace("[", "(").encode("utf-8", errors="replace")).lines
    broken = with_breaks(lines)
    assert _letters(broken) == _letters(lines)
    assert {line.number for line in broken} <= {line.number for line in lines}
    plain = read_txt(body.encode("utf-8", errors="replace")).lines
    assert MOTTOES in body or with_breaks(plain) == plain


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04"]).flatmap(
    lambda head: st.binary(max_size=200).map(lambda tail: head + tail))))  # fmt: skip
def test_no_bytes_raise(data: bytes) -> None:
    """A file is a paper or a sentence that says why not."""
    found = read_paper(data, lambda _data, _pages: "")
    assert isinstance(found, Paper) or found.why


@settings(max_examples=150)
@given(papers)
def test_values_are_told_with_a_line_of_the_file(text: str) -> None:
    """The line that a value names exists."""
    count = text.count("\n") + 1
    found = recognise(read_txt(text.encode("utf-8", errors="replace")))
    origins = [duty.origin for duty in found.duties] + [cited.origin for cited in found.citations]
    # Control characters that end lines elsewhere end none in a text file here.
    assert all(0 <= origin.line <= count + text.count("\r") + text.count("\f") for origin in origins)


@settings(max_examples=200)
@given(st.lists(pieces, max_size=12).map(" ".join))
def test_decomposed_text_names_the_same_documents_at_the_same_places(text: str) -> None:
    """A mention's stretch of the decomposed text composes to its stretch of the composed one."""
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", composed)
    pairs = zip(find_mentions(composed), find_mentions(decomposed), strict=True)
    for one, other in pairs:
        assert one.number == other.number
        assert unicodedata.normalize("NFC", other.text) == unicodedata.normalize("NFC", one.text)
        assert decomposed[other.start : other.end] == other.text
