"""The papers of one company: call, write, ask the insurance, keep the marked bill; and where to turn after that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from checker.apart import marked_pdf
from checker.model import PayerKind, Review
from checker.outputs import papers
from checker.outputs.marks import Mark
from checker.outputs.papers import Asking, RouteKind
from checker.web.findings.downloads import save
from checker.web.frame import layout
from checker.web.frame.strings import Say
from checker.web.visit import session
from checker.web.visit.session import Upload


def draw(asking: Asking, part: str, say: Say, *, named: bool) -> None:
    """Call first, then the letters. `named` puts the company above, where there are several."""
    if named:
        layout.put("subheading", say, title=about_whom(asking, say))
    _call(asking, say("ask.call.text"), say)
    save("phone_sheet", partial(papers.phone_sheet_pdf, asking, say.language), "pdf", say, part=part, main=True)
    _section("write", say)
    save("letter", partial(papers.letter_pdf, asking), "pdf", say, part=part)
    save("letter_edit", partial(papers.letter_docx, asking), "docx", say, part=part)
    if say.language == "es":
        save("letter_read", partial(papers.letter_pdf, asking, "es"), "pdf", say, part=part)
    _marked(asking, part, say)
    layout.put("text", say, paragraphs=[say("ask.write.then", days=papers.REPLY_DAYS)])
    layout.put("said", say, text=papers.say("not_appeal", say.language))
    if asking.payer_kind is not PayerKind.SELF_PAY:
        _section("insurer", say)
        save("insurer", partial(papers.insurer_letter_pdf, asking), "pdf", say, part=part)
        save("insurer_edit", partial(papers.insurer_letter_docx, asking), "docx", say, part=part)
        if say.language == "es":
            save("insurer_read", partial(papers.insurer_letter_pdf, asking, "es"), "pdf", say, part=part)


def _call(asking: Asking, text: str, say: Say) -> None:
    number = asking.company_phone
    layout.put("call", say, company=_company(asking, say), phone=number, dial=_dial(number), text=text)


def about_whom(asking: Asking, say: Say) -> str:
    """Which company the papers go to and, where the bill says, for which patient: what tells them from the others."""
    patient = next((one.patient.value for one in asking.details if one.patient), "")
    company = _company(asking, say)
    return say("ask.about_patient", company=company, patient=patient) if patient else say("ask.about", company=company)


def _company(asking: Asking, say: Say) -> str:
    return asking.company or say("ask.company")


def requests(review: Review, say: Say) -> None:
    """A request to each company whose bill shows totals only, to send or to read on the phone."""
    bills = [
        asking
        for asking in papers.about_bills(review, today=session.today())
        if not all(statement.itemized for statement in asking.statements)
    ]
    flags = [flag for flag in review.flags if flag.check == "not-itemized"]
    calls = {asking.statements: asking for asking in papers.askings(review, flags, today=session.today())}
    for number, asking in enumerate(bills):
        part = counted(number)
        _section("request", say)
        if len(bills) > 1:
            layout.put("text", say, paragraphs=[about_whom(asking, say)])
        save("request", partial(papers.request_pdf, asking), "pdf", say, part=part, main=True)
        save("request_edit", partial(papers.request_docx, asking), "docx", say, part=part)
        if say.language == "es":
            save("request_read", partial(papers.request_pdf, asking, "es"), "pdf", say, part=part)
        if call := calls.get(asking.statements):
            _call(call, say("ask.request.call"), say)
            save("request_call", partial(papers.phone_sheet_pdf, call, say.language), "pdf", say, part=part)


def next_steps(review: Review, say: Say) -> None:
    """Places to turn for this payer, and the time limits."""
    kinds = [asking.payer_kind for asking in papers.about_bills(review, today=session.today())]
    payer = kinds[0] if kinds else PayerKind.UNKNOWN
    turns = [
        {
            "name": papers.say(f"routes.{route.key}.name", say.language),
            "what": papers.say(f"routes.{route.key}.what", say.language, days=route.days),
            "phone": route.phone,
            "dial": _dial(route.phone),
            "url": route.url,
        }
        for route in papers.routes(payer, RouteKind.TURN)
    ]
    limits = [
        papers.say(f"routes.{route.key}", say.language, days=route.days)
        for route in papers.routes(payer, RouteKind.DEADLINE)
    ]
    layout.put("next_steps", say, first=papers.say("next.first", say.language), turns=turns, limits=limits)
    save("next_steps", partial(papers.next_steps_pdf, review, payer, say.language), "pdf", say)


def _section(key: str, say: Say) -> None:
    layout.put("subheading", say, title=say(f"ask.{key}.title"))
    layout.put("text", say, paragraphs=[say(f"ask.{key}.text")])


def _marked(asking: Asking, part: str, say: Say) -> None:
    """The person's own bills with the questions on them, a button a file."""
    for number, (own, placed) in enumerate(_by_file(papers.marks(asking, say.language))):
        make = partial(marked_pdf, own.data, placed, password=own.password)
        save("marked", make, "pdf", say, part=part + counted(number))


def _by_file(marks: Mapping[str, Sequence[Mark]]) -> Iterable[tuple[Upload, list[Mark]]]:
    """The marks of documents by the file they fall in, on its own pages."""
    found: dict[str, tuple[Upload, list[Mark]]] = {}
    for document, placed in marks.items():
        for mark in placed:
            place = session.current().file_of(document, mark.box.page)
            if place:
                upload, before = place
                box = replace(mark.box, page=mark.box.page - before)
                found.setdefault(upload.id, (upload, []))[1].append(replace(mark, box=box))
    return found.values()


def counted(number: int) -> str:
    """What tells the second and later of several papers apart: nothing for the first, then "-2", "-3"."""
    return f"-{number + 1}" if number else ""


def _dial(phone: str | None) -> str:
    """A printed number as a tel: link wants it, blank where it is no number one can dial."""
    digits = "".join(char for char in phone or "" if char.isdigit())
    if len(digits) == 10:
        return f"+1{digits}"
    return f"+{digits}" if len(digits) == 11 and digits.startswith("1") else ""
