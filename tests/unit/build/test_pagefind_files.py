"""What is told to Pagefind and what is made of its files: the same words found, in lighter parts."""

import gzip
import json

from nq57.build.pagefind_files import (
    address_of_entry,
    array,
    items,
    page_of,
    text_item,
    thinned,
    with_smaller_parts,
)
from nq57.render.made_files import IndexEntry

SIGNATURE = b"pagefind_dcd"
ENTRY = IndexEntry("a/", "Đổi mới", "", "Đổi mới và đổi mới.", (("so", "57"), ("nguon", "Sở")), ".1.0~0")


def test_a_word_that_comes_again_keeps_its_place_and_nothing_else() -> None:
    """Whatever sign stands at it; with other accents it is another word."""
    assert thinned("Mã số, mã “số” ma SỐ.") == "Mã số, – – ma –"


def test_pagefind_is_told_what_is_sought() -> None:
    """The stroke of đ apart, so that `doi` finds it; texts that are only shown are left out."""
    page = page_of(ENTRY, frozenset({"nguon"}))
    assert "D\u0335ổi mới và – –" in page
    assert "57" in page
    assert "Sở" not in page


def test_each_chinese_character_is_a_word() -> None:
    """In titles and texts, for Chinese has no blanks; one that comes again keeps its place."""
    page = page_of(IndexEntry("a/zh/", "数字", "", "学习数字技能", (), ""), frozenset())
    assert page.count(" 数  字 ") == 1
    assert "学 习 数 字 技 能" in page


def test_another_text_has_another_address() -> None:
    """Though Pagefind be told the same of both, so that no browser keeps the old."""
    other = IndexEntry(
        **{name: getattr(ENTRY, name) for name in ENTRY.__slots__} | {"text": "Đổi mới và mới đổi."}
    )
    assert page_of(other, frozenset()) == page_of(ENTRY, frozenset())
    assert address_of_entry(other) != address_of_entry(ENTRY)


def number(value: int) -> bytes:
    """A number in CBOR."""
    return value.to_bytes() if value < 24 else b"\x18" + value.to_bytes()


def index(words: dict[str, int]) -> dict[str, bytes]:
    """Files as Pagefind writes them: one part with words, each on so many entries."""

    def word(text: str, count: int) -> bytes:
        return array(
            [text_item(text), array(array([number(n % 200), array([])]) for n in range(count)), array([])]
        )

    part = array([array(word(text, count) for text, count in sorted(words.items()))])
    row = array([text_item(min(words)), text_item(max(words)), text_item("v0_old")])
    table = array([text_item("1.5"), array([]), array([row]), array([])])
    entry = {"version": "1.5", "languages": {"v0": {"hash": "v0_t", "page_count": 3}}}
    return {
        "pagefind-entry.json": json.dumps(entry).encode(),
        "pagefind.v0_t.pf_meta": gzip.compress(SIGNATURE + table),
        "index/v0_old.pf_index": gzip.compress(SIGNATURE + part),
        "fragment/v0_a.pf_fragment": b"a",
    }


def parts(files: dict[str, bytes]) -> list[tuple[str, str, list[bytes]]]:
    """What the table of an index tells: first word, last word, and the words that stand in that part."""

    def read(path: str) -> bytes:
        return gzip.decompress(files[path]).removeprefix(SIGNATURE)

    language = json.loads(files["pagefind-entry.json"])["languages"]["v0"]
    fields = list(items(read(f"pagefind.{language['hash']}.pf_meta")))
    rows = [[item[1:].decode() for item in items(row)] for row in items(fields[2])]
    return [(first, last, list(items(next(items(read(f"index/{n}.pf_index")))))) for first, last, n in rows]


def test_a_heavy_part_is_cut_and_nothing_is_lost() -> None:
    """The words in their order; each part is what the table says, and light unless it is one word."""
    words = {"bao": 9_000, **{f"cong{n:03d}": 60 for n in range(300)}, "dan": 30}
    before, after = index(words), with_smaller_parts("v0", index(words))
    made = parts(after)
    assert [word for _, _, own in made for word in own] == parts(before)[0][2]
    assert made[0][:2] == ("bao", "bao")
    assert len(made) > 3
    assert all(sum(map(len, own)) <= 24_000 for _, _, own in made[1:])
    assert all(text_item(first) in own[0] and text_item(last) in own[-1] for first, last, own in made)
    assert "index/v0_old.pf_index" not in after
    assert after["fragment/v0_a.pf_fragment"] == b"a"


def test_a_light_index_stays_in_one_part() -> None:
    """A small unit is served best by one request."""
    made = parts(with_smaller_parts("v0", index({"a": 3, "b": 30})))
    assert [(first, last) for first, last, _ in made] == [("a", "b")]
