"""The files that CMS publishes, read with their quirks."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from checker.refresh.official import Kind, UnknownFile, releases
from tests.refresh_files import as_published, grid, hcpcs, only, record


def test_a_grid_is_read_with_its_banner_and_without_its_zeros() -> None:
    release = only(grid("October 2026", {("E1390", "RR", "QF"): ("99.10", "177.16")}))
    (fee,) = release.fees
    assert (release.kind, release.effective) == (Kind.FEES, date(2026, 10, 1))
    assert (fee.code, fee.modifier, fee.modifier2, fee.category) == ("E1390", "RR", frozenset({"QF"}), "OX")
    assert (fee.ceiling, fee.floor) == (None, None)
    assert fee.amounts["OH (R)"] == Decimal("177.16")
    assert "AK (R)" not in fee.amounts
    assert "Description" not in fee.amounts


def test_a_grid_saved_again_by_a_person_needs_its_quarter_told() -> None:
    data = grid("October 2026", {("E1390", "RR", ""): ("99.1", "0")})
    bare = data[data.index(b"HCPCS") :].replace(b"\r\n", b"\n")
    with pytest.raises(UnknownFile, match="does not say its quarter"):
        only(bare)
    release = only(bare, effective=date(2026, 10, 1))
    assert release.fees[0].amounts["OH (NR)"] == Decimal("99.10")
    assert "OH (R)" not in release.fees[0].amounts


def test_former_bidding_area_fees_have_two_more_modifiers_and_named_areas() -> None:
    banner = [
        "Durable Medical Equipment,",
        "Prosthetics",
        "(DMEPOS)",
        "July 2026 Former CBA Fee Schedule ",
        "",
        "Note:  the labels",
    ]
    heading = ["HCPCS", "Mod", "Mod2", "Mod3", "CATG", "Akron, OH", "Dayton, OH", "Description"]
    release = only(as_published(banner, heading, [["E0776", "RR", "BA", "KG", "IN", "1.50", ".", "IV pole"]]))
    (fee,) = release.fees
    assert (release.kind, release.effective) == (Kind.CBA_FEES, date(2026, 7, 1))
    assert fee.modifier2 == frozenset({"BA", "KG"})
    assert fee.amounts == {"Akron, OH": Decimal("1.50")}


def test_zip_lists_get_back_the_zeros_a_spreadsheet_took() -> None:
    release = only(b"STATE,DMEPOS RURAL ZIP CODE,YEAR/QTR\r\nMA,1223,202604\r\n")
    assert (release.kind, release.effective) == (Kind.RURAL_ZIPS, date(2026, 10, 1))
    assert release.zips[0].zip == "01223"


def test_the_hcpcs_file_is_read_over_several_records() -> None:
    release = only(
        hcpcs(
            record(
                "E1390",
                "3",
                "Oxygen concentrator, single delivery port, capable of delivering 85 percent or",
                short="Oxygen concentrator",
                since="20000101",
            ),
            record("E1390", "4", "greater oxygen concentration at the prescribed flow rate", number=200),
            record("E1393", "3", "Oxygen concentrator, test", short="O2 conc test", since="20261001"),
            record(
                "RR", "7", "Rental (use the 'rr' modifier when dme is to be rented)", short="Rental", since="19840101"
            ),
        ),
        "HCPC2026_OCT_ANWEB.txt",
    )
    concentrator, new, rental = release.codes
    assert release.effective == date(2026, 10, 1)
    assert concentrator.long.endswith("85 percent or greater oxygen concentration at the prescribed flow rate")
    assert (concentrator.short, concentrator.coverage, concentrator.since) == (
        "Oxygen concentrator",
        "D",
        date(2000, 1, 1),
    )
    assert (new.code, new.until) == ("E1393", None)
    assert (rental.code, rental.is_modifier) == ("RR", True)


@pytest.mark.parametrize("data", [b"", b"a,b,c\n1,2,3\n", b"%PDF-1.4", b"\x00\x01\x02"])
def test_any_other_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownFile, match=r"file\.csv"):
        only(data)


def test_a_zip_gives_the_files_that_are_read_here() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("dme26-d/DMEPOS_OCT.csv", grid("October 2026", {("E1390", "RR", ""): ("99.10", "177.16")}))
        archive.writestr("dme26-d/DMEREAD.pdf", b"%PDF-1.4")
        archive.writestr("dme26-d/Rural.csv", b"STATE,DMEPOS RURAL ZIP CODE,YEAR/QTR\r\nMA,01223,202604\r\n")
    assert [release.kind for release in releases("dme26-d.zip", file.getvalue())] == [Kind.FEES, Kind.RURAL_ZIPS]
