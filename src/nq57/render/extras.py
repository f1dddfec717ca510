"""What a section may have beside its pages, where it costs time or space: each can be switched off.

It must not know where the switches are; a project's `mkdocs.yml` gives them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extras:
    """`posters`: infographics as pictures and for print; `cards`: a picture of each record for sharing;
    `variants`: pictures in smaller sizes and newer formats."""  # noqa: D205, D209 - one sentence for each

    posters: bool = False
    cards: bool = False
    variants: bool = False
    preview: bool = False
    """Whether drafts are shown, to editors and to no search engine."""


NO_EXTRAS = Extras()
