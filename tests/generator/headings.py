"""Column headings in the wordings that real statements use; a "|" is where the heading may break over two lines."""

from __future__ import annotations

from tests.generator.choice import Options

HEADINGS: dict[str, Options[str]] = {
    "date": Options(
        (
            "Date",
            "Date of|Service",
            "Service|Date",
            "DOS",
            "Svc Date",
            "Date of Svc",
            "SERVICE DATE",
            "Dates of|Service",
            "Serv. Date",
        ),
        ("Date Provided", "D.O.S.", "When", "Svc Dt"),
    ),
    "from": Options(("From", "From Date", "Date From", "Begin|Date", "Service|From", "FROM"), ("Start", "Svc From Dt")),
    "through": Options(("To", "Thru", "Through", "To Date", "End|Date", "Service|Thru", "THRU"), ("Stop", "Svc To Dt")),
    "posted": Options(("Post Date", "Posted", "Posting|Date", "Entry Date", "Trans Date"), ("Processed|On",)),
    "code": Options(
        (
            "Code",
            "HCPCS",
            "Procedure",
            "Proc",
            "CPT",
            "CPT/HCPCS",
            "HCPCS|Code",
            "Proc Code",
            "Procedure|Code",
            "Service Code",
            "HCPCS/Mod",
            "Item Code",
        ),
        ("CPT®", "HCPC", "Billing Code", "Svc Cd"),
    ),
    "modifiers": Options(("Mod", "Modifier", "Modifiers", "MOD", "Mods", "Modifier(s)"), ("Md", "Code|Modifier")),
    "description": Options(
        (
            "Description",
            "Description of Service",
            "Item",
            "Service",
            "Item Description",
            "Description of Services",
            "Service Description",
            "DESCRIPTION",
            "Product / Service",
            "Charge Description",
        ),
        ("What you received", "Particulars", "Equipment or Supply", "Svc Desc"),
    ),
    "units": Options(("Qty", "Units", "Quantity", "QTY", "Qty.", "Unit", "Days/|Units"), ("Count", "Qnty", "No.")),
    "unit_price": Options(
        ("Unit Price", "Price", "Rate", "Price|Each", "Unit|Price", "Unit Cost"), ("Each", "Per Unit")
    ),
    "amount": Options(
        (
            "Amount",
            "Charge",
            "Charges",
            "Billed",
            "Total",
            "Billed|Amount",
            "Charge Amount",
            "Ext Amt",
            "Amount|Billed",
            "Total|Charges",
            "Total Charge",
            "Billed Charges",
            "AMOUNT",
            "Extended",
        ),
        ("Ext. Price", "Gross|Charges", "Submitted|Charges", "Fee"),
    ),
    "payments": Options(
        ("Payments", "Payments/|Credits", "Credits", "Pmts/Adjs", "Payments &|Adjustments", "Receipts", "Paid/Adj"),
        ("Less", "Pmt/Crd"),
    ),
    "allowed": Options(
        ("Allowed", "Allowed|Amount", "Approved", "Medicare|Approved", "Plan Allowed", "Contract|Amount"),
        ("Eligible|Amount", "Negotiated"),
    ),
    "adjustment": Options(
        ("Adjustment", "Adj", "Adjustments", "Contractual|Adjustment", "Write-Off", "Discount", "Provider|Discount"),
        ("Disallowed", "Plan Savings"),
    ),
    "insurance_paid": Options(
        (
            "Ins Paid",
            "Insurance|Paid",
            "Plan Paid",
            "Medicare|Paid",
            "Insurance|Payments",
            "Paid by|Insurance",
            "Ins. Pmt",
        ),
        ("Carrier Paid", "Benefit Paid"),
    ),
    "tax": Options(("Tax", "Sales Tax"), ("Tx",)),
    "patient_share": Options(
        (
            "You Owe",
            "Pt Resp",
            "Patient|Balance",
            "Patient|Responsibility",
            "Your|Balance",
            "Patient Owes",
            "Amount|You Owe",
            "Due From|Patient",
            "Patient Due",
        ),
        ("Your Share", "Pt Portion", "Co-ins"),
    ),
    "patient_paid": Options(("You Paid", "Patient|Paid", "Pt Paid", "Patient|Payments"), ("Pd by Pt",)),
    "balance": Options(("Balance", "Running|Balance", "Balance|Due"), ("Bal",)),
    "revenue": Options(("Rev", "Rev Code", "Rev Cd", "REV.CD.", "Revenue|Code"), ("Dept",)),
    "diagnosis": Options(("Dx", "Diag", "ICD-10", "Diagnosis"), ("DX Cd",)),
    "ndc": Options(("NDC",), ("NDC #",)),
    "item_number": Options(("Item #", "Item No.", "SKU", "Product #"), ("Stock No", "Part")),
    "serial": Options(("Serial #", "Serial No", "S/N"), ("Ser#",)),
    "place": Options(("POS", "Place"), ("Loc",)),
    "reference": Options(("Ref #", "Claim #", "Invoice", "Ticket"), ("Trx",)),
}
