"""Parameter values into the message that a prepared statement takes.

A value that suits the described parameter goes in its type; any other goes in the type of the value, and the
engine converts (a text for a date, a longer text for a shorter column in a comparison). Layouts are kept by shape.
"""

from __future__ import annotations

import ctypes
import datetime
import decimal
import struct
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from firebird.driver import fbapi
from firebird.driver.types import SQLDataType as Sql

from db.errors import Invalid
from db.fetch import DAY_ZERO, Column, columns_of

UTF8 = 4  # character set number
LONGEST_TEXT = 32_765  # bytes of a VARCHAR
SEGMENT = 65_535
_WIDE = decimal.Context(prec=60)
_BITS = {Sql.SHORT: (16, "h", 2), Sql.LONG: (32, "i", 4), Sql.INT64: (64, "q", 8)}


class BadValues(TypeError):
    """The values do not suit the statement: a mistake in the program."""


class Shape(NamedTuple):
    """How one value is sent."""

    type: int
    length: int
    scale: int = 0
    subtype: int = 0
    charset: int = 0


class Layout(NamedTuple):
    meta: Any
    columns: tuple[Column, ...]
    size: int


class Parameters:
    """The parameters of one prepared statement. `meta` is its input metadata."""

    def __init__(self, meta: Any) -> None:
        self._meta = meta
        self.described = tuple(_described(column) for column in columns_of(meta))
        self._layouts: dict[tuple[Shape, ...], Layout] = {}

    def pack(self, values: Sequence[object], blob: Callable[[bytes], bytes]) -> tuple[Any, Any]:
        """Message metadata and buffer for these values (None, None if there are none).

        `blob` stores bytes as a new blob and returns its 8-byte id. Raises BadValues for a wrong number or kind
        of values, Invalid for a text over 32 KB where no blob is expected.
        """
        if len(values) != len(self.described):
            raise BadValues(f"{len(self.described)} values expected, {len(values)} given")
        if not values:
            return None, None
        plain = [_plain(value) for value in values]
        shapes = tuple(map(_shape, plain, self.described))
        layout = self._layouts.get(shapes) or self._lay(shapes)
        buffer = ctypes.create_string_buffer(layout.size)
        for value, column in zip(plain, layout.columns, strict=True):
            if value is None:
                struct.pack_into("=h", buffer, column.null_offset, 1)
            else:
                _put(buffer, column, value, blob)
        return layout.meta, buffer

    def _lay(self, shapes: tuple[Shape, ...]) -> Layout:
        if len(self._layouts) >= 32:
            self.release()
        with self._meta.get_builder() as builder:
            for i, shape in enumerate(shapes):
                builder.set_type(i, shape.type)
                builder.set_length(i, shape.length)
                builder.set_scale(i, shape.scale)
                builder.set_subtype(i, shape.subtype)
                builder.set_charset(i, shape.charset)
            meta = builder.get_metadata()
        layout = self._layouts[shapes] = Layout(meta, columns_of(meta), meta.get_message_length())
        return layout

    def release(self) -> None:
        """Gives the library's objects back."""
        for layout in self._layouts.values():
            layout.meta.release()
        self._layouts.clear()

    def close(self) -> None:
        """Gives everything back."""
        self.release()
        if self._meta is not None:
            self._meta.release()
            self._meta = None


def _described(column: Column) -> Shape:
    kind = Sql.VARYING if column.type == Sql.TEXT else column.type
    if kind in (Sql.DEC16, Sql.DEC34, Sql.TIMESTAMP_TZ, Sql.TIME_TZ, Sql.INT128):
        return Shape(Sql.VARYING, 64, charset=UTF8)  # the engine reads these from text
    return Shape(kind, column.length, column.scale, column.subtype, column.charset)


def _plain(value: object) -> object:
    """Text and memory views as bytes, so that lengths are those of the wire."""
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, bytearray | memoryview):
        return bytes(value)
    return value


def _shape(value: object, described: Shape) -> Shape:
    kind = described.type
    if value is None or kind in (Sql.BLOB, Sql.NULL):
        return described
    match value:
        case bytes():
            if kind == Sql.VARYING and len(value) <= described.length:
                return described
            charset = described.charset if kind == Sql.VARYING else UTF8
            return _text_shape(len(value), charset)
        case bool():
            return described if kind == Sql.BOOLEAN else Shape(Sql.INT64, 8)
        case int() | decimal.Decimal():
            if kind in _BITS and _fits(value, described):
                return described
            if isinstance(value, int) and -(2**63) <= value < 2**63:
                return Shape(Sql.INT64, 8)
            return _text_shape(len(str(value)), UTF8)
        case float():
            return Shape(Sql.DOUBLE, 8)
        case datetime.datetime():
            return Shape(Sql.TIMESTAMP, 8)
        case datetime.date():
            return Shape(Sql.DATE, 4)
        case datetime.time():
            return Shape(Sql.TIME, 4)
    raise BadValues(f"a {type(value).__name__} cannot be a parameter")


def _text_shape(size: int, charset: int) -> Shape:
    room = 64
    while room < size:
        room *= 4
    if size > LONGEST_TEXT:
        raise Invalid("string_truncation")
    return Shape(Sql.VARYING, min(room, LONGEST_TEXT), charset=charset)


def _unscaled(value: int | decimal.Decimal, scale: int) -> int | None:
    if isinstance(value, int):
        return int(value * 10**-scale)
    moved = _WIDE.scaleb(value, -scale) if value.is_finite() else decimal.Decimal("0.5")
    return int(moved) if moved == moved.to_integral_value() else None


def _fits(value: int | decimal.Decimal, shape: Shape) -> bool:
    bits = _BITS[Sql(shape.type)][0]
    whole = _unscaled(value, shape.scale)
    return whole is not None and -(2 ** (bits - 1)) <= whole < 2 ** (bits - 1)


def _put(buffer: Any, column: Column, value: Any, blob: Callable[[bytes], bytes]) -> None:
    at = column.offset
    match column.type:
        case Sql.VARYING:
            text = value if isinstance(value, bytes) else str(value).encode()
            struct.pack_into("=H", buffer, at, len(text))
            buffer[at + 2 : at + 2 + len(text)] = text
        case Sql.SHORT | Sql.LONG | Sql.INT64:
            struct.pack_into("=" + _BITS[Sql(column.type)][1], buffer, at, _unscaled(value, column.scale))
        case Sql.DOUBLE:
            struct.pack_into("=d", buffer, at, value)
        case Sql.BOOLEAN:
            struct.pack_into("=?", buffer, at, value)
        case Sql.DATE:
            struct.pack_into("=i", buffer, at, value.toordinal() - DAY_ZERO)
        case Sql.TIME:
            struct.pack_into("=I", buffer, at, _ticks(value))
        case Sql.TIMESTAMP:
            struct.pack_into("=iI", buffer, at, value.toordinal() - DAY_ZERO, _ticks(value))
        case Sql.BLOB:
            body = value if isinstance(value, bytes) else str(value).encode()
            buffer[at : at + 8] = blob(body)
        case Sql.NULL:
            pass
        case _:
            raise BadValues(f"a parameter of type {Sql(column.type).name} is not supported")


def _ticks(value: datetime.time | datetime.datetime) -> int:
    """The engine's time of day: 1/10000 s."""
    return ((value.hour * 60 + value.minute) * 60 + value.second) * 10_000 + value.microsecond // 100


def write_blob(attachment: Any, transaction: Any, body: bytes) -> bytes:
    """Stores bytes as a new blob, in as few and big segments as there can be; returns its 8-byte id."""
    quad = fbapi.ISC_QUAD(0, 0)
    blob = attachment.create_blob(transaction, quad)
    try:
        for at in range(0, len(body), SEGMENT):
            part = body[at : at + SEGMENT]
            blob.put_segment(len(part), part)
        blob.close()
    except BaseException:
        blob._refcnt = 0  # the line is gone: the handle must not be touched again
        raise
    return bytes(quad)
