"""Claim forms are read box by box: printed in any ink, dropped out, as form fields; and nothing else is taken for one."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from msgspec import structs

from checker.model import Box, Document, LineItem, Page, PageSource, Statement, Word
from checker.reading import read
from checker.reading.forms.agreement import best_placement
from checker.reading.forms.boxes import Cell
from checker.reading.forms.claims import read_form
from checker.reading.forms.described import Area, forms
from checker.reading.forms.items import items_of
from checker.reading.forms.placing import Placement, placed
from checker.reading.forms.values import code_in, date_in, money_in
from checker.reading.pdf import read_pages
from checker.reading.statements import read_statements
from tests.benchmark.reading.score import HEADERS, charges, header_right
from tests.generator.forms import FORM_LAYOUTS, cms1500, make_form, ub04
from tests.generator.forms.paper import Entry, draw
from tests.generator.forms.style import FormStyle, draw_form_style
from tests.generator.make import make
from tests.generator.truth import Line
from tests.generator.truth import Statement as TrueStatement

CHARGE = Area("charge", 371.4, 0, 434.6, 0, "money", 417.4)
STYLE = replace(
    draw_form_style(random.Random(0), form="cms1500_0212", held_out=False),
    ink="black", face="Courier", size=10.0, off=(0.0, 0.0), beside=(0.0, 0.0), scale=1.0, dates="MM DD YY", cents="split",
    glue="apart", names="LAST, FIRST", through="end", units="1", supplements=0.0, fields="none",
)  # fmt: skip
RENT = Line(
    service_date=date(2024, 3, 5),
    end_date=date(2024, 4, 4),
    code="E1390",
    modifiers=("RR", "KX"),
    description="OXYGEN CONCENTRATOR",
    amount=Decimal("185.00"),
    revenue_code="0290",
)
CLAIM = TrueStatement(
    supplier="Clearwell Home Oxygen, Inc.",
    supplier_address=("12 Mill Road", "Dayton, OH 45402"),
    supplier_phone="(937) 555-0142",
    patient="Mavis Tansley",
    address=("418 Larkspur Lane", "Dayton, OH 45402"),
    payer="Medicare Part B",
    member_id="1EG4-TE5-MK73",
    account="A-2044",
    statement_date=None,
    lines=(RENT, replace(RENT, code="E0431", amount=Decimal("28.40"))),
    total_charges=Decimal("213.40"),
)


def statements(data: bytes) -> tuple[Statement, ...]:
    return read(data, "claim.pdf").statements


def on_cms1500(*claims: TrueStatement, style: FormStyle = STYLE) -> bytes:
    rng = random.Random(1)
    return draw(style, cms1500.printed(style.form), [cms1500.entries(rng, style, claim) for claim in claims])


# Forms as people get them


@pytest.mark.parametrize("seed", range(300, 302))
@pytest.mark.parametrize("form", FORM_LAYOUTS)
def test_every_line_and_detail_of_a_claim_form_is_read(form: str, seed: int) -> None:
    made = make_form(seed, form)
    found = statements(made.pdf)
    assert charges(line for each in found for line in each.lines) == charges(made.truth.lines)
    assert len(found) == len(made.truth.statements)
    for statement, truth in zip(found, made.truth.statements, strict=True):
        assert statement.reading.agrees_with == "total charges"
        wrong = [
            name for name in (*HEADERS, "total_charges", "balance_due") if not header_right(name, statement, truth)
        ]
        assert not wrong


@pytest.mark.parametrize(
    ("ink", "beside"),
    [("black", (3.0, 3.0)), ("red", (-3.0, -3.0)), ("dropped", (3.0, -3.0)), ("dropped", (0.0, -60.0))],
)
def test_values_set_beside_their_boxes_are_read_whatever_the_ink(ink: str, beside: tuple[float, float]) -> None:
    (found,) = statements(on_cms1500(CLAIM, style=replace(STYLE, ink=ink, beside=beside)))
    assert charges(found.lines) == charges(CLAIM.lines)
    assert found.details.patient is not None
    assert found.details.patient.value == "TANSLEY, MAVIS"


@pytest.mark.parametrize(("scale", "off"), [(0.94, (18.0, 24.0)), (1.03, (-8.0, -12.0))])
@pytest.mark.parametrize("ink", ["black", "dropped"])
def test_a_form_shrunk_or_moved_on_its_sheet_is_read(ink: str, scale: float, off: tuple[float, float]) -> None:
    (found,) = statements(on_cms1500(CLAIM, style=replace(STYLE, ink=ink, scale=scale, off=off)))
    assert charges(found.lines) == charges(CLAIM.lines)


def test_a_line_stays_a_line_on_a_form_drawn_to_other_measures() -> None:
    style = replace(STYLE, form="ub04", glue="glued")
    drawn = draw(style, ub04.printed(style.form), [ub04.entries(random.Random(1), style, CLAIM)])
    (page,) = read_pages(drawn)
    lower = tuple(
        structs.replace(word, box=structs.replace(word.box, top=word.box.top + 12, bottom=word.box.bottom + 12))
        if word.box.x0 > 340 and word.box.height < 7
        else word
        for word in page.words
    )
    filled = read_form(structs.replace(page, words=lower))
    assert filled is not None
    assert charges(each for each in items_of(filled, 1, 1) if isinstance(each, LineItem)) == charges(CLAIM.lines)


def test_a_total_of_the_last_page_alone_is_none_of_the_whole_claim() -> None:
    (page,) = read_pages(on_cms1500(CLAIM))
    (total,) = (word.box for word in page.words if word.text == "213")
    left = tuple(word for word in page.words if word.box.top != total.top or word.box.x0 < total.x0 - 1)
    first = structs.replace(page, words=left)
    (found,) = read_statements(Document("made", "claim.pdf", (first, structs.replace(page, number=2))))
    assert (len(found.lines), found.reading.disagrees_with) == (4, None)


def test_each_form_is_a_claim_with_its_own_total() -> None:
    other = replace(CLAIM, lines=CLAIM.lines[:1], total_charges=Decimal("185.00"))
    first, second = statements(on_cms1500(CLAIM, other))
    assert (len(first.lines), len(second.lines)) == (2, 1)
    assert [line.number for line in (*first.lines, *second.lines)] == [1, 2, 3]
    assert (first.pages, second.pages) == ((1,), (2,))


def test_a_hospitals_claim_goes_on_until_its_total_is_printed() -> None:
    style = replace(STYLE, form="ub04")
    rng = random.Random(1)
    whole = replace(CLAIM, total_charges=Decimal("426.80"))
    pages = [ub04.entries(rng, style, whole, page, 2) for page in (1, 2)]
    (found,) = statements(draw(style, ub04.printed("ub04"), pages))
    assert found.pages == (1, 2)
    assert len(found.lines) == 4
    assert found.reading.agrees_with == "total charges"


def test_the_line_for_totals_of_a_hospitals_claim_is_no_charge() -> None:
    style = replace(STYLE, form="ub04")
    (found,) = statements(draw(style, ub04.printed("ub04"), [ub04.entries(random.Random(1), style, CLAIM)]))
    assert [line.revenue_code for line in found.lines] == ["0290", "0290"]
    assert found.details.total_charges is not None
    assert found.details.total_charges.value == Decimal("213.40")


def test_dates_of_signatures_are_no_statement_date() -> None:
    (found,) = statements(on_cms1500(CLAIM))
    assert found.details.statement_date is None


def test_a_line_whose_amount_is_not_money_is_unread() -> None:
    entries = cms1500.entries(random.Random(1), STYLE, CLAIM)
    smudged = [replace(entry, text="OOO") if entry.text == "28" and entry.y > 500 else entry for entry in entries]
    (found,) = statements(draw(STYLE, cms1500.printed(STYLE.form), [smudged]))
    assert [line.code for line in found.lines] == ["E1390"]
    assert len(found.reading.unread) == 1
    assert found.reading.disagrees_with == "total charges"


def test_words_of_a_supplement_say_what_was_charged_and_numbers_of_drugs_do_not() -> None:
    entries = cms1500.entries(random.Random(1), STYLE, CLAIM)
    entries += [Entry(22, 400, 534, "ZZOXYGEN CONCENTRATOR"), Entry(22, 400, 558, "N459148001665 UN1")]
    (found,) = statements(draw(STYLE, cms1500.printed(STYLE.form), [entries]))
    assert [line.description for line in found.lines] == ["OXYGEN CONCENTRATOR", ""]


def test_an_empty_form_is_no_claim() -> None:
    (page,) = read_pages(draw(STYLE, cms1500.printed(STYLE.form), [[]]))
    assert read_form(page) is None


@pytest.mark.parametrize("layout", ["ruled_grid", "fixed_width", "two_boxes", "run_on"])
def test_no_statement_is_taken_for_a_claim_form(layout: str) -> None:
    assert all(read_form(page) is None for page in read_pages(make(3, layout=layout).pdf))


def test_a_page_of_words_that_name_the_boxes_is_no_form() -> None:
    words = [text for text, _, _ in forms()[0].labels]
    page = Page(
        1,
        612,
        792,
        tuple(Word(text, Box(1, 40, 20 + 14 * n, 300, 30 + 14 * n)) for n, text in enumerate(words)),
    )
    assert read_form(page) is None


# Values


def cell(*words: tuple[str, float, float]) -> Cell:
    return Cell(tuple(placed(Word(text, Box(1, x0, 540, x1, 550)), Placement()) for text, x0, x1 in words))


@pytest.mark.parametrize(
    ("words", "value", "sure"),
    [
        ((("185", 398, 416), ("00", 419, 431)), "185.00", True),
        ((("18500", 401, 431),), "185.00", True),
        ((("185.00", 401, 431),), "185.00", True),
        ((("1,185.00", 391, 431),), "1185.00", True),
        ((("$", 374, 380), ("185", 398, 416), ("00", 419, 431)), "185.00", True),
        ((("185:00", 395, 431),), "185.00", True),
        ((("185|00", 395, 431),), "185.00", True),
        ((("185", 396, 414),), "185", True),
        ((("18500", 374, 396),), "185.00", False),
    ],
)
def test_dollars_and_cents_are_told_apart_by_point_blank_or_rule(words, value, sure) -> None:
    money = money_in(cell(*words), CHARGE)
    assert money is not None
    assert (money.value, money.sure) == (Decimal(value), sure)


@pytest.mark.parametrize("text", ["03 05 24", "030524", "03052024", "03 05 2024", "03/05/24", "3 5 24"])
def test_dates_are_read_however_they_stand_in_their_boxes(text: str) -> None:
    found = date_in(cell(*((piece, 22 + 20 * n, 30 + 20 * n) for n, piece in enumerate(text.split()))))
    assert found is not None
    assert found.settle(None) == date(2024, 3, 5)


@pytest.mark.parametrize("text", ["13 05 24", "03 05", "0305", "RR"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert date_in(cell(*((piece, 22 + 20 * n, 30 + 20 * n) for n, piece in enumerate(text.split())))) is None


@pytest.mark.parametrize(
    ("code", "beside", "read"),
    [
        ("E1390", "RR KX", ("E1390", ("RR", "KX"), True)),
        ("93307TC", "", ("93307", ("TC",), True)),
        ("E1390RRK", "X", ("E1390", ("RR", "KX"), True)),
        ("E1390 RR KX", "", ("E1390", ("RR", "KX"), True)),
        ("070486", "", ("70486", (), True)),
        ("0J2405", "59", ("J2405", ("59",), True)),
        ("E139O", "RR", ("E139O", ("RR",), True)),
        ("E1390", "R", ("E1390", (), False)),
        ("", "", (None, (), True)),
    ],
)
def test_codes_are_read_with_their_modifiers_wherever_those_stand(code, beside, read) -> None:
    boxes = cell((code, 195, 231)) if code else Cell()
    assert code_in(boxes, cell((beside, 246, 280)) if beside else Cell()) == read


# Where a form lies


def test_a_tilted_and_shrunk_form_is_found_by_its_labels_though_some_stand_elsewhere() -> None:
    true = Placement(0.96, -0.02, 12, 0.02, 0.96, 7)
    pairs = [((x, y), true.onto_page(x, y)) for _, x, y in forms()[0].labels]
    pairs[3] = (pairs[3][0], (400.0, 700.0))
    found, count = best_placement(pairs, 5.0, level=False)
    assert found is not None
    assert count == len(pairs) - 1
    assert found.onto_page(300, 400) == pytest.approx(true.onto_page(300, 400), abs=0.01)
    assert found.onto_form(*found.onto_page(300, 400)) == pytest.approx((300, 400))


def test_a_line_read_with_doubt_is_doubted() -> None:
    (page,) = read_pages(on_cms1500(CLAIM))
    words = tuple(structs.replace(word, confidence=0.75) if word.text == "E1390" else word for word in page.words)
    filled = read_form(structs.replace(page, words=words, source=PageSource.OCR))
    assert filled is not None
    first, second = items_of(filled, 1, 1)
    assert isinstance(first, LineItem)
    assert isinstance(second, LineItem)
    assert [(doubt.field, doubt.reason) for doubt in first.doubts] == [
        ("text", "read from a picture"),
        ("code", "hard to read"),
    ]
    assert [doubt.reason for doubt in second.doubts] == ["read from a picture"]
