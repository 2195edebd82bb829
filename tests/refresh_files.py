"""Makes files in the shape in which CMS publishes them, small and with whatever the test needs in them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date

from checker.refresh.official import Release, releases

STATES = re.findall(
    r"\w+",
    "AL AR AZ CA CO CT DC DE FL GA IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY AK HI PR VI",
)


def as_published(banner: Sequence[str], heading: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A csv the way CMS makes it: cp1252, CRLF, six banner rows padded to the width of the heading."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    for line in [*banner, *[""] * (6 - len(banner))]:
        writer.writerow([line, *[""] * (len(heading) - 1)])
    writer.writerow(heading)
    writer.writerows(rows)
    return file.getvalue().encode("cp1252")


def grid(quarter: str, fees: dict[tuple[str, str, str], tuple[str, str]], category: str = "OX") -> bytes:
    """A DMEPOS grid with the same (non-rural, rural) amounts in every state."""
    heading = ["HCPCS", "Mod", "Mod2", "JURIS", "CATG", "Ceiling", "Floor"]
    heading += [f"{state} ({kind})" for state in STATES for kind in ("NR", "R")]
    rows = []
    for (code, modifier, modifier2), (plain, rural) in fees.items():
        amounts = [
            amount for state in STATES for amount in (plain, "0.00" if state in ("AK", "HI", "PR", "VI") else rural)
        ]
        rows.append([code, modifier, modifier2, "D", category, "0.00", "0.00", *amounts, "Oxygen – concentrator"])
    banner = [
        "Durable Medical Equipment,",
        "Prosthetics, Orthotics, and Supplies",
        "(DMEPOS)",
        f"{quarter} Fee Schedule",
    ]
    return as_published(banner, [*heading, "Description"], rows)


def record(
    code: str,
    sort: str,
    text: str,
    number: int = 100,
    short: str = "",
    coverage: str = "D",
    since: str = "",
    until: str = "",
) -> str:
    """One record of the fixed-width HCPCS file."""
    line = f"{code:>5}" if sort in "78" else f"{code:<5}"
    line += f"{number:05}{sort}{text:<80}{short:<28}"
    line = f"{line:<229}{coverage}"
    return f"{line:<268}{since:<8}{since:<8}{until:<8}N"


def hcpcs(*records: str) -> bytes:
    return "\r\n".join(records).encode("cp1252")


def only(data: bytes, name: str = "file.csv", effective: date | None = None) -> Release:
    (release,) = releases(name, data, effective)
    return release
