"""The kinds of wear and their strengths: what each does to a page is stated here, in one table.

Every page is drawn at `dpi` first. `mild` is what most people's scans and photos show, `hard` what a person can still read without
guessing. The same seed, kind and strength give the same picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from tests.benchmark.scans import grain, shape, surface
from tests.benchmark.scans.picture import Picture, Pixels

STRENGTHS = ("mild", "hard")

Wear = Callable[[Pixels, np.random.Generator], Pixels]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of wear: what it does mildly and hard, the file it comes in, and what its dots an inch become."""

    mild: Wear
    hard: Wear
    says: str
    carrier: str = "pdf"
    dpi: int = 200
    mild_dpi: tuple[int, int] | None = None
    hard_dpi: tuple[int, int] | None = None
    black_and_white: bool = False


def _fewer(pixels: Pixels, to: tuple[int, int], drawn: int) -> Pixels:
    return grain.resized(pixels, to[0] / drawn, to[1] / drawn)


def _either(rng: np.random.Generator, low: float, high: float) -> float:
    """A number between the two, with either sign."""
    return float(rng.uniform(low, high) * rng.choice((-1, 1)))


KINDS: dict[str, Kind] = {
    "plain": Kind(
        says="a flatbed scan; hard: black and white by a threshold",
        mild=lambda p, rng: p,
        hard=lambda p, rng: grain.faxed(p, rng, 0, 0),
    ),
    "tilt": Kind(
        says="turned by 1 to 2.5 degrees; hard: 4 to 7",
        mild=lambda p, rng: shape.tilted(p, _either(rng, 1, 2.5)),
        hard=lambda p, rng: shape.tilted(p, _either(rng, 4, 7)),
    ),
    "turned": Kind(
        says="fed sideways; hard: upside down and tilted by 1 to 2 degrees",
        mild=lambda p, rng: shape.turned(p, int(rng.choice((1, 3)))),
        hard=lambda p, rng: shape.tilted(shape.turned(p, 2), _either(rng, 1, 2)),
    ),
    "blur": Kind(
        says="out of focus by 1 dot at 200 dpi; hard: 1.7 dots and shaken over 3",
        mild=lambda p, rng: grain.blurred(p, 1.0),
        hard=lambda p, rng: grain.blurred(p, 1.7, 3),
    ),
    "noise": Kind(
        says="grain of 14 of 255 and 0.2% specks; hard: 38 and 1.2%",
        mild=lambda p, rng: grain.noisy(p, rng, 14, 0.002),
        hard=lambda p, rng: grain.noisy(p, rng, 38, 0.012),
    ),
    "jpeg": Kind(
        says="JPEG quality 30; hard: quality 12",
        mild=lambda p, rng: grain.as_jpeg(p, 30),
        hard=lambda p, rng: grain.as_jpeg(p, 12),
    ),
    "fax": Kind(
        says="one bit, 204 × 196 dpi, 0.05% specks; hard: 204 × 98, 0.3% specks, 1% of lines lost",
        mild=lambda p, rng: grain.faxed(_fewer(p, (204, 196), 300), rng, 0.0, 0.0005),
        hard=lambda p, rng: grain.faxed(_fewer(p, (204, 98), 300), rng, 0.01, 0.003),
        carrier="tif",
        dpi=300,
        mild_dpi=(204, 196),
        hard_dpi=(204, 98),
        black_and_white=True,
    ),
    "shadow": Kind(
        says="a photo in light that falls to 0.6; hard: to 0.3",
        mild=lambda p, rng: surface.shadowed(p, rng, 0.6),
        hard=lambda p, rng: surface.shadowed(p, rng, 0.3),
        carrier="jpg",
    ),
    "fold": Kind(
        says="folded in three, creases that take 0.12 of the light; hard: 0.3, and parts 3 dots off",
        mild=lambda p, rng: shape.folded(p, rng, 0.12, 0.5),
        hard=lambda p, rng: shape.folded(p, rng, 0.3, 3.0),
    ),
    "photo": Kind(
        says="from one side on a table: corners off by 3%, turned by 1 degree; hard: 9%, 3 degrees, grain of 10",
        mild=lambda p, rng: grain.blurred(shape.on_a_table(p, rng, 0.03, 1), 0.6),
        hard=lambda p, rng: grain.noisy(shape.on_a_table(p, rng, 0.09, 3), rng, 10, 0),
        carrier="jpg",
        dpi=250,
    ),
    "curve": Kind(
        says="bent by 0.6% of the height; hard: 1.8%, one side squeezed",
        mild=lambda p, rng: shape.curved(p, _either(rng, 0.006, 0.006), 0.1),
        hard=lambda p, rng: shape.curved(p, _either(rng, 0.018, 0.018), 0.5),
        carrier="jpg",
    ),
    "low_dpi": Kind(
        says="120 dpi; hard: 100 dpi",
        mild=lambda p, rng: _fewer(p, (120, 120), 300),
        hard=lambda p, rng: _fewer(p, (100, 100), 300),
        dpi=300,
        mild_dpi=(120, 120),
        hard_dpi=(100, 100),
    ),
    "paper": Kind(
        says="grey paper (0.82 of white, fibres); hard: 0.7, and coffee rings that take 0.35 of the light",
        mild=lambda p, rng: surface.on_grey_paper(p, rng, 0.82, 4),
        hard=lambda p, rng: surface.coffee(surface.on_grey_paper(p, rng, 0.7, 7), rng, 0.35),
    ),
    "faded": Kind(
        says="ink of 0.6 of black, 2% of its dots gone; hard: 0.4, 6%",
        mild=lambda p, rng: surface.faded(p, rng, 0.6, 0.02),
        hard=lambda p, rng: surface.faded(p, rng, 0.4, 0.06),
    ),
    "marks": Kind(
        says="six strokes of a pen over the print; hard: ten, and two stamps",
        mild=lambda p, rng: surface.marked(p, rng, stamps=0, strokes=6),
        hard=lambda p, rng: surface.marked(p, rng, stamps=2, strokes=10),
    ),
    "mixed": Kind(
        says="tilt, grey paper and JPEG, all mild; hard: tilt, fold, shadow, blur of 0.8, grain of 8 and JPEG quality 40",
        mild=lambda p, rng: grain.as_jpeg(surface.on_grey_paper(shape.tilted(p, _either(rng, 0.5, 1.5)), rng, 0.88, 3), 45),
        hard=lambda p, rng: grain.as_jpeg(grain.noisy(grain.blurred(surface.shadowed(shape.folded(
            shape.tilted(p, _either(rng, 0.5, 2)), rng, 0.12, 1.0), rng, 0.6), 0.8), rng, 8, 0), 40),
        carrier="jpg",
    ),
}  # fmt: skip


def worn(page: Picture, kind: str, strength: str, seed: int) -> Picture:
    """The page after that kind of wear."""
    told = KINDS[kind]
    rng = np.random.default_rng(crc32(f"{kind} {strength} {seed}".encode()))
    pixels = (told.mild if strength == "mild" else told.hard)(page.pixels, rng)
    dpi = told.mild_dpi if strength == "mild" else told.hard_dpi
    return Picture(pixels, dpi or page.dpi, told.black_and_white)
