"""The request for an itemized statement, where a bill shows totals only."""

from __future__ import annotations

from datetime import timedelta

from checker.model import PayerKind
from checker.outputs.papers.asking import Asking, first
from checker.outputs.papers.blocks import Block, Bullets, Heading, Lines, Note, Paper, Para, Run, Space
from checker.outputs.papers.letter import addressee, head, patient, signature, subject
from checker.outputs.papers.phrases import content, say
from checker.outputs.papers.routes import RouteKind, routes
from checker.wording import Language

_LISTED = ("date", "code", "item", "price", "paid")


def request(asking: Asking, language: Language) -> Paper:
    """The request in English, to send, or the same in Spanish, to read."""
    title = say("request.title", language)
    total = first(details.total_charges or details.balance_due for details in asking.details)
    route = routes(asking.payer_kind, RouteKind.REQUEST)[0]
    days = route.days or 0
    when = "request.medicare" if asking.payer_kind is PayerKind.MEDICARE else "request.others"
    blocks: list[Block] = [Note(content("letter.copy", language))] if language != "en" else []
    blocks += head(asking, language)
    blocks += [
        addressee(asking.company, "my_company", "letter.department", asking.company_address, language),
        Heading((Run(title),)),
        Lines((subject(asking, language), *patient(asking, language))),
        Para(content("letter.greeting", language)),
        Para(
            content("request.shows_no_total", language)
            if total is None
            else content("request.shows", language, total=total)
        ),
        Para(content("request.ask", language), close=True),
        Bullets(tuple(content(f"request.{key}", language) for key in _LISTED)),
        Para(content(when, language, days=days, date=asking.today + timedelta(days=days))),
        Para(content("request.hold", language)),
        Space(1.5),
        Lines(signature(asking, language)),
    ]
    return Paper(title, language, tuple(blocks))
