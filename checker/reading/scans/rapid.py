"""RapidOCR's PP-OCR models, which come in its wheel, run by ONNX Runtime: nothing is fetched, nothing leaves.

Lines are found on the whole picture first. Where most stand on end the picture is turned by a quarter, where the
longest make no sense by a half, and they are looked for again: of lines that stand wrongly only a part is found. A
picture that is the right way up costs nothing more. The few that stand on end beside others are read upwards, and where
that makes no sense downwards: names of narrow columns do, and "Qty" on end is hardly higher than long.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np

from checker.reading.progress import GoOn
from checker.reading.scans.decoding import Char
from checker.reading.scans.dollars import with_dollars
from checker.reading.scans.engine import Grey, Quad, Seen, SeenLine
from checker.reading.scans.finding import Finder, height, length
from checker.reading.scans.overlooked import overlooked
from checker.reading.scans.own_letters import with_own_letters
from checker.reading.scans.recognising import Recogniser
from checker.reading.scans.spacing import words_of
from checker.reading.scans.strips import Strip, strip

_SAMPLE = 6
"""So many lines, the longest, tell whether a page stands on its head."""
_MAKES_SENSE = 0.95
"""How sure the reader is of lines that stand as they should; of upside-down ones it is up to 0.9 sure."""
_LIKE_WORDS = 0.5
"""How sure the reader is of what the finder passed over and is print."""
_LEGIBLE = 0.8
"""How sure the reader is of a line of which it makes anything."""
_FEWEST_ON_END = 2
"""So many characters on end are more than one that lies and is high."""
_RUNS = 2.0  # times as high as long: print that runs up or down

Reading = tuple[Quad, Strip, list[Char]]
"""A line: its corners, its picture, its characters."""


class _Models:
    """What finds lines with some threads, what reads them, and the threads that do: loaded once a process."""

    def __init__(self, threads: int) -> None:
        self.finder = Finder(threads)
        self.recogniser = Recogniser()
        self.readers = ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="lines")


_models = cache(_Models)


class RapidEngine:
    """Lines are found by `threads` threads, and read on all cores, each by itself. Safe to use from several threads at
    once: whichever page has lines left keeps the cores busy.
    """

    def __init__(self, threads: int, go_on: GoOn) -> None:
        self._models = _models(threads)
        self._go_on = go_on

    def read(self, picture: Grey) -> Seen:
        """The lines of text, in pixels of the picture as turned. Before each is read, `go_on` may raise `Enough`."""
        found, turned = self._found(picture), 0
        if _sideways(found):
            picture = np.ascontiguousarray(np.rot90(picture, -1))
            found, turned = self._found(picture), 90
        quads = sorted(_lying(found), key=length, reverse=True)
        read = self._read(picture, quads[:_SAMPLE])
        if self._upside_down(picture, read):
            picture = np.ascontiguousarray(np.rot90(picture, 2))
            found = self._found(picture)
            quads, read, turned = _lying(found), [], turned + 180
        read += self._read(picture, quads[len(read) :])
        self._read_upright(picture, read)
        read += filter(_made_out, self._on_end(picture, [quad for quad in found if _stands(quad)]))
        passed_over = overlooked(picture, [quad for quad, *_ in read])
        more = self._read(picture, passed_over.lines)
        illegible = [each[0] for each in (*read, *more) if each[2] and _sense([each]) < _LEGIBLE]
        read += [each for each in more if _sense([each]) >= _LIKE_WORDS]
        lines = (SeenLine(quad, words_of(chars, cut)) for quad, cut, chars in read)
        return Seen(tuple(line for line in lines if line.words), turned, tuple(illegible), tuple(passed_over.traces))

    def _read_upright(self, picture: Grey, read: list[Reading]) -> None:
        """Take a short line that is higher than long for one on end, where that makes more sense: "Qty" may be."""
        high = [at for at, each in enumerate(read) if _is_high(each[0]) and _sense([each]) < _MAKES_SENSE]
        for at, upright in zip(high, self._on_end(picture, [read[at][0] for at in high]), strict=True):
            if _made_out(upright) and _sense([upright]) > _sense([read[at]]):
                read[at] = upright

    def _on_end(self, picture: Grey, quads: Sequence[Quad]) -> list[Reading]:
        """These lines read from the bottom to the top, or from the top down where that makes more sense."""
        read = self._read(picture, [np.roll(quad, 1, axis=0) for quad in quads])
        doubtful = [at for at, each in enumerate(read) if _sense([each]) < _MAKES_SENSE]
        downwards = self._read(picture, [np.roll(quads[at], 3, axis=0) for at in doubtful])
        for at, each in zip(doubtful, downwards, strict=True):
            read[at] = max(read[at], each, key=lambda either: _sense([either]))
        return read

    def _upside_down(self, picture: Grey, read: Sequence[Reading]) -> bool:
        """Whether lines that make little sense say more when they are turned."""
        if not read or _sense(read) >= _MAKES_SENSE:
            return False
        over = np.ascontiguousarray(np.rot90(picture, 2))
        return says_more(self._read(over, [_half_turned(quad, picture.shape) for quad, _, _ in read]), read)

    def _found(self, picture: Grey) -> list[Quad]:
        self._go_on()
        return self._models.finder.lines(picture)

    def _read(self, picture: Grey, quads: Sequence[Quad]) -> list[Reading]:
        return list(self._models.readers.map(lambda quad: self._line(picture, quad), quads))

    def _line(self, picture: Grey, quad: Quad) -> Reading:
        self._go_on()
        line = strip(picture, quad)
        return quad, line, with_own_letters(with_dollars(self._models.recogniser.characters(line)), line.inked)


def _sense(read: Iterable[Reading]) -> float:
    """How sure the reader is of these lines, on average over their characters."""
    likely = _likely(read)
    return sum(likely) / len(likely) if likely else 0.0


def says_more(read: Iterable[Reading], than: Iterable[Reading]) -> bool:
    """Whether these lines hold more that is likely than those: on its head a line shows few characters."""
    return sum(_likely(read)) > sum(_likely(than))


def _likely(read: Iterable[Reading]) -> list[float]:
    return [char.likely for _, _, chars in read for char in chars]


def _lying(quads: Iterable[Quad]) -> list[Quad]:
    return [quad for quad in quads if not _stands(quad)]


def _stands(quad: Quad) -> bool:
    """Whether the line runs up or down; a single narrow character is no such line."""
    return height(quad) > _RUNS * length(quad)


def _is_high(quad: Quad) -> bool:
    return height(quad) > length(quad)


def _made_out(read: Reading) -> bool:
    """Whether a line on end says something: one character is rather one that lies."""
    return len(read[2]) >= _FEWEST_ON_END and _sense([read]) >= _LEGIBLE


def _sideways(quads: Sequence[Quad]) -> bool:
    up = sum(height(quad) for quad in quads if _stands(quad))
    along = sum(length(quad) for quad in quads if length(quad) > _RUNS * height(quad))
    return up > along


def _half_turned(quad: Quad, shape: tuple[int, ...]) -> Quad:
    return np.array([[shape[1] - x, shape[0] - y] for x, y in (quad[2], quad[3], quad[0], quad[1])])
