"""Pages that the reader laid out itself, of files that hold text and no pages, as pictures."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageDraw, ImageFont

from checker.data import DATA
from checker.model import Box, Page

_INK, _LINE, _PAPER = (17, 17, 17), (170, 170, 170), (255, 255, 255)
_FONT = str(DATA / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf")
_TESTED_AT = 100
_DESCENT = 0.2


class TextCanvas:
    """Such a page as a picture, in points."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.width, self.height = page.width, page.height

    def draw(self, scale: float, crop: Box | None = None) -> Image.Image:
        """The page, or the part inside `crop`, at `scale` pixels a point, as RGB."""
        cut = crop or Box(1, 0, 0, self.width, self.height)
        picture = Image.new("RGB", (max(1, round(cut.width * scale)), max(1, round(cut.height * scale))), _PAPER)
        pen = ImageDraw.Draw(picture)
        for rule in self._page.rules:
            pen.rectangle(_pixels(rule, cut, scale), fill=_LINE)
        for word in self._page.words:
            if (
                word.box.x1 > cut.x0
                and word.box.x0 < cut.x1
                and word.box.bottom > cut.top
                and word.box.top < cut.bottom
            ):
                x0, top, x1, bottom = _pixels(word.box, cut, scale)
                base = bottom - _DESCENT * (bottom - top)
                font = _fitting(word.text, x1 - x0, word.size * scale)
                pen.text((x0, base), word.text, fill=_INK, font=font, anchor="ls")
        return picture


def _pixels(box: Box, cut: Box, scale: float) -> tuple[float, float, float, float]:
    return (
        (box.x0 - cut.x0) * scale,
        (box.top - cut.top) * scale,
        (box.x1 - cut.x0) * scale,
        (box.bottom - cut.top) * scale,
    )


def _fitting(text: str, width: float, size: float) -> ImageFont.FreeTypeFont:
    """The font at its size, or smaller where the word would not fit its place."""
    natural = _font(_TESTED_AT).getlength(text) * size / _TESTED_AT
    return _font(max(1, round(size * min(1.0, width / max(natural, 1.0)))))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size)
