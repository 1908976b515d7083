"""Every page fits its window, and every table its panel: in each language, from a phone to a laptop.

English is measured on the walk that axe takes (`test_accessibility.py`).
"""

import pytest

import tour
from portal import Portal
from soak import SOAK, SPACED, space

NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
# A window is wide when it opens, and wide again in the end, for the walk to go on.
LAPTOP, SMALL = {"width": 1366, "height": 768}, {"width": 1024, "height": 768}
TALL = {"width": 768, "height": 1024}
SIZES = [WIDE, {"width": 1920, "height": 1080}, LAPTOP, SMALL, TALL, NARROW] if SOAK else [WIDE, LAPTOP, SMALL, NARROW]
LANGUAGES = ["en", "pt-BR", "ru"] if SOAK else ["pt-BR", "ru"]
# What is wider than where it stands: the page itself, and whatever could be scrolled to see all of a table.
OVERFLOW = """() => {
  const page = document.documentElement;
  const boxes = new Set(document.querySelectorAll(".table-panel"));
  for (let one of document.querySelectorAll("table"))
    for (; one !== page; one = one.parentElement)
      if (getComputedStyle(one).overflowX !== "visible") boxes.add(one);
  return [page, ...boxes].filter((box) => box.scrollWidth > box.clientWidth).map((box) => {
    const edge = box.getBoundingClientRect().left + box.clientLeft + box.clientWidth + 1;
    const wide = [...box.querySelectorAll("body *, .table-panel *")].filter((one) => one.getBoundingClientRect().right > edge);
    const named = (one) => (one.tagName + "." + one.className + " " + (one.textContent || "").trim().slice(0, 40)).replace(/\\s+/g, " ");
    return `${box === page ? "the page" : named(box)} hides ${box.scrollWidth - box.clientWidth} px: ${wide.slice(-4).map(named).join("; ")}`;
  });
}"""


# What is chosen in a list and has no room to be read: as many lines as the list is high hold less than its words.
CUT = """() => [...document.querySelectorAll("main select")].filter((list) => list.checkVisibility()).filter((list) => {
  const style = getComputedStyle(list), size = (name) => parseFloat(style[name]) || 0;
  const room = list.clientWidth - size("paddingLeft") - size("paddingRight");
  const lines = Math.round((list.clientHeight - size("paddingTop") - size("paddingBottom")) / size("lineHeight"));
  const words = document.createElement("canvas").getContext("2d");
  words.font = style.font;
  return words.measureText(list.selectedOptions[0]?.text || "").width > room * lines;
}).map((list) => list.id + ": " + list.selectedOptions[0].text)"""
# The rows of a table whose buttons do not stand in one line, or are cut off.
RAGGED = """() => [...document.querySelectorAll("main .row-actions")].filter((acts) => {
  const boxes = [...acts.querySelectorAll(".btn")].map((one) => one.getBoundingClientRect());
  const panel = acts.closest(".table-panel").getBoundingClientRect();
  return new Set(boxes.map((box) => Math.round(box.top))).size > 1 || boxes.some((box) => box.height > 32 || box.right > panel.right);
}).map((acts) => acts.closest("tr").textContent.trim().replace(/\\s+/g, " "))"""


def overflow(visitor):
    """What of the page that the window shows does not fit, as the window gets narrower; it stays narrow."""
    for size in SIZES:
        if visitor.page.viewport_size != size:
            visitor.page.set_viewport_size(size)
        for spaced in SPACED:
            space(visitor.page, spaced)
            for fault in visitor.page.evaluate(OVERFLOW):
                yield f"{size['width']} px{', spaced widely' if spaced else ''}: {fault}"


def look_at(stops):
    found = []
    for name, visitor in stops:
        found += [f"{name} ({visitor.path}), {fault}" for fault in overflow(visitor)]
        visitor.page.set_viewport_size(WIDE)
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chapter", tour.CHAPTERS, ids=lambda chapter: chapter.__name__)
def test_no_page_and_no_table_scrolls_sideways(world, visit, chapter, language):
    look_at(tour.walk(chapter, visit, world, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_at_the_first_start(tmp_path, visit, language):
    portal = Portal(tmp_path / "data", "serve").start()
    try:
        look_at(tour.walk(tour.first_start, visit, portal, language))
    finally:
        portal.stop()


@pytest.mark.parametrize("language", ["en", "pt-BR", "ru"])
@pytest.mark.parametrize("path", ["/indirect-resellers", "/invitations"])
def test_what_can_be_done_with_a_row_stands_in_one_line_on_a_laptop(world, visit, path, language):
    aurora = visit(world, language=language)
    aurora.sign_in(tour.PROVIDER["en"][0])
    aurora.go(path)
    assert aurora.main.locator(".row-actions").count() > 1
    for size in (WIDE, LAPTOP):
        aurora.page.set_viewport_size(size)
        assert aurora.page.evaluate(RAGGED) == [], size


# How many lines what a cell tells is high, without what is told of it below.
LINES = """(cells) => [...document.querySelectorAll(cells)].map((cell) => {
  const words = document.createRange();
  words.selectNodeContents(cell.firstChild);
  return words.getClientRects().length;
})"""


@pytest.mark.parametrize("language", ["en", "pt-BR", "ru"])
def test_whoever_made_an_invitation_is_named_in_one_line_on_a_laptop(world, visit, language):
    aurora = visit(world, language=language)
    aurora.sign_in(tour.PROVIDER["en"][0])
    aurora.go("/invitations")
    for size in (WIDE, LAPTOP):
        aurora.page.set_viewport_size(size)
        lines = aurora.page.evaluate(LINES, "main td:has(+ td.acts, + td + td.acts) > span:has(.sub)")
        assert lines and set(lines) == {1}, (size, lines)


# Where the words of each head of the cart begin, and where the fields of each row below them do.
CART = """() => {
  const left = (one) => Math.round(one.getBoundingClientRect().left);
  const heads = [...document.querySelectorAll(".offer-heads > *")];
  return {
    heads: heads.map(left),
    rows: [...document.querySelectorAll(".offer")].map((offer) =>
      [".offer-name", ".offer-plan select", ".offer-quantity input"].map((part) => offer.querySelector(part)).map((one) => one && left(one))),
    labels: [...document.querySelectorAll(".offer .form-label")].filter((label) => label.getBoundingClientRect().width > 1).length,
    seen: heads.filter((head) => head.checkVisibility()).length,
  };
}"""


@pytest.mark.parametrize("language", ["en", "pt-BR", "ru"])
def test_fields_of_the_cart_have_a_head_or_a_label_that_is_seen(world, visit, language):
    aurora = visit(world, language=language)
    aurora.sign_in(tour.PROVIDER["en"][0])
    aurora.menu("Customers")
    aurora.click(aurora.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    aurora.go(f"{aurora.page.url.rsplit('/', 1)[0]}/subscriptions/new")
    for size in (WIDE, SMALL):
        aurora.page.set_viewport_size(size)
        cart = aurora.page.evaluate(CART)
        assert cart["seen"] == 3 and cart["labels"] == 0, (size, cart)
        assert all(at in (None, head) for row in cart["rows"] for at, head in zip(row, cart["heads"], strict=True)), (size, cart)
    aurora.page.set_viewport_size(NARROW)
    cart = aurora.page.evaluate(CART)
    assert cart["seen"] == 0 and cart["labels"] > 2, cart


# As in a browser that knows no lists of the page's own making, and in one that gives no list a second line.
OLDER = """(style) => {
  for (const sheet of document.styleSheets)
    for (let at = sheet.cssRules.length - 1; at >= 0; at--)
      if (sheet.cssRules[at] instanceof CSSSupportsRule && sheet.cssRules[at].conditionText.includes("base-select")) sheet.deleteRule(at);
  const older = new CSSStyleSheet();
  older.replaceSync(style);
  document.adoptedStyleSheets = [older];
  dispatchEvent(new Event("resize"));
}"""
BROWSERS = {"that knows all": None, "without base-select": "", "of one line": "select { white-space: nowrap !important; height: 3rem !important }"}


@pytest.mark.parametrize("browser_kind", BROWSERS)
@pytest.mark.parametrize("language", ["en", "pt-BR", "ru"])
def test_what_is_chosen_in_a_list_is_read_whole_on_a_phone(world, visit, language, browser_kind):
    older = BROWSERS[browser_kind]
    aurora = visit(world, language=language)
    aurora.sign_in(tour.PROVIDER["en"][0])
    aurora.menu("Customers")
    aurora.click(aurora.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    inside = aurora.page.url.rsplit("/", 1)[0]
    elm = visit(world, language=language)
    elm.sign_in("admin@elmbakery.onmicrosoft.com")
    for visitor, path in (
        (aurora, f"{inside}/subscriptions/new"),
        (elm, "/order-requests/new"),
    ):
        visitor.go(path)
        visitor.page.set_viewport_size(NARROW)
        assert visitor.main.locator("select").count() > 0
        if older is not None:
            visitor.page.evaluate(OLDER, older)
            assert visitor.page.evaluate("getComputedStyle(document.querySelector('main select')).appearance") == "none"
        # What is cut off all the same is said below its list.
        below = visitor.main.locator(".chosen:not(:empty)").all_inner_texts()
        cut = [one.split(": ", 1)[1] for one in visitor.page.evaluate(CUT)]
        assert cut == below, path
        assert older or not cut, path
        assert visitor.page.evaluate(OVERFLOW) == [], path
