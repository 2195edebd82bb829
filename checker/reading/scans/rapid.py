"""RapidOCR's PP-OCR models, which come in its wheel, run by ONNX Runtime: nothing is fetched, nothing leaves.

Lines are found on the whole picture first. Where most stand upright the picture is turned by a quarter and they are
looked for again, since of such lines only a part is found; where the first ones read make no sense it is turned by a
half. A picture that is the right way up costs nothing more.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import cast

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from rapidocr.ch_ppocr_det.utils import DBPostProcess, DetPreProcess

from checker.reading.scans.condensing import condensed
from checker.reading.scans.decoding import Alphabet, Char
from checker.reading.scans.dollars import with_dollars
from checker.reading.scans.engine import Grey, Quad, Seen, SeenLine
from checker.reading.scans.own_letters import with_own_letters
from checker.reading.scans.spacing import words_of

_FINDER = "PP-OCRv6_det_small.onnx"
_READER = "PP-OCRv6_rec_small.onnx"
_LONG_SIDE, _FINE_LONG_SIDE = 1280, 1920
_FINE = 13.0
"""Lines lower than so many pixels are looked for again on a finer picture."""
_HEIGHT = 48
_FEWEST_COLUMNS = 48
_MOST_COLUMNS = 2400
_ALIKE = 16
"""Strips are filled up to so many columns, so that many have one width; read together they would take as long."""
_SMALLEST_SIDE = 32
_SAMPLE = 6
_MAKES_SENSE = 0.8
_RUNS = 2.0

_LETTING_GO = onnxruntime.RunOptions()
_LETTING_GO.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
"""A whole page takes much memory, which is given back after it."""

Reading = tuple[Quad, Grey, list[Char]]
"""A line: its corners, its picture, its characters."""


class RapidEngine:
    """The finder and the reader, each on `threads` cores. Safe to use from several threads at once."""

    def __init__(self, threads: int) -> None:
        self._finder = _session(_FINDER, threads)
        self._reader = _session(_READER, threads)
        characters = self._reader.get_modelmeta().custom_metadata_map["character"]
        self._alphabet = Alphabet(characters.split("\n"))

    def read(self, picture: Grey) -> Seen:
        """The lines of text, in pixels of the picture as turned."""
        quads, turned = self._found(picture), 0
        if _sideways(quads):
            picture = np.ascontiguousarray(np.rot90(picture, -1))
            quads, turned = self._found(picture), 90
        quads = [quad for quad in quads if not _stands(quad)]
        read = list(self._read(picture, quads))
        if self._upside_down(picture, read):
            over = np.ascontiguousarray(np.rot90(picture, 2))
            read = list(self._read(over, [_half_turned(quad, picture.shape) for quad in quads]))
            turned += 180
        lines = (SeenLine(quad, words_of(chars, strip)) for quad, strip, chars in read)
        return Seen(tuple(line for line in lines if line.words), turned)

    def _found(self, picture: Grey) -> list[Quad]:
        """Where lines of text are; small type takes a second, finer look."""
        longest = max(picture.shape)
        left = condensed(picture)
        quads = self._looked_for(left.picture, min(1.0, _LONG_SIDE / longest))
        high = [min(_height(quad), _length(quad)) * min(1.0, _LONG_SIDE / longest) for quad in quads]
        if high and longest > _LONG_SIDE and float(np.median(high)) < _FINE:
            quads = self._looked_for(left.picture, min(1.0, _FINE_LONG_SIDE / longest))
        return [left.put_back(quad) for quad in quads]

    def _looked_for(self, picture: Grey, scale: float) -> list[Quad]:
        """The lines on a picture that is looked at in this scale."""
        side = max(round(max(picture.shape) * scale), _SMALLEST_SIDE)
        prepared = DetPreProcess(side, "max", [0.5] * 3, [0.5] * 3)(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))
        if prepared is None:
            return []
        name = self._finder.get_inputs()[0].name
        heat = self._finder.run(None, {name: prepared}, _LETTING_GO)[0]
        finish = DBPostProcess(thresh=0.3, box_thresh=0.5, max_candidates=3000, unclip_ratio=1.6, use_dilation=True)
        boxes, _ = finish(heat, (picture.shape[0], picture.shape[1]))
        return [_in_reading_order(np.asarray(box, dtype=np.float64)) for box in boxes]

    def _upside_down(self, picture: Grey, read: Sequence[Reading]) -> bool:
        """Whether lines that make no sense make more when they are turned; only the longest are tried."""
        longest = sorted(read, key=lambda each: _length(each[0]), reverse=True)[:_SAMPLE]
        sense = _sense(longest)
        if not longest or sense >= _MAKES_SENSE:
            return False
        over = np.ascontiguousarray(np.rot90(picture, 2))
        return _sense(self._read(over, [_half_turned(quad, picture.shape) for quad, _, _ in longest])) > sense

    def _read(self, picture: Grey, quads: Sequence[Quad]) -> Iterator[Reading]:
        name = self._reader.get_inputs()[0].name
        for quad in quads:
            strip = _strip(picture, quad)
            width = strip.shape[1]
            tensor = np.zeros((1, 3, _HEIGHT, -(-width // _ALIKE) * _ALIKE), dtype=np.float32)
            tensor[0, :, :, :width] = strip.astype(np.float32) / 127.5 - 1
            (likely,) = cast("NDArray[np.float32]", self._reader.run(None, {name: tensor})[0])
            length = likely.shape[0] * width / tensor.shape[3]
            yield quad, strip, with_own_letters(with_dollars(self._alphabet.characters(likely, length)))


def _sense(read: Iterable[Reading]) -> float:
    """How sure the reader is of these lines, on average over their characters."""
    likely = [char.likely for _, _, chars in read for char in chars]
    return sum(likely) / len(likely) if likely else 0.0


def _session(model: str, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    place = importlib.util.find_spec("rapidocr")
    if place is None or place.origin is None:
        raise ModuleNotFoundError("rapidocr")
    path = Path(place.origin).parent / "models" / model
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _strip(picture: Grey, quad: Quad) -> Grey:
    """The line cut out, level, at the height the reader was taught on."""
    height = max(float(np.linalg.norm(quad[3] - quad[0])), 1.0)
    columns = int(np.clip(round(_HEIGHT * _length(quad) / height), _FEWEST_COLUMNS, _MOST_COLUMNS))
    corners = np.array([[0, 0], [columns, 0], [columns, _HEIGHT], [0, _HEIGHT]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    cut = cv2.warpPerspective(
        picture, matrix, (columns, _HEIGHT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return cast("Grey", cut)


def _length(quad: Quad) -> float:
    return float(np.linalg.norm(quad[1] - quad[0]))


def _height(quad: Quad) -> float:
    return float(np.linalg.norm(quad[3] - quad[0]))


def _in_reading_order(box: Quad) -> Quad:
    """The corners from the top-left, also of a tall box that leans, whose first side would else be its long one."""
    both, apart = box.sum(axis=1), box[:, 0] - box[:, 1]
    return box[[both.argmin(), apart.argmax(), both.argmax(), apart.argmin()]]


def _stands(quad: Quad) -> bool:
    """Whether the line runs up or down; a single narrow character is no such line."""
    return _height(quad) > _RUNS * _length(quad)


def _sideways(quads: Sequence[Quad]) -> bool:
    up = sum(_height(quad) for quad in quads if _stands(quad))
    along = sum(_length(quad) for quad in quads if _length(quad) > _RUNS * _height(quad))
    return up > along


def _half_turned(quad: Quad, shape: tuple[int, ...]) -> Quad:
    return np.array([[shape[1] - x, shape[0] - y] for x, y in (quad[2], quad[3], quad[0], quad[1])])


@cache
def started(threads: int) -> RapidEngine:
    """The engine, its models loaded once a process for each number of threads."""
    return RapidEngine(threads)
