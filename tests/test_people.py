"""Names, addresses and numbers written in different ways."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.parties.people import (
    same_address,
    same_company,
    same_company_on_paper,
    same_number,
    same_person,
    same_person_on_paper,
)

Same = Callable[[str, str], bool]

SAME_PERSON = [
    ("Harold J. Whitcombe", "WHITCOMBE, HAROLD"),
    ("Harold Whitcombe", "H J Whitcombe"),
    ("Mr. Harold Whitcombe Jr.", "harold whitcombe"),
    ("María de la Cruz", "DE LA CRUZ MARÍA"),
    ("Anne-Marie O'Hara", "Anne Marie OHara"),
    ("Harold James Whitcombe", "Harold Whitcombe"),
]
OTHER_PERSON = [
    ("Harold Whitcombe", "Margaret Whitcombe"),
    ("Harold Whitcombe", "Harold Whitaker"),
    ("Harold Whitcombe", "Whitcombe"),
    ("Jean Smith", "Joan Smith"),
    ("H. Whitcombe", "M. Whitcombe"),
]


ON_ANY_PAPERS_AND_ON_ONE = [
    (same_person, same_person_on_paper, "J Smith", "K Smith", False, False),
    (same_person, same_person_on_paper, "Smith", "Bo Smith", False, True),
    (same_person, same_person_on_paper, "B", "Bo Smith", False, False),
    (same_person, same_person_on_paper, "Smith", "Jones", False, False),
    (same_person, same_person_on_paper, "", "Ann Lee", True, True),
    (same_company, same_company_on_paper, "Lincare", "Lincare Oxygen, Inc.", True, True),
    (same_company, same_company_on_paper, "Oxygen, Inc.", "Clearwell Home Oxygen, Inc.", False, True),
    (same_company, same_company_on_paper, "Meadow Home Oxygen", "MEADOW HONE OXYGEN", True, True),
    (same_company, same_company_on_paper, "Meadow Home", "Hone Oxygen", False, False),
    (same_company, same_company_on_paper, "Lakeside Oxygen", "Prairie Oxygen", False, False),
    (same_company, same_company_on_paper, "Inc.", "Lincare Oxygen", False, False),
]


@pytest.mark.parametrize(("anywhere", "on_paper", "one", "other", "may_be", "may_be_on_one"), ON_ANY_PAPERS_AND_ON_ONE)
def test_a_part_of_a_name_proves_more_on_one_paper_than_on_two(
    anywhere: Same, on_paper: Same, one: str, other: str, may_be: bool, may_be_on_one: bool
) -> None:
    assert (anywhere(one, other), on_paper(one, other)) == (may_be, may_be_on_one)
    assert (anywhere(other, one), on_paper(other, one)) == (may_be, may_be_on_one)


@pytest.mark.parametrize(("one", "other"), SAME_PERSON)
def test_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER_PERSON)
def test_two_persons(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


def test_a_letter_may_differ_only_where_the_reading_was_in_doubt() -> None:
    assert same_person("Harold Whitcombe", "HAROLD WHITCOMRE", doubtful=True)
    assert not same_person("Harold Whitcombe", "HAROLD WHITCOMRE")
    assert not same_person("Harold Whitcombe", "HAROLD WHITMORE", doubtful=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("418 Larkspur Lane, Dayton, OH 45402", "418 LARKSPUR LN DAYTON OH 45402-1133"),
        ("12 North Main Street, Apt. 4, Akron, Ohio", "12 N MAIN ST #4 AKRON OH 44301"),
        ("P.O. Box 77, Lima, OH 45801", "PO BOX 77 LIMA OH 45801"),
        ("418 Larkspur Lane, Dayton, OH 45402", "HAROLD WHITCOMBE 418 LARKSPUR LN DAYTON OH 45402"),
        ("418 Larkspur Lane", "418 Larkspur Ln., Dayton, OH 45402, USA"),
        ("55 Saint Clair Avenue, Dayton OH", "55 St. Clair Ave, Dayton, OH 45402"),
    ],
)
def test_one_address(one: str, other: str) -> None:
    assert same_address(one, other)
    assert same_address(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("418 Larkspur Lane, Dayton, OH 45402", "481 Larkspur Lane, Dayton, OH 45402"),
        ("418 Larkspur Lane, Dayton, OH 45402", "418 Larkspur Lane, Dayton, OH 45420"),
        ("418 Larkspur Lane, Dayton, OH 45402", "418 Foxglove Lane, Dayton, OH 45402"),
        ("418 Larkspur Lane, Apt 4, Dayton, OH", "418 Larkspur Lane, Apt 9, Dayton, OH"),
        ("418 Larkspur Lane, Dayton, OH 45402", "77 Nowhere Bend, Galveston, TX 77550"),
    ],
)
def test_two_addresses(one: str, other: str) -> None:
    assert not same_address(one, other)
    assert not same_address(other, one)


def test_numbers_agree_without_their_punctuation() -> None:
    assert same_number("4QX7-RT2-WP88", "4qx7 rt2 wp88")
    assert same_number("XXXX-XXX-WP88", "4QX7-RT2-WP88")
    assert same_number("****4567", "123 456 7 4567")
    assert not same_number("4QX7-RT2-WP88", "4QX7-TR2-WP88")
    assert not same_number("XXXX-XXX-WP89", "4QX7-RT2-WP88")


def test_a_digit_may_differ_only_where_the_reading_was_in_doubt() -> None:
    assert same_number("4QX7RT2WP88", "4OX7RT2WP88", doubtful=True)
    assert not same_number("4QX7RT2WP88", "4OX7RT2WP88")


def test_companies_with_and_without_their_legal_form() -> None:
    assert same_company("Lakeside Home Oxygen, Inc.", "LAKESIDE HOME OXYGEN")
    assert not same_company("Lakeside Home Oxygen", "Prairie Respiratory Care")
