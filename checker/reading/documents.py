"""The bytes of any file into a document of pages: what they begin with decides who reads them."""

from __future__ import annotations

from checker.errors import NoText, PictureNotPdf
from checker.model import Document, PageSource
from checker.reading import exports, pdf
from checker.reading.opening import FileKind, kind_of
from checker.reading.progress import Progress


def open_document(data: bytes, name: str, *, password: str | None = None, progress: Progress | None = None) -> Document:
    """The pages of a file, whatever its name says it is; a page without readable text has the source `none`.

    Raises a `StatementError` where the file cannot be opened, or NoText where no page of it has readable text.
    """
    document = _opened(data, name, password, progress)
    if all(page.source is PageSource.NONE for page in document.pages):
        raise NoText
    return document


def _opened(data: bytes, name: str, password: str | None, progress: Progress | None) -> Document:
    match kind_of(data):
        case FileKind.PDF:
            return pdf.read_document(data, name, password=password, progress=progress)
        case FileKind.PICTURE:
            raise PictureNotPdf
        case FileKind.OTHER:
            return exports.read_document(data, name)
