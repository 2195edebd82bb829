"""What the first bytes of a file say: a PDF, a picture, nothing at all, or something else."""

from __future__ import annotations

from enum import Enum, auto

from checker.errors import EmptyFile, NotAPdf, TooLarge
from checker.reading.limits import limit

_PDF_MARK = b"%PDF-"
_PDF_MARK_WITHIN = 1024
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a", b"\0\0\1\0")
_BOXED_PICTURES = (b"heic", b"heix", b"heif", b"mif1", b"avif", b"hevc")


class FileKind(Enum):
    PDF = auto()
    PICTURE = auto()
    OTHER = auto()


def kind_of(data: bytes) -> FileKind:
    """What the bytes are, whatever the file is called. Raises EmptyFile or TooLarge."""
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyFile
    if len(data) > limit("bytes"):
        raise TooLarge
    if is_picture(data):
        return FileKind.PICTURE
    return FileKind.PDF if is_drawn(data) else FileKind.OTHER


def is_drawn(data: bytes) -> bool:
    """Whether it is a PDF or a picture, which may have to be seen to be read."""
    return is_picture(data) or _PDF_MARK in data[:_PDF_MARK_WITHIN]


def pdf_bytes(data: bytes) -> bytes:
    """The PDF in a file, from its mark on: mail programs put bytes before it, and its inner addresses count from it.

    Raises NotAPdf where there is no mark.
    """
    start = data.find(_PDF_MARK, 0, _PDF_MARK_WITHIN)
    if start < 0:
        raise NotAPdf
    return data[start:] if start else data


def is_picture(data: bytes) -> bool:
    """Whether the bytes begin as those of a picture file do."""
    return (
        data.startswith(_PICTURES)
        or (data[:2] == b"BM" and data[6:10] == b"\0\0\0\0")
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (data[4:8] == b"ftyp" and data[8:12] in _BOXED_PICTURES)
    )
