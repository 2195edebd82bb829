"""The paper of a claim form: its own print, and the values set into its boxes as text or as form fields."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.generator.forms.style import FormStyle

WIDTH, HEIGHT = 612.0, 792.0
RED = (0.8, 0.1, 0.15)
PRINT = "Helvetica"
_FIELD_HEIGHT = 11.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A value between two edges, its middle at a height (points from the top-left of the unmoved form)."""

    x0: float
    x1: float
    y: float
    text: str
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Print:
    """What a form prints itself: rules as (x0, y0, x1, y1), labels as (x, middle, size, text)."""

    rules: Sequence[tuple[float, float, float, float]]
    labels: Sequence[tuple[float, float, float, str]]


def draw(style: FormStyle, printed: Print, pages: Sequence[Sequence[Entry]]) -> bytes:
    """A PDF with a page for each list of entries."""
    sink = io.BytesIO()
    canvas = Canvas(sink, pagesize=(WIDTH, HEIGHT), invariant=1)
    for entries in pages:
        canvas.saveState()
        canvas.translate(style.off[0], HEIGHT - style.off[1])
        canvas.scale(style.scale, style.scale)
        if style.ink != "dropped":
            _draw_print(canvas, printed, RED if style.ink == "red" else (0, 0, 0))
        if style.fields == "none":
            for entry in entries:
                _draw_entry(canvas, style, entry)
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return sink.getvalue() if style.fields == "none" else _with_fields(sink.getvalue(), style, pages)


def _draw_print(canvas: Canvas, printed: Print, colour: tuple[float, float, float]) -> None:
    canvas.setStrokeColorRGB(*colour)
    canvas.setFillColorRGB(*colour)
    canvas.setLineWidth(0.6)
    for x0, y0, x1, y1 in printed.rules:
        canvas.line(x0, -y0, x1, -y1)
    for x, y, size, text in printed.labels:
        canvas.setFont(PRINT, size)
        canvas.drawString(x, -y - 0.34 * size, text)
    canvas.setFillColorRGB(0, 0, 0)


def _size(style: FormStyle, entry: Entry) -> float:
    """The size at which an entry fits its box."""
    room = entry.x1 - entry.x0
    wide = stringWidth(entry.text, style.face, style.size)
    return style.size if wide <= room else style.size * room / wide


def _draw_entry(canvas: Canvas, style: FormStyle, entry: Entry) -> None:
    size = _size(style, entry)
    canvas.setFont(style.face, size)
    y = -(entry.y + style.beside[1]) - 0.34 * size
    if entry.align == "right":
        canvas.drawRightString(entry.x1 + style.beside[0], y, entry.text)
    else:
        canvas.drawString(entry.x0 + style.beside[0], y, entry.text)


def _with_fields(data: bytes, style: FormStyle, pages: Sequence[Sequence[Entry]]) -> bytes:
    """The same pages with the entries in form fields: drawn, without appearance, or with values on their parents."""
    pdf = pikepdf.open(io.BytesIO(data))
    font = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    fields: list[pikepdf.Object] = []
    for number, (page, entries) in enumerate(zip(pdf.pages, pages, strict=True)):
        widgets = [_widget(pdf, style, entry, f"p{number}f{at}", font) for at, entry in enumerate(entries)]
        page.obj.Annots = pdf.make_indirect(pikepdf.Array([widget for widget, _ in widgets]))
        fields += [field for _, field in widgets]
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=pikepdf.Array(fields),
        DA=pikepdf.String("/Helv 0 Tf 0 g"),
        DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font)),
    )
    if style.fields == "bare":
        pdf.Root.AcroForm.NeedAppearances = True
    sink = io.BytesIO()
    pdf.save(sink, deterministic_id=True)
    return sink.getvalue()


def _widget(
    pdf: pikepdf.Pdf, style: FormStyle, entry: Entry, name: str, font: pikepdf.Object
) -> tuple[pikepdf.Object, pikepdf.Object]:
    """A widget and the field it belongs to."""
    size = _size(style, entry)
    bottom = HEIGHT - entry.y - _FIELD_HEIGHT / 2
    rect = [entry.x0 - 2, bottom, entry.x1 + 2, bottom + _FIELD_HEIGHT]
    told = {
        "FT": pikepdf.Name.Tx,
        "T": pikepdf.String(name),
        "V": pikepdf.String(entry.text),
        "Q": 2 if entry.align == "right" else 0,
    }
    own = {
        "Type": pikepdf.Name.Annot,
        "Subtype": pikepdf.Name.Widget,
        "Rect": pikepdf.Array([round(edge, 2) for edge in rect]),
        "DA": pikepdf.String(f"/Helv {size:.1f} Tf 0 g"),
        "F": 4,
    }
    if style.fields == "inherited":
        field = pdf.make_indirect(pikepdf.Dictionary(**told))
        widget = pdf.make_indirect(pikepdf.Dictionary(**own, Parent=field))
        field.Kids = pikepdf.Array([widget])
        return widget, field
    widget = pdf.make_indirect(pikepdf.Dictionary(**told, **own))
    if style.fields == "drawn":
        widget.AP = pikepdf.Dictionary(N=_appearance(pdf, entry, size, rect, font))
    return widget, widget


def _appearance(
    pdf: pikepdf.Pdf, entry: Entry, size: float, rect: Sequence[float], font: pikepdf.Object
) -> pikepdf.Object:
    width = rect[2] - rect[0]
    left = 2.0 if entry.align == "left" else width - 2 - stringWidth(entry.text, "Helvetica", size)
    shown = entry.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    content = f"/Tx BMC q BT /Helv {size:.1f} Tf {left:.2f} {(_FIELD_HEIGHT - size) / 2 + 0.2 * size:.2f} Td ({shown}) Tj ET Q EMC"
    stream = pdf.make_stream(content.encode("latin-1"))
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    stream.BBox = pikepdf.Array([0, 0, width, _FIELD_HEIGHT])
    stream.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font))
    return stream
