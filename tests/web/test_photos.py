"""Photos as the pages of one bill, or as bills of their own. Printed pages stand for what was read from them."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace
from PIL import Image

from checker.model import Reading
from checker.reading import read
from checker.web.visit.session import Session
from tests.web.bills import CLEAN, bill
from tests.web.conftest import Person

MORE = (("03/05/2024", "E1390 RR", "OXYGEN CONCENTRATOR", "185.00"),)


def jpeg(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (612, 792), (shade, shade, shade)).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def visit() -> Session:
    """A visit with two photos, added in the wrong order."""
    visit = Session()
    for name, shade, rows in (("page 10.jpg", 250, MORE), ("page 2.jpg", 255, CLEAN)):
        visit.add(name, jpeg(shade))
        upload = list(visit.uploads)[-1]
        made = read(bill(rows, total="625.00"), name)
        document = replace(made.document, id=upload)
        visit.outcomes[upload] = Reading(document, made.statements)
    return visit


def test_photos_are_the_pages_of_one_bill_in_the_order_of_their_names(visit: Session):
    (whole,) = visit.readings
    assert whole.document.name == "page 2.jpg + 1"
    assert [line.page for line in whole.statements[0].lines] == [1, 1, 1, 1, 2]
    places = [visit.file_of(whole.document.id, page) for page in (1, 2, 3)]
    assert [(place[0].name, place[1]) if place else None for place in places] == [
        ("page 2.jpg", 0),
        ("page 10.jpg", 1),
        None,
    ]


def test_the_person_can_say_that_they_are_separate_bills(person: Person, visit: Session):
    person.page.session_state["session"] = visit
    person.run()
    assert "Your 2 photos are" in person.text
    assert len(visit.readings) == 1
    person.page.radio(key="photos").set_value(True)
    person.run()
    assert len(person.page.session_state["session"].readings) == 2


def test_the_result_shows_each_line_from_its_own_photo(person: Person, visit: Session):
    person.page.session_state["session"] = visit
    person.open("found")
    assert "We read all 5 charges on your bill, and they add up to its total, $625.00." in person.html
