"""What the card of a record shows above its title: its photograph, its drawn picture, or a cover.

It must not know templates.
"""

from nq57.catalogue.catalogue import Catalogue
from nq57.model.records import Record
from nq57.render.extra_files import downloads
from nq57.render.extras import Extras
from nq57.render.photos import picture_view
from nq57.render.posters import SHARED
from nq57.render.views import PictureView

_SHARED_SIZE = (1200, 630)


def card_picture(catalogue: Catalogue, record: Record, extras: Extras) -> PictureView | None:
    """The record's own picture; for an infographic that is drawn, the drawing; else None.

    The title beside it says what it shows, so it needs no text of its own.
    """
    if record.fields.picture:
        return picture_view(record, record.fields.picture, copies=extras.variants)
    if downloads(catalogue, record, extras):
        width, height = _SHARED_SIZE
        return PictureView(f"{record.url}{SHARED}", "", width=width, height=height)
    return None
