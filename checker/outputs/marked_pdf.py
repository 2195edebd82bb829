"""The person's own bill as a PDF with the lines in question marked and numbered, as an enclosure to a letter."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence

import pikepdf
from PIL import Image

from checker.errors import Damaged, Encrypted, WrongPassword
from checker.outputs.marks import Mark
from checker.outputs.page_images import page
from checker.outputs.rendering import is_pdf, page_count
from checker.outputs.typesetting import pdf

_PICTURE_SCALE = 2.0
_DEEPEST_TREE = 50


def marked_pdf(
    data: bytes,
    marks: Sequence[Mark],
    *,
    password: str | None = None,
    pages: Sequence[int] = (),
) -> bytes:
    """The file as PDF, without its password, with the marks drawn over it.

    `pages` keeps only those (from 1); none means all. Scripts, actions and attached files of the original are left
    behind. A photo, or a PDF that cannot be drawn over, becomes pages of pictures.

    Raises a `StatementError` when the file does not open.
    """
    if not is_pdf(data):
        return _as_pictures(data, marks, password, pages)
    try:
        with pikepdf.open(io.BytesIO(data), password=password or "") as bill:
            return _drawn_over(bill, marks, pages)
    except pikepdf.PasswordError as problem:
        raise (WrongPassword if password else Encrypted) from problem
    except (pikepdf.PdfError, ValueError, TypeError, ArithmeticError, RuntimeError):
        # Boxes, turns and trees that are none: what PDFium still shows is kept as pictures.
        return _as_pictures(data, marks, password, pages)


def _drawn_over(bill: pikepdf.Pdf, marks: Sequence[Mark], pages: Sequence[int]) -> bytes:
    _disarm(bill)
    marked = sorted({mark.box.page for mark in marks if mark.box.page <= len(bill.pages)})
    if marked:
        shown = {number: _shown(bill.pages[number - 1]) for number in marked}
        sheets = [_sheet(shown[number][0], [m for m in marks if m.box.page == number]) for number in marked]
        with pikepdf.open(io.BytesIO(pdf("marks", {"pages": sheets}, tagged=False))) as overlay:
            for number, layer in zip(marked, overlay.pages, strict=True):
                _lay(bill, bill.pages[number - 1], layer, shown[number][1])
    for index in reversed(range(len(bill.pages))):
        if pages and index + 1 not in pages:
            del bill.pages[index]
    out = io.BytesIO()
    with warnings.catch_warnings():
        # A form field outside /AcroForm is the original's own state; whoever prints the copy sees it as before.
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
        bill.save(out, encryption=False)
    return out.getvalue()


def _lay(bill: pikepdf.Pdf, sheet: pikepdf.Page, layer: pikepdf.Page, placed: tuple[float, ...]) -> None:
    """Draws the layer over the page, whatever state the page's own drawing leaves behind."""
    form = bill.copy_foreign(layer.as_form_xobject())
    name = sheet.add_resource(form, pikepdf.Name.XObject, prefix="Marks")
    matrix = " ".join(f"{value:.4f}" for value in placed)
    closing = "Q " * (_left_open(sheet) + 1)
    sheet.contents_add(b"q\n", prepend=True)
    sheet.contents_add(f"\n{closing}q {matrix} cm {name} Do Q\n".encode())


def _left_open(sheet: pikepdf.Page) -> int:
    """How many saved states the page's drawing does not restore."""
    operators = [str(instruction.operator) for instruction in pikepdf.parse_content_stream(sheet, operators="q Q")]
    return max(operators.count("q") - operators.count("Q"), 0)


def _shown(sheet: pikepdf.Page) -> tuple[tuple[float, float], tuple[float, ...]]:
    """The page's size as shown, and the matrix that takes points from its shown bottom-left to the page's own."""
    media, crop = _corners(sheet.mediabox), _corners(sheet.cropbox)
    x0, y0 = max(media[0], crop[0]), max(media[1], crop[1])
    x1, y1 = min(media[2], crop[2]), min(media[3], crop[3])
    if x1 <= x0 or y1 <= y0:
        x0, y0, x1, y1 = media
    match _rotation(sheet.obj) % 360:
        case 90:
            return (y1 - y0, x1 - x0), (0, 1, -1, 0, x1, y0)
        case 180:
            return (x1 - x0, y1 - y0), (-1, 0, 0, -1, x1, y1)
        case 270:
            return (y1 - y0, x1 - x0), (0, -1, 1, 0, x0, y1)
        case _:
            return (x1 - x0, y1 - y0), (1, 0, 0, 1, x0, y0)


def _rotation(node: pikepdf.Object) -> int:
    """The page's /Rotate, which may stand on a node above it."""
    for _ in range(_DEEPEST_TREE):
        if "/Rotate" in node:
            return int(node["/Rotate"])
        if "/Parent" not in node:
            break
        node = node["/Parent"]
    return 0


def _corners(box: pikepdf.Array) -> tuple[float, float, float, float]:
    a, b, c, d = (float(value) for value in box)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _sheet(size: tuple[float, float], marks: Sequence[Mark]) -> dict[str, object]:
    drawn = [
        {
            "x0": mark.box.x0,
            "top": mark.box.top,
            "width": mark.box.width,
            "height": mark.box.height,
            "number": mark.number,
            "note": mark.note,
        }
        for mark in marks
    ]
    return {"width": size[0], "height": size[1], "marks": drawn}


def _disarm(bill: pikepdf.Pdf) -> None:
    """Leaves behind what could run or hide: scripts, actions, attached files."""
    _drop(bill.Root, "/OpenAction", "/AA", "/AF")
    for key, parts in (("/Names", ("/JavaScript", "/EmbeddedFiles")), ("/AcroForm", ("/XFA",))):
        holder = bill.Root.get(key)
        if isinstance(holder, pikepdf.Dictionary):
            _drop(holder, *parts)
    for sheet in bill.pages:
        _drop(sheet.obj, "/AA", "/AF")
        notes = sheet.obj.get("/Annots")
        for note in notes.as_list() if isinstance(notes, pikepdf.Array) else []:
            if isinstance(note, pikepdf.Dictionary):
                _drop(note, "/AA", "/A", "/AF", "/FS")


def _drop(holder: pikepdf.Object, *keys: str) -> None:
    for key in keys:
        if key in holder:
            del holder[key]


def _as_pictures(
    data: bytes,
    marks: Sequence[Mark],
    password: str | None,
    pages: Sequence[int],
) -> bytes:
    numbers = pages or range(1, page_count(data, password) + 1)
    drawn = [page(data, number, marks, password=password, scale=_PICTURE_SCALE) for number in numbers]
    if not drawn:
        raise Damaged
    first, *rest = (Image.open(io.BytesIO(png)) for png in drawn)
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=72 * _PICTURE_SCALE)
    return out.getvalue()
