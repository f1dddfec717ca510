"""The keys of `nguoi-dung.yml`: who writes and approves for which units, and where a server is reached.

It must not know requests. No password is kept here: who is signed in is another program's to say.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from nq57.content.text_files import clean_text
from nq57.content.validation import shape
from nq57.content.yaml_guard import read_yaml
from nq57.model.fields import Part
from nq57.model.problems import has_errors
from nq57.model.values import OneOf, Term, Text, Texts, Url, YesNo, read_list

PEOPLE_FILE = "nguoi-dung.yml"
WRITER, APPROVER, ADMIN = "soan", "duyet", "quan-tri"
ROLES = (Term(WRITER, "Soạn"), Term(APPROVER, "Duyệt"), Term(ADMIN, "Quản trị"))
EVERYWHERE, BELOW = "*", "/*"
_MOST = 1_000_000  # bytes of the file


class Person(Part):
    """One who writes, approves or settles units."""

    name: Annotated[Text, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}$")] = Field(
        alias="ten", description="Tên đăng nhập, đúng như cổng đăng nhập báo sang; thường là thư công vụ"
    )
    full_name: Annotated[Text, Field(pattern=r"^[^<>\n]+$")] = Field(
        alias="ho_ten", description="Họ tên, ghi trong lịch sử của bài"
    )
    mail: Annotated[Text, Field(pattern=r"^[^<>\s]+@[^<>\s]+$")] | None = Field(
        None, alias="thu", description="Thư điện tử, như trong Git; bỏ trống: lấy tên đăng nhập"
    )
    roles: Annotated[tuple[Annotated[str, OneOf(ROLES)], ...], BeforeValidator(read_list)] = Field(
        alias="vai", description="Vai: soạn, duyệt, quản trị"
    )
    units: Texts = Field(
        alias="don_vi", description="Mã đơn vị; thêm /* là cả các đơn vị bên dưới, * là mọi đơn vị"
    )
    keys: Texts = Field(
        (), alias="khoa_ky", description="Khóa SSH công khai để ký lần gửi, lần duyệt, mỗi khóa một dòng"
    )

    @property
    def id(self) -> str:
        """The name under which one is looked up, whatever its capitals."""
        return self.name.lower()

    @property
    def address(self) -> str:
        """The address that Git notes beside the name."""
        return self.mail or (self.name if "@" in self.name else f"{self.name}@localhost")

    def is_of(self, unit: str) -> bool:
        """Whether a unit is one of theirs."""
        return any(
            named in {EVERYWHERE, unit}
            or (named.endswith(BELOW) and f"{unit}/".startswith(named.removesuffix("*")))
            for named in self.units
        )


class PeopleFields(Part):
    """The keys of `nguoi-dung.yml`."""

    people: tuple[Person, ...] = Field(alias="nguoi", description="Những người soạn, duyệt, quản trị")
    remote: Annotated[Text, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")] | None = Field(
        None, alias="kho_chung", description="Tên kho Git chung (remote) để gửi và nhận, ví dụ origin"
    )
    signed: YesNo = Field(
        default=False, alias="ky_duyet", description="Lần gửi, lần duyệt nào cũng ký bằng khóa SSH"
    )
    address: Url | None = Field(
        None, alias="dia_chi", description="Địa chỉ trang soạn sau cổng đăng nhập, khi chạy --behind-proxy"
    )
    preview_address: Url | None = Field(
        None, alias="dia_chi_xem", description="Địa chỉ xem thử sau cổng đăng nhập: một tên máy khác"
    )
    header: Annotated[Text, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]{2,60}$")] = Field(
        "X-NQ57-Nguoi", alias="tieu_de_nguoi", description="Tên trường HTTP mà cổng ghi người đăng nhập"
    )


@dataclass(frozen=True, slots=True)
class People:
    """The file as it was read: its keys, None where it cannot be believed, and why in sentences."""

    fields: PeopleFields | None
    troubles: tuple[str, ...] = ()

    @property
    def is_signed(self) -> bool:
        """Whether what is sent and approved is signed."""
        return self.fields is not None and self.fields.signed

    def find(self, name: str) -> Person | None:
        """The person who signs in by a name."""
        found = self.fields.people if self.fields else ()
        return next((one for one in found if one.id == name.lower()), None)

    def find_by_mail(self, mail: str) -> Person | None:
        """The person whom Git knows by an address."""
        found = self.fields.people if self.fields else ()
        return next((one for one in found if one.address.lower() == mail.lower()), None)


def read_people(file: Path) -> People:
    """The people of a file; nobody, and why, where anything in it is wrong.

    Raises OSError where it cannot be read.
    """
    with file.open("rb") as opened:
        data = opened.read(_MOST + 1)
    if len(data) > _MOST:
        return People(None, (f"{file.name} quá lớn.",))
    path = f"/{file.name}"
    clean = clean_text(data, path)
    reading = read_yaml(clean.text or "", path)
    problems = [*clean.problems, *reading.problems]
    fields = None
    if not has_errors(problems):
        fields, found = shape(PeopleFields, reading, path)
        problems += found
    errors = [one for one in problems if one.severity == "error"]
    troubles = [f"{one.source}: {one.message()} {one.mend()}" for one in errors]
    troubles += _shared(fields) if fields else []
    return People(None if troubles else fields, tuple(troubles))


def _shared(fields: PeopleFields) -> list[str]:
    """Names and addresses by which two people would be taken for one."""
    names = Counter(one.id for one in fields.people)
    mails = Counter(one.address.lower() for one in fields.people)
    twice = sorted({name for counts in (names, mails) for name, count in counts.items() if count > 1})
    return [f"{name}: hai người trùng tên đăng nhập hoặc thư. Mỗi người một tên riêng." for name in twice]
