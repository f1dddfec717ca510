"""Where unsent and waiting work lies: a branch for each record of each person, one for each sent.

It must not know rights or what records say. `soan/<person>/<file>` is unsent, `duyet/<file>` is sent; both
begin at the commit that was published when the work began, so that a later change beneath it shows.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from nq57.reviewing.people import Person
from nq57.reviewing.repository import Author, Commit, Files, MovedError, Repository

WAITING, RETURNED, APPROVED = "cho-duyet", "tra-lai", "da-duyet"
RENAMED = "Doi-ten"
STATE, RECORD, WRITER, APPROVER, SELF = "Trang-thai", "Bai", "Nguoi-soan", "Nguoi-duyet", "Tu-duyet"
_OWN, _SENT, _HEADS = "refs/heads/soan", "refs/heads/duyet", "refs/heads/"
_UPLOADS, FILE = "+tep", "Tep"
MOST_HELD = 500_000_000
"""Bytes of files that one person may put beside records before a record takes them."""
_HELD_FOR = 3 * 24 * 3600  # seconds
_FULL = (
    f"Tệp bạn tải lên trong ba ngày nay đã quá {MOST_HELD // 1_000_000} MB."
    " Thu nhỏ tệp, hoặc để hôm sau tải tiếp."
)
Deliver = Callable[[str], None]


class StaleError(Exception):
    """The work is no longer what it was when it was looked at; the message says so to the person."""


class FullError(Exception):
    """A person has put more files beside records than is kept for them; the message says so."""


@dataclass(frozen=True, slots=True)
class SentRecord:
    """A record's file that was sent or came back; `base` is what was published when it was begun."""

    path: str
    tip: str
    base: str
    last: Commit
    writers: Mapping[str, str]
    """Addresses of all who wrote it, with their names."""

    @property
    def state(self) -> str:
        """Whether it waits or came back."""
        return self.last.trailers.get(STATE, WAITING)

    @property
    def is_waiting(self) -> bool:
        """Whether somebody is to answer."""
        return self.state == WAITING


def author_of(person: Person) -> Author:
    """How Git notes a person."""
    return Author(person.full_name, person.address)


class Branches:
    """The branches of one repository."""

    def __init__(self, repository: Repository, clock: Callable[[], float] = time.time) -> None:
        self.git, self._clock = repository, clock

    @property
    def published(self) -> str:
        """The commit that is published."""
        return self.git.tip(self.git.branch)

    def own(self, person: Person) -> dict[str, str]:
        """A person's unsent files, each with its branch's commit."""
        start = f"{_OWN}/{_ref_part(person.id)}/"
        found = self.git.heads(start.rstrip("/"))
        return {
            unquote(name.removeprefix(start)): tip
            for name, tip in found.items()
            if not name.endswith(f"/{_UPLOADS}")
        }

    def sent(self, path: str) -> SentRecord | None:
        """A record's file that was sent, if it was."""
        tip = self.git.tip(_sent_ref(path))
        return self._sent(path, tip) if tip else None

    def all_sent(self) -> tuple[SentRecord, ...]:
        """Everything that was sent, in the order of its paths."""
        found = self.git.heads(_SENT)
        return tuple(
            self._sent(unquote(name.removeprefix(f"{_SENT}/")), tip) for name, tip in sorted(found.items())
        )

    def _sent(self, path: str, tip: str) -> SentRecord:
        base = self.git.common(self.published, tip)
        log = self.git.log(f"{base}..{tip}" if base else tip) or self.git.log("-1", tip)
        writers = {one.author.mail.lower(): one.author.name for one in log if not is_answer(self.git, one)}
        return SentRecord(path, tip, base, log[0], writers)

    def seen_by(self, person: Person, path: str) -> str:
        """The commit in which a person sees a file: their own, one that came back, or the published one."""
        if tip := self.git.tip(_own_ref(person, path)):
            return tip
        sent = self.sent(path)
        if sent and not sent.is_waiting and person.address.lower() in sent.writers:
            return sent.tip
        return self.published

    def text(self, person: Person, path: str) -> bytes:
        """A file as a person sees it; nothing when it is not there."""
        own = self.git.blob(self.seen_by(person, path), path)
        return own or self.git.blob(self.git.tip(_upload_ref(person, path)), path)

    def files_of(self, tip: str) -> dict[str, bytes | None]:
        """The files that a piece of work has changed, each as it is there; None for one taken away."""
        base = self.git.common(self.published, tip)
        names = self.git.changed(base, tip) if base else ()
        return {path: self.git.blob(tip, path) or None for path in names}

    def uploads(self, person: Person, path: str) -> dict[str, bytes]:
        """The files that a person has put beside a record and that no record has taken yet."""
        tip = self.git.tip(_upload_ref(person, path))
        return {name: data for name, data in self.files_of(tip).items() if data} if tip else {}

    def keep(self, person: Person, path: str, files: Files, seen: str, message: str) -> str:
        """A commit on the person's branch of a record, on what they have seen of it; raises StaleError."""
        ref = _own_ref(person, path)
        old = self.git.tip(ref)
        if old and old != seen:
            raise StaleError("Bài này vừa được lưu ở cửa sổ khác. Mở lại rồi làm tiếp.")
        made = self.git.commit([seen], files, f"{message}\n\n{RECORD}: {path}\n", author_of(person))
        moves = [(ref, made, old)]
        sent = self.sent(path)
        if sent and sent.tip == seen:
            moves.append((_sent_ref(path), "", sent.tip))  # what came back is worked on again
        self._move(moves)
        return made

    def rename(self, person: Person, old: str, new: str, files: Files) -> None:
        """A person's work on a record goes on under another path, with these files; raises StaleError."""
        seen, own, sent = self.seen_by(person, old), self.git.tip(_own_ref(person, old)), self.sent(old)
        message = f"Đổi tên: {old} thành {new}\n\n{RECORD}: {new}\n"
        made = self.git.commit([seen], files, message, author_of(person))
        moves = [(_own_ref(person, new), made, "")]
        moves += [(_own_ref(person, old), "", own)] if own else []
        moves += [(_sent_ref(old), "", sent.tip)] if sent and sent.tip == seen else []
        self._move(moves)

    def keep_upload(self, person: Person, path: str, data: bytes) -> None:
        """Put a file beside a record, for the record that will name it."""
        if self.held(person) + len(data) > MOST_HELD:
            self._let_go(person)
            if self.held(person) + len(data) > MOST_HELD:
                raise FullError(_FULL)
        ref = _upload_ref(person, path)
        old = self.git.tip(ref)
        message = f"Tải tệp lên: {path}\n\n{FILE}: {path}\n"
        made = self.git.commit([old or self.published], {path: data}, message, author_of(person))
        self._move([(ref, made, old)])

    def held(self, person: Person) -> int:
        """The bytes of the files that a person has put beside records."""
        found = self._upload_branches(person).values()
        return sum(sum(self.git.sizes(tip, self._held_there(tip))) for tip in found)

    def _held_there(self, tip: str) -> tuple[str, ...]:
        base = self.git.common(self.published, tip)
        return self.git.changed(base, tip) if base else ()

    def _upload_branches(self, person: Person) -> dict[str, str]:
        found = self.git.heads(f"{_OWN}/{_ref_part(person.id)}")
        return {name: tip for name, tip in found.items() if name.endswith(f"/{_UPLOADS}")}

    def _let_go(self, person: Person) -> None:
        """Forget files that were put beside records days ago: what a record took then is kept with it."""
        for ref, tip in self._upload_branches(person).items():
            held = self._held_there(tip)
            base = self.git.common(self.published, tip)
            fresh = {
                one.trailers.get(FILE, "")
                for one in self.git.log(f"{base}..{tip}")
                if one.moment > self._clock() - _HELD_FOR
            }
            old = {path: None for path in held if path not in fresh}
            gone = len(old) == len(held)
            made = "" if gone else self.git.commit([tip], old, "Bỏ tệp tải lên đã lâu\n", author_of(person))
            self._move([(ref, made, tip)])

    def drop(self, person: Person, path: str) -> None:
        """Give up a person's unsent work on a file."""
        ref = _own_ref(person, path)
        if old := self.git.tip(ref):
            self._move([(ref, "", old)])

    def send(
        self,
        person: Person,
        path: str,
        work: tuple[str, Files],
        message: str,
        deliver: Deliver,
        *,
        signed: bool = False,
    ) -> str:
        """Lay a person's work before whoever approves: what they have seen, and further files.

        Nothing is sent that `deliver` does not take; raises StaleError.
        """
        made = self.git.commit([work[0]], work[1], message, author_of(person), signed=signed)
        deliver(made)
        sent, own = self.sent(path), self.git.tip(_own_ref(person, path))
        moves = [(_sent_ref(path), made, sent.tip if sent else "")]
        if own:
            moves.append((_own_ref(person, path), "", own))
        self._move(moves)
        return made

    def answer(self, sent: SentRecord, message: str, person: Person, deliver: Deliver) -> str:
        """Note an answer on what was sent, if `deliver` takes it; raises StaleError."""
        made = self.git.commit([sent.tip], {}, message, author_of(person))
        deliver(made)
        self._move([(_sent_ref(sent.path), made, sent.tip)])
        return made

    def take_back(self, person: Person, sent: SentRecord) -> None:
        """What was sent is the writer's own work again; raises StaleError."""
        self._move([(_own_ref(person, sent.path), sent.tip, ""), (_sent_ref(sent.path), "", sent.tip)])

    def publish(self, sent: SentRecord, commit: str, published: str) -> None:
        """Let an approved commit be what is published; raises StaleError."""
        self._move([(self.git.branch, commit, published), (_sent_ref(sent.path), "", sent.tip)])

    def forget_published(self) -> None:
        """Drop what was sent from here and has been published elsewhere."""
        published = self.published
        there = self.git.heads(_SENT)
        self._move([(name, "", tip) for name, tip in there.items() if self.git.contains(published, tip)])

    def _move(self, moves: list[tuple[str, str, str]]) -> None:
        try:
            self.git.move(moves)
        except MovedError as error:
            raise StaleError("Bài này vừa được người khác xử lý. Mở lại rồi làm tiếp.") from error


def is_answer(git: Repository, commit: Commit) -> bool:
    """Whether a commit only answers what was sent: it says so, and changes nothing."""
    says_so = commit.trailers.get(STATE) in {RETURNED, APPROVED}
    return says_so and bool(commit.parents) and not git.changed(commit.parents[0], commit.id)


def remote_name(path: str) -> str:
    """The name of a sent record's branch on a remote."""
    return _sent_ref(path).removeprefix(_HEADS)


def _own_ref(person: Person, path: str) -> str:
    return f"{_OWN}/{_ref_part(person.id)}/{quote(path)}"


def _upload_ref(person: Person, path: str) -> str:
    folder = path.rpartition("/")[0]
    return f"{_OWN}/{_ref_part(person.id)}/{quote(folder)}/{_UPLOADS}"


def _sent_ref(path: str) -> str:
    return f"{_SENT}/{quote(path)}"


def _ref_part(name: str) -> str:
    """A person's name as a part of a reference: without dots, which end or double in none."""
    return quote(name, safe="@+-_").replace(".", "%2E")
