"""Pictures of the person's page: what is marked stands where the words are, turned and cropped pages too."""

from __future__ import annotations

import io
import math
from collections.abc import Callable

import numpy as np
import pikepdf
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray
from PIL import Image

from checker.errors import Damaged, DamagedPicture, EmptyFile, Encrypted, StatementError, WrongPassword
from checker.model import Box, Page, Warp
from checker.outputs.marks import Mark, Strip, line_boxes
from checker.outputs.page_images import page, strip
from checker.reading.ink.turning import box_as_filed
from tests.outputs import bills

_INK = (20, 66, 128)
_CROP = (20, 30, 590, 760)
_WHOLE = (0, 0, 612, 792)


def _picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def _inked(picture: Image.Image) -> NDArray[np.bool_]:
    return (np.asarray(picture) == _INK).all(axis=2)


def _turned(turn: int, crop: tuple[int, ...] = _WHOLE) -> bytes:
    with pikepdf.open(io.BytesIO(bills.pdf())) as bill:
        bill.pages[0].cropbox = pikepdf.Array(crop)
        bill.pages[0].rotate(turn, relative=False)
        out = io.BytesIO()
        bill.save(out)
        return out.getvalue()


def _as_shown(box: Box, turn: int, crop: tuple[int, ...]) -> Box:
    """Where a box of the upright, whole page stands once the page is cropped and turned."""
    left, bottom, right, top = crop
    x0, x1 = box.x0 - left, box.x1 - left
    y0, y1 = box.top - (792 - top), box.bottom - (792 - top)
    wide, high = right - left, top - bottom
    turns: dict[int, Callable[[], Box]] = {
        0: lambda: Box(1, x0, y0, x1, y1),
        90: lambda: Box(1, high - y1, x0, high - y0, x1),
        180: lambda: Box(1, wide - x1, high - y1, wide - x0, high - y0),
        270: lambda: Box(1, y0, wide - x1, y1, wide - x0),
    }
    return turns[turn]()


def test_the_page_is_drawn_at_the_scale_asked_for() -> None:
    assert _picture(page(bills.pdf(), 1, scale=1.5)).size == (918, 1188)


def test_a_mark_is_an_outline_round_the_line_and_a_badge_in_the_margin() -> None:
    box = bills.box(2)
    inked = _inked(_picture(page(bills.pdf(), 1, [Mark(box, "7")], scale=2)))
    rows, columns = np.nonzero(inked)
    assert rows.min() == pytest.approx(2 * (box.top - 2), abs=8)
    assert rows.max() == pytest.approx(2 * (box.bottom + 2), abs=8)
    assert columns.max() == pytest.approx(2 * (box.x1 + 4), abs=3)
    assert inked[:, int(2 * (box.x0 - 15)) : int(2 * (box.x0 - 8))].any(), "no badge left of the line"


def test_a_mark_of_another_page_is_left_out() -> None:
    other = Box(2, 54, 100, 300, 110)
    assert not _inked(_picture(page(bills.pdf(), 1, [Mark(other, "1")]))).any()


@pytest.mark.parametrize("crop", [_WHOLE, _CROP])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_are_those_of_the_page_as_shown(turn: int, crop: tuple[int, ...]) -> None:
    """The words of the line, and of no other, stand inside its box on the picture."""
    picture = np.asarray(_picture(page(_turned(turn, crop), 1, scale=2)).convert("L")) < 128
    box = _as_shown(bills.box(2), turn, crop)
    inside = picture[round(box.top * 2) : round(box.bottom * 2), round(box.x0 * 2) : round(box.x1 * 2)]
    gap = _as_shown(Box(1, 54, bills.box(2).bottom + 2, 558, bills.box(3).top - 1), turn, crop)
    between = picture[round(gap.top * 2) : round(gap.bottom * 2), round(gap.x0 * 2) : round(gap.x1 * 2)]
    assert inside.sum() > 500
    assert between.sum() == 0


def test_the_strip_shows_the_line_in_full_ink_and_its_neighbours_pale() -> None:
    picture = _picture(strip(Strip(bills.pdf(), (bills.box(2),), "1")))
    assert picture.width == 1440
    grey = np.asarray(picture.convert("L"))
    inked = _inked(picture)
    rows = np.nonzero(inked.any(axis=1))[0]
    above, line = grey[: rows.min() - 2], grey[rows.min() + 8 : rows.max() - 8, 100:-60]
    assert line.min() < 40
    assert 100 < above.min() < 220, "the line above stands under a veil"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_the_strip_of_a_page_filed_sideways_is_upright(turn: int) -> None:
    """A page turned one way, and turned back for the strip, gives the strip of the page as it was."""
    upright = np.asarray(_picture(strip(Strip(bills.pdf(), (bills.box(2),), "1"))).convert("L"), dtype=np.int16)
    box = _as_shown(bills.box(2), turn, _WHOLE)
    put_back = np.asarray(
        _picture(strip(Strip(_turned(turn), (box,), "1", pages=(Page(1, 1, 1, turned=360 - turn),)))).convert("L"),
        dtype=np.int16,
    )
    assert put_back.shape == upright.shape
    assert np.abs(put_back - upright).mean() < 8


def test_the_strip_of_a_tilted_photo_is_level_and_cut_for_a_phone_like_that_of_the_page() -> None:
    lean = 0.06
    across, down = math.cos(lean), math.sin(lean)
    small = 792 / 830  # a picture this high is taken for a letter page
    read_as = Page(
        1, 612, 792, warp=Warp((small * across, small * down, 0, small * -down, small * across, small * 40, 0, 0, 1))
    )
    tilted = io.BytesIO()
    back = (across, -down, 40 * down, down, across, -40 * across)
    flat = _picture(page(bills.pdf(), 1, scale=1.0))
    flat.transform((660, 830), Image.Transform.AFFINE, back, Image.Resampling.BICUBIC, fillcolor="white").save(
        tilted, "PNG", dpi=(72, 72)
    )
    box = box_as_filed(bills.box(2), read_as)
    assert box.height > 2 * bills.box(2).height
    level = _picture(strip(Strip(tilted.getvalue(), (box,), "1", narrow=True, pages=(read_as,))))
    plain = _picture(strip(Strip(bills.pdf(), (bills.box(2),), "1", narrow=True)))
    assert level.height == pytest.approx(plain.height, rel=0.1)


def test_two_lines_far_apart_are_two_pieces_and_neighbours_are_one() -> None:
    apart = _picture(strip(Strip(bills.pdf(), (bills.box(0), bills.box(4)), "1")))
    together = _picture(strip(Strip(bills.pdf(), (bills.box(2), bills.box(3)), "1")))
    assert apart.height > together.height


def test_on_a_phone_a_line_is_stacked_in_enlarged_pieces() -> None:
    wide = _picture(strip(Strip(bills.pdf(), (bills.box(2),), "1", width=716)))
    narrow = _picture(strip(Strip(bills.pdf(), (bills.box(2),), "1", width=716, narrow=True)))
    assert narrow.width == wide.width
    assert narrow.height > 3 * wide.height


def test_no_word_is_cut_on_a_phone() -> None:
    """Between two pieces there is only paper: all ink of the line is on some piece."""
    narrow = np.asarray(_picture(strip(Strip(bills.pdf(), (bills.box(2),), "", width=716, narrow=True))).convert("L"))
    assert (narrow[:, :6] > 90).all()
    assert (narrow[:, -6:] > 90).all()


def test_a_line_at_the_edge_of_the_page_is_still_drawn() -> None:
    assert strip(Strip(bills.pdf(), (Box(1, -5, -3, 700, 8),), "12")).startswith(b"\x89PNG")
    assert strip(Strip(bills.pdf(), (Box(1, 2, 780, 700, 900),), "12", narrow=True)).startswith(b"\x89PNG")


def test_a_photo_is_drawn_in_the_points_of_its_page() -> None:
    photo = io.BytesIO()
    _picture(page(bills.pdf(), 1, scale=3)).save(photo, "JPEG", icc_profile=b"x" * 2_000_000)
    mark = Mark(bills.box(2), "1")
    inked = _inked(_picture(page(photo.getvalue(), 1, [mark], scale=2)))
    assert np.nonzero(inked)[0].mean() / 2 == pytest.approx((mark.box.top + mark.box.bottom) / 2, abs=3)


def test_a_huge_page_does_not_make_a_huge_picture() -> None:
    with pikepdf.open(io.BytesIO(bills.pdf())) as bill:
        bill.pages[0].mediabox = pikepdf.Array([0, 0, 14000, 14000])
        out = io.BytesIO()
        bill.save(out)
    picture = _picture(page(out.getvalue(), 1, scale=4))
    assert picture.width * picture.height <= 16_100_000


def test_a_locked_bill_opens_with_its_password_and_says_so_without() -> None:
    with pikepdf.open(io.BytesIO(bills.pdf())) as bill:
        out = io.BytesIO()
        bill.save(out, encryption=pikepdf.Encryption(user="oxygen", owner="owner"))
    locked = out.getvalue()
    assert page(locked, 1, password="oxygen").startswith(b"\x89PNG")
    with pytest.raises(Encrypted):
        page(locked, 1)
    with pytest.raises(WrongPassword):
        page(locked, 1, password="air")


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", EmptyFile), (b"\x89PNG\r\n\x1a\n", DamagedPicture), (b"%PDF-1.7 and nothing else", Damaged)],
)
def test_what_does_not_open_says_why(data: bytes, error: type[StatementError]) -> None:
    with pytest.raises(error):
        page(data, 1)


def test_a_row_that_wraps_is_one_box_a_page() -> None:
    wrapped = bills.line(1, None, None, "x", "1.00")
    boxes = (Box(1, 10, 10, 50, 20), Box(1, 10, 22, 90, 32), Box(2, 10, 5, 60, 15))
    assert line_boxes(replace(wrapped, boxes=boxes)) == (Box(1, 10, 10, 90, 32), boxes[2])
