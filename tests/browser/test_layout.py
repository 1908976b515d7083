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
    assert cart["seen"] == 0 and cart["labels"] == 0, cart
    for offer in aurora.main.locator(".offer").get_by_role("checkbox").all()[:3]:
        offer.check()
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
        for offer in visitor.main.locator(".offer").get_by_role("checkbox").all():
            offer.check()
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


# What stands in the bar in more than one line, and how high the bar is.
BAR = """() => {
  const bar = document.querySelector(".bar");
  const lines = [...bar.querySelectorAll("a, button, span")].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 44);
  return { height: bar.offsetHeight, lines: lines.map((one) => one.textContent.trim()) };
}"""


@pytest.mark.parametrize("language", ["en", "pt-BR", "ru"])
def test_the_bar_is_one_line_high(world, visit, language):
    aurora = visit(world, language=language)
    aurora.sign_in(tour.PROVIDER["en"][0])
    for width in (360, 768, 800, 1024, 1280):
        aurora.page.set_viewport_size({"width": width, "height": 800})
        bar = aurora.page.evaluate(BAR)
        assert bar["height"] <= 50 and not bar["lines"], (width, bar)
    assert aurora.page.evaluate(OVERFLOW) == []


# Addresses that stand in several lines although their cell has room for one.
BROKEN = """() => [...document.querySelectorAll("main .address")].filter((one) => one.checkVisibility()).filter((one) => {
  const words = document.createRange();
  words.selectNodeContents(one);
  const boxes = [...words.getClientRects()].filter((box) => box.width > 0);
  const lines = new Set(boxes.map((box) => Math.round(box.top))).size;
  const style = getComputedStyle(one.closest("td, th")), size = (name) => parseFloat(style[name]) || 0;
  const room = one.closest("td, th").clientWidth - size("paddingLeft") - size("paddingRight");
  const ink = document.createElement("canvas").getContext("2d");
  const { fontWeight, fontSize, fontFamily } = getComputedStyle(one);
  ink.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  return lines > 1 && (ink.measureText(one.textContent).width < room || one.textContent.length <= 36);
}).map((one) => one.textContent)"""


@pytest.mark.parametrize("language", ["en", "pt-BR", "ru"])
def test_no_address_breaks_where_there_is_room(world, visit, language):
    aurora = visit(world, language=language)
    aurora.sign_in("global.admin@aurora.example")
    aurora.go("/customers?search=elm")
    inside = aurora.main.locator("tbody th a").first.get_attribute("href").rsplit("/", 1)[0]
    for path in ("/settings/users", "/invitations", f"{inside}/users"):
        aurora.go(path)
        assert aurora.main.locator(".address").count() > 2, path
        for width in (360, 800, 1024, 1280, 1920):
            aurora.page.set_viewport_size({"width": width, "height": 900})
            assert aurora.page.evaluate(BROKEN) == [], (path, width)


# Where the entries of a menu begin and end.
PLACES = """(entries) => [...document.querySelectorAll(entries)].map((one) => {
  const box = one.getBoundingClientRect();
  return [box.left, box.top, box.width, box.height].map((at) => Math.round(at * 4) / 4);
})"""


@pytest.mark.parametrize("language", ["en", "pt-BR", "ru"])
def test_menus_stand_still_from_one_page_to_the_next(world, visit, language):
    aurora = visit(world, language=language)
    aurora.sign_in("global.admin@aurora.example")
    aurora.page.set_viewport_size(SMALL)
    aurora.go("/customers?search=elm")
    inside = aurora.main.locator("tbody th a").first.get_attribute("href").rsplit("/", 1)[0]
    for entries, paths in (
        (".menu-link", ("/customers", "/indirect-resellers", "/service-requests")),
        (".submenu a", (f"{inside}/subscriptions", f"{inside}/account", f"{inside}/users")),
        (".submenu a", ("/settings", "/settings/users")),
    ):
        seen = []
        for path in paths:
            aurora.go(path)
            seen.append(aurora.page.evaluate(PLACES, entries))
        assert seen[0] and all(one == seen[0] for one in seen), (entries, seen)


# How high the rows of a page's tables are as cards.
CARDS = """() => [...document.querySelectorAll("main .table > tbody > tr:not(:has(> .group))")]
  .map((row) => [Math.round(row.getBoundingClientRect().height), row.textContent.trim().replace(/\\s+/g, " ")])"""


def test_a_card_on_a_phone_says_what_matters_in_two_lines(world, visit):
    aurora = visit(world)
    aurora.sign_in("global.admin@aurora.example")
    aurora.go("/customers?search=elm")
    inside = aurora.main.locator("tbody th a").first.get_attribute("href").rsplit("/", 1)[0]
    lists = ("/customers", "/billing", "/indirect-resellers", "/invitations", "/service-requests", "/referrals", "/settings/users")
    for path in (*lists, f"{inside}/subscriptions", f"{inside}/service-requests", f"{inside}/orders", f"{inside}/users"):
        assert_low_cards(aurora, path)
    for email, paths in (
        ("global.admin@birch.example", ("/indirect-providers", "/customers")),
        ("admin@elmbakery.onmicrosoft.com", ("/subscriptions", "/service-requests", "/users", "/orders")),
        ("operator@tandem.example", ("/accounts", "/catalog")),
    ):
        person = visit(world)
        person.sign_in(email)
        for path in paths:
            assert_low_cards(person, path)


def assert_low_cards(who, path):
    who.page.set_viewport_size(WIDE)
    who.go(path)
    who.page.set_viewport_size(NARROW)
    # A reason that somebody gave is told whole.
    cards = [card for card in who.page.evaluate(CARDS) if "Reason:" not in card[1]]
    assert cards and not [card for card in cards if card[0] > 72], (path, [card for card in cards if card[0] > 72])


@pytest.mark.parametrize("script", [True, False])
def test_a_page_on_a_phone_begins_soon_and_leads_everywhere(world, visit, script):
    aurora = visit(world, script=script, **NARROW)
    aurora.sign_in("global.admin@aurora.example")
    aurora.page.get_by_label("Go to").fill("elm")
    with aurora.page.expect_navigation():
        aurora.page.get_by_role("button", name="Go", exact=True).click()
    assert "/search?q=elm" in aurora.page.url
    aurora.go("/customers?search=elm")
    assert aurora.main.get_by_role("heading", level=1).bounding_box()["y"] < 80
    aurora.main.locator("tbody th a").first.click()
    # The tabs are a sheet that a button opens.
    tabs = aurora.page.locator(".subnav")
    assert not tabs.is_visible()
    assert aurora.main.get_by_role("heading", level=1).bounding_box()["y"] < 160
    aurora.page.locator(".subnav-button").click()
    with aurora.page.expect_navigation():
        tabs.get_by_role("link", name="Order history", exact=True).click()
    assert aurora.main.get_by_role("heading", level=1, name="Order history").is_visible()
