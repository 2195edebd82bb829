"""What the process that draws is asked for: pictures of the person's pages, and their file with marks on it."""

from __future__ import annotations

from checker.model import Page
from checker.outputs import marked_pdf as marking
from checker.outputs import page_images
from checker.outputs.marks import Mark, Strip
from checker.reading.progress import Progress


def page(
    _: Progress, data: bytes, number: int, marks: tuple[Mark, ...], password: str | None, pages: tuple[Page, ...]
) -> bytes:
    """As `page_images.page`."""
    return page_images.page(data, number, marks, password=password, pages=pages)


def strip(_: Progress, asked: Strip) -> bytes:
    """As `page_images.strip`."""
    return page_images.strip(asked)


def marked_pdf(_: Progress, data: bytes, marks: tuple[Mark, ...], password: str | None) -> bytes:
    """As `marked_pdf.marked_pdf`."""
    return marking.marked_pdf(data, marks, password=password)
