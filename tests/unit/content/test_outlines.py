"""The outline of a record: what pages other than its own may show of it, and nothing more."""

import pytest
from tests.workspaces import article, document, workspace

BODY = "Mở đầu.\n\nĐoạn sau.\n"


def outline(text: str) -> str:
    """The outline of one article."""
    files = {
        "trung-uong/tin-tuc/a.md": text,
        "trung-uong/tin-tuc/b.md": article(),
        "trung-uong/van-ban/qd.yml": document("1169/QĐ-TTg", loai="Quyết định"),
    }
    return next(record.outline for record in workspace(files).records if record.slug == "a")


def test_later_paragraphs_are_seen_on_its_own_page_alone() -> None:
    """A word changed after the opening changes no outline."""
    assert outline(article(BODY)) == outline(article(BODY.replace("sau", "cuối")))


@pytest.mark.parametrize(
    "body",
    [
        "Mở đầu khác.\n\nĐoạn sau.\n",
        "Mở đầu.\n\nĐoạn [sau](tin-tuc/b).\n",
        "Mở đầu.\n\nĐoạn sau, theo Quyết định số 1169/QĐ-TTg.\n",
        "Mở đầu.\n\nĐoạn sau, theo [[1169/QĐ-TTg]].\n",
    ],
    ids=["opening", "link", "mention", "reference"],
)
def test_what_others_show_or_follow_is_in_it(body: str) -> None:
    """The opening, a link, a document named or referred to: each makes another outline."""
    assert outline(article(BODY)) != outline(article(body))


def test_a_key_is_in_it() -> None:
    """Whatever is declared may stand on a card."""
    assert outline(article(BODY)) != outline(article(BODY, tom_tat="Tóm tắt"))
