"""The smallest PDFs that show one thing each, written by hand so that a test says exactly what the file holds."""

from __future__ import annotations

import io
from collections.abc import Mapping

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

FONTS = "/F1 3 0 R /F2 4 0 R /F3 5 0 R"
LETTER = "[0 0 612 792]"


def pdf(
    *contents: str | bytes,
    page: str = "",
    media: str = LETTER,
    resources: str = "",
    fonts: str = "",
    catalog: str = "",
    objects: Mapping[int, str | bytes] | None = None,
) -> bytes:
    """A PDF with one page for each content stream. F1 is Helvetica, F2 its bold, F3 Courier.

    `page` adds entries to every page, `resources` and `fonts` to its resources, `catalog` to the catalog; `objects` adds
    objects by number (10 to 99 are free), or puts them in place of others: pages are 100, 102, …, their contents 101,
    103, ….
    """
    parts: dict[int, bytes] = {
        1: _bytes(f"<< /Type /Catalog /Pages 2 0 R {catalog} >>"),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    }
    kids = []
    for index, content in enumerate(contents):
        number = 100 + 2 * index
        kids.append(f"{number} 0 R")
        parts[number] = _bytes(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {media} /Contents {number + 1} 0 R "
            f"/Resources << /Font << {FONTS} {fonts} >> {resources} >> {page} >>"
        )
        parts[number + 1] = stream(_bytes(content))
    parts[2] = _bytes(f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>")
    return _file(parts | {number: _bytes(value) for number, value in (objects or {}).items()})


def stream(data: bytes, entries: str = "") -> bytes:
    """A stream object."""
    return _bytes(f"<< /Length {len(data)} {entries} >>\nstream\n") + data + b"\nendstream"


def text(x: float, y: float, string: str, *, font: str = "F1", size: float = 10, before: str = "") -> str:
    """Operators that show a string at a place measured from the bottom left of the page."""
    escaped = string.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT {before} /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET\n"


def written(*, password: str | None = None, pages: int = 2, compressed: bool = True) -> bytes:
    """A statement as a PDF library writes it, with compressed streams and fonts."""
    sink = io.BytesIO()
    lock = StandardEncryption(password, ownerPassword="owner", strength=128) if password is not None else None
    canvas = Canvas(sink, pagesize=(612, 792), pageCompression=int(compressed), encrypt=lock)
    for number in range(pages):
        for row in range(20):
            canvas.drawString(72, 720 - 14 * row, f"{row + 1:02}/05/2024  E1390 RR  Oxygen concentrator  185.00")
        canvas.line(72, 400, 500, 400)
        canvas.drawString(72, 100, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return sink.getvalue()


def _bytes(value: str | bytes) -> bytes:
    return value.encode("cp1252") if isinstance(value, str) else value


def _file(parts: Mapping[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, value in sorted(parts.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + value + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (max(parts) + 1, start)
    return bytes(out)
