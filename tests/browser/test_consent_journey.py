"""Customers and partners: the steps of the Partner Center's own instructions on connecting with customers."""

import pytest
from playwright.sync_api import expect

from journey import link_in_draft, sign_in_from_link

BOX = "Include delegated administration privileges for Azure Active Directory and Office 365"
RELATIONSHIP = "I accept the reseller relationship"
AGREEMENT = "I accept the Microsoft Customer Agreement"
GINKGO = "admin@ginkgolaw.onmicrosoft.com"
ELM = "admin@elmbakery.onmicrosoft.com"


def grant(partner):
    return f"Grant delegated administration privileges to {partner}"


def begin_request(partner, privileges):
    """Customers → Request a reseller relationship. `privileges`: True, False, or None where the cloud leaves no choice."""
    partner.menu("Customers")
    partner.follow("Request a reseller relationship")
    if privileges is None:
        expect(partner.main.get_by_role("checkbox")).to_have_count(0)
    else:
        expect(partner.field(BOX)).to_be_checked()
        partner.field(BOX).set_checked(privileges)
    partner.press("Next")
    return link_in_draft(partner)


def accept(customer, grants=(), refuses=()):
    """On the customer's page: ticks what is to be accepted, and the agreement where it is due."""
    for partner in refuses:
        expect(customer.field(grant(partner))).not_to_be_checked()
    for partner in grants:
        customer.field(grant(partner)).check()
    customer.field(RELATIONSHIP).check()
    if customer.field(AGREEMENT).count():
        customer.field(AGREEMENT).check()
    customer.press("Accept")


def expand(partner, name):
    """The arrow beside a customer's name."""
    partner.menu("Customers")
    row = partner.row(name)
    row.locator("summary").click()
    return row


@pytest.mark.parametrize(
    "asker, name, customer, company, privileges, area",
    [
        ("admin.agent@birch.example", "Birch IT", GINKGO, "Ginkgo Law", True, "Microsoft 365 Admin Center"),
        ("sales.agent@aurora.example", "Aurora Distribution", GINKGO, "Ginkgo Law", False, "Microsoft 365 Admin Center"),
        ("global.admin@maple.example", "Maple Direct", GINKGO, "Ginkgo Law", True, "Microsoft 365 Admin Center"),
        (
            "global.admin@patriot.example",
            "Patriot Federal",
            "admin@juneberry.onmicrosoft.com",
            "Juneberry Agency",
            None,
            "Microsoft Office Admin Portal",
        ),
        (
            "global.admin@rhein.example",
            "Rhein Distribution",
            "admin@kieferwerke.onmicrosoft.com",
            "Kiefer Werke",
            None,
            "Microsoft Office Admin Portal",
        ),
    ],
    ids=["reseller", "provider without privileges", "direct-bill partner", "US Government", "Germany"],
)
def test_a_partner_requests_a_relationship_and_the_customer_accepts(
    portal, visit, script, asker, name, customer, company, privileges, area
):
    partner = visit(portal, script=script)
    partner.sign_in(asker)
    link = begin_request(partner, privileges)
    partner.field("To").fill(customer)
    partner.press("Send")
    mail = portal.mail_to(customer)
    assert mail.link("/i/") == link

    window = visit(portal, script=script)
    window.go(link)
    window.expect_text(name, area)
    sign_in_from_link(window, link, customer)
    asks = privileges is not False
    expect(window.field(grant(name))).to_have_count(1 if asks else 0)
    accept(window, grants=[name] if asks else [])
    window.menu("Partner relationships")
    row = window.row(name)
    expect(row.get_by_text("Remove delegated admin", exact=True)).to_have_count(1 if asks else 0)
    receipt = portal.mail_to(customer, count=2)
    assert "/partner-relationships" in receipt.text
    assert name in receipt.text

    row = expand(partner, company)
    expect(row.get_by_text("Microsoft ID", exact=True)).to_be_visible()
    partner.click(row.get_by_role("link", name="Account", exact=True))
    partner.expect_text(company)
    partner.menu("Invitations")
    partner.expect_state(partner.row(customer), "Accepted")


def test_a_reseller_invites_a_customer_for_itself_and_its_provider(portal, visit, script):
    birch = visit(portal, script=script)
    birch.sign_in("admin.agent@birch.example")
    birch.menu("Indirect providers")
    birch.click(birch.row("Aurora Distribution").get_by_role("button", name="Invite new customers", exact=True))
    link = link_in_draft(birch)
    assert birch.link("Open in email").get_attribute("href").startswith("mailto:")
    birch.press("Done")

    ginkgo = visit(portal, script=script)
    sign_in_from_link(ginkgo, link, GINKGO)
    ginkgo.expect_text("Birch IT", "Aurora Distribution")
    expect(ginkgo.field(grant("Aurora Distribution"))).to_have_count(0)
    accept(ginkgo, grants=["Birch IT"])
    ginkgo.menu("Partner relationships")
    expect(ginkgo.row("Birch IT").get_by_text("Remove delegated admin", exact=True)).to_be_visible()
    expect(ginkgo.row("Aurora Distribution").get_by_text("Remove delegated admin", exact=True)).to_have_count(0)

    birch.menu("Indirect providers")
    birch.click(birch.row("Aurora Distribution").get_by_role("link", name="View customers", exact=True))
    birch.row("Ginkgo Law")
    aurora = visit(portal, script=script)
    aurora.sign_in("sales.agent@aurora.example")
    row = expand(aurora, "Ginkgo Law")
    aurora.click(row.get_by_role("link", name="Add subscription", exact=True))
    aurora.expect_heading("New subscription")


def test_a_customer_accepts_without_the_privileges_and_another_declines(portal, visit, script):
    birch = visit(portal, script=script)
    birch.sign_in("global.admin@birch.example")
    link = begin_request(birch, True)
    birch.field("To").fill(GINKGO)
    birch.press("Send")
    ginkgo = visit(portal, script=script)
    sign_in_from_link(ginkgo, link, GINKGO)
    ginkgo.press("Accept")
    ginkgo.expect_refused(RELATIONSHIP)
    accept(ginkgo, refuses=["Birch IT"])
    ginkgo.menu("Partner relationships")
    expect(ginkgo.row("Birch IT").get_by_text("Remove delegated admin", exact=True)).to_have_count(0)
    portal.mail_to("global.admin@birch.example", "Ginkgo Law")

    maple = visit(portal, script=script)
    maple.sign_in("global.admin@maple.example")
    link = begin_request(maple, True)
    maple.field("To").fill(GINKGO)
    maple.press("Send")
    # The request is found without the link, too.
    ginkgo.menu("Partner relationships")
    ginkgo.expect_text("Maple Direct")
    ginkgo.go(link)
    ginkgo.field("Reason").fill("We have a partner.")
    ginkgo.press("Decline")
    maple.menu("Invitations")
    row = maple.row(GINKGO)
    maple.expect_state(row, "Declined")
    expect(row).to_contain_text("We have a partner.")


def test_a_reseller_removes_a_customer_and_its_privileges_stay(portal, visit, script):
    birch = visit(portal, script=script)
    birch.sign_in("global.admin@birch.example")
    birch.menu("Customers")
    birch.click(birch.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    birch.inside("Account")
    birch.follow("Remove customer relationship")
    birch.expect_heading("Remove customer relationship")
    birch.follow("Cancel")
    birch.follow("Remove customer relationship")
    birch.press("Yes")
    birch.menu("Customers")
    expect(birch.rows("Elm Bakery")).to_have_count(0)

    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    elm.menu("Partner relationships")
    expect(elm.row("Birch IT").get_by_text("Remove delegated admin", exact=True)).to_be_visible()
    elm.row("Aurora Distribution")
    aurora = visit(portal, script=script)
    aurora.sign_in("sales.agent@aurora.example")
    aurora.menu("Customers")
    aurora.row("Elm Bakery")


def test_a_customer_takes_privileges_back_and_the_partner_stays(portal, visit, script):
    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    elm.menu("Partner relationships")
    elm.click(elm.row("Birch IT").get_by_text("Remove delegated admin", exact=True))
    elm.expect_heading("Remove delegated admin")
    elm.press("Yes")
    elm.menu("Partner relationships")
    expect(elm.row("Birch IT").get_by_text("Remove delegated admin", exact=True)).to_have_count(0)
    portal.mail_to("global.admin@birch.example", "Elm Bakery")
    birch = visit(portal, script=script)
    birch.sign_in("global.admin@birch.example")
    birch.menu("Customers")
    birch.row("Elm Bakery")


def test_agreements_are_signed_by_those_who_may(portal, visit, script):
    dogwood = visit(portal, script=script)
    dogwood.sign_in("global.admin@dogwood.example")
    dogwood.menu("Settings")
    dogwood.inside("Agreements")
    dogwood.press("Accept and continue")
    expect(dogwood.button("Accept and continue")).to_have_count(0)
    aurora = visit(portal, script=script)
    aurora.sign_in("sales.agent@aurora.example")
    aurora.menu("Indirect resellers")
    expect(aurora.row("Dogwood Tech")).to_contain_text("Signed")

    pine = visit(portal, script=script)
    pine.sign_in("admin@pinefreight.onmicrosoft.com")
    pine.menu("Agreements")
    pine.press("Accept and continue")
    expect(pine.button("Accept and continue")).to_have_count(0)
    aurora.menu("Customers")
    row = expand(aurora, "Pine Freight")
    aurora.click(row.get_by_role("link", name="Add subscription", exact=True))
    aurora.expect_heading("New subscription")
