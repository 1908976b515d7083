"""Customers and partners: the steps of the Partner Center's own instructions on connecting with customers."""

from playwright.sync_api import expect

from journey import either_way, link_in_draft, sign_in_from_link

BOX = "Include delegated administration privileges for Azure Active Directory and Office 365"
RELATIONSHIP = "I accept the reseller relationship"
AGREEMENT = "I accept the Microsoft Customer Agreement"
GINKGO = "admin@ginkgolaw.onmicrosoft.com"
ELM = "admin@elmbakery.onmicrosoft.com"


def grant(partner):
    return f"Grant delegated administration privileges to {partner}"


def begin_request(partner, privileges):
    """Customers → Request a reseller relationship, with privileges or without."""
    partner.menu("Customers")
    partner.follow("Request a reseller relationship")
    expect(partner.field(BOX)).to_be_checked()
    partner.field(BOX).set_checked(privileges)
    partner.press("Next")
    return link_in_draft(partner)


def accept(customer, grants=()):
    """On the customer's page: ticks what is to be accepted, and the agreement where it is due."""
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


@either_way
def test_a_partner_requests_a_relationship_and_the_customer_accepts(portal, visit, script):
    partner = visit(portal, script=script)
    partner.sign_in("global.admin@maple.example")
    link = begin_request(partner, True)
    partner.field("To").fill(GINKGO)
    partner.press("Send")
    mail = portal.mail_to(GINKGO)
    assert mail.link("/i/") == link

    ginkgo = visit(portal, script=script)
    ginkgo.go(link)
    ginkgo.expect_text("Maple Direct", "Microsoft 365 Admin Center")
    sign_in_from_link(ginkgo, link, GINKGO)
    accept(ginkgo, grants=["Maple Direct"])
    ginkgo.menu("Partner relationships")
    expect(ginkgo.row("Maple Direct").get_by_text("Remove delegated admin", exact=True)).to_be_visible()
    receipt = portal.mail_to(GINKGO, count=2)
    assert "/partner-relationships" in receipt.text
    assert "Maple Direct" in receipt.text

    row = expand(partner, "Ginkgo Law")
    expect(row.get_by_text("Microsoft ID", exact=True)).to_be_visible()
    partner.click(row.get_by_role("link", name="Account", exact=True))
    partner.expect_text("Ginkgo Law")
    partner.menu("Invitations")
    partner.expect_state(partner.row(GINKGO), "Accepted")


@either_way
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
