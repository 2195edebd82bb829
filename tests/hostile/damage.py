"""Good statements damaged at random: bytes flipped, cut, doubled and moved, marks exchanged, references bent."""

from __future__ import annotations

import re
from random import Random

from tests.generator.make import make as make_statement
from tests.reading.pdf_maker import pdf, text, written

_MARKS = (
    b"obj", b"endobj", b"stream", b"endstream", b"/Length", b" 0 R", b"<<", b">>", b"/Filter", b"xref", b"trailer",
    b"startxref", b"/Kids", b"/Type", b"[", b"]", b"(", b")", b"Tj", b"TJ", b"BT", b"ET", b"/W", b"/Prev", b"/Root",
)  # fmt: skip
_NUMBERS = (b"0", b"-1", b"2147483648", b"9" * 30, b"1.5", b"1e9", b"-0.0001", b"65536")


def bent(chance: Random) -> bytes:
    """A statement with a few things wrong in it."""
    data = bytearray(good(chance))
    for _ in range(chance.choice((1, 2, 5, 20, 100))):
        if len(data) < 20:
            break
        at = chance.randrange(len(data))
        match chance.randrange(8):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.choice((1, 10, 200))]
            case 2:
                data[at:at] = data[at : at + chance.choice((1, 30, 500))]
            case 3:
                _exchange(data, chance.choice(_MARKS), at, chance.choice(_MARKS))
            case 4:
                data[at : at + 1] = chance.choice(_NUMBERS)
            case 5:
                found = data.find(b" 0 R", at)
                if found > 0:
                    data[found - 1 : found] = str(chance.randrange(12)).encode()
            case 6:
                del data[chance.randrange(len(data) // 2, len(data)) :]
            case 7:
                data[at : at + 40] = chance.randbytes(40)
    return bytes(data)


def numbers_changed(chance: Random) -> bytes:
    """A statement, not compressed, whose own numbers are replaced."""
    data = written(compressed=False, pages=1)
    often = chance.choice((0.002, 0.02, 0.2))
    return re.sub(rb"\d+", lambda m: chance.choice(_NUMBERS) if chance.random() < often else m.group(), data)


def references_shuffled(chance: Random) -> bytes:
    """A statement whose references lead anywhere, also back to themselves."""
    often = chance.choice((0.1, 0.4, 1.0))
    data = good(chance)
    return re.sub(
        rb"\d+ 0 R", lambda m: b"%d 0 R" % chance.randrange(30) if chance.random() < often else m.group(), data
    )


def noise(chance: Random) -> bytes:
    """A heading of a PDF and nothing but noise after it."""
    return b"%PDF-1.7\n" + chance.randbytes(chance.choice((0, 1, 100, 10_000, 200_000)))


def two_in_one(chance: Random) -> bytes:
    """Half of one statement and half of another."""
    one, other = good(chance), good(chance)
    return one[: chance.randrange(1, len(one))] + other[chance.randrange(len(other)) :]


def good(chance: Random) -> bytes:
    """A statement with nothing wrong."""
    match chance.randrange(4):
        case 0:
            return pdf(text(100, 700, "01/05/2024 E1390 RR 185.00"), text(100, 700, "Total 185.00"))
        case 1:
            return written(compressed=chance.random() < 0.5, pages=chance.choice((1, 2)))
        case 2:
            return written(password="rose", pages=1)
        case _:
            return make_statement(chance.randrange(40)).pdf


def _exchange(data: bytearray, mark: bytes, at: int, other: bytes) -> None:
    found = data.find(mark, at)
    if found >= 0:
        data[found : found + len(mark)] = other


MAKERS = (bent, numbers_changed, references_shuffled, bent, noise, two_in_one)
