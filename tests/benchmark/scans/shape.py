"""What bends a page: tilt, turning, folds, the curve of a page that does not lie flat, a photo from one side."""

from __future__ import annotations

import cv2
import numpy as np

from tests.benchmark.scans.picture import Pixels

_WHITE = (255, 255, 255)


def tilted(pixels: Pixels, degrees: float) -> Pixels:
    """Turned about its middle, clockwise where positive, on white large enough to hold it."""
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    wide = int(height * abs(turn[0, 1]) + width * abs(turn[0, 0]))
    high = int(height * abs(turn[0, 0]) + width * abs(turn[0, 1]))
    turn[:, 2] += ((wide - width) / 2, (high - height) / 2)
    return _uint8(cv2.warpAffine(pixels, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=_WHITE))


def turned(pixels: Pixels, quarters: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(pixels, -quarters))


def curved(pixels: Pixels, bend: float, squeeze: float) -> Pixels:
    """Bent as beside the spine of a folder: lines rise and fall by `bend` of the height, the far side is squeezed."""
    height, width = pixels.shape[:2]
    across = np.linspace(0, 1, width, dtype=np.float32)
    down = np.arange(height, dtype=np.float32)
    x = (across + squeeze * np.sin(np.pi * across) * across * (1 - across)) * (width - 1)
    lift = bend * height * np.sin(np.pi * across)
    map_x = np.repeat(x[None, :], height, axis=0)
    map_y = down[:, None] + lift[None, :] * np.cos(np.pi * down / height)[:, None]
    bent = cv2.remap(pixels, map_x, map_y.astype(np.float32), cv2.INTER_CUBIC, borderValue=_WHITE)
    shade = 1 - 0.25 * squeeze * across**3
    return _uint8(bent * shade[None, :, None])


def folded(pixels: Pixels, rng: np.random.Generator, depth: float, shift: float) -> Pixels:
    """Folded in three for an envelope: each crease a dark line, the folds in unlike light, the paper off by `shift` dots."""
    height, width = pixels.shape[:2]
    creases = [height * (n + rng.uniform(-0.04, 0.04)) / 3 for n in (1, 2)]
    down = np.arange(height, dtype=np.float32)
    part = np.searchsorted(np.array(creases), down)
    light = np.array([1.0, 1 - depth, 1 - depth / 3])[part]
    for crease in creases:
        light *= 1 - 2 * depth * np.exp(-(((down - crease) / (height / 700)) ** 2))
        light *= 1 - 0.6 * depth * np.exp(-(((down - crease) / (height / 60)) ** 2))
    off = np.array([0.0, shift, -shift])[part]
    near = np.min([np.abs(down - crease) for crease in creases], axis=0)
    pull = shift * np.exp(-near / (height / 80))
    map_x = np.arange(width, dtype=np.float32)[None, :] + off[:, None].astype(np.float32)
    map_y = np.repeat((down + pull)[:, None], width, axis=1).astype(np.float32)
    moved = cv2.remap(pixels, map_x.astype(np.float32), map_y, cv2.INTER_LINEAR, borderValue=_WHITE)
    return _uint8(moved * light[:, None, None])


def on_a_table(pixels: Pixels, rng: np.random.Generator, slant: float, degrees: float) -> Pixels:
    """Photographed from one side on a wooden table that shows around the paper; corners are off by up to `slant`."""
    height, width = pixels.shape[:2]
    margin = int(0.07 * width)
    table = _wood(rng, height + 2 * margin, width + 2 * margin)
    turn = np.radians(rng.choice((-1, 1)) * degrees)
    middle = np.array([table.shape[1] / 2, table.shape[0] / 2])
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float64)
    placed = corners + margin
    narrow = slant * width * rng.uniform(0.7, 1.0)
    placed[0] += (narrow, rng.uniform(0, slant) * height / 2)
    placed[1] += (-narrow * rng.uniform(0.4, 1.0), rng.uniform(0, slant) * height / 2)
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    placed = (placed - middle) @ spin.T * (1 - 0.012 * degrees) + middle
    view = cv2.getPerspectiveTransform(corners.astype(np.float32), placed.astype(np.float32))
    size = (table.shape[1], table.shape[0])
    paper = cv2.warpPerspective(pixels, view, size, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), view, size, flags=cv2.INTER_AREA)
    fall = cv2.GaussianBlur(np.roll(mask, (margin // 8, margin // 8), (0, 1)), (0, 0), margin / 6) / 255.0
    table = table * (1 - 0.5 * fall[..., None])
    share = mask[..., None] / 255.0
    return _uint8(paper * share + table * (1 - share))


def _wood(rng: np.random.Generator, height: int, width: int) -> Pixels:
    grain = cv2.GaussianBlur(rng.normal(0, 1, (height, 1 + width // 24)), (0, 0), sigmaX=4, sigmaY=1.5)
    grain = cv2.resize(grain, (width, height), interpolation=cv2.INTER_LINEAR)
    brown = np.array(((96, 66, 42), (140, 110, 80), (70, 64, 60))[int(rng.integers(3))], dtype=np.float64)
    return _uint8(brown[None, None, :] + 26 * grain[..., None])


def _uint8(values: np.ndarray) -> Pixels:
    return np.clip(values, 0, 255).astype(np.uint8)
