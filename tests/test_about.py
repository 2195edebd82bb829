"""What the person told us, as JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest

from checker.answers.about import about_from_json
from checker.errors import AboutError
from checker.model import About, Event, NotReceived, PayerKind, RentalStart

WHOLE = {
    "name": "Harold J. Whitcombe",
    "address": "418 Larkspur Lane, Dayton, OH 45402",
    "payer": "Medicare Part B",
    "member_id": "4QX7-RT2-WP88",
    "payer_kind": "medicare",
    "qmb": True,
    "state": "OH",
    "zip": "45402",
    "rentals": [{"code": "e1390", "first_month": "2021-03-05"}, {"code": "E1392", "first_month": "2022-07"}],
    "events": [
        {"kind": "hospital", "from": "2024-03-02", "to": "2024-03-19", "code": None},
        {"kind": "returned", "from": "2024-05-01", "code": "E1392"},
    ],
    "not_received": [{"code": "A4615", "service_date": "2024-03-03"}, {"code": "A7030"}],
}


def test_every_key_is_understood() -> None:
    assert about_from_json(json.dumps(WHOLE)) == About(
        name="Harold J. Whitcombe",
        address="418 Larkspur Lane, Dayton, OH 45402",
        payer="Medicare Part B",
        member_id="4QX7-RT2-WP88",
        payer_kind=PayerKind.MEDICARE,
        qmb=True,
        state="OH",
        zip="45402",
        rentals=(
            RentalStart(code="E1390", first_day=date(2021, 3, 5)),
            RentalStart(code="E1392", first_day=date(2022, 7, 1), day_known=False),
        ),
        events=(
            Event(kind="hospital", start=date(2024, 3, 2), end=date(2024, 3, 19)),
            Event(kind="returned", start=date(2024, 5, 1), code="E1392"),
        ),
        not_received=(NotReceived("A4615", date(2024, 3, 3)), NotReceived("A7030")),
    )


@pytest.mark.parametrize("key", [*WHOLE, None])
def test_every_key_is_optional_and_may_be_null(key: str | None) -> None:
    about_from_json(json.dumps({name: value for name, value in WHOLE.items() if name != key}))
    about_from_json(json.dumps({name: None if name == key else value for name, value in WHOLE.items()}))


def test_nothing_told_is_nothing_known() -> None:
    assert about_from_json("{}") == About()


def test_a_month_as_an_end_is_its_last_day() -> None:
    about = about_from_json('{"events": [{"kind": "hospice", "from": "2024-02", "to": "2024-02"}]}')
    assert about.events == (Event(kind="hospice", start=date(2024, 2, 1), end=date(2024, 2, 29)),)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("", "JSON"),
        ("[]", "file"),
        ('{"nmae": "Harold"}', "nmae"),
        ('{"name": 7}', "name"),
        ('{"payer_kind": "medicade"}', "payer_kind"),
        ('{"qmb": "yes"}', "qmb"),
        ('{"rentals": {}}', "rentals"),
        ('{"rentals": [{"code": "E1390"}]}', "rentals[0].first_month"),
        ('{"rentals": [{"code": "E1390", "first_month": "March 2021"}]}', "rentals[0].first_month"),
        ('{"rentals": [{"code": "E1390", "first_month": "2021-02-30"}]}', "rentals[0].first_month"),
        ('{"rentals": [{"first_month": "2021-02"}]}', "rentals[0].code"),
        ('{"rentals": [{"code": "E1390", "first_month": "2021-02", "last": 1}]}', "last"),
        ('{"events": [{"kind": "holiday", "from": "2024-01-01"}]}', "events[0].kind"),
        ('{"events": [{"kind": "hospital"}]}', "events[0].from"),
        ('{"events": [{"kind": "hospital", "from": "2024-02-02", "to": "2024-01-01"}]}', "events[0].to"),
        ('{"events": ["hospital"]}', "events[0]"),
        ('{"not_received": [{"service_date": "2024-01-01"}]}', "not_received[0].code"),
        ('{"not_received": [{"code": "A4615", "service_date": "soon"}]}', "not_received[0].service_date"),
    ],
)
def test_what_is_not_understood_is_named(told: str, named: str) -> None:
    with pytest.raises(AboutError, match=named.replace("[", r"\[").replace("]", r"\]")):
        about_from_json(told)
