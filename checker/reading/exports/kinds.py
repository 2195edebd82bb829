"""Which kind of text file the bytes are, and their text."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum, auto

_OLD_OFFICE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", rb"{\rtf")
_ZIP = b"PK\x03\x04"
_INSIDE_OF_A_PDF = b"endobj"
"""Its own writing, taken for words where the PDF stands behind so much else that its mark is not found."""
_LOOK_AT = 65536  # bytes
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|table|div)\b",
    re.I | re.S,
)
_SAVED_PAGE = re.compile(r"(?:.*\n){0,20}?content-type:\s*multipart/related", re.I)


class TextKind(Enum):
    PLAIN = auto()
    HTML = auto()
    SAVED_PAGE = auto()
    WORKBOOK = auto()
    WORD = auto()
    OLD_OFFICE = auto()


def text_kind(data: bytes) -> TextKind | None:
    """The kind of file, or None where it is none of those that hold text."""
    if data.startswith(_OLD_OFFICE):
        return TextKind.OLD_OFFICE
    if data.startswith(_ZIP):
        return _zipped(data)
    text = decoded(data[:_LOOK_AT])
    if text is None or _INSIDE_OF_A_PDF in data:
        return None
    if _MARKUP.match(text):
        return TextKind.HTML
    return TextKind.SAVED_PAGE if _SAVED_PAGE.match(text) else TextKind.PLAIN


def decoded(data: bytes) -> str | None:
    """The text of a file, whose encoding its first bytes or its bytes themselves tell; None where it is no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            break
    else:
        text = _without_mark(data)
    return None if _CONTROLS.search(text) else text


def _without_mark(data: bytes) -> str:
    """A cut in the middle of a character is no sign of another encoding."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        if problem.start >= len(data) - 3:
            return data[: problem.start].decode("utf-8")
    return data.decode("cp1252", errors="replace")


def _zipped(data: bytes) -> TextKind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = set(parts.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    if "xl/workbook.xml" in names:
        return TextKind.WORKBOOK
    return TextKind.WORD if "word/document.xml" in names else None
