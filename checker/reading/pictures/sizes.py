"""How large the paper on a picture is, and a picture at a size good for reading."""

from __future__ import annotations

from PIL import Image

_POINTS = 72.0  # an inch
_LETTER_LONG = 792.0  # points, eleven inches
_COARSEST, _FINEST = 90.0, 1300.0  # dots an inch
_LEAST, _MOST = 2.5 * _POINTS, 30 * _POINTS
_LEAST_LONG = 1600  # dots


def size_in_points(pixels: tuple[int, int], dpi: tuple[float, float] | None) -> tuple[float, float]:
    """Width and height of a picture in points: by its dots an inch where they can be true of a scan, else as a letter
    page is long.
    """
    width, height = pixels
    if dpi and all(_COARSEST <= float(each) <= _FINEST for each in dpi):
        size = (width / float(dpi[0]) * _POINTS, height / float(dpi[1]) * _POINTS)
        if _LEAST <= max(size) <= _MOST:
            return size
    scale = _LETTER_LONG / max(width, height)
    return width * scale, height * scale


def squared(picture: Image.Image, width: float, height: float, most_pixels: int) -> Image.Image:
    """The picture with pixels as wide as high, no more of them than `most_pixels`, and no fewer than can be read."""
    dots = max(picture.width / width, picture.height / height)
    dots = max(dots, _LEAST_LONG / max(width, height))
    dots = min(dots, (most_pixels / (width * height)) ** 0.5)
    target = (max(1, round(width * dots)), max(1, round(height * dots)))
    if target == picture.size:
        return picture
    shrinks = target[0] < picture.width or target[1] < picture.height
    return picture.resize(target, Image.Resampling.BOX if shrinks else Image.Resampling.BICUBIC)
