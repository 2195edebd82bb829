"""What of a long scan is read already, while its other pages are still looked at."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Kind, LineItem
from checker.web.frame import escape
from checker.web.frame.strings import Say
from checker.web.frame.things import thing
from checker.wording import show

_MOST_SHOWN = 6


def so_far(file: str, found: Sequence[LineItem], say: Say) -> str:
    """As HTML: the charges found on the pages of a file that are read, the latest first; blank before there is one."""
    charges = [line for line in found if line.kind is Kind.CHARGE]
    rows = [
        {
            "date": show(line.service_date, say.language),
            "what": thing(line, say.language),
            "amount": show(line.amount, say.language),
        }
        for line in charges[: -_MOST_SHOWN - 1 : -1]
    ]
    title = say.counted("add.reading.found", len(charges))
    return escape.html("so_far", say=say, file=file, title=title, rows=rows) if rows else ""
