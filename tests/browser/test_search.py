"""Go to: the field in the bar, its suggestions, and the same without script."""

from playwright.sync_api import expect

from journey import SALES, either_way


def field(visitor):
    return visitor.page.get_by_label(visitor.says("Go to"))


@either_way
def test_the_field_in_the_bar_finds_a_customer(world, visit, script):
    visitor = visit(world, script=script)
    visitor.sign_in(SALES)
    field(visitor).fill("elm bak")
    visitor.click(visitor.page.get_by_role("button", name=visitor.says("Go")))
    visitor.expect_heading("Results for “elm bak”")
    visitor.follow("Elm Bakery")
    visitor.expect_heading("Subscriptions")
    visitor.go("/search")
    field(visitor).fill("nobody at all")
    with visitor.page.expect_navigation():
        field(visitor).press("Enter")
    visitor.expect_text("No results for “nobody at all”", "order or request number")


def test_what_is_typed_is_answered_by_suggestions_that_keys_choose(world, visit):
    visitor = visit(world)
    visitor.sign_in(SALES)
    page, keys = visitor.page, visitor.page.keyboard
    keys.press("/")
    expect(field(visitor)).to_be_focused()
    expect(field(visitor)).to_have_value("")
    options = page.get_by_role("listbox").get_by_role("option")
    keys.type("e")
    page.wait_for_timeout(400)
    expect(options).to_have_count(0)
    keys.type("lm b")
    expect(options.first).to_contain_text("Elm Bakery")
    expect(options.last).to_have_text("All results for “elm b”")
    expect(field(visitor)).to_have_attribute("aria-expanded", "true")

    # There and back; the field keeps the focus, and tells which option is meant.
    keys.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    keys.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(options.last).to_have_attribute("aria-selected", "false")
    expect(field(visitor)).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    expect(field(visitor)).to_be_focused()

    keys.press("Escape")
    expect(options).to_have_count(0)
    expect(field(visitor)).to_have_attribute("aria-expanded", "false")
    expect(field(visitor)).to_have_value("elm b")
    # A slash is a sign like any other where somebody types.
    keys.type("/")
    expect(field(visitor)).to_have_value("elm b/")

    keys.press("Backspace")
    expect(options.first).to_contain_text("Elm Bakery")
    keys.press("ArrowDown")
    with page.expect_navigation():
        keys.press("Enter")
    visitor.expect_heading("Subscriptions")
    visitor.expect_text("Microsoft 365 Business Basic")

    field(visitor).fill("elm b")
    with page.expect_navigation():
        options.first.click()
    visitor.expect_heading("Subscriptions")
    # With none chosen, Enter sends the form.
    field(visitor).fill("elm")
    expect(options.first).to_be_visible()
    with page.expect_navigation():
        keys.press("Enter")
    visitor.expect_heading("Results for “elm”")
