"""The documents that a record names are found in its texts, with their places."""

import pytest
from tests.workspaces import UNITS, article, codes, document, record

REFERENCE = "[[57-NQ/TW]]"


def mentions(text: str, **keys: str) -> list[tuple[str, tuple[int, int]]]:
    """What an article mentions, and where."""
    found = record("tinh-a/tin-tuc/a.md", article(text, **keys)).mentions
    return [(mention.text, place) for mention, place in found]


def references(text: str) -> list[tuple[str, tuple[int, int]]]:
    """What an article refers to, and where; the documents are there."""
    known = document("57-NQ/TW")
    found = record("tinh-a/tin-tuc/a.md", article(text), **{"trung-uong/van-ban/57.yml": known})
    return list(found.references)


def test_mentions_of_the_body_and_of_the_fields() -> None:
    """A title's place is its key's, a body's its line and column."""
    found = mentions("Chữ.\n\nTheo Quyết định số 1169/QĐ-TTg.", tieu_de="Nghị quyết số 57-NQ/TW")
    assert found == [("Nghị quyết số 57-NQ/TW", (2, 1)), ("Quyết định số 1169/QĐ-TTg", (7, 6))]


def test_each_document_once() -> None:
    """The second time adds nothing; another date may mean another document."""
    assert len(mentions("Số 57-NQ/TW, số 57-NQ/TW.")) == 1
    assert len(mentions("Số 57-NQ/TW, số 57-NQ/TW ngày 22/12/2024.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "`Nghị quyết số 57-NQ/TW`",
        "```\nNghị quyết số 57-NQ/TW\n```",
        "Chữ.\n\n    Nghị quyết số 57-NQ/TW",
        "[Nghị quyết số 57-NQ/TW](van-ban/57)",
        "## Nghị quyết số 57-NQ/TW",
        "> Nghị quyết số 57-NQ/TW",
        "[[57-NQ/TW]]",
    ],
)
def test_where_no_mention_is(text: str) -> None:
    """Neither code, links, headings nor quotations are mentions; a reference is told by itself."""
    files = {"trung-uong/van-ban/57.yml": document("57-NQ/TW")}
    assert record("tinh-a/tin-tuc/a.md", article(text), **files).mentions == ()


def test_an_item_of_a_list_may_go_on_indented() -> None:
    """Only lines that belong to no item are code."""
    assert len(mentions("- Một\n\n    Theo Nghị quyết số 57-NQ/TW.")) == 1


def test_references_with_their_places() -> None:
    """In a paragraph, a quotation or a table, but not in code."""
    assert references(f"Xem {REFERENCE}.\n\n> {REFERENCE}") == [("57-NQ/TW", (5, 5)), ("57-NQ/TW", (7, 3))]
    assert references(f"| A |\n|---|\n| {REFERENCE} |") == [("57-NQ/TW", (7, 3))]
    assert references(f"`{REFERENCE}`\n\n```\n{REFERENCE}\n```") == []


@pytest.mark.parametrize("key", ["tieu_de", "tom_tat"])
def test_a_reference_in_a_field_is_an_error(key: str) -> None:
    """Readers would see its brackets; numbers are linked there without them."""
    known = {"trung-uong/van-ban/57.yml": document("57-NQ/TW")}
    text = article(**{key: f'"Theo {REFERENCE}"'})
    assert codes({**UNITS, **known, "tinh-a/tin-tuc/a.md": text}) == ["tham-chieu-sai-cho"]
    subject = document("1/KH-UBND", trich_yeu=f'"Theo {REFERENCE}"')
    assert codes({**UNITS, **known, "tinh-a/van-ban/a.yml": subject}) == ["tham-chieu-sai-cho"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[57-NQ/TW|]]", True),
        ("[[57-NQ/TW|Nghị quyết **57**]]", True),
        ("[[57-NQ/TW|<b>57</b>]]", True),
        ("| A |\n| --- |\n| [[57-NQ/TW\\|NQ]] |", False),
        ("**[[57-NQ/TW|Nghị quyết]]**", False),
        ("`[[57-NQ/TW|]]` và [[]] và [[1, 2], [3, 4]] và [[^1]]", False),
        ("[[57-NQ/TW]](ghi chú)", False),
    ],
)
def test_brackets_that_would_stay_on_the_page_are_an_error(text: str, *, found: bool) -> None:
    """What an editor meant as a reference never shows its brackets; code and footnotes are none."""
    known = {**UNITS, "trung-uong/van-ban/57.yml": document("57-NQ/TW")}
    assert ("tham-chieu-hong" in codes({**known, "tinh-a/tin-tuc/a.md": article(text)})) == found


@pytest.mark.parametrize("text", [f"# {REFERENCE}", f"[xem {REFERENCE}](van-ban/57)"])
def test_a_reference_in_a_heading_or_a_link_is_an_error(text: str) -> None:
    """There it could not become a link."""
    known = {"trung-uong/van-ban/57.yml": document("57-NQ/TW")}
    assert codes({**known, "tinh-a/tin-tuc/a.md": article(text)}).count("tham-chieu-sai-cho") == 1
