"""Rows that are selected: one by one or all of them, with script and without, and what can be done with them."""

from playwright.sync_api import expect

from journey import SALES, either_way


@either_way
def test_a_support_contact_is_set_for_the_customers_that_were_selected(portal, visit, script):
    visitor = visit(portal, script=script)
    visitor.sign_in(SALES)
    visitor.go("/customers?search=elm")
    bar = visitor.main.get_by_role("form", name="Selected rows")
    expect(bar).to_be_hidden()
    visitor.field("Select Elm Bakery").check()
    expect(bar).to_be_visible()
    # By keyboard the acts are the next thing after the box for all rows.
    visitor.field("Select all on this page").focus()
    visitor.page.keyboard.press("Tab")
    expect(visitor.link("Skip to actions")).to_be_focused()
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    expect(bar.get_by_role("button").first).to_be_focused()
    visitor.press("Set support contact")
    visitor.expect_heading("Set support contact")
    visitor.field("Designated support contact").select_option(label="Birch IT")
    visitor.press("Next")
    visitor.expect_text("The support contact will be Birch IT.", "Elm Bakery")
    visitor.press("Yes")
    visitor.expect_heading("Customers")
    visitor.expect_text("subscriptions changed.")
    assert visitor.page.url.endswith("/customers?search=elm")


@either_way
def test_one_box_selects_all_that_the_page_shows(world, visit, script):
    visitor = visit(world, script=script)
    visitor.sign_in(SALES)
    visitor.menu("Customers")
    everything = visitor.field("Select all on this page")
    boxes = visitor.main.locator("tbody").get_by_role("checkbox")
    many = boxes.count()
    assert many > 2
    everything.check()
    if script:
        expect(visitor.main.get_by_role("status")).to_have_text(f"Selected: {many}")
        for box in boxes.all():
            expect(box).to_be_checked()
        boxes.first.uncheck()
        expect(everything).to_have_js_property("indeterminate", True)
        expect(visitor.main.get_by_role("status")).to_have_text(f"Selected: {many - 1}")
        everything.check()
    visitor.press("Set reseller")
    visitor.expect_heading("Set reseller")
    visitor.expect_text("Elm Bakery", "Oak Dental", "Fir Clinic")
