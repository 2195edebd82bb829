"""Flags as cards: first the words of each, worked out as plain text, then the drawing with its answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial

import streamlit as st
from msgspec import Struct
from msgspec.structs import replace
from streamlit.delta_generator import DeltaGenerator

from checker.model import AmountKind, Flag, LineItem, Money, Review, Severity
from checker.outputs.marks import line_boxes
from checker.web.findings import glossary
from checker.web.findings.glossary import Meaning
from checker.web.frame import kept, layout
from checker.web.frame.sourced import Cited, cited
from checker.web.frame.strings import Say
from checker.web.frame.things import letters_meaning, modifiers_with_code, thing, told_word
from checker.web.visit import session
from checker.web.visit.answers import Choice
from checker.wording import FlagWords, flag_words, show

_TOLD = "not-received"
_OWN = "yourself"


class CardLine(Struct, frozen=True):
    """One charge on a card, ready to read. `file` names its bill where there are several."""

    where: str
    file: str
    date: str
    code: str
    plain: str
    printed: str
    amount: str
    told: str


class CardAsk(Struct, frozen=True):
    """A sentence to say, under the heading that names to whom."""

    head: str
    what: str


class Question(Struct, frozen=True, kw_only=True):
    """One card: flags that ask the same, with all its words. `key` keeps its answers over another payer or language.
    `listed` is the title as lists show it, with the things it is about where another card has the same title. `own` is
    what the person can check alone, before they ask. `meanings` are of the words that show before the reasons do.
    """

    number: int
    key: str
    severity: Severity
    flags: tuple[Flag, ...]
    about: tuple[LineItem, ...]
    title: str
    listed: str
    lines: tuple[CardLine, ...]
    amount: str
    amount_label: str
    amount_notes: tuple[str, ...]
    sure: str
    why: tuple[str, ...]
    fine: tuple[str, ...]
    own: tuple[str, ...]
    ask: tuple[CardAsk, ...]
    meanings: tuple[Meaning, ...]
    meanings_of_reasons: tuple[Meaning, ...]
    sources: tuple[Cited, ...]


def questions(review: Review, say: Say) -> list[Question]:
    """The cards in the order to act on them, numbered from 1; the same question about several lines is one card."""
    groups: dict[tuple[Severity, FlagWords], list[Flag]] = {}
    for flag in review.flags:
        groups.setdefault((flag.severity, flag_words(flag, say.language)), []).append(flag)
    cards = [
        _question(number, tuple(flags), words, review, say)
        for number, ((_, words), flags) in enumerate(groups.items(), 1)
    ]
    titles = Counter(card.title for card in cards)
    return [replace(card, listed=_with_things(card, say)) if titles[card.title] > 1 else card for card in cards]


def _with_things(card: Question, say: Say) -> str:
    things = tuple(dict.fromkeys(line.plain for line in card.lines))
    return say("found.list.with_things", title=card.title, things=things) if things else card.title


def _question(number: int, flags: tuple[Flag, ...], words: FlagWords, review: Review, say: Say) -> Question:
    first = flags[0]
    numbers = {line for flag in flags for line in flag.lines}
    about = tuple(line for line in review.lines if line.number in numbers)
    amounts = [flag.amount_in_question for flag in flags if flag.amount_in_question is not None]
    how = "told" if first.check == _TOLD else first.certainty
    company = _company(first, review) or say("found.card.company")
    own = tuple(ask.what for ask in words.ask if ask.whom == _OWN)
    aloud = tuple(ask for ask in words.ask if ask.whom != _OWN)
    meanings = glossary.used_in((words.title, *(ask.what for ask in aloud)), say)
    reasons = glossary.used_in((words.explanation, *words.also, *words.could_be_fine_if, *own), say)
    keys = [line.id for line in about] or [f"statement-{statement}" for statement in first.statements]
    return Question(
        number=number,
        key="/".join((first.check, first.reason, *keys)),
        severity=first.severity,
        flags=flags,
        about=about,
        title=words.title,
        listed=words.title,
        lines=_lines(about, review, say),
        amount=show(sum(amounts, Decimal(0)), say.language) if amounts else _charge(about, say),
        amount_label=say("found.card.amount" if amounts else "found.card.charge"),
        amount_notes=_amount_notes(first, about, say),
        sure=say(f"found.card.sure_{how}"),
        why=(words.explanation, *(say("found.card.also", reason=reason) for reason in words.also)),
        fine=tuple(words.could_be_fine_if),
        own=own,
        ask=tuple(CardAsk(say(f"found.card.ask.{ask.whom}", company=company), ask.what) for ask in aloud),
        meanings=meanings,
        meanings_of_reasons=(*(meaning for meaning in reasons if meaning not in meanings), *_letters(about, say)),
        sources=cited((key for flag in flags for key in flag.sources), say),
    )


def _letters(about: Iterable[LineItem], say: Say) -> Iterator[Meaning]:
    """What the letters after the codes mean, each once."""
    for key in dict.fromkeys(letters for line in about for letters in line.modifiers):
        if meaning := letters_meaning(key, say.language):
            yield key, say("found.card.letters", meaning=meaning)


def _company(flag: Flag, review: Review) -> str:
    """The supplier's printed name, blank where the bills in question print none or several."""
    names = {
        statement.details.supplier.value
        for statement in review.statements
        if statement.details.supplier and statement.number in flag.statements
    }
    return names.pop() if len(names) == 1 else ""


def _lines(about: tuple[LineItem, ...], review: Review, say: Say) -> tuple[CardLine, ...]:
    """The charges on a card; those alike in all but their number share one entry."""
    files = {statement.number: statement.file for statement in review.statements}
    groups: dict[tuple[object, ...], list[LineItem]] = {}
    for line in about:
        what = (line.service_date, line.code, line.modifiers, line.description, line.amount)
        alike = (line.statement, line.page, *what, line.corrected, line.confirmed)
        groups.setdefault(alike, []).append(line)
    return tuple(_entry(group, files[group[0].statement] if len(files) > 1 else "", say) for group in groups.values())


def _entry(group: list[LineItem], file: str, say: Say) -> CardLine:
    line = group[0]
    plain = thing(line, say.language)
    numbers = tuple(one.number for one in group)
    form = "one" if len(group) == 1 else "many"
    return CardLine(
        where=say(f"found.card.lines.{form}", lines=numbers, page=line.page),
        file=file,
        date=show(line.service_date, say.language),
        code=modifiers_with_code(line),
        plain=plain,
        printed="" if line.description.casefold() == plain.casefold() else line.description,
        amount=say(f"found.card.each.{form}", amount=line.amount),
        told=told_word(line, say),
    )


def _charge(lines: tuple[LineItem, ...], say: Say) -> str:
    """What the one line costs where its price is not in doubt; nothing for several, which list their own."""
    return show(lines[0].amount, say.language) if len(lines) == 1 else ""


def _amount_notes(flag: Flag, lines: tuple[LineItem, ...], say: Say) -> tuple[str, ...]:
    """That the amount is what was billed, and what of it is the person's where the paper says so."""
    if flag.amount_in_question is None or flag.amount_kind is not AmountKind.BILLED:
        return ()
    if len(lines) == 1 and Money.PATIENT_SHARE in lines[0].other_money:
        return (say("found.card.share", share=lines[0].other_money[Money.PATIENT_SHARE]),)
    return (say("found.card.billed"),)


def draw(question: Question, say: Say, *, brief: bool) -> DeltaGenerator:
    """The card: its words, and what they want to do about it. Returns the place for the strip of the person's page.

    A `brief` one shows on a phone what is charged, what to ask and what one can do, and folds the rest.

    The pictures take longest, so they come when all words of the page stand.
    """
    with st.container(key=f"card-{question.number}", border=True):
        layout.put("card_head", say, card=question, brief=brief)
        shown = any(line_boxes(line) for line in question.about)
        place = st.container(key=f"place-{question.number}") if shown else st.container()
        layout.put("card_body", say, card=question, brief=brief)
        _answers(question, say)
    return place


def _answers(question: Question, say: Say) -> None:
    answers = session.current().answers
    kept.radio(
        say("found.card.choice"),
        [choice for choice in Choice if question.about or choice is not Choice.NEVER],
        answers.choice(question.key, question.about),
        partial(answers.choose, question.key, question.about),
        f"choice-{question.key}",
        show=lambda choice: say(f"found.choice.{choice}"),
    )
    kept.note(
        say("found.card.note"),
        answers.notes.get(question.key, ""),
        partial(answers.notes.__setitem__, question.key),
        f"note-{question.key}",
        most=1000,
    )
