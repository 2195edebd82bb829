"""Time limits and where to turn, by payer: data/routes.csv."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from checker.data import SourceKey, Verified, load
from checker.model import PayerKind, Review, StatementKind
from checker.outputs.papers.phrases import say
from checker.wording import Language


class RouteKind(StrEnum):
    """What a route is for: getting an itemized statement, an appeal's time limit, a place to turn, a collector."""

    REQUEST = "request"
    DEADLINE = "deadline"
    TURN = "turn"
    COLLECTOR = "collector"


class Route(Struct, frozen=True, kw_only=True):
    """One route; its words stand under `routes.<key>` in papers.toml. `days` is the time limit where one is known."""

    key: str
    kind: RouteKind
    payer_kinds: tuple[PayerKind, ...]
    order: int
    phone: str = ""
    url: str = ""
    days: int | None = None
    sources: tuple[SourceKey, ...] = ()
    verified: Verified

    def until(self, notice: date) -> date | None:
        """The last day for an appeal against a notice of that date.

        Counted from the date printed, not from the day it arrived, so that it is never too late.
        """
        return notice + timedelta(days=self.days) if self.days else None


def routes(payer: PayerKind, kind: RouteKind) -> tuple[Route, ...]:
    """The routes of a kind for a payer, first to last."""
    fitting = [route for route in _all() if route.kind is kind and payer in route.payer_kinds]
    return tuple(sorted(fitting, key=lambda route: route.order))


def place(route: Route, language: Language) -> str:
    """Its name and phone number: "Medicare (1-800-MEDICARE): 1-800-633-4227"."""
    name = say(f"routes.{route.key}.name", language)
    return f"{name}: {route.phone}" if route.phone else name


def notice_date(review: Review) -> date | None:
    """The date of the latest insurance notice among the files, where one was added and is dated."""
    dates = [
        statement.details.statement_date.value
        for statement in review.statements
        if statement.kind is not StatementKind.BILL and statement.details.statement_date
    ]
    return max(dates, default=None)


def _all() -> Sequence[Route]:
    return load("routes.csv", Route, ("key",))
