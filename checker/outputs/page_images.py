"""Pictures of the person's own page as proof beside the words: the whole page, or the strip with one line.

A marked line has an outline and its number in the margin, so nothing rests on colour. All pictures are PNG.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from checker.data import DATA
from checker.model import Box, Page
from checker.outputs.marks import Mark, Strip
from checker.outputs.rendering import Canvas, as_read, canvas, inside
from checker.outputs.slicing import runs, slices, with_neighbours

_INK = (20, 66, 128)
_OUTLINE = 1.6
_VEIL = 0.62
_PAD = 4.0
_BADGE_GAP = 3.0
_FONT = str(DATA / "fonts" / "AtkinsonHyperlegibleNext-Bold.ttf")
_NARROW_PIECE = 250.0
_STACK_GAP = 10


def page(
    data: bytes,
    number: int,
    marks: Sequence[Mark] = (),
    *,
    password: str | None = None,
    pages: Sequence[Page] = (),
    scale: float = 2.0,
) -> bytes:
    """Page `number` (from 1) of a PDF or picture at `scale` pixels a point, with its marked lines.

    Marks of other pages are left out. A page among `pages` is first turned and straightened as it was to be read.
    Raises a `StatementError` when the file does not open.
    """
    with canvas(data, number, password) as paper:
        own = [mark for mark in marks if mark.box.page == number]
        shown, placed = as_read(paper, [mark.box for mark in own], _named(pages, number))
        picture = shown.draw(scale)
        real = picture.width / shown.width
    for mark, box in zip(own, placed, strict=True):
        _mark(picture, box, mark.number, real)
    return _png(picture)


def strip(asked: Strip) -> bytes:
    """The strip that is asked for. Raises a `StatementError` when the file does not open."""
    parts: list[Image.Image] = []
    for number, own in groupby(sorted(asked.boxes, key=lambda box: box.page), lambda box: box.page):
        with canvas(asked.data, number, asked.password) as paper:
            shown, placed = as_read(paper, own, _named(asked.pages, number))
            for lines in runs(placed):
                parts.extend(_cut(shown, lines, asked))
    return _png(_stacked(parts, asked.width))


def _named(pages: Sequence[Page], number: int) -> Page | None:
    return next((page for page in pages if page.number == number), None)


def _cut(paper: Canvas, lines: Sequence[Box], asked: Strip) -> list[Image.Image]:
    """Neighbouring lines as one picture, or on a phone as several, one a stretch of their width, at one scale."""
    around = Box.around(lines)
    reach = with_neighbours(paper, lines)
    badge = _badge_width(asked.label, _badge_height(lines[0].height)) + 2 * _BADGE_GAP
    ends = slices(paper, lines, _NARROW_PIECE) if asked.narrow else [(around.x0, around.x1)]
    whole = Box(around.page, 0, 0, paper.width, paper.height)
    regions = []
    for left, right in ends:
        first = left == around.x0
        top, bottom = reach if first else (around.top - _PAD, around.bottom + _PAD)
        regions.append(inside(whole, Box(around.page, left - _PAD * 2 - badge * first, top, right + _PAD * 2, bottom)))
    scale = asked.width / max(region.width for region in regions)
    parts = []
    for region, (left, right) in zip(regions, ends, strict=True):
        picture = paper.draw(scale, region)
        real = picture.width / region.width
        placed = [
            Box(1, left - region.x0, line.top - region.top, right - region.x0, line.bottom - region.top)
            for line in lines
        ]
        _veil(picture, placed, real)
        for line in placed:
            _mark(picture, line, asked.label if left == around.x0 else "", real)
        parts.append(picture)
    return parts


def _stacked(parts: Sequence[Image.Image], width: int) -> Image.Image:
    """The parts one below the other, a thin grey rule between them."""
    height = sum(part.height for part in parts) + _STACK_GAP * (len(parts) - 1)
    sheet = Image.new("RGB", (width, max(height, 1)), "white")
    top = 0
    for part in parts:
        sheet.paste(part, (0, top))
        top += part.height + _STACK_GAP
        if top < height:
            ImageDraw.Draw(sheet).line([(0, top - _STACK_GAP // 2), (width, top - _STACK_GAP // 2)], (150, 150, 150), 2)
    return sheet


def _veil(picture: Image.Image, lines: Sequence[Box], scale: float) -> None:
    """Pales all but the lines."""
    sheet = Box(1, 0, 0, picture.width / scale, picture.height / scale)
    frames = [_pixels(inside(sheet, line), scale) for line in lines]
    clear = [picture.crop(frame) for frame in frames]
    picture.paste(Image.blend(picture, Image.new("RGB", picture.size, "white"), _VEIL))
    for part, frame in zip(clear, frames, strict=True):
        picture.paste(part, frame[:2])


def _mark(picture: Image.Image, box: Box, label: str, scale: float) -> None:
    draw = ImageDraw.Draw(picture)
    draw.rectangle(_pixels(box, scale), outline=_INK, width=max(3, round(_OUTLINE * scale)))
    if not label:
        return
    height = _badge_height(box.height)
    wide = _badge_width(label, height)
    right = max(box.x0 - _PAD - _BADGE_GAP, wide + 1)
    middle = (box.top + box.bottom) / 2
    badge = tuple(v * scale for v in (right - wide, middle - height / 2, right, middle + height / 2))
    draw.rounded_rectangle(badge, radius=height * scale * 0.2, fill=_INK)
    center = ((badge[0] + badge[2]) / 2, (badge[1] + badge[3]) / 2)
    draw.text(center, label, fill="white", font=_font(height * 0.8 * scale), anchor="mm")


def _badge_height(line_height: float) -> float:
    return min(max(line_height + _PAD, 13.0), 20.0)


def _badge_width(label: str, height: float) -> float:
    return max(_font(height * 0.8).getlength(label) + height * 0.5, height)


def _font(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size=max(size, 6))


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    """The outline's rectangle: wider than the words by a stroke and a gap, as lines stand close above each other."""
    return (
        round((box.x0 - _PAD) * scale),
        round((box.top - _PAD / 2) * scale),
        round((box.x1 + _PAD) * scale),
        round((box.bottom + _PAD / 2) * scale),
    )


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)  # a tenth larger, in half the time
    return out.getvalue()
