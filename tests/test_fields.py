"""Codes of other fields are named, never taken for typing slips."""

from __future__ import annotations

from itertools import pairwise

import pytest

from checker.catalogue import load_catalogue
from checker.catalogue.day_limits import DayLimit, day_limit
from checker.catalogue.fields import FieldKind, FieldRange, field_of, other_code
from checker.catalogue.tables import OtherCode
from checker.data import load


@pytest.mark.parametrize(
    ("printed", "kind", "about"),
    [
        ("A0428", FieldKind.HCPCS, "an ambulance or transport service"),
        ("J1100", FieldKind.HCPCS, "a drug"),
        ("K0001", FieldKind.HCPCS, "a wheelchair or medical equipment"),
        ("E1310", FieldKind.HCPCS, "medical equipment for the home"),
        ("99213", FieldKind.CPT, "a visit with a doctor"),
        ("70486", FieldKind.CPT, "an X-ray or scan"),
        ("0042T", FieldKind.CPT, "a new procedure, test or device"),
        ("D0120", FieldKind.DENTAL, "a dental service"),
        ("J96.11", FieldKind.DIAGNOSIS, "long-lasting low oxygen"),
        ("J9611", FieldKind.DIAGNOSIS, "long-lasting low oxygen"),
        ("M54.50", FieldKind.DIAGNOSIS, "an illness"),
        ("0291", FieldKind.REVENUE, "rent of equipment"),
        ("0250", FieldKind.REVENUE, "a hospital department"),
        ("00093-1234-01", FieldKind.NDC, "a drug"),
        ("X1234", FieldKind.STATE, "a number that one state made up"),
        ("OXY001", FieldKind.INTERNAL, "the company's own list"),
        ("CONC-5L", FieldKind.INTERNAL, "the company's own list"),
    ],
)
def test_a_code_of_another_field_is_named(printed: str, kind: FieldKind, about: str) -> None:
    field = field_of(printed)
    assert field is not None
    assert (field.kind, field.en) == (kind, about)
    assert field.es


@pytest.mark.parametrize(
    "misprint", ["E1930", "E139O", "El390", "EI390", "1390", "E01390", "E13900", "F1390", "KO738", "K0378", "A7O34"]
)
def test_a_misprint_of_an_oxygen_code_is_of_no_field(misprint: str) -> None:
    assert field_of(misprint) is None


def test_an_oxygen_code_is_of_no_other_field() -> None:
    assert load_catalogue().field_of("E1390") is None
    assert load_catalogue().field_of("94618") is None


def test_a_number_shaped_like_a_code_but_never_issued_is_of_no_field() -> None:
    assert field_of("A0001") is None
    assert field_of("99999") is None


def test_the_published_short_words_come_with_a_real_code() -> None:
    field = field_of("E1310")
    assert field is not None
    assert field.short == "Whirlpool non-portable"


def test_every_listed_code_falls_into_a_named_range() -> None:
    listed = load("hcpcs.csv", OtherCode, ("code",))
    assert len(listed) == 8833
    assert not [row.code for row in listed if field_of(row.code) is None]


def test_a_code_read_alone_is_the_row_of_the_whole_list() -> None:
    listed = load("hcpcs.csv", OtherCode, ("code",))
    assert [other_code(row.code) for row in listed] == list(listed)
    limits = load("day_limits.csv", DayLimit, ("code",))
    assert [day_limit(row.code, row.since) for row in limits] == list(limits)
    assert other_code("code") is None


def test_ranges_of_one_field_do_not_overlap() -> None:
    spans = sorted(
        (row.last[-1] if row.last[-1].isalpha() else "", row.first, row.last) for row in load("fields.csv", FieldRange)
    )
    for before, after in pairwise(spans):
        if before[0] == after[0]:
            assert before[2] < after[1], (before, after)


def test_a_retired_code_is_still_real() -> None:
    retired = [code for code in ("E1340", "E0464") if other_code(code)]
    assert retired == ["E0464"]
