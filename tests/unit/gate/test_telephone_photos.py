"""Photographs of telephones: converted, made smaller, upright, and settled by what they are."""

import io

import pillow_heif
import pytest
from PIL import Image
from tests.small_files import pdf

from nq57.gate import Verdict, inspect

ORIENTATION = 0x0112


def saved(size: tuple[int, int], form: str, turned: int = 1) -> bytes:
    """A photograph with its maker's name and turning, half dark and half light."""
    picture = Image.new("RGB", size, "white")
    picture.paste("black", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ORIENTATION], exif[0x010F] = turned, "Hãng máy"
    buffer = io.BytesIO()
    if form == "HEIF":
        pillow_heif.from_pillow(picture).save(buffer, exif=exif.tobytes())
    else:
        picture.save(buffer, form, exif=exif)
    return buffer.getvalue()


def published(verdict: Verdict, data: bytes) -> Image.Image:
    """What is published, decoded."""
    return Image.open(io.BytesIO(verdict.cleaned or data))


def codes(verdict: Verdict) -> list[str]:
    """The codes of what was found."""
    return [found.code for found in verdict.findings]


@pytest.mark.parametrize("name", ["IMG_1.HEIC", "a.heif", "a.jpg"])
def test_heic_is_published_as_jpeg(name: str) -> None:
    """Under whatever ending: a JPEG of the same size that tells nothing of the telephone."""
    data = saved((300, 200), "HEIF")
    verdict = inspect(name, data)
    shown = published(verdict, data)
    assert (shown.format, shown.size, len(shown.getexif())) == ("JPEG", (300, 200), 0)
    assert (verdict.kind, verdict.width, verdict.height) == ("jpeg", 300, 200)
    assert "anh-doi-dang" in codes(verdict)
    assert not verdict.refused


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
@pytest.mark.parametrize("turned", [1, 6])
def test_a_very_large_photograph_is_made_smaller_and_stays_upright(form: str, turned: int) -> None:
    """Its short side becomes 2000; a picture taken upright is dark above, as its camera meant."""
    data = saved((3000, 2400), form, turned)
    verdict = inspect(f"a.{form.lower()}".replace("jpeg", "jpg"), data)
    shown = published(verdict, data)
    assert shown.size == (verdict.width, verdict.height) == ((2500, 2000) if turned == 1 else (2000, 2500))
    dark, light = ((100, 1000), (2400, 1000)) if turned == 1 else ((1000, 100), (1000, 2400))
    assert (shown.convert("L").getpixel(dark), shown.convert("L").getpixel(light)) == (0, 255)
    assert ORIENTATION not in shown.getexif()
    assert codes(verdict) == ["anh-thu-nho"]
    assert b"H\xc3\xa3ng" not in (verdict.cleaned or data)


def test_a_long_infographic_keeps_its_size() -> None:
    """A picture that is large only one way is read by its letters, so it stays."""
    verdict = inspect("a.jpg", saved((1400, 6000), "JPEG"))
    assert (codes(verdict), verdict.width, verdict.height) == ([], 1400, 6000)


@pytest.mark.parametrize(
    ("name", "form", "kind"),
    [
        ("a.png", "JPEG", "jpeg"),
        ("a.jpg", "PNG", "png"),
        ("a.jpeg", "WEBP", "webp"),
        ("a.heic", "JPEG", "jpeg"),
    ],
)
def test_a_wrong_ending_is_settled_by_the_content(name: str, form: str, kind: str) -> None:
    """The picture passes as what it is, with a word about it."""
    verdict = inspect(name, saved((30, 20), form))
    assert (verdict.kind, codes(verdict), verdict.refused) == (kind, ["anh-sai-duoi"], False)


@pytest.mark.parametrize("name", ["a.png", "a.heic"])
def test_what_is_no_photograph_is_still_refused(name: str) -> None:
    """A PDF called a picture stays a disguise."""
    assert codes(inspect(name, pdf())) == ["tep-gia-dang"]


def test_a_cut_heic_is_damaged() -> None:
    """Half a file is refused, not raised."""
    data = saved((300, 200), "HEIF")
    assert codes(inspect("a.heic", data[: len(data) // 2])) == ["tep-hong"]
