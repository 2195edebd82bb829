"""PDFs whose tables of objects lie: loops, strange widths, objects in streams that hold themselves, locks."""

from __future__ import annotations

import zlib
from random import Random

from tests.hostile.shapes import ROW
from tests.reading.pdf_maker import pdf, stream, written


def table_that_follows_itself(chance: Random) -> bytes:
    data = pdf(ROW)
    start = data.rfind(b"xref", 0, data.rfind(b"startxref"))
    key = chance.choice((b"/Prev", b"/XRefStm"))
    to = chance.choice((start, 0, 5, len(data), 10**12, -5))
    return data.replace(b"<< /Root", b"<< %s %d /Root" % (key, to))


def tables_one_after_another(chance: Random) -> bytes:
    data = bytearray(pdf(ROW))
    start = data.rfind(b"xref", 0, data.rfind(b"startxref"))
    for _ in range(chance.choice((10, 1000, 5000))):
        place = len(data)
        data += b"xref\n0 0\ntrailer\n<< /Root 1 0 R /Size 9 /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (start, place)
        start = place
    return bytes(data)


def stream_of_places(chance: Random) -> bytes:
    """A table written as a stream, its widths and ranges at random."""
    widths = [chance.choice((0, 1, 2, 4, 8, 200, -1)) for _ in range(chance.choice((3, 3, 3, 1, 40)))]
    index = [chance.choice((0, 1, 5, 10**9, -3)) for _ in range(chance.choice((2, 4, 3)))]
    rows = zlib.compress(chance.randbytes(chance.choice((10, 400, 100_000))))
    predictor = chance.choice(
        (
            "",
            "/DecodeParms << /Predictor 12 /Columns 999999999 /Colors 99 /BitsPerComponent 77 >>",
            "/DecodeParms << /Predictor 15 /Columns 0 >>",
        )
    )
    entries = (
        f"/Type /XRef /Root 1 0 R /Size {chance.choice((5, 10**9, -1))} /W {widths} /Index {index}"
        f" /Filter /FlateDecode {predictor}"
    ).replace(",", "")
    data = pdf(ROW)
    data = data[: data.rfind(b"xref", 0, data.rfind(b"startxref"))]
    return data + b"90 0 obj\n" + stream(rows, entries) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(data)


def objects_in_a_stream(chance: Random) -> bytes:
    """An object stream that holds itself, extends itself, or says it has more than it has."""
    inside = (
        b" ".join(b"%d %d" % (chance.randrange(40), chance.choice((0, 5, 10**9, -1))) for _ in range(30))
        + b" << /A 1 >> " * 9
    )
    entries = f"/Type /ObjStm /N {chance.choice((1, 30, 10**9, -1))} /First {chance.choice((0, 50, 10**9, -7))} /Extends 20 0 R /Filter /FlateDecode"
    data = pdf(ROW, objects={20: stream(zlib.compress(inside), entries)})
    start = data.rfind(b"xref", 0, data.rfind(b"startxref"))
    rows = b"".join(bytes([2]) + (20).to_bytes(2, "big") + bytes([at % 256]) for at in range(110))
    table = f"/Type /XRef /Root 1 0 R /Size 110 /W [1 2 1] /Prev {chance.choice((start, len(data)))}"
    return data + b"91 0 obj\n" + stream(rows, table) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(data)


def strange_lock(chance: Random) -> bytes:
    pieces = {
        "/V": ("0", "1", "2", "4", "5", "6", "99", "-1", "(x)"), "/R": ("2", "3", "4", "5", "6", "99", "/X"),
        "/Length": ("40", "128", "256", "0", "-8", "7", "999999999"), "/P": ("-4", "4294967292", "9" * 40, "[1]"),
        "/O": (f"<{'00' * 32}>", "<>", f"<{'ab' * 500}>", "5"), "/U": (f"<{'00' * 32}>", "<>", f"<{'ab' * 48}>"),
        "/CF": ("<< /StdCF << /CFM /AESV2 /Length 16 >> >>", "<< /StdCF 20 0 R >>", "<< /StdCF << /CFM /None >> >>", "[]"),
        "/StmF": ("/StdCF", "/Identity", "/Nothing", "5"), "/StrF": ("/StdCF", "/Identity"),
        "/OE": (f"<{'11' * 32}>", "<>"), "/UE": (f"<{'22' * 32}>", "<>"), "/Perms": (f"<{'33' * 16}>", "<>"),
    }  # fmt: skip
    entries = " ".join(f"{key} {chance.choice(values)}" for key, values in pieces.items() if chance.random() < 0.9)
    name = chance.choice(("/Standard", "/Standard", "/Adobe.PubSec", "/Unknown"))
    data = pdf(ROW, objects={20: f"<< /Filter {name} {entries} >>"})
    return data.replace(b"<< /Root", b"<< /Encrypt 20 0 R /ID [<00> <00>] /Root")


def lock_bent(chance: Random) -> bytes:
    data = bytearray(written(password="rose" if chance.random() < 0.5 else "", pages=1))
    at = data.find(b"/Encrypt")
    for _ in range(chance.choice((1, 4))):
        data[chance.randrange(at - 400, len(data) - 1)] = chance.randrange(256)
    return bytes(data)


MAKERS = (
    table_that_follows_itself,
    tables_one_after_another,
    stream_of_places,
    objects_in_a_stream,
    strange_lock,
    lock_bent,
)
