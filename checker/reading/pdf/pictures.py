"""Pages of a PDF drawn as grey pictures, for an engine that reads pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
import pypdfium2

from checker.errors import Damaged
from checker.pdfium import PDFIUM
from checker.reading.limits import limit
from checker.reading.opening import pdf_bytes
from checker.reading.scans.shots import Shot

_FINEST = 200 / 72
"""Pixels a point: 200 dots an inch, from where on a reader gains nothing."""


def shots(data: bytes, numbers: Sequence[int], password: str | None = None) -> tuple[Callable[[], Shot], ...]:
    """What draws each of the pages (from 1) as a picture, when called; it then raises Damaged where it cannot."""
    plain = pdf_bytes(data)
    return tuple(partial(_shot, plain, number, password) for number in numbers)


def _shot(data: bytes, number: int, password: str | None) -> Shot:
    with PDFIUM:
        try:
            with pypdfium2.PdfDocument(data, password=password) as document:
                document.init_forms()
                page = document[number - 1]
                width, height = page.get_size()
                scale = min(_FINEST, (limit("read-pixels") / max(width * height, 1.0)) ** 0.5)
                grey = np.array(page.render(scale=scale, grayscale=True).to_numpy(), dtype=np.uint8)
                page.close()
        except (pypdfium2.PdfiumError, ValueError, OSError, IndexError, MemoryError) as problem:
            raise Damaged from problem
    return Shot(number, grey.reshape(grey.shape[:2]), width, height, grey.size)
