"""The interface's texts in every language: none is missing, none says less than the Vietnamese."""

import re
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from nq57.wording.texts import CATALOGUES, LOCALES

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from catalogues import missing, texts

_VALUE = re.compile(r"\{\w+\}")
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


@pytest.mark.parametrize("language", LOCALES)
def test_a_catalogue_has_every_text_and_no_other(language: str) -> None:
    """Every text that templates, code, scripts and tables say is translated."""
    assert missing(language) == []


@pytest.mark.parametrize("language", LOCALES)
def test_a_translation_keeps_values_and_is_no_vietnamese(language: str) -> None:
    """A translation names the values of the Vietnamese text, and holds no Vietnamese letter."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        kept = [message for message in read_po(file, locale=LOCALES[language]) if message.id]
    for message in kept:
        text = message.id if isinstance(message.id, str) else message.id[0]
        forms = (message.string,) if isinstance(message.string, str) else message.string or ()
        for form in forms:
            assert sorted(_VALUE.findall(form)) == sorted(_VALUE.findall(text)), text
            assert not _VIETNAMESE.search(form), text


def test_no_template_says_vietnamese_outside_the_catalogue() -> None:
    """What templates say to readers goes through the filters `t` and `tn`."""
    letters = re.compile(r"[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]", re.IGNORECASE)
    said = re.compile(r'"[^"]*"\|tn?\b|\{#.*?#\}', re.DOTALL)
    root = Path(__file__).parents[2] / "templates"
    for path in sorted(root.rglob("*.html")):
        if path.parent.name != "languages":
            assert not letters.search(said.sub("", path.read_text(encoding="utf-8"))), path
    assert len(texts()) > 400
