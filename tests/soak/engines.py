"""Every page of the tour with two engines more than axe: HTML_CodeSniffer, and the one of IBM's accessibility checker.

    python tests/soak/engines.py ENGINES [--chapters provider,reseller,...] [--dark]

ENGINES is the folder in which npm installed both (`scripts/soak engines` does). In a light look both are asked, with --dark
IBM's alone, in a dark one.
"""

import argparse
import collections
import pathlib
import sys
import tempfile
import time

BROWSER = pathlib.Path(__file__).resolve().parents[1] / "browser"
sys.path[:0] = [str(BROWSER / "support"), str(BROWSER / "journeys")]

from playwright.sync_api import sync_playwright  # noqa: E402

import tour  # noqa: E402
from portal import Portal  # noqa: E402
from visitor import Visitor, launch  # noqa: E402

CODE_SNIFFER = "html_codesniffer/build/HTMLCS.js"
IBM = "accessibility-checker-engine/ace.js"
# It breaks over values of `autocomplete` that it has no words for, which are for axe to look at.
SNIFF = """() => new Promise((done, failed) => {
  HTMLCS_WCAG2AAA_Sniffs_Principle1_Guideline1_3_1_3_5.checkControlGroups = () => {};
  HTMLCS.process("WCAG2AA", document, () => done(
    HTMLCS.getMessages().filter((one) => one.type === HTMLCS.ERROR).map((one) =>
      [one.code.replace(/^WCAG2AA\\.Principle\\d\\.Guideline/, ""), one.msg, (one.element.outerHTML || "").slice(0, 160)])), failed);
})"""
# What can't be seen, as in a closed <details>, counts once it is opened.
CHECK = """async () => (await new ace.Checker().check(document, ["WCAG_2_2"])).results
    .filter((one) => one.value[0] === "VIOLATION" && one.value[1] === "FAIL")
    .filter((one) => !one.node || one.node.checkVisibility({ visibilityProperty: true }))
    .map((one) => [one.ruleId, one.message, (one.snippet || "").slice(0, 160)])"""
FALSE = [
    # A form without a name is no landmark (ARIA in HTML), so there is nothing to tell apart.
    ("aria_form_label_unique", "<form"),
    # HTML counts fields of the type "email" among those for user names.
    ("input_autocomplete_valid", 'autocomplete="username"'),
    # Each head says by its scope what it heads: technique H63, which stands beside H43.
    ("1_3.1_3_1.H43.HeadersRequired", "<table"),
    # The labels are there for ears; eyes have the row.
    ("input_label_exists", 'name="quantity-'),
    ("input_label_exists", 'name="plan-'),
    # What it comes too near to lies in a closed list.
    ("target_spacing_sufficient", 'id="assign-'),
    # What it comes too near to is the bar at the foot of the window, below which the page goes on.
    ("target_spacing_sufficient", 'id="offer-'),
]
"""What an engine says that is not so, by its rule and words of what it says or shows, and why."""


def is_false(rule, told, shown):
    return any(rule == name and words in f"{told} {shown}" for name, words in FALSE)


def faults(page, engines, dark):
    """What the engines find on the page that a window shows: rule, words, the element's beginning."""
    asked = [(IBM, "IBM", CHECK)] if dark else [(CODE_SNIFFER, "HTMLCS", SNIFF), (IBM, "IBM", CHECK)]
    for file, name, run in asked:
        page.evaluate((engines / "node_modules" / file).read_text("utf-8"))
        for rule, told, shown in page.evaluate(run):
            if not is_false(rule, told, shown):
                yield f"{name} {rule}", told, shown


def stops(chapters, browser, folder):
    """Each stop of the tour; a chapter that can't be gone to its end is told as None."""
    for first_start, walked in ((False, chapters), (True, [tour.first_start] if tour.first_start in chapters else [])):
        walked = [chapter for chapter in walked if (chapter is tour.first_start) == first_start]
        if not walked:
            continue
        portal = Portal(pathlib.Path(folder) / str(first_start) / "data", "serve" if first_start else "demo").start()
        windows = []

        def visit(portal, **more):
            windows.append(Visitor(browser, portal, **more))
            return windows[-1]

        try:
            for chapter in walked:
                try:
                    for stop, visitor in chapter(visit, portal, "en"):
                        yield f"{chapter.__name__}: {stop}", visitor
                except AssertionError as e:
                    yield f"{chapter.__name__} could not be gone to its end: {e}", None
                for window in windows:
                    window.context.close()
                windows.clear()
        finally:
            portal.kill()


def main():
    options = read_arguments()
    found, count, broken, since = collections.defaultdict(list), 0, [], time.monotonic()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        for name, visitor in stops(options.chapters, browser, folder):
            if visitor is None:
                broken.append(name)
                continue
            count += 1
            if options.dark:
                visitor.page.emulate_media(color_scheme="dark")
                visitor.settle()
            for rule, told, shown in faults(visitor.page, options.engines, options.dark):
                found[rule, told].append((f"{name} ({visitor.path})", shown))
            if options.dark:
                visitor.page.emulate_media(color_scheme="light")
        browser.close()
    for (rule, told), places in sorted(found.items()):
        print(f"{rule}: {told}\n  {len(places)} times, on {len({place for place, _ in places})} stops")
        for place, shown in places[:4]:
            print(f"    {place}: {' '.join(shown.split())}")
    for one in broken:
        print(one)
    print(f"{count} stops in {time.monotonic() - since:.0f} s: {sum(map(len, found.values()))} findings of {len(found)} kinds")
    return 1 if found or broken else 0


def read_arguments():
    every = {chapter.__name__: chapter for chapter in [*tour.CHAPTERS, tour.first_start]}
    parser = argparse.ArgumentParser(description="Every page of the tour with two engines more than axe.")
    parser.add_argument("engines", type=pathlib.Path, help="the folder in which npm installed them")
    parser.add_argument("--chapters", default=",".join(every), help="those alone")
    parser.add_argument("--dark", action="store_true", help="in a dark look, with IBM's alone")
    options = parser.parse_args()
    options.chapters = [every[name] for name in options.chapters.split(",")]
    return options


if __name__ == "__main__":
    sys.exit(main())
