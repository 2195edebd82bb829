"""Baselines on the same pictures: the plain text of two engines, each with the same regular expression."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Sequence

from checker.model import Document
from checker.reading.ink.lines import text_lines
from tests.benchmark.reading.baselines import by_lines
from tests.benchmark.reading.score import Key
from tests.benchmark.scans.picture import Picture, packed

TESSERACT = shutil.which("tesseract")
_ONE_BLOCK = ("--psm", "6")
"""Tesseract's way for a page of rows; its usual one takes the columns of a table apart."""
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
"""Where it takes the least: its threads, left to themselves, take four times the processor for waiting."""


def by_our_engine(document: Document) -> Counter[Key]:
    """The words as our page reader found them, in plain lines."""
    return by_lines(line.text for page in document.pages for line in text_lines(page))


def by_tesseract(pages: Sequence[Picture]) -> tuple[Counter[Key], float, float]:
    """Tesseract's lines, and the seconds it took of the clock and of the processor (of that none are told on Windows); it
    gets each page as the file shows it and its dots an inch.
    """
    rows: list[str] = []
    seconds, before = 0.0, os.times()
    for page in pages:
        data, _ = packed([page], "tif" if page.black_and_white else "jpg")
        start = time.perf_counter()
        command = (TESSERACT or "tesseract", "-", "-", *_ONE_BLOCK, "--dpi", str(round(page.dpi[0])))
        done = subprocess.run(command, input=data, capture_output=True, check=True, env={**os.environ, **_ONE_THREAD})
        seconds += time.perf_counter() - start
        rows += done.stdout.decode("utf-8", "replace").splitlines()
    after = os.times()
    processor = sum(getattr(after, each) - getattr(before, each) for each in ("children_user", "children_system"))
    return by_lines(rows), seconds, processor
