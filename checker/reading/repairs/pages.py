"""Which pages were read from a picture, and those with their words set right."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from checker.model import Page, PageSource
from checker.reading.repairs.ligatures import with_ligatures
from checker.reading.repairs.touching import parted


def pictured_pages(pages: Iterable[Page]) -> frozenset[int]:
    """The numbers of the pages of which an engine read all or some from a picture: it is never quite sure of a word."""
    return frozenset(
        page.number
        for page in pages
        if page.source is PageSource.OCR or (page.pictures and any(0 < word.confidence < 1 for word in page.words))
    )


def set_right(page: Page) -> Page:
    """The page with its words set right and those that touch parted; of a page that is not from a picture only those
    are set right that have a shape of unknown text."""
    if page.source is not PageSource.OCR:
        return parted(with_ligatures(page))
    # What follows takes long to load, and only pictures need it.
    from checker.reading.repairs.levels import levelled
    from checker.reading.repairs.notes_beside import without_notes_beside
    from checker.reading.repairs.sizes import with_even_sizes
    from checker.reading.repairs.slopes import unsloped
    from checker.reading.repairs.words import words_set_right

    level = levelled(unsloped(replace(page, words=tuple(with_even_sizes(page.words)))))
    return parted(words_set_right(without_notes_beside(level)))
