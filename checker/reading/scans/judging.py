"""What is wrong with a picture on which no words can be read: too small, blank, blurred, or no page at all."""

from __future__ import annotations

import cv2
import numpy as np

from checker.errors import BlankPage, NoWords, StatementError, TooBlurred, TooSmall
from checker.model import Page
from checker.reading.scans.shots import Shot

_LEAST_PIXELS = 40_000
_PLAIN = 6.0
_SHARP = 60.0


def problem_of(shot: Shot, page: Page | None = None) -> StatementError | None:
    """Why the picture cannot be read: without `page` what shows before reading, else why that page holds no words."""
    if page is None:
        if shot.pixels < _LEAST_PIXELS:
            return TooSmall()
        return BlankPage() if _even(shot) else None
    return NoWords() if _sharpness(shot) > _SHARP else TooBlurred()


def _even(shot: Shot) -> bool:
    """Whether the picture shows one shade only, but for light falling off and for dust."""
    small = cv2.resize(shot.grey, (160, 160), interpolation=cv2.INTER_AREA).astype(np.float32)
    ground = cv2.GaussianBlur(small, (0, 0), 12)
    return float(np.abs(small - ground).max()) < _PLAIN


def _sharpness(shot: Shot) -> float:
    return float(cv2.Laplacian(shot.grey, cv2.CV_32F).var())
