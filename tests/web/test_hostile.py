"""The text of a bill is shown and never obeyed, on every step."""

from __future__ import annotations

import pytest

from checker.web.frame.escape import html, label
from tests.web.bills import bill
from tests.web.conftest import Person

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "**bold** _it_ `code` [a](http://x.example)",
    ":red[alarm] $x^2$ :smile: :material/home:",
    '"><svg onload=alert(1)>',
    "{{ 7 * 7 }} {% raw %}",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_template_shows_a_payload_as_letters(payload: str):
    shown = html("file", name=payload, status=payload, waits=False)
    for sign in ("<script", "<img", "<svg"):
        assert sign not in shown


@pytest.mark.parametrize("hidden", ["\u202egpj.exe", "a\x1b[31mred", "a\u2066b", "a\x00b"])
def test_what_cannot_be_seen_is_shown_as_an_escape(hidden: str):
    shown = html("file", name=hidden, status="", waits=False) + label(hidden)
    assert not any(sign in shown for sign in "\u202e\x1b\u2066\x00")


def test_a_label_keeps_markdown_asleep():
    assert label("*a* [b](c) $d$ `e`") == r"\*a\* \[b\]\(c\) \$d\$ \`e\`"
    assert ":smile:" not in label(":smile:")


def test_a_bill_full_of_payloads_goes_through_every_step_as_letters():
    rows = tuple(
        (f"0{number}/05/2024", "E1390 RR", payload[:40], "185.00") for number, payload in enumerate(PAYLOADS, 1)
    )
    doubled = (*rows, rows[0])
    person = Person()
    person.add(("<b>x</b> **y**.pdf", bill(doubled, patient="<b>Ruth</b> *Ellery*", supplier="<u>Oxy</u> :red[Co]")))
    seen = person.html
    for step in ("read", "skip", "forward", "forward"):
        if step == "forward" and person.page.radio and person.page.radio[0].value is None:
            person.page.radio[0].set_value("unsure")
        person.press(step)
        seen += person.html
    for sign in ("<script>alert", "<img src=x", "<svg onload", "<b>Ruth", "<u>Oxy", "<b>x</b>"):
        assert sign not in seen
    assert "&lt;script&gt;alert" in seen
