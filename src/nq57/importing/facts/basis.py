"""What a paper rests on: the documents that its opening names, each with the relation they are in.

It must not know the register; numbers repaired after a scan are left to the citations.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from nq57.importing.facts.letters import is_greeting
from nq57.importing.facts.outline import BULLET, LETTER, NUMBER, PLAIN, ROMAN, PaperParagraph
from nq57.importing.papers.paper import Confidence, Found
from nq57.language.folding import fold
from nq57.language.mention_finder import Mention, find_mentions

ENACTS, RESTS_ON, CONSOLIDATES = "Thi hành", "Căn cứ", "Hợp nhất"
_CLAUSE = re.compile(r";\s+|(?<=\.)\s+(?=(?:Thực hiện|Triển khai|Tiếp tục|Căn cứ|Xét|Theo đề nghị)\b)")
_GROUNDS = re.compile(
    r"can cu|tren co so|xet"
    r"|theo (?:de nghi|chi dao|y kien|tinh than|ke hoach|nghi quyet|quyet dinh|cong van)\b"
)
_ENACTING = re.compile(
    r"(?:(?:de|nham|tiep tuc|to chuc)\s+){0,3}(?:trien khai thuc hien|trien khai|thuc hien|thi hanh)\b"
)
_ENACTING_WORD = "thuc hien"
_LIKE = 82  # of 100, for words that a scan has damaged
_OF_ITSELF = re.compile(
    r"(?:ubnd|so|uy ban nhan dan|phong|ban|tinh uy|dang uy)\b.{0,60}(?:ban hanh|xay dung)"
)
_QUOTED = re.compile(r"“[^”]{0,1500}”|\([^()]{0,500}\)")
_GROUNDS_SECTION = re.compile(
    r"(?:nhung |cac )?(?:can cu|co so)(?: (?:chinh tri|phap ly|xay dung|lap|ban hanh|de)\b.{0,60})?\W*$"
)
# Where an opening ends: an article or chapter, or the word by which an organ decides.
_DECIDES = re.compile(
    r"(?:Điều|ĐIỀU|Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC) [0-9IVX]+\b"
    r"|(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ)\s*:?\s*$"
)
_AMENDED_BY = re.compile(r"duoc (?:sua doi|bo sung)\b[^.;]{0,40}\bboi\s*:?\s*$")
_MOST_PROSE = 2  # paragraphs before the first that rests on something
_NEAR = 40  # characters from "Thực hiện" to the document that is surely meant
_FAR = 110  # characters behind which "Thực hiện" is about something else
_TELLS = re.compile(r"\b(?:da|dang|se)\b")
_FIRST = 4  # characters before a document that goes on with a list of them


def read_basis(
    paragraphs: Sequence[PaperParagraph], *, consolidated: bool = False
) -> list[Found[tuple[str, str]]]:
    """Predicate label and number of each document that a clause of the opening names first."""
    found: dict[str, Found[tuple[str, str]]] = {}
    rests = _consolidated(paragraphs) if consolidated else _resting(paragraphs)
    for predicate, mention, confidence, paragraph in rests:
        if mention.number and mention.number.serial and "ocr" not in mention.warnings:
            number = mention.number.canonical
            found.setdefault(number, Found((predicate, number), confidence, paragraph.origin))
    return list(found.values())


_Rest = tuple[str, Mention, Confidence, PaperParagraph]


def _resting(paragraphs: Sequence[PaperParagraph]) -> Iterator[_Rest]:
    """The first mention of each clause that begins as bases do, or that goes on with a list of them."""
    predicate, prose, before = "", 0, "."
    for paragraph, grounds in _opening(paragraphs):
        predicate = RESTS_ON if grounds else predicate
        inside = grounds
        for clause in _CLAUSE.split(paragraph.text):
            begun = _predicate(clause)
            mention = _meant(clause, begun or predicate, begun=bool(begun))
            if mention or (begun and clause.endswith(":")):  # "Căn cứ:", above a list of them
                predicate = begun or predicate
            if mention:
                yield predicate, mention, _sure(mention, clause), paragraph
            inside = inside or bool(begun or mention)
        if not inside and not _is_silent(paragraph, before, begun=bool(predicate)):
            prose += 1
            if predicate or prose > _MOST_PROSE:
                return
        before = paragraph.text


def _is_silent(paragraph: PaperParagraph, before: str, *, begun: bool) -> bool:
    """Whether the matter does not begin yet: a name in capitals, whom it goes to, a broken line's rest."""
    text = paragraph.text
    addressed = is_greeting(text) or (paragraph.kind == BULLET and not begun)
    return text.isupper() or addressed or not before.endswith((".", ";", ":"))


def _opening(paragraphs: Sequence[PaperParagraph]) -> Iterator[tuple[PaperParagraph, bool]]:
    """Paragraphs before the first section or article; whether they are in a section of grounds."""
    section: PaperParagraph | None = None
    for paragraph in paragraphs:
        inside = section is not None and section in paragraph.above
        if not inside and paragraph.kind in (ROMAN, NUMBER, LETTER):
            if section or not _GROUNDS_SECTION.match(fold(paragraph.text)):
                return
            section = paragraph
        elif _DECIDES.match(paragraph.text):
            return
        else:
            yield paragraph, inside


def _consolidated(paragraphs: Sequence[PaperParagraph]) -> list[_Rest]:
    """What a consolidated text puts together: the law, and those by which it was amended, in a list."""
    found: list[_Rest] = []
    for at, (paragraph, following) in enumerate(pairwise(paragraphs)):
        if _DECIDES.match(paragraph.text) or _GROUNDS.match(fold(paragraph.text)):
            break
        if found and not _consolidates_on(paragraph):
            break
        if found or (_consolidates_on(following) and _AMENDED_BY.search(fold(paragraph.text))):
            mention = _first_mention(paragraph.text)
            found += [(CONSOLIDATES, mention, "sure", paragraph)] if mention else []
        elif at >= _MOST_PROSE:
            break
    return found


def _consolidates_on(paragraph: PaperParagraph) -> bool:
    """Whether a paragraph is one of those that name what amended a law: numbered, or the act right away."""
    mention = _first_mention(paragraph.text) if paragraph.kind == PLAIN else None
    return paragraph.kind == NUMBER or (mention is not None and mention.start == 0)


def _predicate(clause: str) -> str:
    """By which words the clause begins as bases do; empty where it does not."""
    words = fold(clause)
    if _GROUNDS.match(words):
        return RESTS_ON
    like = fuzz.ratio(" ".join(words.split()[:2]), _ENACTING_WORD) >= _LIKE
    return ENACTS if like or _ENACTING.match(words) else ""


def _meant(clause: str, predicate: str, *, begun: bool) -> Mention | None:
    """The document that a clause rests on: named near its beginning, and not in what it tells of itself."""
    words = fold(clause)
    mention = None if _OF_ITSELF.match(words) else _first_mention(clause)
    if mention is None or not predicate:
        return None
    if not begun:
        return mention if mention.start <= _FIRST else None
    far = mention.start > _FAR and not words[: mention.start].endswith("tai ")
    elsewhere = predicate == ENACTS and (far or _TELLS.search(words, 0, mention.start))
    return None if elsewhere else mention


def _first_mention(clause: str) -> Mention | None:
    """The first document that the clause names outside quotes and brackets."""
    return next(iter(find_mentions(_QUOTED.sub(_blanked, clause))), None)


def _sure(mention: Mention, clause: str) -> Confidence:
    begun = _GROUNDS.match(fold(clause)) or _ENACTING.match(fold(clause))
    near = mention.start - (begun.end() if begun else 0) <= _NEAR
    return "sure" if near and set(mention.warnings) <= {"layout"} else "likely"


def _blanked(quoted: re.Match[str]) -> str:
    return " " * len(quoted[0])
