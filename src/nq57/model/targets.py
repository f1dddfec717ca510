"""Where units are published: the keys of `noi-dang.yml`, and the addresses they hold.

It must not open anything. The file is beside mkdocs.yml, outside content/: where a section goes is the
operators' matter, and whoever may edit articles must not be able to turn a unit's pages to another host.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import Field

from nq57.model.fields import Part
from nq57.model.redaction import redacted
from nq57.model.values import Text, Texts, Url, YesNo

IN_PLACE, RELEASE_FOLDERS = "tai-cho", "ban-phat-hanh"
LAYOUTS = (IN_PLACE, RELEASE_FOLDERS)
_SCHEMES = ("file", "ssh", "ftps", "s3", "git+ssh", "git+https", "git+file")
_AUTHORITY = "Tệp chứng thư CA của máy chủ; đường dẫn tính từ thư mục có noi-dang.yml"
_LOCAL = ("file", "git+file")
IMPLICIT = 990  # the port of FTP servers that speak TLS from the first byte


class TargetFields(Part):
    """One unit's target."""

    unit: Text = Field(alias="don_vi", description="Mã đơn vị, ví dụ lang-son/phuong-ky-lua")
    address: Text = Field(alias="dia_chi", description="Nơi đăng: file, ssh, ftps, s3, git+ssh…")
    url: Url | None = Field(None, alias="trang_web", description="Địa chỉ công khai của chuyên mục")
    layout: Text = Field(IN_PLACE, alias="kieu", description="tai-cho hoặc ban-phat-hanh")
    host_keys: Texts = Field((), alias="khoa_may", description="Khóa công khai của máy chủ SSH")
    authority: Text | None = Field(None, alias="chung_thu", description=_AUTHORITY)
    preview: YesNo = Field(False, alias="xem_thu", description="Nơi xem thử: nhận cả bản có bài nháp")
    sole_publisher: YesNo = Field(False, alias="mot_nguoi_dang", description="CI bảo đảm chỉ một lượt đăng")


class TargetsFile(Part):
    """The keys of `noi-dang.yml`."""

    targets: tuple[TargetFields, ...] = Field((), alias="noi_dang", description="Nơi đăng từng đơn vị")


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart; `path` has no slash at its end, `options` come after a question mark."""

    text: str
    scheme: str
    user: str
    host: str
    port: int
    path: str
    branch: str
    options: tuple[tuple[str, str], ...]

    @property
    def place(self) -> str:
        """What makes two addresses one place: host and path, whatever the way there."""
        host = "" if self.scheme in _LOCAL else self.host.casefold()
        port = f":{self.port}" if self.port and self.scheme != "ssh" else ""
        host = self.option("endpoint") + host
        return f"{host}{port}{self.path}" + (f"#{self.branch}" if self.branch else "")

    @property
    def encrypted_at_once(self) -> bool:
        """Whether an FTP server speaks TLS from the first byte: by its port, or because it is said."""
        return self.port == IMPLICIT or self.option("tls") == "ngam"

    def option(self, name: str, default: str = "") -> str:
        """One option."""
        return dict(self.options).get(name, default)


def parse_address(text: str) -> Address:
    """An address; a ValueError says in Vietnamese what is wrong with it."""
    parts = urlsplit(text)
    if parts.scheme not in _SCHEMES:
        raise ValueError("phải bắt đầu bằng một trong: " + ", ".join(f"{name}://" for name in _SCHEMES))
    if parts.password is not None:
        raise ValueError("không ghi mật khẩu trong địa chỉ; đặt vào biến môi trường")
    if redacted(text) != text:
        raise ValueError("không ghi khóa hay mã truy cập trong địa chỉ; đặt vào biến môi trường")
    if any(letter.isspace() for letter in text):
        raise ValueError("không được có dấu cách")
    try:
        port = parts.port or 0
    except ValueError:
        raise ValueError("cổng không phải là số") from None
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if options.get("tls", "ngam") != "ngam":
        raise ValueError("tls chỉ có thể là ngam (máy chủ FTP mã hóa ngay từ đầu, như cổng 990)")
    path = unquote(parts.path).rstrip("/")
    _check(parts.scheme, parts.hostname or "", path)
    return Address(
        text=text.rstrip("/"),
        scheme=parts.scheme,
        user=unquote(parts.username or ""),
        host=parts.hostname or "",
        port=port,
        path=path,
        branch=parts.fragment,
        options=tuple(parse_qsl(parts.query)),
    )


def _check(scheme: str, host: str, path: str) -> None:
    if scheme in _LOCAL and host:
        raise ValueError("đường dẫn trên máy này viết với ba dấu gạch, ví dụ file:///srv/www/nq57")
    if scheme not in _LOCAL and not host:
        raise ValueError("thiếu tên máy chủ")
    if scheme != "s3" and not path:
        raise ValueError("thiếu đường dẫn thư mục; không đăng vào thư mục gốc của máy")
    if re.search(r"(^|/)\.{1,2}(/|$)|//|\\", path):
        raise ValueError("đường dẫn không được có “.”, “..” hay hai dấu gạch liền nhau")
