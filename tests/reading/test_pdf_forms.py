"""What was typed into the fields of a PDF form is read as words where it stands, whoever drew it or did not."""

from __future__ import annotations

import pytest

from checker.model import Box, Page, PageSource
from checker.reading.pdf import read_pages
from tests.reading.pdf_maker import pdf, stream, text

FIELD = "/Type /Annot /Subtype /Widget /Rect [{rect}]"
RECT = "100 690 220 704"


def widget(entries: str, rect: str = RECT) -> str:
    return f"<< {FIELD.format(rect=rect)} {entries} >>"


def form(*widgets: str, content: str = "", catalog: str = "", objects: dict[int, str | bytes] | None = None) -> bytes:
    """A page with these widgets, numbered from 10, over its contents."""
    numbered: dict[int, str | bytes] = dict(enumerate(widgets, start=10))
    references = " ".join(f"{number} 0 R" for number in numbered)
    return pdf(
        content,
        page=f"/Annots [{references}]",
        catalog=f"/AcroForm << /Fields [{references}] /DR << /Font << /Helv 3 0 R >> >> {catalog} >>",
        objects=numbered | (objects or {}),
    )


def appearance(shown: str, entries: str = "") -> bytes:
    """How a field was drawn, in a box of 120 by 14."""
    return stream(f"/Tx BMC q {shown} Q EMC".encode(), f"/Type /XObject /Subtype /Form /BBox [0 0 120 14] {entries}")


def only_page(data: bytes) -> Page:
    (page,) = read_pages(data)
    return page


def words(data: bytes) -> list[str]:
    return [word.text for word in only_page(data).words]


def within(inner: Box, x0: float, top: float, x1: float, bottom: float) -> bool:
    return x0 <= inner.x0 and top - 1 <= inner.top and inner.x1 <= x1 and inner.bottom <= bottom + 1


def test_a_value_that_nobody_drew_stands_in_its_field():
    page = only_page(form(widget("/FT /Tx /V (E1390 RR) /DA (/Helv 10 Tf 0 g)")))
    assert [word.text for word in page.words] == ["E1390", "RR"]
    assert page.source is PageSource.FORM
    assert all(within(word.box, 100, 792 - 704, 220, 792 - 690) for word in page.words)
    assert page.words[0].size == pytest.approx(10)


def test_values_of_fields_that_touch_are_words_of_their_own():
    typed = "/DA (/Cour 10 Tf 0 g)"
    year, month = (
        widget(f"/FT /Tx /V ({value}) {typed}", f"{x} 690 {x + 28} 704") for value, x in (("2024", 100), ("03", 124))
    )
    assert words(form(year, month)) == ["2024", "03"]


def test_a_value_that_was_drawn_is_read_once():
    data = form(
        widget("/FT /Tx /V (185.00) /DA (/Helv 10 Tf 0 g) /AP << /N 30 0 R >>"),
        objects={30: appearance(text(2, 4, "185.00", font="Helv"))},
    )
    page = only_page(data)
    assert [word.text for word in page.words] == ["185.00"]
    assert page.words[0].box.x0 == pytest.approx(102, abs=0.5)


def test_a_value_is_read_as_it_was_drawn():
    data = form(
        widget("/FT /Tx /V (1412) /AP << /N 30 0 R >>"),
        objects={30: appearance(text(2, 4, "$1,412.00", font="Helv"))},
    )
    assert words(data) == ["$1,412.00"]


def test_an_appearance_is_fitted_into_the_place_of_its_field():
    data = form(
        widget("/FT /Tx /V (E0431) /AP << /N 30 0 R >>", rect="100 690 340 718"),
        objects={30: appearance(text(10, 4, "E0431", font="Helv"))},
    )
    (word,) = only_page(data).words
    assert word.box.x0 == pytest.approx(120, abs=0.5)
    assert word.size == pytest.approx(20, abs=0.5)


def test_an_empty_appearance_leaves_the_value():
    data = form(widget("/FT /Tx /V (E1392) /AP << /N 30 0 R >>"), objects={30: appearance("")})
    assert words(data) == ["E1392"]


def test_a_damaged_appearance_leaves_the_value():
    broken = "<< /Type /XObject /Length 4 >>\nstream\nq Q \nendstream"
    assert words(form(widget("/FT /Tx /V (E1392) /AP << /N 30 0 R >>"), objects={30: broken})) == ["E1392"]


def test_a_form_that_asks_for_new_appearances_is_read_by_its_values():
    data = form(
        widget("/FT /Tx /V (NEW) /AP << /N 30 0 R >>"),
        catalog="/NeedAppearances true",
        objects={30: appearance(text(2, 4, "OLD", font="Helv"))},
    )
    assert words(data) == ["NEW"]


def test_a_value_printed_into_the_page_already_is_not_read_again():
    data = form(widget("/FT /Tx /V (John Doe)"), content=text(103, 694, "John Doe"))
    assert words(data) == ["John", "Doe"]


def test_what_a_widget_does_not_say_its_parents_and_the_form_do():
    data = form(
        widget("/Parent 30 0 R"),
        catalog="/DA (/Helv 9 Tf 0 g) /Q 2",
        objects={30: "<< /T (name) /Parent 31 0 R >>", 31: "<< /FT /Tx /T (patient) /V (Rosa Diaz) >>"},
    )
    page = only_page(data)
    assert [word.text for word in page.words] == ["Rosa", "Diaz"]
    assert page.words[0].size == pytest.approx(9)
    assert page.words[1].box.x1 == pytest.approx(218, abs=0.5)


def test_parents_in_a_circle_come_to_an_end():
    data = form(
        widget("/FT /Tx /Parent 30 0 R"),
        content=text(100, 500, "Total"),
        objects={30: "<< /Parent 31 0 R >>", 31: "<< /Parent 30 0 R >>"},
    )
    assert words(data) == ["Total"]


@pytest.mark.parametrize("value", ["(\\376\\377\\0R\\0\\355\\0o)", "<FEFF005200ED006F>", "(R\\355o)"])
def test_values_in_any_writing_of_text_are_read(value):
    assert words(form(widget(f"/FT /Tx /V {value}"))) == ["Río"]


def test_a_comb_of_cells_is_one_word_over_its_cells():
    page = only_page(form(widget("/FT /Tx /V (62311) /MaxLen 10 /Ff 16777216 /DA (/Helv 8 Tf 0 g)")))
    assert [word.text for word in page.words] == ["62311"]
    assert page.words[0].box.x1 == pytest.approx(160)


def test_type_of_size_nought_is_fitted_to_its_field():
    long = "MAXIMILIAN OXYGEN AND RESPIRATORY SUPPLY"
    page = only_page(form(widget(f"/FT /Tx /V ({long}) /DA (/Helv 0 Tf 0 g)")))
    assert " ".join(word.text for word in page.words) == long
    assert 4 <= page.words[0].size < 8


def test_a_value_of_several_lines_is_set_from_the_top():
    note = "(Two lines\\nof words that are long enough to need a third)"
    page = only_page(form(widget(f"/FT /Tx /Ff 4096 /V {note} /DA (/Helv 9 Tf 0 g)", rect="100 600 260 704")))
    tops = sorted({round(word.box.top) for word in page.words})
    assert len(tops) == 3
    assert page.words[0].text == "Two"
    assert tops[0] < 100


def test_ticked_boxes_are_crosses_and_others_are_nothing():
    ways = "/AP << /N << /Yes 30 0 R /Off 31 0 R >> >>"
    drawn = {30: appearance(text(2, 4, "4", font="Helv")), 31: appearance("")}
    assert words(form(widget(f"/FT /Btn /V /Yes /AS /Yes {ways}"), objects=drawn)) == ["X"]
    assert words(form(widget(f"/FT /Btn /V /Yes {ways}"), objects=drawn)) == ["X"]
    assert words(form(widget(f"/AS /Yes {ways}"), objects=drawn)) == ["X"]
    assert words(form(widget(f"/FT /Btn /V /Off /AS /Off {ways}"), objects=drawn)) == []
    assert words(form(widget(f"/FT /Btn /Ff 65536 /AS /Yes {ways}"), objects=drawn)) == []


def test_a_choice_is_read_by_the_words_shown_for_it():
    assert words(form(widget("/FT /Ch /V (RR) /Opt [[(NU) (Purchase)] [(RR) (Rental)]]"))) == ["Rental"]


@pytest.mark.parametrize(
    "entries", ["/FT /Tx /V (E1390) /F 2", "/FT /Tx /V (E1390) /F 32", "/FT /Tx /Ff 8192 /V (E1390)"]
)
def test_hidden_fields_and_passwords_are_not_read(entries):
    assert words(form(widget(entries))) == []


def test_a_free_text_note_is_read_where_it_lies():
    note = (
        "<< /Type /Annot /Subtype /FreeText /Rect [100 690 300 704] /Contents (Paid 20.00 in May) /DA (/Helv 9 Tf) >>"
    )
    page = only_page(form(note, content=text(100, 500, "Total")))
    assert sorted(word.text for word in page.words) == ["20.00", "May", "Paid", "Total", "in"]


@pytest.mark.parametrize(("rotate", "size"), [(90, (792, 612)), (270, (792, 612)), (180, (612, 792))])
def test_a_field_turned_with_its_page_is_read_upright(rotate, size):
    data = pdf(
        "",
        page=f"/Rotate {rotate} /Annots [10 0 R]",
        objects={10: widget(f"/FT /Tx /V (E1390 RR) /DA (/Helv 9 Tf) /MK << /R {rotate} >>", rect="300 300 380 380")},
    )
    page = only_page(data)
    assert (page.width, page.height) == size
    assert [word.text for word in page.words if word.upright] == ["E1390", "RR"]


def test_fields_without_sense_cost_nothing_else():
    odd = ["<< /Subtype /Widget /Rect [1 2 3] /FT /Tx /V (x) >>", "[1 2]", widget("/FT /Tx /V 7 /MaxLen (x) /Q /No")]
    assert words(form(*odd, content=text(100, 500, "Total"))) == ["Total"]


def test_a_field_that_leads_nowhere_costs_only_itself():
    lost = widget("/FT /Tx /V 77 0 R /Parent 78 0 R /MK 79 0 R")
    page = only_page(form(lost, widget("/FT /Tx /V (E1390)", rect="100 600 220 614"), content=text(100, 500, "Total")))
    assert sorted(word.text for word in page.words) == ["E1390", "Total"]
    assert {word.confidence for word in page.words} == {1.0}
