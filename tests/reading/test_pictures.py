"""Any picture file gives its pages upright and in grey, or one typed error."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageFilter

from checker import errors
from checker.reading import pictures
from checker.reading.documents import open_document
from tests.reading.pdf_maker import pdf, text
from tests.reading.scans.engines import Sees, SeesNothing

DARK_CORNER = np.full((600, 400), 250, dtype=np.uint8)
DARK_CORNER[:150, :100] = 10
GREY = Image.fromarray(DARK_CORNER)


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def taken(data: bytes) -> np.ndarray:
    """The first page as it is handed to the engine."""
    shots, _ = pictures.shots(data)
    return shots[0]().grey


def looks_right(grey: np.ndarray) -> bool:
    """Whether the page is upright, dark in its top left corner and light elsewhere."""
    rows, columns = grey.shape
    dark = grey[rows // 16 : rows // 6, columns // 16 : columns // 6].mean()
    light = grey[rows // 3 :, columns // 3 :].mean()
    return rows > columns and dark < 60 and light > 200


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "GIF", "BMP", "WEBP", "AVIF"])
def test_any_kind_of_picture_file_is_opened(form):
    assert looks_right(taken(saved(GREY.convert("RGB"), form)))


def test_a_picture_of_a_phone_is_opened():
    pillow_heif.register_heif_opener()
    assert looks_right(taken(saved(GREY.convert("RGB"), "HEIF")))


def _deep() -> Image.Image:
    return Image.fromarray(DARK_CORNER.astype(np.uint16) * 200)


def _see_through() -> Image.Image:
    picture = Image.new("RGBA", GREY.size, (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 100, 150))
    return picture


@pytest.mark.parametrize(
    ("picture", "form"),
    [
        (GREY.convert("CMYK"), "JPEG"),
        (GREY.convert("CMYK"), "TIFF"),
        (_deep(), "PNG"),
        (_deep(), "TIFF"),
        (GREY.convert("1"), "TIFF"),
        (GREY.convert("P"), "PNG"),
        (_see_through(), "PNG"),
        (_see_through().convert("LA"), "PNG"),
    ],
    ids=["CMYK JPEG", "CMYK TIFF", "16 bit", "16 bit TIFF", "1 bit", "palette", "alpha", "grey alpha"],
)
def test_colours_of_every_kind_become_grey(picture, form):
    assert looks_right(taken(saved(picture, form)))


@pytest.mark.parametrize(("turn", "kept"), [(Image.Transpose.ROTATE_90, 6), (Image.Transpose.ROTATE_180, 3)])
def test_a_photo_is_turned_as_the_camera_says(turn, kept):
    exif = Image.Exif()
    exif[0x0112] = kept
    assert looks_right(taken(saved(GREY.transpose(turn), "JPEG", exif=exif)))


def test_a_fax_of_uneven_dots_keeps_the_shape_of_its_paper():
    fax = saved(Image.new("1", (1728, 1078), 1), "TIFF", compression="group4", dpi=(204, 98))
    (take,), _ = pictures.shots(fax)
    shot = take()
    assert (round(shot.width), round(shot.height)) == (610, 792)
    assert shot.grey.shape[0] / shot.grey.shape[1] == pytest.approx(792 / 610, rel=0.01)


def test_each_page_of_a_fax_is_a_page_and_pages_past_the_limit_are_counted():
    page = Image.new("1", (24, 32), 1)
    data = saved(page, "TIFF", save_all=True, append_images=[page] * 99)
    shots, left_out = pictures.shots(data)
    assert (pictures.page_count(data), len(shots), left_out) == (100, 60, 40)


def test_a_moving_picture_is_one_page():
    data = saved(GREY, "GIF", save_all=True, append_images=[GREY.point(lambda shade: 255 - shade)] * 3)
    assert pictures.page_count(data) == 1


def test_a_large_photo_is_read_at_a_bounded_size():
    assert taken(saved(Image.new("L", (3000, 2000), 200), "JPEG")).size <= 4_200_000


def png_that_claims(width: int, height: int) -> bytes:
    """A small PNG whose head says that it is as large as told."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 9000)) + chunk(b"IEND", b"")
    )


def _textured() -> Image.Image:
    """A picture full of detail without print, as of a pet."""
    rng = np.random.default_rng(7)
    return Image.fromarray(rng.integers(40, 220, (60, 80), dtype=np.uint8)).resize((1200, 900), Image.Resampling.BOX)


BAD = {
    "one pixel": (saved(Image.new("L", (1, 1), 0), "PNG"), errors.TooSmall),
    "one long thread": (saved(Image.new("L", (20_000, 4), 0), "PNG"), errors.TooSmall),
    "30,000 by 30,000": (png_that_claims(30_000, 30_000), errors.TooManyPixels),
    "a bomb": (png_that_claims(2_000_000, 2_000_000), errors.TooManyPixels),
    "a photo cut short": (saved(_textured(), "JPEG")[:-4000], errors.DamagedPicture),
    "a blank page": (saved(Image.new("L", (1200, 1600), 243), "PNG"), errors.BlankPage),
    "no print": (saved(_textured(), "PNG"), errors.NoWords),
    "no print, out of focus": (
        saved(_textured().filter(ImageFilter.GaussianBlur(30)), "PNG"),
        errors.TooBlurred,
    ),
}


@pytest.mark.parametrize(("data", "error"), BAD.values(), ids=BAD.keys())
def test_a_picture_that_cannot_be_read_says_why(monkeypatch, data, error):
    monkeypatch.setattr("checker.reading.scans.reading.usual_engine", lambda *_: SeesNothing())
    with pytest.raises(error):
        open_document(data, "photo")


def test_print_that_cannot_be_made_out_is_called_blurred(monkeypatch):
    guesses = Sees([(100, 100 + 40 * row, 700, 124 + 40 * row, "l1lI 0OQ 8B 5S$") for row in range(6)], confidence=0.3)
    monkeypatch.setattr("checker.reading.scans.reading.usual_engine", lambda *_: guesses)
    with pytest.raises(errors.TooBlurred):
        open_document(saved(_textured(), "PNG"), "photo")


def test_one_bad_page_of_a_scan_does_not_cost_the_others(monkeypatch):
    pages = [Image.new("L", (800, 1000), 255), _textured()]
    monkeypatch.setattr(
        "checker.reading.scans.reading.usual_engine",
        lambda *_: Sees([(100, 100, 500, 124, "Oxygen concentrator 185.00")]),
    )
    document = open_document(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]), "scan")
    assert [page.source for page in document.pages] == ["none", "ocr"]


def test_a_page_of_a_pdf_on_which_nothing_is_printed_is_none_that_could_not_be_read(monkeypatch):
    monkeypatch.setattr("checker.reading.scans.reading.usual_engine", lambda *_: SeesNothing())
    document = open_document(pdf("", text(72, 700, "Oxygen concentrator 185.00")), "bill.pdf")
    assert [page.source for page in document.pages] == ["text", "text"]

    with pytest.raises(errors.BlankPage):
        open_document(pdf("", ""), "bill.pdf")
