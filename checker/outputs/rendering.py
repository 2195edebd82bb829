"""A page of the person's file as a picture: PDF pages by PDFium, photos and text as the reader opens them.

Distances are points from the top-left of the page as shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import ClassVar, Protocol

import pypdfium2
from PIL import Image
from PIL.Image import Transpose

from checker.errors import Damaged, Encrypted, WrongPassword
from checker.model import Box, Page, Warp
from checker.outputs.text_pages import TextCanvas
from checker.pdfium import PDFIUM
from checker.reading import exports, pictures
from checker.reading.ink.turning import box_as_filed, box_as_read, point_as_filed
from checker.reading.opening import FileKind, kind_of

MOST_PIXELS = 16_000_000
_PDF_HEAD = 1024


class Canvas(Protocol):
    """An open page: its size in points, and a way to draw a part of it."""

    width: float
    height: float

    def draw(self, scale: float, crop: Box | None = None) -> Image.Image:
        """The page, or the part inside `crop`, at `scale` pixels a point, as RGB."""


class _PdfCanvas:
    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self.width, self.height = page.get_size()
        if min(self.width, self.height) < 1:
            raise Damaged

    def draw(self, scale: float, crop: Box | None = None) -> Image.Image:
        cut = crop or Box(1, 0, 0, self.width, self.height)
        scale = bounded(scale, cut.width, cut.height)
        margins = (cut.x0, self.height - cut.bottom, self.width - cut.x1, cut.top)
        picture: Image.Image = self._page.render(scale=scale, crop=margins).to_pil()
        return picture.convert("RGB")


class _PictureCanvas:
    def __init__(self, picture: Image.Image, size: tuple[float, float]) -> None:
        self._picture = picture
        self.width, self.height = size

    def draw(self, scale: float, crop: Box | None = None) -> Image.Image:
        cut = crop or Box(1, 0, 0, self.width, self.height)
        scale = bounded(scale, cut.width, cut.height)
        across, down = self._picture.width / self.width, self._picture.height / self.height
        region = (cut.x0 * across, cut.top * down, cut.x1 * across, cut.bottom * down)
        target = (max(1, round(cut.width * scale)), max(1, round(cut.height * scale)))
        return self._picture.resize(target, Image.Resampling.LANCZOS, box=region)


class _TurnedCanvas:
    """A page turned clockwise by 90, 180 or 270 degrees, in the points of the page so turned."""

    _TURNS: ClassVar = {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}

    def __init__(self, paper: Canvas, turned: int) -> None:
        self._paper, self._turn = paper, self._TURNS[turned]
        across = turned % 180 == 0
        self.width = paper.width if across else paper.height
        self.height = paper.height if across else paper.width
        self._page = Page(1, self.width, self.height, turned=turned)

    def draw(self, scale: float, crop: Box | None = None) -> Image.Image:
        cut = crop or Box(1, 0, 0, self.width, self.height)
        return self._paper.draw(scale, box_as_filed(cut, self._page)).transpose(self._turn)


class _LevelCanvas:
    """A page that was photographed or scanned askew, straightened, in the points of the page as read."""

    _STEP = 40.0
    """Within so many points the straightening is taken for one of straight lines."""

    def __init__(self, paper: Canvas, page: Page, warp: Warp) -> None:
        self._paper, self._page, self._warp = paper, page, warp
        self.width, self.height = page.width, page.height
        self._whole = Box(1, 0, 0, paper.width, paper.height)

    def draw(self, scale: float, crop: Box | None = None) -> Image.Image:
        cut = crop or Box(1, 0, 0, self.width, self.height)
        scale = bounded(scale, cut.width, cut.height)
        filed = inside(self._whole, box_as_filed(cut, self._page))
        picture = self._paper.draw(scale, filed)
        across, down = picture.width / filed.width, picture.height / filed.height

        def seen(x: float, y: float) -> tuple[float, float]:
            x, y = point_as_filed(cut.x0 + x / scale, cut.top + y / scale, self._warp)
            return (x - filed.x0) * across, (y - filed.top) * down

        size = (max(1, round(cut.width * scale)), max(1, round(cut.height * scale)))
        edges = [sorted({*range(0, length, round(self._STEP * scale) or 1), length}) for length in size]
        mesh = [
            (
                (west, north, east, south),
                (*seen(west, north), *seen(west, south), *seen(east, south), *seen(east, north)),
            )
            for west, east in pairwise(edges[0])
            for north, south in pairwise(edges[1])
        ]
        return picture.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))


def as_read(paper: Canvas, boxes: Iterable[Box], page: Page | None) -> tuple[Canvas, list[Box]]:
    """The page turned and straightened as it was to be read, and where boxes of it then stand."""
    if page is None or not (page.warp or page.turned):
        return paper, list(boxes)
    if page.warp:
        level = _LevelCanvas(paper, page, page.warp)
        return level, [inside(Box(1, 0, 0, level.width, level.height), box_as_read(box, page)) for box in boxes]
    turned = _TurnedCanvas(paper, page.turned)
    as_turned = Page(1, turned.width, turned.height, turned=page.turned)
    return turned, [box_as_read(box, as_turned) for box in boxes]


def inside(whole: Box, box: Box) -> Box:
    """The part of the box on the page, at least a point wide and high."""
    x0, top = min(max(box.x0, 0), whole.x1 - 1), min(max(box.top, 0), whole.bottom - 1)
    return Box(box.page, x0, top, max(min(box.x1, whole.x1), x0 + 1), max(min(box.bottom, whole.bottom), top + 1))


def is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:_PDF_HEAD]


def page_count(data: bytes, password: str | None = None) -> int:
    """How many pages a PDF, or frames a picture, has. Raises a `StatementError` when it does not open."""
    if is_pdf(data):
        with PDFIUM, _document(data, password) as document:
            return len(document)
    if kind_of(data) is FileKind.OTHER:
        return len(exports.pages_of(data)[0])
    return pictures.page_count(data)


@contextmanager
def canvas(data: bytes, number: int, password: str | None = None) -> Iterator[Canvas]:
    """Page `number` (from 1) of a file.

    Raises the `StatementError` that says why when the file or the page does not open.
    """
    if is_pdf(data):
        with PDFIUM, _document(data, password) as document:
            try:
                page = document[number - 1]
            except pypdfium2.PdfiumError as problem:
                raise Damaged from problem
            try:
                yield _PdfCanvas(page)
            finally:
                page.close()
        return
    if kind_of(data) is FileKind.OTHER:
        pages, _ = exports.pages_of(data)
        if number > len(pages):
            raise Damaged
        yield TextCanvas(pages[number - 1])
        return
    picture, size = pictures.page_picture(data, number)
    yield _PictureCanvas(picture.convert("RGB"), size)


@contextmanager
def _document(data: bytes, password: str | None) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem).lower():
            raise (WrongPassword if password else Encrypted) from problem
        raise Damaged from problem
    try:
        document.init_forms()
        yield document
    finally:
        document.close()


def bounded(scale: float, width: float, height: float) -> float:
    """The scale, or the largest at which a picture of this size in points stays under `MOST_PIXELS`."""
    return min(scale, float((MOST_PIXELS / max(width * height, 1)) ** 0.5))
