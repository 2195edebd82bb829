"""The file of a model: what it says of itself, and the same model with fewer answers to choose from or for lower
pictures.

An ONNX file is a message of numbered fields, some of which are messages again. What is not asked for stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

_GRAPH, _PROPERTY = 7, 14
"""Fields of a model."""
_NODE, _TENSOR, _INPUT, _BETWEEN = 1, 5, 11, 13
"""Fields of a graph; the last says how long the sides are of what it comes to on the way."""
_SIDES_OF_INPUT = (2, 1, 2, 1)
"""The fields, one within the other, that hold how long a side of an input is: its type, that of a tensor, its shape."""
_OPERATION, _ATTRIBUTE = 4, 5
"""Fields of a node."""
_NUMBERS = 8
"""A field of an attribute."""
_SIDE, _VALUES = 1, 9
"""Fields of a tensor: how long each of its sides is, and what it holds."""
_KEY, _VALUE = 1, 2
"""Fields of a property."""
_MEAN = b"AveragePool"
_NUMBER, _BYTES = 0, 2
"""Kinds of field: a number, and bytes of which the length is told first."""


class _Field(NamedTuple):
    """Its number, its value, and the bytes that it is as a whole; those of messages that models are made of have two
    kinds.
    """

    number: int
    value: int | bytes
    whole: bytes


def properties(model: bytes) -> dict[str, str]:
    """What a model says of itself, by name."""
    told = [dict(field[:2] for field in _fields(value)) for value in _values(model, _PROPERTY)]
    return {_text(each[_KEY]): _text(each[_VALUE]) for each in told}


def with_fewer_answers(model: bytes, kept: Sequence[int], every: int) -> bytes:
    """The model with only these of the answers, `every` in all, between which its last layer decides.

    What they weigh lies in tensors whose last side is as long as there are answers.
    """
    return _within(model, (_GRAPH, _TENSOR), lambda each: _narrowed(each, kept, every))


def for_lower_pictures(model: bytes, usual: int, height: int, depth: int) -> bytes:
    """The model for pictures that are so high instead of what is usual. Where it is through with looking at them, a row
    stands for `depth` of theirs, and it takes the mean of all rows there are.
    """
    side, lower = (_number(_SIDE << 3 | _NUMBER) + _number(high) for high in (usual, height))
    changes: dict[int, Callable[[bytes], bytes]] = {
        _INPUT: lambda told: _within(told, _SIDES_OF_INPUT, lambda each: lower if each == side else each),
        _NODE: lambda node: _with_fewer_rows(node, usual // depth, height // depth),
    }
    return _changed(model, {_GRAPH: lambda graph: _changed(graph, changes, without=_BETWEEN)})


def _with_fewer_rows(node: bytes, usual: int, rows: int) -> bytes:
    """A node that takes the mean of so many rows of what it is given; any other as it is."""
    if _values(node, _OPERATION) != [_MEAN]:
        return node
    all_rows, fewer = (_number(_NUMBERS << 3 | _NUMBER) + _number(each) for each in (usual, rows))
    return _changed(node, {_ATTRIBUTE: lambda each: each.replace(all_rows, fewer, 1)})


def _narrowed(tensor: bytes, kept: Sequence[int], every: int) -> bytes:
    fields = list(_fields(tensor))
    sides = [field.value for field in fields if field.number == _SIDE and isinstance(field.value, int)]
    if sides[-1:] != [every]:
        return tensor
    values = np.frombuffer(_values(tensor, _VALUES)[0], dtype="<f4").reshape(sides)[..., kept].tobytes()
    rest = b"".join(field.whole for field in fields if field.number not in (_SIDE, _VALUES))
    shape = b"".join(_number(_SIDE << 3 | _NUMBER) + _number(side) for side in (*sides[:-1], len(kept)))
    return shape + rest + _bytes(_VALUES, values)


def _within(message: bytes, path: Sequence[int], change: Callable[[bytes], bytes]) -> bytes:
    """The message with each field to which these fields lead, one within the other, changed."""
    number, *rest = path
    return _changed(message, {number: (lambda each: _within(each, rest, change)) if rest else change})


def _changed(message: bytes, changes: Mapping[int, Callable[[bytes], bytes]], without: int = 0) -> bytes:
    """The message with each field that is bytes changed as its number says, and `without` fields of that number."""
    return b"".join(
        _bytes(field.number, changes[field.number](field.value))
        if field.number in changes and isinstance(field.value, bytes)
        else field.whole
        for field in _fields(message)
        if field.number != without
    )


def _values(message: bytes, number: int) -> list[bytes]:
    return [each.value for each in _fields(message) if each.number == number and isinstance(each.value, bytes)]


def _fields(message: bytes) -> Iterator[_Field]:
    at = 0
    while at < len(message):
        start = at
        key, at = _read_number(message, at)
        value: int | bytes
        if key & 7 == _BYTES:
            size, at = _read_number(message, at)
            value, at = message[at : at + size], at + size
        else:
            value, at = _read_number(message, at)
        yield _Field(key >> 3, value, message[start:at])


def _read_number(message: bytes, at: int) -> tuple[int, int]:
    """The number that stands there, seven bits a byte, and where it ends."""
    number = shift = 0
    while True:
        number |= (message[at] & 0x7F) << shift
        shift += 7
        at += 1
        if message[at - 1] < 0x80:
            return number, at


def _number(number: int) -> bytes:
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*out, number))


def _bytes(number: int, value: bytes) -> bytes:
    return _number(number << 3 | _BYTES) + _number(len(value)) + value


def _text(value: int | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
