"""The revenue code as a heading over its lines, with a subtotal, as hospitals print them."""

from __future__ import annotations

from tests.generator.layouts.groups import draw_groups
from tests.generator.plain_table import without_other_money
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement

WORDS = {
    "0120": "ROOM & BOARD SEMI-PRIVATE", "0250": "PHARMACY", "0270": "MED-SURG SUPPLIES", "0290": "DME - RENTAL", "0300": "LABORATORY",
    "0301": "LAB/CHEMISTRY", "0305": "LAB/HEMATOLOGY", "0307": "LAB/UROLOGY", "0320": "DX X-RAY", "0324": "DX X-RAY/CHEST", "0351": "CT SCAN/HEAD",
    "0352": "CT SCAN/BODY", "0410": "RESPIRATORY SVC", "0412": "INHALATION SVC", "0450": "EMERG ROOM", "0460": "PULMONARY FUNC",
    "0510": "CLINIC", "0636": "DRUGS/DETAIL CODE", "0730": "EKG/ECG",
}  # fmt: skip
REST = "PAYMENTS AND ADJUSTMENTS"


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    return without_other_money(style, lines, revenue_column=True)


def in_order(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """By revenue code; payments last."""
    return tuple(
        sorted(lines, key=lambda line: (not line.is_charge, line.revenue_code or "" if line.is_charge else ""))
    )


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    groups: dict[str, list[Line]] = {}
    for line in statement.lines:
        code = line.revenue_code if line.is_charge else None
        groups.setdefault(f"{code} {WORDS[code]}" if code else REST, []).append(line)
    draw_groups(sheet, statement, style, groups.items(), "revenue")
