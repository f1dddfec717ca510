"""Photographs and drawings as pages show them: in sizes that phones need, each leading to its original.

It must not read files: the bytes come through a reader. Addresses of the smaller copies follow from the
picture's name, so a page knows them before they are made.
"""

import html
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import unquote

from nq57.body.fragments import Fragment
from nq57.gate.file_kinds import HEAD, sniff
from nq57.model.fields import Picture
from nq57.model.file_addresses import file_address
from nq57.model.records import Asset, Record
from nq57.render.files import file_url
from nq57.render.made_files import MadeFile
from nq57.render.placeholders import BASE
from nq57.render.views import PictureView

WIDTHS = (480, 960, 1600)
FORMATS = {"avif": "image/avif", "webp": "image/webp"}
SIZES = "(min-width: 48rem) 44rem, 100vw"
_RASTER = frozenset({"png", "jpg", "jpeg", "webp"})
_DRAWN = frozenset({"svg"})
_QUALITY = {"avif": 55, "webp": 76}
_AVIF_SPEED = 8  # of 0 (smallest files) to 10
_IMAGE = re.compile(
    rf'(?P<link><a [^>]*>)?<img loading="lazy"(?P<attributes>[^>]*? src="{BASE}(?P<url>[^"]*)"[^>]*)>'
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture of a record: its file, and whether smaller copies of it are made."""

    url: str
    asset: Asset
    copies: bool

    def sources(self) -> tuple[tuple[str, str], ...]:
        """Media type and `srcset` of each format, addresses below the root."""
        if not self.copies:
            return ()
        return tuple(
            (kind, ", ".join(f"{BASE}{_copy_url(self.url, width, form)} {width}w" for width in widths))
            for form, kind in FORMATS.items()
            if (widths := _widths(self.asset))
        )


def picture_view(record: Record, picture: Picture | None, *, copies: bool = False) -> PictureView | None:
    """A record's picture; None without one."""
    if picture is None:
        return None
    url = file_url(record, picture.file)
    asset = next((asset for asset in record.assets if asset.name == picture.file), None)
    return PictureView(
        url,
        picture.alt,
        picture.caption or "",
        picture.credit or "",
        width=asset.width if asset else 0,
        height=asset.height if asset else 0,
        sources=_Shown(url, asset, copies and _has_copies(record, asset)).sources() if asset else (),
    )


def copy_files(record: Record, read: Callable[[str], bytes]) -> Iterator[MadeFile]:
    """Smaller copies of all pictures that the record shows."""
    for asset in record.assets:
        if not _has_copies(record, asset):
            continue
        url = file_address(record.url, asset.published)
        for width in _widths(asset):
            for form in FORMATS:
                make = partial(_smaller, asset.path, read, width, form)
                of = ("copy", asset.digest, width, form)
                yield MadeFile(unquote(_copy_url(url, width, form)), of, make, lasting=True)


def with_pictures(fragment: Fragment, record: Record, *, copies: bool) -> Fragment:
    """A body whose pictures have their size, smaller copies where made, and a way to the original."""
    text = _true_addresses(fragment.html, record)
    if "<img " in text:
        shown = {
            html.escape(url): _Shown(url, asset, copies and _has_copies(record, asset))
            for asset in record.assets
            if (url := file_address(record.url, asset.published))
        }
        text = _IMAGE.sub(lambda found: _framed(found, shown), text)
    return fragment if text is fragment.html else replace(fragment, html=text)


def _true_addresses(text: str, record: Record) -> str:
    """The text with converted pictures under the names that they are published by."""
    for asset in record.assets:
        written, true = (file_address(record.url, name) for name in (asset.name, asset.published))
        if written != true:
            text = text.replace(f'"{BASE}{written}"', f'"{BASE}{true}"')
    return text


def _framed(found: re.Match[str], shown: Mapping[str, _Shown]) -> str:
    """One picture of a body; one that is a link already stays that link."""
    picture = shown.get(found["url"])
    if picture is None:
        return found[0]
    asset, size = picture.asset, ""
    if asset.width and " width=" not in found["attributes"]:
        size = f' width="{asset.width}" height="{asset.height}"'
    image = f'<img loading="lazy" decoding="async"{size}{found["attributes"]}>'
    sources = "".join(
        f'<source type="{kind}" srcset="{urls}" sizes="{SIZES}">' for kind, urls in picture.sources()
    )
    image = f"<picture>{sources}{image}</picture>" if sources else image
    if found["link"]:
        return f"{found['link']}{image}"
    return f'<a class="nq-photo" href="{BASE}{found["url"]}">{image}</a>'


def _has_copies(record: Record, asset: Asset) -> bool:
    """Whether smaller copies are made: not of what is only offered as a file."""
    own = record.fields.picture
    attached = any(attachment.file == asset.name for attachment in record.fields.attachments)
    return not attached or (own is not None and own.file == asset.name)


def _widths(asset: Asset) -> tuple[int, ...]:
    """The widths of copies: those smaller than the original."""
    return tuple(width for width in WIDTHS if width < asset.width) if asset.kind in _RASTER else ()


def _copy_url(url: str, width: int, form: str) -> str:
    return f"{url}.{width}.{form}"


def _smaller(path: str, read: Callable[[str], bytes], width: int, form: str) -> bytes:
    """The picture so many pixels across; only pixels are taken over, so nothing else is told."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - a warm build shrinks nothing

    data = read(path)
    if sniff(data[:HEAD]) == "heif":
        from pillow_heif import register_heif_opener  # noqa: PLC0415 - only who has such files waits

        register_heif_opener()
    with Image.open(io.BytesIO(data)) as original:
        upright = ImageOps.exif_transpose(original)
        plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    height = max(1, round(plain.height * width / plain.width))
    small = plain.resize((width, height), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    options = {"speed": _AVIF_SPEED} if form == "avif" else {"method": 4}
    small.save(buffer, form.upper(), quality=_QUALITY[form], **options)
    return buffer.getvalue()
