"""What insurers call things on their notices; a "|" is where a heading may break over two lines."""

from __future__ import annotations

from checker.model import StatementKind
from tests.generator.choice import Options

TITLES = {
    StatementKind.EOB: Options(
        ("Explanation of Benefits", "EXPLANATION OF BENEFITS", "Your Explanation of Benefits", "Explanation of Benefits (EOB)",
         "Explanation of Benefits Statement", "Health Care Explanation of Benefits"),
        ("Member Explanation of Benefits", "Your Health Care Claims: Explanation of Benefits"),
    ),
    StatementKind.MSN: Options(("Medicare Summary Notice", "Medicare Summary Notice for Part B (Medical Insurance)")),
    StatementKind.REMITTANCE: Options(
        ("Remittance Advice", "PROVIDER REMITTANCE ADVICE", "Medicare Remittance Advice", "Electronic Remittance Advice (835)"),
        ("Remittance Notice",),
    ),
}  # fmt: skip
NOT_A_BILL = Options(
    ("THIS IS NOT A BILL", "This is not a bill.", "This is not a bill. Keep it for your records.", "THIS IS NOT A BILL - DO NOT PAY"),
    ("This notice is not a bill",),
)  # fmt: skip
COLUMNS: dict[str, Options[str]] = {
    "date": Options(("Date of|Service", "Service|Date", "Date(s) of|Service", "Dates of Service", "Service Date")),
    "code": Options(("Procedure|Code", "Code", "Proc Code", "Service|Code", "Billing Code"), ("CPT/HCPCS|Code",)),
    "description": Options(
        ("Service Description", "Type of Service", "Description", "Service", "Description of Service"),
        ("Service Provided",),
    ),
    "units": Options(("Units", "Qty", "No. of|Services"), ("Count",)),
    "amount": Options(
        ("Amount|Billed", "Billed|Amount", "Provider|Billed", "Amount Billed", "Total|Charges", "Submitted|Charges",
         "Amount Your|Provider Billed", "Billed|Charges"),
        ("Provider's|Charge", "Charges|Submitted"),
    ),
    "adjustment": Options(
        ("Plan|Discount", "Discount", "Network|Discount", "Member|Discount", "Your|Discount", "Provider|Adjustment"),
        ("Network|Savings", "Contractual|Amount"),
    ),
    "allowed": Options(
        ("Allowed|Amount", "Amount|Allowed", "Plan|Allowance", "Allowed", "Eligible|Amount", "Contracted|Rate"),
        ("Covered|Charges",),
    ),
    "not_covered": Options(
        ("Not|Covered", "Amount Not|Covered", "Non-Covered|Charges", "Not Covered|Amount", "Excluded|Amount"),
        ("Charges Not|Covered",),
    ),
    "deductible": Options(("Deductible", "Your|Deductible", "Applied to|Deductible", "Deductible|Amount"), ("Deduct.",)),
    "copay": Options(("Copay", "Copay|Amount", "Your|Copay", "Copayment"), ("Co-pay",)),
    "coinsurance": Options(("Coinsurance", "Your|Coinsurance", "Coinsurance|Amount", "Co-Insurance"), ("Coins.",)),
    "insurance_paid": Options(
        ("Plan Paid", "Amount|Plan Paid", "What Your|Plan Paid", "Plan|Payment", "Paid by|Plan", "Benefit|Paid", "We Paid"),
        ("Plan's|Share", "Paid by|Health Plan"),
    ),
    "patient_share": Options(
        ("Your Share", "What You|Owe", "You May|Owe", "Amount You|Owe", "Your|Responsibility", "Member|Responsibility",
         "Patient|Responsibility", "Amount You|May Owe", "Your Total|Cost"),
        ("You Could|Owe", "Your Cost|Share"),
    ),
    "remark": Options(
        ("Remark|Code", "Remarks", "Reason|Code", "See Notes", "Notes", "Remark|Codes", "Claim|Notes"), ("Footnotes",)
    ),
    "approved": Options(("Service|Approved?", "Approved?"), ("Covered?",)),
}  # fmt: skip
MSN_COLUMNS = {
    "description": "Service Provided &|Billing Code",
    "approved": "Service|Approved?",
    "amount": "Amount|Provider|Charged",
    "allowed": "Medicare-|Approved|Amount",
    "insurance_paid": "Amount|Medicare|Paid",
    "patient_share": "Maximum|You May|Be Billed",
    "remark": "See|Notes|Below",
}
OLD_MSN_COLUMNS = {
    "date": "Dates of|Service",
    "description": "Services Provided",
    "amount": "Amount|Charged",
    "allowed": "Medicare|Approved",
    "insurance_paid": "Medicare Paid|Provider",
    "patient_share": "You May|Be Billed",
    "remark": "See Notes|Section",
}
CLAIM = Options(("Claim number", "Claim #", "Claim Number", "Claim ID", "CLAIM NUMBER"), ("Claim No.", "Claim Ref"))
PROVIDER = Options(
    ("Provider", "Provider name", "Supplier", "Service provider", "Provider of Service"), ("Rendered by",)
)
LEGEND = Options(
    ("Remark codes", "Remarks", "Explanation of remark codes", "Notes", "Code explanations", "Your claim notes", "Claim remarks"),
    ("What the codes mean", "Footnotes"),
)  # fmt: skip
TOTALS = Options(("Claim total", "Total for this claim", "Claim Totals", "Totals", "Total"), ("Claim sum",))
