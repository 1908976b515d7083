"""Pages on paper: an order and the confirmation of a new customer are documents, and nothing on them can be worked."""

import re

from playwright.sync_api import expect

from journey import SALES
from wizard import BASIC, WILLOW, begin_from_row, named, setup_info, walk_to_review

# What only a screen can use: whatever sends, opens or leads on, and the parts of every page that are made of such.
WORKED = "button, input, select, summary, .btn, .bar, nav, .foot, .steps, .back"


def print_out(visitor):
    """The page as paper shows it, and its sheets: seen by eye and kept by the printer."""
    visitor.page.emulate_media(media="print")
    sheets = len(re.findall(rb"/Type\s*/Page\b", visitor.page.pdf(prefer_css_page_size=True)))
    assert sheets >= 1
    shown = [one for one in visitor.page.locator(WORKED).all() if one.is_visible()]
    assert [one.evaluate("one => one.outerHTML.slice(0, 80)") for one in shown] == []
    return sheets


def test_an_order_is_printed_as_a_document(world, visit):
    aurora = visit(world)
    aurora.sign_in(SALES)
    aurora.menu("Customers")
    aurora.click(aurora.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    aurora.inside("Order history")
    aurora.click(aurora.main.get_by_role("rowheader").get_by_role("link").first)
    head = aurora.page.locator(".letterhead")
    expect(head).to_be_hidden()
    expect(aurora.button("Print")).to_be_visible()
    number = aurora.page.locator("h1").inner_text()
    assert print_out(aurora) == 1
    expect(head).to_be_visible()
    for words in ("Aurora Distribution", "aurora.example", "Elm Bakery", "elmbakery.onmicrosoft.com", "Printed on"):
        expect(head).to_contain_text(words)
    # The head comes first, and all of it fits the sheet; each side is named once.
    text = aurora.text()
    assert text.index("Aurora Distribution") < text.index(number) and text.count("elmbakery.onmicrosoft.com") == 1
    expect(aurora.page.get_by_role("link", name="Open subscription").first).to_be_hidden()
    aurora.page.emulate_media(media="screen")
    expect(head).to_be_hidden()


def test_a_confirmation_is_printed_with_all_that_the_customer_needs(world, visit):
    aurora = visit(world)
    aurora.sign_in(SALES)
    begin_from_row(aurora, "Birch IT")
    walk_to_review(aurora, named(WILLOW, "Printed Willow"), **{BASIC: 5})
    aurora.press("Submit")
    user_name, temporary = setup_info(aurora)
    assert print_out(aurora) == 1
    for words in ("Aurora Distribution", "Printed Willow", "printedwillow.onmicrosoft.com", world.url, user_name, temporary):
        assert words in aurora.text(), words
