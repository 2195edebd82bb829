"""One page for the phone: whom to call, what to say, room for the answers, what not to agree to.

What does not fit is in the letter, and the page says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from babel.lists import format_list
from msgspec.structs import replace

from checker.model import Value
from checker.outputs.papers.asking import Asking, Question
from checker.outputs.papers.blocks import (
    Blank,
    Block,
    Boxes,
    Content,
    Heading,
    Lines,
    Note,
    Paper,
    Para,
    Run,
    Say,
)
from checker.outputs.papers.charges import codes, spoken
from checker.outputs.papers.letter import SUPPLIER, ask, asked_of, bill, sentences
from checker.outputs.papers.phrases import content, label, say, text
from checker.outputs.papers.routes import RouteKind, place, routes
from checker.outputs.plain import visible
from checker.wording import Language

YOURSELF = ("yourself",)
_ROOM = "________"
_CODES = 3
_FEW_TO_LOOK_UP = 4
_NOT = ("not_pay", "not_card", "not_plan", "not_equipment", "not_sign")


def phone_sheet(asking: Asking, language: Language, first: int) -> Paper:
    """The sheet in the person's language, with the `first` so many of the questions, and where the others are said.

    In Spanish each sentence to say stands in English below it.
    """
    asked = asked_of(asking, SUPPLIER, language)
    questions, others = asked[:first], asked[first:]
    company = visible(asking.company) if asking.company else say("company", language)
    blocks: list[Block] = [Heading((Run(say("phone_sheet.call", language, company=company)),))]
    blocks += [Lines((_number(asking, language),)), Para(content("phone_sheet.ready", language))]
    if len(asked) <= _FEW_TO_LOOK_UP:
        blocks += _look_first(questions, language)
    blocks.append(_heading("phone_sheet.say", language))
    if language != "en":
        blocks.append(_sentence("phone_sheet.interpreter", language))
    blocks += [_hello(asking, len(questions), language), Lines((_form(language),))]
    blocks.append(_heading("phone_sheet.ask", language))
    for question in questions:
        meaning, english = _meaning(question, language), _aloud(question)
        said = Say(english) if language == "en" else Say(meaning, english)
        blocks += [replace(said, number=f"{question.number}."), Boxes(_answers(language))]
    if many := [question for question in questions if not question.few]:
        blocks.append(Para(content("phone_sheet.lines_of", language, questions=_numbers(many))))
    if others:
        blocks.append(Para(content("phone_sheet.others", language, questions=_numbers(others)), close=True))
        blocks.append(_sentence("phone_sheet.send_others", language))
    return Paper(say("phone_sheet.title", language), language, (*blocks, *_end(asking, language)))


def _numbers(questions: Sequence[Question]) -> tuple[str, ...]:
    return tuple(str(question.number) for question in questions)


def _aloud(question: Question) -> str:
    """The question in English, after the charges it is about: the clerk does not see our line numbers."""
    asked = ask(question, SUPPLIER, "en")
    if not question.lines:
        return asked
    if question.few:
        return f"{say('phone_sheet.about', 'en', items=spoken(question.lines, 'en'))} {asked}"
    many = say("phone_sheet.about_many", "en", n=len(question.lines), codes=codes(question.lines)[:_CODES])
    return f"{many} {asked}"


def _meaning(question: Question, language: Language) -> str:
    """The question for the person who says it, after the codes it is about."""
    asked = ask(question, SUPPLIER, language)
    return (
        f"{say('phone_sheet.on', language, codes=codes(question.lines)[:_CODES])} {asked}" if question.lines else asked
    )


def _look_first(questions: Sequence[Question], language: Language) -> list[Block]:
    """What the person can look up at home before the call."""
    looks = {question.number: sentences(question, YOURSELF, language)[:1] for question in questions}
    together = " ".join(f"({number}) {look}" for number, first in looks.items() for look in first)
    lead = Run(f"{say('phone_sheet.first', language)}: ", bold=True)
    return [Para((lead, Run(together)))] if together else []


def _number(asking: Asking, language: Language) -> Content:
    """The number to call, and the account to name."""
    number = (Run(visible(asking.company_phone), bold=True, whole=True),) if asking.company_phone else (Blank(12),)
    account = label("account", language, ", ".join(asking.accounts))
    return (Run(f"{say('phone', language)}: "), *number, Run("   "), *account)


def _hello(asking: Asking, n: int, language: Language) -> Say:
    def in_language(tongue: Language) -> str:
        values: dict[str, Value] = {
            "n": n,
            "bill": say("my_bills" if len(asking.bill_dates) > 1 else "my_bill", tongue, bill=bill(asking, tongue)),
        }
        if asking.sender.name:
            return say("phone_sheet.hello", tongue, name=visible(asking.sender.name), **values)
        return say("phone_sheet.hello_no_name", tongue, **values)

    return Say(in_language(language), in_language("en") if language != "en" else None)


def _form(language: Language) -> Content:
    parts: list[Run | Blank] = []
    for key, width in (("phone_sheet.their_name", 10), ("date", 6), ("phone_sheet.number", None)):
        parts += [Run(f"{say(key, language)} "), Blank(width), Run("  ")]
    return tuple(parts)


def _answers(language: Language) -> tuple[Content, ...]:
    return (
        content("phone_sheet.will_correct", language),
        (*content("phone_sheet.calls_back", language), Run(" "), Blank(7)),
        (*content("phone_sheet.says_right", language), Run(" "), Blank(None)),
    )


def _end(asking: Asking, language: Language) -> list[Block]:
    """How to close the call, what not to agree to, and where to go from there."""
    turns = routes(asking.payer_kind, RouteKind.TURN)
    refusals = format_list([say(f"phone_sheet.{key}", language) for key in _NOT], style="or", locale=f"{language}_US")
    blocks: list[Block] = [
        _sentence("phone_sheet.so", language, lead="phone_sheet.end", what=_ROOM, when=_ROOM),
        Para((Run(say("phone_sheet.not", language), bold=True), Run(f" {refusals}."))),
        _sentence("phone_sheet.supervisor", language, lead="phone_sheet.no_answer"),
    ]
    if turns:
        blocks.append(Para(content("phone_sheet.then", language, next=place(turns[0], language))))
    blocks.append(Note((*content("phone_sheet.safety", language), Run(" "), *content("not_appeal", language))))
    return blocks


def _sentence(key: str, language: Language, *, lead: str = "", **values: Value) -> Say:
    english = say(key, "en", **values) if language != "en" else None
    return Say(say(key, language, **values), english, lead=say(lead, language) if lead else "")


def _heading(key: str, language: Language) -> Heading:
    return Heading(text(say(key, language)), 2)
