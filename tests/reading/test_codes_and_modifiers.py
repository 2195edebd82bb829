"""Codes that are misprinted, and modifiers printed away from their code."""

from __future__ import annotations

import pytest

from tests.reading.test_statements import lines_of, reasons


@pytest.mark.parametrize(
    ("printed", "code", "modifiers"),
    [
        ("E139-RR", "E139", ("RR",)),
        ("E13900", "E13900", ()),
        ("0E139,RR,KX", "E139", ("RR", "KX")),
        ("1390-RR-KX", "1390", ("RR", "KX")),
        ("E-139", "E139", ()),
        ("EO431", "EO431", ()),
    ],
)
def test_a_misprint_where_the_other_rows_have_their_code_is_that_rows_code(
    printed: str, code: str, modifiers: tuple[str, ...]
) -> None:
    first, odd, last = lines_of(
        "Date         What was sent                        Charge",
        "03/05/2024   E1390-RR Concentrator                195.50",
        f"04/05/2024   {printed} Concentrator".ljust(50) + "195.50",
        "04/05/2024   E0431-RR Portable tank                43.00",
    )

    assert (odd.code, odd.modifiers, odd.description) == (code, modifiers, "Concentrator")
    assert (first.code, last.code) == ("E1390", "E0431")


def test_a_misprint_in_brackets_is_a_code_where_the_others_are_bracketed() -> None:
    lines = lines_of(
        "Date         What was sent                        Charge",
        "03/05/2024   Concentrator (E1390-RR)              195.50",
        "04/05/2024   Concentrator (E139-RR)               195.50",
        "04/05/2024   Portable tank (E0431)                 43.00",
    )

    assert [line.code for line in lines] == ["E1390", "E139", "E0431"]


@pytest.mark.parametrize("words", ["Filter B2209 blue", "Tank E13 size", "Concentrator SN E13900", "Mask, item A703"])
def test_a_number_elsewhere_in_the_words_is_no_code(words: str) -> None:
    _, line, _ = lines_of(
        "Date         Code      What was sent              Charge",
        "03/05/2024   E1390     Concentrator               195.50",
        f"04/05/2024             {words}".ljust(50) + "195.50",
        "04/05/2024   E0431     Portable tank               43.00",
    )

    assert (line.code, line.description) == (None, words)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("CPAP tubing mods: NU, KX", "CPAP tubing"),
        ("NU,KX CPAP tubing", "CPAP tubing"),
        ("CPAP TUBING - NU - KX", "CPAP TUBING"),
        ("CPAP tubing (NU KX)", "CPAP tubing"),
    ],
)
def test_modifiers_told_among_the_words_are_the_codes(words: str, left: str) -> None:
    (line,) = lines_of(
        "Date         Code      What was sent              Charge",
        f"03/05/2024   A7037     {words}".ljust(50) + "41.25",
    )

    assert (line.modifiers, line.description) == (("NU", "KX"), left)


def test_the_two_ends_of_a_ride_are_modifiers_of_an_ambulance_alone() -> None:
    rows = ("Date         Description                            Charge",)
    rows += tuple(f"03/05/2024   {words:<39}615.00" for words in ("A-0428 RH Base rate", "E1390 RH factor test"))

    assert [(line.code, line.modifiers) for line in lines_of(*rows)] == [("A0428", ("RH",)), ("E1390", ())]


@pytest.mark.parametrize(
    ("below", "code"),
    [("Item: A7038 NU  Units: 1", "A7038"), ("Item: A7O38 NU  Units: 1", "A7O38"), ("Item: 70380  Units: 1", None)],
)
def test_a_known_code_with_letters_is_that_of_the_item(below: str, code: str | None) -> None:
    rows = ("Date         Description           Amount", "03/05/2024   Disposable filter       6.00", " " * 13 + below)

    assert [line.code for line in lines_of(*rows)] == [code]


def test_modifiers_that_a_cell_wraps_come_after_those_beside_their_code() -> None:
    _, line = lines_of(
        "Date         Code              What was sent             Charge",
        "03/05/2024   E0570 Mod: RR     NEBULIZER                  80.47",
        "04/05/2024   E0601 Mod: RR,    CPAP MACHINE               93.42",
        "             KX",
    )

    assert (line.modifiers, line.description) == (("RR", "KX"), "CPAP MACHINE")


def test_a_bracket_of_letters_above_the_line_of_its_row_is_that_of_its_code() -> None:
    rent, tank = lines_of(
        "Date         Code        What was sent             Charge",
        "             E1390 [RR,",
        "03/05/2024   N1]         CONCENTRATOR              195.50",
        "             E0431 [RR,",
        "03/05/2024   N1]         PORTABLE OXYGEN            43.00",
    )

    assert (rent.modifiers, rent.description) == (("RR", "N1"), "CONCENTRATOR")
    assert (tank.modifiers, tank.description) == (("RR", "N1"), "PORTABLE OXYGEN")


def test_letters_before_the_words_whose_bracket_closes_among_the_codes_are_those_of_the_code() -> None:
    lines = lines_of(
        "Svc Dt       Code      Description                         Charges",
        "             K0738   (RR  Home filling",
        "01/05/2024   KX)          system                             51.63",
        "             K0738   (RR  Home filling",
        "02/05/2024   KX)          system                             51.63",
    )
    assert [(line.modifiers, line.description) for line in lines] == [(("RR", "KX"), "Home filling system")] * 2


def test_letters_behind_their_name_keep_their_order_though_the_next_column_begins_among_them() -> None:
    mask, _, cushion = lines_of(
        "Date         Item                                   Charge",
        "             Code / Qty",
        "03/05/2024   FULL FACE MASK                         130.00",
        "             A7030 Mod: NU, KX   Qty 2/EA @ 65.00",
        "03/05/2024   FILTER                                   6.00",
        "             A7038 Mod: NU       Qty 1/EA @  6.00",
        "03/05/2024   CUSHION                                 30.00",
        "             A7032 Mod: NU, KX   Qty 1/EA @ 30.00",
    )

    assert (mask.modifiers, mask.units, mask.unit_price) == (("NU", "KX"), 2, 65)
    assert cushion.modifiers == ("NU", "KX")


def test_letters_that_stay_among_the_words_are_doubted() -> None:
    (line,) = lines_of(
        "Date         Code      What was sent              Charge",
        "03/05/2024   A7037-NU  CPAP tubing KX long         41.25",
    )

    assert "not all of them read" in reasons(line)


def test_a_unit_before_dots_names_no_price() -> None:
    first, second = lines_of(
        "03/05/2024   Carry bag (A9999), qty 1 EA ...........       54.00",
        "03/06/2024   Cushion (A7032-NU), qty 2 EA ..........       33.37",
    )

    assert [(str(line.amount), line.units) for line in (first, second)] == [("54.00", 1), ("33.37", 2)]


def test_a_doctors_title_before_a_code_is_no_state() -> None:
    _, line = lines_of(
        "Date         Doctor        What was sent              Charge",
        "03/05/2024   Holloway MD   E1390-RR Concentrator      195.50",
        "04/05/2024   Holloway MD   E0601 [RR,KH] CPAP         195.50",
    )

    assert (line.code, line.modifiers) == ("E0601", ("RR", "KH"))


def test_letters_before_a_code_are_a_remark() -> None:
    line, _ = lines_of(
        "Date         Codes         What was sent              Charge",
        "03/05/2024   A1            A7039 Filter                16.37",
        "04/05/2024   PR-2          A7036 Strap                 27.37",
    )

    assert (line.code, line.modifiers) == ("A7039", ())


def test_modifiers_after_asterisks_and_each_in_a_column_of_its_own_are_read() -> None:
    first, last = lines_of(
        "Date         Code         Mod 1  Mod 2   What was sent           Charge",
        "03/05/2024   E1390        RR     N1      Concentrator            195.50",
        "03/05/2024   E0601*RR*KX                 CPAP                     58.50",
    )

    assert (first.code, first.modifiers) == ("E1390", ("RR", "N1"))
    assert (last.code, last.modifiers) == ("E0601", ("RR", "KX"))


def test_the_name_of_a_thing_over_its_code_is_no_modifiers() -> None:
    lines = lines_of(
        "HCPCS   MOD     FROM_DT      UNITS   CHG_AMT",
        "HEADGEAR",
        "A7035   NU      03/05/2024   1         38.12",
        "TEST STRIPS, 50",
        "A4253   KX      03/05/2024   2         56.00",
    )

    assert [(line.code, line.modifiers) for line in lines] == [("A7035", ("NU",)), ("A4253", ("KX",))]


def test_a_code_that_begins_its_words_near_a_wide_number_is_no_part_of_it() -> None:
    lines = lines_of(
        "Date         Item No.       Equipment or Supply                Charges",
        "06/17/2024   742768         99214 Office visit                  268.12",
        "06/17/2024   IT27496799     36415 ROUTINE VENIPUNCTURE           32.25",
    )

    assert [line.code for line in lines] == ["99214", "36415"]


def test_a_padded_code_with_a_letter_for_a_digit_keeps_its_letters() -> None:
    line, _ = lines_of(
        "Oxygen concentrator     0El390   RR KX    24-Dec-23    183.00",
        "Oxygen concentrator     0E1390   RR KX    24-Jan-24    183.00",
    )

    assert (line.code, line.modifiers) == ("El390", ("RR", "KX"))


@pytest.mark.parametrize("behind", [" . . . . . . . . . . . . . .", " (qty 1) ..................."])
def test_five_digits_that_end_the_words_before_dots_or_a_bracket_are_codes(behind: str) -> None:
    found = lines_of(
        f"03/05/2024 BLOOD GASES - 82803{behind} 106.23",
        f"03/05/2024 CHEST X-RAY 1 VIEW - 71045{behind} 275.28",
        f"03/06/2024 NEBULIZER TREATMENT - 94640{behind} 117.23",
    )

    assert [line.code for line in found] == ["82803", "71045", "94640"]


def test_a_doctors_code_that_touches_its_number_is_read_wherever_it_begins_the_words() -> None:
    visit, gases = lines_of(
        "03/05/2024   9921425 - OFFICE OUTPATIENT VISIT    157.49",
        "03/05/2024        82803 - Blood gases, arterial   108.75",
    )

    assert (visit.code, visit.modifiers, gases.code) == ("99214", ("25",), "82803")


@pytest.mark.parametrize("heading", ["", "Date         Item        Code       Description      Charge"])
def test_a_doctors_code_that_touches_its_modifier_is_none_of_the_own_numbers_of_another_column(heading: str) -> None:
    visit, *_ = lines_of(
        heading,
        "03/05/2024   4421990     9921325    OFFICE VISIT     195.50",
        "03/06/2024   4421991     94640      NEBULIZER         95.50",
        "03/07/2024   4421992     94640      NEBULIZER         95.50",
    )
    own, *_ = lines_of(
        "Date         Code       Description      Charge",
        "03/05/2024   9921325    OFFICE VISIT     195.50",
        "03/06/2024   94640      NEBULIZER         95.50",
        "03/06/2024   4421991    MASK               9.50",
    )

    assert (visit.code, visit.modifiers, visit.description) == ("99213", ("25",), "OFFICE VISIT")
    assert own.code == "9921325"


def test_a_thing_without_charge_is_a_line_though_its_own_number_has_a_dash() -> None:
    _, free = lines_of(
        "Item                           Svc Cd      Date         Charge",
        "O2 CONC DUAL PORT RENTAL       E1391       11/27/2024   135.00",
        "BACK-UP CYLINDER NO CHARGE     916-66913                  0.00",
    )

    assert (free.description, str(free.amount)) == ("BACK-UP CYLINDER NO CHARGE", "0.00")


def test_numbers_of_orders_in_their_own_column_keep_no_modifier_from_the_code_it_touches() -> None:
    first, _ = lines_of(
        "Sales Order  Date        HCPCS/Mod  Description                     Qty     Amount",
        "4499759      03/05/2024  9920425    OFFICE VISIT NEW MOD 45 MIN     1       381.47",
        "4482537      03/05/2024  82803      ABG PANEL                       1        21.12",
    )

    assert (first.code, first.modifiers, first.description) == ("99204", ("25",), "OFFICE VISIT NEW MOD 45 MIN")


def test_five_digits_between_strokes_behind_a_day_are_a_code() -> None:
    found = lines_of(*["20-May-2023 / 94010 / Spirometry / x1                    $73.57"] * 2)

    assert [line.code for line in found] == ["94010"] * 2


def test_how_much_a_bag_holds_is_no_code() -> None:
    first, second = lines_of(
        "Date        Code     Description                     Units     Amount",
        "6/21/2025            SODIUM CHLORIDE 0.9%  1000 ML     1      $113.72",
        "6/21/2025   80053    COMP METABOLIC PANEL              1      $115.00",
    )

    assert (first.code, first.description) == (None, "SODIUM CHLORIDE 0.9% 1000 ML")
    assert second.code == "80053"
