"""Customer account setup and management, its table row by row: in English and in its Portuguese.

Whoever reads starts on Home and goes by menus, links and buttons; customers come by the link in their mail.
"""

import pytest
from playwright.sync_api import expect

from documents import agree, begin, expand, expect_said, in_row, name_in, open_mail, take_along
from soak import languages

GINKGO = "admin@ginkgolaw.onmicrosoft.com"
ELM = "admin@elmbakery.onmicrosoft.com"
REFERRED = "Buckeye Printing"
"""Whom Aurora has referred to Birch IT, which has not answered yet."""


@pytest.mark.parametrize("language", languages(["pt-BR"], ["en"]))
def test_partners_go_by_their_document_on_customer_accounts(portal, visit, language):
    aurora = begin(visit, portal, "admin.agent@aurora.example", language)
    birch = begin(visit, portal, "global.admin@birch.example", language)
    an_account_for_each_customer(aurora, birch)
    getting_new_customers(aurora, birch, portal, visit, language)
    adding_existing_customers(birch)
    ending_and_reinstating(birch, portal, visit, language)
    letting_customers_buy(aurora, portal, visit, language)


def an_account_for_each_customer(aurora, birch):
    """Each customer has an account, the starting point for selling, billing and support."""
    aurora.menu("Customers")
    aurora.follow("Add customer")
    expect(aurora.field("Company name")).to_be_visible()
    aurora.menu("Billing")
    aurora.row("Elm Bakery")
    in_row(birch, expand(birch, "Elm Bakery"), "Service requests")
    expect(birch.link("New request")).to_be_visible()


def getting_new_customers(aurora, birch, portal, visit, language):
    """Get new customers."""
    # Indirect resellers connect with indirect providers, who refer customers to them.
    birch.menu("Indirect providers")
    birch.follow("Find an indirect provider")
    birch.follow("Zenith Supply")
    birch.expect_heading("Zenith Supply")
    # The business profile is up to date.
    birch.menu("Home")
    birch.follow("Business profile")
    birch.field("Description").fill("Mail for law firms, 2026.")
    birch.press("Save")
    aurora.menu("Indirect resellers")
    aurora.click(name_in(aurora.row("Birch IT"), "Birch IT"))
    aurora.follow("Business profile")
    aurora.expect_text("Mail for law firms, 2026.")
    # Agreed to work together: the customer is added.
    birch.menu("Home")
    birch.follow("Referrals")
    birch.click(name_in(birch.row(REFERRED), REFERRED))
    birch.press("Accept")
    birch.press("Invite new customers")
    birch.field("To").fill(GINKGO)
    ginkgo = open_mail(visit, portal, take_along(birch, "As agreed."), GINKGO, language)
    agree(ginkgo, "Birch IT")
    birch.menu("Customers")
    birch.row("Ginkgo Law")
    # Direct partners request a relationship.
    maple = begin(visit, portal, "global.admin@maple.example", language)
    maple.menu("Customers")
    maple.follow("Request a reseller relationship")
    expect(maple.button("Next")).to_be_visible()


def adding_existing_customers(birch):
    """Add existing customers to your account."""
    # Those of other portals are in the list; others get an invitation by mail.
    birch.menu("Customers")
    birch.row("Elm Bakery")
    birch.follow("Request a reseller relationship")
    birch.press("Next")
    expect(birch.link("Open in email")).to_be_visible()


def ending_and_reinstating(birch, portal, visit, language):
    """End or reinstate a customer relationship."""
    birch.menu("Customers")
    birch.click(name_in(birch.row("Ginkgo Law"), "Ginkgo Law"))
    birch.inside("Account")
    birch.follow("Remove customer relationship")
    birch.press("Yes")
    birch.menu("Customers")
    expect(birch.rows("Ginkgo Law")).to_have_count(0)
    birch.follow("Former customers")
    in_row(birch, birch.row("Ginkgo Law"), "Reinstate")
    birch.press("Next")
    ginkgo = open_mail(visit, portal, take_along(birch, "Back again."), GINKGO, language)
    agree(ginkgo)
    birch.menu("Customers")
    birch.row("Ginkgo Law")


def letting_customers_buy(aurora, portal, visit, language):
    """Allow customers to buy their own services: reservations in the Azure plan that was bought for them."""
    in_row(aurora, expand(aurora, "Elm Bakery"), "Account")
    aurora.click(aurora.main.get_by_role("switch", name=aurora.says("Allow customer to purchase")))
    elm = begin(visit, portal, ELM, language)
    elm.menu("Subscriptions")
    elm.follow("Buy an Azure reservation")
    elm.field("Quantity").fill("1")
    elm.press("Next: Review")
    elm.press("Submit")
    expect_said(elm, "flash-reservation-ordered")
