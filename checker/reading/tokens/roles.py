"""What a column of a table holds, or a value that its name stands before."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a column holds. Each but the first is a key of data/reading/headings.toml."""

    UNNAMED = ""

    SERVICE_DATE = "service_date"
    FROM_DATE = "from_date"
    THROUGH_DATE = "through_date"
    OTHER_DATE = "other_date"
    TRANSACTION_DATE = "transaction_date"

    CODE = "code"
    ITEM_NUMBER = "item_number"
    MODIFIERS = "modifiers"
    DESCRIPTION = "description"
    RENT_OR_SALE = "rent_or_sale"
    UNITS = "units"
    UNIT_PRICE = "unit_price"

    CHARGE = "charge"
    EXTENDED = "extended"
    AMOUNT = "amount"
    TOTAL = "total"
    ALLOWED = "allowed"
    ADJUSTMENT = "adjustment"
    INSURANCE_PAID = "insurance_paid"
    SECONDARY_PAID = "secondary_paid"
    PAYMENT = "payment"
    PATIENT_PAID = "patient_paid"
    TAX = "tax"
    PATIENT_SHARE = "patient_share"
    COPAY = "copay"
    COINSURANCE = "coinsurance"
    DEDUCTIBLE = "deductible"
    BALANCE = "balance"
    NOT_COVERED = "not_covered"

    DIAGNOSIS = "diagnosis"
    PLACE = "place"
    BRANCH = "branch"
    REVENUE_CODE = "revenue_code"
    SERIAL = "serial"
    NDC = "ndc"
    PROVIDER = "provider"
    CLAIM = "claim"
    REFERENCE = "reference"
    LINE_NUMBER = "line_number"
    NUMBER = "number"
    UNIT_OF_MEASURE = "unit_of_measure"
    ENCLOSED = "enclosed"
    PERCENT = "percent"
    REMARK = "remark"
    STATUS = "status"
    APPROVED = "approved"
    ACCOUNT = "account"
    PATIENT = "patient"


DATE_ROLES = (Role.SERVICE_DATE, Role.FROM_DATE, Role.THROUGH_DATE, Role.OTHER_DATE, Role.TRANSACTION_DATE)
"""The roles of columns that hold dates, the service date's first."""

BILLED = (Role.CHARGE, Role.EXTENDED, Role.AMOUNT, Role.TOTAL)
"""The roles of columns whose figures may be the billed charge, the likeliest first."""

THING_ROLES = frozenset({Role.CODE, Role.DESCRIPTION, Role.ITEM_NUMBER})
"""The roles of columns that name the thing charged."""

DAYS_OF_SERVICE = frozenset({Role.SERVICE_DATE, Role.FROM_DATE})
"""What holds the day of a service, or the first of several."""

OF_A_CHARGE = DAYS_OF_SERVICE | {Role.CODE}
"""What tells a charge from the summary of an account."""

SHARES = (Role.DEDUCTIBLE, Role.COPAY, Role.COINSURANCE)
"""The parts of what is left to the person."""

NUMBERED = frozenset(
    {
        Role.SERIAL,
        Role.ITEM_NUMBER,
        Role.NDC,
        Role.REFERENCE,
        Role.ACCOUNT,
        Role.CLAIM,
        Role.DIAGNOSIS,
        Role.PROVIDER,
        Role.PLACE,
    }
)
"""What has a number of its own that may look like the code of a charge."""
