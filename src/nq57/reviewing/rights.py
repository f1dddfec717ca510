"""What a person may do for a unit: the only place where it is decided.

It must not know requests, files or branches. Whoever acts for somebody asks here first.
"""

from enum import Enum

from nq57.reviewing.people import ADMIN, APPROVER, WRITER, Person


class Act(Enum):
    """What may be done; the value says it in words."""

    READ = "xem"
    WRITE = "soạn"
    ANSWER = "duyệt"
    SETTLE = "sửa thông tin đơn vị"


_ROLES = {
    Act.READ: {WRITER, APPROVER, ADMIN},
    Act.WRITE: {WRITER, ADMIN},
    Act.ANSWER: {APPROVER},
    Act.SETTLE: {ADMIN},
}


class NotAllowedError(Exception):
    """A person may not do this; the message says so to them."""


def may(person: Person, act: Act, unit: str) -> bool:
    """Whether a person may do this for a unit."""
    return person.is_of(unit) and not _ROLES[act].isdisjoint(person.roles)


def demand(person: Person, act: Act, unit: str) -> None:
    """Raise NotAllowedError unless a person may do this for a unit."""
    if not person.is_of(unit):
        raise NotAllowedError("Đơn vị này không thuộc phần việc của bạn.")
    if not may(person, act, unit):
        sentence = f"Bạn chưa có vai để {act.value} cho đơn vị này. Hỏi người quản trị."
        raise NotAllowedError(sentence)
