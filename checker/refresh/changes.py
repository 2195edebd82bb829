"""What a release changes, said line by line."""

from __future__ import annotations

from msgspec import Struct


class Change(Struct, frozen=True):
    """One line of the diff: + added, ~ changed, - ended."""

    sign: str
    text: str

    def __str__(self) -> str:
        return f"{self.sign} {self.text}"


def said(value: object) -> str:
    """A value as a diff shows it."""
    return str(value) if value not in (None, "") else "none"
