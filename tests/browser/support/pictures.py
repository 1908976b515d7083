"""The pictures that README.md shows: from a provider's Home to a customer's answer, in a demo world of its own.

    python tests/browser/support/pictures.py OUTDIR
"""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from journey import ADMIN, CEDAR, link_in_draft, open_draft
from portal import Portal
from visitor import Visitor, launch
from wizard import BASIC, E3, WILLOW, begin_from_row, named, walk_to_review

WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 800}
# Pages are few colors and their edges; with more of them a picture only grows.
COLORS = 128
GINKGO = "admin@ginkgolaw.onmicrosoft.com"


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        browser = launch(playwright)
        portal = Portal(Path(data) / "data").start()
        try:
            for name, visitor in journey(portal, lambda **size: Visitor(browser, portal, **size)):
                file = folder / f"{name}.png"
                visitor.settle()
                taken = Image.open(io.BytesIO(visitor.page.screenshot())).convert("RGB")
                taken.quantize(COLORS, dither=Image.Dither.NONE).save(file, optimize=True)
                print(f"{file}: {file.stat().st_size} bytes")
        finally:
            portal.kill()
            browser.close()


def journey(portal, visit):
    """A provider asks for a reseller and adds a customer; a customer is asked by both, and has it all on the phone."""
    aurora = visit(**WIDE)
    aurora.sign_in(ADMIN)
    yield "home", aurora
    open_draft(aurora)
    aurora.field("To").fill(CEDAR)
    yield "request", aurora
    begin_from_row(aurora, "Birch IT")
    walk_to_review(aurora, named(WILLOW, "Willow Works"), **{BASIC: 12, E3: 3})
    yield "review", aurora
    aurora.menu("Customers")
    aurora.row("Elm Bakery").locator("summary").click()
    yield "customers", aurora

    birch = visit(**WIDE)
    birch.sign_in("global.admin@birch.example")
    birch.menu("Indirect providers")
    birch.click(birch.row("Aurora Distribution").get_by_role("button", name="Invite new customers"))
    link = link_in_draft(birch)
    birch.field("To").fill(GINKGO)
    birch.press("Send")
    ginkgo = visit(**WIDE)
    ginkgo.sign_in(GINKGO)
    ginkgo.go(link)
    yield "consent", ginkgo

    elm = visit(**PHONE)
    elm.sign_in("admin@elmbakery.onmicrosoft.com")
    yield "phone", elm


if __name__ == "__main__":
    main(Path(sys.argv[1]))
