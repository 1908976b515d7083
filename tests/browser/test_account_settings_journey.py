"""What a partner keeps about itself: its support, its places, its people. What others see of it, and when."""

import re

from playwright.sync_api import expect

from test_consent_journey import ELM
from test_users_journey import once, refused_at_the_door
from wizard import BASIC, E3, choose_country, choose_password, fill, take

BIRCH = "global.admin@birch.example"
NORA, NORA_PASSWORD = "nora@birch.example", "seven grey herons fly"
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


def test_a_new_support_profile_is_what_customers_see(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in("global.admin@aurora.example")
    settings(aurora, "Support profile")
    aurora.field("Phone number").fill("+1 206-555-0177")
    aurora.field("Website").fill("ftp://help.aurora.example")
    assert aurora.press("Save").status == 422
    aurora.expect_refused("Website")
    expect(aurora.field("Phone number")).to_have_value("+1 206-555-0177")
    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    elm.menu("Subscriptions")
    expect(elm.row(BASIC)).not_to_contain_text("0177")

    aurora.field("Website").fill("https://help.aurora.example")
    aurora.field("Email address").fill("help@aurora.example")
    aurora.press("Save")
    aurora.expect_text("The support profile is saved.")
    elm.menu("Subscriptions")
    row = elm.row(BASIC)
    expect(row.get_by_role("link", name=re.compile(r"0177$"))).to_have_attribute("href", "tel:+12065550177")
    expect(row).to_contain_text("help@aurora.example")
    expect(row).to_contain_text("https://help.aurora.example")
    # Whoever may not change it reads it.
    agent = visit(portal, script=script)
    agent.sign_in("sales.agent@aurora.example")
    settings(agent, "Support profile")
    agent.expect_text("help@aurora.example", "A global admin or account admin of your organization can change this.")
    expect(agent.field("Email address")).to_have_count(0)


def add_location(partner, number, name, country, values):
    partner.follow("Add a location")
    partner.expect_heading("Add a location")
    fill(partner, {"Location MPN ID": number, "Location name": name})
    if country:
        choose_country(partner, country)
        expect(partner.field("Location name")).to_have_value(name)
    fill(partner, values)
    return partner.press("Save")


def test_a_location_is_added_associated_and_stands_on_new_orders(portal, visit, script):
    birch = visit(portal, script=script)
    birch.sign_in(BIRCH)
    settings(birch, "Identifiers")
    # A number that somebody else has.
    assert add_location(birch, "4100002", "Birch IT Tacoma", None, TACOMA).status == 422
    assert "already belongs" in birch.expect_refused("Location MPN ID")
    birch.field("Location MPN ID").fill("4100021")
    birch.press("Save")
    birch.expect_text("The location Birch IT Tacoma is added.")
    expect(birch.row("4100021")).to_contain_text("Not associated")
    expect(birch.row("4100021")).to_contain_text("5 Dock Street")
    add_location(birch, "4100022", "Birch IT Graz", "Austria", GRAZ)
    expect(birch.row("4100022")).to_contain_text("Austria")

    birch.follow("Update")
    birch.expect_heading("Update the association")
    birch.field("Location").select_option("4100022")
    assert birch.press("Save").status == 422
    told = birch.expect_refused("Location")
    assert "Birch IT Graz is in another country than your account" in told
    birch.field("Location").select_option("4100021")
    birch.press("Save")
    birch.expect_text("Your account is associated with MPN ID 4100021 now.")
    expect(birch.row("4100021")).to_contain_text("Associated now")
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


def begin_user(admin, name, email, way, *roles):
    """User management → Add user."""
    settings(admin, "User management")
    admin.follow("Add user")
    admin.expect_heading("Add user")
    fill(admin, {"Full name": name, "Email address": email})
    ways = admin.field("First password").locator("option").all_inner_texts()
    admin.field("First password").select_option(label=next(one for one in ways if one.startswith(way)))
    for role in roles:
        admin.field(role).select_option(label="Yes")
    return admin.press("Add")


def open_person(admin, email):
    settings(admin, "User management")
    admin.click(admin.row(email).get_by_role("link").first)


def test_a_person_is_invited_by_mail_works_and_loses_a_role(portal, visit, script):
    admin = visit(portal, script=script)
    admin.sign_in(BIRCH)
    begin_user(admin, "Nora Vale", NORA, "Invite by mail", "Sales agent", "User admin")
    admin.expect_heading("User added")
    admin.expect_text("A mail with a link for choosing the password is on its way.")
    expect(admin.heading("Setup info")).to_have_count(0)
    admin.follow("Done")
    expect(admin.row(NORA)).to_contain_text("Invited by mail")
    for role in ("Sales agent", "User admin"):
        expect(admin.row(NORA)).to_contain_text(role)

    mail = portal.mail_to(NORA, "You have been added to Birch IT")
    link = mail.link("/welcome/")
    nora = visit(portal, script=script)
    nora.go(link)
    nora.expect_heading("Choose your password")
    nora.field("New password").fill(NORA_PASSWORD)
    nora.field("Repeat new password").fill("something else again")
    assert nora.press("Save").status == 422
    nora.expect_refused("Repeat new password")
    nora.field("New password").fill(NORA_PASSWORD)
    nora.field("Repeat new password").fill(NORA_PASSWORD)
    nora.press("Save")
    nora.expect_text("Welcome! You work for Birch IT now.")
    # The link served once; the password serves from now on.
    assert nora.go(link).status == 404
    nora.go("/")
    nora.sign_out()
    nora.sign_in(NORA, NORA_PASSWORD)
    nora.menu("Customers")
    nora.row("Elm Bakery")
    settings(nora, "User management")
    expect(nora.row(NORA)).to_contain_text("Active")

    # One role is taken; it counts at the next request of a session that goes on.
    nora.menu("Customers")
    expect(nora.link("Request a reseller relationship")).to_have_count(1)
    open_person(admin, NORA)
    admin.field("Sales agent").select_option(label="No")
    admin.press("Update")
    admin.expect_text("The roles of Nora Vale are saved.")
    assert nora.follow("Request a reseller relationship").status == 403
    settings(nora, "User management")
    expect(nora.row(NORA)).not_to_contain_text("Sales agent")
    expect(nora.row(NORA)).to_contain_text("User admin")

    # Removed, and out.
    open_person(admin, NORA)
    admin.follow("Remove")
    admin.expect_heading("Remove user")
    admin.follow("Cancel")
    admin.follow("Remove")
    admin.press("Yes")
    admin.expect_text("Nora Vale is removed from your organization.")
    expect(admin.rows(NORA)).to_have_count(0)
    nora.go("/settings/users")
    assert nora.path == "/sign-in"
    nora.sign_in(NORA, NORA_PASSWORD)
    nora.expect_heading("You belong to no organization now")


def test_a_temporary_password_is_shown_once_and_replaced(portal, visit, script):
    admin = visit(portal, script=script)
    admin.sign_in(BIRCH)
    answer = begin_user(admin, "Nora Vale", NORA, "Temporary password", "Helpdesk agent")
    assert "no-store" in answer.headers["cache-control"]
    user_name, password = once(admin, "User added")
    assert user_name == NORA
    admin.follow("Done")
    expect(admin.row(NORA)).to_contain_text("Has a temporary password")
    nora = visit(portal, script=script)
    nora.go("/sign-in")
    nora.field("Email").fill(NORA)
    nora.field("Password").fill(password)
    nora.press("Sign in")
    nora.go("/customers")
    expect(nora.field("New password"), "there is no way around a new password").to_have_count(1)
    nora.field("New password").fill(password)
    nora.field("Repeat new password").fill(password)
    assert nora.press("Save").status == 422
    nora.field("New password").fill(NORA_PASSWORD)
    nora.field("Repeat new password").fill(NORA_PASSWORD)
    nora.press("Save")
    nora.menu("Customers")
    nora.row("Elm Bakery")
    refused_at_the_door(visit, portal, script, NORA, password)

    open_person(admin, NORA)
    admin.expect_text("Active")
    admin.follow("Reset password")
    admin.press("Reset password")
    _, renewed = once(admin, "Reset password")
    admin.follow("Done")
    nora.go("/customers")
    assert nora.path == "/sign-in"
    refused_at_the_door(visit, portal, script, NORA, NORA_PASSWORD)
    choose_password(nora, NORA, renewed)


def test_somebody_stays_global_admin(portal, visit, script):
    admin = visit(portal, script=script)
    admin.sign_in(BIRCH)
    open_person(admin, BIRCH)
    expect(admin.link("Remove")).to_have_count(0)
    admin.field("Global admin").select_option(label="No")
    assert admin.press("Update").status == 422
    expect(admin.alert).to_contain_text("This is the last global admin of your organization")
    deputy = visit(portal, script=script)
    deputy.sign_in("user.admin@birch.example")
    open_person(deputy, BIRCH)
    deputy.expect_text("Only a global admin of your organization gives or takes this role")
    expect(deputy.link("Remove")).to_have_count(0)

    # Where there are two, one may go; then the other is the last.
    begin_user(admin, "Nora Vale", NORA, "Temporary password", "Global admin")
    _, password = once(admin, "User added")
    nora = visit(portal, script=script)
    choose_password(nora, NORA, password)
    open_person(admin, BIRCH)
    admin.field("Global admin").select_option(label="No")
    admin.press("Update")
    admin.menu("Home")
    assert admin.go("/settings/users").status == 403
    open_person(nora, NORA)
    nora.field("Global admin").select_option(label="No")
    assert nora.press("Update").status == 422
    expect(nora.alert).to_contain_text("This is the last global admin of your organization")
    open_person(nora, BIRCH)
    nora.follow("Remove")
    nora.press("Yes")
    expect(nora.rows(BIRCH)).to_have_count(0)


def test_somebody_who_works_elsewhere_is_asked_and_keeps_the_password(portal, visit, script):
    admin = visit(portal, script=script)
    admin.sign_in(BIRCH)
    known = "sales.agent@cedar.example"
    begin_user(admin, "Somebody Else", known, "Temporary password", "Helpdesk agent")
    admin.expect_heading("Mail sent")
    admin.expect_text("signs in on this portal already")
    expect(admin.heading("Setup info")).to_have_count(0)
    settings(admin, "User management")
    expect(admin.heading("Asked by mail")).to_have_count(1)
    expect(admin.row(known)).to_contain_text("Helpdesk agent")
    link = portal.mail_to(known, "Birch IT asks you to work for it").link("/welcome/")
    person = visit(portal, script=script)
    person.go(link)
    person.expect_heading("Work for one more organization")
    person.expect_text("You keep your password.", "Helpdesk agent")
    person.press("Agree")
    assert person.path == "/sign-in"
    person.sign_in(known)
    person.choose_account("Birch IT")
    person.menu("Customers")
    person.row("Elm Bakery")
    open_person(admin, known)
    admin.expect_text("This person works for another organization on this portal, too.")
    expect(admin.link("Reset password")).to_have_count(0)
    # Removed here, it goes on there.
    admin.follow("Remove")
    admin.expect_text("What the person is in other organizations.")
    admin.press("Yes")
    person.go("/customers")
    assert person.path == "/sign-in"
    person.sign_in(known)
    person.menu("Customers")
    expect(person.rows("Elm Bakery")).to_have_count(0)


def test_legal_info_is_corrected_once_by_each_who_reads_it(portal, visit, script):
    admin, other = visit(portal, script=script), visit(portal, script=script)
    for window in (admin, other):
        window.sign_in(BIRCH)
        settings(window, "Legal info")
        window.follow("Update")
        window.expect_heading("Update legal info")
    admin.field("ZIP/postal code").fill("1")
    assert admin.press("Save").status == 422
    admin.expect_refused("ZIP/postal code")
    fill(admin, {"ZIP/postal code": "98402", "City": "Tacoma"})
    admin.press("Save")
    admin.expect_text("The legal info is saved.", "Tacoma")
    # What was typed meanwhile is kept, and told to be late.
    other.field("City").fill("Spokane")
    other.press("Save")
    expect(other.alert).to_contain_text("Somebody else changed this while the page was open")
    expect(other.field("City")).to_have_value("Spokane")
    other.follow("Cancel")
    other.expect_text("Tacoma")
