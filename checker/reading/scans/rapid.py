"""RapidOCR's PP-OCR models, which come in its wheel, run by ONNX Runtime: nothing is fetched, nothing leaves.

Lines are found on the whole picture first. Where most stand upright the picture is turned by a quarter, where the first
ones read make no sense by a half, and they are looked for again: of lines that stand wrongly only a part is found. A
picture that is the right way up costs nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import cast

import numpy as np
from numpy.typing import NDArray

from checker.reading.scans.decoding import Alphabet, Char
from checker.reading.scans.dollars import with_dollars
from checker.reading.scans.engine import Grey, Quad, Seen, SeenLine
from checker.reading.scans.finding import Finder, height, length
from checker.reading.scans.overlooked import overlooked
from checker.reading.scans.own_letters import with_own_letters
from checker.reading.scans.sessions import session
from checker.reading.scans.spacing import words_of
from checker.reading.scans.strips import HEIGHT, Strip, strip

_READER = "PP-OCRv6_rec_small.onnx"
_ALIKE = 16
"""Strips are filled up to so many columns, so that many have one width; read together they would take as long."""
_SAMPLE = 6
_MAKES_SENSE = 0.95
"""How sure the reader is of lines that stand as they should; of upside-down ones it is up to 0.9 sure."""
_LIKE_WORDS = 0.5
"""How sure the reader is of what the finder passed over and is print."""
_LEGIBLE = 0.8
"""How sure the reader is of a line of which it makes anything."""
_RUNS = 2.0

Reading = tuple[Quad, Strip, list[Char]]
"""A line: its corners, its picture, its characters."""


class RapidEngine:
    """The finder and the reader, each on `threads` cores. Safe to use from several threads at once."""

    def __init__(self, threads: int) -> None:
        self._finder = Finder(threads)
        self._reader = session(_READER, threads)
        self._input = self._reader.get_inputs()[0].name
        characters = self._reader.get_modelmeta().custom_metadata_map["character"]
        self._alphabet = Alphabet(characters.split("\n"))

    def read(self, picture: Grey) -> Seen:
        """The lines of text, in pixels of the picture as turned."""
        quads, turned = self._finder.lines(picture), 0
        if _sideways(quads):
            picture = np.ascontiguousarray(np.rot90(picture, -1))
            quads, turned = self._finder.lines(picture), 90
        read = list(self._read(picture, _lying(quads)))
        if self._upside_down(picture, read):
            picture = np.ascontiguousarray(np.rot90(picture, 2))
            read = list(self._read(picture, _lying(self._finder.lines(picture))))
            turned += 180
        passed_over = overlooked(picture, [quad for quad, *_ in read])
        more = list(self._read(picture, passed_over.lines))
        illegible = [each[0] for each in (*read, *more) if each[2] and _sense([each]) < _LEGIBLE] + passed_over.other
        read += [each for each in more if _sense([each]) >= _LIKE_WORDS]
        lines = (SeenLine(quad, words_of(chars, cut)) for quad, cut, chars in read)
        return Seen(tuple(line for line in lines if line.words), turned, tuple(illegible))

    def _upside_down(self, picture: Grey, read: Sequence[Reading]) -> bool:
        """Whether lines that make little sense say more when they are turned; only the longest are tried."""
        longest = sorted(read, key=lambda each: length(each[0]), reverse=True)[:_SAMPLE]
        if not longest or _sense(longest) >= _MAKES_SENSE:
            return False
        over = np.ascontiguousarray(np.rot90(picture, 2))
        turned = self._read(over, [_half_turned(quad, picture.shape) for quad, _, _ in longest])
        return says_more(turned, longest)

    def _read(self, picture: Grey, quads: Sequence[Quad]) -> Iterator[Reading]:
        for quad in quads:
            line = strip(picture, quad)
            chars = [char for columns in line.parts() for char in self._characters(line.picture, columns)]
            yield quad, line, with_own_letters(with_dollars(chars[:-1]))

    def _characters(self, picture: Grey, columns: NDArray[np.int64]) -> Iterator[Char]:
        """The characters in some columns of a strip, where they stand on the whole of it, and a blank after them."""
        width = len(columns)
        tensor = np.zeros((1, 3, HEIGHT, -(-width // _ALIKE) * _ALIKE), dtype=np.float32)
        tensor[0, :, :, :width] = picture[:, columns].astype(np.float32) / 127.5 - 1
        (likely,) = cast("NDArray[np.float32]", self._reader.run(None, {self._input: tensor})[0])
        for char in self._alphabet.characters(likely, likely.shape[0] * width / tensor.shape[3]):
            at = columns[min(int(char.at * width), width - 1)]
            yield char._replace(at=float(at) / picture.shape[1])
        yield Char(" ", float(columns[-1] + 1) / picture.shape[1], 1.0)


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


def _sideways(quads: Sequence[Quad]) -> bool:
    up = sum(height(quad) for quad in quads if _stands(quad))
    along = sum(length(quad) for quad in quads if length(quad) > _RUNS * height(quad))
    return up > along


def _half_turned(quad: Quad, shape: tuple[int, ...]) -> Quad:
    return np.array([[shape[1] - x, shape[0] - y] for x, y in (quad[2], quad[3], quad[0], quad[1])])


@cache
def started(threads: int) -> RapidEngine:
    """The engine, its models loaded once a process for each number of threads."""
    return RapidEngine(threads)
