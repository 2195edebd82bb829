"""The small codes of an insurer's notice, and places of service."""

from __future__ import annotations

import pytest

from checker.catalogue.places import place_of_service
from checker.catalogue.remarks import Remark, RemarkKind, remarks_of
from checker.data import load


@pytest.mark.parametrize("printed", ["CO-50", "CO 50", "co50"])
def test_a_group_and_its_reason_are_both_explained(printed: str) -> None:
    group, reason = remarks_of(printed)
    assert (group.code, group.kind) == ("CO", RemarkKind.GROUP)
    assert (reason.code, reason.kind) == ("50", RemarkKind.CARC)


def test_a_remark_code_is_explained_by_itself() -> None:
    (remark,) = remarks_of("M4")
    assert remark.kind is RemarkKind.RARC
    assert remark.en == "The last monthly payment for this rental."


def test_an_unknown_reason_leaves_its_group_explained() -> None:
    assert [remark.code for remark in remarks_of("PR-999")] == ["PR"]
    assert remarks_of("XYZ") == ()


def test_every_remark_is_said_in_both_languages_and_short() -> None:
    rows = load("denials.csv", Remark, ("code",))
    assert len(rows) == 155
    for row in rows:
        assert all((row.en, row.es, row.ask_en, row.ask_es))
        assert len(row.en) < 80


@pytest.mark.parametrize(
    ("code", "home"), [("12", True), ("13", True), ("21", False), ("31", False), ("1", None), ("54", None)]
)
def test_a_place_is_a_home_or_not_or_it_depends(code: str, home: bool | None) -> None:
    place = place_of_service(code)
    assert place is not None
    assert place.home is home


def test_a_number_that_is_no_place_is_none() -> None:
    assert place_of_service("97") is None
