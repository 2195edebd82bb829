"""The person's own bill with its lines marked: right on turned pages, without password, scripts or attachments."""

from __future__ import annotations

import io

import numpy as np
import pdfplumber
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from checker.errors import Damaged, DamagedPicture, EmptyFile, Encrypted, StatementError
from checker.model import Box
from checker.outputs.marked_pdf import marked_pdf
from checker.outputs.marks import Mark
from tests.outputs import bills

_INK = (20, 66, 128)
_SIZES = {0: (612, 792), 90: (792, 612), 180: (612, 792), 270: (792, 612)}


def _drawn(data: bytes, number: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        return document[number].render(scale=2).to_pil().convert("RGB")
    finally:
        document.close()


def _saved(bill: pikepdf.Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    bill.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("turn", _SIZES)
def test_the_outline_and_the_numbers_stand_upright_where_the_box_says(turn: int) -> None:
    with pikepdf.open(io.BytesIO(bills.pdf())) as bill:
        bill.pages[0].rotate(turn, relative=False)
        turned = _saved(bill)
    box = Box(1, 200, 300, 420, 312)
    picture = _drawn(marked_pdf(turned, [Mark(box, "12", "line 9")]))
    assert picture.size == tuple(2 * side for side in _SIZES[turn])
    rows, columns = np.nonzero(abs(np.asarray(picture).astype(int) - _INK).sum(axis=2) < 30)
    assert rows.min() == pytest.approx(2 * 298, abs=6)
    assert rows.max() == pytest.approx(2 * 314, abs=6)
    assert columns.min() < 2 * 190, "the number stands left of the line"
    assert columns.max() > 2 * 430, "the line's name stands right of it"


def test_a_cropped_page_is_marked_where_it_is_shown() -> None:
    with pikepdf.open(io.BytesIO(bills.pdf())) as bill:
        bill.pages[0].cropbox = pikepdf.Array([20, 30, 590, 760])
        cropped = _saved(bill)
    box = bills.box(2)
    shown = Box(1, box.x0 - 20, box.top - 32, box.x1 - 20, box.bottom - 32)
    picture = np.asarray(_drawn(marked_pdf(cropped, [Mark(shown, "1")])))
    outline = np.nonzero(abs(picture.astype(int) - _INK).sum(axis=2) < 30)[0]
    assert outline.mean() / 2 == pytest.approx((shown.top + shown.bottom) / 2, abs=2)


def test_the_bills_own_text_and_the_marks_can_be_read_back_with_embedded_fonts() -> None:
    made = marked_pdf(bills.pdf(), [Mark(bills.box(2), "7", "line 3")])
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        text = pdf.pages[0].extract_text()
    assert "OXYGEN CONCENTRATOR RENTAL" in text
    assert "7" in text
    assert "line 3" in text
    with pikepdf.open(io.BytesIO(made)) as pdf:
        fonts = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/FontDescriptor" in thing]
        assert fonts
        assert all({"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"].keys()) for font in fonts)


def test_a_state_left_open_by_the_bill_does_not_move_the_marks() -> None:
    with pikepdf.open(io.BytesIO(bills.pdf())) as bill:
        bill.pages[0].contents_add(b"q 0.5 0 0 0.5 100 100 cm q q\n", prepend=True)
        unbalanced = _saved(bill)
    picture = np.asarray(_drawn(marked_pdf(unbalanced, [Mark(Box(1, 200, 300, 420, 312), "1")])))
    rows = np.nonzero(abs(picture.astype(int) - _INK).sum(axis=2) < 30)[0]
    assert rows.mean() / 2 == pytest.approx(306, abs=3)


def test_scripts_actions_and_attachments_are_left_behind() -> None:
    with pikepdf.open(io.BytesIO(bills.pdf())) as bill:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        bill.Root.OpenAction = script
        bill.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", script]))
        bill.attachments["virus.exe"] = b"MZ"
        bill.pages[0].obj.AA = pikepdf.Dictionary(O=script)
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=script)
        bill.pages[0].obj.Annots = pikepdf.Array([bill.make_indirect(link)])
        armed = _saved(bill)
    made = marked_pdf(armed, [Mark(bills.box(2), "1")])
    with pikepdf.open(io.BytesIO(made)) as bill:
        assert not bill.attachments
        assert "/OpenAction" not in bill.Root
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as bill:
        bill.save(plain, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert b"app.alert" not in plain.getvalue()
    assert b"virus.exe" not in plain.getvalue()


def test_a_locked_bill_comes_out_open() -> None:
    with pikepdf.open(io.BytesIO(bills.pdf())) as bill:
        locked = _saved(bill, encryption=pikepdf.Encryption(user="oxygen", owner="owner"))
    with pytest.raises(Encrypted):
        marked_pdf(locked, [])
    with pikepdf.open(io.BytesIO(marked_pdf(locked, [], password="oxygen"))) as bill:
        assert not bill.is_encrypted


def test_only_the_pages_asked_for_are_kept() -> None:
    with pikepdf.open(io.BytesIO(bills.pdf())) as bill:
        for _ in range(3):
            bill.pages.append(bill.pages[0])
        four = _saved(bill)
    with pikepdf.open(io.BytesIO(marked_pdf(four, [Mark(bills.box(2), "1")], pages=[1, 3]))) as bill:
        assert len(bill.pages) == 2


def test_a_photo_becomes_a_marked_pdf_of_its_size() -> None:
    photo = io.BytesIO()
    _drawn(bills.pdf()).save(photo, "JPEG")
    made = marked_pdf(photo.getvalue(), [Mark(bills.box(2), "1")])
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        assert (round(pdf.pages[0].width), round(pdf.pages[0].height)) == (612, 792)


@pytest.mark.parametrize(("data", "error"), [(b"", EmptyFile), (b"%PDF-1.7", Damaged), (b"GIF89a", DamagedPicture)])
def test_what_does_not_open_says_why(data: bytes, error: type[StatementError]) -> None:
    with pytest.raises(error):
        marked_pdf(data, [])
