"""Markdown as people write it is shown as GitHub and Word show it, or told at its line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.workspaces import UNITS, article, catalogue, loaded

from nq57.body.reading import read_body, render_body
from nq57.body.source_lines import settled
from nq57.render.feeds import feed_files

PATH = "tinh-a/tin-tuc/a.md"


def shown(text: str) -> str:
    """The tags of a body in short, with its words: `<ul><li>a</li></ul>`."""
    return re.sub(r"\n\s*", "", re.sub(r"</?section[^>]*>", "", render_body(text, "tin-tuc/a/").html))


def told(text: str, **keys: str) -> list[tuple[str, int]]:
    """Code and line of the problems of an article; its body begins on line 5."""
    return [(p.code, p.source.line) for p in loaded({**UNITS, PATH: article(text, **keys)}).problems]


TWO = "<ul><li>a</li><li>b</li></ul>"
SUB = "<ul><li>a<ul><li>b</li></ul></li></ul>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Gồm:\n- a\n- b", f"<p>Gồm:</p>{TWO}"),
        ("Gồm:\n* a\n* b", f"<p>Gồm:</p>{TWO}"),
        ("Gồm:\n+ a\n+ b", f"<p>Gồm:</p>{TWO}"),
        ("Gồm:\n• a\n• b", f"<p>Gồm:</p>{TWO}"),
        ("Gồm:\n– a\n– b", f"<p>Gồm:</p>{TWO}"),
        ("• a\n• b", TWO),
        ("– a\n– b", TWO),
        ("Gồm:\n1. a\n2. b", "<p>Gồm:</p><ol><li>a</li><li>b</li></ol>"),
        ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n  - b", SUB),
        ("- a\n   - b", SUB),
        ("- a\n    - b", SUB),
        ("- a\n\t- b", SUB),
        ("• a\n  – b", SUB),
        ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
        ("- a\n  - b\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
        ("- a\n\n  b\n- c", "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>"),
        ("- a\n\n  ```\n  mã\n  ```", "<ul><li>a<pre><code>mã</code></pre></li></ul>"),
        ("a) Một\nđ) Hai", "<p>a) Một<br>đ) Hai</p>"),
        ("1/ Một\n2/ Hai", "<p>1/ Một<br>2/ Hai</p>"),
        ("I. Một\nII. Hai", "<p>I. Một<br>II. Hai</p>"),
        ("– Một mình.", "<p>– Một mình.</p>"),
        ("·  a\n·  b", TWO),
        ("·\u00a0\u00a0\u00a0a\n·\u00a0\u00a0\u00a0b", TWO),
        ("➢ a\n➢ b", TWO),
        ("§  a\n§  b", TWO),
        ("- a\n  o   b", SUB),
        ("✓ Một\n✓ Hai", "<p>✓ Một<br>✓ Hai</p>"),
        ("□ Nam\n□ Nữ", "<p>□ Nam<br>□ Nữ</p>"),
        ("Một\\\nHai", "<p>Một<br>Hai</p>"),
        ("#ChuyenDoiSo #HocSo cùng làm", "<p>#ChuyenDoiSo #HocSo cùng làm</p>"),
        ("`a?b=c&region=hn`", "<p><code>a?b=c&amp;region=hn</code></p>"),
        ("Khóa tom\\_tat.", "<p>Khóa tom_tat.</p>"),
        (r"m\^2\^, H\~2\~O, \==x, \$a_b\$, \:smile:", "<p>m^2^, H~2~O, ==x, $a_b$, :smile:</p>"),
        (r"Thẻ \<b>", "<p>Thẻ &lt;b&gt;</p>"),
        ("Xem [1], [2] [3] và [sic].", "<p>Xem [1], [2] [3] và [sic].</p>"),
        ("Từ 7h30: họp; giá 5$ và 10$", "<p>Từ 7h30: họp; giá 5$ và 10$</p>"),
        ("    Kính gửi các đồng chí", "<p>Kính gửi các đồng chí</p>"),
        ("    Xã đã xong.\n\nHết.", "<p>Xã đã xong.</p><p>Hết.</p>"),
        ("Từ năm\n2026. Năm mới", "<p>Từ năm2026. Năm mới</p>"),
        ("#ChuyenDoiSo", "<p>#ChuyenDoiSo</p>"),
        ("~~cũ~~", "<p><del>cũ</del></p>"),
        (
            "    Trong năm qua, xã đã hoàn thành mọi việc được giao.",
            "<p>Trong năm qua, xã đã hoàn thành mọi việc được giao.</p>",
        ),
        ("    x = đọc(tệp)", "<pre><code>x = đọc(tệp)</code></pre>"),
        ("```\n- a\n• b\n#x\n```", "<pre><code>- a• b#x</code></pre>"),
    ],
)
def test_lists_and_lines_are_shown_as_meant(text: str, html: str) -> None:
    """Whatever sign and indent an editor used; nothing is told, for nothing is wrong."""
    assert shown(text) == html
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Như sau:\n| A | B |\n|---|---|\n| 1 | 2 |",
        "A\tB\n1\t2",
        "Như sau:\nA\tB\n1\t2",
        "A\tB\n1\t2\nSau.",
    ],
)
def test_tables_need_no_blank_line_and_no_bars(text: str) -> None:
    """Right below a text, or as rows pasted from Excel."""
    assert "<th>A</th><th>B</th>" in shown(text)
    assert "<td>1</td><td>2</td></tr></tbody></table>" in shown(text)
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("Xem https://a.vn/b_c.", "https://a.vn/b_c"),
        ("Xem www.a.vn, nhé", "http://www.a.vn"),
        ("Gửi thu@a.vn", "mailto:thu@a.vn"),
    ],
)
def test_bare_addresses_are_links(text: str, href: str) -> None:
    """And are checked like any other link."""
    assert f'href="{href}"' in shown(text)
    assert href.rpartition(":")[2] in {
        link.target.rpartition(":")[2] for link in read_body(text, "a/").links
    }


def test_a_heading_takes_the_anchor_behind_it() -> None:
    """`{#dieu-1}` is no text; a link to it leads there."""
    assert shown("## Điều 1. Tên {#dieu-1}\n\n[Điều 1](#dieu-1)").startswith(
        '<h2 id="dieu-1">Điều 1. Tên<a'
    )
    assert "dieu-1" in read_body("## Điều 1 {#dieu-1}", "a/").anchors


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Chữ.\n\n**đậm ** x", [("dau-con-nguyen", 7)]),
        ("| a | b |\n| c | d |", [("dau-con-nguyen", 5)]),
        ("Chữ {#x} y", [("dau-con-nguyen", 5)]),
        ("Chữ[^9].", [("dau-con-nguyen", 5)]),
        ("==đánh dấu==", [("dau-con-nguyen", 5)]),
        ("<!-- chưa đóng", [("dau-con-nguyen", 5)]),
        ("![Ảnh] (hinh.png)", [("dau-con-nguyen", 5)]),
        ("!(Ảnh)[hinh.png]", [("dau-con-nguyen", 5)]),
        ("(Ảnh)[hinh.png]", [("dau-con-nguyen", 5)]),
        ("[Cổng] (https://chinhphu.vn)", [("dau-con-nguyen", 5)]),
        ("(Cổng)[https://chinhphu.vn]", [("dau-con-nguyen", 5)]),
        ("[Bài][khong-co]", [("dau-con-nguyen", 5)]),
        ("Xem [hinh 1.png].", [("dau-con-nguyen", 5)]),
        ("`mã chưa đóng", [("dau-con-nguyen", 5)]),
        ("Một __đậm_ chữ", [("dau-con-nguyen", 5)]),
        ("H~2~O", [("dau-con-nguyen", 5)]),
        ("m^2^", [("dau-con-nguyen", 5)]),
        ("Chữ {.red} y", [("dau-con-nguyen", 5)]),
        ("Vui :smile: quá", [("dau-con-nguyen", 5)]),
        ("::: info", [("dau-con-nguyen", 5)]),
        ("Là $x^2$ nhé", [("dau-con-nguyen", 5)]),
        ("Trước.\n\n#Đề mục một\n\nChữ", [("dau-con-nguyen", 7)]),
        ("-một\n-hai", [("dau-con-nguyen", 5)]),
        ("1.Một\n2.Hai", [("dau-con-nguyen", 5)]),
        ("1)một\n2)hai", [("dau-con-nguyen", 5)]),
        ("=====\nTiêu đề\n=====", [("dau-con-nguyen", 5)]),
        ("--\nChữ", [("dau-con-nguyen", 5)]),
        ("A      B\n---    ---\n1      2", [("dau-con-nguyen", 6)]),
        ("| a | b |\n|---|---|\n| 1 | 2 | ba |", [("chu-bi-mat", 7)]),
        ("| 一 | 二 |\n|---|---|\n| 三 | 四 | 五 |", [("chu-bi-mat", 7)]),
        ("本厅[计划](https://a.vn)分为四个阶段。", []),
        ("Chữ.\n\n<iframe src='https://a.vn'></iframe>", [("html-bi-bo", 7)]),
        ("<center>a</center>\n\n<center>b</center>", [("html-bi-bo", 5)]),
        ("<h1>a</h1>", [("html-bi-bo", 5)]),
        ('<p align="center" style="color:red">a</p>', [("thuoc-tinh-bi-bo", 5)]),
        ("Gửi <tên> trước", [("html-bi-bo", 5)]),
        ("a<o:p></o:p> <w:sdt>b</w:sdt>", []),
        ("\\*\\*a\\*\\* và `**b**`", []),
        ("0912*** và **a**", []),
    ],
)
def test_what_readers_see_otherwise_is_told_once(text: str, rows: list[tuple[str, int]]) -> None:
    """HTML that is dropped, marks that stay, words that are lost: each at its line; Word's tags unsaid."""
    assert told(text) == rows


def test_without_a_summary_the_opening_describes() -> None:
    """Previews of links and feeds say how the body begins, as plain text."""
    body = "## Mục\n\nXã **Mẫu** đã xong[^1] việc.\n\n[^1]: Nguồn."
    unit = "ten: Tỉnh A\ncap: Tỉnh\ndia_chi_chuyen_muc: https://a.vn/m\n"
    seen = catalogue({"tinh-a/don-vi.yml": unit, PATH: article(body)})
    assert [r.described for r in seen.by_kind["tin-tuc"]] == ["Xã Mẫu đã xong việc."]
    feeds = {file.path: str(file.make(), "utf-8") for file in feed_files(seen)}
    assert "<description>Xã Mẫu đã xong việc.</description>" in feeds["rss.xml"]
    assert "<summary>Xã Mẫu đã xong việc.</summary>" in feeds["atom.xml"]


BLOCKS = (
    *(
        "Một đoạn văn.",
        "- a\n- b",
        "1. a\n2. b",
        "- a\n    - b",
        "## Mục",
        "| A | B |\n|---|---|\n| 1 | 2 |",
    ),
    *("> trích", "```\n- mã\n```", "    x = 1", "[^1]: chú\n\n    - a", '!!! note "b"\n    - c'),
)
SOUND = st.lists(st.sampled_from(BLOCKS), max_size=6).map("\n\n".join)


@given(SOUND)
def test_what_is_well_written_stays_as_it_is(text: str) -> None:
    """A text that Python-Markdown reads right is not touched."""
    assert settled(text) == text


@given(st.text(alphabet="-*+•1.)a \t\n|`#>đ:[]^<", max_size=120))
def test_no_word_is_lost_on_the_way(text: str) -> None:
    """Whatever is written, its letters and figures are all still there, in order."""
    letters = re.sub(r"[^a-zđ]", "", text)
    assert re.sub(r"[^a-zđ]", "", settled(text)) == letters
