"""A sheet to write down calls and letters on."""

from __future__ import annotations

from checker.outputs.papers.asking import FEW_CHARGES, Asking, Question
from checker.outputs.papers.blocks import Block, Heading, Lines, Paper, Para, Run, Table
from checker.outputs.papers.charges import as_told
from checker.outputs.papers.phrases import content, label, say
from checker.outputs.plain import visible
from checker.wording import Language, flag_words

_COLUMNS = ("date", "log.whom", "log.said", "log.promised", "phone_sheet.number")
_WIDTHS = (1.3, 2.2, 3.8, 3.4, 1.6)


def log(asking: Asking, language: Language) -> Paper:
    """The log with company, account and the questions on top, and empty rows to the foot of the page."""
    title = say("log.title", language)
    account = label("account", language, ", ".join(asking.accounts))
    blocks: list[Block] = [
        Heading((Run(title),)),
        Lines(
            (
                label("my_company", language, asking.company, 18),
                (*label("phone", language, asking.company_phone), Run("   "), *account),
            )
        ),
        Para(content("log.lead", language)),
    ]
    if asking.questions:
        titles = [(Run(_title(question, language)),) for question in asking.questions]
        blocks += [Para((Run(say("log.questions", language), bold=True),), close=True), Lines(tuple(titles))]
    blocks.append(Table(tuple(say(key, language) for key in _COLUMNS), (), _WIDTHS, writing=True))
    return Paper(title, language, tuple(blocks), landscape=True)


def _title(question: Question, language: Language) -> str:
    """Its number, its title, and its lines, or how many they are."""
    numbers = [line.number for line in question.lines]
    few = len(numbers) <= FEW_CHARGES
    where = say("lines", language, lines=as_told(numbers)) if few else say("n_lines", language, n=len(numbers))
    name = f"{question.number}. {visible(flag_words(question.flags[0], language).title)}"
    return f"{name} ({where})" if numbers else name
