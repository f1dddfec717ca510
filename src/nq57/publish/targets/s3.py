"""A target in an object store: `s3://bucket/folder?endpoint=https://s3.example&region=hn`.

It must not believe what a store claims: whether it honours If-None-Match is tried out before the lock is.
"""

import base64
import contextlib
import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, EndpointConnectionError, SSLError
from botocore.parsers import ResponseParserError
from urllib3.exceptions import HTTPError, NameResolutionError

from nq57.model.media_types import cache_control, media_type
from nq57.publish import host_words
from nq57.publish.credentials import S3_KEY, S3_SECRET, S3_SESSION
from nq57.publish.failures import Refused, Strange, TooMuch, Unreachable, Untrusted
from nq57.publish.shown_words import shown
from nq57.publish.site_state import CONTROL, Facts, facts_of
from nq57.publish.targets.deadlines import DeadlineWatch
from nq57.publish.targets.s3_connections import watch_connections
from nq57.publish.targets.table import SLOWEST, Opening
from nq57.publish.transport import Features, Load, Stepwise

_AT_ONCE = 16
_NOTE = "owner.json"
_BLOCK = 1 << 16
_MOST = 1 << 50  # bytes of one object that a store may tell of
_PAGES = host_words.MOST_NAMES // 1000  # of a thousand names each
_MISSING = ("404", "NoSuchKey", "NotFound")
_EXISTS = ("412", "409", "PreconditionFailed", "ConditionalRequestConflict")
_DENIED = ("403", "401", "InvalidAccessKeyId", "SignatureDoesNotMatch", "Forbidden")
_CODES = {
    "NoSuchBucket": "khong-co-kho",
    "AccessDenied": "khong-ghi-duoc",  # the key is good there
    **dict.fromkeys(("QuotaExceeded", "InsufficientStorage", "EntityTooLarge"), "khong-ghi-duoc"),
}
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
Item = TypeVar("Item")
Result = TypeVar("Result")


def open_transport(opening: Opening) -> "S3Target":
    """A client for the bucket that an address names."""
    address, credentials = opening.place.address, opening.credentials
    endpoint = address.option("endpoint") or None
    parts = urlsplit(endpoint or "https://")
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise Untrusted("s3-khong-ma-hoa", address=address.text)
    if not (credentials.get(S3_KEY) and credentials.get(S3_SECRET)):
        raise Refused("thieu-mat-khau", address=address.text, names=f"{S3_KEY}, {S3_SECRET}")
    config = Config(
        connect_timeout=opening.timeout / 2,
        read_timeout=opening.timeout / 2,
        retries={"total_max_attempts": 2, "mode": "standard"},
        max_pool_connections=_AT_ONCE,
        s3={"addressing_style": "path" if endpoint else "auto"},
        request_checksum_calculation="when_required",  # many stores know no newer sums than MD5
        response_checksum_validation="when_required",
    )
    client = boto3.session.Session().client(
        "s3",
        endpoint_url=endpoint,
        region_name=address.option("region", "us-east-1"),
        aws_access_key_id=credentials.get(S3_KEY),
        aws_secret_access_key=credentials.get(S3_SECRET),
        aws_session_token=credentials.get(S3_SESSION) or None,
        verify=str(opening.place.authority) if opening.place.authority else True,
        config=config,
    )
    prefix = f"{address.path.strip('/')}/" if address.path.strip("/") else ""
    types = opening.types or {}
    watch = DeadlineWatch()
    watch_connections(client, watch)
    sole = opening.place.sole_publisher
    return S3Target(client, address.text, address.host, prefix, types, watch, opening.whole, sole)


@dataclass(slots=True)
class S3Target(Stepwise):
    """A folder of objects; each object is put whole or not at all."""

    client: Any
    address: str
    bucket: str
    prefix: str
    types: Mapping[str, str]
    watch: DeadlineWatch
    whole: Callable[[int], float]
    sole_publisher: bool = False
    locks: bool | None = None
    dead: str = ""
    at_once = True  # a class's, not a field: no annotation

    def root_kind(self) -> str:
        """Whether the bucket is there; folders need not be."""
        found = self._ask(lambda: self.client.head_bucket(Bucket=self.bucket))
        return "missing" if found is None else "folder"

    def names(self, folder: str) -> frozenset[str]:
        """The names in a folder."""
        start = self._key(f"{folder}/") if folder else self.prefix
        found = set(self._listed(start))
        for page in self._pages(start, Delimiter="/"):
            found |= {_below(start, row["Prefix"]).rstrip("/") for row in page.get("CommonPrefixes", ())}
        return host_words.names(found - {""})

    def sizes(self, folder: str) -> Mapping[str, int]:
        """The objects in a folder with their sizes."""
        found = self._listed(self._key(f"{folder}/"))
        host_words.names(found)
        return found

    def _listed(self, start: str) -> dict[str, int]:
        """The objects right below a key, with their sizes."""
        rows = (row for page in self._pages(start, Delimiter="/") for row in page.get("Contents", ()))
        sizes = ((_below(start, row.get("Key")), row.get("Size")) for row in rows)
        return {name: host_words.number(size, name, _MOST) for name, size in sizes if name}

    def read(self, path: str, most: int = host_words.LARGEST) -> bytes | None:
        """An object's bytes."""
        answer = self._fetch(path, most)
        return None if answer is None else answer[0]

    def _fetch(self, path: str, most: int) -> tuple[bytes, str] | None:
        """An object's bytes and its mark."""

        def fetch() -> tuple[bytes, str]:
            answer = self.client.get_object(Bucket=self.bucket, Key=self._key(path))
            return self._body(answer["Body"], path, most), str(answer.get("ETag", ""))

        return self._ask(fetch)

    def _body(self, body: Any, path: str, most: int) -> bytes:  # noqa: ANN401 - boto3 has no types
        data, deadline = bytearray(), self.watch.mine
        while part := body.read(_BLOCK):
            data += part
            if len(data) > most:
                body.close()
                raise TooMuch(path, len(data))
            if deadline:
                deadline.more(len(part) / SLOWEST)
        return bytes(data)

    def facts(self, paths: Iterable[str]) -> Iterator[tuple[str, Facts | None]]:
        """The facts of objects, read again."""

        def look(path: str) -> tuple[str, Facts | None]:
            data = self.read(path)
            return path, None if data is None else facts_of(data)

        yield from self._each(paths, look)

    def put(self, files: Iterable[tuple[str, Load]]) -> Iterator[str]:
        """Put objects with media type, cache rule and a sum that the store may check."""

        def put(item: tuple[str, Load]) -> str:
            path, load = item
            self._put(path, load())
            return path

        yield from self._each(files, put)

    def move(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Copy, then remove: a store has no other way."""

        def move(pair: tuple[str, str]) -> str:
            self._copy(pair)
            self._remove(pair[0])
            return pair[1]

        yield from self._each(pairs, move)

    def copy(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Copy objects inside the store."""
        yield from (path for path in self._each(pairs, self._copy) if path)

    def remove(self, paths: Iterable[str]) -> Iterator[str]:
        """Remove objects."""
        yield from self._each(paths, self._remove)

    def probe(self, known: Features | None = None) -> Features:
        """Objects are whole; whether conditions are honoured was tried with the lock."""
        del known
        return Features(replaces=False, whole=True, locks=self._conditional())

    def claim(self, folder: str, note: bytes) -> bool:
        """Put the note on condition that there is none."""
        path = f"{folder}/{_NOTE}"
        if self._conditional():
            return self._put(path, note, IfNoneMatch="*")
        if not self.sole_publisher:
            raise Refused("khong-khoa-duoc", address=self.address)
        if self.read(path) is not None:
            return False
        return self._put(path, note)

    def owner(self, folder: str) -> bytes | None:
        """The note of the lock's holder."""
        return self.read(f"{folder}/{_NOTE}", host_words.NOTE_BYTES)

    def beat(self, folder: str, note: bytes) -> None:
        """Put the note again."""
        self._put(f"{folder}/{_NOTE}", note)

    def evict(self, folder: str, seen: bytes) -> None:
        """Replace the dead holder's note on condition that it is still the one seen, then remove it."""
        path = f"{folder}/{_NOTE}"
        answer = self._fetch(path, host_words.NOTE_BYTES)
        if answer is None or answer[0] != seen:
            return
        condition = {"IfMatch": answer[1]} if self._conditional() else {}
        if self._put(path, b"{}", **condition):
            self._remove(path)

    def free(self, folder: str) -> None:
        """Let go of our lock."""
        self._remove(f"{folder}/{_NOTE}")

    def switch(self, generation: int) -> None:
        """Files are replaced one by one: nothing is left to be shown."""
        del generation

    def commit(self, message: str) -> None:
        """Nothing is gathered here: every object is visible at once."""
        del message

    def close(self) -> None:
        """End the client's connections."""
        self.watch.close()
        self.client.close()

    def _conditional(self) -> bool:
        """Whether a second conditional put is refused: some stores say yes to both."""
        if self.locks is None:
            path = f"{CONTROL}/probe/{secrets.token_hex(8)}"
            try:
                first = self._put(path, b"1", IfNoneMatch="*")
                self.locks = (
                    first and not self._put(path, b"2", IfNoneMatch="*") and self.read(path) == b"1"
                )
            except Unreachable as error:
                if error.code == "khong-ghi-duoc":
                    raise
                self.locks = False  # it does not know the condition at all
            with contextlib.suppress(Unreachable):
                self._remove(path)
        return self.locks

    def _key(self, path: str) -> str:
        return f"{self.prefix}{path}"

    def _put(self, path: str, data: bytes, **condition: str) -> bool:
        """Put one object; False when its condition does not hold."""
        ours = path.startswith(CONTROL)
        headers = {
            "ContentType": "application/octet-stream" if ours else self.types.get(path) or media_type(path),
            "CacheControl": "no-store" if ours else cache_control(path),
            "ContentMD5": base64.b64encode(hashlib.md5(data, usedforsecurity=False).digest()).decode(),
        }

        def put() -> bool:
            try:
                self.client.put_object(
                    Bucket=self.bucket, Key=self._key(path), Body=data, **headers, **condition
                )
            except ClientError as error:
                if condition and _code(error) in _EXISTS:
                    return False
                raise
            return True

        return bool(self._ask(put, len(data)))

    def _copy(self, pair: tuple[str, str]) -> str:
        source = {"Bucket": self.bucket, "Key": self._key(pair[0])}
        key = self._key(pair[1])
        done = self._ask(lambda: self.client.copy_object(Bucket=self.bucket, Key=key, CopySource=source))
        return "" if done is None else pair[1]

    def _remove(self, path: str) -> str:
        self._ask(lambda: self.client.delete_object(Bucket=self.bucket, Key=self._key(path)))
        return path

    def _pages(self, start: str, **more: str) -> list[Any]:
        """What a listing tells, a thousand names a page; it is waited for as a whole."""
        pages = self.client.get_paginator("list_objects_v2")

        def listed() -> list[Any]:
            found = list[Any]()
            for page in pages.paginate(Bucket=self.bucket, Prefix=start, **more):
                found.append(page)
                if deadline := self.watch.mine:
                    deadline.more(1)
                if len(found) > _PAGES:
                    raise TooMuch(start, len(found))
            return found

        return self._ask(listed) or []

    def _each(self, items: Iterable[Item], work: Callable[[Item], Result]) -> Iterator[Result]:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            futures = [pool.submit(work, item) for item in items]
            try:
                for future in futures:
                    yield future.result()
            finally:
                for future in futures:
                    future.cancel()

    def _ask(self, question: Callable[[], Result], size: int = 0) -> Result | None:
        """Ask the store; None when there is no such object, and every failure by its name.

        It is over within the time that `size` bytes take; once the line was dead it is not waited for.
        """
        if self.dead:
            raise Unreachable("mat-ket-noi", address=self.address, reason=self.dead)
        with self.watch.within(self.whole(size)) as deadline:
            try:
                answer = self._answered(question)
            except Unreachable:
                if not deadline.passed:
                    raise
        if deadline.passed:  # an answer that was cut may look like a whole one
            raise self._lost(TimeoutError("hết thời gian chờ"))
        return answer

    def _answered(self, question: Callable[[], Result]) -> Result | None:
        try:
            return question()
        except ClientError as error:
            code = _code(error)
            if code in _MISSING:
                return None
            if code in _DENIED:
                names = f"{S3_KEY}, {S3_SECRET}"
                raise Unreachable("dang-nhap-hong", address=self.address, names=names) from None
            raise Unreachable(_CODES.get(code, "mat-ket-noi"), address=self.address, reason=code) from None
        except SSLError as error:
            raise Untrusted("may-la", address=self.address, reason=str(error)) from None
        except EndpointConnectionError as error:
            if isinstance(error.kwargs.get("error"), NameResolutionError):
                host = urlsplit(self.client.meta.endpoint_url).hostname
                raise Unreachable("khong-thay-may", host=host, reason="DNS không biết tên này") from None
            raise self._lost(error) from None
        except (BotoCoreError, OSError, ResponseParserError, HTTPError, ValueError) as error:
            raise self._lost(error) from None

    def _lost(self, error: Exception) -> Unreachable:
        self.dead = str(error)
        return Unreachable("mat-ket-noi", address=self.address, reason=self.dead)


def _below(start: str, key: object) -> str:
    """A key's name below another key, which a store must have listed it for."""
    if not isinstance(key, str) or not key.startswith(start):
        raise Strange(shown(key, 80), f"không nằm trong {start}")
    return key[len(start) :]


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))
