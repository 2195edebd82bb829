"""What stands around the charges of a notice: who sends it, to whom, the legends, the fine print."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tests.generator import formats
from tests.generator.cells import money
from tests.generator.choice import Options
from tests.generator.notices.wording import LEGEND, NOT_A_BILL, PROVIDER, TITLES
from tests.generator.sheet import Sheet, wrap
from tests.generator.style import Style
from tests.generator.truth import NOTHING, Line, Statement


def word(options: Options[str], about: str, style: Style) -> str:
    """One wording for the whole paper."""
    return options.draw(style.rng(about), style.held_out)


def label(words: str, style: Style) -> str:
    return words + style.one_of("after labels", ":", ":", "")


@dataclass(frozen=True, slots=True)
class Claim:
    """The lines of one claim; `provider` is who sent it in."""

    number: str | None
    provider: str | None
    lines: tuple[Line, ...]

    def sum_of(self, key: str) -> Decimal:
        if key == "amount":
            return sum((line.amount for line in self.lines), NOTHING)
        return sum((line.other_money.get(key, NOTHING) for line in self.lines), NOTHING)


def claims_of(lines: tuple[Line, ...]) -> list[Claim]:
    """The claims in the order of their first lines."""
    numbers = dict.fromkeys((line.claim, line.provider) for line in lines)
    return [
        Claim(number, provider, tuple(line for line in lines if (line.claim, line.provider) == (number, provider)))
        for number, provider in numbers
    ]


def opening(sheet: Sheet, notice: Statement, style: Style, sender_address: tuple[str, ...]) -> None:
    """The insurer's head, the title, the person's address, what the notice is about."""
    for text in (notice.payer or "", *sender_address):
        sheet.text(sheet.left, sheet.y, text, bold=text == notice.payer, size=style.size + 1)
        sheet.down(style.size * 1.4)
    sheet.down(style.size * 1.4)
    title = word(TITLES[notice.kind], "title", style)
    middle = style.coin("title in the middle")
    sheet.text(sheet.width / 2 if middle else sheet.left, sheet.y, title, bold=True, size=style.size + 6,
               align="center" if middle else "left")  # fmt: skip
    sheet.down(style.size * 2)
    sheet.text(sheet.left, sheet.y, word(NOT_A_BILL, "not a bill", style), bold=style.coin("bold no bill"))
    sheet.down(style.size * 2.4)
    top = sheet.y
    for text in (notice.patient, *notice.address):
        sheet.text(sheet.left, sheet.y, text)
        sheet.down(style.size * 1.3)
    bottom, sheet.y = sheet.y, top
    at = sheet.width * 0.55
    for name, value in _facts(notice, style):
        sheet.text(at, sheet.y, label(name, style), bold=style.coin("bold labels"))
        sheet.text(at + sheet.measure(label(name, style), bold=True) + 8, sheet.y, value)
        sheet.down(style.size * 1.4)
    sheet.y = max(sheet.y, bottom) + style.size * 1.6


def _facts(notice: Statement, style: Style) -> list[tuple[str, str]]:
    facts = []
    if notice.statement_date:
        name = style.one_of(
            "notice date", "Notice date", "Statement date", "Date", "Date of this notice", "Date processed"
        )
        facts.append((name, formats.DATES[style.header_date](notice.statement_date)))
    facts.append((style.one_of("patient", "Patient", "Patient name", "Member", "Member name"), notice.patient))
    if notice.member_id:
        facts.append(
            (style.one_of("member id", "Member ID", "ID number", "Subscriber ID", "Member ID number"), notice.member_id)
        )
    if style.coin("group"):
        facts.append(("Group number", str(style.rng("group").randint(10000, 999999))))
    return facts


def claim_heading(sheet: Sheet, claim: Claim, patient: str, name: str, style: Style) -> None:
    """The line or two above a claim's charges."""
    sheet.make_room(style.size * 9)
    sheet.down(style.size * 1.8)
    parts = [
        f"{label(name, style)} {claim.number}",
        f"{label(word(PROVIDER, 'provider word', style), style)} {claim.provider}",
    ]
    if style.coin("patient in claim"):
        parts.insert(1, f"{label('Patient', style)} {patient}")
    if style.coin("claim on one line"):
        sheet.text(sheet.left, sheet.y, "    ".join(parts), bold=style.coin("bold claim"))
        sheet.down(style.size * 1.3)
    else:
        for part in parts:
            sheet.text(sheet.left, sheet.y, part, bold=style.coin("bold claim"))
            sheet.down(style.size * 1.3)


def legend(sheet: Sheet, notice: Statement, style: Style, title: str = "") -> None:
    """The remarks and what they mean."""
    if not notice.legends:
        return
    sheet.make_room(style.size * 5)
    sheet.down(style.size * 2)
    sheet.text(sheet.left, sheet.y, label(title or word(LEGEND, "legend", style), style), bold=True)
    sheet.down(style.size * 1.5)
    between = style.one_of("after mark", "", "", " -", ":", ".")
    indent = style.one_of("legend indent", 22.0, 46.0) + sheet.measure("CO-197  ") * style.coin("wide marks")
    hanging = style.coin("hanging legend")
    for mark, text in notice.legends.items():
        first = f"{mark}{between} "
        step = max(indent, sheet.measure(first) + 3) if hanging else sheet.measure(first) + 3
        for n, part in enumerate(wrap(sheet, text, sheet.right - sheet.left - step)):
            sheet.make_room(style.size * 1.3)
            if n == 0:
                sheet.text(sheet.left, sheet.y, first.strip())
            sheet.text(sheet.left + (step if hanging or n == 0 else 0), sheet.y, part)
            sheet.down(style.size * 1.25)


def closing(sheet: Sheet, notice: Statement, style: Style) -> None:
    """What was used of the year's deductible, what the words mean, and how to appeal: figures that are no charges."""
    sheet.make_room(style.size * 12)
    sheet.down(style.size * 2)
    met = style.rng("met").randint(20, 240)
    texts = [
        f"You have now met {money(Decimal(met), style)} of your {money(Decimal(240), style)} deductible for this year.",
        "Amount billed: what the provider charged for the service. Your share: what you may owe the provider.",
        "If you do not agree with a decision, you can appeal within 180 days of the day you received this notice.",
        "Questions? Call the number on your member card. Keep this notice with your bills and compare them.",
    ]
    for text in texts[: style.rng("fine print").randint(0, 4)]:
        for part in wrap(sheet, text, sheet.right - sheet.left):
            sheet.make_room(style.size * 1.3)
            sheet.text(sheet.left, sheet.y, part)
            sheet.down(style.size * 1.3)
        sheet.down(4)


def summary(sheet: Sheet, notice: Statement, style: Style) -> None:
    """The box of sums that many plans print before the claims."""
    whole = Claim(None, None, notice.lines)
    rows = [("Amount billed", "amount"), ("Plan discount", "adjustment"), ("Plan paid", "insurance_paid"),
            (style.one_of("you owe", "Your share", "What you owe", "You may owe"), "patient_share")]  # fmt: skip
    for words, key in rows:
        if key == "amount" or key in style.money_columns:
            sheet.text(sheet.left + 12, sheet.y, words)
            sheet.text(sheet.left + 220, sheet.y, money(whole.sum_of(key), style), align="right")
            sheet.down(style.size * 1.5)
    sheet.down(style.size)
