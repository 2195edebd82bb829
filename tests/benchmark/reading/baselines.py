"""What a person could have without us: pdfplumber's tables, and its text with a regular expression."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal

import pdfplumber

from tests.benchmark.reading.score import Key

_DATE = re.compile(
    r"\b(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}-[A-Za-z]{3}-\d{2,4}|[A-Z][a-z]{2,8} \d{1,2},? \d{4})\b"
)
_CODE = re.compile(r"\b([A-VY]\d{4}|\d{5})(?![\d.,])((?:[-, ]{1,2}[A-Z][A-Z0-9]\b)*)")
_MONEY = re.compile(r"[-(]?\$? ?\d[\d,]*\.\d\d\)?-?(?: ?CR)?")
_BILLED = re.compile(r"charge|amount|billed|total|ext", re.IGNORECASE)


def by_tables(pdf: pdfplumber.PDF) -> Counter[Key]:
    """Rows of `extract_tables`: the first date, the first code, and the money under the first heading that says billed."""
    found: Counter[Key] = Counter()
    for page in pdf.pages:
        for table in page.extract_tables():
            rows = [[(cell or "").replace("\n", " ") for cell in row] for row in table]
            billed = next((n for n, cell in enumerate(rows[0]) if _BILLED.search(cell)), None) if rows else None
            for row in rows:
                amount = _amounts(row[billed]) if billed is not None and billed < len(row) else []
                found.update(_line(row, amount or _amounts(" ".join(row))))
    return found


def by_text(pdf: pdfplumber.PDF) -> Counter[Key]:
    """Lines of `extract_text` that hold a date and money: the first date, the first code, the first money."""
    return by_lines(row for page in pdf.pages for row in page.extract_text().splitlines())


def by_lines(rows: Iterable[str]) -> Counter[Key]:
    """The same of any lines of text, whoever read them."""
    return Counter(key for row in rows for key in _line([row], _amounts(row)))


def open_pdf(data: bytes) -> pdfplumber.PDF:
    return pdfplumber.open(io.BytesIO(data))


def _line(cells: Sequence[str], amounts: list[Decimal]) -> list[Key]:
    days = [day for cell in cells if (day := _DATE.search(cell))]
    if not days or not amounts:
        return []
    day = days[0].group()
    code = next((found for cell in cells if (found := _CODE.search(cell.replace(day, " ")))), None)
    marks = tuple(re.findall(r"[A-Z0-9]{2}", code.group(2))) if code else ()
    return [(_date(day), code.group(1) if code else None, marks, amounts[0])]


def _date(text: str) -> date | None:
    text = re.sub(r"[.,-]", "/", text).replace("/ ", "/").replace(" ", "/")
    for form in ("%m/%d/%Y", "%m/%d/%y", "%Y/%m/%d", "%d/%b/%Y", "%d/%b/%y", "%b/%d/%Y", "%B/%d/%Y"):
        with suppress(ValueError):
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
    return None


def _amounts(text: str) -> list[Decimal]:
    found = []
    for match in _MONEY.findall(text):
        amount = Decimal(re.sub(r"[^\d.]", "", match))
        found.append(-amount if re.search(r"^[-(]|-$|CR$", match.strip()) else amount)
    return found
