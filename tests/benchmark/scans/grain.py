"""What a machine does to a page: blur, noise, JPEG, few dots an inch, the one bit of a fax."""

from __future__ import annotations

import io

import cv2
import numpy as np
from PIL import Image

from tests.benchmark.scans.picture import Pixels


def blurred(pixels: Pixels, spread: float, shake: int = 0) -> Pixels:
    """Out of focus by `spread` dots, and shaken sideways over `shake` dots."""
    soft = cv2.GaussianBlur(pixels, (0, 0), spread)
    if shake:
        soft = cv2.blur(soft, (shake, 1))
    return np.asarray(soft, dtype=np.uint8)


def noisy(pixels: Pixels, rng: np.random.Generator, spread: float, specks: float) -> Pixels:
    """The grain of a dim sensor, `spread` strong (0 to 255), and a share of dots that are black or white."""
    grain = rng.normal(0, spread, pixels.shape[:2])
    mixed = pixels + grain[..., None]
    chance = rng.random(pixels.shape[:2])
    mixed[chance < specks / 2] = 0
    mixed[chance > 1 - specks / 2] = 255
    return np.clip(mixed, 0, 255).astype(np.uint8)


def as_jpeg(pixels: Pixels, quality: int) -> Pixels:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=quality)
    return np.asarray(Image.open(out).convert("RGB"), dtype=np.uint8)


def resized(pixels: Pixels, across: float, down: float) -> Pixels:
    """Made smaller by the two shares, as a sensor with fewer dots would see it."""
    height, width = pixels.shape[:2]
    size = (round(width * across), round(height * down))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def faxed(pixels: Pixels, rng: np.random.Generator, lost: float, specks: float) -> Pixels:
    """Black or white only; a share of lines repeats the one above, a share of dots is wrong."""
    grey = pixels.mean(axis=2)
    white = grey > rng.uniform(150, 185)
    white ^= rng.random(white.shape) < specks
    rows = np.arange(white.shape[0])
    rows[1:][rng.random(len(rows) - 1) < lost] -= 1
    return np.repeat((white[rows] * 255).astype(np.uint8)[..., None], 3, axis=2)
