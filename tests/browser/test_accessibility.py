"""Every page with axe, light and dark, wide and narrow, and whether it fits its window; and the way through a request by
keyboard alone."""

from importlib.resources import files

import pytest

import tour
from journey import CEDAR, SALES
from portal import DEMO_PASSWORD, Portal
from test_layout import WIDE, overflow

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
# What depends on colours is looked at in each look, what depends on room in a narrow window, and the rest once: it is
# the same page.
COLOURS = ["color-contrast", "link-in-text-block"]
ROOM = ["target-size", "scrollable-region-focusable", "aria-hidden-focus", "button-name", "link-name", "label", "select-name"]
RUN = """async (only) => (await axe.run(document, {
    resultTypes: ["violations"], iframes: false, ...(only ? { runOnly: only } : {}),
  })).violations.map(
  (one) => one.help + " (" + one.id + "): " + one.nodes.slice(0, 3).map(
    (node) => node.target.join(" ") + " – " + (node.any[0] ?? node.all[0] ?? node.none[0])?.message).join("; "))"""


def faults(visitor):
    """What is wrong with the page that the window shows."""
    page = visitor.page
    headings = page.locator("h1").count()
    if headings != 1:
        yield f"{headings} headings of the first level"
    page.evaluate(AXE)
    yield from page.evaluate(RUN)
    page.emulate_media(color_scheme="dark")
    visitor.settle()
    yield from (f"dark: {violation}" for violation in page.evaluate(RUN, COLOURS))
    page.emulate_media(color_scheme="light")
    yield from overflow(visitor)
    yield from (f"narrow: {violation}" for violation in page.evaluate(RUN, ROOM))
    page.set_viewport_size(WIDE)


def look_at(stops):
    found = [f"{name} ({visitor.path}): {fault}" for name, visitor in stops for fault in faults(visitor)]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("chapter", tour.CHAPTERS, ids=lambda chapter: chapter.__name__)
def test_axe_finds_nothing(world, visit, chapter):
    look_at(tour.walk(chapter, visit, world))


def test_axe_finds_nothing_at_the_first_start(tmp_path, visit):
    portal = Portal(tmp_path / "data", "serve").start()
    try:
        look_at(tour.walk(tour.first_start, visit, portal))
    finally:
        portal.stop()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chosen_look_wins_over_the_systems(world, visit, scheme):
    visitor = visit(world, color_scheme="light" if scheme == "dark" else "dark")
    visitor.sign_in("user.admin@zenith.example")
    visitor.click(visitor.page.locator(f"button[name=theme][value={scheme}]"))
    lightness = visitor.page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0)"
    )
    assert (lightness > 380) == (scheme == "light"), f"the background is as bright as {lightness} of 765"
    visitor.click(visitor.page.locator("button[name=theme][value=auto]"))


FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const name = one.getAttribute("aria-label") || (one.labels && one.labels[0] && one.labels[0].textContent) || one.textContent;
  return { name: name.trim().replace(/\\s+/g, " "), tag: one.tagName,
           seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight };
}"""
STYLE = """(one) => {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(one);
  return [outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor].join();
}"""


class Keyboard:
    """Gets around with the keys alone, and sees to it that focus can always be seen."""

    def __init__(self, visitor):
        self.visitor = visitor
        self.page = visitor.page
        self.invisible = []

    def tab_to(self, name):
        passed = []
        for _ in range(150):
            self.page.keyboard.press("Tab")
            self.visitor.settle()
            here = self.page.evaluate(FOCUSED)
            if here is None:
                continue
            passed.append(here["name"])
            focused = self.page.evaluate_handle("document.activeElement").as_element()
            style = focused.evaluate(STYLE)
            if not here["seen"] or style == self._resting_style(focused):
                self.invisible.append(f"{here['tag']} {here['name'][:40]!r} on {self.visitor.path}")
            if here["name"] == name:
                return
        raise AssertionError(f"Tab never came to {name!r}, only to {passed}")

    def _resting_style(self, focused):
        focused.evaluate("one => one.blur()")
        self.visitor.settle()
        style = focused.evaluate(STYLE)
        # Focus given by script after a key counts as given by key.
        focused.evaluate("one => one.focus({ focusVisible: true })")
        return style

    def type(self, label, text):
        self.tab_to(label)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def enter(self, name):
        self.tab_to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


def test_a_partnership_is_requested_and_accepted_by_keyboard_alone(portal, visit):
    aurora = visit(portal)
    keys = Keyboard(aurora)
    aurora.go("/sign-in")
    keys.type("Email", SALES)
    keys.type("Password", DEMO_PASSWORD)
    with aurora.page.expect_navigation():
        aurora.page.keyboard.press("Enter")
    keys.enter("Indirect resellers")
    keys.enter("Request a partnership")
    link = aurora.field("Message").input_value().split("/i/")[1].split()[0]
    keys.type("To", CEDAR)
    keys.enter("Send")
    assert portal.mail_to(CEDAR).link("/i/").endswith(f"/i/{link}")
    keys.enter("Invitations")
    keys.tab_to("Resend")

    cedar = visit(portal)
    others = Keyboard(cedar)
    cedar.sign_in(CEDAR)
    cedar.go(f"/i/{link}")
    name = cedar.checkbox.evaluate("box => box.labels[0].textContent.trim().replace(/\\s+/g, ' ')")
    others.tab_to(name)
    cedar.page.keyboard.press("Space")
    others.enter("Authorize indirect provider")
    cedar.menu("Indirect providers")
    cedar.row("Aurora Distribution")
    assert not keys.invisible + others.invisible, "focus can't be seen on:\n" + "\n".join(keys.invisible + others.invisible)


def test_the_first_key_offers_to_skip_the_navigation(world, visit):
    visitor = visit(world)
    visitor.sign_in(SALES)
    visitor.page.keyboard.press("Tab")
    visitor.settle()
    assert visitor.page.evaluate(FOCUSED) == {"name": "Skip navigation", "tag": "A", "seen": True}
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    inside = visitor.page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert inside or visitor.main.get_by_role("link").count() == 0
