"""One reading of a body: links, pictures, anchors and names are those that readers get, at their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.small_files import png
from tests.workspaces import UNITS, article, codes, document, loaded, record

from nq57.body.reading import place_in, read_body
from nq57.site_shell.anchors import check_anchors

PATH = "tinh-a/tin-tuc/a.md"
LINK = "[x](van-ban/khong-co)"


def links(text: str) -> list[tuple[str, str, int, int]]:
    """Target, words, line and column of every link."""
    found = read_body(text, "tin-tuc/a/").links
    places = [place_in(text, link.offset, "", 1) for link in found]
    return [(link.target, link.words, p.line, p.column) for link, p in zip(found, places, strict=True)]


def told(text: str) -> list[tuple[str, int]]:
    """Code and line of the problems of an article; its body begins on line 5."""
    found = loaded({**UNITS, PATH: article(text), "trung-uong/van-ban/57.yml": document()})
    problems = [*found.problems, *check_anchors(found.workspace, read_body)]
    return [(p.code, p.source.line) for p in problems]


@pytest.mark.parametrize(
    "shown",
    [
        f"Chữ.\n\n    {LINK}",
        f"````\n```\n{LINK}\n```\n````",
        f"`` `{LINK}` ``",
        f"<!-- {LINK} -->",
        f"<!--\n\n{LINK}\n\n-->",
        f"Chữ\n\n\t{LINK}\n\n![ ]",
    ],
)
def test_a_link_that_is_only_shown_harms_nobody(shown: str) -> None:
    """In code of any form or in a comment nothing is linked, so nothing is wrong."""
    assert told(shown) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Xem [chữ\ntrên hai dòng](van-ban/khong-co)", 5),
        ("Xem [chữ](van-ban/khong-co\n'đề')", 5),
        ("Xem [chữ [trong ngoặc] nữa](van-ban/khong-co)", 5),
        ("Xem [chữ][tham chiếu].\n\n[tham chiếu]: van-ban/khong-co", 5),
        ("Chữ.\n\nXem [tham chiếu].\n\n[tham chiếu]: van-ban/khong-co", 7),
        ("Chữ[^1].\n\nĐoạn nữa.\n\n[^1]: Xem [x](van-ban/khong-co).", 9),
        ("| A | B |\n|---|---|\n| 1 | [x](van-ban/khong-co) |", 7),
        ("- Một\n- Hai\n    - Xem [x](van-ban/khong-co)", 7),
        (f"`{LINK}`\n\n```\n{LINK}\n```\n\nChữ.\n\n{LINK}", 13),
        (f"<!-- {LINK} -->\n\n{LINK}", 7),
        ('Xem <a\nhref="van-ban/khong-co">x</a>', 5),
    ],
)
def test_a_link_is_checked_wherever_it_is_written(text: str, line: int) -> None:
    """Broken over lines, with brackets, by reference, in notes, tables and lists: told at its own line."""
    assert told(text) == [("lien-ket-trong-la", line)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("## Mục một\n\nXem [chữ\nhai dòng](#muc-hai)", 7),
        ("## Mục một\n\nXem [chữ [a]](#muc-hai)", 7),
        ("## Mục một\n\nXem [chữ][m].\n\n[m]: #muc-hai", 7),
    ],
)
def test_an_anchor_is_checked_wherever_it_is_written(text: str, line: int) -> None:
    """As links are; an anchor that only code shows is none."""
    assert told(text) == [("neo-la", line)]
    assert told("## Mục một\n\n    [x](#muc-hai)") == []


@pytest.mark.parametrize("name", ["anh(1).png", "Ảnh họp.png", "Ảnh (họp) 2.png", "anh_[1].png"])
def test_a_picture_may_be_called_anything(name: str) -> None:
    """Blanks, brackets and accents in a name are read as the renderer reads them."""
    found = record(PATH, article(f"![Một]({name})"), **{f"tinh-a/tin-tuc/{name}": png()})
    assert [asset.name for asset in found.assets] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert)",
        "[x][1]\n\n[1]: javascript:alert",
        '<a href="javascript:alert">x</a>',
        '<a class="headerlink" href="javascript:alert">x</a>',
        "[x](java&#x09;script:alert)",
        "Chữ[^1]\n\n[^1]: [x](vbscript:y)",
        "| A |\n|---|\n| [x](data:text/html,y) |",
    ],
)
def test_a_forbidden_address_is_told_though_readers_never_get_it(text: str) -> None:
    """What the cleaning takes away is looked at before."""
    assert "lien-ket-cam" in codes({**UNITS, PATH: article(text)})


def test_words_and_places_of_links() -> None:
    """Equal links stand each at its own place; words are those that readers see."""
    assert links("[a](b) và [**a** c](b)\n\n<https://x.vn> [![ô](b.png)](d)") == [
        ("b", "a", 1, 1),
        ("b", "a c", 1, 11),
        ("https://x.vn", "https://x.vn", 3, 1),
        ("d", "", 3, 16),
    ]


@pytest.mark.parametrize(
    "before",
    [
        "`Nghị quyết số 57-NQ/TW`",
        "    Nghị quyết số 57-NQ/TW",
        "## Nghị quyết số 57-NQ/TW",
        "> Nghị quyết số 57-NQ/TW",
        "[Nghị quyết số 57-NQ/TW](van-ban/57)",
    ],
)
def test_a_document_is_named_where_readers_see_it_linked(before: str) -> None:
    """The same words in code, a heading, a link or a quotation above do not take its place."""
    known = {"trung-uong/van-ban/57.yml": document()}
    found = record(PATH, article(f"{before}\n\nTheo Nghị quyết số 57-NQ/TW."), **known).mentions
    assert [place for _, place in found] == [(7, 6)]


WORDS = st.sampled_from(
    ["a", "Một hai ba bốn.", "x", "**đậm** nhạt", "`mã`", "![ô](o.png)", "a\\_b", "&amp;"]
)
PARTS = st.lists(WORDS, max_size=4).map(" ".join)


@given(st.lists(st.tuples(PARTS, st.sampled_from("bcd")), min_size=1, max_size=6))
def test_every_link_is_found_at_its_own_bracket(parts: list[tuple[str, str]]) -> None:
    """Whatever stands between them, links are told in order, each where its bracket is."""
    text = "".join(
        f"{before}\n\n[chữ {n} {target}]({target})\n\n" for n, (before, target) in enumerate(parts)
    )
    wanted = [text.index(f"[chữ {n} {target}]") for n, (_, target) in enumerate(parts)]
    assert [link.offset for link in read_body(text, "a/").links] == wanted
