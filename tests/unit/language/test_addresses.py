"""Links that run, pass for others or say another host are told; honest ones are not."""

import pytest

from nq57.language.addresses import FAKE, FORBIDDEN, MISLEADING, address_code, plain_target


@pytest.mark.parametrize(
    "target",
    [
        "javascript:x",
        "JaVaScRiPt:x",
        "java\nscript:x",
        "java&Tab;script:x",
        "&#1;javascript:x",
        "&#106;avascript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://a.vn/x",
        "ftp://a.vn/",
    ],
)
def test_schemes_that_run_are_forbidden(target: str) -> None:
    """However it is written, only http, https, mailto and tel may be linked to."""
    assert address_code(target) == FORBIDDEN


@pytest.mark.parametrize(
    "target",
    [
        "https://chinhphu.vn@evil.example/",
        "https://\u0441hinhphu.vn/",
        "https://\u0430\u0440\u0440\u04cf\u0435.com/",
        "https://xn--hinhphu-n7g.vn/",
        "https://\u0261ov.vn/",
        "https://\uff47\uff4f\uff56.vn/",
        "//\u0441hinhphu.vn/",
        "https://xn--\u00e9.vn/",
        "//a\u200bb.vn/",
        "https://[::1/",
    ],
)
def test_hosts_that_pass_for_others_are_fake(target: str) -> None:
    """Borrowed letters, hidden signs, and names before an @."""
    assert address_code(target) == FAKE


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("https://evil.example/", "https://chinhphu.vn"),
        ("https://evil.example/", "Xem tại langson.gov.vn"),
        ("https://langson.gov.vn.evil.example/", ""),
        ("https://dichvucong-gov-vn.example/", ""),
        ("https://langson.g0v.vn/", ""),
        ("https://langson.gov.vn/", "quangngai.gov.vn"),
        ("https://gov.vn/", "langson.gov.vn"),
        ("https://baolangson.vn/", "baocaobang.vn"),
        ("https://a.gov.uk/", "b.gov.vn"),
    ],
)
def test_words_and_hosts_that_mislead(target: str, words: str) -> None:
    """Another host in the words, or the state's ending in the wrong place."""
    assert address_code(target, words) == MISLEADING


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("https://langson.gov.vn/tin", "Cổng langson.gov.vn"),
        ("https://www.langson.gov.vn/tin", "langson.gov.vn"),
        ("https://kylua.langson.gov.vn/tin", "langson.gov.vn"),
        ("https://chinhphu.vn/", "chinhphu.vn"),
        ("https://m.baolangson.vn/", "baolangson.vn"),
        ("https://gov.uk/", "www.gov.uk"),
        ("https://news.gov.uk/", "tax.gov.uk"),
        ("https://tiếng-việt.vn/", "Trang"),
        ("https://xn--ting-vit-8ya6190b.vn/", "Trang"),
        ("https://münchen.de/", "München"),
        ("https://example.com/ke-hoach.pdf", "ke-hoach.pdf"),
        ("https://москва.рф/", "Москва"),
        ("mailto:a@langson.gov.vn", "a@langson.gov.vn"),
        ("tel:+842053812345", "0205 3812 345"),
        ("van-ban/57-nq-tw", "Nghị quyết"),
        ("#muc", "Mục"),
        ("https://example.com/a:b", "1.2.3"),
    ],
)
def test_honest_links_pass(target: str, words: str) -> None:
    """Hosts of any language, files, mail and telephones."""
    assert address_code(target, words) is None


def test_a_target_is_read_as_a_browser_reads_it() -> None:
    """Character references are resolved; blanks go only where they hide a scheme."""
    assert plain_target("java&#10;script:x") == "javascript:x"
    assert plain_target("a b/c") == "a b/c"
