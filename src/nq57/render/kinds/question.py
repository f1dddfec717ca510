"""What pages show of a question with its answer.

It must not know the catalogue.
"""

import re

from nq57.model.articles import Question
from nq57.model.records import Record
from nq57.render.fact_rows import day_fact, fact
from nq57.render.json_ld import Node, PageData, published
from nq57.render.kinds.kind_pages import KindPages
from nq57.render.placeholders import AGENCY
from nq57.render.record_context import RecordContext
from nq57.render.views import Fact

_TAG = re.compile(r"<[^>]+>")
_BLANKS = re.compile(r"\s+")
_ANSWER = 2_000  # letters; search engines show less


class QuestionPages(KindPages[Question]):
    """A question with its answer."""

    icon = "hoi"
    job = ("Hỏi và đáp", "{} câu hỏi thường gặp")

    def facts(self, context: RecordContext, fields: Question) -> tuple[Fact, ...]:
        """Who answers, when, and on what basis."""
        return (
            fact("Đơn vị trả lời", fields.answerer),
            day_fact("Ngày hỏi", fields.asked),
            day_fact("Ngày trả lời", fields.answered),
            Fact("Căn cứ", tuple(context.document(name) for name in fields.basis)),
        )

    def summary(self, record: Record, fields: Question) -> str:
        """The editor's summary, else how the answer begins."""
        return fields.summary or record.opening

    def linked_data(self, page: PageData, fields: Question) -> Node:
        """`FAQPage` with the one question."""
        answer = _BLANKS.sub(" ", _TAG.sub(" ", page.html)).strip()[:_ANSWER]
        asked: Node = {"@type": "Question", "name": fields.title}
        if answer:
            asked["acceptedAnswer"] = {"@type": "Answer", "text": answer}
        node: Node = {"@type": "FAQPage", "name": fields.title, "mainEntity": [asked], "publisher": AGENCY}
        return node | published(fields)
