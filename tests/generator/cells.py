"""What each cell of a line says in a style."""

from __future__ import annotations

from decimal import Decimal

from tests.generator import formats
from tests.generator.fonts import UNBROKEN
from tests.generator.style import Style
from tests.generator.truth import Line

_APPROVED = (("Yes", "No"), ("YES", "NO"), ("Approved", "Denied"), ("Yes", "No"))


def cell(line: Line, key: str, style: Style) -> str:
    """The text of a line's cell; figures of another kind of line are blank."""
    match key:
        case "date":
            return date_text(line, style)
        case "from":
            return formats.DATES[style.line_date](line.service_date) if line.service_date else ""
        case "through":
            return formats.DATES[style.line_date](line.end_date) if line.end_date else ""
        case "posted":
            return formats.DATES[style.line_date](line.posted) if line.posted else ""
        case "code":
            return code_text(line, style)
        case "modifiers":
            return {"slashed": "/", "column": " "}[style.modifiers].join(line.modifiers)
        case "description":
            return description(line, style)
        case "units":
            return formats.UNITS[style.unit_form](line) if line.is_charge else ""
        case "unit_price":
            return money(line.unit_price, style) if line.unit_price is not None else ""
        case "amount":
            return "" if style.ledger and not line.is_charge else money(line.amount, style) + _mark(line, style)
        case "payments":
            if line.is_charge:
                return ""
            return money(-line.amount if style.coin("payments positive") else line.amount, style)
        case "revenue":
            return line.revenue_code or ""
        case "place":
            return "12" if line.is_charge else ""
        case "provider":
            return style.one_of("provider", "NAKAGAWA P", "Holloway MD", "LINDQVIST") if line.is_charge else ""
        case "approved":
            return style.one_of("approved", *_APPROVED)[not line.approved]
        case "remark" if line.remarks:
            return style.one_of("between remarks", ", ", " ", ",").join(line.remarks)
        case "remark":
            return (
                style.rng(f"remark {line.item_number}").choice(("", "CO-45", "PR-2", "N290", "A1"))
                if line.is_charge
                else ""
            )
        case "reference":
            return str(style.rng(f"reference {line.item_number}").randint(10**5, 10**7)) if line.is_charge else ""
        case "number":
            return "88" if line.is_charge else ""
        case "diagnosis" | "ndc" | "item_number" | "serial" | "claim":
            return getattr(line, key) or ""
    if key.startswith("modifier "):
        number = int(key.split()[1]) - 1
        return line.modifiers[number] if number < len(line.modifiers) else ""
    return money(line.other_money[key], style) if key in line.other_money else ""


def _mark(line: Line, style: Style) -> str:
    """The star that some papers set behind some charges, with a legend at the foot."""
    return " *" if style.marks and line.is_charge and style.rng(f"mark {line.item_number}").random() < 0.4 else ""


def money(amount: Decimal, style: Style) -> str:
    return formats.money(amount, style.positive, style.negative)


def date_text(line: Line, style: Style) -> str:
    """The date, with its end where the style joins the two."""
    if line.service_date is None:
        return ""
    start = formats.DATES[style.line_date](line.service_date)
    if line.end_date is None or style.span in ("none", "columns"):
        return start
    end = formats.DATES[style.line_date](line.end_date)
    if style.span == "compact" and style.line_date.startswith("MM/DD/"):
        return f"{start[:5]}-{end}"
    if style.span == "to":
        return f"{start} to {end}"
    return f"{start}-{end}" if style.coin("tight span") and "-" not in start else f"{start} - {end}"


def code_text(line: Line, style: Style) -> str:
    """The code as printed, with its modifiers where the style joins them."""
    if line.code is None:
        return line.internal_code or ""
    bare = formats.BARE[style.bare](line.code)
    return (
        formats.JOINED[style.join](bare, line.modifiers)
        if style.modifiers == "joined" or style.codes != "column"
        else bare
    )


def description(line: Line, style: Style) -> str:
    """The words, with the code (its blanks unbroken) before or after them where it has no column."""
    words = line.description.upper() if style.upper else line.description
    if style.dates == "words":
        words += " " + date_text(line, style).replace(" ", UNBROKEN)
    code = code_text(line, style)
    if not code or style.codes in ("column", "below"):
        return words
    code = code.replace(" ", UNBROKEN)
    if style.codes == "before":
        return f"{code} {words}" if style.coin("blank after code") else f"{code} - {words}"
    return f"{words} ({code})" if "(" not in code else f"{words} {code}"
