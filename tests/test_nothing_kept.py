"""Words of a bill are let go with the bill: no cache of the process holds them when its review is gone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

REVIEW_AND_LET_GO = """
import gc, sys
from datetime import date
from pathlib import Path
from checker import About, read, review_statements, to_contract
from checker.outputs.table import csv_table
from checker.outputs.text import as_text

def work():
    reading = read(Path("data/samples/faulty.pdf").read_bytes(), "faulty.pdf")
    review = review_statements([reading], about=About(name="Somebody Else"), as_of=date(2026, 6, 30))
    to_contract(review, "en"), as_text(review, "en"), csv_table(review, "en")
    details = reading.statements[0].details
    words = [details.patient.value, details.account.value, details.patient.value.split()[-1].lower()]
    words += [line.description for line in review.lines]
    return [word.encode() for word in words]

words = [word.decode() for word in {*work()}]
gc.collect()
mine = {id(words)}
for holder in gc.get_objects():
    if id(holder) in mine:
        continue
    for held in gc.get_referents(holder):
        if isinstance(held, str) and any(word in held for word in words):
            print(type(holder), repr(held)[:80])
"""


def test_no_word_of_a_bill_is_held_after_its_review():
    done = subprocess.run(
        [sys.executable, "-c", REVIEW_AND_LET_GO], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
