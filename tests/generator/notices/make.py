"""From a seed to a notice with its truth, alone or with the bill of the same charges."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from checker.model import Kind
from tests.generator import people
from tests.generator.choice import Options
from tests.generator.make import ATTEMPTS, Made
from tests.generator.notices import paper
from tests.generator.notices.deciding import LEGENDS, decide_all
from tests.generator.notices.layouts import NOTICE_LAYOUTS, NoticeLayout
from tests.generator.sheet import Sheet
from tests.generator.stories import home_oxygen, sleep
from tests.generator.stories.story import Story
from tests.generator.style import LETTER, Style, draw_style
from tests.generator.truth import Line, Statement, Truth

_FIGURES: Options[tuple[str, ...]] = Options(
    (
        ("adjustment", "allowed", "insurance_paid", "patient_share"),
        ("allowed", "deductible", "coinsurance", "insurance_paid", "patient_share"),
        ("adjustment", "allowed", "not_covered", "deductible", "copay", "coinsurance", "insurance_paid", "patient_share"),
        ("allowed", "insurance_paid", "patient_share"),
        ("not_covered", "adjustment", "allowed", "deductible", "copay", "insurance_paid", "coinsurance", "patient_share"),
    ),
    (("adjustment", "not_covered", "deductible", "coinsurance", "patient_share", "insurance_paid"), ("allowed", "patient_share")),
)  # fmt: skip
_TELLERS = (home_oxygen.stationary_rent, home_oxygen.two_systems, home_oxygen.own_machine_supplies, *sleep.STORIES[:2])


def notice_story(rng: random.Random) -> Story:
    """Charges of home oxygen or sleep equipment, each of which the plan can decide."""
    while True:
        story = rng.choice(_TELLERS)(rng)
        if story.payer in people.SELF_PAY or len(story.lines) > 24:
            continue
        if all(line.kind is Kind.CHARGE and line.code and line.service_date for line in story.lines):
            return story


def make_notice(seed: int, *, layout: str | None = None, held_out: bool = False) -> Made:
    """The notice of a seed, alone in its file."""
    rng = random.Random(f"notice {seed} {held_out}")
    names = [name for name, each in NOTICE_LAYOUTS.items() if held_out or not each.held_out]
    name = layout or names[seed % len(names)]
    story = notice_story(rng)
    firm = people.firm(rng, story.trade)
    patient = people.person(rng)
    notice = Statement(
        supplier=firm.name,
        supplier_address=firm.address,
        supplier_phone=firm.phone,
        patient=patient.name,
        address=patient.address,
        payer=payer_of(rng, NOTICE_LAYOUTS[name], story.payer),
        member_id=people.member_id(rng, story.payer),
        account=people.account(rng),
        statement_date=story.statement_date,
        lines=decide_all(rng, story.lines, firm.name),
    )
    return printed_notice(rng, f"{name}-{seed}.pdf", name, notice, held_out)


def payer_of(rng: random.Random, layout: NoticeLayout, payer: str) -> str:
    """Medicare's notices come from Medicare, the others from any plan."""
    if layout.prints and "patient_share" in layout.prints:
        return "Medicare"
    return payer if payer in people.COMMERCIAL else rng.choice(people.COMMERCIAL)


def printed_notice(rng: random.Random, file: str, layout: str, notice: Statement, held_out: bool) -> Made:
    """The notice in a style of its own, with what that style shows as its truth."""
    family = NOTICE_LAYOUTS[layout]
    for _ in range(ATTEMPTS):
        style = notice_style(rng, family, held_out)
        shown = as_shown(replace(notice, kind=family.kind), style, layout)
        fitted = family.fit(style, shown.lines)
        if fitted is None:
            continue
        shown = as_shown(replace(notice, kind=family.kind), fitted, layout)
        sheet = Sheet(fitted)
        paper.opening(sheet, shown, fitted, people.person(rng).address)
        if family.kind.value == "eob" and fitted.coin("summary box"):
            paper.summary(sheet, shown, fitted)
        family.draw(sheet, shown, fitted)
        sheet.on_break = lambda: None
        if family.kind.value != "msn":
            paper.legend(sheet, shown, fitted)
        paper.closing(sheet, shown, fitted)
        as_of = (shown.statement_date or date(2026, 6, 1)) + timedelta(days=21)
        return Made(Truth(name=file, layout=layout, statements=(shown,), as_of=as_of), sheet.finish())
    raise ValueError(f"no style fits {file}")


def notice_style(rng: random.Random, family: NoticeLayout, held_out: bool) -> Style:
    style = draw_style(rng, needs=frozenset({"codes"}), held_out=held_out)
    figures = family.prints or _FIGURES.draw(rng, held_out)
    codes = rng.choice(("column",) * 6 + ("before", "after", "none"))
    return replace(
        style,
        page=rng.choice((LETTER, LETTER, (792.0, 612.0))),
        rotate=0,
        tricks=frozenset(each for each in style.tricks if each in ("watermark", "spaced", "glyphs", "nbsp", "uneven")),
        money_columns=figures,
        ledger=False,
        codes=codes,
        bare="E1390",
        modifiers=rng.choice(("joined", "joined", "none")),
        join=rng.choice(("E1390-RR-KX", "E1390 RR KX", "E1390, RR, KX", "E1390RRKX")),
        line_date=style.line_date
        if not style.line_date.startswith("MMDD") and style.line_date != "MM/DD"
        else "MM/DD/YY",
        dates="column",
        span="none",
        prints_price=False,
        notes="none",
        marks=False,
        dates_once=False,
        splits_rows=False,
        positive=rng.choice(("$1,234.50", "$1,234.50", "1,234.50", "1234.50")),
    )


def as_shown(notice: Statement, style: Style, layout: str) -> Statement:
    """The notice cut down to what its paper shows, its reasons as the paper marks them."""
    ways = {"msn": "letters", "old_msn": "letters", "remittance": "codes"}
    way = ways.get(layout) or style.one_of("marks", "codes", "letters", "numbers", "own codes")
    marks, lines = marked(notice.lines, way)
    return replace(
        notice,
        lines=tuple(_line(line, style, layout) for line in lines),
        legends={mark: LEGENDS[code] for code, mark in marks.items()},
        account=notice.account if layout == "remittance" else None,
        supplier_phone=notice.supplier_phone if layout == "msn" else None,
    )


def marked(lines: tuple[Line, ...], way: str) -> tuple[dict[str, str], tuple[Line, ...]]:
    """The mark of each reason, and the lines with marks in place of reasons."""
    reasons = list(dict.fromkeys(code for line in lines for code in line.remarks))
    forms = {
        "codes": lambda n, code: code,
        "letters": lambda n, code: chr(ord("a") + n),
        "numbers": lambda n, code: f"({n + 1})",
        "own codes": lambda n, code: f"{'ADKPX'[n % 5]}{10 + 7 * n}",
    }
    marks = {code: forms[way](n, code) for n, code in enumerate(reasons)}
    return marks, tuple(replace(line, remarks=tuple(marks[code] for code in line.remarks)) for line in lines)


def _line(line: Line, style: Style, layout: str) -> Line:
    coded = style.codes != "none"
    return replace(
        line,
        end_date=None,
        code=line.code if coded else None,
        internal_code=None,
        modifiers=line.modifiers if coded and style.modifiers != "none" else (),
        units=line.units if style.prints_units else line.units / line.units,
        unit_price=None,
        other_money={key: value for key, value in line.other_money.items() if key in style.money_columns},
        serial=None,
        revenue_code=None,
        approved=line.approved
        if layout == "msn" or (layout in ("claim_tables", "one_table") and style.coin("approved column", 0.2))
        else None,
    )
