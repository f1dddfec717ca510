"""Signed exceptions (`ngoai-le.yml`): which findings of the gate may pass, who signed for them, and why.

It must not know how anything was found. An exception holds for one finding in one state of one file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from nq57.content.text_files import clean_text
from nq57.content.validation import shape
from nq57.content.yaml_guard import read_yaml
from nq57.model.fields import Part
from nq57.model.messages.gate import GATE
from nq57.model.problems import Problem, has_errors, problem
from nq57.model.source import Source
from nq57.model.values import Day, OneOf, Term, Text

WAIVER_FILE = "ngoai-le.yml"
_CODES = tuple(Term(code, code) for code in GATE)


class Waiver(Part):
    """One signed exception."""

    file: Text = Field(alias="tep", description="Đường dẫn tệp trong content/, như trong báo lỗi")
    code: Annotated[str, OneOf(_CODES)] = Field(alias="phat_hien", description="Mã vấn đề, ví dụ dau-mat")
    value: Text = Field(alias="gia_tri", description="Giá trị như in trong báo lỗi, kể cả dấu *")
    digest: Annotated[Text, Field(pattern=r"^[0-9a-f]{64}$")] = Field(
        alias="ma_tep",
        description="Mã SHA-256 của tệp lúc ký, in trong báo lỗi; tệp đổi thì ngoại lệ hết giá trị",
    )
    signer: Text = Field(alias="nguoi_ky", description="Họ tên người chịu trách nhiệm")
    position: Text | None = Field(None, alias="chuc_vu", description="Chức vụ của người ký")
    signed: Day = Field(alias="ngay", description="Ngày ký")
    reason: Text = Field(alias="ly_do", description="Vì sao được đăng")

    @property
    def matches(self) -> tuple[str, str, str, str]:
        """What a finding must be for this exception to hold."""
        return (self.file.removeprefix("content/"), self.code, self.value, self.digest)


class Waivers(Part):
    """The keys of `ngoai-le.yml`."""

    entries: tuple[Waiver, ...] = Field((), alias="ngoai_le", description="Các ngoại lệ đã ký")


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that passed, and the exception that let it."""

    problem: Problem
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Signed:
    """All exceptions of a workspace, each with its place in the file."""

    entries: tuple[tuple[Waiver, Source], ...] = ()


def read_waivers(data: bytes) -> tuple[Signed, list[Problem]]:
    """The exceptions; of a file with any error, none."""
    clean = clean_text(data, WAIVER_FILE)
    if clean.text is None:
        return Signed(), list(clean.problems)
    reading = read_yaml(clean.text, WAIVER_FILE)
    problems = [*clean.problems, *reading.problems]
    if has_errors(problems):
        return Signed(), problems
    fields, found = shape(Waivers, reading, WAIVER_FILE)
    if fields is None:
        return Signed(), problems + found
    places = (
        Source(WAIVER_FILE, *reading.places[f"ngoai_le.{index}"]) for index in range(len(fields.entries))
    )
    return Signed(tuple(zip(fields.entries, places, strict=True))), problems + found


def weigh(problems: Iterable[Problem], signed: Signed) -> tuple[list[Problem], tuple[Waived, ...]]:
    """The problems that remain, and those that pass; an exception that fits nothing is a problem itself."""
    waivers = {waiver.matches: waiver for waiver, _ in signed.entries}
    remaining, passed = [], []
    for found in problems:
        waiver = waivers.get(_matched(found)) if found.code in GATE else None
        if waiver:
            passed.append(Waived(found, waiver))
        else:
            remaining.append(found)
    used = {one.waiver.matches for one in passed}
    remaining += [
        problem("ngoai-le-thua", place, file=waiver.file, value=waiver.value)
        for waiver, place in signed.entries
        if waiver.matches not in used
    ]
    return remaining, tuple(passed)


def _matched(found: Problem) -> tuple[str, str, str, str]:
    details = dict(found.details)
    return (found.source.path, found.code, details.get("value", ""), details.get("digest", ""))
