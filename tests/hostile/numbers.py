"""PDFs with numbers no paper has: sizes, places, counts, turns."""

from __future__ import annotations

from random import Random

from tests.hostile.shapes import ROW
from tests.reading.pdf_maker import pdf, text

_ODD = (
    "0", "-1", "1e30", "-1e30", "9" * 40, "-" + "9" * 400, "0.0000000001", "2147483647", "-2147483649", "4294967296",
    "18446744073709551616", "1.7976931348623157e308", "nan", "inf", "--5", "1.2.3", "+-3", ".", "-", "1" + "0" * 5000, "null", "true", "(5)", "/Five", "[5]",
)  # fmt: skip


def size_of_the_page(chance: Random) -> bytes:
    box = " ".join(chance.choice((*_ODD, "0", "612", "792")) for _ in range(chance.choice((4, 4, 4, 3, 5))))
    crop = " ".join(chance.choice((*_ODD, "0", "612", "792")) for _ in range(4))
    turn = chance.choice((*_ODD, "90"))
    unit = chance.choice((*_ODD, "1"))
    return pdf(ROW, media=f"[{box}]", page=f"/CropBox [{crop}] /Rotate {turn} /UserUnit {unit}")


def operands(chance: Random) -> bytes:
    """Each of these operators with odd numbers before it."""
    names = (
        "cm",
        "Td",
        "TD",
        "Tm",
        "Tc",
        "Tw",
        "Tz",
        "TL",
        "Ts",
        "Tr",
        "re",
        "l",
        "m",
        "c",
        "w",
        "d",
        "g",
        "rg",
        "k",
        "sc",
        "scn",
        "i",
        "M",
        "J",
        "TJ",
        "Tj",
        "'",
        '"',
        "Do",
        "gs",
        "sh",
        "d0",
        "d1",
        "BDC",
        "MP",
    )
    parts = []
    for _ in range(chance.choice((3, 30, 300))):
        given = " ".join(
            chance.choice((*_ODD, "1", "0", "10", "(x)", "/F1", "[(x) -9e9 (y)]")) for _ in range(chance.randrange(7))
        )
        parts.append(f"{given} {chance.choice(names)}")
    inside = "\n".join(parts)
    return pdf(f"q BT /F1 10 Tf {inside} ET Q {ROW} {inside} {ROW}")


def sizes_of_letters(chance: Random) -> bytes:
    rows = []
    for _ in range(20):
        x, y, size = (chance.choice((*_ODD, "100", "10")) for _ in range(3))
        rows.append(f"BT /F1 {size} Tf {x} {y} Td (01/05/2024 E1390 RR 185.00) Tj ET")
    return pdf(ROW + "\n".join(rows))


def counts_in_the_tree(chance: Random) -> bytes:
    data = pdf(ROW, text(100, 600, "Total 185.00"))
    for what in (b"/Count 2", b"/Length ", b"/Size ", b"startxref\n"):
        if chance.random() < 0.5:
            data = data.replace(what, what.split(b" ")[0].rstrip() + b" " + chance.choice(_ODD).encode() + b" ")
    return data


def amounts_on_the_page(chance: Random) -> bytes:
    """Rows as of a statement with amounts, dates and counts that no bill has."""
    amounts = (
        "185.00",
        "9" * 300 + ".00",
        "-0.00",
        "1e5",
        "NaN",
        "Infinity",
        "$" * 50,
        "0" * 400 + "1.00",
        "1,2,3,4.5.6",
        "1/0",
        "(" * 90 + "5.00" + ")" * 90,
    )
    dates = (
        "01/05/2024",
        "99/99/9999",
        "00/00/0000",
        "2/30/2023",
        "1/1/1",
        "12/31/9999",
        "0" * 60 + "1/1/2024",
        "01-05-2024-06-07",
    )
    codes = ("E1390 RR", "E" + "0" * 500, "RR RR RR", "E1390" * 100, "-" * 300, "E1390-" + "-".join(["RR"] * 60))
    lines = [
        text(
            40,
            740 - 14 * row,
            "  ".join(chance.choice(part) for part in (dates, codes, ("1", "-1", "9" * 99), amounts)),
            size=6,
        )
        for row in range(40)
    ]
    return pdf(
        text(40, 760, "Date   Code   Qty   Amount") + "".join(lines) + text(40, 20, f"Total {chance.choice(amounts)}")
    )


MAKERS = (size_of_the_page, operands, sizes_of_letters, counts_in_the_tree, amounts_on_the_page)
