"""The CMS-1500 claim form, drawn from its grid of 10 characters and 6 lines an inch: boxes, labels and values."""

from __future__ import annotations

import random
from datetime import timedelta

from tests.generator.forms.paper import Entry, Print
from tests.generator.forms.style import FormStyle
from tests.generator.forms.writing import boxed_date, count, head, money, name
from tests.generator.truth import Line, Statement

ROWS = 6
_LEFT, _RIGHT = 20.0, 590.0
_MIDDLE, _THIRD = 227.0, 371.0


def column(position: int) -> float:
    """The left edge of a print position, 10 to an inch."""
    return 22.0 + 7.2 * (position - 1)


def line(number: int) -> float:
    """The middle of a print line, 6 to an inch."""
    return 18.0 + 12.0 * number


_LEVELS = (96, 120, 144, 168, 192, 216, 240, 264, 288, 312, 336, 384, 408, 432, 456, 504, 528, 672, 696, 756)
_COLUMNS = (147, 170, 193, 244, 335, 371, 435, 464, 479, 501)
_HEADS_0212 = (
    (_LEFT, 340, "READ BACK OF FORM BEFORE COMPLETING & SIGNING THIS FORM."),
    (_LEFT, 388, "14. DATE OF CURRENT ILLNESS, INJURY, or PREGNANCY (LMP)"), (213, 388, "15. OTHER DATE"),
    (_LEFT, 460, "21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY  Relate A-L to service line below (24E)"),
    (315, 463, "ICD Ind."), (_MIDDLE, 172, "8. RESERVED FOR NUCC USE"), (523, 676, "30. Rsvd for NUCC Use"),
    (_LEFT, 268, "b. RESERVED FOR NUCC USE"), (_LEFT, 292, "c. RESERVED FOR NUCC USE"), (_LEFT, 436, "19. ADDITIONAL CLAIM INFORMATION (Designated by NUCC)"),
)  # fmt: skip
_HEADS_0805 = (
    (_LEFT, 388, "14. DATE OF CURRENT:"), (130, 388, "ILLNESS (First symptom) OR"), (213, 388, "15. IF PATIENT HAS HAD SAME OR SIMILAR ILLNESS."),
    (_LEFT, 460, "21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY (Relate Items 1, 2, 3 or 4 to Item 24E by Line)"),
    (_MIDDLE, 172, "8. PATIENT STATUS"), (523, 676, "30. BALANCE DUE"), (_LEFT, 268, "b. OTHER INSURED'S DATE OF BIRTH"),
    (_LEFT, 292, "c. EMPLOYER'S NAME OR SCHOOL NAME"), (_LEFT, 436, "19. RESERVED FOR LOCAL USE"),
)  # fmt: skip
_HEADS = (
    (_LEFT, 101, "1.   MEDICARE"), (66, 101, "MEDICAID"), (116, 101, "TRICARE"), (181, 101, "CHAMPVA"), (231, 101, "GROUP HEALTH PLAN"),
    (334, 101, "OTHER"), (_THIRD, 101, "1a. INSURED'S I.D. NUMBER"), (500, 101, "(For Program in Item 1)"),
    (_LEFT, 125, "2. PATIENT'S NAME (Last Name, First Name, Middle Initial)"), (_MIDDLE, 125, "3. PATIENT'S BIRTH DATE"), (330, 125, "SEX"),
    (_THIRD, 125, "4. INSURED'S NAME (Last Name, First Name, Middle Initial)"), (_LEFT, 148, "5. PATIENT'S ADDRESS (No., Street)"),
    (_MIDDLE, 148, "6. PATIENT RELATIONSHIP TO INSURED"), (_THIRD, 148, "7. INSURED'S ADDRESS (No., Street)"), (_LEFT, 172, "CITY"), (200, 172, "STATE"),
    (_THIRD, 172, "CITY"), (547, 172, "STATE"), (_LEFT, 196, "ZIP CODE"), (116, 196, "TELEPHONE (Include Area Code)"), (_THIRD, 196, "ZIP CODE"),
    (466, 196, "TELEPHONE (Include Area Code)"), (_LEFT, 220, "9. OTHER INSURED'S NAME (Last Name, First Name, Middle Initial)"),
    (_MIDDLE, 220, "10. IS PATIENT'S CONDITION RELATED TO:"), (_THIRD, 220, "11. INSURED'S POLICY GROUP OR FECA NUMBER"),
    (_LEFT, 244, "a. OTHER INSURED'S POLICY OR GROUP NUMBER"), (_MIDDLE, 244, "a. EMPLOYMENT? (Current or Previous)"), (_THIRD, 244, "a. INSURED'S DATE OF BIRTH"),
    (_MIDDLE, 268, "b. AUTO ACCIDENT?"), (330, 268, "PLACE (State)"), (_MIDDLE, 292, "c. OTHER ACCIDENT?"),
    (_THIRD, 292, "c. INSURANCE PLAN NAME OR PROGRAM NAME"), (_LEFT, 316, "d. INSURANCE PLAN NAME OR PROGRAM NAME"),
    (_THIRD, 316, "d. IS THERE ANOTHER HEALTH BENEFIT PLAN?"), (_LEFT, 347, "12. PATIENT'S OR AUTHORIZED PERSON'S SIGNATURE  I authorize the release of any"),
    (_THIRD, 341, "13. INSURED'S OR AUTHORIZED PERSON'S SIGNATURE I authorize"), (_LEFT, 378, "SIGNED"), (255, 378, "DATE"), (_THIRD, 378, "SIGNED"),
    (_THIRD, 388, "16. DATES PATIENT UNABLE TO WORK IN CURRENT OCCUPATION"), (_LEFT, 412, "17. NAME OF REFERRING PROVIDER OR OTHER SOURCE"),
    (214, 414, "17a."), (214, 426, "17b."), (230, 426, "NPI"), (_THIRD, 412, "18. HOSPITALIZATION DATES RELATED TO CURRENT SERVICES"),
    (_THIRD, 436, "20. OUTSIDE LAB?"), (490, 436, "$ CHARGES"), (_THIRD, 460, "22. RESUBMISSION CODE"), (470, 466, "ORIGINAL REF. NO."),
    (_THIRD, 485, "23. PRIOR AUTHORIZATION NUMBER"), (_LEFT, 508, "24. A."), (53, 508, "DATE(S) OF SERVICE"), (45, 516, "From"), (105, 516, "To"),
    (22, 524, "MM"), (45, 524, "DD"), (67, 524, "YY"), (88, 524, "MM"), (110, 524, "DD"), (131, 524, "YY"), (153, 508, "B."), (149, 516, "PLACE OF"),
    (149, 524, "SERVICE"), (176, 508, "C."), (174, 524, "EMG"), (194, 508, "D. PROCEDURES, SERVICES, OR SUPPLIES"), (208, 516, "(Explain Unusual Circumstances)"),
    (199, 524, "CPT/HCPCS"), (275, 524, "MODIFIER"), (350, 508, "E."), (337, 516, "DIAGNOSIS"), (340, 524, "POINTER"), (400, 508, "F."),
    (385, 524, "$ CHARGES"), (444, 508, "G."), (440, 516, "DAYS OR"), (441, 524, "UNITS"), (468, 508, "H."), (486, 508, "I."), (484, 516, "ID."),
    (482, 524, "QUAL."), (548, 508, "J."), (530, 516, "RENDERING"), (524, 524, "PROVIDER ID. #"), (_LEFT, 676, "25. FEDERAL TAX I.D. NUMBER"),
    (137, 676, "SSN EIN"), (180, 676, "26. PATIENT'S ACCOUNT NO."), (285, 676, "27. ACCEPT ASSIGNMENT?"), (_THIRD, 676, "28. TOTAL CHARGE"),
    (455, 676, "29. AMOUNT PAID"), (_LEFT, 701, "31. SIGNATURE OF PHYSICIAN OR SUPPLIER"), (_LEFT, 709, "INCLUDING DEGREES OR CREDENTIALS"),
    (180, 701, "32. SERVICE FACILITY LOCATION INFORMATION"), (_THIRD, 701, "33. BILLING PROVIDER INFO & PH #"), (_LEFT, 752, "SIGNED"), (131, 752, "DATE"),
    (180, 748, "a."), (262, 748, "b."), (_THIRD, 748, "a."), (455, 748, "b."), (377, 690, "$"), (457, 690, "$"),
)  # fmt: skip


def printed(form: str) -> Print:
    """What the form prints itself, of the version 02/12 or 08/05."""
    version = "02/12" if form.endswith("0212") else "08/05"
    rules = [(_LEFT, level, _RIGHT, level) for level in _LEVELS]
    rules += [(x, 96, x, 756) for x in (_LEFT, _RIGHT)]
    rules += [(_MIDDLE, 120, _MIDDLE, 336), (_THIRD, 96, _THIRD, 528), (178, 672, 178, 756), (371, 672, 371, 756)]
    rules += [(x, 504, x, 672) for x in _COLUMNS] + [(417.4, 540, 417.4, 672), (434.5, 682, 434.5, 696)]
    rules += [(_LEFT, 528 + 24 * row, _RIGHT, 528 + 24 * row) for row in range(1, ROWS)]
    heads = (*_HEADS, *(_HEADS_0212 if version == "02/12" else _HEADS_0805))
    labels = [(x + 2, y, 5.6, text) for x, y, text in heads]
    labels += [(_LEFT, 63, 10.0, "HEALTH INSURANCE CLAIM FORM"), (44, 88, 5.6, "PICA"), (552, 88, 5.6, "PICA")]
    labels += [(_LEFT, 77, 5.6, f"APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE {version}")]
    labels += [(11, line(44 + 2 * row) - 6, 9.0, str(row + 1)) for row in range(ROWS)]
    labels += [(485, line(44 + 2 * row) + 1, 5.6, "NPI") for row in range(ROWS)]
    return Print(rules, labels)


def entries(rng: random.Random, style: FormStyle, statement: Statement) -> list[Entry]:
    """The values of one form: at most six lines."""
    *streets, place = statement.address
    street = " ".join(streets)
    city, _, end = place.rpartition(", ")
    state, zip_code = end.split()
    patient = name(style, statement.patient)
    found = [
        Entry(column(41), 590, line(2 + at), text.upper())
        for at, text in enumerate((statement.payer or "", f"PO BOX {rng.randint(100, 99999)}", "LANSING, MI 48909"))
    ]
    born = statement.lines[0].service_date
    assert born is not None
    found += [
        Entry(column(50), 588, line(8), statement.member_id or ""),
        Entry(column(1), 222, line(10), patient),
        *boxed_date(style, (column(31), column(34), column(37)), 306, line(10), born - timedelta(days=26000)),
        Entry(rng.choice((column(42), column(47))), 370, line(10), "X"),
        Entry(column(50), 588, line(10), patient),
        Entry(column(1), 222, line(12), street),
        Entry(column(33), 262, line(12), "X"),
        Entry(column(50), 588, line(12), street),
        Entry(column(1), 196, line(14), city),
        Entry(column(26) + 2, 224, line(14), state),
        Entry(column(1), 112, line(16), zip_code),
        Entry(column(50), 540, line(14), city),
        Entry(column(50), 460, line(16), zip_code),
        Entry(column(50), 588, line(18), f"GRP{rng.randint(1000, 99999)}"),
        Entry(column(6), 200, line(30), "SIGNATURE ON FILE"),
        Entry(column(38), 366, line(30), f"{born:%m/%d/%y}"),
        Entry(column(57), 584, line(30), "SIGNATURE ON FILE"),
        Entry(column(3), 210, line(34), "ALMA QUIMBY MD"),
        Entry(column(33), 368, line(34), str(rng.randint(10**9, 2 * 10**9))),
        Entry(column(3), 84, line(38), rng.choice(("J44.9", "J9611", "G47.33"))),
    ]
    for row, each in enumerate(statement.lines):
        found += _service(rng, style, row, each)
    found += [
        Entry(column(1), 130, line(56), f"{rng.randint(10, 99)}-{rng.randint(10**6, 10**7 - 1)}"),
        Entry(column(19), 168, line(56), "X"),
        Entry(column(23), 282, line(56), statement.account or ""),
        Entry(column(38), 300, line(56), "X"),
        Entry(column(1), 174, line(60), "ALMA QUIMBY MD"),
        Entry(column(14) + 10, 176, line(61), f"{born:%m/%d/%y}"),
    ]
    total = statement.total_charges
    assert total is not None
    found += money(style, 382, 434.4, 450, line(56), total)
    if statement.balance_due is not None:
        found += money(style, 460, 506.4, 520, line(56), total - statement.balance_due)
        found += money(style, 524, 571.4, 588, line(56), statement.balance_due)
    digits = [each for each in statement.supplier_phone or "" if each.isdigit()]
    phone = "".join(digits[-10:])
    found += [
        Entry(column(66), 510, line(57) - 1, phone[:3]),
        Entry(column(70), 584, line(57) - 1, f"{phone[3:6]}-{phone[6:]}"),
    ]
    for at, text in enumerate(head(statement)):
        found += [Entry(column(50), 586, line(58 + at), text), Entry(column(23), 366, line(58 + at), text)]
    found += [Entry(column(51), 450, line(61) - 1, str(rng.randint(10**9, 2 * 10**9)))]
    return [entry for entry in found if entry.text]


def _service(rng: random.Random, style: FormStyle, row: int, each: Line) -> list[Entry]:
    y = line(44 + 2 * row)
    assert each.service_date is not None
    found = boxed_date(style, (column(1), column(4), column(7)), 82, y, each.service_date)
    if style.through != "blank":
        last = each.end_date if style.through == "end" and each.end_date else each.service_date
        found += boxed_date(style, (column(10), column(13), column(16)), 146, y, last)
    if rng.random() < style.supplements:
        words = rng.choice((f"ZZ{each.description}", "N459148001665 UN1", f"SERIAL {each.serial or 'A1204455'}"))
        found.append(Entry(column(1), 460, y - 12, words[:56]))
    code = each.code or ""
    if style.glue == "glued":
        found.append(Entry(column(25), 332, y, code + "".join(each.modifiers)))
    else:
        found.append(Entry(column(25), 242, y, code))
        gaps = sorted(rng.sample(range(4), len(each.modifiers))) if style.glue == "spaced" else range(4)
        found += [
            Entry(column(32 + 3 * at) + 2, 266 + 21.6 * at, y, modifier)
            for at, modifier in zip(gaps, each.modifiers, strict=False)
        ]
    return [
        *found,
        Entry(column(19), 168, y, "12"),
        Entry(column(45), 368, y, rng.choice(("A", "AB", "1"))),
        *money(style, 374, 417.4, 433, y, each.amount),
        Entry(437, 462, y, count(style, each.units), "right"),
        Entry(column(68), 588, y, str(rng.randint(10**9, 2 * 10**9))),
    ]
