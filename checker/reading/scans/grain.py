"""The grain and specks of a picture of two shades, taken out so that letters have edges again."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np

from checker.reading.scans.engine import Grey

_DARK, _MIDDLE, _LIGHT = 64, 128, 192
_TWO_SHADES = 0.7
"""Pixels between dark and light for each dark one: faxes and scans in black and white have up to 0.65, others more."""
_SPREAD = 1.0
_FINE = 72 / 150
"""Points a pixel from which on letters are made of enough pixels to have edges of their own."""
_SPECK = 0.4
"""Square points up to which a piece of ink is a speck: the point of small type has more."""
_SPECKED = 1.0
"""So many specks for each other piece of ink make a page that is specked; a clean one has hardly any."""


def smoothed(picture: Grey, scale: float) -> Grey:
    """A coarse or specked picture in black and white, as a fax is, a little softer and without its specks; any other as
    it is. `scale` is its points a pixel.

    Of the figures of a fax of 98 dots an inch the finder sees a third more so, of a specked one up to six times more.
    """
    shades = cv2.calcHist([picture], [0], None, [256], [0, 256])
    if shades[_DARK:_LIGHT].sum() > _TWO_SHADES * shades[:_DARK].sum():
        return picture
    clean = _without_specks(picture, scale)
    if scale <= _FINE and clean is picture:
        return picture
    return cast("Grey", cv2.GaussianBlur(clean, (0, 0), _SPREAD))


def _without_specks(picture: Grey, scale: float) -> Grey:
    """The picture with its specks as white as paper where it has many; otherwise as it is."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats((picture < _MIDDLE).astype(np.uint8), connectivity=8)
    specks = stats[:, cv2.CC_STAT_AREA] * scale**2 <= _SPECK
    specks[0] = False
    if specks.sum() < _SPECKED * (~specks[1:]).sum():
        return picture
    return np.where(specks[labels], np.uint8(255), picture)
