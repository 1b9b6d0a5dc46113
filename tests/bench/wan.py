"""A thin line in front of one TCP port on loopback: delay, bandwidth, a short queue, faults and a meter.

    with ThinLine(rig.port, rtt_ms=100, kbps=1000) as line:
        connect(f"127.0.0.1/{line.port}:crm", ...)
        line.reset()
        ...                                       # the act that is measured
        line.settle()
        assert line.turns == 1 and line.down_bytes < 2500

All connections share the line.  A new connection waits one round trip before its first byte, as a TCP
handshake does.  At most QUEUE pieces stand in each direction of a connection; then the relay stops
reading, TCP pushes back, and the server notices a full line.  The relay runs on an asyncio loop in a
thread of its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import threading
import time
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Literal, Self, TypeVar

PIECE = 1460  # bytes: one TCP segment
QUEUE = 45  # pieces: 64 kB, what a branch office's router holds
RESET_ON_CLOSE = struct.pack("ii", 1, 0)  # SO_LINGER: close with RST, as a dead line looks, not with FIN

Side = Literal["up", "down"]
Result = TypeVar("Result")


class ThinLine:
    """A relay 127.0.0.1:port -> host:target_port.

    port           where the client connects (random, free)
    turns          round trips since reset: how often a client spoke after the server had
    up_bytes       payload client -> server since reset, as taken in
    down_bytes     payload server -> client since reset, as taken in
    connections    connections accepted since reset
    last_down      seconds from reset to the last payload handed to a client
    """

    def __init__(
        self,
        target_port: int,
        rtt_ms: float = 0,
        kbps: float = 0,
        host: str = "127.0.0.1",
        source: str = "",
    ) -> None:
        self.rtt_ms = rtt_ms
        self.kbps = kbps  # kbit/s each way; 0: unlimited
        self.turns = self.up_bytes = self.down_bytes = self.connections = 0
        self._target = (host, target_port)
        self._source = source  # the address that the server sees, of 127.0.0.0/8; "": the ordinary one
        self._free_at: dict[Side, float] = {"up": 0.0, "down": 0.0}  # when the shared line is free again
        self._last_piece = 0.0
        self._reset_at = self._delivered_at = time.monotonic()
        self._cut_after: int | None = None
        self._refusing = False
        self._serving: set[asyncio.Task[None]] = set()
        self._door = socket.create_server(("127.0.0.1", 0))
        self._door.setblocking(False)
        self.port: int = self._door.getsockname()[1]
        self._thread = threading.Thread(target=lambda: asyncio.run(self._main()), name="thin-line")
        self._ready = threading.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    # -- what a test says (from any thread)

    def reset(self) -> None:
        """Zero the meter.  The next word of a client counts as a turn only if the server spoke last."""

        def act() -> None:
            self.turns = self.up_bytes = self.down_bytes = self.connections = 0
            self._reset_at = self._delivered_at = time.monotonic()

        self._do(act)

    @property
    def last_down(self) -> float:
        return self._delivered_at - self._reset_at

    def cut(self, after: int | None = None) -> None:
        """Drop every open connection, now or after so many more payload bytes; new ones are let in."""

        def act() -> None:
            self._cut_after = after
            if after is None:
                self._drop()

        self._do(act)

    def hold(self) -> None:
        """Stop passing bytes; connections stay open (a stalled line).  `flow` ends it."""
        self._do(lambda: self._flowing.clear())

    def flow(self) -> None:
        self._do(lambda: self._flowing.set())

    def refuse(self) -> None:
        """The line is down: drop what is open, let nobody in until `admit`."""

        def act() -> None:
            self._refusing = True
            self._drop()

        self._do(act)

    def admit(self) -> None:
        def act() -> None:
            self._refusing = False

        self._do(act)

    def settle(self, quiet_ms: float = 60, within: float = 20) -> None:
        """Wait for silence of a round trip and `quiet_ms`, so that the meter is complete."""
        give_up = time.monotonic() + within
        pause = (quiet_ms + self.rtt_ms) / 1000
        while (left := self._last_piece + pause - time.monotonic()) > 0:
            if time.monotonic() > give_up:
                raise TimeoutError("the line does not fall silent")
            time.sleep(left)

    # -- the relay (all below runs on the loop's thread)

    def _do(self, act: Callable[[], None]) -> None:
        async def inside() -> None:
            act()

        asyncio.run_coroutine_threadsafe(inside(), self._loop).result(10)

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._over = asyncio.Event()
        accepting = asyncio.create_task(self._accept())
        self._ready.set()
        await self._over.wait()
        accepting.cancel()
        self._drop()
        await asyncio.gather(accepting, *self._serving, return_exceptions=True)
        self._door.close()

    async def _accept(self) -> None:
        while True:
            near, _ = await self._loop.sock_accept(self._door)
            if self._refusing:
                near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
                near.close()
                continue
            self.connections += 1
            task = asyncio.create_task(self._serve(near))
            self._serving.add(task)
            task.add_done_callback(self._serving.discard)

    def _drop(self) -> None:
        for task in self._serving:
            task.cancel()

    async def _serve(self, near: socket.socket) -> None:
        far = socket.socket()
        far.setsockopt(
            socket.SOL_SOCKET, socket.SO_RCVBUF, 16384
        )  # the server must feel the line, not our buffer
        for end in (near, far):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            end.setblocking(False)
        spoke: list[Side] = ["down"]
        try:
            await asyncio.sleep(self.rtt_ms / 1000)
            if self._source:
                far.bind((self._source, 0))
            await self._loop.sock_connect(far, self._target)
            await _both(self._pump(near, far, "up", spoke), self._pump(far, near, "down", spoke))
        except OSError:
            pass
        except asyncio.CancelledError:
            for end in (near, far):
                with contextlib.suppress(OSError):
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
        finally:
            near.close()
            far.close()

    async def _pump(self, source: socket.socket, sink: socket.socket, side: Side, spoke: list[Side]) -> None:
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(QUEUE)
        await _both(self._take(source, side, spoke, queue), self._deliver(sink, side, queue))

    async def _take(
        self, source: socket.socket, side: Side, spoke: list[Side], queue: asyncio.Queue[tuple[float, bytes]]
    ) -> None:
        piece = b"?"
        while piece:
            piece = await self._loop.sock_recv(source, PIECE)
            if piece:
                self._count(side, len(piece), spoke)
            start = max(time.monotonic(), self._free_at[side])
            self._free_at[side] = start + (len(piece) / (self.kbps * 125) if self.kbps else 0)
            await queue.put((self._free_at[side] + self.rtt_ms / 2000, piece))

    async def _deliver(
        self, sink: socket.socket, side: Side, queue: asyncio.Queue[tuple[float, bytes]]
    ) -> None:
        while True:
            due, piece = await queue.get()
            if (wait := due - time.monotonic()) > 0:
                await asyncio.sleep(wait)
            await self._flowing.wait()
            if not piece:
                sink.shutdown(socket.SHUT_WR)
                return
            await self._loop.sock_sendall(sink, piece)
            if side == "down":
                self._delivered_at = self._last_piece = time.monotonic()

    def _count(self, side: Side, size: int, spoke: list[Side]) -> None:
        self._last_piece = time.monotonic()
        if side == "up":
            self.up_bytes += size
            self.turns += spoke[0] == "down"
        else:
            self.down_bytes += size
        spoke[0] = side
        if self._cut_after is not None:
            self._cut_after -= size
            if self._cut_after < 0:
                self._cut_after = None
                self._drop()


async def _both(one: Awaitable[None], other: Awaitable[None]) -> None:
    """Run both; when one fails or we are cancelled, the other is cancelled and awaited."""
    tasks = [asyncio.ensure_future(one), asyncio.ensure_future(other)]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
