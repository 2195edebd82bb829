"""What programs print that no typist would: names cut short or run together, words printed into the next row."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from checker.model import Document, Kind, PageSource
from checker.reading.details import find_details
from checker.reading.ink.lines import text_lines
from checker.reading.leaves import leaves_of
from checker.reading.statements import read_statements
from tests.reading.drawing import draw
from tests.reading.drawing import lines_of as lines_of_pages
from tests.reading.test_statements import lines_of, statements_of

_FOLD = 306.0
"""Where the second page of a sheet begins, in points."""


def test_figures_under_a_name_cut_short_are_the_charge_where_no_others_are() -> None:
    (line,) = lines_of(
        "Svc Date     CPT       Charge Description      QtyBilled Amou Insurance P  Adj     You Owe",
        "06/15/2024   93005     EKG 12 LEAD TRACING            1  215.18    118.35  53.80     43.03",
    )

    assert str(line.amount) == "215.18"


@pytest.mark.parametrize(
    "across",
    [
        [
            "Patient: Ann Lee\n"
            "Service Date   Code       Description\n"
            "03/05/2024     E1390 RR   OXYGEN CONCENTRATOR\n"
            "03/06/2024     E0431 RR   PORTABLE OXYGEN\n"
            "                          Total Charges",
            "\nQty       Charge\n  1       195.50\n  2        86.00\n          281.50",
        ],
        [
            "Patient: Ann Lee\nCode       Description\nE1390 RR   OXYGEN CONCENTRATOR\nE0431 RR   PORTABLE OXYGEN\n",
            "Thank you",
            "\nDOS         Qty       Charge\n03/05/2024    1       195.50\n03/06/2024    2        86.00\n"
            "            Total Charges 281.50",
        ],
        [
            "Service Date   Code    Mods\n03/05/2024     E1390   RR KX\n03/06/2024     E0431   RR KX",
            "Description            Qty\nOXYGEN CONCENTRATOR      1\nPORTABLE OXYGEN          2\n"
            "                  Total Charges",
            "Charge\n195.50\n 86.00\n281.50",
        ],
        [
            "Account                    Statement",
            "Service Date   Code       Description\n"
            "03/05/2024     E1390 RR   OXYGEN CONCENTRATOR\n"
            "03/06/2024     E0431 RR   PORTABLE OXYGEN\n",
            "A-4471                     04/02/2024",
            "Qty       Charge\n  1       195.50\n  2        86.00\n   Total Charges   281.50",
        ],
    ],
    ids=["counts and amounts", "days too, past a last line", "words, then amounts", "past other pages"],
)
def test_columns_of_a_wide_sheet_on_a_page_of_their_own_belong_to_its_rows(across: list[str]) -> None:
    (statement,) = statements_of(*across)

    assert [(str(line.service_date), line.code, int(line.units), str(line.amount)) for line in statement.lines] == [
        ("2024-03-05", "E1390", 1, "195.50"),
        ("2024-03-06", "E0431", 2, "86.00"),
    ]
    assert statement.reading.agrees_with == "total charges"


def test_figures_overleaf_that_go_with_few_rows_are_no_columns_of_theirs() -> None:
    (statement,) = statements_of(
        "Service Date   Code       Description        Charge\n"
        "03/05/2024     E1390 RR   CONCENTRATOR       195.50\n"
        "03/06/2024     E0431 RR   PORTABLE OXYGEN     86.00\n"
        "03/07/2024     A4615      CANNULA              9.00",
        "\nTotal charges     290.50\nPaid so far       100.00\nBalance due       190.50",
    )

    assert [str(line.amount) for line in statement.lines] == ["195.50", "86.00", "9.00"]
    assert statement.details.balance_due is not None


def test_two_pages_side_by_side_on_one_sheet_are_read_one_after_the_other() -> None:
    sheet = draw(
        "Patient: Ann Lee                           Date         Code       Charge\n"
        "                                           03/07/2024   A4615        9.00\n"
        "Date         Code       Charge             03/08/2024   A4616       12.00\n"
        "03/05/2024   E1390      195.50             Total charges           216.50"
    )
    leaves = leaves_of([replace(sheet, width=552.0, height=432.0)])

    assert [[line.text.split()[0] for line in text_lines(leaf.page)] for leaf in leaves] == [
        ["Patient:", "Date", "03/05/2024"],
        ["Date", "03/07/2024", "03/08/2024", "Total"],
    ]


def test_a_wide_page_with_one_row_and_its_figure_at_the_right_edge_is_no_sheet_of_two() -> None:
    sheet = draw(
        "Meadow Home Oxygen\n908 Old Mill Road\nFresno, CA 93721\n"
        "           Account     Dated                       Payer       Patient\n"
        "           A7672807    06/22/2023                  Medicare    Ann Lee\n\n"
        "05/30/2023 Equipment rental                                                  $241.84\n\n"
        "If you paid, disregard this\n"
        "                                                   Older balance:            $228.48\n"
        "                                                   Charges:                  $241.84\n"
        "                                                   Total Due:                $470.32\n"
    )

    assert len(leaves_of([replace(sheet, width=612.0, height=400.0)])) == 1


def test_a_sheet_with_a_stamp_on_its_side_left_of_the_middle_and_no_line_there_is_one_page() -> None:
    sheet = draw("\n\n  COPY" + 90 * " " + "Previous balance $56.03\n" + 96 * " " + "Amount due $225.62")
    stamp, *words = sheet.words
    stamped = replace(sheet, width=792.0, height=612.0, words=(replace(stamp, upright=False), *words))
    assert len(leaves_of([stamped])) == 1


def test_two_bills_side_by_side_on_one_picture_are_two_and_each_row_stays_where_it_is() -> None:
    sheet = draw(
        "Meadow Home Oxygen                                 Harbor Lung Clinic\n"
        "Statement date: 04/02/2024                         Statement date: 05/03/2024\n"
        "Patient: Ann Lee                                   Patient: Bo Ray\n"
        "03/05/2024 E1390 Concentrator  195.50              04/08/2024 99213 Office visit    80.00\n"
        "03/09/2024 A4615 Cannula         9.00              04/08/2024 94760 Oximetry        20.00\n"
        "Total charges                  204.50              Total charges                   100.00"
    )
    words = [
        word
        if word.box.x0 < _FOLD
        else replace(word, box=replace(word.box, top=word.box.top + 5, bottom=word.box.bottom + 5))
        for word in sheet.words
    ]
    page = replace(sheet, words=tuple(words), width=2 * _FOLD, height=450.0, source=PageSource.OCR)
    first, second = read_statements(Document("0" * 64, "photo.jpg", (page,)))

    assert [(line.code, str(line.amount)) for line in first.lines] == [("E1390", "195.50"), ("A4615", "9.00")]
    assert [(line.code, str(line.amount)) for line in second.lines] == [("99213", "80.00"), ("94760", "20.00")]
    assert (first.pages, second.pages) == ((1,), (1,))
    assert second.lines[0].page == 1
    assert second.lines[0].boxes[0].x0 > _FOLD


def test_the_first_charge_below_names_that_run_on_in_a_line_of_their_own_is_kept() -> None:
    rows = (
        "Procedure   From         Description      Quantity   Amount   Ins Paid",
        "Adjustment  Patient Due",
        *("E1390RR     02/28/2024   CONCENTRATOR            1   184.44     101.44", "46.11       36.89"),
        *("E1390RR     03/28/2024   CONCENTRATOR            1   184.44     101.44", "46.11       36.89"),
    )

    assert [str(line.service_date) for line in lines_of(*rows)] == ["2024-02-28", "2024-03-28"]


def test_columns_of_cards_that_do_not_stand_level_end_at_the_sum_of_all() -> None:
    lines = lines_of(
        "Code          E1390                Code          A4616",
        "Charge        $185.00              Charge        $12.00",
        "Description   CONCENTRATOR         Description   TUBING",
        "              STATIONARY           Date          03/07/2024",
        "Date          03/05/2024",
        "                                   Code          A7003",
        "Code          E0431                Charge        $3.00",
        "Charge        $42.50               Description   SET",
        "Description   TANK                 Date          03/08/2024",
        "Date          03/06/2024",
        "",
        "Total charges $242.50",
    )

    assert [(line.code, str(line.amount)) for line in lines] == [
        ("E1390", "185.00"),
        ("E0431", "42.50"),
        ("A4616", "12.00"),
        ("A7003", "3.00"),
    ]


def test_a_letterhead_whose_letters_are_set_apart_is_one_name() -> None:
    page = draw("BAYOU MEDICAL EQUIPMENT\n\nPatient: Ann Lee")
    head = [replace(word, size=6.0) if word.box.top < page.words[-1].box.top else word for word in page.words]
    details = find_details((page,), lines_of_pages([replace(page, words=tuple(head))]))

    assert details.supplier
    assert details.supplier.value == "BAYOU MEDICAL EQUIPMENT"


def test_a_code_cut_within_a_modifier_goes_on_below() -> None:
    (line,) = lines_of(
        "Date         HCPC         Description         Charge",
        "07/03/2024   E0570,RR,K   NEBULIZER            14.42",
        "             H,KX         COMPRESSOR",
    )

    assert (line.code, line.modifiers) == ("E0570", ("RR", "KH", "KX"))


def test_a_price_told_as_so_many_at_so_much_each_is_no_charge() -> None:
    lines = lines_of(
        "Budesonide Susp Code J7626 KO on 08/23/2023, 60 at $4.31 each $258.60",
        "Dispensing Fee Code Q0513 on 08/23/2023, 1 at $33.74 each $33.74",
        "Total charges $292.34",
    )

    assert [(line.code, int(line.units), str(line.amount)) for line in lines] == [
        ("J7626", 60, "258.60"),
        ("Q0513", 1, "33.74"),
    ]


@pytest.mark.parametrize(
    "cut",
    [
        "25-/Oct-/2023",
        "25-/Oct-/23",
        "Oct-25-/2023",
        "Oct-/25-/2023",
        "2023-/10-/25",
        "25/Oct/2023",
        "Wed,/Oct 25,/2023",
    ],
)
def test_a_day_cut_in_a_narrow_cell_is_one_close_as_the_code_stands(cut: str) -> None:
    first, *rest = cut.split("/")
    lines = lines_of(
        "Date    Code    Description         Charge",
        *(f"{first:<8}E1390   CONCENTRATOR        227.80", *rest),
        *(f"{first.replace('Oct', 'Nov'):<8}E1390   CONCENTRATOR        227.80",),
        *(part.replace("Oct", "Nov").replace("10-", "11-") for part in rest),
    )

    assert [str(line.service_date) for line in lines] == ["2023-10-25", "2023-11-25"]


@pytest.mark.parametrize("last", [(5, 6, 7), (31, 32, 33)], ids=["counted", "behind_a_heading_printed_again"])
def test_the_letters_and_numbers_around_the_cells_of_a_sheet_are_no_part_of_its_rows(last: tuple[int, ...]) -> None:
    rows = [
        "      A             B          C         D",
        "1     Meadow Home Oxygen",
        "2     Patient:      Ann Lee",
        "3",
        "4     Date          Code       Item      Charge",
        f"{last[0]:<2}    03/05/2024    E1390 RR   RENTAL    195.50",
        f"{last[1]:<2}    03/06/2024    A4615      CANNULA     9.00",
        f"{last[2]:<2}                             Total     204.50",
    ]
    framed = lines_of(*rows)
    found = [(line.description, int(line.units), str(line.amount)) for line in framed]

    assert found == [("RENTAL", 1, "195.50"), ("CANNULA", 1, "9.00")]


def test_a_charge_of_another_kind_may_begin_with_another_name_than_those_above_it() -> None:
    rest = ["Item: CONCENTRATOR", "Billing code: E1390-RR", "Quantity: 1", "Charge: 195.50"]
    found = lines_of(
        *["Date of service: 03/05/2024", *rest, "Date of service: 04/05/2024", *rest],
        *["Date: 05/06/2024", "Item: Write-off", "Amount: -23.49"],
    )

    assert [(line.kind, line.service_date, str(line.amount)) for line in found] == [
        (Kind.CHARGE, date(2024, 3, 5), "195.50"),
        (Kind.CHARGE, date(2024, 4, 5), "195.50"),
        (Kind.ADJUSTMENT, date(2024, 5, 6), "-23.49"),
    ]
