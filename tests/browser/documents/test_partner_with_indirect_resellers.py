"""Partner with indirect resellers, step by step in the document's own order: in English, in its Portuguese, and as the
document that is the same in Russian prints it.

Whoever reads starts on Home and goes by menus, links and buttons; the reseller comes by the link in its mail.
"""

import pytest
from playwright.sync_api import expect

from documents import begin, expand, expect_said, in_row, name_in, open_mail, take_along, text
from journey import ADMIN, CEDAR, accept
from wizard import BASIC, E3, WILLOW, attest, fill, setup_info, take
from soak import languages

BIRCH = "global.admin@birch.example"
ELM = "admin@elmbakery.onmicrosoft.com"
EXCHANGE = "Exchange Online (Plan 1)"
TRIAL = "Power BI Trial"


@pytest.mark.parametrize("language", languages(["en", "ru"], ["pt-BR"]))
def test_a_provider_goes_by_its_document(portal, visit, language):
    aurora = begin(visit, portal, ADMIN, language)
    tasks_of_a_provider(aurora)
    cedar = connecting_with_a_reseller(aurora, portal, visit, language)
    what_a_partner_makes_possible(aurora)
    rows_of_the_table(aurora, portal, visit, language)
    removing_the_partnership(aurora, cedar)
    birch = begin(visit, portal, BIRCH, language)
    adding_a_customer(aurora, birch)
    adding_subscriptions(aurora, birch)


def tasks_of_a_provider(aurora):
    """Indirect provider tasks, 1 to 3."""
    # 1. One's own profile on the list of providers, and whom to ask for changes.
    aurora.follow("Your entry in the list of providers")
    aurora.expect_heading("Aurora Distribution")
    expect_said(aurora, "providers-own-listed", email="operator@tandem.example")
    # Important: resellers enroll first; this is what one points them to.
    aurora.follow("Becoming an indirect reseller")
    expect_said(aurora, "becoming-account-text", "becoming-step-enroll")
    # 2 and 3 are told below. Afterwards, the partnerships are managed on one page.
    aurora.menu("Indirect resellers")
    aurora.expect_heading("Indirect resellers")
    expect(name_in(aurora.row("Birch IT"), "Birch IT")).to_be_visible()


def connecting_with_a_reseller(aurora, portal, visit, language):
    """Connect with indirect resellers, 1 to 4. Gives the reseller's window."""
    # 1.
    aurora.menu("Indirect resellers")
    aurora.expect_heading("Indirect resellers")
    # 2. A draft appears. It leads to what enrolling takes, too.
    aurora.press("Request a partnership")
    expect(aurora.link("Becoming an indirect reseller")).to_be_visible()
    # 3. Open in email or Copy to clipboard, then Done. Important: the text is one's own, the link stays.
    link = take_along(aurora, "Cedar, 2026: 100 %")
    cedar = open_mail(visit, portal, link, CEDAR, language)
    accept(cedar)
    cedar.menu("Indirect providers")
    cedar.row("Aurora Distribution")
    # 4. It is in the list.
    aurora.menu("Indirect resellers")
    expect(aurora.row("Cedar Systems")).to_contain_text("4100002")
    return cedar


def what_a_partner_makes_possible(aurora):
    """What follows step 4: what can be done with the reseller from now on."""
    # Customers are added on its behalf.
    in_row(aurora, aurora.row("Cedar Systems"), "Add new customer")
    expect(aurora.field("Indirect reseller").locator("option:checked")).to_have_text("Cedar Systems")
    aurora.press("Cancel")
    # Orders are submitted with it, and it can be put on a subscription, be its support contact: below, with Birch IT.
    # An existing subscription is updated to include it: its details, the field Reseller (MPN ID).
    open_subscription(aurora, TRIAL)
    expect(aurora.field("Reseller (MPN ID)")).to_have_value("")
    aurora.field("Reseller (MPN ID)").fill("4100002")
    aurora.press("Submit")
    expect(aurora.field("Reseller (MPN ID)")).to_have_value("4100002")


def rows_of_the_table(aurora, portal, visit, language):
    """The table: what gives a reseller which access. Its third row, New subscription, is a step of the last section."""
    # Row 1: a reseller that was associated on New customer manages the customer's account and subscriptions.
    birch = begin(visit, portal, BIRCH, language)
    open_subscription(birch, EXCHANGE)
    birch.field("Subscription nickname").fill("Mail of the bakery")
    birch.press("Submit")
    expect(birch.field("Subscription nickname")).to_have_value("Mail of the bakery")
    in_row(birch, expand(birch, "Elm Bakery"), "Account")
    expect(birch.link("Update")).to_be_visible()
    # Row 2: in Azure it becomes tenant owner. The provider gives that for the customer, which sees it in User settings.
    in_row(aurora, expand(aurora, "Elm Bakery"), "Account")
    aurora.follow("Tenant owner permission")
    aurora.expect_heading("Tenant owner permission")
    in_row(aurora, aurora.row("Birch IT"), "Grant permission")
    aurora.press("Yes")
    expect(aurora.row("Birch IT")).to_contain_text(text(aurora, "tenant-owner-given"))
    elm = begin(visit, portal, ELM, language)
    elm.menu("Settings")
    expect(elm.heading("User settings")).to_be_visible()
    elm.follow("Azure permissions")
    elm.expect_heading("User settings")
    expect(elm.row("Birch IT")).to_contain_text(text(elm, "tenant-owner-given"))
    # Row 4: Customers, the customer, Subscriptions, the subscription, Designated support contact.
    aurora.menu("Customers")
    aurora.click(name_in(aurora.row("Elm Bakery"), "Elm Bakery"))
    aurora.expect_heading("Subscriptions")
    aurora.click(name_in(aurora.row(EXCHANGE), "Mail of the bakery"))
    aurora.field("Designated support contact").select_option(label="Birch IT")
    aurora.press("Submit")
    expect(aurora.field("Designated support contact").locator("option:checked")).to_have_text("Birch IT")


def removing_the_partnership(aurora, cedar):
    """Remove partnership with indirect resellers, 1 to 3."""
    # 1.
    aurora.menu("Indirect resellers")
    # 2. A message asks for confirmation. Important: what stays, in whose good faith, who gives notice.
    in_row(aurora, aurora.row("Cedar Systems"), "Remove partnership")
    aurora.expect_heading("Remove partnership")
    for said in ("stays-customers", "stays-privileges", "good-faith", "harmless", "notice"):
        expect_said(aurora, f"remove-partnership-{said}")
    aurora.press("Yes")
    # 3. It is not in the list, and one may tell it and the customers.
    aurora.follow("Write to them")
    expect(aurora.link("Open in email").first).to_be_visible()
    aurora.menu("Indirect resellers")
    expect(aurora.rows("Cedar Systems")).to_have_count(0)
    cedar.menu("Indirect providers")
    expect(cedar.rows("Aurora Distribution")).to_have_count(0)


def adding_a_customer(aurora, birch):
    """Add new customers and associate them with indirect resellers, 1 to 7."""
    willow = WILLOW["Company name"]
    # 1 and 2. The reseller is chosen already.
    aurora.menu("Indirect resellers")
    in_row(aurora, aurora.row("Birch IT"), "Add new customer")
    expect(aurora.field("Indirect reseller").locator("option:checked")).to_have_text("Birch IT")
    fill(aurora, WILLOW)
    attest(aurora)
    aurora.press("Next: Subscriptions")
    # 3.
    aurora.expect_heading("New subscription")
    take(aurora, **{BASIC: 5})
    # 4.
    aurora.press("Next: Review")
    # 5. The order is incorrect: Cancel, and everything from the beginning.
    aurora.press("Cancel")
    aurora.menu("Indirect resellers")
    in_row(aurora, aurora.row("Birch IT"), "Add new customer")
    expect(aurora.field("Company name")).to_have_value("")
    fill(aurora, WILLOW)
    attest(aurora)
    aurora.press("Next: Subscriptions")
    take(aurora, **{BASIC: 6})
    aurora.main.get_by_role("checkbox", name="Azure plan", exact=True).check()
    aurora.press("Next: Review")
    expect(aurora.row(BASIC)).to_contain_text("6")
    aurora.press("Submit")
    # 6. The confirmation. Important: the password is shown this once.
    _, temporary = setup_info(aurora)
    aurora.page.reload()
    aurora.expect_heading("Confirmation")
    expect(aurora.main).not_to_contain_text(temporary)
    # The table's second row: with an Azure plan, the way to the permission is here.
    expect(aurora.link("Tenant owner permission")).to_be_visible()
    # 7. Done: the customer is in the list with its reseller, who administers it.
    aurora.follow("Done")
    expect(aurora.row(willow)).to_contain_text("Birch IT")
    birch.menu("Customers")
    birch.click(name_in(birch.row(willow), willow))
    birch.expect_heading("Subscriptions")
    expect(birch.row(BASIC)).to_contain_text("6")
    birch.inside("Users and licenses")
    birch.row("Wilma Willow")


def adding_subscriptions(aurora, birch):
    """Add new subscriptions to customer accounts, 1 to 7."""
    willow = WILLOW["Company name"]
    # 1.
    aurora.menu("Customers")
    # 2. Found by reseller; the arrow, Add subscription.
    aurora.field("Filter by indirect reseller").select_option(label="Birch IT")
    aurora.press("Apply")
    expect(aurora.rows("Fir Clinic")).to_have_count(0)
    row = aurora.row(willow)
    row.locator("summary").click()
    in_row(aurora, row, "Add subscription")
    # 3.
    aurora.expect_heading("New subscription")
    take(aurora, **{E3: 7})
    # 4. The reseller from the list, Submit; the order is looked at in between. It is the table's third row, too.
    aurora.field("Reseller").select_option(label="Birch IT")
    aurora.press("Next: Review")
    aurora.expect_text("Birch IT", "4100001")
    aurora.press("Submit")
    # 5.
    aurora.expect_heading("Subscriptions")
    expect(aurora.row(E3)).to_contain_text("7")
    # 6.
    aurora.click(name_in(aurora.row(E3), E3))
    aurora.field("Designated support contact").select_option(label="Birch IT")
    # 7.
    aurora.press("Submit")
    expect(aurora.field("Designated support contact").locator("option:checked")).to_have_text("Birch IT")
    birch.inside("Service management")
    expect(birch.row(E3)).to_contain_text("Birch IT")


def open_subscription(partner, product):
    """Customers, Elm Bakery, its subscription to a product."""
    partner.menu("Customers")
    partner.click(name_in(partner.row("Elm Bakery"), "Elm Bakery"))
    partner.click(name_in(partner.row(product), product))
