"""What lies on a page: shadow, grey or stained paper, faded ink, pens and stamps."""

from __future__ import annotations

import cv2
import numpy as np

from tests.benchmark.scans.picture import Pixels


def shadowed(pixels: Pixels, rng: np.random.Generator, darkest: float) -> Pixels:
    """Light that falls off to one corner, and the soft edge of a hand or phone held over the page."""
    height, width = pixels.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    along = (x / width - 0.5) * np.cos(angle) + (y / height - 0.5) * np.sin(angle)
    light = 1 - (1 - darkest) * 0.5 * (along - along.min()) / np.ptp(along)
    edge = rng.uniform(-0.15, 0.25)
    light *= 1 - (1 - darkest) * 0.6 / (1 + np.exp(-(along - edge) / 0.02))
    warm = np.array([1.0, 0.985, 0.95])
    return _uint8(pixels * light[..., None] * warm)


def on_grey_paper(pixels: Pixels, rng: np.random.Generator, shade: float, texture: float) -> Pixels:
    """Recycled or coloured paper: `shade` of white, with fibres `texture` strong (0 to 255)."""
    height, width = pixels.shape[:2]
    fibres = cv2.GaussianBlur(rng.normal(0, 1, (height, width)), (0, 0), 1.5)
    tint = np.array([1.0, 0.98, 0.93]) * shade
    return _uint8(pixels * tint + (texture * 3 * fibres)[..., None])


def coffee(pixels: Pixels, rng: np.random.Generator, strength: float) -> Pixels:
    """Two rings and a splash of coffee, the darkest of which takes `strength` of the light."""
    height, width = pixels.shape[:2]
    stain = np.zeros((height, width), np.float32)
    for _ in range(2):
        centre = (int(rng.uniform(0.15, 0.85) * width), int(rng.uniform(0.3, 0.85) * height))
        radius = int(rng.uniform(0.10, 0.16) * width)
        cv2.circle(stain, centre, radius, 0.45, -1)
        cv2.circle(stain, centre, radius, 1.0, max(2, width // 220))
    stain = cv2.GaussianBlur(stain, (0, 0), width / 500) * strength
    taken = np.array([0.55, 0.8, 1.0])
    return _uint8(pixels * (1 - stain[..., None] * taken))


def faded(pixels: Pixels, rng: np.random.Generator, ink: float, gaps: float) -> Pixels:
    """An empty cartridge: ink is only `ink` of black, thinner in bands, and `gaps` of its dots are missing."""
    height, width = pixels.shape[:2]
    dark = (255 - pixels.astype(np.float32)) * ink
    bands = 0.85 + 0.15 * np.sin(np.linspace(0, rng.uniform(9, 15), height))[:, None]
    holes = cv2.GaussianBlur((rng.random((height, width)) < gaps).astype(np.float32), (0, 0), 0.8)
    return _uint8(255 - dark * (bands * (1 - np.clip(2.2 * holes, 0, 0.85)))[..., None])


def marked(pixels: Pixels, rng: np.random.Generator, *, stamps: int, strokes: int) -> Pixels:
    """Blue ticks, circles and underlines of a pen, and a rubber stamp's outline over the print; all let it through."""
    height, width = pixels.shape[:2]
    ink = np.zeros((height, width), np.float32)
    pen = max(2, width // 560)
    for n in range(strokes):
        x, y = int(rng.uniform(0.1, 0.8) * width), int(rng.uniform(0.25, 0.9) * height)
        reach = int(rng.uniform(0.05, 0.12) * width)
        if n % 3 == 0:
            cv2.ellipse(ink, (x, y), (reach, reach // 4), float(rng.uniform(-6, 6)), 0, 350, 0.85, pen)
        elif n % 3 == 1:
            cv2.line(ink, (x, y), (x + 2 * reach, y + int(rng.uniform(-4, 4))), 0.85, pen)
        else:
            cv2.polylines(
                ink,
                [np.array([(x, y), (x + reach // 6, y + reach // 4), (x + reach // 2, y - reach // 3)])],
                False,
                0.85,
                pen,
            )
    blue = _uint8(pixels * (1 - ink[..., None] * np.array([0.8, 0.65, 0.2])))
    stamp = np.zeros((height, width), np.float32)
    for _ in range(stamps):
        stamp = np.maximum(stamp, _stamp(rng, height, width))
    return _uint8(blue * (1 - stamp[..., None] * np.array([0.15, 0.6, 0.6])))


def _stamp(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    word = ("RECEIVED", "PAST DUE", "COPY", "SECOND NOTICE")[int(rng.integers(4))]
    size, thick = width / 700, max(2, width // 330)
    (wide, high), _ = cv2.getTextSize(word, cv2.FONT_HERSHEY_DUPLEX, size, thick)
    x = int(rng.uniform(0.1, 0.9) * max(width - wide, 1))
    y = int(rng.uniform(0.35, 0.8) * height)
    stamp = np.zeros((height, width), np.uint8)
    cv2.putText(stamp, word, (x, y), cv2.FONT_HERSHEY_DUPLEX, size, 255, thick)
    cv2.rectangle(stamp, (x - high // 2, y - 3 * high // 2), (x + wide + high // 2, y + high // 2), 255, thick)
    turn = cv2.getRotationMatrix2D((x + wide / 2, y), float(rng.uniform(-14, 14)), 1.0)
    return np.asarray(cv2.warpAffine(stamp, turn, (width, height))) * (0.6 / 255)


def _uint8(values: np.ndarray) -> Pixels:
    return np.clip(values, 0, 255).astype(np.uint8)
