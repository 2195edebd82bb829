"""Boxes of pages that were turned, scaled or straightened to be read, put back where the file shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import asdict, replace

from checker.model import Box, Details, LineItem, Page, Read, Statement, UnreadRow, Warp

Place = Callable[[Box], Box]
_ENOUGH = 4


def as_filed(statements: Sequence[Statement], pages: Sequence[Page]) -> tuple[Statement, ...]:
    """The statements with all boxes on the pages as the file shows them, in its own units; pages count from 1."""
    if all(page.turned == 0 and page.unit == 1.0 and page.warp is None for page in pages):
        return tuple(statements)

    def place(box: Box) -> Box:
        return box_as_filed(box, pages[box.page - 1])

    return tuple(statement_placed(statement, place) for statement in statements)


def box_as_filed(box: Box, page: Page) -> Box:
    """Where a box of the page as read lies on the page as the file shows it; round a slanted one, the upright box."""
    if page.warp is not None:
        corners = ((box.x0, box.top), (box.x1, box.top), (box.x1, box.bottom), (box.x0, box.bottom))
        across, down = zip(*(point_as_filed(x, y, page.warp) for x, y in corners), strict=True)
        return Box(box.page, min(across), min(down), max(across), max(down))
    match page.turned:
        case 90:
            x0, top, x1, bottom = box.top, page.width - box.x1, box.bottom, page.width - box.x0
        case 180:
            x0, x1 = page.width - box.x1, page.width - box.x0
            top, bottom = page.height - box.bottom, page.height - box.top
        case 270:
            x0, top, x1, bottom = page.height - box.bottom, box.x0, page.height - box.top, box.x1
        case _:
            x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
    return Box(box.page, x0 / page.unit, top / page.unit, x1 / page.unit, bottom / page.unit)


def box_as_read(box: Box, page: Page) -> Box:
    """Where a box of the page as the file shows it lies on the page as read; of a slanted one, the level box it is
    around.
    """
    if page.warp is not None:
        return _level(box, page.warp)
    x0, top, x1, bottom = (edge * page.unit for edge in (box.x0, box.top, box.x1, box.bottom))
    match page.turned:
        case 90:
            return Box(box.page, page.width - bottom, x0, page.width - top, x1)
        case 180:
            return Box(box.page, page.width - x1, page.height - bottom, page.width - x0, page.height - top)
        case 270:
            return Box(box.page, top, page.height - x1, bottom, page.height - x0)
        case _:
            return Box(box.page, x0, top, x1, bottom)


def point_as_filed(x: float, y: float, warp: Warp) -> tuple[float, float]:
    """Where a point of a straightened page lies on the page as the file shows it."""
    across, down, slope, by_height, by_width = warp.bend
    y += (x - across) * (slope + by_height * (y - down) + by_width * (x - across))
    a, b, c, d, e, f, g, h, i = warp.matrix
    depth = g * x + h * y + i
    return (a * x + b * y + c) / depth, (d * x + e * y + f) / depth


def point_as_read(x: float, y: float, warp: Warp) -> tuple[float, float]:
    """Where a point of the page as the file shows it lies on the straightened page."""
    a, b, c, d, e, f, g, h, i = warp.matrix
    u = (e * i - f * h) * x + (c * h - b * i) * y + (b * f - c * e)
    v = (f * g - d * i) * x + (a * i - c * g) * y + (c * d - a * f)
    w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d)
    across, down, slope, by_height, by_width = warp.bend
    x, sunk = u / w, v / w
    y = sunk
    for _ in range(_ENOUGH):
        y = sunk - (x - across) * (slope + by_height * (y - down) + by_width * (x - across))
    return x, y


def _level(box: Box, warp: Warp) -> Box:
    """The level box of the straightened page whose corners, as filed, this box is around.

    About its middle both differ by how far a step across and a step down lead there.
    """
    x, y = point_as_read(box.middle, box.level, warp)
    (west, north), (east, south) = point_as_filed(x - 1, y, warp), point_as_filed(x + 1, y, warp)
    across = abs(east - west) / 2, abs(south - north) / 2
    (west, north), (east, south) = point_as_filed(x, y - 1, warp), point_as_filed(x, y + 1, warp)
    down = abs(east - west) / 2, abs(south - north) / 2
    area = across[0] * down[1] - across[1] * down[0]
    width = (box.width * down[1] - box.height * down[0]) / area
    height = (box.height * across[0] - box.width * across[1]) / area
    return Box(box.page, x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def page_placed(page: Page, place: Place) -> Page:
    """The page with all boxes put elsewhere."""
    return replace(
        page,
        words=tuple(replace(word, box=place(word.box)) for word in page.words),
        rules=tuple(map(place, page.rules)),
        pictures=tuple(map(place, page.pictures)),
        illegible=tuple(map(place, page.illegible)),
        traces=tuple(map(place, page.traces)),
    )


def statement_placed(statement: Statement, place: Place) -> Statement:
    """The statement with all boxes put elsewhere."""
    unread = tuple(_unread(row, place) for row in statement.reading.unread)
    figures = tuple(replace(figure, box=place(figure.box)) for figure in statement.reading.figures)
    return replace(
        statement,
        lines=tuple(_line(line, place) for line in statement.lines),
        details=_details(statement.details, place),
        reading=replace(statement.reading, unread=unread, figures=figures),
    )


def _line(line: LineItem, place: Place) -> LineItem:
    return replace(line, boxes=tuple(map(place, line.boxes)))


def _unread(row: UnreadRow, place: Place) -> UnreadRow:
    return replace(row, box=place(row.box)) if row.box else row


def _details(details: Details, place: Place) -> Details:
    found = asdict(details)
    moved = {
        name: replace(value, boxes=tuple(map(place, value.boxes)))
        for name, value in found.items()
        if isinstance(value, Read)
    }
    return replace(details, **moved)
