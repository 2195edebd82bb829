"""The pages of a PDF in order, found through its page tree however oddly that is written."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, islice

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, resolve1

from checker.reading.limits import limit

_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")


def pages_of(document: PDFDocument) -> tuple[list[PDFPage], bool]:
    """The pages, and whether the tree was whole. Where no tree is to be found, any objects that say they are pages."""
    pages: list[PDFPage] = []
    whole = True
    seen: set[int] = set()
    waiting: list[tuple[object, Mapping[str, object]]] = [(document.catalog.get("Pages"), {})]
    while waiting:
        reference, above = waiting.pop()
        node = resolve1(reference)
        number = reference.objid if isinstance(reference, PDFObjRef) else 0
        if not isinstance(node, dict):
            whole = False
            continue
        own = {key: above[key] for key in _INHERITED if key in above} | node
        kids = resolve1(node.get("Kids"))
        if not isinstance(kids, list):
            pages.append(PDFPage(document, number, own, None))
        elif number not in seen:
            seen.add(number) if number else None
            waiting += [(kid, own) for kid in reversed(kids)]
    return (pages, whole) if pages else (_strays(document), False)


def _strays(document: PDFDocument) -> list[PDFPage]:
    """Objects of the type of a page, in the order of their numbers, where no tree leads to them."""
    told = chain.from_iterable(xref.get_objids() for xref in document.xrefs)
    numbers = sorted(set(islice(told, limit("objects"))))  # a table may claim a billion
    objects = ((number, resolve1(PDFObjRef(document, number))) for number in numbers)
    return [
        PDFPage(document, number, value, None)
        for number, value in objects
        if isinstance(value, dict) and getattr(value.get("Type"), "name", None) == "Page"
    ]
