"""The places that a partner keeps about itself, and what others see of them."""

from playwright.sync_api import expect

from journey import either_way
from wizard import BASIC, E3, choose_country, fill, take

BIRCH = "global.admin@birch.example"
TACOMA = {
    "Address line 1": "5 Dock Street",
    "City": "Tacoma",
    "State/province": "WA",
    "ZIP/postal code": "98402",
    "First name": "Nora",
    "Last name": "Vale",
    "Email address": "tacoma@birch.example",
    "Phone number": "+1 206-555-0155",
}
GRAZ = {
    "Address line 1": "Herrengasse 9",
    "City": "Graz",
    "ZIP/postal code": "8010",
    "First name": "Nora",
    "Last name": "Vale",
    "Email address": "graz@birch.example",
    "Phone number": "+43 316 123456",
}


def settings(visitor, page):
    visitor.menu("Settings")
    visitor.inside(page)
    visitor.expect_heading(page)


def add_location(partner, number, name, country, values):
    partner.follow("Add location")
    partner.expect_heading("Add location")
    fill(partner, {"Location MPN ID": number, "Location name": name})
    if country:
        choose_country(partner, country)
        expect(partner.field("Location name")).to_have_value(name)
    fill(partner, values)
    return partner.press("Save")


@either_way
def test_a_location_is_added_associated_and_stands_on_new_orders(portal, visit, script):
    birch = visit(portal, script=script)
    birch.sign_in(BIRCH)
    settings(birch, "Identifiers")
    # A number that somebody else has.
    assert add_location(birch, "4100002", "Birch IT Tacoma", None, TACOMA).status == 422
    assert "already belongs" in birch.expect_refused("Location MPN ID")
    birch.field("Location MPN ID").fill("4100021")
    birch.press("Save")
    birch.expect_text("Location added: Birch IT Tacoma.")
    expect(birch.row("4100021")).to_contain_text("Not associated")
    expect(birch.row("4100021")).to_contain_text("5 Dock Street")
    add_location(birch, "4100022", "Birch IT Graz", "Austria", GRAZ)
    expect(birch.row("4100022")).to_contain_text("Austria")

    birch.follow("Update")
    birch.expect_heading("Update association")
    birch.field("Location").select_option("4100022")
    assert birch.press("Save").status == 422
    told = birch.expect_refused("Location")
    assert "Birch IT Graz isn’t in the country of your account" in told
    birch.field("Location").select_option("4100021")
    birch.press("Save")
    birch.expect_text("Account associated with MPN ID 4100021.")
    expect(birch.row("4100021")).to_contain_text("Associated")
    expect(birch.row("4100001")).to_contain_text("Associated before")

    # Its provider sells with the new number; what was sold keeps the old one.
    aurora = visit(portal, script=script)
    aurora.sign_in("sales.agent@aurora.example")
    aurora.menu("Indirect resellers")
    expect(aurora.row("Birch IT")).to_contain_text("4100021")
    aurora.menu("Customers")
    aurora.click(aurora.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    aurora.follow("Add subscription")
    take(aurora, **{E3: 2})
    aurora.field("Reseller").select_option(label="Birch IT")
    aurora.press("Next: Review")
    aurora.expect_text("Birch IT, MPN ID 4100021")
    aurora.press("Submit")
    expect(aurora.row(E3)).to_contain_text("4100021")
    expect(aurora.row(BASIC)).to_contain_text("4100001")
    birch.menu("Customers")
    birch.click(birch.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    expect(birch.row(E3)).to_contain_text("4100021")
    birch.row(BASIC)
