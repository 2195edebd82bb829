"""Which code was meant: by what happened to it, how it looks and what the line says."""

from __future__ import annotations

from datetime import date

import pytest

from checker.catalogue.near_codes import Slip, likely, suggest


@pytest.mark.parametrize(
    ("printed", "meant", "slip", "words"),
    [
        ("E1930", "E1390", Slip.SWAPPED_DIGITS, "O2 CONC STAT 5L RNTL"),
        ("E1309", "E1390", Slip.SWAPPED_DIGITS, "OXYGEN CONCENTRATOR"),
        ("E139O", "E1390", Slip.LETTER_FOR_DIGIT, ""),
        ("El390", "E1390", Slip.LETTER_FOR_DIGIT, ""),
        ("EI390", "E1390", Slip.LETTER_FOR_DIGIT, ""),
        ("1390", "E1390", Slip.LOST_CHARACTER, "OXYGEN CONCENTRATOR"),
        ("E-1390", "E1390", Slip.SET_APART, ""),
        ("E 1390", "E1390", Slip.SET_APART, ""),
        ("E01390", "E1390", Slip.ZERO_PADDED, ""),
        ("E13900", "E1390", Slip.ZERO_PADDED, ""),
        ("E11390", "E1390", Slip.DOUBLED_CHARACTER, "CONCENTRATOR"),
        ("EE1390", "E1390", Slip.DOUBLED_CHARACTER, "CONCENTRATOR"),
        ("E1390RR", "E1390", Slip.RUN_TOGETHER, ""),
        ("E1310", "E1390", Slip.ONE_CHARACTER, "OXYGEN CONCENTRATOR"),
        ("F1390", "E1390", Slip.LETTER_FOR_DIGIT, "CONC RENTAL"),
        ("E0413", "E0431", Slip.SWAPPED_DIGITS, "PORTABLE TANKS RENTAL"),
        ("E0434", "E0443", Slip.SWAPPED_DIGITS, "PORTABLE OXYGEN CONTENTS"),
        ("E0443", "E0434", Slip.SWAPPED_DIGITS, "PORTABLE LIQUID SYSTEM RENTAL"),
        ("E0414", "E0441", Slip.SWAPPED_DIGITS, "STATIONARY CONTENTS GAS"),
        ("E1329", "E1392", Slip.SWAPPED_DIGITS, "PORT CONC INOGEN G5"),
        ("KO738", "K0738", Slip.LETTER_FOR_DIGIT, ""),
        ("K0378", "K0738", Slip.SWAPPED_DIGITS, "HOMEFILL"),
        ("A4651", "A4615", Slip.SWAPPED_DIGITS, "CANN NASAL ADLT 7FT"),
        ("A7O34", "A7034", Slip.LETTER_FOR_DIGIT, ""),
        ("E06O1", "E0601", Slip.LETTER_FOR_DIGIT, ""),
        ("EO6O1", "E0601", Slip.LETTER_FOR_DIGIT, ""),
        ("A46I5", "A4615", Slip.LETTER_FOR_DIGIT, ""),
        ("E0S62", "E0562", Slip.LETTER_FOR_DIGIT, ""),
        ("E05G2", "E0562", Slip.LETTER_FOR_DIGIT, ""),
    ],
)
def test_a_slip_leads_back_to_the_code_that_was_meant(printed: str, meant: str, slip: Slip, words: str) -> None:
    offered = suggest(printed, words)
    best = likely(offered)
    assert best is not None
    assert (best.code.code, best.why) == (meant, slip)
    assert best is offered[0]


@pytest.mark.parametrize("printed", ["E1930", "E0413", "A4651", "1390"])
def test_without_words_a_swap_suggests_but_settles_nothing(printed: str) -> None:
    assert suggest(printed)
    assert likely(suggest(printed)) is None


def test_words_that_contradict_a_look_alike_leave_it_unsettled() -> None:
    offered = suggest("E139O", "DELIVERY FEE")
    assert [(s.code.code, s.fits) for s in offered] == [("E1390", False)]
    assert likely(offered) is None


def test_words_choose_between_neighbours() -> None:
    assert [s.code.code for s in suggest("E0413", "PORTABLE O2 TANKS RENTAL")][:2] == ["E0431", "E0433"]
    assert suggest("A703", "FULL FACE MASK")[0].code.code == "A7030"


def test_neighbours_that_fit_alike_are_offered_and_none_is_claimed() -> None:
    offered = suggest("A703", "CPAP SUPPLIES")
    assert len(offered) > 3
    assert likely(offered) is None


def test_two_slips_in_one_code_are_offered_but_never_claimed() -> None:
    (first, *_) = suggest("E193O", "O2 CONC")
    assert (first.code.code, first.why) == ("E1390", Slip.SEVERAL)
    assert likely(suggest("E193O", "O2 CONC")) is None


def test_a_code_out_of_force_that_day_comes_last() -> None:
    codes = [s.code.code for s in suggest("E139", "O2 CONC", date(2024, 3, 1))]
    assert codes[0] == "E1390"
    assert codes.index("E1392") < codes.index("E1379")


@pytest.mark.parametrize("printed", ["99213", "OXY001", "CONC-5L", "J1100", "", "E", "0291", "00093-1234-01"])
def test_what_resembles_no_oxygen_code_is_given_none(printed: str) -> None:
    assert suggest(printed, "OXYGEN CONCENTRATOR") == ()


def test_a_real_code_is_not_suggested_for_itself() -> None:
    assert "E1390" not in {s.code.code for s in suggest("E1390", "OXYGEN CONCENTRATOR")}


def test_a_long_number_is_no_code_with_its_modifiers() -> None:
    assert suggest("6135235", "RESPIRATORY SVC - OXYGEN DAILY") == ()
