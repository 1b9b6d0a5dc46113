"""Small drawings made without any library: flat portraits as PNG."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from random import Random

SIZE = 64
_BACK = ((222, 232, 240), (232, 238, 222), (242, 230, 220), (230, 226, 242), (226, 240, 238))
_SKIN = ((240, 208, 178), (226, 186, 150), (204, 160, 120), (246, 218, 192))
_HAIR = ((58, 44, 36), (92, 64, 40), (150, 112, 62), (40, 40, 46), (170, 168, 164))
_CLOTH = ((52, 86, 130), (70, 104, 84), (122, 62, 66), (84, 84, 96), (142, 116, 60))


def portrait(rng: Random, sex: str) -> bytes:
    """A head and shoulders in flat colours, 64 by 64 pixels, as a palette PNG of some 400 bytes."""
    palette = (rng.choice(_BACK), rng.choice(_SKIN), rng.choice(_HAIR), rng.choice(_CLOTH))
    return _png(_outline(rng.choice((13.0, 14.0, 15.5)), sex), palette)


@cache
def _outline(wide: float, sex: str) -> bytes:
    """The compressed rows: a filter byte, then a colour number for each pixel."""
    rows = bytearray()
    for y in range(SIZE):
        rows.append(0)
        rows.extend(_pixel(x + 0.5, y + 0.5, wide, sex) for x in range(SIZE))
    return zlib.compress(bytes(rows), 9)


def _pixel(x: float, y: float, wide: float, sex: str) -> int:
    """0 background, 1 skin, 2 hair, 3 clothes."""
    dx = x - SIZE / 2
    if (dx / wide) ** 2 + ((y - 27) / 16) ** 2 < 1:
        return 2 if y < 20 - dx * dx / 90 else 1
    if abs(dx) < 6 and 38 < y < 48:
        return 1
    if (dx / 25) ** 2 + ((y - 66) / 22) ** 2 < 1:
        return 3
    reach = 46 if sex == "f" else 26
    if (dx / (wide + 4)) ** 2 + ((y - 26) / 19) ** 2 < 1 and y < reach:
        return 2
    return 2 if sex == "f" and wide < abs(dx) < wide + 4 and 26 < y < 44 else 0


def _png(rows: bytes, palette: tuple[tuple[int, int, int], ...]) -> bytes:
    head = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 3, 0, 0, 0)
    colours = b"".join(bytes(c) for c in palette)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"PLTE", colours)
        + _chunk(b"IDAT", rows)
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
