"""Any bytes give pages or one typed error, in bounded time and memory, and never another exception."""

from __future__ import annotations

import io
import os
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pdfminer.pdftypes import PDFStream
from PIL import Image

from checker import errors
from checker.reading import limits
from checker.reading.documents import open_document
from checker.reading.pdf import read_pages
from checker.reading.pdf.font_ranges import without_swelling
from checker.reading.pictures.files import page_count
from tests.hostile import make
from tests.reading.pdf_maker import pdf, stream, text, written
from tests.reading.scans.engines import SeesNothing

GOOD = pdf(text(100, 700, "01/05/2024 E1390 RR 185.00"), text(100, 700, "Total 185.00"))


@pytest.fixture
def limit(monkeypatch) -> Iterator[dict[str, int]]:
    """Bounds that a test may lower."""
    lowered: dict[str, int] = {}
    usual = limits.limit
    for module in ("opening", "pdf.files", "pdf.pages", "pdf.document", "pdf.tree", "pdf.filling", "pictures.files"):
        monkeypatch.setattr(f"checker.reading.{module}.limit", lambda name: lowered.get(name, usual(name)))
    return lowered


@pytest.fixture(autouse=True)
def quick_engine(monkeypatch) -> None:
    """Pages that only a picture shows are not read here: what opens, and how long it takes, is the matter."""
    monkeypatch.setattr("checker.reading.scans.reading.usual_engine", lambda *_: SeesNothing())


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", errors.EmptyFile),
        (b"\0\0\r\n", errors.EmptyFile),
        (b"Dear Sir or Madam", errors.NotAPdf),
        (b"BMI and other measures", errors.NotAPdf),
        (b"BM\x36\x00\x00\x00\x00\x00\x00\x00\x36\x00", errors.DamagedPicture),
        (b"PK\x03\x04" + b"\0" * 100, errors.NotAPdf),
        (b"\xff\xd8\xff\xe0" + b"\0" * 100, errors.DamagedPicture),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, errors.DamagedPicture),
        (b"II*\0" + b"\0" * 100, errors.DamagedPicture),
        (b"\0\0\0\x18ftypheic" + b"\0" * 100, errors.DamagedPicture),
        (b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 100, errors.DamagedPicture),
        (b"junk" * 20000 + pdf("BT (01/05/2024  E1390 RR  185.00) Tj ET"), errors.NotAPdf),
        (b"%PDF-1.7\n", errors.Damaged),
        (b"%PDF-1.7\n" + b"\xfe\xed" * 500, errors.Damaged),
        (b"\xff\xd8\xff\xe0 and then %PDF-1.7 in a comment", errors.DamagedPicture),
        (pdf(), errors.NoPages),
        (pdf("", ""), errors.BlankPage),
    ],
)
def test_each_kind_of_bad_file_has_its_own_error(data, error):
    with pytest.raises(errors.StatementError) as raised:
        open_document(data, "x.pdf")
    assert type(raised.value) is error


def test_a_locked_file_asks_for_its_password():
    with pytest.raises(errors.Encrypted):
        open_document(written(password="rose"), "x.pdf")


def test_a_wrong_password_is_told_from_none():
    with pytest.raises(errors.WrongPassword):
        open_document(written(password="rose"), "x.pdf", password="tulip")


def test_the_right_password_opens_a_locked_file():
    document = open_document(written(password="rose"), "x.pdf", password="rose")
    assert document.pages[0].words[0].text == "01/05/2024"


def test_a_file_locked_against_changes_only_needs_no_password():
    document = open_document(written(password=""), "x.pdf")
    assert document.pages[0].words[0].text == "01/05/2024"


def test_bytes_before_the_pdf_do_not_hide_it():
    document = open_document(b"--mail-boundary\r\n\r\n" + GOOD, "x.pdf")
    assert [page.number for page in document.pages] == [1, 2]


@pytest.mark.parametrize("keep", [0.5, 0.8, 0.97])
def test_a_file_cut_short_gives_its_pages_or_an_error(keep):
    data = written()
    try:
        document = open_document(data[: int(len(data) * keep)], "x.pdf")
    except errors.StatementError:
        return
    assert document.pages[0].words[0].text == "01/05/2024"


def test_a_lost_table_of_contents_is_found_again():
    data = GOOD.replace(b"startxref", b"startxxxx")
    assert len(open_document(data, "x.pdf").pages) == 2


def test_a_table_that_claims_a_billion_objects_holds_nothing_up(limit):
    limit["objects"] = 500
    data = pdf(text(100, 700, "E1390"))
    data = data[: data.rfind(b"xref", 0, data.rfind(b"startxref"))]
    table = stream(b"", "/Type /XRef /Root 99 0 R /Size 10 /W [1 4 2] /Index [0 1000000000]")
    data += b"90 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(data)
    started = time.process_time()
    with pytest.raises((errors.NoPages, errors.Damaged)):
        read_pages(data)
    assert time.process_time() - started < 10


LOOPS = {
    "a reference to itself": {20: "20 0 R"},
    "a ring of references": {20: "21 0 R", 21: "22 0 R", 22: "20 0 R"},
}


@pytest.mark.parametrize("objects", LOOPS.values(), ids=LOOPS.keys())
@pytest.mark.parametrize(
    "at", ["/Pages 2 0 R", "/Contents 101 0 R", "/Font <<", "/MediaBox [0 0 612 792]", "/Root 1 0 R"]
)
def test_references_in_circles_end(objects, at):
    key = at.split()[0]
    data = pdf(text(100, 700, "E1390"), objects=objects).replace(at.encode(), f"{key} 20 0 R ".encode())
    started = time.monotonic()
    with suppress(errors.StatementError):
        read_pages(data)
    assert time.monotonic() - started < 5


def test_a_page_tree_that_holds_itself_ends():
    data = pdf(text(100, 700, "E1390")).replace(b"/Kids [100 0 R]", b"/Kids [2 0 R 100 0 R]")
    assert len(open_document(data, "x.pdf").pages) == 1


def test_a_page_that_swells_a_thousandfold_is_not_unpacked_nor_drawn(limit, monkeypatch):
    monkeypatch.setattr("checker.reading.pdf.pictures.shots", lambda *_: pytest.fail("it was drawn"))
    monkeypatch.setattr("checker.reading.pdf.files._mended", lambda *_: pytest.fail("it was opened again"))
    limit["stream-bytes"] = 1_000_000
    bomb = stream(zlib.compress(b" " * 50_000_000, 9), "/Filter /FlateDecode")
    document = open_document(pdf("", text(100, 700, "E1390"), objects={101: bomb}), "x.pdf")
    assert [page.source for page in document.pages] == ["none", "text"]
    assert document.refused == (1,)


@pytest.mark.parametrize(
    ("font", "kept"),
    [
        ("/Subtype /Type1 /BaseFont /Helvetica /ToUnicode 21 0 R", True),
        ("/Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [22 0 R]", False),
    ],
)
def test_a_font_that_speaks_of_billions_of_codes_holds_nothing_up(font, kept):
    swelling = stream(b"begincmap 1 beginbfrange <00000000> <ffffffff> <0000> endbfrange endcmap")
    below = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 999999999 500] /W2 [0 999999999 1 2 3] >>"
    objects = {20: f"<< /Type /Font {font} >>", 21: swelling, 22: below}
    page = text(100, 700, "01/05/2024", font="F9") + text(100, 650, "Total 185.00")
    document = open_document(pdf(page, fonts="/F9 20 0 R", objects=objects), "x.pdf")
    words = [word.text for word in document.pages[0].words]
    assert words[-2:] == ["Total", "185.00"]
    assert ("01/05/2024" in words) == kept


def test_a_map_of_more_bytes_than_any_font_needs_is_left_out():
    long, short = (PDFStream({}, b"q " * count) for count in (2_100_000, 20))
    assert without_swelling({"ToUnicode": long}) == {}
    assert without_swelling({"ToUnicode": short}) == {"ToUnicode": short}


def test_a_page_with_a_number_past_all_bounds_is_read_without_type_of_no_size():
    lines = [text(100, 700, "01/05/2024 E1390 RR 185.00"), text(100, 650, "01/06/2024 E1390 RR 185.00", size=0)]
    document = open_document(pdf("\n".join((*lines, "1" * 5000, "0 Td"))), "x.pdf")
    assert [word.text for word in document.pages[0].words] == ["01/05/2024", "E1390", "RR", "185.00"]


@pytest.mark.parametrize(("bound", "most"), [("glyphs-a-page", 500), ("words-a-page", 100), ("words", 100)])
def test_a_page_of_endless_text_is_left_unread(limit, bound, most):
    limit[bound] = most
    data = pdf(text(100, 700, "E1390 " * 200), text(100, 700, "Total"))
    document = open_document(data, "x.pdf")
    assert [page.source for page in document.pages] == ["none", "text"]


def test_a_page_under_endless_fields_is_left_unread(limit):
    limit["fields-a-page"] = 2
    data = pdf(text(100, 700, "E1390"), page="/Annots [1 0 R 1 0 R 1 0 R]")
    with pytest.raises(errors.TooLarge):
        open_document(data, "x.pdf")
    limit["fields-a-page"] = 3
    assert open_document(data, "x.pdf").pages[0].source == "text"


def test_a_picture_of_endless_pages_is_refused(limit):
    limit["frames"] = 3
    page, sink = Image.new("L", (400, 500), "white"), io.BytesIO()
    page.save(sink, "TIFF", save_all=True, append_images=[page] * 3)
    with pytest.raises(errors.TooLarge):
        page_count(sink.getvalue())
    limit["frames"] = 4
    assert page_count(sink.getvalue()) == 4


def test_a_file_that_takes_too_long_is_given_up(limit):
    limit["seconds"] = 0
    with pytest.raises(errors.TooLarge):
        open_document(GOOD, "x.pdf")


def test_a_file_of_too_many_bytes_is_refused(limit):
    limit["bytes"] = 1000
    with pytest.raises(errors.TooLarge):
        open_document(written(), "x.pdf")


def test_deeply_nested_objects_do_not_overflow():
    nested = pdf(text(100, 700, "E1390"), resources="/Properties " + "<< /A " * 5000 + "1" + " >>" * 5000)
    with suppress(errors.StatementError):
        read_pages(nested)


def test_every_error_has_a_code_of_its_own():
    kinds = errors.StatementError.__subclasses__()
    assert len({kind.code for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("seed", range(4))
def test_any_damage_gives_pages_or_one_typed_error(seed):
    """A few hundred; `python -m tests.benchmark hostile --kind damaged` opens as many as it is asked to."""
    slowest = 0.0
    for number in range(60):
        data = make("damaged", 60 * seed + number)
        started = time.monotonic()
        try:
            document = open_document(data, "x.pdf", password="rose")
        except errors.StatementError:
            pass
        else:
            assert document.pages
        slowest = max(slowest, time.monotonic() - started)
    assert slowest < 10


def hostile_files() -> list[Path]:
    corpus = os.environ.get("CHECKER_CORPUS")
    return sorted((Path(corpus).parent / "hostile").glob("*.pdf")) if corpus else []


@pytest.mark.corpus
@pytest.mark.parametrize("path", hostile_files(), ids=lambda path: path.name[:40])
def test_hostile_files_give_pages_or_one_typed_error(path):
    started = time.monotonic()
    try:
        document = open_document(path.read_bytes(), path.name)
    except errors.StatementError:
        pass
    else:
        assert document.pages
    assert time.monotonic() - started < 10
