"""Small repositories with people who write and approve, for the tests of review.

It must not know what is tested.
"""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from nq57.reviewing.people import PeopleFields, Person
from nq57.reviewing.repository import Files, Repository
from nq57.reviewing.review import Review

PATH = "tinh-a/tin-tuc/bai.md"
FILES = {"tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\n", PATH: "---\ntieu_de: Cũ\n---\nMột.\n"}


def person(name: str, *roles: str, units: tuple[str, ...] = ("tinh-a",)) -> Person:
    """Somebody of a unit."""
    said = {"ten": f"{name}@a.vn", "ho_ten": name.title(), "vai": list(roles), "don_vi": list(units)}
    return Person.model_validate(said)


LAN, MINH = person("lan", "soạn"), person("minh", "duyệt")
HOA = person("hoa", "soạn", "duyệt")


def git(root: Path, *arguments: str) -> str:
    """Run git in a folder."""
    options = ("-c", "user.name=T", "-c", "user.email=t@a.vn")
    done = subprocess.run(  # noqa: S603 - git, on the test's own folder
        ["git", *options, *arguments],  # noqa: S607 - whichever is installed
        cwd=root,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


@dataclass
class HandFiles:
    """The published files of a working tree, kept in the plainest way."""

    content: Path

    def refuse_changed(self, before: Files, after: Files) -> None:
        """Refuse what was changed by hand."""
        for path in after:
            file = self.content / path
            here = file.read_bytes() if file.is_file() else b""
            if here not in {before.get(path) or b"", after[path] or b""}:
                raise FileExistsError(path)

    def write(self, after: Files) -> None:
        """Write them."""
        for path, data in after.items():
            file = self.content / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if data is None:
                file.unlink()
            else:
                file.write_bytes(data)


@dataclass
class Workspace:
    """A repository with its review."""

    root: Path
    settings: PeopleFields = field(default_factory=lambda: PeopleFields.model_validate({"nguoi": []}))

    def __post_init__(self) -> None:
        content = self.root / "content"
        self.review = Review(Repository(content), lambda: self.settings, HandFiles(content))

    def write(self, path: str, who: Person, text: str) -> None:
        """Keep somebody's unsent text."""
        branches = self.review.branches
        branches.keep(who, path, {path: text.encode()}, branches.seen_by(who, path), "Soạn")

    @property
    def status(self) -> str:
        """What git says of the working tree."""
        return git(self.root, "status", "--porcelain")


def make_repository(root: Path) -> Workspace:
    """A repository with its first commit."""
    for path, text in FILES.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Bắt đầu")
    return Workspace(root)
