"""A line of print into tokens, each with what it could be by its look."""

from __future__ import annotations

from checker.reading.tokens.cutting import cut_at
from checker.reading.tokens.inline_labels import inline_labels
from checker.reading.tokens.labels import is_prose
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import Line, Look
from tests.reading.drawing import COLUMN, draw, lines_of


def line_of(drawing: str) -> Line:
    page = draw(drawing)
    return tokenize(lines_of([page])[0], page.rules)


def looks(drawing: str) -> list[tuple[str, str]]:
    return [(token.look.name, token.text) for token in line_of(drawing).tokens]


def test_a_charge_is_told_apart_into_date_code_words_count_and_money() -> None:
    assert looks("03/05/2024   E1390   OXYGEN CONCENTRATOR   1   $195.50") == [
        ("DATE", "03/05/2024"),
        ("CODE", "E1390"),
        ("TEXT", "OXYGEN CONCENTRATOR"),
        ("NUMBER", "1"),
        ("MONEY", "$195.50"),
    ]


def test_a_zip_after_a_state_is_no_code() -> None:
    assert not line_of("CEDAR FALLS, IA 50613").having(Look.CODE)


def test_a_ruled_line_parts_two_cells_that_stand_close() -> None:
    assert len(line_of("AB │ CD").tokens) == 2


def test_a_count_named_by_a_label_is_units() -> None:
    token = line_of("Oxygen tubing   Qty: 3   $12.00").having(Look.NUMBER)[0]

    assert (token.text, token.label) == ("3", "units")


def test_modifiers_a_blank_after_their_code_are_its_own() -> None:
    assert line_of("E1390 RR KX   195.50").having(Look.CODE)[0].modifiers == ("RR", "KX")


def test_words_glued_to_a_code_and_its_modifiers_are_cut_from_them() -> None:
    assert looks("A7046NUKXHUMIDAIR TUB   24.50")[:2] == [("CODE", "A7046"), ("TEXT", "HUMIDAIR TUB")]
    assert line_of("E1390RROXYGEN   24.50").having(Look.CODE)[0].modifiers == ("RR",)
    assert line_of("0E1390-RR-N1OXYGEN   24.50").having(Look.CODE)[0].modifiers == ("RR", "N1")


def test_letters_named_within_the_brackets_of_their_code_are_modifiers() -> None:
    named, _ = inline_labels(line_of("LIQUID SYSTEM (E0439 Mod: RR, N1)   H9796474   228.00"))

    assert [role for token, role in named.items() if "RR" in token.text] == ["modifiers"]


def test_a_word_of_two_letters_after_a_code_is_no_modifier_unless_it_is_one() -> None:
    assert line_of("A7030 OF MASK SET").having(Look.CODE)[0].modifiers == ()
    assert line_of("96374 IV PUSH SINGLE DRUG").having(Look.CODE)[0].modifiers == ()


def test_six_digits_before_a_dot_and_words_are_a_day_of_their_own() -> None:
    assert looks("100826 • Code E1390")[0] == ("NUMBER", "100826")


def test_a_time_of_day_does_not_part_two_dates_of_a_span() -> None:
    assert looks("03/05/2024 10:15 - 03/06/2024")[0][0] == "DATE"


def test_a_weekday_that_opens_a_cell_belongs_to_its_day_and_a_saturation_does_not() -> None:
    assert [look for look, _ in looks("Fri 01/14/2022 94060 - SPIROMETRY")] == ["DATE", "CODE", "TEXT"]
    assert looks("O2 SAT 01/14/2022   5.00")[0] == ("TEXT", "O2 SAT")


def test_a_code_padded_to_six_digits_that_could_be_a_date_ends_no_span() -> None:
    found = [text for look, text in looks("051224 070486 CT SCAN 905.00") if look in ("DATE", "CODE")]
    assert "051224 070486" not in found
    assert looks("051224 061124   E1390   905.00")[0] == ("DATE", "051224 061124")


def test_dates_set_in_boxes_of_two_digits_are_dates() -> None:
    assert looks("06 10 08   06 11 08   62311   794.00")[:3] == [
        ("DATE", "06 10 08"),
        ("DATE", "06 11 08"),
        ("CODE", "62311"),
    ]
    assert ("DATE", "12 15 20") not in looks("MASKS 12 15 20   794.00")
    beside_a_place = looks("01 17 25   02 16     12   E1390   186.40")
    assert ("DATE", "02 16 12") not in beside_a_place


def test_words_that_run_into_the_next_column_are_cut_where_it_begins() -> None:
    line = line_of("CONCENTRATOR KAYE")

    cut = cut_at(line, [30 + len("CONCENTRATOR ") * COLUMN])

    assert [token.text for token in cut.tokens] == ["CONCENTRATOR", "KAYE"]


def test_a_fee_for_a_returned_check_is_a_thing_and_its_rule_is_talk() -> None:
    assert not is_prose("Returned check fee x1 17.20")
    assert is_prose("Returned checks: a fee of $25.00 applies")
