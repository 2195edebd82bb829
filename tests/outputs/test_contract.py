"""The JSON of the command line, key by key. `--regen` writes the golden file anew and shows what changed."""

from __future__ import annotations

import difflib
import json
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.model import About, Certainty, Origin, Severity
from checker.outputs.contract import json_text, number, to_contract
from tests.outputs import bills

_GOLDEN = Path(__file__).parent / "contract.json"


def test_the_contract_is_the_golden_one(pytestconfig: pytest.Config) -> None:
    made = json.dumps(to_contract(bills.review(), "en"), indent=1, ensure_ascii=False) + "\n"
    if pytestconfig.getoption("--regen"):
        old = _GOLDEN.read_text(encoding="utf-8") if _GOLDEN.exists() else ""
        print("\n".join(difflib.unified_diff(old.splitlines(), made.splitlines(), lineterm="")))  # noqa: T201
        _GOLDEN.write_text(made, encoding="utf-8")
    assert made == _GOLDEN.read_text(encoding="utf-8")


def test_no_key_of_the_design_is_missing() -> None:
    contract = to_contract(bills.review(), "en")
    assert {"statements", "line_items", "flags", "failed"} <= set(contract)
    assert set(contract["statements"][0]) >= {
        *("statement", "file", "pages", "supplier", "patient", "address", "payer", "member_id", "account"),
        *("statement_date", "total_charges", "balance_due", "itemized", "reading"),
    }
    assert set(contract["statements"][0]["reading"]) >= {"lines_seen", "lines_read", "sum", "agrees_with", "unread"}
    assert set(contract["line_items"][0]) >= {
        *("line", "statement", "page", "service_date", "end_date", "code", "code_printed", "modifiers"),
        *("description", "units", "unit_price", "amount", "kind", "confidence"),
    }
    assert set(contract["flags"][0]) >= {
        *("check", "reason", "severity", "confidence", "lines", "also", "amount_in_question", "title"),
        *("explanation", "could_be_fine_if", "ask", "sources"),
    }
    assert set(contract["failed"][0]) == {"file", "error", "message"}


def test_code_origin_stands_only_where_the_code_was_not_printed_so() -> None:
    lines = to_contract(bills.review(), "en")["line_items"]
    assert [line.get("code_origin") for line in lines] == [None, None, None, None, "repaired", None]
    printed = replace(bills.statement().lines[4], code_origin=Origin.PRINTED)
    again = to_contract(bills.review(statements=(bills.statement(lines=(printed,)),), flags=()), "en")
    assert "code_origin" not in again["line_items"][0]


def test_what_the_person_told_of_a_line_stands_only_where_they_did() -> None:
    first, second, *_ = bills.statement().lines
    told = (replace(first, corrected=("amount", "units")), replace(second, confirmed=True))
    lines = to_contract(bills.review(statements=(bills.statement(lines=told),), flags=()), "en")["line_items"]
    assert [line.get("corrected") for line in lines] == [["amount", "units"], None]
    assert [line.get("confirmed") for line in lines] == [None, True]


@pytest.mark.parametrize(
    ("price", "shown"),
    [("185", "185.00"), ("4.8250", "4.825"), ("0.0825", "0.0825"), ("12.50", "12.50"), ("1.00005", "1.00")],
)
def test_a_unit_price_has_two_to_four_decimals(price: str, shown: str) -> None:
    line = replace(bills.statement().lines[0], unit_price=Decimal(price))
    contract = to_contract(bills.review(statements=(bills.statement(lines=(line,)),), flags=()), "en")
    assert contract["line_items"][0]["unit_price"] == shown


def test_units_are_whole_numbers_where_they_are_whole() -> None:
    assert repr(number(Decimal("2.00"))) == "2"
    assert repr(number(Decimal("2.5"))) == "2.5"


def test_a_rounded_nothing_has_no_sign() -> None:
    line = replace(bills.statement().lines[0], amount=Decimal("-0.001"))
    contract = to_contract(bills.review(statements=(bills.statement(lines=(line,)),), flags=()), "en")
    assert contract["line_items"][0]["amount"] == "0.00"


def test_what_was_folded_into_a_flag_is_named_by_its_check() -> None:
    folded = replace(bills.rent_twice(), also=(bills.cannula_twice(),), certainty=Certainty.LOW)
    made = to_contract(bills.review(flags=(folded,)), "en")["flags"][0]
    assert made["also"] == ["duplicate-charge"]
    assert made["confidence"] == "low"


def test_the_sentences_are_in_the_language_asked_for() -> None:
    flags = to_contract(bills.review(), "es")["flags"]
    assert "alquiler" in flags[0]["title"]
    assert flags[0]["severity"] == Severity.ERROR.value


def test_unknown_details_are_null() -> None:
    bare = bills.statement(details=type(bills.statement().details)())
    contract = to_contract(bills.review(statements=(bare,), flags=(), about=About(name="A. Person")), "en")
    assert contract["statements"][0]["patient"] is None
    assert contract["statements"][0]["balance_due"] is None


@pytest.mark.parametrize("text", [*bills.HOSTILE, bills.UNSEEN])
def test_hostile_text_comes_back_unchanged_and_cannot_steer_a_terminal(text: str) -> None:
    made = json_text(bills.hostile(text), "en")
    assert made.isascii()
    assert not [char for char in made if ord(char) < 32 and char != "\n"]
    assert json.loads(made)["line_items"][0]["description"] == text
