"""A project's content with all that is wrong in it, links between pages and voices included.

It must not know how pages are made.
"""

from dataclasses import replace
from pathlib import Path

from nq57.body.reading import BodyReader, read_body
from nq57.content.attachments import Judge, judge_each
from nq57.content.folder import ContentFolder, DiskFolder
from nq57.content.loading import Loaded, Reader, load, read_uncached
from nq57.content.workspace_settings import read_settings
from nq57.site_shell.anchors import check_anchors
from nq57.site_shell.voices import silent_recordings

CONTENT = "content"


def load_checked(
    root: Path,
    reader: Reader = read_uncached,
    body: BodyReader = read_body,
    judge: Judge = judge_each,
    folder: ContentFolder | None = None,
) -> Loaded:
    """The content of a project with all that is wrong in it, parts of pages that links name included."""
    loaded = load(folder or DiskFolder(root / CONTENT), reader, judge=judge, body=body)
    languages = frozenset(voice.language for voice in read_settings(root).fields.voices)
    found = [*check_anchors(loaded.workspace, body), *silent_recordings(loaded.workspace, languages)]
    return replace(loaded, problems=tuple(sorted({*loaded.problems, *found}))) if found else loaded
