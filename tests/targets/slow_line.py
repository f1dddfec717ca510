"""Lines to a machine's ports as long as told, as a program: `slow_line.py SECONDS DOOR:HOST:PORT…`.

It must not change, lose or reorder anything: each byte comes half a round trip late, either way.
"""

import asyncio
import contextlib
import sys

_BLOCK = 1 << 17


async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, late: float) -> None:
    """Carry bytes one way."""
    loop = asyncio.get_running_loop()
    line: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def arrive() -> None:
        while True:
            due, data = await line.get()
            await asyncio.sleep(max(0.0, due - loop.time()))
            if not data:
                writer.close()
                return
            writer.write(data)

    task = loop.create_task(arrive())
    with contextlib.suppress(OSError):
        while data := await reader.read(_BLOCK):
            line.put_nowait((loop.time() + late, data))
    line.put_nowait((loop.time() + late, b""))
    await task


async def serve(door: int, host: str, port: int, seconds: float) -> None:
    """Until killed."""

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)  # a connection is a round trip too
        there, back = await asyncio.open_connection(host, port)
        await asyncio.gather(carry(reader, back, seconds / 2), carry(there, writer, seconds / 2))

    async with await asyncio.start_server(accept, "127.0.0.1", door) as server:
        await server.serve_forever()


async def main(seconds: float, lines: list[str]) -> None:
    """All lines at once."""
    ends = [line.split(":") for line in lines]
    await asyncio.gather(*(serve(int(door), host, int(port), seconds) for door, host, port in ends))


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]), sys.argv[2:]))
