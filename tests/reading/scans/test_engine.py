"""The engine itself, on one small page: its words, their places, and a page the wrong way round."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from checker.model import PageSource
from checker.pdfium import PDFIUM
from checker.reading import read
from checker.reading.scans.decoding import Char
from checker.reading.scans.rapid import Reading, says_more
from checker.reading.scans.strips import strip
from tests.reading.pdf_maker import pdf, text

ROWS = [
    ("Date", "Code", "Description", "Amount"),
    ("01/05/2024", "E1390RR", "Oxygen concentrator", "185.00"),
    ("02/05/2024", "E0431RR", "Portable oxygen", "35.50"),
]
COLUMNS = (40, 120, 200, 330)


def photo(turned: int = 0) -> bytes:
    """A small statement with a note on end, drawn at 150 dots an inch, turned by that many quarters, as a picture file."""
    drawn = "\n".join(
        text(x, 250 - 18 * row, cell) for row, cells in enumerate(ROWS) for x, cell in zip(COLUMNS, cells, strict=True)
    )
    drawn += text(0, 0, "Paid to date", before="0 1 -1 0 384 120 Tm")
    with PDFIUM, pypdfium2.PdfDocument(pdf(drawn, media="[0 0 400 300]")) as document:
        grey = np.asarray(document[0].render(scale=150 / 72, grayscale=True).to_pil())
    out = io.BytesIO()
    Image.fromarray(np.rot90(grey, turned)).save(out, "PNG", dpi=(150, 150))
    return out.getvalue()


@pytest.mark.parametrize("turned", [0, 1])
def test_a_photo_gives_its_lines_whichever_way_it_was_taken(turned):
    reading = read(photo(turned), "photo.png")
    lines = reading.statements[0].lines
    assert [(line.code, line.modifiers, str(line.amount)) for line in lines] == [
        ("E1390", ("RR",), "185.00"),
        ("E0431", ("RR",), "35.50"),
    ]
    assert reading.document.pages[0].source is PageSource.OCR
    (note,) = (word for word in reading.document.pages[0].words if not word.upright)
    assert (note.text, note.box.height > 3 * note.box.width) == ("Paid to date", True)
    box = lines[0].boxes[0]
    assert (box.height > box.width) == (turned == 1)


def test_a_page_on_its_head_is_known_by_how_few_of_its_characters_are_seen():
    on_its_head, upright = line("OXY SARY", 0.86), line("OXYGEN CONCENTRATOR, STATIONARY", 0.8)
    assert says_more([upright], [on_its_head])
    assert not says_more([on_its_head], [upright])


def line(text: str, likely: float) -> Reading:
    quad = np.array([[0, 0], [60, 0], [60, 20], [0, 20]], dtype=np.float64)
    chars = [Char(each, at / len(text), likely) for at, each in enumerate(text)]
    return quad, strip(np.full((20, 60), 255, dtype=np.uint8), quad), chars
