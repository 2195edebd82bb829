"""What is wrong with a picture that cannot be read: too small, blank, blurred, or no page at all."""

from __future__ import annotations

import cv2
import numpy as np

from checker.errors import BlankPage, NoWords, StatementError, TooBlurred, TooSmall
from checker.model import Page
from checker.reading.scans.shots import Shot

_LEAST_PIXELS = 40_000
_LONGEST = 60
"""How many times as long as it is wide a picture with room for print is at most; one line of a page is about forty."""
_PLAIN = 6.0  # shades of 255: a blank page's
_SURE = 0.6  # the confidence of a word
_FEWEST_SURE = 6  # letters
_LEAST_SURE_SHARE = 0.25  # of the letters
_A_FEW_LINES = 40  # letters
_SOFT = 20.0  # the sharpness below which no print can be made out


def problem_before(shot: Shot) -> StatementError | None:
    """Why the picture cannot be read, as far as that shows before reading."""
    if shot.pixels < _LEAST_PIXELS or max(shot.grey.shape) > _LONGEST * min(shot.grey.shape):
        return TooSmall()
    return BlankPage() if _even(shot) else None


def problem_after(shot: Shot, page: Page) -> StatementError | None:
    """Why what was read on the picture is no page of words; None where it is one."""
    letters = sum(len(word.text) for word in page.words)
    sure = sum(len(word.text) for word in page.words if word.confidence >= _SURE)
    if sure >= max(_FEWEST_SURE, _LEAST_SURE_SHARE * letters):
        return None
    return TooBlurred() if letters >= _A_FEW_LINES or _sharpness(shot) < _SOFT else NoWords()


def _even(shot: Shot) -> bool:
    """Whether the picture shows one shade only, but for light that falls off and for dust."""
    small = cv2.resize(shot.grey, (160, 160), interpolation=cv2.INTER_AREA).astype(np.float32)
    ground = cv2.GaussianBlur(small, (0, 0), 12)
    return float(np.abs(small - ground).max()) < _PLAIN


def _sharpness(shot: Shot) -> float:
    return float(cv2.Laplacian(shot.grey, cv2.CV_32F).var())
