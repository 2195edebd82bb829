"""Engines that stand in for one that reads pictures: what they see is told them beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from checker.reading.scans.engine import Grey, Seen, SeenLine, SeenWord


class SeesNothing:
    """An engine to which every picture is without words."""

    def read(self, picture: Grey) -> Seen:
        return Seen(())


@dataclass
class Sees:
    """An engine that sees these lines: each the left, top, right and bottom edge in pixels, and its words."""

    lines: Sequence[tuple[float, float, float, float, str]]
    turned: int = 0
    confidence: float = 1.0
    pictures: list[Grey] = field(default_factory=list)

    def read(self, picture: Grey) -> Seen:
        self.pictures.append(picture)
        return Seen(tuple(self._line(*line) for line in self.lines), self.turned)

    def _line(self, left: float, top: float, right: float, bottom: float, text: str) -> SeenLine:
        quad = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float64)
        words, at = [], 0
        for word in text.split(" "):
            words.append(SeenWord(word, at / len(text), (at + len(word)) / len(text), self.confidence))
            at += len(word) + 1
        return SeenLine(quad, tuple(words))
