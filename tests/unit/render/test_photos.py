"""Pictures in sizes that phones need, leading to the original, telling nothing but pixels."""

import io

from PIL import Image
from tests.workspaces import article, record

from nq57.body.reading import render_body
from nq57.render.photos import copy_files, picture_view, with_pictures
from nq57.render.placeholders import BASE

PATH = "tinh-a/tin-tuc/tin.md"


def photo(width: int = 1_000, height: int = 500) -> bytes:
    """A JPEG that tells who took it."""
    exif = Image.Exif()
    exif[0x013B] = "Người chụp"
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#1f5f3b").save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def test_copies_are_smaller_and_tell_nothing() -> None:
    """A picture of 1000 gets copies of 480 and 960 in two formats, without its author."""
    news = record(PATH, article("![Một lớp học](a.jpg)"), **{"tinh-a/tin-tuc/a.jpg": photo()})
    made = {file.path: file.make() for file in copy_files(news, lambda _path: photo())}
    assert sorted(made) == [
        f"tin-tuc/tin/a.jpg.{w}.{form}" for w in (480, 960) for form in ("avif", "webp")
    ]
    for path, data in made.items():
        with Image.open(io.BytesIO(data)) as copy:
            assert copy.size == ((480, 240) if ".480." in path else (960, 480))
            assert not copy.getexif()
            assert "Người chụp".encode() not in data


def test_a_body_names_its_copies_and_its_size() -> None:
    """Sources in two formats, width and height, and a link to the original around them."""
    news = record(PATH, article("![Một lớp học](a.jpg)"), **{"tinh-a/tin-tuc/a.jpg": photo()})
    body = render_body(news.body, news.url)
    shown = with_pictures(body, news, copies=True).html
    assert f'<a class="nq-photo" href="{BASE}tin-tuc/tin/a.jpg"><picture><source type="image/avif"' in shown
    assert f"{BASE}tin-tuc/tin/a.jpg.480.webp 480w, {BASE}tin-tuc/tin/a.jpg.960.webp 960w" in shown
    assert 'width="1000" height="500"' in shown
    plain = with_pictures(body, news, copies=False).html
    assert "<source" not in plain
    assert 'width="1000" height="500"' in plain


def test_a_picture_that_is_a_link_stays_that_link() -> None:
    """No link stands inside another one."""
    news = record(PATH, article("[![Lớp](a.jpg)](https://a.example/)"), **{"tinh-a/tin-tuc/a.jpg": photo()})
    shown = with_pictures(render_body(news.body, news.url), news, copies=True).html
    assert shown.count("<a ") == 1
    assert "nq-photo" not in shown


def test_a_small_picture_has_no_copies() -> None:
    """Nothing is made larger."""
    keys = {"anh": "{tep: a.jpg, mo_ta: Một lớp học}"}
    news = record(PATH, article(**keys), **{"tinh-a/tin-tuc/a.jpg": photo(300, 200)})
    assert list(copy_files(news, lambda _path: photo(300, 200))) == []
    view = picture_view(news, news.fields.picture, copies=True)
    assert view is not None
    assert (view.width, view.height, view.sources) == (300, 200, ())
