"""A paper's paragraphs as Markdown: sections as headings, items as lists, words unchanged.

It must not know records.
"""

from collections.abc import Sequence

from nq57.body.escaping import escaped
from nq57.importing.facts.outline import BULLET, LABEL, LETTER, NUMBER, ROMAN, PaperParagraph

_LONGEST_HEADING = 160


def body_text(paragraphs: Sequence[PaperParagraph]) -> str:
    """Markdown of the body; text that Markdown would read as its own signs is escaped."""
    blocks: list[str] = []
    listing = False
    for one in paragraphs:
        text = escaped(one.text)
        item = one.kind in (BULLET, LABEL)
        if item and listing:
            blocks[-1] += f"\n- {text}"
        else:
            blocks.append(_block(one, text))
        listing = item
    return "\n\n".join(blocks)


def _block(one: PaperParagraph, text: str) -> str:
    if one.kind == ROMAN:
        title = text.capitalize() if text.isupper() else text
        return f"## {one.label}. {title}"
    if one.kind == NUMBER:
        heading = len(text) < _LONGEST_HEADING and not text.endswith((".", ";"))
        return f"### {one.label}. {text}" if heading else f"**{one.label}.** {text}"
    if one.kind == LETTER:
        return f"**{one.label})** {text}"
    return f"- {text}" if one.kind in (BULLET, LABEL) else text
