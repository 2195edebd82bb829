"""What a slot of a sentence, or a corrected field, may hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

Value = str | int | Decimal | date | tuple[int, ...] | tuple[str, ...] | tuple[date, ...] | None
