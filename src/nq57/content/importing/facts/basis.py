"""What a paper rests on: the documents of its first paragraphs, each with the relation they stand in.

It must not know the register; numbers repaired after a scan are left to the citations.
"""

import re
from collections.abc import Sequence

from nq57.content.importing.facts.outline import ROMAN, Paragraph
from nq57.content.importing.papers.paper import Confidence, Found
from nq57.language.folding import fold
from nq57.language.mentions import find_mentions

_CLAUSE = re.compile(r";\s+")
_GROUNDS = re.compile(r"can cu|tren co so|theo de nghi|xet|theo")
_OF_ITSELF = re.compile(
    r"(?:ubnd|so|uy ban nhan dan|phong|ban|tinh uy|dang uy)\b.{0,60}(?:ban hanh|xay dung)"
)
_QUOTED = re.compile(r"“[^”]{0,1500}”|\([^()]{0,500}\)")


def read_basis(paragraphs: Sequence[Paragraph]) -> list[Found[tuple[str, str]]]:
    """Predicate label and number of each document that a clause before section I names first."""
    found: list[Found[tuple[str, str]]] = []
    seen: set[str] = set()
    predicate = "Thi hành"
    for paragraph in paragraphs:
        if paragraph.kind == ROMAN:
            break
        for clause in _CLAUSE.split(paragraph.text):
            if _OF_ITSELF.match(fold(clause)):
                continue
            predicate = "Căn cứ" if _GROUNDS.match(fold(clause)) else predicate
            mention = next(iter(find_mentions(_QUOTED.sub(_blanked, clause))), None)
            if mention and mention.number and mention.number.serial and "ocr" not in mention.warnings:
                number = mention.number.canonical
                if number not in seen:
                    seen.add(number)
                    sure: Confidence = (
                        "sure" if not mention.warnings or set(mention.warnings) == {"layout"} else "likely"
                    )
                    found.append(Found((predicate, number), sure, paragraph.origin))
    return found


def _blanked(quoted: re.Match[str]) -> str:
    return " " * len(quoted[0])
