"""What to do if the company does not mend it: time limits and places to turn for this payer, with their sources."""

from __future__ import annotations

from datetime import date

from checker.data import sources
from checker.model import PayerKind, Review
from checker.outputs.papers.blocks import Block, Bullets, Content, Heading, Note, Paper, Para, Run
from checker.outputs.papers.phrases import content, say, text
from checker.outputs.papers.routes import Route, RouteKind, notice_date, place, routes
from checker.outputs.plain import visible
from checker.wording import Language


def next_steps(review: Review, payer: PayerKind, language: Language) -> Paper:
    """The sheet for a payer. A last day is named only where a dated notice is among the files."""
    title = say("next.title", language)
    turns = routes(payer, RouteKind.TURN)
    limits = routes(payer, RouteKind.DEADLINE)
    collectors = routes(payer, RouteKind.COLLECTOR)
    blocks: list[Block] = [Heading((Run(title),)), Para(content("next.first", language))]
    blocks += [_heading("next.turn", language), Bullets(tuple(_place(route, language) for route in turns))]
    if limits:
        blocks.append(_heading("next.time", language))
        blocks += [_limit(route, notice_date(review), language) for route in limits]
        blocks.append(Note(content("not_appeal", language)))
    blocks.append(_heading("next.collector", language))
    blocks += [Para(_place(route, language)) for route in collectors]
    keys = dict.fromkeys(key for route in (*turns, *limits, *collectors) for key in route.sources)
    read = max(found.read for key in keys if (found := sources()[key]).read)
    blocks.append(Heading(content("next.sources", language, date=read), 2))
    blocks.append(Bullets(tuple(_source(key) for key in keys), small=True))
    return Paper(title, language, tuple(blocks))


def _place(route: Route, language: Language) -> Content:
    what = say(f"routes.{route.key}.what", language, days=route.days)
    parts = (Run(f"{place(route, language)}. ", bold=True), Run(f"{what} "))
    return (*parts, Run(route.url.removeprefix("https://"), whole=True)) if route.url else parts


def _limit(route: Route, notice: date | None, language: Language) -> Para:
    parts = [Run(say(f"routes.{route.key}", language, days=route.days))]
    until = route.until(notice) if notice else None
    if until:
        parts.append(Run(" "))
        return Para((*parts, *content("next.notice", language, date=notice, until=until)))
    return Para(tuple(parts))


def _source(key: str) -> Content:
    found = sources()[key]
    return (Run(visible(f"{found.title}. {found.url.removeprefix('https://')}"), language="en"),)


def _heading(key: str, language: Language) -> Heading:
    return Heading(text(say(key, language)), 2)
