"""Take the pictures of the page that docs/page.md and README show; needs Chromium.

After a change of the page: `make run`, then `.venv/bin/python -m scripts.draw_page`.
"""

import argparse
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parents[1] / "docs" / "page"
PAGE = Path("warehouse/sitrep-page/index.html")
CHROMIUM = "/usr/bin/chromium"
COLOURS = 192
DESKTOP = {"viewport": {"width": 1280, "height": 860}, "locale": "en-US", "color_scheme": "light"}
DARK = DESKTOP | {"locale": "es-ES", "color_scheme": "dark"}
PHONE = DARK | {"viewport": {"width": 390, "height": 844}}
# Name, look, section or selector (None: the first screen).
VIEWS: list[tuple[str, dict[str, Any], str | None]] = [
    ("first", DESKTOP, None),
    ("attention", DESKTOP, "#attention"),
    ("months", DESKTOP, "#months"),
    ("bounds", DESKTOP, "#bounds"),
    ("groups", DESKTOP, "#groups"),
    ("modality", DESKTOP, "#modality"),
    ("prose", DESKTOP, "#prose"),
    ("partners", DESKTOP, "#partners"),
    ("coverage", DESKTOP, "#coverage"),
    ("figures", DESKTOP, "#figures"),
    ("dark", DARK, None),
    ("phone", PHONE, None),
]


def main() -> None:
    """Write every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--page", type=Path, default=PAGE)
    address = parser.parse_args().page.absolute().as_uri()
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, look, place in VIEWS:
            tab = opened(browser, address, look)
            save(name, (tab.locator(place) if place else tab).screenshot())
            tab.context.close()
        tab = opened(browser, address, DESKTOP)
        tab.locator("#body-figures tbody button").nth(2).click()
        tab.wait_for_timeout(700)
        save("detail", tab.locator("#detail").screenshot())
        browser.close()


def opened(browser: Any, address: str, look: dict[str, Any]) -> Page:
    """The page with all its charts."""
    tab: Page = browser.new_context(**look).new_page()
    tab.goto(address)
    tab.wait_for_function("() => performance.getEntriesByName('drawn').length")
    # What sticks to the window's edge would lie over a section.
    tab.evaluate("document.getElementById('filters').style.position = 'static'")
    return tab


def save(name: str, picture: bytes) -> None:
    """As a small PNG."""
    with Image.open(BytesIO(picture)) as image:
        # So that the few pixels of a strong colour keep it.
        few = image.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
