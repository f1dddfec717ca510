"""A moving picture as an MP4, by the machine's ffmpeg: for players that show no SVG.

It must not know what is drawn. Each step is drawn once; frames are joined from those layers, so that a film
costs a few seconds and not a drawing for each of its frames.
"""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from nq57.render.drawing.motion import FADE, LENGTH, WIPE, WIPED, starts
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.png import png_of
from nq57.render.drawing.shapes import Drawing, Shape

_FRAMES = 25  # of a second
_RISE = 24  # pixels
_SECONDS = 120  # more means that ffmpeg hangs
_QUIET = ("-v", "error", "-y")
_SAME_BYTES = ("-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", "-threads", "1")
_CODEC = (
    "-an",
    "-c:v",
    "libx264",
    "-preset",
    "veryfast",
    "-crf",
    "23",
    "-tune",
    "animation",
    "-pix_fmt",
    "yuv420p",
)


class FilmError(Exception):
    """There is no ffmpeg, or it failed; the sentence is for the editor."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """One step: when it begins, its picture and where that is."""

    start: float
    wiped: bool
    picture: Image.Image
    place: tuple[int, int]

    def share(self, second: float) -> float:
        """How much of it has come, slower towards the end."""
        passed = max(0.0, min(1.0, (second - self.start) / (WIPE if self.wiped else FADE)))
        return round(1 - (1 - passed) ** 3, 3)


def film(drawing: Drawing, palette: Palette) -> bytes:
    """The film; the same bytes for the same drawing and ffmpeg."""
    program = shutil.which("ffmpeg")
    if program is None:
        message = "Máy này chưa có ffmpeg nên không ghi được phim. Cài ffmpeg, hoặc dùng tệp man-hinh.svg."
        raise FilmError(message)
    size = f"{round(drawing.width)}x{round(drawing.height)}"
    raw = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-r", str(_FRAMES), "-i", "-")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "phim.mp4"
        command = [program, *_QUIET, *raw, *_CODEC, *_SAME_BYTES, "-movflags", "+faststart", str(path)]
        _fed(command, _frames(drawing, palette))
        return path.read_bytes()


def _fed(command: list[str], frames: Iterator[bytes]) -> None:
    """Run ffmpeg on frames as they are made."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own command
        try:
            if process.stdin:
                for frame in frames:
                    process.stdin.write(frame)
            _, errors = process.communicate(timeout=_SECONDS)
        except (BrokenPipeError, subprocess.TimeoutExpired) as error:
            process.kill()
            message = "ffmpeg dừng giữa chừng nên không ghi được phim."
            raise FilmError(message) from error
        if process.returncode:
            last = errors.decode(errors="replace").strip().rpartition("\n")[2]
            message = f"ffmpeg không ghi được phim: {last}"
            raise FilmError(message)


def _frames(drawing: Drawing, palette: Palette) -> Iterator[bytes]:
    ground, layers = _layers(drawing, palette)
    last: tuple[float, ...] = ()
    frame = b""
    for at in range(round(LENGTH * _FRAMES)):
        shares = tuple(layer.share(at / _FRAMES) for layer in layers)
        if shares != last or not frame:
            last, frame = shares, _joined(ground, layers, shares)
        yield frame


def _layers(drawing: Drawing, palette: Palette) -> tuple[Image.Image, list[_Layer]]:
    """What stands all the time, and each step cut to what it bears."""
    begin = starts(drawing.shapes)
    ground = _drawn([shape for shape in drawing.shapes if not shape.step], drawing, palette)
    layers = []
    for step, second in begin.items():
        picture = _drawn([shape for shape in drawing.shapes if shape.step == step], drawing, palette)
        if box := picture.getbbox():
            layers.append(_Layer(second, step[0] in WIPED, picture.crop(box), (box[0], box[1])))
    return ground.convert("RGB"), layers


def _drawn(shapes: list[Shape], drawing: Drawing, palette: Palette) -> Image.Image:
    data = png_of(shapes, (drawing.width, drawing.height), palette, round(drawing.width))
    return Image.open(io.BytesIO(data)).convert("RGBA")


def _joined(ground: Image.Image, layers: list[_Layer], shares: tuple[float, ...]) -> bytes:
    """One frame: layers drawn from the left, or rising out of nothing."""
    frame = ground.copy()
    for layer, share in zip(layers, shares, strict=True):
        x, y = layer.place
        if share <= 0:
            continue
        if layer.wiped:
            part = layer.picture.crop(
                (0, 0, max(1, round(layer.picture.width * share)), layer.picture.height)
            )
            frame.paste(part, (x, y), part)
        else:
            mask = layer.picture.getchannel("A").point([int(level * share) for level in range(256)])
            frame.paste(layer.picture, (x, y + round(_RISE * (1 - share))), mask)
    return frame.tobytes()
