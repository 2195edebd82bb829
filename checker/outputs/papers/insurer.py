"""The letter to the insurance: was it billed for these charges, what did it pay, what is left for the person."""

from __future__ import annotations

from datetime import timedelta

from checker.model import PayerKind
from checker.outputs.papers.asking import FEW_CHARGES, Asking, Question
from checker.outputs.papers.blocks import Blank, Block, Bullets, Content, Heading, Lines, Note, Paper, Para, Run
from checker.outputs.papers.charges import as_told, codes, table
from checker.outputs.papers.letter import REPLY_DAYS, addressee, ask, asked_of, head, patient, sign_off
from checker.outputs.papers.phrases import content, label, say
from checker.wording import Language, show

INSURER = ("insurer", "medicare")
_CODES = 3


def insurer_letter(asking: Asking, language: Language) -> Paper:
    """The letter in English, to send, or the same in Spanish, to read."""
    medicare = asking.payer_kind is PayerKind.MEDICARE
    company = asking.company or Blank(14)
    reply = asking.today + timedelta(days=REPLY_DAYS)
    opening = "opening" if asking.lines else "opening_whole"
    department = None if medicare else "insurer.department"
    blocks: list[Block] = [Note(content("letter.copy", language))] if language != "en" else []
    blocks += head(asking, language)
    blocks += [
        addressee(asking.payer, "my_plan", department, None, language),
        Heading(content("insurer.subject", language, company=company)),
        Lines(_about(asking, language)),
        Para(content("insurer.greeting_medicare" if medicare else "insurer.greeting", language)),
        Para(content(f"insurer.{opening}", language, company=company, date=reply)),
    ]
    if asking.lines:
        blocks.append(table([asking.lines], language))
    asked = tuple((_lines(q, language), Run(ask(q, INSURER, language))) for q in asked_of(asking, INSURER, language))
    if asked:
        blocks += [Para(content("insurer.also", language), close=True), Bullets(tuple(dict.fromkeys(asked)))]
    blocks += [
        Para(content("insurer.reply", language), close=True),
        Para(content("insurer.not_appeal", language), close=True),
        *sign_off(asking, language),
    ]
    return Paper(say("insurer.title", language), language, tuple(blocks))


def _lines(question: Question, language: Language) -> Run:
    """ "Lines 3 and 4: ", or of many lines their codes."""
    if len(question.lines) > FEW_CHARGES:
        return Run(f"{', '.join(codes(question.lines)[:_CODES])}: ", bold=True)
    numbers = as_told([line.number for line in question.lines])
    return Run(say("insurer.lines", language, lines=numbers) if numbers else "", bold=True)


def _about(asking: Asking, language: Language) -> tuple[Content, ...]:
    """The member number to fill in, only its end printed, and the bill."""
    key = "medicare_number" if asking.payer_kind is PayerKind.MEDICARE else "member_id"
    member: Content = (Run(f"{say(key, language)}: "), Blank(14))
    if asking.member_id_end:
        member = (*member, Run(f" ({say('ending', language, last=asking.member_id_end)})"))
    dates = " · ".join(show(day, language) for day in asking.bill_dates)
    account = label("their_account", language, ", ".join(asking.accounts))
    return *patient(asking, language), member, label("bill_dated", language, dates), account
