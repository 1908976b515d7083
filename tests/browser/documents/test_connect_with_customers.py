"""Connect with your customers, step by step in the document's own order: in English and in its Portuguese.

Whoever reads is a reseller's admin agent, starts on Home and goes by menus, links and buttons; customers come by the link
in their mail.
"""

import pytest
from playwright.sync_api import expect

from documents import agree, begin, expand, expect_said, in_row, name_in, open_mail, take_along
from journey import SALES
from soak import languages

FIR = "admin@firclinic.onmicrosoft.com"
GINKGO = "admin@ginkgolaw.onmicrosoft.com"
RECORD = ("Account", "Service management", "Users and licenses", "View subscriptions")


@pytest.mark.parametrize("language", languages(["pt-BR"], ["en"]))
def test_a_reseller_goes_by_its_document(portal, visit, language):
    birch = begin(visit, portal, "admin.agent@birch.example", language)
    existing_customers(birch)
    inviting_a_customer(birch, portal, visit, language)
    inviting_for_both(birch, portal, visit, language)
    removing_a_relationship(birch)


def existing_customers(birch):
    """Connect with existing customers: they are in the list already, and a provider's are not."""
    birch.menu("Customers")
    birch.expect_heading("Customers")
    birch.row("Elm Bakery")
    expect(birch.rows("Fir Clinic")).to_have_count(0)


def inviting_a_customer(birch, portal, visit, language):
    """Invite a customer to establish a reseller relationship with you, 1 to 5."""
    # 1.
    birch.menu("Customers")
    birch.follow("Request a reseller relationship")
    birch.press("Next")
    # 2. The draft, its text one's own, its link kept; Done. 3. The mail is sent.
    link = take_along(birch, "We met at the clinic.")
    fir = open_mail(visit, portal, link, FIR, language)
    # 4. The customer accepts and is on Customers.
    agree(fir, "Birch IT")
    # 5. The arrow near its name: account, services, users and licenses.
    manage(birch, "Fir Clinic")


def inviting_for_both(birch, portal, visit, language):
    """Invite a customer to establish a relationship with you and your indirect provider at the same time, 1 to 5."""
    # 1.
    birch.menu("Indirect providers")
    birch.expect_heading("Indirect providers")
    # 2.
    in_row(birch, birch.row("Aurora Distribution"), "Invite new customers")
    # 3. The draft; its link stands for both.
    link = take_along(birch, "Aurora and we, together.")
    ginkgo = open_mail(visit, portal, link, GINKGO, language)
    for partner in ("Birch IT", "Aurora Distribution"):
        expect(ginkgo.main.get_by_role("heading", name=partner, exact=True)).to_be_visible()
    # 4. The customer authorizes both: the reseller administers, the provider orders.
    agree(ginkgo, "Birch IT")
    aurora = begin(visit, portal, SALES, language)
    in_row(aurora, expand(aurora, "Ginkgo Law"), "Add subscription")
    aurora.expect_heading("New subscription")
    # 5. The arrow near its name.
    manage(birch, "Ginkgo Law")


def removing_a_relationship(birch):
    """Remove a relationship with a customer, 1 to 4."""
    # 1. The customer is selected on Customers.
    birch.menu("Customers")
    birch.click(name_in(birch.row("Fir Clinic"), "Fir Clinic"))
    # 2.
    birch.inside("Account")
    # 3. Important: privileges stay, in whose good faith, who gives notice.
    birch.follow("Remove customer relationship")
    birch.expect_heading("Remove customer relationship")
    for said in ("removal-stays-privileges", "removal-good-faith-reseller", "removal-notice-reseller"):
        expect_said(birch, said)
    expect_said(birch, "remove-partnership-harmless")
    birch.press("Yes")
    # 4. It is no longer in the list.
    birch.menu("Customers")
    expect(birch.rows("Fir Clinic")).to_have_count(0)
    birch.row("Ginkgo Law")


def manage(birch, customer):
    """What the record that was expanded leads to; users and licenses are there."""
    row = expand(birch, customer)
    for page in RECORD:
        expect(row.get_by_role("link", name=birch.says(page))).to_be_visible()
    in_row(birch, row, "Users and licenses")
    expect(birch.link("Manage licenses")).to_be_visible()
