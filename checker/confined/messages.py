"""What goes through the pipes: one pickle after another, each after its length.

A process that opened a hostile file is not trusted: of what it sends, nothing but the nouns of the model is built.
"""

from __future__ import annotations

import io
import pickle
import struct
from typing import TYPE_CHECKING, Any, BinaryIO

from msgspec import Struct

if TYPE_CHECKING:
    from checker.model import LineItem

_LENGTH = struct.Struct(">Q")
_TRUSTED_MODULES = ("checker.model.pages", "checker.model.statements", "checker.confined.messages")
_TRUSTED = {("datetime", "date"), ("decimal", "Decimal"), ("msgspec._utils", "rebuild")}


class Task(Struct, frozen=True):
    """Do what is called `name` with these arguments, within so many seconds of computing."""

    name: str
    arguments: tuple[Any, ...]
    seconds: int


class Stop(Struct, frozen=True):
    """The task at work is to answer with what it has."""


class Ready(Struct, frozen=True):
    """The process is up, and held to these (`confinement.py` says what each means)."""

    held_to: tuple[str, ...]


class Working(Struct, frozen=True):
    """So many pages are done of so many."""

    done: int
    of: int


class Found(Struct, frozen=True):
    """The lines that a page seems to hold, while others are still read."""

    lines: tuple[LineItem, ...]


class Done(Struct, frozen=True):
    answer: Any


class Failed(Struct, frozen=True):
    """The code of a StatementError, and for a fault of ours where it happened."""

    code: str
    where: str = ""


def send(pipe: BinaryIO, message: object) -> None:
    """Put a message into the pipe. Raises OSError where nobody is left to read it."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: BinaryIO, most: int | None = None) -> Any:
    """The next message from a trusted sender, or from another if `most` bounds its bytes.

    Raises EOFError where the pipe ends, and UnpicklingError for a message that is too long or no message of ours.
    """
    (length,) = _LENGTH.unpack(_whole(pipe, _LENGTH.size))
    if most is not None and length > most:
        raise pickle.UnpicklingError("too long")
    data = _whole(pipe, length)
    if most is None:
        return pickle.loads(data)
    try:
        return _Wary(io.BytesIO(data)).load()
    except Exception as problem:
        raise pickle.UnpicklingError("no message of ours") from problem


def _whole(pipe: BinaryIO, size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


class _Wary(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _TRUSTED or (module in _TRUSTED_MODULES and name.isidentifier() and name[0].isupper()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError("not a noun of the model")
