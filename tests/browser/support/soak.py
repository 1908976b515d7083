"""What is tried in all its forms: little in `scripts/test`, and everything in `scripts/soak`, which sets `TANDEM_SOAK`."""

import os

SOAK = bool(os.environ.get("TANDEM_SOAK"))
# Criterion 1.4.12 of WCAG: readers may space text so, and nothing may be lost.
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
SPACED = [False, True] if SOAK else [False]


def languages(always, soaked):
    """In which languages something is gone by: these, and the others in `scripts/soak`."""
    return [*always, *soaked] if SOAK else always


def space(page, spaced):
    """Spaces the text of a page so, or as it was; another page begins without."""
    page.evaluate(
        """(rules) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rules); document.adoptedStyleSheets = [sheet]; }""",
        SPACING if spaced else "",
    )
