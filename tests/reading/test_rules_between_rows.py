"""What ruled lines between the rows of a table tell of the lines beside, above and below each."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model import Document, Word
from checker.reading.statements import read_statements
from tests.reading.drawing import draw


def test_a_day_beside_the_first_ruled_rows_is_that_of_each_though_no_rule_stands_above_them() -> None:
    drawing = """
        Date          Code       Description              Charge
        02-Jun-2026   E1390 RR   Oxygen concentrator      179.25
                      ──────────────────────────────────────────
                      E0601 RR   CPAP device, rental       88.50
        ────────────────────────────────────────────────────────
        02-Jul-2026   E1390 RR   Oxygen concentrator      179.25
                      ──────────────────────────────────────────
                      E0601 RR   CPAP device, rental       88.50
        ────────────────────────────────────────────────────────
        05-Jul-2026   A7031 NU   Face mask cushion         58.30
        ────────────────────────────────────────────────────────
        """
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (draw(drawing),)))

    assert [(line.doubts, str(line.service_date)) for line in statement.lines[:2]] == [((), "2026-06-02")] * 2


def test_the_day_above_the_first_of_ruled_rows_is_its_own_as_those_of_the_others_are() -> None:
    drawing = """
        Amount Due:                 288.00
        02/21/2026
        Pulmonary stress test (94618)             139.00
        ────────────────────────────────────────────────
        02/21/2026
        Pulse oximetry (94761)                     38.00
        ────────────────────────────────────────────────
        02/21/2026
        Comprehensive metabolic panel (80053)      71.00
        ────────────────────────────────────────────────
        Total charges                             248.00
        """
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (draw(drawing),)))

    assert {doubt.field for line in statement.lines for doubt in line.doubts} == {"amount"}


def test_a_day_over_the_rule_above_each_row_is_that_rows_own() -> None:
    drawing = """
        July 6, 2024
        ──────────────────────────────────────────────────────────
        E1390RRN1    Oxygen concentrator, rental            186.40
        August 6, 2024
        ──────────────────────────────────────────────────────────
        E1390RRN1    Oxygen concentrator, rental            186.40
        TOTAL CHARGES                                       372.80
        """
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (draw(drawing),)))

    assert [str(line.service_date) for line in statement.lines] == ["2024-07-06", "2024-08-06"]


def test_the_day_of_the_paper_over_the_box_of_its_sums_is_that_of_no_row_beside() -> None:
    drawing = """
        Patient: Beulah Ferreira                             Jan 22, 2026
        Date of service: 12/26/2025
        Description                   Charge    You owe
        ───────────────────────────────────────────────
        Oxygen concentrator           113.23      15.85
        ───────────────────────────────────────────────
        Oxygen mask                    12.00       2.40
        ───────────────────────────────────────────────

                                           ────────────────────────────────
                                           Total charges            125.23
                                           ────────────────────────────────
        """
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (draw(drawing),)))

    assert [str(line.service_date) for line in statement.lines] == ["2025-12-26"] * 2


def test_words_that_end_a_page_are_those_of_the_card_that_goes_on_overleaf() -> None:
    drawing = """
        ──────────────────────────────────────────────────
        Oxygen concentrator, monthly rental
        E1390 (RR)                                08/12/26
        1 @ $240.00                                $240.00
        ──────────────────────────────────────────────────
        Full face mask for CPAP
        A7030 (NU)                                08/12/26
        1 @ $179.40                                $179.40
        ──────────────────────────────────────────────────
        Oxygen concentrator, monthly rental
        E1390 (RR)                                09/12/26
        1 @ $240.00                                $240.00
        ──────────────────────────────────────────────────
        Portable gaseous oxygen system, rental, includes
        flowmeter and cannula
        \f
        E0431 (RR)                                09/12/26
        1 @ $38.25                                  $38.25
        ──────────────────────────────────────────────────
        """
    first, second = (draw(page, number) for number, page in enumerate(drawing.split("\f"), start=1))
    foot = first.words[-8].box.top
    words = tuple(_lowered(word) if word.box.top >= foot else word for word in first.words)
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (replace(first, words=words), second)))

    assert [line.description for line in statement.lines[-2:]] == [
        "Oxygen concentrator, monthly rental",
        "Portable gaseous oxygen system, rental, includes flowmeter and cannula",
    ]


def _lowered(word: Word) -> Word:
    return replace(word, box=replace(word.box, top=word.box.top + 5, bottom=word.box.bottom + 5))
