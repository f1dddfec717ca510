"""When the shapes of a drawing come, step after step, for screens: as a style of an SVG.

It must not know what is drawn. All stands by the middle of the film, to be read in its other half; whoever
asks for less motion sees the whole at once.
"""

import re
from collections.abc import Iterable, Mapping

from nq57.render.drawing.shapes import Shape

LENGTH = 12.0  # seconds
FADE, WIPE = 0.5, 1.0  # how long a step takes
WIPED = "gdp"  # bars, discs and rows of people are drawn from left to right; all else rises
_FIRST, _LAST, _SLOWEST = 0.5, 5.2, 1.3
_LATER = {"g": 0.45, "d": 0.45, "c": 0.25, "t": 0.2}
_END = 97.5
_HIDDEN = ("opacity:0;transform:translateY(24px)", "opacity:1;transform:none")
_CLIPPED = ("clip-path:inset(0 100% 0 0)", "clip-path:inset(0 0 0 0)")


def starts(shapes: Iterable[Shape]) -> Mapping[str, float]:
    """The second at which each step begins."""
    steps = list(dict.fromkeys(shape.step for shape in shapes if shape.step))
    turns = {step: int((re.findall(r"\d+$", step) or ["0"])[0]) for step in steps}
    gap = min(_SLOWEST, _LAST / (max(turns.values(), default=0) + 1))
    return {step: _FIRST + turn * gap + _LATER.get(step[0], 0.0) for step, turn in turns.items()}


def moving_style(shapes: Iterable[Shape]) -> str:
    """The style that moves the classes of an SVG."""
    found = []
    for step, start in starts(shapes).items():
        wiped = step[0] in WIPED
        hidden, shown = _CLIPPED if wiped else _HIDDEN
        begin, end = start / LENGTH * 100, (start + (WIPE if wiped else FADE)) / LENGTH * 100
        found.append(
            f"@keyframes k-{step}{{0%,{begin:.1f}%{{{hidden}}}{end:.1f}%,{_END}%{{{shown};opacity:1}}"
            f"100%{{{shown};opacity:0}}}}"
            f".{step}{{animation:k-{step} {LENGTH:g}s cubic-bezier(.2,.7,.2,1) infinite}}"
        )
    return "".join(found) + "@media (prefers-reduced-motion:reduce),print{*{animation:none!important}}"
