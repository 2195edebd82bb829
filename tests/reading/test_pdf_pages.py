"""A PDF page is read as it is shown: turned, cropped, without what is hidden, with its ruled lines and pictures."""

from __future__ import annotations

import pytest

from checker.model import Box, Page, PageSource
from checker.reading.pdf import read_document, read_pages
from tests.reading.pdf_maker import pdf, stream, text


def only_page(data: bytes) -> Page:
    (page,) = read_pages(data)
    return page


def words(data: bytes) -> list[str]:
    return [word.text for word in only_page(data).words if word.upright]


def box_of(data: bytes, wanted: str) -> Box:
    (found,) = (word.box for word in only_page(data).words if word.text == wanted)
    return found


# Where things stand


@pytest.mark.parametrize(
    ("rotate", "size", "matrix"),
    [
        (0, (612, 792), "1 0 0 1 100 700"),
        (90, (792, 612), "0 1 -1 0 92 100"),
        (180, (612, 792), "-1 0 0 -1 512 92"),
        (270, (792, 612), "0 -1 1 0 520 692"),
    ],
)
def test_a_turned_page_is_read_as_shown(rotate, size, matrix):
    shown = f"BT /F1 10 Tf {matrix} Tm (E1390) Tj ET\n" + f"q {matrix} cm 0 0 200 0.5 re f Q"
    page = only_page(pdf(shown, page=f"/Rotate {rotate}"))
    assert (page.width, page.height) == size
    (word,) = page.words
    assert word.text == "E1390"
    assert word.upright
    assert word.box.x0 == pytest.approx(100, abs=0.5)
    assert word.box.bottom == pytest.approx(size[1] - (700 if size[1] == 792 else 520) + 2, abs=1)
    (line,) = page.rules
    assert line.width == pytest.approx(200)
    assert line.x0 == pytest.approx(100)


UPRIGHT_HEADINGS = "BT /F1 10 Tf -1 0 0 -1 300 700 Tm (Service date, code, letters, amount billed) Tj ET\n"


@pytest.mark.parametrize("headings", ["", UPRIGHT_HEADINGS])
def test_a_page_without_a_turn_whose_text_runs_sideways_is_turned_to_be_read(headings: str):
    column = "".join(
        f"BT /F1 10 Tf 0 1 -1 0 {100 + 15 * i} 80 Tm (01/05/2024 E1390 RR 185.00) Tj ET\n" for i in range(5)
    )
    page = only_page(pdf(column + headings))
    assert page.turned == 90
    assert (page.width, page.height) == (792, 612)
    assert [word.text for word in page.words[:4]] == ["01/05/2024", "E1390", "RR", "185.00"]
    assert all(word.upright for word in page.words[:20])
    assert page.words[0].box.x0 == pytest.approx(80)


def test_a_few_sideways_words_do_not_turn_the_page():
    margin = "BT /F1 8 Tf 0 1 -1 0 20 300 Tm (FORM 12345) Tj ET\n"
    page = only_page(pdf(margin + text(100, 700, "Oxygen concentrator rental 185.00")))
    assert page.turned == 0
    assert [word.text for word in page.words if not word.upright] == ["FORM", "12345"]
    assert "Oxygen" in words(pdf(margin + text(100, 700, "Oxygen concentrator rental 185.00")))


def test_a_cropped_page_is_measured_from_its_crop():
    data = pdf(text(100, 700, "E1390"), media="[-20 -30 640 800]", page="/CropBox [50 60 450 760]")
    page = only_page(data)
    assert (page.width, page.height) == (400, 700)
    assert page.words[0].box.x0 == pytest.approx(50)
    assert page.words[0].box.bottom == pytest.approx(60 + 2, abs=1)


def test_what_lies_outside_the_crop_is_not_read():
    data = pdf(text(100, 700, "inside") + text(100, 20, "printer's marks"), page="/CropBox [50 60 450 760]")
    assert words(data) == ["inside"]


def test_a_page_of_large_units_is_measured_in_points():
    data = pdf(text(10, 70, "E1390", size=1), media="[0 0 61.2 79.2]", page="/UserUnit 10")
    page = only_page(data)
    assert (page.width, page.height) == (pytest.approx(612), pytest.approx(792))
    assert page.words[0].size == pytest.approx(10)
    assert page.words[0].box.x0 == pytest.approx(100)


@pytest.mark.parametrize("media", ["[612 792 0 0]", "[0 0 0 0]", "[]", "[0 0 1e30 792]"])
def test_an_odd_page_size_does_not_stop_the_reader(media):
    assert "E1390" in [word.text for word in only_page(pdf(text(100, 700, "E1390"), media=media)).words]


def test_text_that_runs_on_past_the_edge_of_the_page_is_kept():
    items = "99213 Office visit $175.00 " * 8
    page = only_page(pdf(text(100, 700, items)))
    assert [word.text for word in page.words] == items.split()
    assert page.words[-1].box.x1 > page.width


def test_text_that_runs_on_past_the_edge_is_kept_when_the_page_clips_to_itself():
    items = "99213 Office visit $175.00 " * 8
    assert words(pdf("0 0 612 792 re W n " + text(100, 700, items))) == items.split()


def test_text_wholly_off_the_page_is_not_read():
    assert words(pdf(text(700, 700, "Hidden") + text(100, 900, "Above") + text(100, 700, "Shown"))) == ["Shown"]


# What the eye does not see


@pytest.mark.parametrize(
    "hidden",
    [
        "q " + text(100, 650, "Hidden", before="3 Tr") + "Q ",
        "q " + text(100, 650, "Hidden", before="7 Tr") + "Q ",
        "1 g " + text(100, 650, "Hidden") + "0 g ",
        "1 1 1 rg " + text(100, 650, "Hidden") + "0 g ",
        "0 0 0 0 k " + text(100, 650, "Hidden") + "0 g ",
        "q 0.5 g 90 640 200 30 re f 0.5 g " + text(100, 650, "Hidden") + "Q ",
        text(100, 650, "Hidden", size=0),
        text(100, 650, "Hidden", size=0.2),
        "q 300 600 100 100 re W n " + text(100, 650, "Hidden") + "Q ",
        text(100, 650, "Hidden") + "0.2 g 90 640 200 30 re f 0 g ",
        text(100, 650, "Hidden") + "1 g 90 640 200 30 re f 0 g ",
        "/Clear gs " + text(100, 650, "Hidden") + "/Full gs ",
        "/OC /Off BDC " + text(100, 650, "Hidden") + "EMC ",
    ],
)
def test_hidden_text_is_not_read(hidden):
    data = pdf(
        hidden + text(100, 700, "Shown"),
        resources="/ExtGState << /Clear << /ca 0 >> /Full << /ca 1 >> >> /Properties << /Off 20 0 R >>",
        catalog="/OCProperties << /OCGs [20 0 R] /D << /OFF [20 0 R] >> >>",
        objects={20: "<< /Type /OCG /Name (Off) >>"},
    )
    assert words(data) == ["Shown"]


@pytest.mark.parametrize(
    "shown",
    [
        "q 0 0 0.5 rg 90 690 200 30 re f 1 g " + text(100, 700, "Shown") + "Q",
        "q 0.9 g 90 690 200 30 re f 0 g " + text(100, 700, "Shown") + "Q",
        "q 0.92 g " + text(100, 700, "Shown") + "Q",
        "q 0 0 0.5 rg 90 695 m 90 690 95 690 300 690 c 300 720 l 90 720 l h f 1 g " + text(100, 700, "Shown") + "Q",
        "q 90 690 200 30 re W n /Fade sh 1 g " + text(100, 700, "Shown") + "Q",
        "q 0 0 0.5 RG 30 w 90 703 m 290 703 l S 1 g " + text(100, 700, "Shown") + "Q",
        "1 g 0 0 612 792 re f q 200 0 0 30 90 690 cm /Scan Do Q 1 g " + text(100, 700, "Shown"),
        text(100, 700, "Shown") + "0 g 50 650 300 100 re 52 652 296 96 re f*",
        text(100, 700, "Shown") + "/Pattern cs /Dots scn 50 650 300 100 re f",
        text(100, 700, "Shown") + "/Mark gs 1 1 0 rg 90 690 200 30 re f",
        text(100, 700, "Shown") + "/Blend gs 1 1 0 rg 90 690 200 30 re f",
        "/OC /On BDC " + text(100, 700, "Shown") + "EMC",
        "q 90 690 200 30 re W n " + text(100, 700, "Shown") + "Q",
        text(100, 700, "Shown", before="1 Tr"),
        text(100, 700, "Shown", before="2 Tr"),
        "/Spot cs 1 scn " + text(100, 700, "Shown"),
        "1 0 0 rg " + text(100, 700, "Shown"),
        "q 0.299 g 90 690 200 30 re f 1 0 0 rg " + text(100, 700, "Shown") + "Q",
    ],
)
def test_what_only_looks_hidden_is_read(shown):
    data = pdf(
        shown,
        resources=(
            "/ExtGState << /Mark << /ca 0.4 >> /Blend << /BM /Multiply >> >> /Properties << /On 20 0 R >> "
            "/ColorSpace << /Spot [/Separation /Gold /DeviceRGB 21 0 R] >> /XObject << /Scan 22 0 R >>"
        ),
        catalog="/OCProperties << /OCGs [20 0 R] /D << /OFF [] >> >>",
        objects={20: "<< /Type /OCG /Name (On) >>", 21: "<< /FunctionType 2 /Domain [0 1] /N 1 >>", 22: image()},
    )
    assert words(data) == ["Shown"]


def test_a_description_cut_off_by_its_cell_is_read_as_far_as_it_is_seen():
    data = pdf("q 100 690 60 20 re W n " + text(100, 700, "OXYGENCONCENTRATOR", font="F3") + "Q " + text(170, 700, "1"))
    assert words(data) == ["OXYGENCONC", "1"]


def test_text_in_a_form_that_is_placed_on_the_page_is_read_where_it_is_placed():
    form = stream(text(10, 10, "E1390").encode(), "/Type /XObject /Subtype /Form /BBox [0 0 100 50] "
                  "/Matrix [1 0 0 1 50 0] /Resources << /Font << /F1 3 0 R >> >>")  # fmt: skip
    data = pdf("q 1 0 0 1 100 600 cm /Box Do Q", resources="/XObject << /Box 20 0 R >>", objects={20: form})
    assert box_of(data, "E1390").x0 == pytest.approx(160)


def test_forms_that_draw_each_other_do_not_hang_the_reader():
    form = stream(b"/Box Do /Box Do", "/Type /XObject /Subtype /Form /BBox [0 0 612 792] "
                  "/Resources << /XObject << /Box 21 0 R >> >>")  # fmt: skip
    back = stream(b"/Box Do /Box Do", "/Type /XObject /Subtype /Form /BBox [0 0 612 792] "
                  "/Resources << /XObject << /Box 20 0 R >> >>")  # fmt: skip
    data = pdf("/Box Do " + text(100, 700, "E1390"), resources="/XObject << /Box 20 0 R >>",
               objects={20: form, 21: back})  # fmt: skip
    assert words(data) == ["E1390"]


# Watermarks and slanted text


TABLE = "".join(text(60, 700 - 14 * i, "01/05/2024 E1390 RR Oxygen concentrator 185.00") for i in range(20))


def test_a_slanted_watermark_is_set_apart():
    mark = "0.8 g BT /F2 80 Tf 0.7 0.7 -0.7 0.7 100 400 Tm (COPY) Tj ET 0 g "
    page = only_page(pdf(mark + TABLE))
    assert [word.text for word in page.words if not word.upright] == ["COPY"]
    assert len([word for word in page.words if word.upright]) == 120


def test_a_large_level_watermark_behind_the_table_is_set_apart():
    mark = "0.9 g " + text(60, 560, "DO NOT PAY", font="F2", size=70) + "0 g "
    page = only_page(pdf(mark + TABLE))
    assert [word.text for word in page.words if not word.upright] == ["DO", "NOT", "PAY"]
    assert len([word for word in page.words if word.upright]) == 120


def test_a_large_heading_beside_small_print_is_no_watermark():
    heading = "0.7 g " + text(350, 740, "INVOICE", size=30) + "0 g "
    address = text(60, 758, "Breathe Easy Supply", size=8) + text(60, 748, "12 Elm Street", size=8)
    page = only_page(pdf(heading + address + TABLE))
    assert all(word.upright for word in page.words)


def test_slightly_tilted_text_counts_as_level():
    data = pdf("BT /F1 10 Tf 0.9999 0.01 -0.01 0.9999 100 700 Tm (E1390 RR 185.00) Tj ET")
    assert words(data) == ["E1390", "RR", "185.00"]


# Ruled lines and pictures


def test_lines_thin_fills_and_outlines_are_ruled_lines():
    drawing = "1 w 50 700 m 550 700 l S\n50 650 500 0.8 re f\n50 500 200 100 re S"
    page = only_page(pdf(drawing))
    level = sorted((round(box.x0), round(box.x1), round(box.top)) for box in page.rules if box.width > box.height)
    plumb = sorted((round(box.x0), round(box.top), round(box.bottom)) for box in page.rules if box.width < box.height)
    assert level == [(50, 250, 192), (50, 250, 292), (50, 550, 92), (50, 550, 141)]
    assert plumb == [(50, 192, 292), (250, 192, 292)]
    assert all(min(box.width, box.height) <= 3 for box in page.rules)


def test_zebra_fills_are_no_ruled_lines():
    assert only_page(pdf("0.9 g 50 700 500 14 re f 50 672 500 14 re f 0 g")).rules == ()


def test_a_line_drawn_in_pieces_or_twice_is_one():
    pieces = "".join(f"{50 + 20 * i} 700 20 0.5 re f\n" for i in range(25))
    page = only_page(pdf(pieces + "50 700 m 550 700 l S"))
    assert [(round(box.x0), round(box.x1)) for box in page.rules] == [(50, 550)]


def test_square_dots_in_a_row_are_a_line():
    along = "".join(f"{50.1 + 1.3 * i} 700 0.7 0.7 re f {300} {400.1 + 1.3 * i} 0.7 0.7 re f\n" for i in range(100))
    found = [tuple(round(edge, -1) for edge in (box.x0, box.x1, box.height)) for box in only_page(pdf(along)).rules]
    assert found == [(50, 180, 0), (300, 300, 130)]


def test_lines_with_a_gap_between_them_stay_two():
    page = only_page(pdf("50 700 m 200 700 l S 260 700 m 400 700 l S"))
    assert [(round(box.x0), round(box.x1)) for box in page.rules] == [(50, 200), (260, 400)]


def test_a_line_that_leads_from_words_to_their_figure_is_no_ruled_line():
    row = text(50, 700, "Oxygen concentrator") + text(300, 700, "195.50")
    page = only_page(pdf(row + "144 702 m 296 702 l S 50 690 m 400 690 l S"))
    assert [(round(box.x0), round(box.x1)) for box in page.rules] == [(50, 400)]


def test_slanted_strokes_and_bullets_are_no_ruled_lines():
    assert only_page(pdf("50 500 m 300 700 l S 100 600 2 2 re f")).rules == ()


def test_the_bars_of_a_barcode_are_no_ruled_lines():
    bars = "".join(f"{50 + 2.7 * i} 700 {1 + i % 2} 30 re f\n" for i in range(40))
    assert only_page(pdf(bars + "50 600 m 50 400 l 200 600 m 200 400 l S")).rules != ()
    assert all(box.height > 100 for box in only_page(pdf(bars + "50 600 m 50 400 l 200 600 m 200 400 l S")).rules)


def image(entries: str = "") -> bytes:
    return stream(b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
                  f"/ColorSpace /DeviceGray {entries}")  # fmt: skip


def test_pictures_are_boxes_on_the_page():
    data = pdf("q 200 0 0 100 50 600 cm /Scan Do Q", resources="/XObject << /Scan 20 0 R >>", objects={20: image()})
    (picture,) = only_page(data).pictures
    assert (picture.x0, picture.top, picture.x1, picture.bottom) == (50, 92, 250, 192)


# Pages without text


SCAN = "q 612 0 0 792 0 0 cm /Scan Do Q "


def scanned(content: str, entries: str = "") -> bytes:
    return pdf(content, resources="/XObject << /Scan 20 0 R >>", objects={20: image(entries)})


def test_a_scan_without_text_is_an_unread_page():
    page = only_page(scanned(SCAN))
    assert page.source is PageSource.NONE
    assert page.pictures


def test_the_text_a_scanner_laid_over_its_picture_is_read_with_less_trust():
    for data in (
        scanned(SCAN + text(100, 700, "E1390 RR 185.00", before="3 Tr")),
        scanned(text(100, 700, "E1390 RR 185.00") + SCAN),
    ):
        page = only_page(data)
        assert page.source is PageSource.OCR
        assert [(word.text, word.confidence) for word in page.words] == [("E1390", 0.8), ("RR", 0.8), ("185.00", 0.8)]


def test_a_stamp_on_a_scan_is_read_beside_what_the_scanner_read():
    stamp = text(450, 760, "Page 1 of 3")
    laid_over = text(100, 700, "E1390 RR 185.00", before="3 Tr") + text(450, 760.5, "Page")
    page = only_page(scanned(SCAN + stamp + laid_over))
    assert sorted(word.text for word in page.words) == ["1", "185.00", "3", "E1390", "Page", "RR", "of"]
    assert {word.confidence for word in page.words if word.text in ("Page", "of")} == {1.0}


def test_hidden_text_beside_a_small_picture_is_not_read():
    logo = "q 100 0 0 50 50 700 cm /Scan Do Q "
    assert words(scanned(logo + "q " + text(60, 710, "Hidden", before="3 Tr") + "Q " + text(100, 600, "Total"))) == [
        "Total"
    ]


def test_text_under_a_picture_that_lets_it_through_is_read_as_text():
    page = only_page(scanned(text(100, 700, "E1390") + SCAN, "/SMask 20 0 R"))
    assert page.source is PageSource.TEXT
    assert [word.text for word in page.words] == ["E1390"]


def test_white_text_on_a_picture_is_read():
    assert words(scanned(SCAN + "1 g " + text(100, 700, "E1390") + text(100, 600, "Total"))) == ["E1390", "Total"]


def test_a_page_without_text_among_others_is_kept_and_marked():
    document = read_document(pdf(text(100, 700, "E1390"), "", text(100, 700, "E0431")), "march.pdf")
    assert [page.source for page in document.pages] == [PageSource.TEXT, PageSource.NONE, PageSource.TEXT]
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.name == "march.pdf"
    assert len(document.id) == 64


def test_a_page_that_cannot_be_drawn_costs_only_itself():
    broken = stream(b"BT /F1 10 Tf (E1392) Tj ET", "/Filter /Nonsense")
    data = pdf(text(100, 700, "E1390"), "", text(100, 700, "E0431"), objects={103: broken})
    document = read_document(data, "x.pdf")
    assert [page.source for page in document.pages] == [PageSource.TEXT, PageSource.NONE, PageSource.TEXT]


def test_progress_is_told_after_each_page_and_counts_none_that_has_no_text_yet():
    told: list[tuple[int, int]] = []
    words = text(100, 700, "E1390")
    read_document(pdf(words, "", words), "x.pdf", progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (1, 3), (2, 3)]


def test_pages_past_the_limit_are_left_out_and_counted():
    kids = " ".join(["100 0 R"] * 503)
    data = pdf(text(100, 700, "E1390"), objects={2: f"<< /Type /Pages /Kids [{kids}] /Count 503 >>"})
    document = read_document(data, "long.pdf")
    assert len(document.pages) == 500
    assert document.pages_left_out == 3
