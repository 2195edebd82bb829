"""Printed sums: what their words name, and whether the lines agree with them."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from checker.model import Box, Details, Figure, FigureKind, Kind, LineItem, PrintedSum
from checker.reading.items.doubts import Why
from checker.reading.sums.accounts import with_figures
from checker.reading.sums.agreement import Agreement, agreement
from checker.reading.sums.figures import total_charges, with_groups_told, without_carries
from checker.reading.tokens.labels import figure_kind, line_kind
from tests.reading.test_statements import HEADING, RENT, TANK, lines_of, statements_of

BOX = Box(1, 0.0, 0.0, 10.0, 10.0)


def line(amount: str, kind: Kind = Kind.CHARGE) -> LineItem:
    return LineItem(
        id="a-1", number=1, statement=1, boxes=(BOX,), service_date=date(2024, 3, 5), amount=Decimal(amount), kind=kind
    )


def figure(kind: str, amount: str) -> Figure:
    return Figure(FigureKind(kind), Decimal(amount), amount, BOX)


CHARGES = (line("195.50"), line("43.00"))
PAID = (*CHARGES, line("-100.00", Kind.PAYMENT))


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Total charges", "total_charges"),
        ("TOTAL NEW CHARGES:", "total_charges"),
        ("Total Chgs", "total_charges"),
        ("Charges total", "total_charges"),
        ("Total charges for services rendered", "total_charges"),
        ("Total charges for this visit", None),
        ("TOT", "total"),
        ("Total of new charges", "total_charges"),
        ("23 0001 PAGE 1 OF 1 TOTALS", "total"),
        ("Charge", None),
        ("Payments received from you", "total_payments"),
        ("Previous balance", "balance_forward"),
        ("Saldo / Balance due", "balance_due"),
        ("Please pay this amount", "balance_due"),
        ("Subtotal for 03/05/2024", "subtotal"),
        ("Oxygen concentrator", None),
        ("Alpha-1 antitrypsin, total", None),
        ("PSA total", None),
        ("Pharmacy total", "subtotal"),
    ],
)
def test_a_label_names_its_sum(label: str, kind: str | None) -> None:
    assert figure_kind(label) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("MEDICARE PAYMENT", Kind.PAYMENT),
        ("Contractual write-off", Kind.ADJUSTMENT),
        ("Reversal of charge", Kind.CREDIT),
        ("OXYGEN CONCENTRATOR", None),
    ],
)
def test_the_words_of_a_line_tell_its_kind(words: str, kind: Kind | None) -> None:
    assert line_kind(words) == kind


def test_lines_agree_with_the_total_of_the_charges() -> None:
    assert agreement(PAID, [figure("total_charges", "238.50")]) == Agreement(
        Decimal("238.50"), PrintedSum.TOTAL_CHARGES
    )


def test_lines_agree_with_a_balance_after_payments_where_no_total_is_printed() -> None:
    assert agreement(PAID, [figure("balance_due", "138.50")]).agrees_with is PrintedSum.BALANCE


def test_lines_agree_with_a_balance_that_carries_the_old_one_on() -> None:
    figures = [figure("balance_forward", "20.00"), figure("balance_due", "158.50")]

    assert agreement(PAID, figures).agrees_with is PrintedSum.ENDING_BALANCE


def test_lines_agree_with_subtotals_that_make_up_the_sum() -> None:
    figures = [figure("subtotal", "195.50"), figure("subtotal", "43.00")]

    assert agreement(CHARGES, figures).agrees_with is PrintedSum.SUBTOTALS


def test_a_group_whose_charges_and_balance_are_one_sum_counts_once() -> None:
    rows = f"{RENT}\n{'Total charges this account':>40} 195.50\n{'Balance this account':>40} 195.50"
    (statement,) = statements_of(f"Account: 4471-2209\n\n{HEADING}\n{rows}")

    assert (statement.reading.agrees_with, statement.reading.disagrees_with) == (PrintedSum.SUBTOTALS, None)


@pytest.mark.parametrize(("printed", "total"), [("238.50", "238.50"), ("211.50", "211.50")])
def test_the_sum_of_the_only_account_below_all_lines_is_the_total_of_the_charges(printed: str, total: str) -> None:
    rows = f"{RENT}\n{TANK}\n{'Total charges this account':>40} {printed}\n{'Balance this account':>40} {printed}"
    (statement,) = statements_of(f"Account: 4471-2209\n\n{HEADING}\n{rows}")

    assert statement.details.total_charges
    assert str(statement.details.total_charges.value) == total


def test_the_sum_of_one_group_of_two_is_no_total() -> None:
    rows = f"{RENT}\n{'Subtotal':>40} 195.50\n04/06/2024   A4615      CANNULA                    2        8.00"
    (statement,) = statements_of(f"Account: 4471-2209\n\n{HEADING}\n{rows}")

    assert statement.details.total_charges is None


def test_another_total_is_named_as_the_one_they_disagree_with() -> None:
    found = agreement(CHARGES, [figure("total_charges", "999.00")])

    assert (found.agrees_with, found.disagrees_with) == (None, PrintedSum.TOTAL_CHARGES)


def test_without_a_printed_sum_nothing_is_said() -> None:
    assert agreement(CHARGES, []) == Agreement(Decimal("238.50"))


def test_of_two_totals_the_one_that_agrees_is_the_printed_total() -> None:
    found = total_charges([figure("total_charges", "100.00"), figure("total_charges", "238.50")], Decimal("238.50"))

    assert found is not None
    assert found.amount == Decimal("238.50")


@pytest.mark.parametrize(("total", "meant"), [("250.00", "238.50"), ("240.50", "238.50"), ("262.50", "262.50")])
def test_the_sum_before_tax_is_the_total_unless_the_total_is_above_all_that_is_added(total: str, meant: str) -> None:
    printed = [
        figure("subtotal", "238.50"),
        figure("total_tax", "9.00"),
        figure("other", "2.50"),
        figure("total", total),
    ]

    found = total_charges(printed, Decimal("238.50"))

    assert found is not None
    assert found.amount == Decimal(meant)


def test_what_a_page_carries_to_the_next_is_no_older_balance() -> None:
    carried = Figure(FigureKind.BALANCE_FORWARD, Decimal("195.50"), "195.50", BOX, after_lines=1)
    older = Figure(FigureKind.BALANCE_FORWARD, Decimal("80.00"), "80.00", BOX, after_lines=1)

    assert without_carries([carried, older, figure("balance_forward", "195.50")], CHARGES)[0] == older


@pytest.mark.parametrize(
    ("printed", "together"),
    [
        (("-100.00", "-20.00"), "-120.00"),
        (("-100.00", "0.00"), "-100.00"),
        (("-100.00", "-20.00", "-120.00"), "-120.00"),
        (("-100.00", "-100.00"), "-100.00"),
    ],
)
def test_payments_of_the_insurance_and_of_the_patient_are_added_up(printed: tuple[str, ...], together: str) -> None:
    read = with_figures(Details(), [figure("total_payments", amount) for amount in printed], Decimal("238.50"))
    assert read.total_payments is not None
    assert read.total_payments.value == Decimal(together)


def test_what_is_paid_taken_off_or_refunded_between_the_total_and_the_balance_is_a_sum() -> None:
    (statement,) = statements_of(
        f"{HEADING}\n{RENT}\n{TANK}\nTotal charges                              238.50\n"
        "Patient payment - check 1042                             -20.00\n"
        "Sequestration write-off                                   -3.00\n"
        "Refund to patient                                         12.50\n"
        "Please pay this amount                                   228.00\n"
    )

    kinds = [(figure.kind.value, figure.printed) for figure in statement.reading.figures]
    assert kinds[1:-1] == [("total_payments", "-20.00"), ("total_adjustments", "-3.00"), ("other", "12.50")]


def test_the_printed_total_tells_the_column_of_charges_from_one_that_bears_its_name() -> None:
    lines = lines_of(
        "Date         Code       Description          Allowed    Charge",
        "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR   195.50    140.00",
        "03/06/2024   E0431 RR   PORTABLE OXYGEN        43.00     31.00",
        "Total charges: 238.50",
    )

    assert [str(line.amount) for line in lines] == ["195.50", "43.00"]


def test_each_figure_of_a_letters_sentence_goes_by_the_words_before_it() -> None:
    (statement,) = statements_of(
        f"""
        {HEADING}
        {RENT}
        {TANK}
        The charges come to $238.50, of which $100.00 was paid by your insurance, $98.50 was written off and you have
        paid $15.00. The balance due is $25.00.
        """
    )
    kinds = [(each.kind.value, str(each.amount)) for each in statement.reading.figures]

    assert kinds == [("total_charges", "238.50"), ("total_payments", "15.00"), ("balance_due", "25.00")]


def test_what_a_sentence_offers_is_no_sum_that_the_one_before_it_names() -> None:
    item = "{0}/22/2024 E1390 (RR) CONCENTRATOR\n  Ext. Price: 247.49    Plan Paid: 138.59    Amount You Owe: 34.65"
    (statement,) = statements_of(
        "To avoid a late charge of $15.00, please pay by 12 Sep 2024.\n"
        "A payment plan of $50.00 per month is available until 12 Sep 2024; ask for form 4471.\n\n"
        f"{item.format(7)}\n{item.format(8)}"
    )

    assert statement.details.balance_due is None


def test_a_month_and_a_balance_that_only_say_the_total_are_no_charges_beside_the_one_that_comes_to_it() -> None:
    (statement,) = statements_of(
        "Statement date: 05/15/2024\nX808390166 | Balance Due: $ 71.00\n\n"
        "April 2024                                                    $ 71.00\n"
        "Apr 22, 2024      80053     Comprehensive metabolic panel     $ 71.00\n"
        "                                            Charges total     $ 71.00"
    )

    assert [line.code for line in statement.lines] == ["80053"]


def test_what_is_due_is_no_plain_total_too() -> None:
    due = figure("balance_due", "287.58")

    assert with_groups_told([due, figure("total", "287.58")]) == [due]


@pytest.mark.parametrize(
    ("due", "pictured", "said"),
    [
        ("555.00", False, None),
        ("740.00", False, PrintedSum.BALANCE),
        ("400.00", False, None),
        ("400.00", True, PrintedSum.BALANCE),
    ],
)
def test_what_is_due_alone_tells_of_a_charge_that_was_not_read(
    due: str, pictured: bool, said: PrintedSum | None
) -> None:
    doubts = (Why.FROM_PICTURE.doubt,) if pictured else ()
    lines = [replace(line("185.00"), doubts=doubts)] * 3
    assert agreement(lines, [figure("balance_due", due)]).disagrees_with is said


def test_sums_of_ten_thousand_charges_are_looked_for_in_one_pass() -> None:
    lines = tuple(line("43.00") for _ in range(10_000))
    started = time.process_time()
    found = agreement(lines, (figure("total", "7.00"), figure("total", "9.00")))
    assert (found.agrees_with, found.disagrees_with) == (None, None)
    assert time.process_time() - started < 2


def test_a_total_printed_once_more_is_not_added_to_itself_where_the_sums_of_claims_were_read_as_charges() -> None:
    (statement,) = statements_of(
        "Account Summary\n"
        "TOTAL             178.95\n"
        "BALANCE DUE       178.95\n"
        "\n"
        "Date         Code       Description               Qty    Charge\n"
        "07/03/2024   E1390 RR   OXYGEN CONCENTRATOR       1      157.00\n"
        "07/03/2024   E0431 RR   PORTABLE OXYGEN           1       21.95\n"
        "lance this claim                                         178.95\n"
        "\n"
        "TOTAL                                                    178.95\n"
    )

    assert [line.code for line in statement.lines] == ["E1390", "E0431"]
    assert statement.reading.agrees_with is PrintedSum.TOTAL_CHARGES
