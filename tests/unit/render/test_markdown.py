"""Markdown of editors: what comes out is on the allow-list, linked rightly, and below the page's title.

They must not know units; one address stands for every record's.
"""

import re
from html.parser import HTMLParser

import pytest

from nq57.body.fragments import EMPTY, Heading
from nq57.body.reading import render_body
from nq57.render.placeholders import BASE

URL = "tin-tuc/a/"

ATTACKS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.vn/a.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror\n=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" &#14; javascript:alert(1)">x</a>',
    '<a href="java&#x09;script:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](javascript&#58;alert(1))",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    '<iframe src="https://x.vn"></iframe>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x></object><embed src=x>",
    '<form action="https://x.vn"><input name=a><button>Gửi</button></form>',
    '<meta http-equiv="refresh" content="0;url=https://x.vn">',
    '<base href="https://x.vn/">',
    '<link rel=stylesheet href="https://x.vn/a.css">',
    "<style>body{display:none}</style>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<p onclick="alert(1)">x</p>',
    "<details ontoggle=alert(1) open>x</details>",
    "<video src=x onerror=alert(1)></video>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--<img src='--><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    '"><script>alert(1)</script>',
    "`<script>alert(1)</script>`",
    "```\n<script>alert(1)</script>\n```",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "Chú[^1]\n\n[^1]: <script>alert(1)</script>",
    '*[abbr]: "><script>alert(1)</script>\n\nabbr',
    '## <script>alert(1)</script>\n\n## x" onclick="y',
    "- [ ] <img src=x onerror=alert(1)>",
    '!!! note "<script>alert(1)</script>"\n    x',
    '[x](https://x.vn/"onmouseover=alert(1)//)',
    "<a href='https://x.vn' target=_blank ping=https://x.vn>x</a>",
)
FORBIDDEN_TAGS = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "button",
    "svg",
    "math",
    "link",
    "meta",
}
FORBIDDEN_TAGS |= {"base", "video", "audio", "template", "noscript", "textarea", "select", "frame"}
SAFE_SCHEMES = {"http", "https", "mailto", "tel"}


class _Tags(HTMLParser):
    """Every tag with its attributes, as a browser would read them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.text += data


def html(text: str) -> str:
    """The HTML of a body, with links as from the section's root."""
    return render_body(text, URL).html.replace(BASE, "/")


def tags(text: str, name: str) -> list[dict[str, str]]:
    """The attributes of every tag of a name."""
    return [attributes for tag, attributes in _Tags(html(text)).tags if tag == name]


@pytest.mark.parametrize("text", ATTACKS)
def test_no_attack_comes_through(text: str) -> None:
    """No active element, no handler, no scheme but four, no style, no foreign picture."""
    for tag, attributes in _Tags(html(text)).tags:
        assert tag not in FORBIDDEN_TAGS
        assert not [
            name for name in attributes if name.startswith("on") or name in {"style", "srcdoc", "ping"}
        ]
        for name in ("href", "src", "cite"):
            scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", attributes.get(name, ""), re.IGNORECASE)
            assert scheme is None or scheme[1].lower() in SAFE_SCHEMES


def test_words_around_an_attack_stay() -> None:
    """Cleaning takes the danger, not the sentence."""
    assert "Trước" in html("Trước <script>x</script> sau")
    assert "sau" in html("Trước <script>x</script> sau")


def test_nothing_renders_to_nothing() -> None:
    """A body of blanks is no body."""
    assert render_body(" \n\n", URL) == EMPTY


def test_a_body_too_deep_harms_none_after_it() -> None:
    """After a body nested too deep to be read, the next one has its paragraphs as ever."""
    too_deep = render_body("* " * 1500 + "x", URL)
    assert too_deep.html.startswith("<pre>")
    assert render_body("Một đoạn.", URL).html == "<p>Một đoạn.</p>"


def test_ordinary_markdown_is_rendered() -> None:
    """Emphasis, lists, quotes, code, tables, notes, definitions, task boxes."""
    shown = html(
        "**đậm** *nghiêng*\n\n- a\n- b\n\n1. c\n\n> d\n\n`e`\n\n```\nf\n```\n\n| g | h |\n|---|--:|"
        "\n| i | j |"
        '\n\nChú[^1]\n\n[^1]: k\n\nl\n:   m\n\n- [x] n\n\n!!! note "o"\n    p'
    )
    for piece in (
        "<strong>đậm",
        "<em>nghiêng",
        "<ul>",
        "<ol>",
        "<blockquote>",
        "<code>e",
        "<pre>",
        "<table>",
        "<dt>l",
    ):
        assert piece in shown
    assert 'class="footnote"' in shown
    assert "checked" in shown
    assert 'class="admonition note"' in shown


def test_a_table_scrolls_by_itself() -> None:
    """On a telephone the page keeps its width; the keyboard reaches the table."""
    frames = tags("| a |\n|---|\n| b |\n\nvà\n\n| c |\n|---|\n| d |", "section")
    assert [frame["aria-label"] for frame in frames] == ["Bảng 1", "Bảng 2"]
    assert all(frame["class"] == "nq-scroll" and frame["tabindex"] == "0" for frame in frames)


def test_boxes_and_notes_speak_vietnamese() -> None:
    """A task box says whether it is ticked; a note without a title gets a Vietnamese one."""
    boxes = tags("- [x] a\n- [ ] b", "input")
    assert [box["aria-label"] for box in boxes] == ["Đã xong", "Chưa xong"]
    assert ">Lưu ý</p>" in html("!!! note\n    x")
    assert ">Riêng</p>" in html('!!! note "Riêng"\n    x')


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# A\n\n## B\n\n# C", [2, 3, 2]),
        ("## A\n\n### B", [2, 3]),
        ("### A\n\n#### B\n\n### C", [2, 3, 2]),
        ("# A\n\n###### B", [2, 6]),
        ("<h1>A</h1>", []),
        ("A\n=\n\nB\n-", [2, 3]),
    ],
)
def test_headings_begin_below_the_title(text: str, levels: list[int]) -> None:
    """The highest used becomes the second level; no body has a first level of its own."""
    fragment = render_body(text, URL)
    assert [heading.level for heading in fragment.headings] == levels
    assert "<h1" not in fragment.html


def test_anchors_are_words_without_marks() -> None:
    """đ becomes d; the same words twice get different anchors; no words still get one."""
    fragment = render_body("## Đổi mới **sáng tạo**\n\n## Đổi mới sáng tạo\n\n## ***", URL)
    assert fragment.headings[:2] == (
        Heading(2, "doi-moi-sang-tao", "Đổi mới sáng tạo"),
        Heading(2, "doi-moi-sang-tao_1", "Đổi mới sáng tạo"),
    )
    ids = [a["id"] for a in tags("## Đổi mới\n\n## Đổi mới\n\n## ?!", "h2")]
    assert ids == ["doi-moi", "doi-moi_1", "muc"]


def test_the_text_of_a_heading_is_plain() -> None:
    """The table of contents shows letters, not markup; what looks like markup is escaped when shown."""
    fragment = render_body("## A & B `<c>`", URL)
    assert _Tags(fragment.headings[0].text).text in {"A & B <c>", "A & B "}
    assert "&amp;amp;" not in fragment.headings[0].text


@pytest.mark.parametrize(
    ("text", "href", "targets"),
    [
        ("[x](van-ban/57-nq-tw)", "/van-ban/57-nq-tw/", {"van-ban/57-nq-tw"}),
        ("[x](van-ban/57-nq-tw/)", "/van-ban/57-nq-tw/", {"van-ban/57-nq-tw"}),
        ("[x](van-ban/57-nq-tw#muc-1)", "/van-ban/57-nq-tw/#muc-1", {"van-ban/57-nq-tw"}),
        ("[x](ke-hoach.pdf)", "/tin-tuc/a/ke-hoach.pdf", set()),
        ("[x](#muc)", "#muc", set()),
        ("[x](https://a.vn/b)", "https://a.vn/b", set()),
        ("[x](mailto:a@b.vn)", "mailto:a@b.vn", set()),
        ("<https://a.vn>", "https://a.vn", set()),
    ],
)
def test_a_link_leads_where_its_writer_meant(text: str, href: str, targets: set[str]) -> None:
    """Records below the root, files beside the record, other hosts as they are."""
    assert [a["href"] for a in tags(text, "a")] == [href]
    assert render_body(text, URL).targets == targets


def test_a_link_to_another_host_says_so() -> None:
    """It is marked, and its page learns nothing of ours."""
    outside = tags("[x](https://a.vn) [y](van-ban/b)", "a")
    assert outside[0]["rel"] == "noopener external"
    assert outside[0]["class"] == "nq-external"
    assert "rel" not in outside[1]


def test_a_picture_stands_beside_its_record_and_waits() -> None:
    """It is loaded when it comes into view, and keeps its description."""
    assert tags("![Ô đen](anh/bieu-do.png)", "img") == [
        {"loading": "lazy", "alt": "Ô đen", "src": "/tin-tuc/a/anh/bieu-do.png"}
    ]


def test_footnotes_of_two_bodies_do_not_meet() -> None:
    """Each rendering starts again."""
    text = "Chú[^1]\n\n[^1]: k"
    assert render_body(text, URL) == render_body(text, URL)


@pytest.mark.parametrize(
    "text", ['Viết href="van-ban" trong trang.', 'Mã `<a href="van-ban">` mở liên kết.']
)
def test_words_that_look_like_an_attribute_stay_words(text: str) -> None:
    """What a reader sees is what the editor wrote, in text and in code."""
    fragment = render_body(text, URL)
    assert 'href="van-ban"' in _Tags(fragment.html).text
    assert fragment.targets == frozenset()


@pytest.mark.parametrize(
    "text", ["![x](https://a.vn/x.png)", "![x](//a.vn/x.png)", '<img alt="x" src="http://a.vn/x.png">']
)
def test_no_picture_comes_from_another_host(text: str) -> None:
    """A reader's browser asks our host alone, even if the check of files let one pass."""
    assert [a.get("src", "") for a in tags(text, "img")] in ([], [""])


@pytest.mark.parametrize("target", ["/van-ban/57-nq-tw", "/van-ban/57-nq-tw/"])
def test_a_link_from_the_root_is_within_the_section(target: str) -> None:
    """The section may lie anywhere on its host: a leading slash means the section's own root."""
    assert [a["href"] for a in tags(f"[x]({target})", "a")] == ["/van-ban/57-nq-tw/"]
    assert BASE in render_body(f"[x]({target})", URL).html


@pytest.mark.parametrize("kind", ["text", "password", "image", "submit", "radio", "file", ""])
def test_nobody_types_anything_in_an_article(kind: str) -> None:
    """Of all inputs only task boxes come out, and those cannot be ticked."""
    assert "<input" not in render_body(f'a <input type="{kind}" value="x"> b', URL).html
    box = '<input type="checkbox" disabled="" checked="" aria-label="Đã xong">'
    assert box in render_body('a <input checked type="checkbox" name="x"> b', URL).html


@pytest.mark.parametrize("own", ["noi-dung", "danh-muc", "__search", "__drawer", "__toc"])
def test_no_html_of_an_editor_takes_an_anchor_of_the_page(own: str) -> None:
    """The theme's switches and the page's own anchors stay its own; other anchors are kept."""
    assert f'id="{own}"' not in render_body(f'<p id="{own}">x</p>', URL).html
    assert 'id="phan-1"' in render_body('<p id="phan-1">x</p>', URL).html


def test_a_quotation_names_no_address() -> None:
    """No reader sees `cite`, so it leads nowhere."""
    assert (
        render_body('<blockquote cite="javascript:x">q</blockquote>', URL).html
        == "<blockquote>q</blockquote>"
    )
