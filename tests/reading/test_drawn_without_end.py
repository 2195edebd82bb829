"""What would be drawn without end is never drawn as a picture: nothing could stop that, nor hold it to a size."""

from __future__ import annotations

from contextlib import suppress

import pytest

from checker import errors
from checker.reading.documents import open_document
from tests.reading.pdf_maker import pdf, stream, text


def part(
    draws: str, entries: str = "/Subtype /Form", resources: str = "/XObject << /Box 20 0 R /Next 21 0 R >>"
) -> str:
    """A form, or another part of a page that draws."""
    return stream(draws.encode(), f"{entries} /BBox [0 0 99 99] /Resources << {resources} >>").decode()


TILES = "/PatternType 1 /PaintType 1 /TilingType 1 /XStep {step} /YStep {step}"
GLYPHS = (
    "<< /Type /Font /Subtype /Type3 /FontMatrix [.01 0 0 .01 0 0] /FontBBox [0 0 99 99] /FirstChar 3 /LastChar 3 "
    "/Widths [99] /Encoding << /Differences [3 /odd] >> /CharProcs << /odd 21 0 R >> "
    "/Resources << /Font << /F9 20 0 R >> >> >>"
)
MANY = {20 + at: part("/Next Do " * 28, resources=f"/XObject << /Next {21 + at} 0 R >>") for at in range(3)}
DRAWN = {
    "a form that draws itself": ("/Box Do", {20: part("/Box Do /Box Do")}, False),
    "forms that draw each other": ("/Box Do", {20: part("/Next Do /Next Do"), 21: part("/Box Do /Box Do")}, False),
    "forms that draw twenty thousand": ("/Box Do", {**MANY, 23: part("")}, False),
    "forms that draw a few": ("/Box Do", {20: part("/Next Do /Next Do"), 21: part("0 0 9 9 re f")}, True),
    "a stamp that draws itself": (
        "",
        {20: part("/Box Do /Box Do"), 30: "<< /Subtype /Stamp /AP << /N 20 0 R >> >>"},
        False,
    ),
    "letters that are set in their own font": (
        "BT /F9 9 Tf (\\003) Tj ET",
        {20: GLYPHS, 21: part("/F9 9 Tf (\\003) Tj", resources="/Font << /F9 20 0 R >>")},
        False,
    ),
    "tiles upon tiles": ("/P scn 0 0 99 99 re f", {20: part("0 0 9 9 re f", TILES.format(step=0.1))}, False),
    "tiles side by side": ("/P scn 0 0 99 99 re f", {20: part("0 0 9 9 re f", TILES.format(step=99))}, True),
    "a tile filled with itself": (
        "/P scn",
        {20: part("/P scn", TILES.format(step=99), "/Pattern << /P 20 0 R >>")},
        False,
    ),
}


@pytest.mark.parametrize(("drawn", "objects", "looked_at"), DRAWN.values(), ids=DRAWN.keys())
def test_what_would_be_drawn_without_end_is_not_looked_at(drawn, objects, looked_at, monkeypatch):
    numbers: list[int] = []
    monkeypatch.setattr("checker.reading.pdf.pictures.shots", lambda _, pages, __: numbers.extend(pages) or ())
    used = "/XObject << /Box 20 0 R >> /Pattern << /P 20 0 R >>"
    page = "/Annots [30 0 R]" if 30 in objects else ""
    data = pdf(drawn, text(100, 700, "E1390"), resources=used, fonts="/F9 20 0 R", page=page, objects=objects)
    with suppress(errors.StatementError, ValueError):
        open_document(data, "x.pdf")
    assert (1 in numbers) == looked_at
