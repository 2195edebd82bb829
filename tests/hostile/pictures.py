"""Photos and scans: damaged, cut short, and of sizes that no camera takes."""

from __future__ import annotations

import io
import struct
import zlib
from random import Random

from PIL import Image, ImageDraw

_FORMATS = ("PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP")


def damaged(chance: Random) -> bytes:
    data = bytearray(photo(chance.choice(_FORMATS)))
    for _ in range(chance.choice((1, 5, 50))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def cut_short(chance: Random) -> bytes:
    data = photo(chance.choice(_FORMATS))
    return data[: chance.randrange(12, len(data))]


def far_too_large(chance: Random) -> bytes:
    """A PNG of a few bytes that says it is hundreds of millions of pixels, with or without them."""
    side = chance.choice((20_000, 65_000, 2**31 - 1, 0))
    rows = zlib.compress(b"\0" * chance.choice((10, 50_000_000)), 9)
    head = struct.pack(">IIBBBBB", side, side, chance.choice((1, 8, 16, 3)), chance.choice((0, 2, 3, 6, 9)), 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def swelling_words(chance: Random) -> bytes:
    """A PNG whose packed remark or colour profile unpacks to hundreds of millions of bytes."""
    packed = (
        zlib.compress(b"E1390 " * 50_000_000, 9) if chance.random() < 0.3 else zlib.compress(b"E1390 " * 5_000_000, 9)
    )
    kind = chance.choice((b"zTXt", b"iCCP"))
    good = photo("PNG")
    return good[:33] + _chunk(kind, b"x\0\0" + packed) + good[33:]


def many_frames(chance: Random) -> bytes:
    out = io.BytesIO()
    frames = [Image.new("L", (9, 9), shade) for shade in range(chance.choice((3, 200)))]
    frames[0].save(out, chance.choice(("GIF", "TIFF")), save_all=True, append_images=frames[1:])
    return out.getvalue()


def odd_size(chance: Random) -> bytes:
    out = io.BytesIO()
    size = chance.choice(((1, 1), (1, 9000), (9000, 1), (3, 3), (5000, 20)))
    Image.new(chance.choice(("1", "L", "RGB", "CMYK")), size, 1).save(
        out, chance.choice(("TIFF", "JPEG")) if size != (1, 1) else "TIFF"
    )
    return out.getvalue()


def mark_and_noise(chance: Random) -> bytes:
    marks = (
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n",
        b"II*\0",
        b"MM\0*",
        b"GIF89a",
        b"BM",
        b"RIFF\xff\xff\xff\xffWEBP",
        b"\0\0\0\x18ftypheic",
        b"\0\0\1\0",
    )
    return chance.choice(marks) + chance.randbytes(chance.choice((0, 9, 3000)))


def photo(form: str) -> bytes:
    """A small photo of a bill's row."""
    picture = Image.new("RGB", (300, 80), "white")
    ImageDraw.Draw(picture).text((10, 30), "01/05/2024 E1390 RR 185.00", fill="black")
    out = io.BytesIO()
    picture.save(out, form)
    return out.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


MAKERS = (damaged, cut_short, far_too_large, swelling_words, many_frames, odd_size, mark_and_noise)
