"""The rows that a list holds: those looked at as they are, the rest packed small.

Somebody who scrolls through a long list would else hold every row ever seen as objects of Python, some two kilobytes each;
packed it is a tenth of that, and scrolling back asks the base nothing.
"""

from __future__ import annotations

import pickle
import zlib
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from app.core.store import Row

BLOCK = 100  # rows packed together
OPEN_BLOCKS = 8  # kept as they are: a screen shows at most two, marking and rereading touch a few more


class HeldRows:
    """A sequence of rows whose first value is their id. Places count from 0; an id stands once."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self._ids: list[int] = []
        self._open: OrderedDict[int, list[Row]] = (
            OrderedDict()
        )  # by number of the block, the last used at the end
        self._packed: dict[int, bytes] = {}
        self._starts: list[int] = [0]  # where each block begins, and where the last one ends
        self.extend(rows)

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> Sequence[int]:
        """The ids in the order of the places."""
        return self._ids

    @property
    def packed(self) -> int:
        """How many blocks are packed."""
        return len(self._packed)

    def __getitem__(self, place: int) -> Row:
        number = self._block_of(place)
        return self._opened(number)[place - self._starts[number]]

    def __setitem__(self, place: int, row: Row) -> None:
        number = self._block_of(place)
        self._opened(number)[place - self._starts[number]] = row
        self._ids[place] = int(row[0])

    def __iter__(self) -> Iterator[Row]:
        for number in range(len(self._starts) - 1):
            yield from tuple(self._opened(number))

    def extend(self, rows: Sequence[Row]) -> None:
        """Put rows behind the last one."""
        self._ids += [int(row[0]) for row in rows]
        last = len(self._starts) - 2
        room = BLOCK - len(self._opened(last)) if last >= 0 else 0
        if room > 0 and rows:
            self._opened(last).extend(rows[:room])
            self._starts[-1] += len(rows[:room])
        for at in range(max(room, 0), len(rows), BLOCK):
            self._open[len(self._starts) - 1] = list(rows[at : at + BLOCK])
            self._starts.append(self._starts[-1] + len(rows[at : at + BLOCK]))
            self._close_old()

    def pop(self, place: int) -> Row:
        """Take a row out."""
        number = self._block_of(place)
        row = self._opened(number).pop(place - self._starts[number])
        sizes = [end - start for start, end in pairwise(self._starts)]
        sizes[number] -= 1
        self._starts = [0, *accumulate(sizes)]
        del self._ids[place]
        return row

    def _block_of(self, place: int) -> int:
        if not 0 <= place < len(self._ids):
            raise IndexError(place)
        return (
            bisect_right(self._starts, place) - 1
        )  # of blocks that begin at one place all but the last are empty

    def _opened(self, number: int) -> list[Row]:
        if number not in self._open:
            self._open[number] = pickle.loads(zlib.decompress(self._packed.pop(number)))  # noqa: S301 - packed by _close_old
            self._close_old()
        self._open.move_to_end(number)
        return self._open[number]

    def _close_old(self) -> None:
        while len(self._open) > OPEN_BLOCKS:
            number, rows = self._open.popitem(last=False)
            self._packed[number] = zlib.compress(pickle.dumps(rows, pickle.HIGHEST_PROTOCOL), 1)
