"""A picture file, JPEG to fax, into its pages as pictures the right way round, whatever colours it is kept in."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial

import numpy as np
from PIL import Image, ImageFile, ImageOps

from checker.errors import DamagedPicture, TooLarge, TooManyPixels
from checker.reading.limits import limit
from checker.reading.pictures.sizes import size_in_points, squared
from checker.reading.scans.shots import Shot

_FORMATS = ("JPEG", "PNG", "TIFF", "GIF", "BMP", "WEBP", "ICO", "AVIF")
_HEIF_MARKS = (b"heic", b"heix", b"heif", b"mif1", b"hevc", b"msf1")
_PAGES = "TIFF"
_SMALLER_COPY = (254, 1)
_DEEP = ("I", "F")


def most_pages() -> int:
    """How many pages that are pictures are read of one file."""
    return limit("pictures")


def page_count(data: bytes) -> int:
    """How many pages a picture file has. Raises DamagedPicture, TooLarge or TooManyPixels."""
    with _opened(data) as picture:
        return len(_frames(picture))


def page_picture(data: bytes, number: int) -> tuple[Image.Image, tuple[float, float]]:
    """Page `number` (from 1) upright, as RGB or L, and its width and height in points.

    Raises DamagedPicture, TooLarge or TooManyPixels.
    """
    with _opened(data) as picture:
        picture.seek(_frames(picture)[number - 1])
        _check_size(picture)
        dpi, as_kept = picture.info.get("dpi"), picture.size
        picture.load()
        # In place, since a copy of a photo takes as much room again.
        ImageOps.exif_transpose(picture, in_place=True)
        swapped = picture.size != as_kept
        plain = _plain(picture)
    # Place, camera, colour profile: nothing that the file tells of itself is drawn or kept.
    plain.info = {}
    return plain, size_in_points(plain.size, dpi[::-1] if dpi and swapped else dpi)


def shots(data: bytes) -> tuple[tuple[Callable[[], Shot], ...], int]:
    """What takes each page of the file as a picture to be read, when called; and how many pages are left out.

    Raises DamagedPicture, TooLarge or TooManyPixels, here or when called.
    """
    count = page_count(data)
    read = min(count, most_pages())
    return tuple(partial(_shot, data, number) for number in range(1, read + 1)), count - read


def _shot(data: bytes, number: int) -> Shot:
    picture, (width, height) = page_picture(data, number)
    grey = squared(picture.convert("L"), width, height, limit("read-pixels"))
    return Shot(number, np.asarray(grey, dtype=np.uint8), width, height, picture.width * picture.height)


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    Image.init()
    formats: tuple[str, ...] = _FORMATS
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_MARKS:
        _know_heif()
        formats = ("HEIF",)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=formats) as picture:
                yield picture
    except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError) as problem:
        raise TooManyPixels from problem
    except (OSError, EOFError, ValueError, SyntaxError, TypeError, KeyError, RuntimeError) as problem:
        raise DamagedPicture from problem


@cache
def _know_heif() -> None:
    from pillow_heif import register_heif_opener

    register_heif_opener(thumbnails=False)


def _frames(picture: Image.Image) -> list[int]:
    """The frames that are pages: those of a TIFF save smaller copies; of anything else only the first, for the others
    are a moving picture or what a phone adds to a photo.
    """
    if picture.format != _PAGES or not isinstance(picture, ImageFile.ImageFile):
        return [picture.tell()]
    tag, smaller = _SMALLER_COPY
    pages: list[int] = []
    for frame in range(limit("frames") + 1):
        try:
            picture.seek(frame)
        except EOFError:
            return pages or [0]
        kind = getattr(picture, "tag_v2", {}).get(tag, 0)
        if not kind & smaller:
            pages.append(frame)
    raise TooLarge


def _check_size(picture: Image.Image) -> None:
    if picture.width * picture.height > limit("picture-pixels"):
        raise TooManyPixels


def _plain(picture: Image.Image) -> Image.Image:
    """The picture as RGB or L: laid on white where it lets light through, brought to 8 bits where it has more."""
    if picture.mode.startswith(_DEEP):
        return _eight_bits(picture)
    if picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return picture if picture.mode in ("RGB", "L") else picture.convert("L" if picture.mode == "1" else "RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    values = np.asarray(picture, dtype=np.float64)
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    return Image.fromarray(np.nan_to_num((values - low) * (255 / max(high - low, 1.0))).astype(np.uint8), "L")
