"""A remittance as clerks print an 835: dates as digits, letters apart, reasons with their amounts beside."""

from __future__ import annotations

from dataclasses import replace

from tests.generator.cells import money
from tests.generator.columns import Column
from tests.generator.notices.paper import Claim, claims_of
from tests.generator.notices.tables import fitted, named, sums, table_of
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import NOTHING, Line, Statement

_COLUMNS = {
    "date": "SERV DATE", "place": "POS", "units": "NOS", "code": "PROC", "modifiers": "MODS", "amount": "BILLED",
    "allowed": "ALLOWED", "deductible": "DEDUCT", "coinsurance": "COINS", "remark": "GRP/RC", "adjustment": "AMT",
    "insurance_paid": "PROV PD",
}  # fmt: skip


def _columns(style: Style) -> tuple[Column, ...]:
    return named(style, {"description": "", **_COLUMNS})


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    wide = (max(style.page), min(style.page))
    style = replace(style, codes="column", modifiers="column", prints_units=True, page=wide, positive="1,234.50",
                    line_date=style.one_of("serv date", "MM/DD/YY", "MMDDYY", "MM/DD/YYYY"))  # fmt: skip
    bare = tuple(replace(line, description="") for line in lines)
    found = fitted(style, bare, _columns(style))
    return found[0] if found else None


def draw(sheet: Sheet, notice: Statement, style: Style) -> None:
    bare = tuple(replace(line, description="") for line in notice.lines)
    found = fitted(style, bare, _columns(style))
    assert found
    table = table_of(sheet, found[1], style)
    sheet.on_break = table.headings
    sheet.text(sheet.left, sheet.y, f"PAYEE: {notice.supplier}   NPI: 1{style.rng('npi').randint(10**8, 10**9 - 1)}")
    sheet.down(style.size * 1.5)
    sheet.text(sheet.left, sheet.y, f"CHECK/EFT #: {style.rng('check').randint(10**7, 10**8)}")
    sheet.down(style.size * 2)
    table.headings()
    for claim in claims_of(bare):
        sheet.make_room(style.size * 8)
        sheet.down(style.size * 1.8)
        heading = f"NAME {notice.patient.upper()}   HIC {notice.member_id}   ACNT {notice.account}   ICN {claim.number}   ASG Y"
        sheet.text(sheet.left, sheet.y, heading)
        sheet.down(3)
        for line in claim.lines:
            table.row(line)
        _below(sheet, claim, style)
    sums(table, Claim(None, None, bare), "TOTALS")


def _below(sheet: Sheet, claim: Claim, style: Style) -> None:
    """What the patient owes on the claim, and what the insurer sends."""
    sheet.down(style.size * 1.4)
    refused = sum(
        (
            line.amount
            for line in claim.lines
            if any(code.startswith("PR-") for code in line.remarks) and not line.approved
        ),
        NOTHING,
    )
    owed = money(claim.sum_of("deductible") + claim.sum_of("coinsurance") + claim.sum_of("copay") + refused, style)
    paid = money(claim.sum_of("insurance_paid"), style)
    sheet.text(
        sheet.left, sheet.y, f"PT RESP {owed}     CLAIM TOTAL {money(claim.sum_of('amount'), style)}     NET {paid}"
    )
    sheet.down(style.size)
