"""The wordings of labels, and the ways a name and a date stand behind them."""

from __future__ import annotations

from datetime import date, timedelta

from tests.generator import formats
from tests.generator.choice import Options
from tests.generator.style import Style
from tests.generator.truth import Statement

LABELS: dict[str, Options[str]] = {
    "patient": Options(("Patient", "Patient Name", "PATIENT", "Patient's Name", "Name of Patient", "Bill To / Patient", "Customer", "Client Name"), ("Pt Name", "Beneficiary", "Member Name")),
    "account": Options(("Account Number", "Account #", "Account No.", "Acct #", "Acct No", "Patient Account", "Customer #", "Account", "Patient ID", "Customer Number", "ACCT NBR"), ("Acct. Nbr.", "Client ID", "Control Number", "Ledger ID", "Patient File No.")),
    "statement_date": Options(("Statement Date", "Date", "Bill Date", "Invoice Date", "Date of Statement", "Billing Date", "STATEMENT DATE", "Statement Prepared"), ("Date Printed", "Date of Bill", "Prepared On")),
    "payer": Options(("Insurance", "Primary Insurance", "Payer", "Primary Payer", "Insurance Carrier", "Plan", "Ins 1"), ("Coverage", "Primary Carrier", "Health Plan")),
    "member_id": Options(("Member ID", "Policy #", "Policy Number", "ID #", "Subscriber ID", "Insured ID", "Medicare Number", "Member #"), ("Cert No.", "HICN/MBI", "Insurance ID")),
    "phone": Options(("Phone", "Billing questions? Call", "Tel", "Customer Service", "Questions? Call"), ("Ph.", "Toll Free")),
    "address": Options(("Address", "Patient Address", "Mailing Address"), ("Home Address",)),
    "total_charges": Options(("Total Charges", "TOTAL CHARGES", "Total", "Current Charges", "Total New Charges", "Total Amount Billed", "Charges This Period"), ("Gross Charges", "Sum of Charges")),
    "previous_balance": Options(("Previous Balance", "Balance Forward", "Beginning Balance", "Prior Balance", "PREVIOUS BALANCE"), ("Opening Balance", "Brought Forward")),
    "total_payments": Options(("Payments", "Total Payments", "Payments Received", "Payments/Credits", "Less Payments"), ("Receipts to Date",)),
    "total_adjustments": Options(("Adjustments", "Total Adjustments", "Insurance Adjustments", "Less Adjustments"), ("Total Write-offs",)),
    "balance_due": Options(("Balance Due", "Amount Due", "Total Due", "PLEASE PAY THIS AMOUNT", "Account Balance", "Patient Balance", "New Balance", "Pay This Amount", "Amount You Owe"), ("Ending Balance", "Now Due")),
}  # fmt: skip


def label(key: str, style: Style) -> str:
    """The style's wording of a label, the same wherever the paper repeats it."""
    words = LABELS[key].draw(style.rng(f"label {key}"), style.held_out)
    return words.upper() if style.upper else words


def person(name: str, style: Style) -> str:
    """A name as the style prints it: natural, last name first, upper case, with a title."""
    rng = style.rng("person")
    form = rng.choice(("natural", "natural", "natural", "last first", "upper", "upper last first", "title"))
    if "last first" in form:
        given, family = split_name(name)
        name = f"{family}, {given}"
    if form == "title":
        name = f"{rng.choice(('Mr.', 'Mrs.', 'Ms'))} {name}"
    return name.upper() if "upper" in form or style.upper else name


def split_name(name: str) -> tuple[str, str]:
    """Given names and family name; an initial belongs to the given names."""
    first, *rest = name.split()
    if rest and len(rest[0].rstrip(".")) == 1:
        return f"{first} {rest[0]}", " ".join(rest[1:])
    return first, " ".join(rest)


def header_date(statement: Statement, style: Style) -> str:
    return formats.DATES[style.header_date](statement.statement_date) if statement.statement_date else ""


def facts(statement: Statement, style: Style, *keys: str) -> list[tuple[str, str]]:
    """(label, value) of the named details that the statement has."""
    values = {
        "patient": person(statement.patient, style),
        "account": statement.account or "",
        "statement_date": header_date(statement, style),
        "payer": statement.payer or "",
        "member_id": statement.member_id or "",
        "phone": statement.supplier_phone or "",
    }
    return [(label(key, style), values[key]) for key in keys if values[key]]


def shuffled(pairs: list[tuple[str, str]], style: Style) -> list[tuple[str, str]]:
    rng = style.rng("order")
    return rng.sample(pairs, len(pairs))


def extras(statement: Statement, style: Style) -> list[tuple[str, str]]:
    """Numbers and dates that belong to nobody's question: birth date, due date, NPI, tax number, prescriber."""
    rng = style.rng("extras")
    show = formats.DATES[style.header_date]
    days = [line.service_date for line in statement.lines if line.service_date]
    last = statement.statement_date or max(days, default=date(2024, 1, 31))
    pairs = [
        ("DOB", show(date(rng.randint(1929, 1958), rng.randint(1, 12), rng.randint(1, 28)))),
        ("NPI", str(rng.randint(1_000_000_000, 1_999_999_999))),
        ("Tax ID", f"{rng.randint(10, 99)}-{rng.randint(1_000_000, 9_999_999)}"),
        ("Ordering Physician", rng.choice(("A. Holloway MD", "Dr. P. Nakagawa", "LINDQVIST, R DO"))),
        ("Page", "1"),
        ("Statement Period", f"{show(min(days, default=last))} - {show(last)}"),
        ("Responsible Party", rng.choice(("Theodora Quince", "QUINCE, THEODORA", "Estate of R. Quince"))),
        ("Due Date", show(last + timedelta(days=25))),
    ]
    return rng.sample(pairs, rng.choice((0, 1, 1, 2)))
