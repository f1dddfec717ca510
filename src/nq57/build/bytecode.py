"""What compiling article templates made, kept in the store: a process need not compile them again.

It must not know templates. Jinja puts a digest of the template into what it keeps, and its own version.
"""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from nq57.build.keys import key_of
from nq57.build.store import ValueStore


class StoredBytecode(BytecodeCache):
    """Jinja's cache over a store; equal caches are of one store and one state of our code."""

    def __init__(self, store: ValueStore, salt: bytes) -> None:
        self._store, self._salt = store, salt

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, StoredBytecode) and self._store is other._store
        return same and isinstance(other, StoredBytecode) and self._salt == other._salt

    def __hash__(self) -> int:
        return hash((id(self._store), self._salt))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept of its template; it stays empty when there is nothing."""
        kept = self._store.get(self._key(bucket))
        if isinstance(kept, bytes):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self._store.put({self._key(bucket): bucket.bytecode_to_string()})

    def _key(self, bucket: Bucket) -> bytes:
        return key_of(self._salt, "bytecode", bucket.key, bucket.checksum)
