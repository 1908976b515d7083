"""Request a relationship with a customer, step by step in the document's own order: in English and in its Portuguese.

Whoever reads is a direct-bill partner, starts on Home and goes by menus, links and buttons; customers come by the link in
their mail.
"""

import pytest
from playwright.sync_api import expect

from documents import agree, begin, box, expand, expect_said, in_row, name_in, open_mail, take_along, text
from test_consent_journey import BOX
from soak import languages

GINKGO = "admin@ginkgolaw.onmicrosoft.com"
CLOUDS = [
    ("global.admin@patriot.example", "admin@juneberry.onmicrosoft.com"),
    ("global.admin@rhein.example", "admin@kieferwerke.onmicrosoft.com"),
]
"""A partner and a customer in the clouds for US Government and Germany."""


@pytest.mark.parametrize("language", languages(["en"], ["pt-BR"]))
def test_a_partner_goes_by_its_document(portal, visit, language):
    maple = begin(visit, portal, "global.admin@maple.example", language)
    ginkgo = requesting(maple, portal, visit, language)
    what_customers_take_away(maple, ginkgo)


@pytest.mark.parametrize("language", languages(["en"], ["pt-BR"]))
def test_two_clouds_leave_no_choice_and_have_a_place_of_their_own(portal, visit, language):
    for provider, customer in CLOUDS:
        partner = begin(visit, portal, provider, language)
        partner.menu("Customers")
        partner.follow("Request a reseller relationship")
        # The note: not to ask for privileges is no option here.
        expect(partner.main.get_by_role("checkbox")).to_have_count(0)
        expect_said(partner, "request-relationship-always")
        partner.press("Next")
        # The table's second and third row: where customers of these clouds accept.
        reader = open_mail(visit, portal, take_along(partner, "As we agreed."), customer, language)
        expect(reader.main.get_by_text(reader.says("Microsoft Office Admin Portal"))).to_be_visible()


def requesting(maple, portal, visit, language):
    """Invite a customer to establish a reseller relationship with you, 1 to 6. Gives the customer's window."""
    # 1.
    maple.menu("Customers")
    maple.follow("Request a reseller relationship")
    # A customer of the same country or region.
    expect_said(maple, "draft-know-market")
    # 2. Cleared, the relationship is asked for without privileges; ticked, with them.
    maple.field(BOX).uncheck()
    maple.press("Next")
    expect_said(maple, "draft-privileges-not-asked")
    maple.menu("Customers")
    maple.follow("Request a reseller relationship")
    expect(maple.field(BOX)).to_be_checked()
    maple.press("Next")
    expect_said(maple, "draft-privileges-asked")
    # 3. The draft, its text one's own, its link kept; Done. 4. The mail is sent.
    link = take_along(maple, "As we agreed.")
    ginkgo = open_mail(visit, portal, link, GINKGO, language)
    # The table's first row: where customers in the public cloud accept.
    expect(ginkgo.main.get_by_text(ginkgo.says("Microsoft 365 Admin Center"))).to_be_visible()
    # 5. The customer accepts, the customer agreement too, which it had not accepted (note), and is on Customers.
    expect(box(ginkgo, "consent-privileges-box", name="Maple Direct")).to_be_visible()
    expect(ginkgo.field("I accept the Microsoft Customer Agreement")).to_be_visible()
    agree(ginkgo, "Maple Direct")
    # From there the service is provisioned.
    in_row(maple, expand(maple, "Ginkgo Law"), "Add subscription")
    maple.expect_heading("New subscription")
    # 6. The arrow near its name: account, services, users and licenses.
    row = expand(maple, "Ginkgo Law")
    for page in ("Account", "Service management", "Users and licenses"):
        expect(row.get_by_role("link", name=maple.says(page))).to_be_visible()
    return ginkgo


def what_customers_take_away(maple, ginkgo):
    """Important: a customer removes the privileges, and the partner goes on supporting it."""
    ginkgo.menu("Partner relationships")
    in_row(ginkgo, ginkgo.row("Maple Direct"), "Remove delegated admin")
    ginkgo.press("Yes")
    maple.menu("Customers")
    maple.click(name_in(maple.row("Ginkgo Law"), "Ginkgo Law"))
    expect(maple.page.get_by_text(text(maple, "banner-taken-support"))).to_be_visible()
    maple.click(maple.page.get_by_role("link", name=maple.says("Open a service request")))
    maple.expect_heading("New request")
