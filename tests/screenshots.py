"""The pictures of the README, made from the samples: `python -m tests.screenshots` writes data/pictures/*.png anew."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import INSTALL, QUIET, ROOT, chromium, served
from tests.browser.walk import at, press, settle

PICTURES = ROOT / "data" / "pictures"
LAPTOP, PHONE = 1280, 390
HEIGHT, HIGH = 844, 1500
COLOURS = 64


def main() -> None:
    """Walk through the sample with problems on a laptop in English and on a phone in Spanish."""
    place = chromium()
    if place is None:
        raise SystemExit(INSTALL)
    PICTURES.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=list(QUIET))
        for language, width in (("en", LAPTOP), ("es", PHONE)):
            _walk(_opened(browser, f"{address}/?lang={language}", width), f"{language}-{width}")
        browser.close()


def _opened(browser: Browser, url: str, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": HEIGHT}, device_scale_factor=1.5)
    page.goto(url)
    page.wait_for_selector("h1")
    settle(page)
    return page


def _walk(page: Page, name: str) -> None:
    _keep(page, f"add-{name}")
    press(page, "sample-faulty")
    at(page, "you")
    press(page, "right")
    at(page, "payer")
    press(page, "forward")
    at(page, "found")
    page.wait_for_selector("[class*=st-key-picture-] img:visible")
    settle(page)
    _keep(page, f"found-{name}", HIGH)
    press(page, "papers")
    at(page, "ask")
    _keep(page, f"ask-{name}")


def _keep(page: Page, name: str, height: int = HEIGHT) -> None:
    """What a window of this height shows, in few colours so that the repository stays small."""
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": HEIGHT})
    path: Path = PICTURES / f"{name}.png"
    picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
    sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} kB\n")


if __name__ == "__main__":
    main()
