"""New customer, as it is walked by several journeys: who the customer is, and the way through the four steps."""

import datetime
import re

from playwright.sync_api import expect

from words import messages

ATTEST = "I attest that the customer accepted the Microsoft Customer Agreement"
ASK = "Customer will be asked to accept it"
BASIC = "Microsoft 365 Business Basic"
E3 = "Microsoft 365 E3"

WILLOW = {
    "Company name": "Willow Works LLC",
    "Primary domain name": "willowworks",
    "Address line 1": "12 Mill Lane",
    "City": "Seattle",
    "State/province": "WA",
    "ZIP/postal code": "98101",
    "First name": "Wilma",
    "Last name": "Willow",
    "Email address": "wilma@willow.example",
    "Phone number": "+1 206-555-0142",
}
"""A customer in the United States, with only what is asked for there."""
IPOMEIA = {
    "Company name": "Ipoméia Têxtil Ltda",
    "Primary domain name": "ipomeiatextil",
    "Organization registration number": "11.444.777/0001-61",
    "Address line 1": "Avenida Paulista, 1000",
    "City": "São Paulo",
    "State/province": "SP",
    "ZIP/postal code": "01310-100",
    "First name": "João",
    "Last name": "Gonçalves",
    "Email address": "joao@ipomeia.example",
    "Phone number": "(11) 91234-5678",
}
KALINA = {
    "Company name": "ООО «Калина и Ко»",
    "Primary domain name": "kalinaco",
    "Organization registration number": "7707083893",
    "Address line 1": "ул. Тверская, 7",
    "City": "Москва",
    "State/province": "MOW",
    "ZIP/postal code": "125009",
    "First name": "Ксения",
    "Last name": "Калинина",
    "Email address": "kalinina@kalina.example",
    "Phone number": "8 (495) 123-45-67",
}


def named(customer, name):
    """The same customer by a name and a domain of its own."""
    domain = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum())
    return customer | {"Company name": name, "Primary domain name": domain}


def yesterday():
    """A day that has begun in every time zone."""
    return (datetime.date.today() - datetime.timedelta(days=1)).isoformat()


def fill(visitor, values):
    """Fills in or chooses each of the fields with these labels."""
    for label, value in values.items():
        field = visitor.field(label)
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def expect_filled(visitor, values):
    for label, value in values.items():
        expect(visitor.field(label), label).to_have_value(value)


def choose_country(visitor, name):
    """The list of countries, which script submits; without script the button beside it does."""
    choice = visitor.field("Country/region")
    if visitor.script:
        with visitor.page.expect_navigation():
            choice.select_option(label=name)
    else:
        choice.select_option(label=name)
        visitor.press("Change country")
    expect(visitor.field("Country/region").locator("option:checked")).to_have_text(name)


def radio(visitor, label):
    return visitor.main.get_by_role("radio", name=visitor.says(label))


def attest(visitor):
    radio(visitor, ATTEST).check()
    visitor.field("Agreement acceptance date").fill(yesterday())


def begin_from_row(provider, reseller):
    """Indirect resellers → Add new customer: the reseller is chosen already."""
    provider.menu("Indirect resellers")
    provider.click(provider.row(reseller).get_by_text(provider.says("Add new customer")))
    provider.expect_heading("Account info")
    expect(provider.field("Indirect reseller").locator("option:checked")).to_have_text(reseller)


def begin_from_list(provider, reseller=None):
    """Customers → Add customer: the reseller is chosen from the partners."""
    provider.menu("Customers")
    provider.follow("Add customer")
    provider.expect_heading("Account info")
    if reseller:
        provider.field("Indirect reseller").select_option(label=reseller)


def take(visitor, **quantities):
    """Ticks offers by name and enters their licenses: `take(visitor, **{BASIC: 5})`."""
    for offer, quantity in quantities.items():
        visitor.main.get_by_role("checkbox", name=offer, exact=True).check()
        visitor.main.get_by_label(licenses_for(visitor, offer), exact=True).fill(str(quantity))


def expect_taken(visitor, **quantities):
    """These offers are ticked with these licenses, and no others."""
    for offer, quantity in quantities.items():
        expect(visitor.main.get_by_role("checkbox", name=offer, exact=True), offer).to_be_checked()
        expect(visitor.main.get_by_label(licenses_for(visitor, offer), exact=True), offer).to_have_value(str(quantity))
    expect(visitor.main.get_by_role("checkbox", checked=True)).to_have_count(len(quantities))


def licenses_for(visitor, offer):
    """The label of an offer's number field."""
    return messages(visitor.language)["cart-licenses-for"].replace("{ $offer }", offer)


def walk_to_review(provider, customer, **quantities):
    """From Account info to Review."""
    fill(provider, customer)
    attest(provider)
    provider.press("Next: Subscriptions")
    provider.expect_heading("New subscription")
    take(provider, **quantities)
    provider.press("Next: Review")
    provider.expect_heading("Review")


def setup_info(provider):
    """The user name and the temporary password, each read directly after its words."""
    provider.expect_heading("Confirmation")
    expect(provider.heading("Setup info")).to_have_count(1)
    return [after(provider, words) for words in ("User name", "Temporary password")]


def after(visitor, words):
    """What stands on the page directly after some words."""
    ways = visitor.says(words).pattern.removeprefix(r"^\s*").removesuffix(r"\s*$")
    found = re.findall(rf"(?m)^\s*{ways}\s+(\S+)", visitor.text())
    assert len(found) == 1, f"{words}: {found} in\n{visitor.text()}"
    return found[0]


def choose_password(visitor, user_name, temporary, password="nine quiet willows 7"):
    """Signs in for the first time, which ends with a password that nobody else knows."""
    visitor.go("/sign-in")
    visitor.field("Email").fill(user_name)
    visitor.field("Password").fill(temporary)
    visitor.press("Sign in")
    visitor.field("New password").fill(password)
    visitor.field("Repeat new password").fill(password)
    visitor.press("Save")
    visitor.expect_heading("Home")
