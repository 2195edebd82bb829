"""A PDF file opened so that nothing in it can lead in circles, take for ever, or swell without bound."""

from __future__ import annotations

import io
import logging
import time
import zlib
from functools import cached_property, partial

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFObjectNotFound, PDFObjRef, PDFStream

from checker.reading.limits import limit
from checker.reading.pdf.fields import Fields
from checker.reading.pdf.fonts import Fonts

_LONGEST_CHAIN = 32
_PIECE = 64
"""How many bytes are unpacked at a time, so that what stands before a damaged place is kept."""

# What these libraries log may quote the file.
for _name in ("pdfminer", "pdfplumber"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


class OutOfTime(Exception):
    """The file took longer than a file may."""


class TooMuch(Exception):
    """The file unpacks to, or a page draws, more than any paper holds."""


class File:
    """An open file: its objects, and the fonts of its pages."""

    def __init__(self, data: bytes, password: str, deadline: float) -> None:
        self.stream = io.BytesIO(data)
        self.fonts = Fonts()
        self.doc = SafeDocument(PDFParser(self.stream), password, deadline)

    @cached_property
    def fields(self) -> Fields:
        """What the file says of its form."""
        return Fields(self.doc)

    def close(self) -> None:
        self.stream.close()


class SafeDocument(PDFDocument):
    """Objects by number, with an end to chains of references, to time, and to what a stream may unpack to."""

    def __init__(self, parser: PDFParser, password: str, deadline: float) -> None:
        self.deadline = deadline
        self._most_bytes = limit("stream-bytes")
        self._streams: list[int] = []
        super().__init__(parser, password=password)

    def getobj(self, objid: int) -> object:
        """The object of that number. Raises PDFObjectNotFound, or OutOfTime past the deadline."""
        if time.monotonic() > self.deadline:
            raise OutOfTime
        found = super().getobj(objid)
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(found, PDFObjRef):
                break
            found = super().getobj(found.objid)
        else:
            raise PDFObjectNotFound(objid)
        if isinstance(found, PDFStream) and found.rawdata is not None:
            found.decode = partial(_unpack, found, self._most_bytes)  # type: ignore[method-assign]
            self._streams.append(objid)
        return found

    def forget(self) -> None:
        """Let go of the streams read so far, which hold the unpacked contents of pages done with."""
        for objid in self._streams:
            self._cached_objs.pop(objid, None)
        self._streams.clear()


def _unpack(stream: PDFStream, most: int) -> None:
    """Unpack a stream as the library does, once it is known to be sound and to stay within bounds."""
    data = stream.rawdata or b""
    if stream.decipher is not None and stream.objid is not None and stream.genno is not None:
        data, stream.decipher = stream.decipher(stream.objid, stream.genno, data, stream.attrs), None
    kinds = [kind for kind, _ in stream.get_filters()]
    if kinds and kinds[0] in LITERALS_FLATE_DECODE:
        data, plain = _sound(data, most)
        if len(kinds) > 1 and kinds[1] in LITERALS_FLATE_DECODE:
            _sound(plain, most)
    if len(data) > most or any(kind in LITERALS_FLATE_DECODE for kind in kinds[2:]):
        raise TooMuch
    stream.rawdata = data
    PDFStream.decode(stream)
    if len(stream.data or b"") > most:
        stream.data = b""
        raise TooMuch


def _sound(data: bytes, most: int) -> tuple[bytes, bytes]:
    """Deflated bytes made whole, and what they inflate to: as much as is sound of those that are damaged."""
    inflater = zlib.decompressobj()
    try:
        plain = inflater.decompress(data, most + 1)
    except zlib.error:
        plain = _salvaged(data, most)
    if len(plain) > most:
        raise TooMuch
    return (data if inflater.eof else zlib.compress(plain, 1)), plain


def _salvaged(data: bytes, most: int) -> bytes:
    inflater = zlib.decompressobj()
    pieces: list[bytes] = []
    size = 0
    for start in range(0, len(data), _PIECE):
        try:
            pieces.append(inflater.decompress(data[start : start + _PIECE], most + 1 - size))
        except zlib.error:
            break
        size += len(pieces[-1])
        if size > most:
            break
    return b"".join(pieces)
