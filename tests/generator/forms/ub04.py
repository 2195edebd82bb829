"""The UB-04 claim form, drawn from its grid of 10 characters and 6 lines an inch: boxes, labels and values."""

from __future__ import annotations

import random
from datetime import timedelta

from tests.generator.forms.paper import Entry, Print
from tests.generator.forms.style import FormStyle
from tests.generator.forms.writing import count, head, money, name, run_together
from tests.generator.truth import Line, Statement

ROWS = 22
_LEFT, _RIGHT = 10.4, 603.0
_COLUMNS = (43.8, 223.8, 332.4, 382.6, 439.6, 512.4, 584.4)
_CENTS = 494.2


def line(number: int) -> float:
    """The middle of a print line, 6 to an inch."""
    return 15.0 + 12.0 * number


_FIRST = 18
_LAST = _FIRST + ROWS
_HEADS = (
    (12, 20, "1"), (193, 20, "2"), (372, 23.8, "3a PAT."), (372, 30.2, "CNTL #"), (372, 36.4, "b. MED."), (372, 42.2, "REC. #"), (568, 23.8, "4 TYPE OF BILL"),
    (372, 49.4, "5 FED. TAX NO."), (443, 47.8, "6"), (458.4, 47.8, "STATEMENT COVERS PERIOD"), (452, 54.6, "FROM"), (505, 54.6, "THROUGH"), (547, 47.8, "7"),
    (12, 74.4, "8 PATIENT NAME"), (86, 74, "a"), (12, 86, "b"), (194.6, 74.4, "9 PATIENT ADDRESS"), (300, 74, "a"), (230, 86, "b"), (466, 86, "c"), (495, 86, "d"),
    (556, 86, "e"), (12, 98.6, "10 BIRTHDATE"), (77, 98.6, "11 SEX"), (100, 98.6, "12"), (140, 94.8, "ADMISSION"), (113, 101, "DATE"), (206.8, 98.6, "16 DHR"),
    (229.8, 98.6, "17 STAT"), (339, 96.4, "CONDITION CODES"), (487.4, 96.4, "29 ACDT"), (530, 96.4, "30"), (12, 121, "31"), (28, 121, "OCCURRENCE"),
    (14, 126.6, "CODE"), (40, 126.6, "DATE"), (84, 121, "32"), (100, 121, "OCCURRENCE"), (300, 121, "35"), (336, 121, "OCCURRENCE SPAN"), (12, 157, "38"),
    (324, 157, "39"), (350, 157, "VALUE CODES"), (324, 163.4, "CODE"), (352, 163.4, "AMOUNT"), (417, 157, "40"), (510, 157, "41"), (12.2, 218.8, "42 REV. CD."),
    (46.4, 218.8, "43 DESCRIPTION"), (227.4, 218.8, "44 HCPCS / RATE / HIPPS CODE"), (334.4, 218.8, "45 SERV. DATE"), (385, 218.8, "46 SERV. UNITS"),
    (442.2, 218.8, "47 TOTAL CHARGES"), (514.6, 218.8, "48 NON-COVERED CHARGES"), (587, 218.8, "49"), (50, 495, "PAGE ____ OF ____"),
    (254.6, 495.2, "CREATION DATE"), (384.8, 495.2, "TOTALS"), (12.2, 506.6, "50 PAYER NAME"), (179.2, 506.6, "51 HEALTH PLAN ID"), (286, 504, "52 REL."),
    (306, 504, "53 ASG."), (323.2, 505.4, "54 PRIOR PAYMENTS"), (395.2, 505.4, "55 EST. AMOUNT DUE"), (474.6, 506.6, "56 NPI"), (474.6, 518, "57"),
    (12.2, 554.2, "58 INSURED'S NAME"), (200.4, 554.2, "59 P.REL"), (221.8, 554.2, "60 INSURED'S UNIQUE ID"), (365.8, 554.2, "61 GROUP NAME"),
    (474.6, 554.2, "62 INSURANCE GROUP NO."), (12.2, 602.4, "63 TREATMENT AUTHORIZATION CODES"), (236.6, 602.4, "64 DOCUMENT CONTROL NUMBER"),
    (423.8, 602.4, "65 EMPLOYER NAME"), (12, 650, "66"), (12, 655, "DX"), (12.2, 671.6, "69 ADMIT"), (93, 671.6, "70 PATIENT REASON DX"), (280, 671, "71 PPS"),
    (12, 684, "74"), (40, 684, "PRINCIPAL PROCEDURE"), (374.8, 686, "76 ATTENDING"), (424, 686, "NPI"), (374.8, 698, "LAST"), (502, 698, "FIRST"),
    (374.8, 710.2, "77 OPERATING"), (374.8, 734, "78 OTHER"), (12.2, 733, "80 REMARKS"), (11, 780, "UB-04 CMS-1450"), (120, 780, "APPROVED OMB NO."),
)  # fmt: skip


def printed(form: str) -> Print:
    """What the form prints itself."""
    levels = (20.5, 68.5, 92.5, 116.5, 152.5, 213.5, 489.5, 501.5, 549.5, 597.5, 645, 668.5, 680.5, 728.5, 776.5)
    rules = [(_LEFT, level, _RIGHT, level) for level in levels]
    rules += [(x, 20.5, x, 776.5) for x in (_LEFT, _RIGHT)]
    rules += [(x, 213.5, x, 501.5) for x in (*_COLUMNS, _CENTS)] + [(191.4, 20.5, 191.4, 68.5), (371, 20.5, 371, 68.5)]
    labels = [(x, y, 5.2, text) for x, y, text in _HEADS]
    labels += [(x, line(_FIRST + row), 4.6, str(row + 1)) for row in range(ROWS + 1) for x in (5.0, 605.0)]
    return Print(rules, labels)


def entries(rng: random.Random, style: FormStyle, statement: Statement, page: int = 1, pages: int = 1) -> list[Entry]:
    """The values of one page; the total stands on the last page of a claim."""
    *streets, place = statement.address
    street = " ".join(streets)
    city, _, end = place.rpartition(", ")
    state, zip_code = end.split()
    days = [each.service_date for each in statement.lines if each.service_date]
    patient = name(style, statement.patient)
    found = [
        Entry(13, 190, line(1 + at), text) for at, text in enumerate((*head(statement), statement.supplier_phone or ""))
    ]
    found += [
        Entry(393, 544, line(1), statement.account or ""),
        Entry(393, 544, line(2), f"MR{rng.randint(10000, 999999)}"),
        Entry(574, 602, line(3), "0131"),
        Entry(374, 436, line(4), f"{rng.randint(10, 99)}-{rng.randint(10**6, 10**7 - 1)}"),
        Entry(442, 491, line(4), run_together(style, min(days))),
        Entry(494, 543, line(4), run_together(style, max(days))),
        Entry(93, 190, line(5), str(rng.randint(10**7, 10**8))),
        Entry(18, 226, line(6), patient),
        Entry(306, 600, line(5), street),
        Entry(236, 462, line(6), city),
        Entry(474, 492, line(6), state),
        Entry(502, 552, line(6), zip_code),
        Entry(12, 74, line(8), f"{days[0] - timedelta(days=26000):%m%d%Y}"),
        Entry(78, 90, line(8), rng.choice("MF")),
    ]
    for row, each in enumerate(statement.lines):
        found += _service(style, line(_FIRST + row), each)
    if page == pages:
        total = statement.total_charges
        assert total is not None
        found += [Entry(14, 42, line(_LAST), "0001"), *money(style, 442, _CENTS, 511, line(_LAST), total)]
        found += [Entry(334, 381, line(_LAST), run_together(style, max(days) + timedelta(days=9)))]
    return [
        *found,
        Entry(68, 80, line(_LAST) - 1, str(page)),
        Entry(94, 106, line(_LAST) - 1, str(pages)),
        Entry(13, 176, line(42), statement.payer or ""),
        Entry(181, 270, line(42), f"HP{rng.randint(1000, 99999)}"),
        Entry(288, 296, line(42), "Y"),
        Entry(308, 316, line(42), "Y"),
        Entry(505, 600, line(41), str(rng.randint(10**9, 2 * 10**9))),
        Entry(13, 196, line(46), patient),
        Entry(203, 218, line(46), "18"),
        Entry(224, 362, line(46), statement.member_id or ""),
        Entry(24, 60, line(53), "J449"),
        Entry(440, 500, line(56) - 1, str(rng.randint(10**9, 2 * 10**9))),
        Entry(396, 480, line(57), "QUIMBY"),
        Entry(522, 590, line(57), "ALMA"),
    ]


def _service(style: FormStyle, y: float, each: Line) -> list[Entry]:
    assert each.service_date is not None
    code, between = each.code or "", "" if style.glue == "glued" else " "
    return [
        Entry(14, 42, y, each.revenue_code or "0270"),
        Entry(46, 222, y, each.description[:24].upper()),
        Entry(228, 331, y, between.join((code, *each.modifiers))),
        Entry(335, 381, y, run_together(style, each.service_date)),
        Entry(386, 437, y, count(style, each.units), "right"),
        *money(style, 442, _CENTS, 511, y, each.amount),
    ]
