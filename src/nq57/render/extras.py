"""What a section may have beside its pages, where it costs time or space: each can be switched off.

It must not know where the switches are; a project's `mkdocs.yml` gives them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """What reads texts of a language aloud: its command, and `speak`, which runs it and gives a sound.

    `form` is the ending of the sound's file: `wav` or `mp3`.
    """

    language: str
    command: tuple[str, ...]
    speak: Callable[[Sequence[str], str], bytes]
    form: str = "wav"


@dataclass(frozen=True, slots=True)
class Extras:
    """`posters`: infographics as pictures and for print; `cards`: a picture of each record for sharing;
    `variants`: pictures in smaller sizes and newer formats."""  # noqa: D205, D209 - one sentence for each

    posters: bool = False
    cards: bool = False
    variants: bool = False
    preview: bool = False
    """Whether drafts are shown, to editors and to no search engine."""
    voices: tuple[Voice, ...] = ()
    """What makes the recordings that have no file."""


NO_EXTRAS = Extras()
