"""What was read on a turned or scaled page is marked where the file shows it."""

from __future__ import annotations

import pytest

from checker.model import Box
from checker.reading import read
from checker.reading.ink.turning import as_filed, box_as_filed
from checker.reading.pdf import read_pages
from tests.reading.pdf_maker import pdf, text

ROWS = [
    ("01/05/2024", "E1390", "RR", "Oxygen concentrator", "185.00"),
    ("02/05/2024", "E0431", "RR", "Portable", "35.00"),
]


def sideways(matrix: str, step: tuple[int, int]) -> bytes:
    """A statement of two lines whose text runs the way the matrix says, without a /Rotate."""
    across = [f"BT /F1 10 Tf {matrix} {100 + step[0] * i} {300 + step[1] * i} Tm ({' '.join(row)}) Tj ET" for i, row in
              enumerate([("Date", "Code", "Modifier", "Description", "Amount"), *ROWS])]  # fmt: skip
    return pdf("\n".join(across))


@pytest.mark.parametrize(
    ("matrix", "step", "expected"),
    [
        ("0 1 -1 0", (20, 0), Box(1, 92.8, 300, 102, 492)),
        ("0 -1 1 0", (-20, 0), Box(1, 97.9, 492, 107.2, 684)),
        ("-1 0 0 -1", (0, 20), Box(1, -92, 489.9, 100, 499.2)),
    ],
)
def test_a_word_of_a_sideways_page_is_placed_where_it_is_printed(matrix, step, expected):
    (page,) = read_pages(sideways(matrix, step))
    assert page.turned
    word = next(word for word in page.words if word.text == "Date")
    placed = box_as_filed(word.box, page)
    assert expected.x0 - 1 <= placed.x0 <= placed.x1 <= expected.x1 + 1
    assert expected.top - 1 <= placed.top <= placed.bottom <= expected.bottom + 1


def test_lines_of_a_sideways_statement_lie_on_the_page_as_shown():
    reading = read(sideways("0 1 -1 0", (20, 0)), "x.pdf")
    (statement,) = reading.statements
    assert [line.code for line in statement.lines] == ["E1390", "E0431"]
    for line, column in zip(statement.lines, (120, 140), strict=True):
        box = Box.around(line.boxes)
        assert box.height > box.width
        assert box.x0 <= column <= box.x1 + 3
        assert 0 <= box.top < box.bottom <= 792


def test_a_page_of_large_units_is_marked_in_its_own_units():
    (page,) = read_pages(pdf(text(10, 70, "E1390", size=1), media="[0 0 61.2 79.2]", page="/UserUnit 10"))
    placed = box_as_filed(page.words[0].box, page)
    assert placed.x0 == pytest.approx(10)
    assert placed.bottom == pytest.approx(79.2 - 70, abs=0.3)


def test_an_ordinary_page_is_left_as_it_is():
    data = pdf(text(100, 700, "E1390"))
    assert as_filed((), read_pages(data)) == ()
