"""Connections to an object store under our deadlines, and answers that are not read without end.

It must not know what is asked. boto3 has no door for this: what is reached into is its one table of pools.
"""

from collections.abc import Iterator
from typing import Any

from nq57.publish.targets.deadlines import DeadlineWatch

ANSWER = 8 << 20  # bytes of an answer that is no object: a page of a listing has 300 kB


def watch_connections(client: Any, watch: DeadlineWatch) -> None:  # noqa: ANN401 - boto3 has no types
    """Have all connections of a client end with the deadline of whoever uses them."""
    pools = client._endpoint.http_session._pool_classes_by_scheme
    for scheme, pool in list(pools.items()):
        connection = _watched(pool.ConnectionCls, watch)
        pools[scheme] = type(pool.__name__, (pool,), {"ConnectionCls": connection})


def _watched(kind: Any, watch: DeadlineWatch) -> Any:  # noqa: ANN401 - urllib3's classes, which botocore extends
    class Connection(kind):  # type: ignore[misc] # a class without types
        """A connection that ends in time."""

        def _new_conn(self) -> Any:  # noqa: ANN401 - urllib3's
            return self._covered(super()._new_conn())

        def request(self, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - urllib3's
            if self.sock:
                self._covered(self.sock)
            return super().request(*arguments, **named)

        def getresponse(self) -> Any:  # noqa: ANN401 - urllib3's
            response = super().getresponse()
            response.stream = _bounded(response, response.stream)
            return response

        def _covered(self, door: Any) -> Any:  # noqa: ANN401 - a socket, or TLS's
            if deadline := watch.mine:
                deadline.covers(door)
            return door

    return Connection


def _bounded(response: Any, stream: Any) -> Any:  # noqa: ANN401 - urllib3's
    def bounded(*arguments: Any, **named: Any) -> Iterator[bytes]:  # noqa: ANN401 - the same
        length = 0
        for part in stream(*arguments, **named):
            length += len(part)
            if length > ANSWER:
                response.close()
                message = f"câu trả lời dài quá {ANSWER:,} byte"
                raise OSError(message)
            yield part

    return bounded
