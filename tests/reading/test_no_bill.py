"""A paper that is no bill is told from a bill of which little can be read."""

from __future__ import annotations

import pytest

from checker.model import Document
from checker.reading.no_bill import tells_of_a_bill
from checker.reading.statements import read_statements
from tests.reading.drawing import draw

LETTER = """\
Dear Anna,
we had a lovely time at the lake in June.
The children caught 14 fish.
Love, Bert"""
VOTES = """\
Chambers County, Texas
                            TOTAL VOTES      %     EARLY
Republican Party                 149     78.84        45
Democratic Party                  36     19.05        11
Green Party                        1      2.11         0"""


def is_told(drawing: str) -> bool:
    document = Document("0" * 64, "paper.pdf", (draw(drawing),))
    return tells_of_a_bill(document, read_statements(document))


@pytest.mark.parametrize("drawing", [LETTER, VOTES], ids=["a letter without figures", "votes and their shares"])
def test_a_paper_that_says_nothing_of_money_is_no_bill(drawing: str) -> None:
    assert not is_told(drawing)


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param("E1390   185.00\nE0431    36.00", id="codes and figures without a word"),
        pytest.param("Tank               $4.00\nTubing            $12.50", id="a sign of dollars"),
        pytest.param("Item            Charge\nTank              4.00\nTubing           12.50", id="one word of bills"),
        pytest.param("Artículo        Importe\nTanque            4.00\nTubo             12.50", id="one in Spanish"),
        pytest.param("01/05/2024   Tank              4.00", id="a day"),
        pytest.param("Patient: Anna Bell\nAccount: 44-1200\nThank you.", id="whose it is, without any figure"),
    ],
)
def test_what_little_a_bill_says_is_enough(drawing: str) -> None:
    assert is_told(drawing)
