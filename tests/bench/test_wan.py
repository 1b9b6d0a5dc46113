"""The thin line measures what passed, delays it, and can be cut; before a toy server."""

import socket
import struct
import threading
import time
from collections.abc import Iterator

import pytest

from tests.bench.wan import PIECE, QUEUE, ThinLine


def read_exactly(end: socket.socket, size: int) -> bytes:
    got = b""
    while len(got) < size:
        piece = end.recv(size - len(got))
        if not piece:
            raise ConnectionError("closed")
        got += piece
    return got


def serve(end: socket.socket) -> None:
    """A question is four bytes, a number; the answer is as many bytes."""
    with end:
        try:
            while True:
                (size,) = struct.unpack("!I", read_exactly(end, 4))
                end.sendall(b"x" * size)
        except OSError:
            return


@pytest.fixture
def answering_port() -> Iterator[int]:
    door = socket.create_server(("127.0.0.1", 0))
    ends: list[threading.Thread] = []

    def accept() -> None:
        while True:
            try:
                end, _ = door.accept()
            except OSError:
                return
            ends.append(threading.Thread(target=serve, args=(end,)))
            ends[-1].start()

    accepting = threading.Thread(target=accept)
    accepting.start()
    yield door.getsockname()[1]
    door.shutdown(socket.SHUT_RDWR)
    door.close()
    for thread in (accepting, *ends):
        thread.join(10)


def ask(end: socket.socket, size: int) -> bytes:
    end.sendall(struct.pack("!I", size))
    return read_exactly(end, size)


def connect(line: ThinLine) -> socket.socket:
    return socket.create_connection(("127.0.0.1", line.port), timeout=10)


def test_each_question_and_answer_is_one_turn_and_its_bytes(answering_port: int) -> None:
    with ThinLine(answering_port) as line, connect(line) as end:
        for size in (10, 5000, 100_000):
            assert len(ask(end, size)) == size
        assert (line.turns, line.up_bytes, line.down_bytes, line.connections) == (3, 12, 105_010, 1)


def test_two_questions_sent_before_the_answer_are_one_turn(answering_port: int) -> None:
    with ThinLine(answering_port, rtt_ms=40) as line, connect(line) as end:
        end.sendall(struct.pack("!II", 7, 8))
        read_exactly(end, 15)
        assert (line.turns, line.up_bytes, line.down_bytes) == (1, 8, 15)


def test_reset_begins_the_count_again(answering_port: int) -> None:
    with ThinLine(answering_port) as line, connect(line) as end:
        ask(end, 100)
        line.reset()
        ask(end, 50)
        assert (line.turns, line.up_bytes, line.down_bytes, line.connections) == (1, 4, 50, 0)


def test_a_turn_takes_at_least_the_round_trip_and_so_does_a_new_connection(answering_port: int) -> None:
    with ThinLine(answering_port, rtt_ms=50) as line:
        since = time.monotonic()
        with connect(line) as end:
            ask(end, 1)
            ask(end, 1)
        assert time.monotonic() - since >= 0.150


def test_bytes_take_the_time_of_the_bandwidth_shared_by_all_connections(answering_port: int) -> None:
    with ThinLine(answering_port, kbps=1000) as line, connect(line) as one, connect(line) as other:
        since = time.monotonic()
        for end in (one, other):
            end.sendall(struct.pack("!I", 12_500))
        for end in (one, other):
            read_exactly(end, 12_500)
        assert time.monotonic() - since >= 0.2  # 25,000 bytes at 125,000 a second


def test_a_full_line_pushes_back_on_the_server(answering_port: int) -> None:
    with ThinLine(answering_port, kbps=100) as line, connect(line) as end:
        end.sendall(struct.pack("!I", 4_000_000))
        read_exactly(end, 1)
        assert line.down_bytes <= (QUEUE + 20) * PIECE


def test_a_cut_resets_open_connections_and_lets_new_ones_in(answering_port: int) -> None:
    with ThinLine(answering_port) as line, connect(line) as end:
        ask(end, 1)
        line.cut()
        with pytest.raises(ConnectionError):
            ask(end, 1)
        with connect(line) as again:
            assert ask(again, 3) == b"xxx"


def test_a_cut_after_some_bytes_loses_the_answer_of_a_question_that_arrived(answering_port: int) -> None:
    with ThinLine(answering_port) as line, connect(line) as end:
        line.cut(after=500)
        with pytest.raises(ConnectionError):
            ask(end, 10_000)
        assert line.up_bytes == 4


def test_a_held_line_passes_nothing_until_it_flows(answering_port: int) -> None:
    with ThinLine(answering_port) as line, connect(line) as end:
        ask(end, 1)
        line.hold()
        end.sendall(struct.pack("!I", 5))
        end.settimeout(0.2)
        with pytest.raises(TimeoutError):
            end.recv(1)
        line.flow()
        end.settimeout(10)
        assert read_exactly(end, 5) == b"xxxxx"


def test_a_line_that_refuses_lets_nobody_in_until_it_admits(answering_port: int) -> None:
    with ThinLine(answering_port) as line, connect(line) as end:
        ask(end, 1)
        line.refuse()
        with pytest.raises(ConnectionError):
            ask(end, 1)
        with pytest.raises(ConnectionError), connect(line) as barred:
            ask(barred, 1)
        line.admit()
        with connect(line) as again:
            assert ask(again, 2) == b"xx"


def test_settling_waits_for_what_the_client_sent_last(answering_port: int) -> None:
    with ThinLine(answering_port, rtt_ms=20) as line, connect(line) as end:
        ask(end, 1)
        line.reset()
        end.sendall(struct.pack("!I", 0))  # a word that nobody answers
        line.settle()
        assert (line.turns, line.up_bytes, line.down_bytes) == (1, 4, 0)


def test_a_port_that_nobody_serves_closes_the_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        nobody = door.getsockname()[1]
    with ThinLine(nobody) as line, connect(line) as end:
        assert end.recv(1) == b""
