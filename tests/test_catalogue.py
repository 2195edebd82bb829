"""The catalogue: what it knows, and that nothing in it contradicts itself or the official lists."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from checker.catalogue import Catalogue, load_catalogue
from checker.catalogue.fees import FeeRow
from checker.catalogue.fields import other_code
from checker.catalogue.tables import Billing, CodeClass, Dates, Group
from checker.data import DATA, Verified
from checker.model import PayerKind

LATELY = date(2024, 3, 1)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_the_home_concentrator_is_known(catalogue: Catalogue) -> None:
    code = catalogue.code("E1390")
    assert code is not None
    assert code.plain_en == "Home oxygen concentrator machine"
    assert code.plain_es == "Concentrador de oxígeno para la casa"
    assert (code.group, code.billing) == (Group.STATIONARY, Billing.RENT_ONLY)
    assert code.since == date(2000, 1, 1)


def test_all_the_codes_of_home_oxygen_and_sleep_are_there(catalogue: Catalogue) -> None:
    assert len(catalogue.codes) == 376
    assert len(catalogue.modifiers) >= 383


def test_what_is_not_a_code_is_not_found(catalogue: Catalogue) -> None:
    assert [catalogue.code(code) for code in ("E139O", "E1390-RR", "e1390", "", None)] == [None] * 5


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        (CodeClass.STATIONARY_RENTAL, "E0424 E0439 E1390 E1391 E1405 E1406"),
        (CodeClass.PORTABLE_RENTAL, "E0431 E0433 E0434 E1392 K0738"),
        (CodeClass.PURCHASE_BY_DEFINITION, "E0425 E0430 E0435 E0440"),
        (CodeClass.RENTAL_BY_DEFINITION, "E0424 E0431 E0433 E0434 E0439 E1392 K0738"),
        (CodeClass.STATIONARY_CONTENTS, "E0441 E0442"),
        (CodeClass.PORTABLE_CONTENTS, "E0443 E0444 E0447"),
        (CodeClass.HOME_FILL, "E0433 K0738"),
        (CodeClass.MAINTENANCE_VISIT, "E0433 E1390 E1391 E1392 K0738"),
        (CodeClass.PAP_HUMIDIFIER, "E0561 E0562"),
        (CodeClass.PAP_INTERFACE, "A7027 A7030 A7034 A7044"),
        (CodeClass.PAP_HEADGEAR, "A7035"),
        (
            CodeClass.OXYGEN_ACCESSORY,
            "A4608 A4615 A4616 A4617 A4619 A4620 E0555 E1352 E1353 E1354 E1355 E1356 E1357 E1358",
        ),
    ],
)
def test_a_class_holds_exactly_the_codes_its_rule_names(catalogue: Catalogue, group: CodeClass, codes: str) -> None:
    assert catalogue.classes[group] == frozenset(codes.split())


def test_capped_rental_is_what_the_fee_schedule_pays_as_such(catalogue: Catalogue) -> None:
    assert {"E0601", "E0470", "E0471", "E0570"} <= catalogue.classes[CodeClass.CAPPED_RENTAL]
    assert not catalogue.classes[CodeClass.CAPPED_RENTAL] & catalogue.classes[CodeClass.STATIONARY_RENTAL]
    # The official files disagree on this one, so no cap is held against it.
    assert not catalogue.is_a("E0550", CodeClass.CAPPED_RENTAL)


def test_every_capped_rental_has_its_cap_of_thirteen_months(catalogue: Catalogue) -> None:
    for code in catalogue.classes[CodeClass.CAPPED_RENTAL]:
        cap = catalogue.limit(code, "cap-months", LATELY)
        assert cap is not None, code
        assert cap.value == Decimal(13), code


def test_codes_defined_as_rental_say_so_in_their_own_text(catalogue: Catalogue) -> None:
    by_text = {code.code for code in catalogue.codes.values() if "rental" in code.official and code.until is None}
    assert by_text == catalogue.classes[CodeClass.RENTAL_BY_DEFINITION]
    for code in catalogue.classes[CodeClass.PURCHASE_BY_DEFINITION]:
        assert "purchase" in catalogue.codes[code].official


def test_ended_codes_are_of_no_class_that_a_rule_of_today_uses(catalogue: Catalogue) -> None:
    assert not [code.code for code in catalogue.codes.values() if code.until and code.classes]


def test_every_code_and_unit_is_said_in_both_languages(catalogue: Catalogue) -> None:
    for code in catalogue.codes.values():
        assert code.plain_en
        assert code.plain_es
        assert code.plain_en != code.plain_es
        assert code.unit_en
        assert code.unit_es
    assert not [m.modifier for m in catalogue.modifiers.values() if bool(m.plain_en) != bool(m.plain_es)]


def test_the_descriptors_of_others_are_not_carried(catalogue: Catalogue) -> None:
    cpt = [code for code in catalogue.codes.values() if code.code.isdigit()]
    assert len(cpt) > 40
    assert not [code.code for code in cpt if code.official or code.short]


def test_dates_agree_with_the_complete_official_list(catalogue: Catalogue) -> None:
    for code in catalogue.codes.values():
        listed = other_code(code.code)
        if listed:
            assert (code.since, code.until, code.short) == (listed.since, listed.until, listed.short), code.code


def test_a_code_begins_and_ends_on_its_days(catalogue: Catalogue) -> None:
    assert catalogue.in_force("E0447", date(2018, 12, 31)) is False
    assert catalogue.in_force("E0447", date(2019, 1, 1)) is True
    assert catalogue.in_force("E0464", date(2015, 12, 31)) is True
    assert catalogue.in_force("E0464", date(2016, 1, 1)) is False
    assert catalogue.codes["E0464"].replaced_by == ("E0466",)


def test_a_code_of_another_field_has_its_dates_too(catalogue: Catalogue) -> None:
    assert catalogue.in_force("A0428", LATELY) is True
    assert catalogue.in_force("E1930", LATELY) is None


def test_an_end_that_was_only_inferred_settles_nothing_until_a_list_lacks_the_code(catalogue: Catalogue) -> None:
    code = catalogue.codes["E1400"]
    assert (code.dates, code.until) == (Dates.INFERRED, date(1999, 12, 31))
    assert code.in_force(date(2005, 1, 1)) is None
    assert code.in_force(LATELY) is False


def test_a_successor_is_a_code_that_was_there(catalogue: Catalogue) -> None:
    for code in catalogue.codes.values():
        for successor in code.replaced_by:
            assert successor in catalogue.codes or other_code(successor), (code.code, successor)
        assert not code.replaced_by or code.until


def test_what_a_modifier_conflicts_with_conflicts_with_it(catalogue: Catalogue) -> None:
    for modifier in catalogue.modifiers.values():
        for other in modifier.conflicts:
            assert modifier.modifier in catalogue.modifiers[other].conflicts, (modifier.modifier, other)
        assert all(code in catalogue.codes or other_code(code) for code in modifier.codes), modifier.modifier


def test_modifiers_of_every_field_are_known_and_only_those(catalogue: Catalogue) -> None:
    assert catalogue.modifier("RR") is not None
    assert catalogue.modifier("50") is not None
    assert catalogue.modifier("ZZ") is None
    repair = catalogue.modifier("RP")
    assert repair is not None
    assert not repair.in_force(date(2009, 1, 1))


def test_oxygen_rent_ends_at_36_paid_months_for_original_medicare_only(catalogue: Catalogue) -> None:
    cap = catalogue.limit("E1390", "cap-months", LATELY)
    assert cap is not None
    assert (cap.value, cap.verified, cap.source) == (Decimal(36), Verified.YES, "noridian-oxygen")
    assert catalogue.limit("E1390", "cap-months", LATELY, PayerKind.COMMERCIAL) is None


def test_one_plans_own_limit_is_not_taken_for_all_of_its_kind(catalogue: Catalogue) -> None:
    assert [row.plan for row in catalogue.limits["E1390", "cap-months"]] == ["", "Humana"]
    assert catalogue.limit("E1390", "cap-months", LATELY, PayerKind.MEDICARE_ADVANTAGE) is None


def test_the_older_cap_holds_for_rentals_that_began_under_it(catalogue: Catalogue) -> None:
    older, newer = (catalogue.limit("E0601", "cap-months", day) for day in (date(2005, 6, 1), LATELY))
    assert older is not None
    assert newer is not None
    assert (older.value, newer.value) == (Decimal(15), Decimal(13))


def test_nothing_can_be_alleged_on_a_limit_never_read_in_its_source(catalogue: Catalogue) -> None:
    assert catalogue.limit("A7003", "replacement-frequency", LATELY) is None
    remembered = catalogue.limit("A7003", "replacement-frequency", LATELY, unverified=True)
    assert remembered is not None
    assert remembered.verified is Verified.NO


def test_every_current_oxygen_code_has_its_daily_limit(catalogue: Catalogue) -> None:
    for name in (CodeClass.STATIONARY_RENTAL, CodeClass.PORTABLE_RENTAL, CodeClass.OXYGEN_ACCESSORY):
        for code in catalogue.classes[name]:
            assert catalogue.limit(code, "mue", date(2024, 7, 1)), code


def test_a_code_is_said_to_be_priced_as_the_fee_file_prices_it(catalogue: Catalogue) -> None:
    from checker.data import load

    priced: dict[str, set[str]] = {}
    for row in load("fees.csv", FeeRow, ("code", "modifier", "modifier2", "since")):
        if row.until.year == 2026:
            priced.setdefault(row.code, set()).add(row.modifier)
    for code, modifiers in priced.items():
        if code in catalogue.codes:
            assert set(catalogue.codes[code].priced_as) == modifiers & {"RR", "NU", "UE"}, code


def test_a_row_that_is_asked_for_alone_is_the_one_that_all_together_hold() -> None:
    catalogue = Catalogue()
    alone = catalogue.code("E1390")
    assert alone is not None
    assert [code for code in catalogue.codes.values() if code is alone] == [alone]
    assert "XX" not in catalogue.modifiers


def test_reading_the_catalogue_leaves_fees_and_full_lists_unread() -> None:
    asked = (
        "import sys; from checker.catalogue import load_catalogue; load_catalogue().read_whole();"
        "from checker import data; print(data.load.cache_info().currsize, 'pandas' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=DATA.parent
    ).stdout.split()
    # codes, modifiers, limits and sources
    assert told == ["4", "False"]
