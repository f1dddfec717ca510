"""What pages show of a period's figures: each by its indicator, with where it comes from.

It must not know how figures are added up.
"""

from collections.abc import Mapping
from typing import Any

from nq57.model.indicators import PeriodFigures
from nq57.model.records import Record
from nq57.render.fact_rows import fact, origin_fact
from nq57.render.json_ld import Node, PageData
from nq57.render.kinds.kind_pages import KindPages
from nq57.render.record_context import RecordContext
from nq57.render.views import Fact, FigureRow
from nq57.wording import Wording


class PeriodFiguresPages(KindPages[PeriodFigures]):
    """The figures of one unit and period."""

    def facts(self, context: RecordContext, fields: PeriodFigures) -> tuple[Fact, ...]:
        """Its days, who gives the figures, and where they come from."""
        wording, period = context.wording, fields.period
        ends = {"first": wording.date(period.first), "last": wording.date(period.last)}
        days = wording("Từ ngày {first} đến ngày {last}", **ends)
        return (fact("Kỳ", days), fact("Đơn vị cung cấp", fields.teller), *origin_fact(fields))

    def own_parts(
        self,
        record: Record,  # noqa: ARG002 - see KindPages
        fields: PeriodFigures,
        context: RecordContext,
    ) -> Mapping[str, Any]:
        """The figures in the order of the file, each by the name of its indicator."""
        wording, known = context.wording, {one.code: one for one in context.indicators}
        rows = tuple(
            FigureRow(
                label=wording(known[figure.indicator].label),
                value=wording.decimal(figure.text),
                unit=wording(known[figure.indicator].unit),
                note="; ".join(filter(None, (figure.origin, figure.note))),
            )
            for figure in fields.figures
            if figure.indicator in known
        )
        return {"figures": rows}

    def title(self, fields: PeriodFigures, wording: Wording) -> str:
        """The heading, else which period it is of."""
        return fields.heading or wording("Số liệu {period}", period=wording.period(fields.period))

    def makes_title(self, fields: PeriodFigures) -> bool:
        """Unless the editor gave one."""
        return not fields.heading

    def linked_data(self, page: PageData, fields: PeriodFigures) -> Node:  # noqa: ARG002 - see KindPages
        """Empty: the open data describe them."""
        return {}
