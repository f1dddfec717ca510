"""Review from draft to published: sent, returned with a reason, approved, told in a record's history.

It must not know requests or forms. Who may act is `rights`' to say, and asked in every method here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from nq57.reviewing.belonging import belongs, unit_of
from nq57.reviewing.branches import (
    APPROVED,
    APPROVER,
    RECORD,
    RENAMED,
    RETURNED,
    SELF,
    STATE,
    WAITING,
    WRITER,
    Branches,
    Deliver,
    SentRecord,
    StaleError,
    author_of,
)
from nq57.reviewing.people import People, PeopleFields, Person
from nq57.reviewing.proof import faults
from nq57.reviewing.remote import Remote
from nq57.reviewing.repository import Commit, Files, GitError, Repository
from nq57.reviewing.rights import Act, NotAllowedError, demand
from nq57.reviewing.signatures import signer_of

WORDS = {WAITING: "chờ duyệt", RETURNED: "trả lại", APPROVED: "đã duyệt"}
_LONGEST = 2_000  # letters of a reason or note
_MOST_NAMED = 5  # files in a sentence


class PublishedFiles(Protocol):
    """The files from which the section is published."""

    def refuse_changed(self, before: Files, after: Files) -> None:
        """Raise when a file there is neither as it was published nor as it is to be."""

    def write(self, after: Files) -> None:
        """Write the files."""


class ReviewError(Exception):
    """What was asked for cannot be done; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Approval:
    """How a sent record is approved: a note, and the reason where its own writer approves it.

    A record that was renamed has other files, too.
    """

    note: str = ""
    own_reason: str = ""
    renamed: frozenset[str] = frozenset()
    """Files of the record that are kept by other names, or no longer by this one."""


class Review:
    """Review in one repository; the settings are asked for at each act, for they may change."""

    def __init__(
        self, repository: Repository, settings: Callable[[], PeopleFields], files: PublishedFiles
    ) -> None:
        self.branches, self._settings, self._files = Branches(repository), settings, files
        self.git = repository

    @property
    def remote(self) -> Remote | None:
        """The shared repository, where the workspace names one."""
        name = self._settings().remote
        return Remote(self.git, name) if name else None

    def send(self, person: Person, path: str, files: Files, note: str) -> str:
        """Send a person's work on a record for approval, with further changes to its files.

        Raises ReviewError, NotAllowedError, StaleError; GitError when the remote does not take it.
        """
        demand(person, Act.WRITE, unit_of(path))
        sent = self.branches.sent(path)
        if sent and sent.is_waiting:
            names = ", ".join(sorted(sent.writers.values()))
            sentence = f"Bài này đang chờ duyệt bản của {names}. Đợi trả lời rồi gửi bản của bạn."
            raise ReviewError(sentence)
        seen = self.branches.seen_by(person, path)
        base = self.branches.git.common(self.branches.published, seen)
        self._refuse_moved(base, {path, *self.git.changed(base, seen)} if base else {path})
        message = _message(
            f"Gửi duyệt: {path}",
            note,
            {STATE: WAITING, RECORD: path, WRITER: f"{person.full_name} <{person.address}>"},
        )
        work, signed = (seen, files), self._settings().signed
        return self.branches.send(
            person, path, work, message, self._delivering(person, path), signed=signed
        )

    @property
    def takes_names_on_trust(self) -> bool:
        """Whether a writer's name is only what somebody's git was told: shared, and unsigned."""
        return self.remote is not None and not self._settings().signed

    def _delivering(self, person: Person, path: str, *, is_signed: bool = True) -> Deliver:
        """What brings a person's commit about a record to the remote, where there is one."""
        remote = self.remote

        def deliver(made: str) -> None:
            if is_signed:
                self._demand_signature(person, made)
            if remote:
                remote.send(path, made)

        return deliver

    def _demand_signature(self, person: Person, commit: str) -> None:
        """Refuse what a person has not signed, where that is asked for."""
        people = People(self._settings())
        if people.is_signed and signer_of(self.git, people, commit) != person.id:
            sentence = (
                f"Chưa có chữ ký của {person.full_name} bằng khóa ở khoa_ky. Đặt user.signingkey của Git"
                " đúng khóa ấy, hoặc báo người quản trị ghi khóa vào nguoi-dung.yml."
            )
            raise ReviewError(sentence)

    def _refuse_unsigned(self, sent: SentRecord) -> None:
        """Whoever sent it must have signed it: else its writer could be anybody."""
        people = People(self._settings())
        writer = people.find_by_mail(sent.last.author.mail)
        if people.is_signed and (writer is None or signer_of(self.git, people, sent.tip) != writer.id):
            sentence = (
                f"Bản gửi ghi tên {sent.last.author.name} mà không có chữ ký của người ấy: chưa rõ ai"
                " soạn. Trả lại để gửi lại có chữ ký."
            )
            raise ReviewError(sentence)

    def take_back(self, person: Person, path: str) -> None:
        """A writer works on again what they had sent."""
        demand(person, Act.WRITE, unit_of(path))
        sent = self.need_sent(path)
        if person.address.lower() not in sent.writers:
            raise NotAllowedError("Chỉ người soạn rút lại được bài đã gửi.")
        self.branches.take_back(person, sent)

    def give_back(self, person: Person, path: str, tip: str, reason: str) -> None:
        """Send a record back to its writer; raises as `send`."""
        demand(person, Act.ANSWER, unit_of(path))
        sent = self.need_sent(path, tip)
        if not reason.strip():
            raise ReviewError("Trả lại phải ghi lý do để người soạn biết sửa gì.")
        trailers = {STATE: RETURNED, RECORD: path, APPROVER: f"{person.full_name} <{person.address}>"}
        message = _message(f"Trả lại: {path}", reason, trailers)
        self.branches.answer(sent, message, person, self._delivering(person, path, is_signed=False))

    def approve(self, person: Person, path: str, tip: str, files: Files, how: Approval) -> str:
        """Publish what was sent, with these last changes to its files; the commit that does.

        Raises as `send`. Ended in between, the same is simply asked for again.
        """
        demand(person, Act.ANSWER, unit_of(path))
        sent = self.need_sent(path, tip)
        self._refuse_unsigned(sent)
        is_own = person.address.lower() in sent.writers
        if is_own and not how.own_reason.strip():
            raise ReviewError("Người soạn không tự duyệt bài của mình. Cần tự duyệt thì ký kèm lý do.")
        final: Files = {**self._work(sent, how.renamed), **files}
        self._refuse_moved(sent.base, set(final))
        published = self.branches.published
        self._files.refuse_changed({name: self.git.blob(published, name) for name in final}, final)
        message = _message(f"Duyệt: {path}", how.note, _approved(sent, person, how))
        signed = self._settings().signed
        made = self.git.commit([published, sent.tip], final, message, author_of(person), signed=signed)
        self._demand_signature(person, made)
        if remote := self.remote:
            remote.publish(path, made, self.git.branch)
        self._files.write(final)
        self.branches.publish(sent, made, published)
        self.git.take_over(made, final)
        return made

    def _work(self, sent: SentRecord, renamed: frozenset[str]) -> Files:
        """The files that were sent; one that is no longer there is taken away."""
        names = self.git.changed(sent.base, sent.tip)
        if others := sorted(name for name in names if not (belongs(name, sent.path) or name in renamed)):
            sentence = f"Bản gửi này còn sửa tệp khác ngoài bài: {', '.join(others)}. Trả lại để gửi riêng."
            raise ReviewError(sentence)
        return {name: self.git.blob(sent.tip, name) or None for name in names}

    def receive(self) -> bool:
        """Take in what others have published and sent; whether anything was published.

        Raises RemoteError and ReviewError, and then nothing is changed.
        """
        remote, published = self.remote, self.branches.published
        if remote is None:
            raise ReviewError("Chưa đặt kho chung: thêm kho_chung vào nguoi-dung.yml.")
        commit = remote.fetch(self.git.branch)
        if commit and commit != published and not self.git.contains(published, commit):
            self._refuse_strange(published, commit)
            try:
                self.git.ask("merge", "-q", "--ff-only", "--no-verify", commit)
            except GitError as error:
                sentence = (
                    "Chưa nhận được bản mới: tệp ở máy này đã bị sửa tay hoặc hai kho đã rẽ nhau. Cất phần"
                    f" sửa tay rồi thử lại. ({error})"
                )
                raise ReviewError(sentence) from error
        self.branches.forget_published()
        return self.branches.published != published

    def _refuse_strange(self, published: str, commit: str) -> None:
        """Take in records alone: a person looks first at files that settle rights or run programs."""
        by_hand = "Chưa nhận gì. Người quản trị máy này xem rồi chạy: git pull --ff-only."
        if strange := self.git.strange(published, commit):
            listed = ", ".join(strange[:_MOST_NAMED])
            sentence = f"Bản mới ở kho chung đổi cả tệp không phải của bài viết: {listed}. {by_hand}"
            raise ReviewError(sentence)
        people = People(self._settings())
        found = next(faults(self.git, people, published, commit), None) if people.is_signed else None
        if found:
            subject = found.commit.subject
            sentence = f"Bản mới ở kho chung có lần đăng chưa duyệt đúng: {subject}: {found.why}. {by_hand}"
            raise ReviewError(sentence)

    def need_sent(self, path: str, tip: str | None = None) -> SentRecord:
        """What was sent for a record and waits, in the commit that was looked at; raises StaleError."""
        sent = self.branches.sent(path)
        if sent is None or not sent.is_waiting or tip not in {None, sent.tip}:
            raise StaleError("Bài này không còn chờ duyệt ở bản bạn đang xem. Mở lại danh sách.")
        return sent

    def waiting(self, person: Person) -> tuple[SentRecord, ...]:
        """What was sent for the units of a person, waiting or returned."""
        return tuple(one for one in self.branches.all_sent() if person.is_of(unit_of(one.path)))

    def history(self, person: Person, path: str) -> tuple[Commit, ...]:
        """What was done with a record, newest first."""
        demand(person, Act.READ, unit_of(path))
        tips = [self.branches.published]
        if sent := self.branches.sent(path):
            tips.append(sent.tip)
        commits = self.git.log("-F", f"--grep={RECORD}: {path}", *tips)
        by_file = self.git.log(
            "--first-parent", "-m", self.branches.published, "--", self.git.path_argument(path)
        )
        found = {one.id: one for one in (*commits, *by_file) if one.trailers.get(RECORD, path) == path}
        return tuple(sorted(found.values(), key=lambda one: -one.moment))

    def _refuse_moved(self, base: str, names: set[str]) -> None:
        """Somebody else's version was published since the work began: neither may be lost."""
        if not base:
            raise ReviewError("Bản này không bắt nguồn từ bản đang đăng. Chép lời sang một bản mới.")
        moved = sorted(names & set(self.git.changed(base, self.branches.published)))
        if moved:
            listed = ", ".join(moved)
            sentence = f"Từ lúc bắt đầu sửa, bản đang đăng đã đổi: {listed}. Ghép vào bản mới rồi gửi lại."
            raise ReviewError(sentence)


def _approved(sent: SentRecord, person: Person, how: Approval) -> dict[str, str]:
    """What an approval says at its end, for programs."""
    trailers = {
        STATE: APPROVED,
        RECORD: sent.path,
        WRITER: ", ".join(f"{name} <{mail}>" for mail, name in sorted(sent.writers.items())),
        APPROVER: f"{person.full_name} <{person.address}>",
    }
    if how.renamed:
        trailers[RENAMED] = ", ".join(sorted(how.renamed))
    return trailers | ({SELF: how.own_reason} if person.address.lower() in sent.writers else {})


def _message(subject: str, note: str, trailers: dict[str, str]) -> str:
    """A commit's message; whatever a note says, only our own lines are read as its trailers."""
    words = " ".join(note.split())[:_LONGEST]
    trailer_lines = "\n".join(f"{key}: {_line(value)}" for key, value in trailers.items())
    return f"{subject}\n\n{f'Lời: {words}' if words else 'Không có lời kèm.'}\n\n{trailer_lines}\n"


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
