"""One hostile case: what an editor's folder holds, and what must become of it.

It must not run anything; `test_hostile.py` puts all cases into one workspace and looks at each.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nq57.model.messages.problems import PROBLEM_TEXTS

UNIT = "tinh-a"


@dataclass(frozen=True)
class Case:
    """A record's file `text` at `<kind>/<name><ending>`, with files `beside` it (by name in its folder).

    `codes` are the problems of all its files, without repetition; an error among them means that there
    must be no page. `absent` must not occur in the page's article, and `present` must.
    """

    name: str
    text: str | bytes
    codes: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)
    kind: str = "tin-tuc"
    ending: str = ".md"

    @property
    def path(self) -> str:
        """The record's file below `content/`."""
        return f"{UNIT}/{self.kind}/{self.name}{self.ending}"

    @property
    def files(self) -> dict[str, bytes]:
        """All files of the case below `content/`."""
        text = self.text if isinstance(self.text, bytes) else self.text.encode("utf-8", "surrogatepass")
        around = {f"{UNIT}/{self.kind}/{name}": data for name, data in self.beside.items()}
        return {self.path: text, **around}

    @property
    def page(self) -> str:
        """Where its page is, if it has one."""
        return f"{self.kind}/{self.name}/index.html"

    @property
    def is_built(self) -> bool:
        """Whether it must have a page: no problem of it is an error."""
        return all(PROBLEM_TEXTS[code].severity == "warning" for code in self.codes)


@dataclass(frozen=True)
class FileCase:
    """A file called `name`; `codes` are what the gate finds. `absent` must not be in what is published.

    `present` must be there still; `whole` says that the file is published byte for byte as it is.
    """

    name: str
    data: bytes
    codes: tuple[str, ...] = ()
    absent: tuple[bytes, ...] = ()
    present: tuple[bytes, ...] = ()
    whole: bool = False
