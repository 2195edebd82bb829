"""One word out of a few, as the nouns hold them."""

from __future__ import annotations

from enum import StrEnum


class Choice(StrEnum):
    """Goes from one process to another by its value. Python 3.11.0 to 3.11.3, so that of Debian 12, would have it
    fetched by `getattr`, which whoever is wary of the other process cannot allow (`checker/confined/messages.py`).
    """

    def __reduce_ex__(self, protocol: object) -> tuple[type[Choice], tuple[str]]:
        return type(self), (self.value,)


class PayerKind(Choice):
    MEDICARE = "medicare"
    MEDICARE_ADVANTAGE = "medicare-advantage"
    COMMERCIAL = "commercial"
    MEDICAID = "medicaid"
    VA = "va"
    TRICARE = "tricare"
    SELF_PAY = "self-pay"
    UNKNOWN = "unknown"
