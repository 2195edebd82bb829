"""What a page holds: words, ruled lines and pictures, and where each stands.

Distances are points (1/72 inch) from the top-left corner of the page as shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from checker.model.choices import Choice

_BESIDE = 0.2
"""The share of the lesser height that what stands beside one another shares at least."""


class PageSource(Choice):
    """How the words of a page were come by; `NONE` is a page on which nothing could be read."""

    TEXT = "text"
    FORM = "form"
    OCR = "ocr"
    TABLE = "table"
    NONE = "none"


class Box(Struct, frozen=True):
    """A rectangle on a page (pages count from 1)."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Halfway from its left to its right."""
        return (self.x0 + self.x1) / 2

    @property
    def level(self) -> float:
        """Halfway from its top to its bottom."""
        return (self.top + self.bottom) / 2

    def shared_width(self, other: Box) -> float:
        """How much of the page's width both take; below 0 it is the gap between them."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def shared_height(self, other: Box) -> float:
        """How much of the page's height both take; below 0 it is the gap between them."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def stands_beside(self, other: Box) -> bool:
        """Whether both share more than a fifth of the lesser height, as words of one line or centred cells do."""
        return self.page == other.page and self.shared_height(other) > _BESIDE * min(self.height, other.height)

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all the given boxes, which lie on one page."""
        first, *rest = boxes
        if not rest:
            return first
        x0, top, x1, bottom = first.x0, first.top, first.x1, first.bottom
        for box in rest:
            x0 = box.x0 if box.x0 < x0 else x0
            top = box.top if box.top < top else top
            x1 = box.x1 if box.x1 > x1 else x1
            bottom = box.bottom if box.bottom > bottom else bottom
        return Box(first.page, x0, top, x1, bottom)


class Word(Struct, frozen=True):
    """A run of characters without blanks. `confidence` is 1.0 for text, less where an engine doubted it, 0.0 where a
    character is not known (it stands as U+FFFD). `upright` is False for text that is not level and for watermarks.
    `seen` is what an engine saw on a picture where `text` sets that right, else empty.
    """

    text: str
    box: Box
    size: float = 10.0
    bold: bool = False
    upright: bool = True
    confidence: float = 1.0
    seen: str = ""

    def box_of(self, start: int, end: int) -> Box:
        """Where some of its characters stand, taking all as equally wide."""
        if start == 0 and end == len(self.text):
            return self.box
        box, step = self.box, self.box.width / len(self.text)
        return Box(box.page, box.x0 + start * step, box.top, box.x0 + end * step, box.bottom)


class Warp(Struct, frozen=True):
    """How a picture was straightened to be read.

    A point of the page as read is first bent, `bend` being (across, down, slope, by_height, by_width): it sinks by
    (x - across) * (slope + by_height * (y - down) + by_width * (x - across)). Then `matrix`, three rows of three, takes
    it in perspective to the page as the file shows it.
    """

    matrix: tuple[float, ...]
    bend: tuple[float, float, float, float, float] = (0.0, 0.0, 0.0, 0.0, 0.0)


class Page(Struct, frozen=True):
    """One page as shown: its words, its ruled lines (thin boxes), where its pictures are, and on a page read from one
    the `illegible` places, whose ink is as high as print and says hardly anything, and `traces` of less.

    `turned` is by how many degrees clockwise a page whose text ran sideways was turned to be read, and `unit` how many
    points the file's own unit measures; `warp` is how a scan or photo was straightened, and then says all of it. Boxes
    here are points on the page as read, those of a `Statement` are again as the file shows it.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    source: PageSource = PageSource.TEXT
    turned: int = 0
    unit: float = 1.0
    warp: Warp | None = None
    illegible: tuple[Box, ...] = ()
    traces: tuple[Box, ...] = ()

    @staticmethod
    def unread(number: int) -> Page:
        """A page of which nothing is known, for one of US Letter."""
        return Page(number, 612.0, 792.0, source=PageSource.NONE)


class Document(Struct, frozen=True):
    """One file. `id` is the SHA-256 of its bytes in hex; `pages_left_out` counts pages past the limit, `not_reached`
    are those that were not read because time ran out or the person had enough, `refused` those that hold more than any
    paper does.
    """

    id: str
    name: str
    pages: tuple[Page, ...]
    pages_left_out: int = 0
    not_reached: tuple[int, ...] = ()
    refused: tuple[int, ...] = ()
