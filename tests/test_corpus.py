"""Real documents, where the folder that CHECKER_CORPUS names has them: every line read as by eye."""

from __future__ import annotations

import json
import os
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.model import Kind, PageSource, Reading
from checker.reading import read

pytestmark = pytest.mark.corpus

WITH_TRUTH = ("mayo_itemized_explained", "sample_hospital_clinicare")
FIRST_FIGURE_ON_A_RULE = {"ibm_ub04_black_01": "3240-009887V1"}
"""An account whose first figure is printed on the rule of its box, without it: as little as the engine may read."""
SCANS = ("hca_lewisgale_itemized_scan", "stanford_statement_p2")
CLAIM_FORMS = ("cms1500_acroform_0001", "ibm_cms1500_black_02", "ibm_ub04_black_01")

# Read by eye: (code, amount, units). The one date of service, 15 October 2024, stands above the line of items.
VALLEY: dict[str, tuple[tuple[str | None, str, int], ...]] = {
    "valley_clean_bill": (("99213", "175.00", 1), ("85025", "28.00", 1)),
    "valley_duplicate_billing": (("85025", "45.00", 1), ("85025", "45.00", 1), ("80053", "65.00", 1), ("99213", "180.00", 1)),
    "valley_er_visit_with_cpt": (("99285", "820.00", 1), ("93010", "45.00", 1), ("36415", "25.00", 1), ("J0696", "150.00", 4)),
    "valley_icd10_mismatch": (("73721", "3500.00", 1), ("99284", "450.00", 1)),
    "valley_ncci_unbundling": (("27447", "15000.00", 1), ("27370", "3500.00", 1), ("36410", "30.00", 1), ("36000", "25.00", 1)),
    "valley_pharmacy_markup": (("99213", "180.00", 1), ("J9035", "55000.00", 40)),
    "valley_summary_bill_no_cpt": ((None, "1200.00", 1), (None, "450.00", 1), (None, "380.00", 1), (None, "2800.00", 1)),
    "valley_upcoding_scenario": (("99285", "950.00", 1),),
}  # fmt: skip
VALLEY_DAY, VALLEY_ACCOUNT, VALLEY_TOTAL = date(2024, 10, 15), "VGH-2024-98741", Decimal("1040.00")


def _read(name: str) -> Reading:
    path = Path(os.environ["CHECKER_CORPUS"]) / f"{name}.pdf"
    return read(path.read_bytes(), path.name)


PRINTED_PATIENT = {"sample_hospital_clinicare": "Sample Patent"}
"""What the paper prints where its truth says what was meant: the reader mends nothing."""


def _truth(name: str) -> dict[str, Any]:
    return json.loads((Path(os.environ["CHECKER_CORPUS"]) / f"{name}.json").read_text(encoding="utf-8"))


def _charges(reading: Reading) -> Counter[tuple[Any, ...]]:
    lines = [line for statement in reading.statements for line in statement.lines if line.kind is Kind.CHARGE]
    return Counter((line.service_date, line.code, line.modifiers, line.amount) for line in lines)


def _wanted(truth: dict[str, Any]) -> Counter[tuple[Any, ...]]:
    return Counter(
        (date.fromisoformat(line["date"]), line["code"], tuple(line["modifiers"]), Decimal(str(line["amount"])))
        for line in truth["lines"]
    )


@pytest.mark.parametrize("name", WITH_TRUTH)
def test_every_line_of_a_real_document_is_read(name: str) -> None:
    assert _charges(_read(name)) == _wanted(_truth(name))


@pytest.mark.parametrize("name", WITH_TRUTH)
def test_the_details_of_a_real_document_are_read(name: str) -> None:
    truth, details = _truth(name), _read(name).statements[0].details
    assert details.patient is not None
    patient = PRINTED_PATIENT.get(name, truth["patient_name"])
    assert details.patient.value.upper().removeprefix("MR ") == patient.upper().removeprefix("MR ")
    assert details.account is not None
    assert details.account.value == truth["account"]
    assert details.statement_date is not None
    assert details.statement_date.value.isoformat() == truth["statement_date"]
    assert details.total_charges is not None
    assert details.total_charges.value == Decimal(str(truth["total_charges"]))


def test_a_printed_total_that_is_wrong_is_said_to_disagree() -> None:
    report = _read("sample_hospital_clinicare").statements[0].reading
    assert report.sum == Decimal("648.53")
    assert report.agrees_with is None
    assert report.disagrees_with == "total charges"


@pytest.mark.parametrize("name", VALLEY)
def test_a_line_that_runs_past_the_edge_is_read_item_by_item(name: str) -> None:
    reading = _read(name)
    assert _charges(reading) == Counter((VALLEY_DAY, code, (), Decimal(amount)) for code, amount, _ in VALLEY[name])
    units = Counter(line.units for line in reading.statements[0].lines)
    assert units == Counter(Decimal(count) for _, _, count in VALLEY[name])


@pytest.mark.parametrize("name", VALLEY)
def test_account_and_total_above_and_below_a_run_on_line_are_read(name: str) -> None:
    details = _read(name).statements[0].details
    assert details.account is not None
    assert details.account.value == VALLEY_ACCOUNT
    assert details.total_charges is not None
    assert details.total_charges.value in (VALLEY_TOTAL, Decimal("4830.00"))


@pytest.mark.parametrize("name", CLAIM_FORMS)
def test_every_line_and_detail_of_a_real_claim_form_is_read(name: str) -> None:
    truth = _truth(name)
    path = Path(os.environ["CHECKER_CORPUS"]) / truth["file"]
    reading = read(path.read_bytes(), path.name)
    (statement,) = reading.statements
    assert _charges(reading) == _wanted(truth)
    assert statement.reading.agrees_with == "total charges"
    details = statement.details
    assert details.patient is not None
    assert details.patient.value == truth["patient_name"]
    assert details.account is not None
    assert details.account.value in (truth["account"], FIRST_FIGURE_ON_A_RULE.get(name))
    assert details.statement_date is None


@pytest.mark.parametrize("name", SCANS)
def test_every_charge_of_a_real_scan_is_read(name: str) -> None:
    truth = _truth(name)
    path = Path(os.environ["CHECKER_CORPUS"]) / truth["file"]
    reading = read(path.read_bytes(), path.name)
    read_charges = Counter({(day, code, amount): count for (day, code, _, amount), count in _charges(reading).items()})
    wanted = Counter(
        (date.fromisoformat(each["date"]), each["code"], Decimal(str(each["amount"]))) for each in truth["lines"]
    )
    assert read_charges == wanted
    assert all(page.source in (PageSource.OCR, PageSource.NONE) for page in reading.document.pages)
    assert reading.statements[0].reading.agrees_with == "total charges"
