"""The bytes of a file that holds text into a document of pages."""

from __future__ import annotations

import hashlib
import io
import zipfile

from checker.errors import Damaged, NotAPdf, OldOffice, TooLarge
from checker.model import Document, Page
from checker.reading.exports import delimited
from checker.reading.exports.blocks import Block
from checker.reading.exports.kinds import TextKind, decoded, text_kind
from checker.reading.exports.laying import LINES_A_PAGE, laid_out
from checker.reading.exports.records import with_records
from checker.reading.limits import limit
from checker.reading.no_bill import FIGURE


def read_document(data: bytes, name: str) -> Document:
    """A text, CSV, Excel, Word or saved web file as pages whose source is `table`.

    Raises OldOffice, Damaged, TooLarge, or NotAPdf where it is no such file or no amount of money stands in it.
    """
    pages, left_out = pages_of(data)
    if not any(FIGURE.search(word.text) for page in pages for word in page.words):
        raise NotAPdf
    return Document(hashlib.sha256(data).hexdigest(), name, pages, left_out)


def pages_of(data: bytes) -> tuple[tuple[Page, ...], int]:
    """The pages, and how many are left out past the limit; raises as `read_document` does."""
    kind = text_kind(data)
    if kind is None:
        raise NotAPdf
    if kind is TextKind.OLD_OFFICE:
        raise OldOffice
    try:
        pages = list(laid_out(with_records(_blocks(data, kind)), limit("text-pages"), limit("text-words")))
        kept = tuple(page for page in pages if page is not None)
        return kept, len(pages) - len(kept)
    except (TooLarge, Damaged):
        raise
    except Exception as problem:
        raise Damaged from problem


def _blocks(data: bytes, kind: TextKind) -> list[Block]:
    # What is imported here takes time and is needed for few files.
    match kind:
        case TextKind.WORKBOOK:
            from checker.reading.exports import workbook

            _check_parts(data)
            # One page more, so that it is said that there are more.
            return workbook.blocks_of(data, (limit("text-pages") + 1) * LINES_A_PAGE)
        case TextKind.WORD:
            from checker.reading.exports import word

            _check_parts(data)
            return word.blocks_of(data)
        case TextKind.HTML | TextKind.SAVED_PAGE:
            _check_size(data)
            from checker.reading.exports import markup

            return markup.blocks_of(data if kind is TextKind.HTML else markup.page_of_archive(data))
        case _:
            _check_size(data)
            return delimited.blocks_of(decoded(data) or "")


def _check_parts(data: bytes) -> None:
    """Refuse a zip that swells past the limit, or whose parts declare entities, which swell when they are read."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > limit("unpacked-bytes"):
            raise TooLarge
        for part in parts.infolist():
            if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in parts.read(part)[:4096]:
                raise Damaged


def _check_size(data: bytes) -> None:
    if len(data) > limit("text-bytes"):
        raise TooLarge
