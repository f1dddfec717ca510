"""What pages show of a film or a sound recording.

It must not load anything from another host: a film elsewhere plays after a click, or is only linked to.
"""

from collections.abc import Mapping
from typing import Any

from nq57.model.articles import Media
from nq57.model.languages import language_name
from nq57.model.players import host_name, player_of
from nq57.model.records import Record
from nq57.model.values import ascii_url
from nq57.model.vocabulary import MEDIA_TYPES, term_label
from nq57.render.fact_rows import fact, origin_fact
from nq57.render.files import file_url
from nq57.render.json_ld import Node, PageData, article_node, moment
from nq57.render.kinds.kind_pages import CardParts, ReadPages
from nq57.render.link_views import LinkView
from nq57.render.placeholders import ROOT
from nq57.render.record_context import RecordContext
from nq57.render.views import Fact


class MediaPages(ReadPages[Media]):
    """A film or a sound recording."""

    icon = "phat"
    job = ("Nghe, xem", "{} video, bài nghe")
    pictured = True

    def facts(self, context: RecordContext, fields: Media) -> tuple[Fact, ...]:
        """Film or sound, how long, and where it comes from."""
        return (
            fact("Loại", context.wording(term_label(fields.type, MEDIA_TYPES))),
            fact("Thời lượng", fields.duration),
            *origin_fact(fields),
        )

    def own_parts(self, record: Record, fields: Media, context: RecordContext) -> Mapping[str, Any]:  # noqa: ARG002 - see KindPages
        """What plays, where it comes from, and its words."""
        player = player_of(fields.url) if fields.url else None
        return {
            "media_url": file_url(record, fields.file) if fields.file else fields.url or "",
            "media_local": bool(fields.file),
            "media_type": fields.type,
            "media_host": player.name if player else host_name(fields.url or ""),
            "media_player": player.url if player else "",
            "duration": fields.duration or "",
            "captions": tuple(
                LinkView(language_name(c.language), file_url(record, c.file), c.language)
                for c in fields.captions
            ),
            "transcript": tuple(line for line in (fields.transcript or "").split("\n") if line.strip()),
        }

    def card_parts(self, fields: Media) -> CardParts:
        """How long it is."""
        return CardParts(duration=fields.duration or "")

    def linked_data(self, page: PageData, fields: Media) -> Node:
        """`VideoObject` or `AudioObject`: its file or player, and not the page that it is linked from."""
        film = fields.type == "video"
        node = article_node(page, "VideoObject" if film else "AudioObject")
        node.setdefault("description", fields.title)
        day = fields.posted or (fields.day.first_day if fields.day.day else None)
        player = player_of(fields.url) if fields.url else None
        more = {
            "uploadDate": moment(day) if day else None,
            "thumbnailUrl": node.get("image") if film else None,
            "duration": _duration(fields.duration) if fields.duration else None,
            "contentUrl": f"{ROOT}{file_url(page.record, fields.file)}" if fields.file else None,
            "embedUrl": player.url if player else None,
            "sameAs": ascii_url(fields.url) if fields.url else None,
        }
        return node | {name: value for name, value in more.items() if value}


def _duration(text: str) -> str:
    """`1:02:30` as ISO 8601 writes it: `PT1H2M30S`."""
    parts = [int(part) for part in text.split(":")]
    named = zip(reversed(parts), ("S", "M", "H"), strict=False)
    return f"PT{''.join(reversed([f'{number}{unit}' for number, unit in named]))}"
