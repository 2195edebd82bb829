"""PDFs whose streams swell, are packed many times over, or hold pictures in every packing there is."""

from __future__ import annotations

import base64
import zlib
from random import Random

from tests.hostile.shapes import ROW
from tests.reading.pdf_maker import pdf, stream

_FILTERS = (
    "FlateDecode",
    "LZWDecode",
    "ASCII85Decode",
    "ASCIIHexDecode",
    "RunLengthDecode",
    "Crypt",
    "Fl",
    "LZW",
    "A85",
    "Nothing",
)
_PICTURES = ("JBIG2Decode", "JPXDecode", "DCTDecode", "CCITTFaxDecode", "FlateDecode")
_PARAMETERS = (
    "", "/DecodeParms << /Predictor 12 /Columns 999999999 >>", "/DecodeParms << /Predictor 2 /Colors 1000000 >>",
    "/DecodeParms << /K -1 /Columns 999999999 /Rows 999999999 >>", "/DecodeParms [null 20 0 R]", "/DecodeParms 101 0 R",
    "/DecodeParms << /EarlyChange 99 >>", "/DecodeParms << /JBIG2Globals 101 0 R >>",
)  # fmt: skip


def swelling_page(chance: Random) -> bytes:
    """A page of a few thousand bytes that unpacks to hundreds of millions, once or twice packed."""
    size = chance.choice((1, 30, 100, 400)) * 1_000_000
    plain = chance.choice((b" ", b"0 ", b"q ", b"(a) Tj ", ROW.encode()))
    body = zlib.compress(plain * (size // len(plain)), 9)
    twice = chance.random() < 0.5
    names = "[/FlateDecode /FlateDecode]" if twice else "/FlateDecode"
    return pdf("", ROW, objects={101: stream(zlib.compress(body, 9) if twice else body, f"/Filter {names}")})


def packed_many_times(chance: Random) -> bytes:
    names, body = [], ROW.encode()
    for _ in range(chance.choice((1, 3, 50, 400))):
        name = chance.choice(_FILTERS)
        names.insert(0, name)
        if name.startswith("Fl") and chance.random() < 0.9:
            body = zlib.compress(body)
        elif name.startswith("A") and chance.random() < 0.9:
            body = base64.a85encode(body) + b"~>" if "85" in name else body.hex().encode() + b">"
        if len(body) > 1_000_000:
            break
    filters = " ".join(f"/{name}" for name in names)
    return pdf("", ROW, objects={101: stream(body, f"/Filter [{filters}] {chance.choice(_PARAMETERS)}")})


def damaged_packing(chance: Random) -> bytes:
    body = bytearray(zlib.compress((ROW * 50).encode()))
    for _ in range(chance.choice((1, 5))):
        body[chance.randrange(len(body))] = chance.randrange(256)
    name = chance.choice(_FILTERS)
    length = chance.choice(("", "/Length 0", "/Length 999999999", "/Length -1", "/Length 101 0 R"))
    return pdf("", ROW, objects={101: stream(bytes(body), f"/Filter /{name} {length} {chance.choice(_PARAMETERS)}")})


def picture_on_a_page(chance: Random) -> bytes:
    """A picture in any packing, of any size it says, its bytes noise or cut short."""
    wide, high = (chance.choice((1, 8, 1000, 60_000, 999_999_999, 0, -1)) for _ in range(2))
    space = chance.choice(
        (
            "/DeviceRGB",
            "/DeviceGray",
            "/DeviceCMYK",
            "[/Indexed /DeviceRGB 999999 101 0 R]",
            "[/ICCBased 20 0 R]",
            "[/Separation /X 20 0 R 20 0 R]",
            "20 0 R",
        )
    )
    entries = (
        f"/Type /XObject /Subtype /Image /Width {wide} /Height {high} /ColorSpace {space}"
        f" /BitsPerComponent {chance.choice((1, 8, 16, 0, 99))} /Filter /{chance.choice(_PICTURES)}"
        f" {chance.choice(_PARAMETERS)} {chance.choice(('', '/SMask 20 0 R', '/Mask 20 0 R', '/Mask [0 999]', '/ImageMask true', '/Decode [9 -9]'))}"
    )
    marks = (
        b"",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
        b"\xff\x4f\xff\x51\x00\x2f",
        b"\x97JB2\r\n\x1a\n",
        b"\0\0\0\x0cjP  \r\n\x87\n",
    )
    body = chance.choice(marks) + chance.randbytes(chance.choice((0, 10, 5000)))
    scale = chance.choice(("600 0 0 700 0 0", "1e9 0 0 1e9 0 0", "0 0 0 0 0 0"))
    words = ROW if chance.random() < 0.5 else ""
    return pdf(
        f"q {scale} cm /P Do Q {words}", resources="/XObject << /P 20 0 R >>", objects={20: stream(body, entries)}
    )


def picture_within_the_text(chance: Random) -> bytes:
    side = chance.choice((1, 9, 99_999, 10**9))
    body = chance.randbytes(chance.choice((3, 300))).replace(b"EI", b"IE")
    end = chance.choice((b" EI ", b"", b"\nEI"))
    inline = b"BI /W %d /H %d /BPC 8 /CS /RGB /F [/Fl /A85 /LZW /DCT] ID " % (side, side) + body + end
    return pdf(inline * chance.choice((1, 200)) + ROW.encode())


def very_long_tokens(chance: Random) -> bytes:
    many = chance.choice((10_000, 1_000_000))
    token = chance.choice(
        (
            "9" * many,
            "/" + "A" * many,
            "(" + "x" * many + ")",
            "<" + "4" * many + ">",
            "A" * many,
            "%" + "c" * many + "\n",
            "\\" * many,
        )
    )
    return pdf(f"BT /F1 10 Tf {token} Tj ET {ROW}")


def very_many_operators(chance: Random) -> bytes:
    many = chance.choice((1000, 100_000, 700_000))
    return pdf(
        chance.choice(
            ("0 0 m 9 9 l S ", "0 0 9 9 re f ", "BT /F1 9 Tf (x) Tj ET ", "q Q ", "1 0 0 1 0 0 cm ", "0 0 9 9 re W n ")
        )
        * many
        + ROW
    )


MAKERS = (
    swelling_page,
    packed_many_times,
    damaged_packing,
    picture_on_a_page,
    picture_within_the_text,
    very_long_tokens,
    very_many_operators,
)
