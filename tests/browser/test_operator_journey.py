"""What the operator does with accounts and lists, and what those meet whom it concerns."""

from playwright.sync_api import expect

from journey import CEDAR, SALES, accept, send_request, sign_in_from_link
from test_consent_journey import ELM, GINKGO, begin_request
from test_users_journey import once, refused_at_the_door
from tour import MENUS
from wizard import BASIC, E3, choose_password, fill, take

OPERATOR = "operator@tandem.example"
NEW = {
    "indirect provider": ("Indirect provider", "Sequoia Distribution", "sequoia.example", ""),
    "indirect reseller": ("Indirect reseller", "Alder Networks", "alder.example", "5000001"),
    "direct-bill partner": ("Direct-bill partner", "Cypress Direct", "cypress.example", "6000001"),
}
JUNE, JUNE_PASSWORD = "june@juniper.example", "a juniper in the snow"
REASON = "Three bills are overdue.\nPay them, please."


def sign_in_operator(portal, visit, script):
    operator = visit(portal, script=script)
    operator.sign_in(OPERATOR)
    return operator


def create_account(operator, kind, name, domain, number):
    """Accounts → Add account. Gives the first global admin's user name and temporary password."""
    operator.menu("Accounts")
    operator.follow("Add account")
    operator.expect_heading("Add account")
    for label, choice in (("Kind", kind), ("Country/region", "United States"), ("Cloud", "Public cloud")):
        operator.field(label).select_option(label=choice)
    values = {
        "Company name": name,
        "Global MPN ID": number,
        "Location MPN ID": number.replace("0", "1", 1),
        "Name of the first global admin": f"First of {name}",
        "Email of the first global admin": f"first@{domain}",
    }
    fill(operator, values)
    answer = operator.press("Create account")
    assert "no-store" in answer.headers["cache-control"]
    return once(operator, "Account created")


def open_account(operator, name):
    operator.menu("Accounts")
    operator.field("Search").fill(name)
    operator.press("Apply")
    operator.click(operator.row(name).get_by_role("link", name=name, exact=True))
    operator.expect_heading(name)


def test_new_partners_enter_and_work_with_each_other(portal, visit, script):
    operator = sign_in_operator(portal, visit, script)
    windows = {}
    for menu, (kind, name, domain, number) in NEW.items():
        user_name, password = create_account(operator, kind, name, domain, number)
        assert user_name == f"first@{domain}"
        operator.follow("Done")
        operator.expect_heading(name)
        operator.expect_text("has not chosen a password yet")
        if menu == "indirect provider":
            # The first password got lost: there is another, and the first opens nothing.
            lost = password
            operator.press("New temporary password")
            _, password = once(operator, "New temporary password")
            refused_at_the_door(visit, portal, script, user_name, lost)
        window = windows[menu] = visit(portal, script=script)
        choose_password(window, user_name, password)
        entries = window.page.locator("nav.menu").get_by_role("link")
        expect(entries).to_have_text(MENUS[menu])
        refused_at_the_door(visit, portal, script, user_name, password)
        open_account(operator, name)
        expect(operator.main).not_to_contain_text("has not chosen a password yet")
        operator.menu("Accounts")
        expect(operator.row(name)).to_contain_text(kind)
        expect(operator.row(name)).to_contain_text("Active")

    sequoia, alder, cypress = windows.values()
    for partner in windows.values():
        partner.menu("Settings")
        partner.inside("Agreements")
        partner.press("Accept and continue")
    link = send_request(sequoia, "first@alder.example")
    assert portal.mail_to("first@alder.example").link("/i/") == link
    alder.go(link)
    accept(alder)
    alder.menu("Indirect providers")
    alder.row("Sequoia Distribution")
    sequoia.menu("Indirect resellers")
    expect(sequoia.row("Alder Networks")).to_contain_text("5100001")
    begin_request(cypress, False)
    cypress.field("To").fill(GINKGO)
    cypress.press("Send")
    mail = portal.mail_to(GINKGO, "Cypress Direct")
    mail.link("/i/")


def test_what_is_taken_or_wrong_is_told_beside_its_field(portal, visit, script):
    operator = sign_in_operator(portal, visit, script)
    operator.menu("Accounts")
    operator.follow("Add account")
    operator.field("Kind").select_option(label="Indirect reseller")
    operator.field("Country/region").select_option(label="United States")
    operator.field("Cloud").select_option(label="Public cloud")
    typed = {
        "Company name": "Alder Networks",
        "Global MPN ID": "5000001",
        "Location MPN ID": "4100001",
        "Name of the first global admin": "Alma Alder",
        "Email of the first global admin": "global.admin@birch.example",
    }
    fill(operator, typed)
    assert operator.press("Create account").status == 422
    assert "Birch IT has this MPN ID already" in operator.expect_refused("Location MPN ID")
    assert "belongs to somebody on this portal already" in operator.expect_refused("Email of the first global admin")
    for label, value in typed.items():
        expect(operator.field(label), label).to_have_value(value)
    operator.follow("Cancel")
    expect(operator.rows("Alder Networks")).to_have_count(0)


def test_a_suspended_partner_manages_and_cannot_sell_until_it_is_reactivated(portal, visit, script):
    operator = sign_in_operator(portal, visit, script)
    aurora = visit(portal, script=script)
    aurora.sign_in("sales.agent@aurora.example")
    link = send_request(aurora, CEDAR)
    # An order is begun before, and stands at its last step.
    aurora.menu("Customers")
    aurora.click(aurora.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    listed = aurora.page.url
    aurora.follow("Add subscription")
    take(aurora, **{E3: 4})
    aurora.press("Next: Review")
    aurora.expect_heading("Review")
    review = aurora.page.url

    open_account(operator, "Aurora Distribution")
    operator.follow("Suspend account")
    operator.expect_heading("Suspend account")
    assert operator.press("Suspend").status == 422
    operator.expect_refused("Reason")
    operator.field("Reason").fill(REASON)
    operator.press("Suspend")
    operator.expect_text("Aurora Distribution is suspended.", "Three bills are overdue.")
    mail = portal.mail_to("global.admin@aurora.example", "Aurora Distribution is suspended")
    assert "Three bills are overdue." in mail.text and OPERATOR in mail.text

    # What was begun is not finished, and the page says why.
    assert aurora.press("Submit").status == 403
    aurora.expect_text("Suspended")
    for path in (listed, "/customers", "/indirect-resellers"):
        aurora.go(path)
        told = aurora.page.locator("body")
        for words in ("This account is suspended.", "Three bills are overdue.", "Pay them, please.", OPERATOR):
            expect(told).to_contain_text(words)
        for act in ("Add subscription", "Add customer", "Request a reseller relationship"):
            expect(aurora.link(act)).to_have_count(0)
        expect(aurora.button("Request a partnership")).to_have_count(0)
    cedar = visit(portal, script=script)
    assert cedar.go(link).status == 404, "its open invitations lead nowhere"
    stranger = visit(portal, script=script)
    stranger.go("/providers")
    expect(stranger.rows("Aurora Distribution")).to_have_count(0)
    stranger.row("Zenith Supply")

    # It manages what it has: fewer licenses and users, but no more of them.
    aurora.go(listed)
    aurora.click(aurora.row(BASIC).get_by_role("link", name=BASIC, exact=True))
    aurora.field("Quantity").fill("6")
    assert aurora.press("Submit").status == 422
    assert "Your organization is suspended" in aurora.expect_refused("Quantity")
    aurora.field("Quantity").fill("4")
    aurora.field("Subscription nickname").fill("The shop's mail")
    aurora.press("Submit")
    aurora.expect_text("Saved.")
    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    elm.menu("Subscriptions")
    expect(elm.row(BASIC).get_by_role("cell").first).to_have_text("4")

    open_account(operator, "Aurora Distribution")
    operator.expect_text("Three bills are overdue.")
    operator.press("Reactivate")
    operator.expect_text("Aurora Distribution is active again.")
    portal.mail_to("global.admin@aurora.example", "Aurora Distribution is active again")
    aurora.go(review)
    expect(aurora.page.locator("body")).not_to_contain_text("This account is suspended.")
    aurora.press("Submit")
    aurora.expect_text("has been placed")
    elm.menu("Subscriptions")
    elm.row(E3)
    sign_in_from_link(cedar, link, CEDAR)
    accept(cedar)
    aurora.menu("Indirect resellers")
    aurora.row("Cedar Systems")
    stranger.go("/providers")
    stranger.row("Aurora Distribution")


def test_a_providers_entry_is_listed_changed_and_taken_off(portal, visit, script):
    operator = sign_in_operator(portal, visit, script)
    kind, name, domain, number = NEW["indirect provider"]
    user_name, password = create_account(operator, kind, name, domain, number)
    sequoia = visit(portal, script=script)
    choose_password(sequoia, user_name, password)
    stranger = visit(portal, script=script)
    stranger.go("/providers")
    stranger.expect_heading("Find an indirect provider")
    expect(stranger.rows(name)).to_have_count(0)
    sequoia.go("/providers")
    sequoia.expect_text("Your company is not on this list.", OPERATOR)

    operator.menu("Provider list")
    expect(operator.row(name)).to_contain_text("Not listed")
    operator.follow(name)
    operator.expect_heading(name)
    operator.field("Public list").select_option(label="Listed")
    operator.field("Website").fill("http://sequoia.example")
    assert operator.press("Save").status == 422
    operator.expect_refused("What it offers")
    operator.expect_refused("Website")
    values = {
        "What it offers": "Cloud for <every> forest.\nSince 1999.",
        "Website": "https://sequoia.example",
        "Phone": "+1 206-555-0188",
        "Email address": "hello@sequoia.example",
    }
    fill(operator, values)
    operator.field("Language 1").select_option(label="English")
    operator.field("Language 2").select_option(label="Portuguese")
    operator.press("Save")
    operator.expect_text(f"The entry of {name} is saved.")
    expect(operator.row(name)).to_contain_text("Listed")

    stranger.go("/providers")
    stranger.field("Search").fill("sequoia")
    stranger.field("Country/region").select_option(label="United States")
    stranger.press("Apply")
    expect(stranger.rows("Zenith Supply")).to_have_count(0)
    stranger.follow(name)
    stranger.expect_heading(name)
    stranger.expect_text("Cloud for <every> forest.", "English, Portuguese", "United States", "hello@sequoia.example")
    shown = stranger.page.url
    sequoia.page.reload()
    sequoia.expect_text("Your company is on this list.")
    birch = visit(portal, script=script)
    birch.sign_in("sales.agent@birch.example")
    birch.menu("Indirect providers")
    birch.follow("Find an indirect provider")
    birch.row(name)

    # Two windows of the operator: the second to save is told.
    operator.follow(name)
    other = sign_in_operator(portal, visit, script)
    other.go(operator.page.url)
    operator.field("What it offers").fill("Cloud for every wood.")
    operator.press("Save")
    other.field("Phone").fill("")
    assert other.press("Save").status == 422
    expect(other.alert).to_contain_text("Somebody has changed this entry meanwhile.")
    stranger.go(shown)
    stranger.expect_text("Cloud for every wood.")
    expect(stranger.main).not_to_contain_text("forest")

    operator.follow(name)
    operator.field("Public list").select_option(label="Not listed")
    operator.press("Save")
    assert stranger.go(shown).status == 404
    sequoia.page.reload()
    sequoia.expect_text("Your company is not on this list.")


def import_served(operator, *rows):
    operator.menu("Accounts")
    operator.follow("Customers served elsewhere")
    operator.expect_heading("Customers served elsewhere")
    table = "\n".join(("mpn_id,tenant,privileges,since", *rows)) + "\n"
    operator.field("File").set_input_files({"name": "served.csv", "mimeType": "text/csv", "buffer": table.encode()})
    return operator.press("Import")


def test_customers_served_elsewhere_wait_for_their_reseller(portal, visit, script):
    operator = sign_in_operator(portal, visit, script)
    good = "5100001,ginkgolaw.onmicrosoft.com,yes,2024-05-31"
    assert import_served(operator, good, "4100002,hazelstudio.onmicrosoft.com,no,2024-05-31").status == 422
    expect(operator.alert).to_contain_text("There is 1 fault in this file.")
    reason = "The customer is in another region or cloud than this reseller."
    expect(operator.row(reason).get_by_role("cell")).to_have_text(["3", "tenant", reason])
    operator.expect_text("No customers wait.")
    import_served(operator, good, "4100002,ginkgolaw.onmicrosoft.com,no,2024-06-01")
    operator.expect_text("New: 2, changed: 0, as before: 0. Relationships that began at once: 1.")
    waiting = operator.row("5100001")
    expect(waiting).to_contain_text("Ginkgo Law")
    expect(waiting.get_by_role("button")).to_have_count(0)
    cedar = visit(portal, script=script)
    cedar.sign_in("sales.agent@cedar.example")
    cedar.menu("Customers")
    cedar.row("Ginkgo Law")
    mail = portal.mail_to(GINKGO, "Cedar Systems")
    assert "/partner-relationships" in mail.text

    # The reseller enrolls itself by a provider's link, and finds its customer there.
    aurora = visit(portal, script=script)
    aurora.sign_in(SALES)
    link = send_request(aurora, JUNE)
    juniper = visit(portal, script=script)
    juniper.go(link)
    juniper.follow("Enroll as an indirect reseller")
    values = {
        "Company name": "Juniper Works",
        "Global MPN ID": "5000001",
        "Location MPN ID": "5100001",
        "Your name": "June Iper",
        "Email": JUNE,
        "Password": JUNE_PASSWORD,
        "Repeat password": JUNE_PASSWORD,
    }
    fill(juniper, values)
    juniper.press("Enroll")
    juniper.go(portal.mail_to(JUNE, count=2).link("/enrol/"))
    juniper.field("Password").fill(JUNE_PASSWORD)
    juniper.press("Confirm")
    juniper.menu("Customers")
    juniper.row("Ginkgo Law")
    ginkgo = visit(portal, script=script)
    ginkgo.sign_in(GINKGO)
    ginkgo.menu("Partner relationships")
    ginkgo.row("Cedar Systems")
    privileges = ginkgo.row("Juniper Works").get_by_text("Remove delegated admin", exact=True)
    expect(privileges).to_have_count(0)
    # Privileges begin when the operator confirms that it is who it says it is.
    operator.menu("Accounts")
    operator.follow("Customers served elsewhere")
    waiting = operator.row("5100001")
    expect(waiting).to_contain_text("Juniper Works")
    operator.click(waiting.get_by_role("button", name="Confirm", exact=True))
    operator.expect_text("Confirmed. Juniper Works now holds the privileges that were waiting.", "No customers wait.")
    ginkgo.menu("Partner relationships")
    expect(privileges).to_have_count(1)
    juniper.menu("Customers")
    juniper.click(juniper.row("Ginkgo Law").get_by_role("link", name="Ginkgo Law", exact=True))
    juniper.inside("Users and licenses")
    juniper.row(GINKGO)


def test_entries_of_many_providers_come_in_a_file(portal, visit, script):
    operator = sign_in_operator(portal, visit, script)
    header = "provider,listed,description,website,phone,email,languages"
    good = "aurora.example,yes,New words for resellers.,https://aurora.example,+1 206 555 0100,,en es"
    stranger = visit(portal, script=script)
    for rows, fault in (((good, "patriot.example,yes,Words.,,,,"), "3"), ((good, "zenith.example,no,,,,,"), None)):
        operator.menu("Provider list")
        operator.follow("Import entries")
        table = "\n".join((header, *rows)) + "\n"
        operator.field("File").set_input_files({"name": "p.csv", "mimeType": "text/csv", "buffer": table.encode()})
        answer = operator.press("Import")
        if fault:
            assert answer.status == 422
            told = operator.row("No provider of the public cloud has this domain on this portal.")
            expect(told.get_by_role("cell").first).to_have_text(fault)
            stranger.go("/providers")
            expect(stranger.row("Aurora Distribution")).not_to_contain_text("New words for resellers.")
            stranger.row("Zenith Supply")
    operator.expect_text("The file is imported. New: 0, changed: 2, as before: 0.")
    stranger.go("/providers")
    expect(stranger.row("Aurora Distribution")).to_contain_text("New words for resellers.")
    expect(stranger.rows("Zenith Supply")).to_have_count(0)


def test_a_name_is_changed_and_everybody_sees_the_new_one(portal, visit, script):
    operator = sign_in_operator(portal, visit, script)
    open_account(operator, "Birch IT")
    operator.field("Name").fill("Birch & Sons IT")
    operator.press("Save name")
    operator.expect_text("The account is called Birch & Sons IT now.")
    aurora = visit(portal, script=script)
    aurora.sign_in("sales.agent@aurora.example")
    aurora.menu("Indirect resellers")
    aurora.row("Birch & Sons IT")
    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    elm.menu("Partner relationships")
    elm.row("Birch & Sons IT")
    expect(elm.rows("Birch IT")).to_have_count(0)
