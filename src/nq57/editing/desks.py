"""A desk for whoever asks: the one of this machine, or each person's own on branches of theirs.

It must not know requests. People are looked up again at each request, for their roles may be taken away.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from nq57.build.preview import Preview
from nq57.editing.desk import Desk, SharedDesk, TriedPage
from nq57.editing.review_desk import ReviewDesk
from nq57.editing.shelves import BranchShelf, PublishedTree
from nq57.reviewing.people import People, PeopleFields, Person, read_people
from nq57.reviewing.repository import Repository
from nq57.reviewing.review import Review
from nq57.reviewing.rights import NotAllowedError
from nq57.site_shell.checked_content import CONTENT

_NOBODY = PeopleFields.model_validate({"nguoi": []})


class PeopleFile:
    """`nguoi-dung.yml`, read again whenever it has changed; broken or gone, it holds nobody."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._stamp: tuple[int, int, int] = (0, 0, 0)
        self._people = People(None)

    def read(self) -> People:
        """The people as the file has them now."""
        try:
            facts = self.file.stat()
            stamp = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
            if stamp != self._stamp:
                self._people, self._stamp = read_people(self.file), stamp
        except OSError as error:
            self._people, self._stamp = People(None, (f"{self.file.name}: {error.strerror}",)), (0, 0, 0)
        return self._people

    @property
    def fields(self) -> PeopleFields:
        """Its settings; those of an empty file while it is broken."""
        return self.read().fields or _NOBODY


class _Seat(NamedTuple):
    """A person's desk, with the person for whom it was made."""

    person: Person
    desk: Desk
    review: ReviewDesk


class Desks:
    """The desks of one project. Without `people` there is one desk, which saves on disk, and no review."""

    def __init__(
        self,
        preview: Preview,
        people: PeopleFile | None = None,
        repository: Callable[[Path], Repository] = Repository,
    ) -> None:
        """Raises GitError where there are people and no repository."""
        self.shown, self.people = preview, people
        self._seats: dict[str, _Seat] = {}
        content = preview.root / CONTENT
        if people is None:
            self._own: Desk | None = Desk(preview)
            return
        self._own = None
        preview.show_readers_view()
        self._trials = Preview(
            preview.root,
            preview.as_of,
            preview.opened_ns,
            None,
            shows_all=False,
            store=preview.store,
        )
        self._shared = SharedDesk(preview)
        self._review = Review(repository(content), lambda: people.fields, PublishedTree(content))

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.shown.root / CONTENT

    def desk(self, person: Person | None) -> Desk:
        """The desk of a person; of whoever sits here where nobody signs in."""
        if self._own:
            return self._own
        return self._seat(person).desk

    def review(self, person: Person | None) -> ReviewDesk | None:
        """A person's part in review; None where there is none."""
        return None if self._own else self._seat(person).review

    def look(self, person: Person) -> TriedPage | None:
        """The page that a person tries."""
        seat = self._seats.get(person.id)
        return seat.desk.looked_at if seat and seat.person == person else None

    def _seat(self, person: Person | None) -> _Seat:
        if person is None:
            raise NotAllowedError("Chưa rõ ai đang đăng nhập.")
        seat = self._seats.get(person.id)
        if seat is None or seat.person != person:
            shelf = BranchShelf(self.content, self._review.branches, person)
            desk = Desk(self._trials, shelf=shelf, shared=self._shared)
            seat = _Seat(person, desk, ReviewDesk(desk, self._review, person))
            self._seats[person.id] = seat
        return seat
