"""A paper as PDF: embedded fonts, tagged for screen readers, its language set."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Any

import pypdfium2
from msgspec import Struct
from msgspec.structs import asdict

from checker.outputs.papers.blocks import Blank, Block, Paper, Run
from checker.outputs.papers.phrases import say
from checker.outputs.typesetting import pdf
from checker.pdfium import PDFIUM


class _Setting(Struct, frozen=True):
    """Size of the letters in points, margins in inches, room between paragraphs as a share of the usual; `tight` sets
    lines closer and lesser words smaller.
    """

    size: float = 14
    margin: float = 1.0
    gap: float = 1.0
    tight: bool = False


_TRIED = (_Setting(), _Setting(margin=0.85), _Setting(margin=0.75, gap=0.9), _Setting(13, 0.75, 0.9))
_TRIED_FOR_ONE_PAGE = (
    _Setting(margin=0.75),
    _Setting(margin=0.65, gap=0.85),
    _Setting(13, 0.65, 0.85),
    _Setting(12, 0.6, 0.75),
    _Setting(12, 0.5, 0.6, tight=True),
    _Setting(11.5, 0.5, 0.5, tight=True),
)
_TRIED_LANDSCAPE = (_Setting(margin=0.7),)


def as_pdf(paper: Paper) -> bytes:
    """The paper on US Letter in 14 points, with narrower margins where that saves a page.

    Where it then fits on one page it may go down to 13 points. Else it stays in 14 on more pages.
    """
    tried = _TRIED_LANDSCAPE if paper.landscape else _TRIED
    best: tuple[int, bytes] | None = None
    for setting in tried:
        made = _typeset(paper, setting)
        pages = _pages(made)
        if pages == 1:
            return made
        if best is None or (setting.size == tried[0].size and pages < best[0]):
            best = pages, made
    if best is None:
        raise ValueError("no size to set the paper in")
    return best[1]


def as_one_page(paper: Callable[[int], Paper], most: int = 1) -> bytes:
    """`paper(most)` in 14 points or less on one page; where that holds it not even in the smallest print, `paper(n)`
    with the largest n that it holds.
    """
    for setting in _TRIED_FOR_ONE_PAGE:
        made = _typeset(paper(most), setting)
        if _pages(made) == 1:
            return made
    smallest = _TRIED_FOR_ONE_PAGE[-1]
    fits = bisect_left(range(1, most), True, key=lambda n: _pages(_typeset(paper(n), smallest)) > 1)
    return _typeset(paper(max(fits, 1)), smallest)


def _typeset(paper: Paper, setting: _Setting) -> bytes:
    values = {
        "title": paper.title,
        "language": paper.language,
        "landscape": paper.landscape,
        "size": setting.size,
        "margin": setting.margin,
        "gap": setting.gap,
        "tight": setting.tight,
        "footer": say("sheet_of", paper.language, page="#page", pages="#pages"),
        "lacking_note": say("lacking", paper.language),
        "blocks": [_block(block) for block in paper.blocks],
    }
    return pdf("paper", values)


def _block(block: Block) -> dict[str, Any]:
    """A block as plain values, under the names of its fields."""
    return {"kind": type(block).__name__} | {name: _plain(value) for name, value in asdict(block).items()}


def _plain(value: Any) -> Any:
    match value:
        case Blank():
            return {"blank": value.width}
        case Run():
            return {"text": value.text, "bold": value.bold, "language": value.language, "whole": value.whole}
        case tuple():
            return [_plain(part) for part in value]
        case _:
            return value


def _pages(made: bytes) -> int:
    with PDFIUM:
        document = pypdfium2.PdfDocument(made)
        try:
            return len(document)
        finally:
            document.close()
