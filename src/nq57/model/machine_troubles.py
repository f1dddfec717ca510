"""What the machine itself refuses, told as problems are: what happened, then what to do.

It must not know what was being done; whoever does may say more. Names of places are kept, nothing else of
an error's own words where we have better ones.
"""

import errno
import os
import pickle
import sqlite3
from concurrent.futures import BrokenExecutor
from typing import Literal, NamedTuple

from nq57.model.redaction import redacted


class Speechless(Exception):  # noqa: N818 - a state, as the sentence tells
    """The command that reads aloud gave no sound that can be used; its text is a sentence."""


class Trouble(NamedTuple):
    """One kind of trouble in words; `{place}` is the file, `{reason}` the system's own word."""

    vi: str
    vi_mend: str
    en: str
    en_mend: str

    def sentence(self, language: Literal["vi", "en"], **details: str) -> str:
        """What happened, then what to do."""
        trouble, mend = (self.vi, self.vi_mend) if language == "vi" else (self.en, self.en_mend)
        text = f"{trouble} → {mend}"
        for name, value in details.items():
            text = text.replace("{" + name + "}", value)
        return redacted(text)


_FULL = Trouble(
    "Hết chỗ trên đĩa hoặc hết hạn mức: {place}.",
    "Dọn bớt đĩa (nq57 cache prune bớt kho của nq57), rồi chạy lại.",
    "The disk or the quota is full: {place}.",
    "Make room (nq57 cache prune shrinks nq57's own store), then run again.",
)
_DENIED = Trouble(
    "Không có quyền đọc hoặc ghi: {place}.",
    "Cho tài khoản đang chạy nq57 quyền ở đó (chủ tệp, chmod), hoặc đóng chương trình đang giữ tệp.",
    "No permission to read or write: {place}.",
    "Let the account that runs nq57 in (owner, chmod), or close the program that holds the file.",
)
_READ_ONLY = Trouble(
    "Nơi này chỉ cho đọc: {place}.",
    "Chạy ở nơi ghi được, hoặc chọn nơi khác bằng --out.",
    "This place is read-only: {place}.",
    "Work where writing is allowed, or choose another place with --out.",
)
_MISSING = Trouble(
    "Không thấy tệp hoặc thư mục: {place}.",
    "Có thể nó vừa bị xóa hay đổi tên; kiểm tra đường dẫn rồi chạy lại.",
    "No such file or folder: {place}.",
    "It may just have been removed or renamed; check the path and run again.",
)
_IN_THE_WAY = Trouble(
    "Có thứ khác nằm ở chỗ nq57 cần: {place} ({reason}).",
    "Dời hoặc xóa nó (trong site/ và .nq57/ xóa gì cũng được: nq57 làm lại), rồi chạy lại.",
    "Something else lies where nq57 needs room: {place} ({reason}).",
    "Move or remove it (all of site/ and .nq57/ can be made again), then run again.",
)
_TOO_MANY_FILES = Trouble(
    "Máy không cho mở thêm tệp: {place} ({reason}).",
    "Đóng bớt chương trình, hoặc nâng giới hạn (ulimit -n 4096), rồi chạy lại.",
    "The system opens no further files: {place} ({reason}).",
    "Close other programs or raise the limit (ulimit -n 4096), then run again.",
)
_NO_MEMORY = Trouble(
    "Máy không đủ bộ nhớ.",
    "Đóng bớt chương trình, dựng ít tiến trình hơn (--jobs 1), rồi chạy lại.",
    "The machine has not enough memory.",
    "Close other programs, use fewer processes (--jobs 1), then run again.",
)
_FAILING = Trouble(
    "Đĩa hoặc ổ mạng không đọc, ghi được: {place} ({reason}).",
    "Kiểm tra đĩa, kết nối ổ mạng, rồi chạy lại.",
    "The disk or the network drive fails: {place} ({reason}).",
    "Check the disk and the connection, then run again.",
)
_BAD_NAME = Trouble(
    "Hệ điều hành không nhận đường dẫn này: {place} ({reason}).",
    "Rút ngắn hoặc sửa tên thư mục, tệp; bỏ liên kết vòng.",
    "The system does not take this path: {place} ({reason}).",
    "Shorten or mend the names; remove links that go round.",
)
_CLOSED = Trouble(
    "Nơi nhận kết quả đã đóng trước khi in xong.",
    "Nếu không cố ý (như với head), ghi kết quả vào tệp rồi xem.",
    "The output was closed before all was printed.",
    "Unless that was meant (as with head), write the output to a file.",
)
_NO_PROGRAM = Trouble(
    "Không chạy được chương trình {place} ({reason}).",
    "Cài chương trình đó rồi chạy lại.",
    "The program {place} cannot be started ({reason}).",
    "Install it, then run again.",
)
_REFUSED = Trouble(
    "Hệ điều hành từ chối: {reason} ({place}).",
    "Kiểm tra đĩa, quyền và đường dẫn rồi chạy lại.",
    "The system refused: {reason} ({place}).",
    "Check the disk, permissions and paths, then run again.",
)
_STORE = Trouble(
    "Kho của nq57 không dùng được ({reason}).",
    "Xóa .nq57/kho.sqlite3 rồi chạy lại; chỉ mất thời gian làm lại.",
    "nq57's store cannot be used ({reason}).",
    "Remove .nq57/kho.sqlite3 and run again; only time is lost.",
)
_LOST_PROCESS = Trouble(
    "Một tiến trình của nq57 bị dừng đột ngột, thường vì máy hết bộ nhớ.",
    "Đóng bớt chương trình hoặc dùng --jobs 1, rồi chạy lại.",
    "A process of nq57 was killed, mostly because memory ran out.",
    "Close other programs or use --jobs 1, then run again.",
)
_NOT_TEXT = Trouble(
    "Một tệp không phải văn bản UTF-8: {reason}.",
    "Lưu lại tệp theo UTF-8 rồi chạy lại.",
    "A file is no UTF-8 text: {reason}.",
    "Save it as UTF-8, then run again.",
)
_VOICE = Trouble(
    "{reason}",
    "Cài lệnh đó hoặc sửa lenh_doc trong nq57.yml, rồi chạy lại.",
    "{reason}",
    "Install the command or mend lenh_doc in nq57.yml, then run again.",
)
NO_FOLDER = Trouble(
    "Thư mục đang đứng không còn hoặc không vào được.",
    "Chuyển (cd) tới thư mục dự án rồi chạy lại.",
    "The folder you stand in is gone or cannot be entered.",
    "Change (cd) to the project's folder, then run again.",
)
OUR_FAULT = Trouble(
    "nq57 gặp lỗi không lường trước ({reason}).",
    "Chạy lại với NQ57_VET=1 để thấy vết lỗi, gửi vết đó cho người phát triển nq57.",
    "nq57 met an error that nobody foresaw ({reason}).",
    "Run again with NQ57_VET=1 to see the trace, and send it to the developers of nq57.",
)

_BY_NAME = {
    _FULL: ("ENOSPC", "EDQUOT", "EFBIG"),
    _DENIED: ("EACCES", "EPERM"),
    _READ_ONLY: ("EROFS",),
    _MISSING: ("ENOENT",),
    _IN_THE_WAY: ("EEXIST", "ENOTDIR", "EISDIR", "ENOTEMPTY", "EBUSY", "ETXTBSY"),
    _TOO_MANY_FILES: ("EMFILE", "ENFILE"),
    _NO_MEMORY: ("ENOMEM",),
    _FAILING: ("EIO", "ESTALE", "ENXIO", "ENODEV", "EHOSTDOWN", "ENOTCONN", "EREMOTEIO", "ETIMEDOUT"),
    _BAD_NAME: ("ENAMETOOLONG", "ELOOP", "EINVAL", "EILSEQ"),
    _CLOSED: ("EPIPE", "ESHUTDOWN"),
    _NO_PROGRAM: ("ENOEXEC",),
}
# A system has not all of these.
_BY_NUMBER = {
    getattr(errno, name): trouble
    for trouble, names in _BY_NAME.items()
    for name in names
    if hasattr(errno, name)
}


def trouble_sentence(error: BaseException, language: Literal["vi", "en"] = "vi") -> str | None:
    """What happened and what to do, where the machine is at fault; None for a fault of the program."""
    if isinstance(error, OSError):
        reason = error.strerror or str(error) or type(error).__name__
        known = _BY_NUMBER.get(error.errno or 0, _REFUSED)
        return known.sentence(language, place=_place(error), reason=reason)
    for kinds, trouble in _OTHERS:
        if isinstance(error, kinds):
            return trouble.sentence(language, reason=str(error))
    return None


def any_trouble_sentence(error: BaseException, language: Literal["vi", "en"] = "vi") -> str:
    """A sentence for any exception: the machine's trouble, or that the fault is our own."""
    sentence = trouble_sentence(error, language)
    return sentence or OUR_FAULT.sentence(language, reason=f"{type(error).__name__}: {error}")


_OTHERS: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], Trouble], ...] = (
    (MemoryError, _NO_MEMORY),
    (BrokenExecutor, _LOST_PROCESS),
    ((sqlite3.Error, pickle.UnpicklingError), _STORE),
    (UnicodeDecodeError, _NOT_TEXT),
    (Speechless, _VOICE),
)


def _place(error: OSError) -> str:
    """The file that the system names, as text; a path may hold bytes that are none."""
    named = error.filename if error.filename is not None else error.filename2
    if named is None or isinstance(named, int):
        return "–"
    return os.fsdecode(named).encode("utf-8", "replace").decode("utf-8")
