"""What the fuzzer throws at the gate and the readers: pieces of text, and what they are thrown at.

Must not run anything by itself. A function passes when it returns; other tests judge what it returns.
"""

import hashlib
import json
import posixpath
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hypothesis import strategies as st

from nq57.body.reading import read_body, render_body
from nq57.content.body_bounds import body_problem
from nq57.content.layout import RecordPath
from nq57.content.links import address_problems, inner_links
from nq57.content.record_files import read_record
from nq57.content.text_files import clean_text
from nq57.content.unit_files import read_unit, read_vocabulary
from nq57.content.waivers import read_waivers
from nq57.content.yaml_guard import read_yaml
from nq57.gate.texts import check_text
from nq57.language.addresses import address_code
from nq57.language.credentials import find_credentials
from nq57.language.mention_finder import find_mentions
from nq57.language.numbers import parse_number
from nq57.language.persons import find_children, find_persons
from nq57.language.secrets import find_marks
from nq57.language.spoofing import clear_text, hidden_signs
from nq57.model.source import Source
from nq57.model.vocabulary import Vocabulary
from nq57.publish import host_words
from nq57.publish.failures import PublishError
from nq57.publish.local_tree import manifest_path, open_tree
from nq57.publish.locking import note_words
from nq57.publish.shown_words import shown
from nq57.publish.site_state import read_release, read_state

WHERE = RecordPath("tinh-a/tin-tuc/tin.md", "tinh-a", "tin-tuc", "tin", "vi")
MEGABYTE = 1_000_000

# Pieces that mean something to one reader or another; long inputs repeat them.
PIECES = (
    *(
        "---\n",
        "tieu_de: x\n",
        "ngay: 01/06/2025\n",
        "the:\n  - a\n",
        "a: &a [*a]\n",
        "? x\n: y\n",
        "!!x ",
        "<<: ",
    ),
    *(
        '"',
        "'",
        "|\n",
        ">-\n",
        "{",
        "[",
        "]",
        "}",
        ": ",
        "- ",
        "# ",
        "\t",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\\",
        "\r\n",
    ),
    *(
        "[x](",
        "](",
        ")",
        "![",
        "[^1]",
        "[^1]: x\n",
        "[x]: <",
        "*[x]: ",
        "`",
        "```\n",
        "~~~\n",
        "***",
        "__",
        "> ",
        "| a ",
    ),
    *(
        "| --- |\n",
        "!!! note\n    ",
        "- [x] ",
        "## ",
        "<a href=",
        "<img src=x alt=",
        "<script>",
        "</",
        "<!--",
        "-->",
        "<b>",
    ),
    *(
        "&#",
        "&#x202e;",
        "&amp;",
        "https://",
        "javascript:",
        "chinhphu.vn",
        "@",
        "xn--",
        "#muc",
        "tin-tuc/tin",
        "..",
        "/",
    ),
    *(
        "MẬT",
        "TỐI MẬT",
        "M Ậ T ",
        "Độ mật: ",
        "lưu hành nội bộ",
        "mật khẩu: ",
        "(Mật)",
        "m",
        "ậ",
        "t",
        "ật",
    ),
    *(
        "0",
        "1",
        "001090123456",
        "0912 345 678",
        "STK: ",
        "CCCD ",
        "thường trú ",
        "số 5",
        "thôn A",
        "+84 ",
        "123456789 ",
    ),
    *(
        "57-NQ/TW",
        "1169/QĐ-TTg",
        "NQ",
        "/",
        "-",
        "số ",
        "ngày 22/12/2024",
        "Nghị quyết ",
        "của ",
        "Kế hoạch số ",
    ),
    *(
        "NghÞ quyÕt ",
        "Boä Chính trò ",
        "®",
        "\u200b",
        "\u202e",
        "\u0301",
        "\u0435",
        "\ufeff",
        "\U000e0041",
        "\uf0b7",
    ),
    *(
        "AKIA",
        "eyJ",
        "-----BEGIN PRIVATE KEY-----",
        "password=",
        "token: ",
        "sk-",
        "a",
        "A",
        "đ",
        "ế",
        "Ữ",
        "\U0001f600",
    ),
)
pieces = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=60).map("".join)


@st.composite
def long_texts(draw: st.DrawFn) -> str:
    """Up to a megabyte: a few pieces again and again, which slow patterns cannot bear."""
    unit = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join))
    head = draw(st.sampled_from(("", "[", "<a ", "mật khẩu: ", "thường trú ", "---\ntieu_de: ")))
    return (head + unit * (MEGABYTE // max(len(unit.encode()), 1)))[:MEGABYTE]


def _record(text: str) -> None:
    read_record(WHERE, text.encode("utf-8", "replace"), {}, Vocabulary(), _nothing)


def _nothing(path: str) -> bytes:
    """No file lies beside these records."""
    raise FileNotFoundError(path)


def _front(text: str) -> None:
    _record(f"---\ntieu_de: Tin\nngay: 01/06/2025\n{text}\n---\nChữ.\n")


def _body(text: str) -> None:
    _record(f"---\ntieu_de: Tin\nngay: 01/06/2025\n---\n{text}\n")


def _unit(text: str) -> None:
    read_unit("tinh-a", "tinh-a/don-vi.yml", f"ten: A\ncap: Tỉnh\n{text}".encode("utf-8", "replace"), {})


def _gate(text: str) -> None:
    check_text(text, "a.md", "0", {"a": text}, {})


def _deceit(text: str) -> None:
    clear_text(text, vietnamese=True)
    hidden_signs(text)
    clean_text(text.encode("utf-8", "replace"), "a.md")


def _links(text: str) -> None:
    """Links are looked for in what the loader lets through alone."""
    if body_problem(text, Source("a.md")) is None:
        links = read_body(text, "tin-tuc/tin/").links
        address_problems(links, lambda _offset: Source("a.md"))
        list(inner_links(links, lambda _offset: Source("a.md")))
    address_code(text, text)


def _markdown(text: str) -> None:
    """Only what the loader lets through is ever rendered."""
    if body_problem(text, Source("a.md")) is None:
        render_body(text, "tin-tuc/tin/")


def _bytes(text: str) -> None:
    data = text.encode("utf-16-le", "surrogatepass")
    for read in (
        read_waivers,
        lambda data: read_vocabulary("tu-vung.yml", data),
        lambda data: clean_text(data, "a"),
    ):
        read(data)
        read(text.encode("utf-8", "replace"))


def _marker(text: str) -> None:
    """A marker with a right digest, whose text is anything, or has anything in each place."""
    values = dict.fromkeys(("unit", "files", "leaving", "kept", "history", "release"), text)
    for data in (text.encode("utf-8", "surrogatepass"), json.dumps(values).encode()):
        _told(read_state, hashlib.sha256(data).hexdigest().encode() + b"\n" + data + b"\n")


def _release(text: str) -> None:
    for data in (text.encode("utf-8", "surrogatepass"), json.dumps({text: ["0" * 64, 1]}).encode()):
        _told(read_release, data)


def _manifest(text: str) -> None:
    """The manifest of a tree, as it comes to the machine that publishes."""
    rows = {text: {"sha256": "0" * 64, "size": 1, "type": text}}
    body = {"schema": 1, "unit": "tinh-a", "as_of": text[:10], "files": rows}
    for data in (text.encode("utf-8", "surrogatepass"), json.dumps(body).encode()):
        with tempfile.TemporaryDirectory() as out:
            place = manifest_path(Path(out), "tinh-a")
            place.parent.mkdir()
            place.write_bytes(data)
            _told(partial(_opened, Path(out)), data)


def _opened(out: Path, _: bytes) -> None:
    open_tree(out, "tinh-a")


def _host_path(text: str) -> None:
    """A path that is let through stays below its folder."""
    if not host_words.strange_path(text) and posixpath.normpath(f"/x/{text}") != f"/x/{text}":
        raise AssertionError(text)
    shown(text)


def _told(read: Callable[[bytes], object], data: bytes) -> None:
    """A reader may refuse, in a sentence that can be printed."""
    try:
        read(data)
    except PublishError as error:
        if not error.sentence().isprintable():
            raise


Target = Callable[[str], object]
TARGETS: dict[str, Target] = {
    "record": _record,
    "front": _front,
    "body": _body,
    "unit": _unit,
    "bytes": _bytes,
    "yaml": lambda text: read_yaml(text, "a.yml"),
    "markdown": _markdown,
    "numbers": lambda text: (parse_number(text), find_mentions(text)),
    "marks": find_marks,
    "persons": lambda text: (find_persons(text), find_children(text)),
    "credentials": find_credentials,
    "deceit": _deceit,
    "links": _links,
    "gate": _gate,
    "marker": _marker,
    "release": _release,
    "manifest": _manifest,
    "note": lambda text: note_words(text.encode("utf-8", "surrogatepass")),
    "host-path": _host_path,
}
