"""Adding subscriptions to a customer's account: the steps of the Partner Center's own instructions."""

import pytest
from playwright.sync_api import expect

from journey import SALES, either_way
from wizard import BASIC, E3, expect_taken, take


@pytest.fixture
def aurora(portal, visit, script):
    visitor = visit(portal, script=script)
    visitor.sign_in(SALES)
    return visitor


def begin_order(partner, customer, reseller):
    """Customers → filtered by reseller → the customer's record expanded → Add subscription."""
    partner.menu("Customers")
    partner.field("Filter by indirect reseller").select_option(label=reseller)
    partner.press("Apply")
    expect(partner.rows("Fir Clinic")).to_have_count(0)
    row = partner.row(customer)
    add = row.get_by_role("link", name="Add subscription", exact=True)
    expect(add).to_have_count(0)
    row.locator("summary").click()
    for link in ("View subscriptions", "View orders", "Account", "Service requests"):
        expect(row.get_by_role("link", name=link, exact=True)).to_be_visible()
    partner.click(add)
    partner.expect_heading("New subscription")


@either_way
def test_subscriptions_are_added_and_a_reseller_supports_them(aurora, portal, visit, script):
    begin_order(aurora, "Elm Bakery", "Birch IT")
    take(aurora, **{BASIC: 7, E3: 12})
    aurora.field("Reseller").select_option(label="Birch IT")
    aurora.press("Next: Review")
    aurora.expect_heading("Review")
    aurora.expect_text("Elm Bakery", "Birch IT, MPN ID 4100001", "474.00 USD")

    aurora.follow("Update")
    expect_taken(aurora, **{BASIC: 7, E3: 12})
    expect(aurora.field("Reseller").locator("option:checked")).to_have_text("Birch IT")
    take(aurora, **{E3: 13})
    aurora.press("Next: Review")
    aurora.page.reload()
    aurora.expect_text("510.00 USD")
    aurora.press("Submit")

    aurora.expect_heading("Subscriptions")
    aurora.expect_text("placed.")
    expect(aurora.row(E3)).to_contain_text("13")
    expect(aurora.row(E3)).to_contain_text("Birch IT (4100001)")
    expect(aurora.rows(BASIC)).to_have_count(2)

    elm = visit(portal, script=script)
    elm.sign_in("admin@elmbakery.onmicrosoft.com")
    elm.menu("Subscriptions")
    expect(elm.row(E3)).to_contain_text("Aurora Distribution")
    expect(elm.main.get_by_role("link", name="support@aurora.example")).to_have_count(1)
    expect(elm.row(E3)).not_to_contain_text("Birch IT")

    aurora.click(aurora.row(E3).get_by_role("link", name=E3, exact=True))
    expect(aurora.field("Reseller (MPN ID)")).to_have_value("4100001")
    contact = aurora.field("Designated support contact")
    expect(contact.locator("option:checked")).to_have_text("Aurora Distribution")
    contact.select_option(label="Birch IT")
    aurora.press("Submit")
    expect(aurora.field("Designated support contact").locator("option:checked")).to_have_text("Birch IT")

    elm.menu("Subscriptions")
    expect(elm.row(E3)).to_contain_text("Birch IT")
    expect(elm.rows(BASIC).first).to_contain_text("Aurora Distribution")
    expect(elm.main.get_by_role("link", name="support@birch.example")).to_have_count(1)
