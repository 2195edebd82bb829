"""Files that are small and sound in form, and hold far more of one thing than anybody makes."""

from __future__ import annotations

import io
import zipfile
import zlib
from random import Random

from tests.hostile.shapes import ROW
from tests.reading.pdf_maker import pdf, stream

_TABLE = "<table><tr><td>Date</td><td>Code</td><td>Amount</td></tr><tr><td>01/05/2024</td><td>E1390</td><td>185.00</td></tr></table>"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def attributes(chance: Random) -> bytes:
    many = chance.choice((900, 2_000, 200_000))
    alike, value = chance.random() < 0.3, chance.choice(("1", "'>'"))
    names = " ".join(f"{'a' if alike else f'a{n}'}={value}" for n in range(many))
    return f"<html><body><table {names}>{_TABLE}".encode()


def remarks(chance: Random) -> bytes:
    """Remarks before a page that is none, each of which may end in several places."""
    return (
        "<!-- " + "--><!-- " * chance.choice((30, 8_000)) + chance.choice(("x", f"--><html><body>{_TABLE}"))
    ).encode()


def objects(chance: Random) -> bytes:
    """Hundreds of thousands of objects, or of one object anew, and no list of them."""
    one = chance.random() < 0.5
    body = b"".join(b"%d 0 obj << /A 1 >> endobj\n" % (101 if one else n) for n in range(chance.choice((900, 300_000))))
    return pdf(ROW).replace(b"xref", body + b"xreff")


def value_of_a_field(chance: Random) -> bytes:
    words = "E1390 185.00 " * chance.choice((10, 1_000, 100_000))
    field = f"<< /Subtype /Widget /FT /Tx /Ff {chance.choice((0, 4096))} /T (a) /Rect [0 0 500 600] /V ({words}) >>"
    return pdf(ROW, page="/Annots [20 0 R]", catalog="/AcroForm << /Fields [20 0 R] >>", objects={20: field})


def names_of_codes(chance: Random) -> bytes:
    """A font that names the same code hundreds of thousands of times."""
    named = f"/Encoding << /Differences [{'0 /a ' * chance.choice((300, 500_000))}] >>"
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {named} >>"
    return pdf(f"{ROW} BT /FX 10 Tf 100 600 Td (abc) Tj ET", fonts="/FX 20 0 R", objects={20: font})


def short_for_much(chance: Random) -> bytes:
    """Packings in which one byte stands for four, or for two hundred."""
    name, packed = chance.choice((("ASCII85Decode", b"z"), ("RunLengthDecode", b"\x81 "), ("ASCIIHexDecode", b"20")))
    body = zlib.compress(packed * chance.choice((1_000, 20_000_000)), 9)
    return pdf("", ROW, objects={101: stream(body, f"/Filter [/FlateDecode /{name}]")})


def lines_without_end(chance: Random) -> bytes:
    piece = chance.choice(("E1390RR", "Patient: ", "Account Number: 123 ", "$1.00", "01/05/2024-", "\r", "\t \n"))
    return ((piece * chance.choice((90, 500)) + "\n") * chance.choice((2, 300)) + "185.00").encode()


def off_the_page(chance: Random) -> bytes:
    """A page of which nothing is to be shown, or almost nothing."""
    box = chance.choice(("[5000 5000 6000 6000]", "[0 0 1 1]", "[0 0 0.5 792]", "[nan 0 1 1]"))
    return pdf(ROW, page=f"/CropBox {box} {chance.choice(('', '/UserUnit 1e9', '/Rotate 90'))}")


def controls_in_word(chance: Random) -> bytes:
    """Content controls and tables in one another."""
    depth = chance.choice((3, 60, 3_000))
    opening, closing = chance.choice(
        (("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"), ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"))
    )
    nest = f"{opening * depth}<w:p><w:r><w:t>E1390 185.00</w:t></w:r></w:p>{closing * depth}"
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:document {_WORD}><w:body>{nest}</w:body></w:document>")
    return sink.getvalue()


def one_label_over_and_over(chance: Random) -> bytes:
    label = chance.choice(
        ("Patient: ", "Account Number ", "Total charges $185.00 ", "Date of service ", "Claim Number 12 ")
    )
    parting = chance.choice(("", "\n", " " * 9))
    return f"01/05/2024 E1390 185.00\n{(label + parting) * chance.choice((20, 2_000, 100_000))}\n185.00".encode()


def cells_that_span_others(chance: Random) -> bytes:
    cell = f"<td rowspan={chance.choice((3, 30, 10**9))} colspan={chance.choice((2, 30, 10**9))}>185.00</td>"
    return (
        f"<html><body>{_TABLE}<table>{f'<tr>{cell * chance.choice((2, 40))}</tr>' * chance.choice((3, 900))}".encode()
    )


def one_row_without_end(chance: Random) -> bytes:
    row = "01/05/2024,E1390,Oxygen concentrator,185.00\n" * chance.choice((5, 50_000))
    return f"Date,Code,Description,Amount\n{row}{',' * chance.choice((9, 1_000_000))}185.00\n".encode()


def two_kinds_in_one(chance: Random) -> bytes:
    """A bill behind, before or within a file of another kind."""
    other = chance.choice(
        (b"GIF89a\1\0\1\0\0\0\0", b"\xff\xd8\xff\xe0", b"PK\x03\x04", b"<html><body>", b"%PDF-1.7\n" * 500)
    )
    return chance.choice((other + pdf(ROW), pdf(ROW) + other, other + b" " * 1015 + pdf(ROW)))


MAKERS = (
    attributes, remarks, objects, value_of_a_field, names_of_codes, short_for_much, lines_without_end, off_the_page, controls_in_word,
    one_label_over_and_over, cells_that_span_others, one_row_without_end, two_kinds_in_one,
)  # fmt: skip
