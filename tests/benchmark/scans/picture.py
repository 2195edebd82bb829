"""A page as a picture: drawn from a PDF, and packed into the kind of file a person would hold."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image

from checker.pdfium import PDFIUM

Pixels = NDArray[np.uint8]
"""Height × width × 3: red, green, blue."""

_POINTS = 72
_QUALITY = 92
_DAY = time.struct_time((2024, 6, 1, 0, 0, 0, 5, 153, 0))
"""A fixed day in each file, so that the same seed gives the same bytes."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """One page and how many dots an inch it has, across and down; `black_and_white` is packed with one bit a dot."""

    pixels: Pixels
    dpi: tuple[float, float]
    black_and_white: bool = False

    @property
    def image(self) -> Image.Image:
        picture = Image.fromarray(self.pixels)
        return picture.convert("1", dither=Image.Dither.NONE) if self.black_and_white else picture


def drawn(pdf: bytes, dpi: int) -> list[Picture]:
    """The pages of a PDF, white where nothing is printed."""
    with PDFIUM, pdfium.PdfDocument(pdf) as document:
        pages = [page.render(scale=dpi / _POINTS).to_pil().convert("RGB") for page in document]
    return [Picture(np.asarray(page, dtype=np.uint8), (dpi, dpi)) for page in pages]


def packed(pages: Sequence[Picture], carrier: str) -> tuple[bytes, str]:
    """The file of these pages and how its name ends: a PDF of pictures, a fax as TIFF, a photo of one page as JPEG."""
    first, *rest = [page.image for page in pages]
    out = io.BytesIO()
    if carrier == "jpg" and not rest:
        first.save(out, "JPEG", quality=_QUALITY)
        return out.getvalue(), "jpg"
    if carrier == "tif":
        first.save(out, "TIFF", save_all=True, append_images=rest, compression="group4", dpi=pages[0].dpi)
        return out.getvalue(), "tif"
    dated = {"creationDate": _DAY, "modDate": _DAY}
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=pages[0].dpi[0], quality=_QUALITY, **dated)
    return out.getvalue(), "pdf"
