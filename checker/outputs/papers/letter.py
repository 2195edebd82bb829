"""The letter to the company that sent the bill: what is asked about which charge, and what to do meanwhile."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import timedelta

from checker.model import PayerKind
from checker.outputs.papers.asking import Asking, Question
from checker.outputs.papers.blocks import Blank, Block, Content, Heading, Lines, Note, Paper, Para, Run, Space
from checker.outputs.papers.charges import as_told, in_words, table
from checker.outputs.papers.phrases import content, label, say, text
from checker.outputs.plain import visible
from checker.wording import Language, flag_words, show

REPLY_DAYS = 30
_GROUPS_IN_WORDS = 3
_TOWN = re.compile(r",\s*([^,]+,\s*[A-Z]{2}\.?,?\s+\d{5}(?:-?\d{4})?)$")
SUPPLIER = ("supplier",)


def letter(asking: Asking, language: Language) -> Paper:
    """The letter in English, to send, or the same in Spanish, to read."""
    title = say("letter.title", language)
    blocks: list[Block] = [Note(content("letter.copy", language))] if language != "en" else []
    blocks += head(asking, language)
    blocks += [
        addressee(asking.company, "my_company", "letter.department", asking.company_address, language),
        Heading(subject(asking, language)),
        *about(asking, language),
        Para(content("letter.greeting", language)),
    ]
    questions = asked_of(asking, SUPPLIER, language)
    reply = asking.today + timedelta(days=REPLY_DAYS)
    blocks.append(Para(content("letter.opening", language, n=len(questions), date=reply)))
    blocks.append(Para(content("letter.copy_marked" if asking.lines else "letter.copy_whole", language), close=True))
    for question in questions:
        blocks += question_blocks(question, SUPPLIER, language)
    blocks += [Para(content(f"letter.{key}", language), close=True) for key in ("hold", "not_appeal")]
    blocks += sign_off(asking, language)
    return Paper(title, language, tuple(blocks))


def head(asking: Asking, language: Language) -> list[Block]:
    """The sender's name, address and phone, and the day."""
    sender = asking.sender
    name = text(sender.name, bold=True) if sender.name else label("name", language, None, 20)
    address = address_lines(sender.address) if sender.address else (label("address", language, None, 20), (Blank(24),))
    phone = label("phone", language, sender.phone)
    return [Lines((name, *address, phone)), Para((Run(show(asking.today, language)),))]


def addressee(name: str | None, unknown: str, department: str | None, address: str | None, language: Language) -> Lines:
    """To whom the letter goes; blanks for what no bill prints."""
    who = text(name, bold=True) if name else label(unknown, language, None, 18)
    where = address_lines(address) if address else ((Blank(22),), (Blank(22),))
    return Lines((who, *([content(department, language)] if department else []), *where))


def subject(asking: Asking, language: Language) -> Content:
    """ "My account 00451-7, bill dated June 17, 2024", with a line to write on for what is unknown."""
    number = ", ".join(visible(one) for one in asking.accounts) or Blank(7)
    if not asking.bill_dates:
        return content("letter.subject_undated", language, account=number, date=Blank(7))
    return content("letter.subject", language, account=number, bill=bill(asking, language))


def bill(asking: Asking, language: Language) -> str:
    """ "bill dated June 17, 2024", or of several bills their number and first and last date."""
    dates = [show(day, language) for day in asking.bill_dates]
    if not dates:
        return say("bill.undated", language)
    if len(dates) == 1:
        return say("bill.dated", language, date=dates[0])
    key = "bill.two" if len(dates) == 2 else "bill.several"
    return say(key, language, n=len(dates), first=dates[0], last=dates[-1])


def about(asking: Asking, language: Language) -> list[Block]:
    """The patient where another signs, and the insurance with the end of the member number, as far as known."""
    lines = [*patient(asking, language)]
    if asking.payer and asking.payer_kind is not PayerKind.SELF_PAY:
        end = f" ({say('number_ending', language, last=asking.member_id_end)})" if asking.member_id_end else ""
        lines.append(label("insurance", language, f"{visible(asking.payer)}{end}"))
    return [Lines(tuple(lines))] if lines else []


def patient(asking: Asking, language: Language) -> list[Content]:
    """Whose bill it is, where another signs."""
    named = asking.patient if asking.patient != asking.sender.name else None
    return [label("patient", language, named)] if named else []


def address_lines(address: str) -> tuple[Content, ...]:
    """An address of one line as street and town, where the town with its state and ZIP code ends it."""
    lines = [line.strip() for line in address.splitlines() if line.strip()]
    if len(lines) == 1 and (town := _TOWN.search(lines[0])):
        lines = [lines[0][: town.start()].strip(), town[1].strip()]
    return tuple(text(line) for line in lines)


def asked_of(asking: Asking, whom: Collection[str], language: Language) -> list[Question]:
    """The questions that have something to ask of them."""
    return [question for question in asking.questions if ask(question, whom, language)]


def question_blocks(question: Question, whom: Collection[str], language: Language) -> list[Block]:
    """A question with its charges: in words before it where they are of one sort, else in a table below it."""
    asked = ask(question, whom, language)
    number = f"{question.number}. "
    if not question.lines:
        return [Para((Run(number, bold=True), Run(asked)))]
    if phrase := in_words(question.lines, language):
        return [Para((Run(f"{number}{phrase}. ", bold=True), Run(asked)))]
    return [Para((Run(number, bold=True), Run(asked)), close=True), table(question.groups, language)]


def ask(question: Question, whom: Collection[str], language: Language) -> str:
    """What is asked; for several flags of one reason the first one's sentence, and to which others it applies."""
    asked = sentences(question, whom, language)
    if not asked:
        return ""
    if len(set(asked)) == 1:
        return asked[0]
    others = [flag.lines for flag in question.flags[1:] if flag.lines]
    if len(others) != len(question.flags) - 1:
        return " ".join(dict.fromkeys(asked))
    if len(others) > _GROUPS_IN_WORDS:
        return f"{asked[0]} {say('same_for_all', language)}"
    named = "; ".join(say("these_lines", language, lines=as_told(lines)) for lines in others)
    return f"{asked[0]} {say('same_for', language, groups=named)}"


def sentences(question: Question, whom: Collection[str], language: Language) -> tuple[str, ...]:
    """The sentence of each of the question's flags for `whom`, without those that ask them nothing."""
    found = []
    for flag in question.flags:
        words = [visible(item.what) for item in flag_words(flag, language).ask if item.whom in whom]
        if words:
            found.append(" ".join(words))
    return tuple(found)


def signature(asking: Asking, language: Language) -> tuple[Content, ...]:
    """Room to sign, and the name below it."""
    name = asking.sender.name
    return label("signature", language, None, 20), text(name) if name else label("name", language, None, 20)


def sign_off(asking: Asking, language: Language) -> list[Block]:
    """Room for the signature, and what is enclosed."""
    key = "letter.enclosed" if asking.lines else "letter.enclosed_whole"
    return [
        Space(),
        Lines(signature(asking, language)),
        Para(content(key, language, n=asking.enclosed_pages)),
    ]
