"""Medicare fees by place and day: the amount of the official file, or nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from checker.catalogue.fees import AreaKind, Fee, FeeRow, ZipArea, fee, medicaid_fee, place_of, zips_of
from checker.data import load

BOSTON, RURAL_MAINE, CHEYENNE, ANCHORAGE = "02108", "04606", "82001", "99501"
MARCH_2026 = date(2026, 3, 1)
FEE_KEY = ("code", "modifier", "modifier2", "since")
AREA_KEY = ("kind", "state", "area")


def fee_at(code: str, modifiers: tuple[str, ...], zip_code: str, on: date) -> Fee | None:
    return fee(code, modifiers, place_of(zip_code), on)


@pytest.mark.parametrize(
    ("zip_code", "kind", "name"),
    [
        ("45402", AreaKind.FORMER_CBA, "Dayton, OH"),
        ("45402-1234", AreaKind.FORMER_CBA, "Dayton, OH"),
        (RURAL_MAINE, AreaKind.RURAL, "ME"),
        (CHEYENNE, AreaKind.NON_RURAL, "WY"),
        (ANCHORAGE, AreaKind.NON_RURAL, "AK"),
        ("00901", AreaKind.NON_RURAL, "PR"),
    ],
)
def test_a_zip_code_lies_in_its_area(zip_code: str, kind: AreaKind, name: str) -> None:
    place = place_of(zip_code)
    assert place is not None
    assert (place.kind, place.name) == (kind, name)


@pytest.mark.parametrize("zip_code", ["", "4540", "ABCDE", "00001", "09012", "٤٥٤٠٢"])
def test_what_is_no_zip_code_lies_nowhere(zip_code: str) -> None:
    assert place_of(zip_code) is None
    assert fee_at("E1390", ("RR",), zip_code, MARCH_2026) is None


@pytest.mark.parametrize(
    ("code", "modifiers", "zip_code", "on", "amount"),
    [
        ("E1390", ("RR",), "45402", date(2024, 3, 5), "93.68"),
        ("E1390", ("RR", "KX"), "45402", MARCH_2026, "99.10"),
        ("E1390", ("RR",), RURAL_MAINE, MARCH_2026, "177.16"),
        ("E1390", ("RR",), CHEYENNE, MARCH_2026, "101.12"),
        ("E1390", ("RR",), ANCHORAGE, MARCH_2026, "177.16"),
        ("E1392", ("RR", "QF"), "45402", MARCH_2026, "49.55"),
        ("E1390", ("RR", "QF"), "45402", MARCH_2026, "99.10"),
        ("E0601", ("NU",), "19019", MARCH_2026, None),
        ("E0601", ("RR", "KH"), "17017", MARCH_2026, "91.18"),
        ("A7032", ("NU",), "17017", MARCH_2026, "38.07"),
        ("E0443", (), CHEYENNE, date(2024, 2, 2), "60.38"),
    ],
)
def test_the_fee_is_that_of_the_file(
    code: str, modifiers: tuple[str, ...], zip_code: str, on: date, amount: str | None
) -> None:
    found = fee_at(code, modifiers, zip_code, on)
    assert (found.amount if found else None) == (Decimal(amount) if amount else None)


@pytest.mark.parametrize("on", [date(2023, 6, 1), date(2021, 6, 30), date(2027, 1, 1), date(2019, 1, 1)])
def test_a_year_without_a_file_has_no_fee(on: date) -> None:
    assert fee_at("E1390", ("RR",), CHEYENNE, on) is None


def test_a_former_bidding_area_has_no_fee_for_a_year_without_its_own_file() -> None:
    assert fee_at("E1390", ("RR",), CHEYENNE, date(2021, 8, 1)) is not None
    assert fee_at("E1390", ("RR",), "45402", date(2021, 8, 1)) is None


def test_a_code_that_was_never_bid_takes_the_state_amount_in_a_former_bidding_area() -> None:
    found = fee_at("A4619", ("NU",), "45402", MARCH_2026)
    (row,) = (r for r in load("fees.csv", FeeRow, FEE_KEY) if r.code == "A4619" and r.since <= MARCH_2026 <= r.until)
    assert found is not None
    assert found.place.kind is AreaKind.FORMER_CBA
    assert found.amount == row.amounts["OH (NR)"] != row.amounts["OH (R)"]


@pytest.mark.parametrize(
    "modifiers",
    [(), ("NU",), ("RR", "NU"), ("RR", "QE"), ("RR", "QG"), ("RR", "MS"), ("MS",), ("RR", "KR")],
)
def test_modifiers_the_file_does_not_price_have_no_fee(modifiers: tuple[str, ...]) -> None:
    assert fee_at("E1390", modifiers, CHEYENNE, MARCH_2026) is None


def test_a_capped_rental_fee_says_that_it_is_for_the_first_months() -> None:
    first = fee_at("E0601", ("RR", "KI"), CHEYENNE, MARCH_2026)
    assert first is not None
    assert first.first_months_only
    assert fee_at("E0601", ("RR", "KJ"), CHEYENNE, MARCH_2026) is None


def test_a_code_outside_the_fee_file_has_none() -> None:
    assert fee_at("A9901", (), CHEYENNE, MARCH_2026) is None
    assert fee_at("E1930", ("RR",), CHEYENNE, MARCH_2026) is None


@pytest.mark.parametrize("name", ["fees.csv", "fees_former_cba.csv"])
def test_spans_of_one_fee_follow_each_other_without_overlap(name: str) -> None:
    rows = load(name, FeeRow, FEE_KEY)
    for before, after in pairwise(rows):
        same = (before.code, before.modifier, before.modifier2) == (after.code, after.modifier, after.modifier2)
        assert not same or before.until < after.since, after
    assert all(row.amounts and row.since <= row.until for row in rows)


def test_no_amount_is_zero_which_in_the_official_file_means_none() -> None:
    for name in ("fees.csv", "fees_former_cba.csv"):
        for row in load(name, FeeRow, FEE_KEY):
            assert all(amount > 0 for amount in row.amounts.values()), row


def test_every_former_bidding_area_of_the_zip_list_has_its_column_of_fees() -> None:
    areas = {row.area for row in load("zip_areas.csv", ZipArea, AREA_KEY) if row.area}
    columns = set(load("fees_former_cba.csv", FeeRow, FEE_KEY)[0].amounts)
    assert len(areas) == 130
    assert areas == columns


def test_no_zip_code_lies_in_two_areas() -> None:
    listed = [five for row in load("zip_areas.csv", ZipArea, AREA_KEY) for span in row.zips for five in zips_of(span)]
    assert len(listed) == len(set(listed)) == 32033


def test_the_states_of_zip_prefixes_agree_with_the_official_lists() -> None:
    """All but the few towns whose post comes from across a state line."""
    from checker.catalogue.fees import ZipPrefix

    state = {
        f"{n:03}": row.state
        for row in load("zip_prefixes.csv", ZipPrefix, ("first",))
        for n in range(int(row.first), int(row.last) + 1)
    }
    across = {
        five
        for row in load("zip_areas.csv", ZipArea, AREA_KEY)
        for span in row.zips
        for five in zips_of(span)
        if five[:3] in state and state[five[:3]] != row.state
    }
    assert across == {"06390", "20041", "20588", "20598", "45275", "45999", "73960", "83414"}


def test_a_states_medicaid_fee_is_kept_apart() -> None:
    day = date(2025, 3, 5)
    rent = medicaid_fee("E1390", {"RR"}, "TX", day)
    assert rent is not None
    assert rent.amount == Decimal("148.76")
    assert medicaid_fee("E1390", {"NU"}, "TX", day) is None
    assert medicaid_fee("E1390", {"RR"}, "OH", day) is None
    assert medicaid_fee("E1390", {"RR"}, "TX", MARCH_2026) is None
    assert medicaid_fee("E0445", {"NU"}, "TX", day) is None, "that amount is for children alone"
