"""The grain of a picture of two shades, smoothed so that letters have edges again."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np

from checker.reading.scans.engine import Grey

_DARK, _LIGHT = 64, 192
_TWO_SHADES = 0.7
"""Pixels between dark and light for each dark one: faxes and scans in black and white have up to 0.65, others more."""
_SPREAD = 1.0
_FINE = 72 / 150
"""Points a pixel from which on letters are made of enough pixels to have edges of their own."""


def smoothed(picture: Grey, scale: float) -> Grey:
    """A coarse picture in black and white, as a fax is, a little softer; any other as it is. `scale` is its points a
    pixel.

    Of the figures of a fax of 98 dots an inch the finder sees a third more so.
    """
    if scale <= _FINE:
        return picture
    shades = np.bincount(picture.ravel(), minlength=256)
    if shades[_DARK:_LIGHT].sum() > _TWO_SHADES * shades[:_DARK].sum():
        return picture
    return cast("Grey", cv2.GaussianBlur(picture, (0, 0), _SPREAD))
