"""How far a detail is trusted, where it stands, and whose page it is."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from checker.model import Details, Page
from checker.reading.details import Identity, find_details, page_identity
from checker.reading.details.parts import cells
from checker.reading.details.shapes import read_id
from checker.reading.details.wordings import Detail, Wording, wordings
from tests.reading.drawing import draw, lines_of
from tests.reading.test_statements import HEADING, RENT, statements_of

SAMPLES = {
    Detail.PATIENT: ("Harold Whitcombe", "Harold Whitcombe"),
    Detail.ACCOUNT: ("4471-2209", "4471-2209"),
    Detail.MEMBER_ID: ("W2231-44120", "W2231-44120"),
    Detail.PAYER: ("Medicare Part B", "Medicare Part B"),
    Detail.STATEMENT_DATE: ("06/17/2024", date(2024, 6, 17)),
    Detail.SUPPLIER: ("Clearwell Home Oxygen", "Clearwell Home Oxygen"),
}


def details_of(*drawings: str) -> Details:
    pages = [draw(drawing, number) for number, drawing in enumerate(drawings, 1)]
    return find_details(pages, lines_of(pages))


def identity_of(drawing: str) -> Identity:
    page = draw(drawing)
    return page_identity(lines_of([page]), [page])


def doubted(page: Page, text: str, confidence: float) -> Page:
    """The page as an engine gave it that was unsure of one word."""
    return replace(page, words=tuple(replace(w, confidence=confidence) if w.text == text else w for w in page.words))


@pytest.mark.parametrize("role", SAMPLES)
def test_every_wording_finds_the_value_beside_it_and_the_one_below(role: Detail) -> None:
    printed, value = SAMPLES[role]
    for wording in (wording for wording in wordings() if wording.role is role):
        label = " ".join(wording.words).title()
        for drawing in (f"{label}: {printed}", f"{label}:\n{printed}"):
            read = getattr(details_of(drawing), role.value)
            assert read is not None, drawing
            assert read.value == value, drawing


def test_no_wording_of_something_else_is_taken_for_a_detail() -> None:
    for wording in (wording for wording in wordings() if wording.role.value.startswith("other")):
        for printed in ("Mavis Tansley", "88-1203", "06/17/2024"):
            found = details_of(f"{' '.join(wording.words).title()}: {printed}")
            assert found == Details(), (wording, printed)


def test_a_sure_wording_is_trusted_more_than_a_vague_one() -> None:
    sure, vague = details_of("Patient Name: Harold Whitcombe"), details_of("Name: Harold Whitcombe")
    assert sure.patient
    assert vague.patient
    assert sure.patient.confidence > 0.9 > 0.6 > vague.patient.confidence


def test_a_contradicted_account_is_trusted_less() -> None:
    once = details_of("Account: 4471-2209")
    twice = details_of("Account: 4471-2209\nAccount: 9915-0030\nAccount: 4471-2209")
    assert once.account
    assert twice.account
    assert twice.account.value == once.account.value
    assert twice.account.confidence < 0.75 * once.account.confidence


def test_what_is_repeated_is_trusted_more() -> None:
    once, twice = details_of("Name: Harold Whitcombe"), details_of("Name: Harold Whitcombe\nName: WHITCOMBE, HAROLD")
    assert once.patient
    assert twice.patient
    assert twice.patient.confidence > once.patient.confidence


def test_a_doubted_word_is_a_doubted_detail() -> None:
    page = draw("Patient: Harold Whitcombe     Account: 4471-2209")
    unsure = doubted(page, "4471-2209", 0.5)
    found = find_details([unsure], lines_of([unsure]))
    assert found.patient
    assert found.patient.confidence > 0.9
    assert found.account
    assert found.account.confidence < 0.5


def test_a_detail_says_where_it_stands() -> None:
    found = details_of("Welcome", "Patient: Harold Whitcombe     Account: 4471-2209")
    assert found.account
    (box,) = found.account.boxes
    word = next(
        word for word in draw("Patient: Harold Whitcombe     Account: 4471-2209").words if word.text == "4471-2209"
    )
    assert box == replace(word.box, page=2)


def test_each_line_of_an_address_has_its_box() -> None:
    found = details_of("Bill To:\nHarold Whitcombe\n418 Larkspur Lane\nApt 2\nDayton, OH 45402")
    assert found.address
    assert found.address.printed == "418 Larkspur Lane\nApt 2\nDayton, OH 45402"
    assert [box.top for box in found.address.boxes] == [60, 72, 84]


def test_a_page_says_whose_it_is() -> None:
    identity = identity_of("Patient: Harold Whitcombe   Acct No: 4471-2209   Statement Date: 06/17/2024")
    assert identity.patient
    assert identity.patient.value == "Harold Whitcombe"
    assert identity.account
    assert identity.account.value == "4471-2209"
    assert identity.statement_date
    assert identity.statement_date.value == date(2024, 6, 17)


@pytest.mark.parametrize(
    "drawing",
    [
        "Account Number: the number of the person who receives the bill.\nStatement Date: the day of printing.",
        "Physician: Rosalind Ferreira MD      Claim #: 2024061700012      Date of Service: 06/01/2024",
        "Clearwell Home Oxygen, Inc.\n2201 Commerce Parkway\nColumbus, OH 43215",
        "Page 2 of 3        continued",
    ],
    ids=["a glossary", "a claim", "a letterhead", "a running head"],
)
def test_a_page_that_names_nobody_is_nobodys(drawing: str) -> None:
    assert identity_of(drawing) == Identity(None, None, None)


def test_wordings_are_short_forms_in_full() -> None:
    assert Wording(Detail.ACCOUNT, 1.0, ("account", "number")) in wordings()
    assert not any("acct" in wording.words or "#" in wording.words for wording in wordings())


def test_the_charges_bear_out_a_bare_day_at_the_head_and_none_that_says_when_the_paper_was_printed() -> None:
    rows = f"Patient: Harold Whitcombe\n\n{HEADING}\n{RENT}"
    found = [statements_of(f"{head}04/11/2024\n{rows}")[0].details.statement_date for head in ("", "Printed on ")]

    assert [read and (read.value, read.confidence) for read in found] == [
        (date(2024, 4, 11), 0.9),
        (date(2024, 4, 11), 0.436),
    ]


def test_a_day_that_its_cell_breaks_is_no_number_of_an_account() -> None:
    (line,) = lines_of([draw("02-04- 2023")])
    ((first, year),) = cells(line.words)

    assert read_id((first, year._replace(glued=True))) is None
