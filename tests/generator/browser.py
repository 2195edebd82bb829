"""Statements printed by Chromium; made only where the benchmark asks for them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from playwright.sync_api import sync_playwright

from tests.generator import html
from tests.generator.make import Made, Printer, make
from tests.generator.style import Style
from tests.generator.truth import Statement

LAYOUT = "whitespace_columns"  # whose fit says which columns a page can hold


@contextmanager
def browser_printer() -> Iterator[Printer]:
    """A printer for `make` that has one browser for all it prints."""
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()

        def print_page(layout: str, pairs: list[tuple[Statement, Style]]) -> bytes:
            page.set_content(html.page_of(pairs))
            return page.pdf(prefer_css_page_size=True, print_background=True)

        yield print_page
        browser.close()


def printed_by_browser(seeds: Iterable[int], *, held_out: bool = False, plant: str | None = None) -> Iterator[Made]:
    """The statements of some seeds as a browser prints them."""
    with browser_printer() as printer:
        for seed in seeds:
            made = make(seed, layout=LAYOUT, held_out=held_out, plant=plant, printer=printer)
            yield replace(made, truth=replace(made.truth, name=f"browser-{seed}.pdf", layout="browser"))
