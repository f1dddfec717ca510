"""What pages show of an event: the next time it takes place, where, and who holds it.

It must not know the day; the next time comes with the record's context.
"""

import datetime as dt

from nq57.language.hours import clock_time
from nq57.model.articles import Event
from nq57.model.units import CENTRAL
from nq57.model.values import PartialDate
from nq57.model.vocabulary import REPEATS, term_label
from nq57.render.fact_rows import day_fact, fact
from nq57.render.json_ld import CONTEXT, Node, PageData, organisation, picture, writer
from nq57.render.kinds.kind_pages import KindPages
from nq57.render.record_context import RecordContext
from nq57.render.views import Fact
from nq57.wording import VIETNAMESE, Wording


class EventPages(KindPages[Event]):
    """An event."""

    icon = "lich"
    job = ("Xem hạn, sự kiện", "{} ngày cần nhớ")

    def facts(self, context: RecordContext, fields: Event) -> tuple[Fact, ...]:
        """When, where, by whom, and whether it comes again."""
        starts = context.coming or fields.starts
        ends = PartialDate.of(fields.last_day(starts)) if fields.ends else None
        return (
            day_fact("Ngày", PartialDate.of(starts)),
            day_fact("Đến ngày", ends),
            fact("Giờ", fields.hours),
            fact("Địa điểm", fields.place),
            fact("Đơn vị tổ chức", fields.host),
            fact("Lặp lại", context.wording(term_label(fields.repeats, REPEATS))),
        )

    def date(self, fields: Event, wording: Wording = VIETNAMESE) -> tuple[str, str]:
        """Its first day; a yearly event has no year."""
        if fields.repeats == "hang-nam":
            return wording(
                "{day} hằng năm", day=wording.day_of_year(fields.starts)
            ), f"{fields.starts:%m-%d}"
        return super().date(fields, wording)

    def linked_data(self, page: PageData, fields: Event) -> Node:
        """`Event` with its next time as the page shows it; without a place, somewhere in the country."""
        starts = page.context.coming or fields.starts
        hour = clock_time(fields.hours or "")
        node: Node = {
            "@type": "Event",
            "name": fields.title,
            "startDate": f"{starts.isoformat()}T{hour:%H:%M}:00+07:00" if hour else starts.isoformat(),
            "eventStatus": f"{CONTEXT}/EventScheduled",
            "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
            "location": _place(fields.place),
        }
        if fields.ends:
            node["endDate"] = fields.last_day(starts).isoformat()
        if fields.repeats == "hang-nam":
            node["eventSchedule"] = _every_year(fields.starts)
        if fields.host:
            node["organizer"] = organisation(fields.host)
        elif page.record.unit != CENTRAL:
            node["organizer"] = writer(page)
        if fields.summary:
            node["description"] = fields.summary
        return node | picture(page)


def _every_year(first: dt.date) -> Node:
    return {"@type": "Schedule", "repeatFrequency": "P1Y", "startDate": first.isoformat()}


def _place(name: str | None) -> Node:
    country = {"@type": "PostalAddress", "addressCountry": "VN"}
    if not name:
        return {"@type": "Place", "name": "Việt Nam", "address": country}
    return {"@type": "Place", "name": name, "address": country | {"streetAddress": name}}
