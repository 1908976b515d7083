"""The operator lets new partners in, and they work with each other."""

from playwright.sync_api import expect

from journey import accept, send_request
from test_consent_journey import GINKGO, begin_request
from test_users_journey import once, refused_at_the_door
from tour import MENUS
from wizard import choose_password, fill

OPERATOR = "operator@tandem.example"
NEW = {
    "indirect provider": ("Indirect provider", "Sequoia Distribution", "sequoia.example", ""),
    "indirect reseller": ("Indirect reseller", "Alder Networks", "alder.example", "5000001"),
    "direct-bill partner": ("Direct-bill partner", "Cypress Direct", "cypress.example", "6000001"),
}


def sign_in_operator(portal, visit):
    operator = visit(portal)
    operator.sign_in(OPERATOR)
    return operator


def create_account(operator, kind, name, domain, number):
    """Accounts → Add account. Gives the first global admin's user name and temporary password."""
    operator.menu("Accounts")
    operator.follow("Add account")
    operator.expect_heading("Add account")
    for label, choice in (("Type", kind), ("Country/region", "United States"), ("Cloud", "Public cloud")):
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


def test_new_partners_enter_and_work_with_each_other(portal, visit):
    operator = sign_in_operator(portal, visit)
    windows = {}
    for menu, (kind, name, domain, number) in NEW.items():
        user_name, password = create_account(operator, kind, name, domain, number)
        assert user_name == f"first@{domain}"
        operator.follow("Done")
        operator.expect_heading(name)
        operator.expect_text("hasn’t chosen a password yet")
        if menu == "indirect provider":
            # The first password got lost: there is another, and the first opens nothing.
            lost = password
            operator.press("New temporary password")
            _, password = once(operator, "New temporary password")
            refused_at_the_door(visit, portal, True, user_name, lost)
        window = windows[menu] = visit(portal)
        choose_password(window, user_name, password)
        entries = window.page.locator("nav.menu").get_by_role("link")
        expect(entries).to_have_text(MENUS[menu])
        refused_at_the_door(visit, portal, True, user_name, password)
        open_account(operator, name)
        expect(operator.main).not_to_contain_text("hasn’t chosen a password yet")
        operator.menu("Accounts")
        expect(operator.row(name)).to_contain_text(kind)
        expect(operator.row(name)).to_contain_text("Active")

    sequoia, alder, cypress = windows.values()
    for partner in windows.values():
        partner.menu("Settings")
        partner.inside("Agreements")
        partner.press("Accept and continue")
    link = send_request(sequoia, "first@alder.example")
    # Among mails that tell it of its agreement.
    assert portal.mail_to("first@alder.example", containing=link).link("/i/") == link
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
