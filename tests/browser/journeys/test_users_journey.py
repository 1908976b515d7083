"""Users of a customer: one who works, and many out of a file."""

import csv
import io
import re

from playwright.sync_api import expect

from journey import either_way
from test_consent_journey import ELM, expand
from wizard import BASIC, choose_password

DOMAIN = "elmbakery.onmicrosoft.com"
MARINA = f"marina.duarte@{DOMAIN}"


def open_users(partner):
    """Customers → the arrow beside the name → Users and licenses."""
    row = expand(partner, "Elm Bakery")
    partner.click(row.get_by_role("link", name=partner.says("Users and licenses")))
    partner.expect_heading("Users and licenses")


def add_user(visitor, display_name, user_name):
    """Add user, as far as the page that shows the temporary password. Gives user name and password."""
    visitor.follow("Add user")
    visitor.expect_heading("Add user")
    first, _, last = display_name.partition(" ")
    visitor.field("First name").fill(first)
    visitor.field("Last name").fill(last)
    visitor.field("Display name").fill(display_name)
    visitor.field("User name").fill(user_name)
    visitor.field("Usage location").select_option(label="United States")
    expect(visitor.field("Default user")).to_be_checked()
    visitor.press("Add user")
    return once(visitor, "User added")


def once(visitor, heading):
    """The section that shows a temporary password this once: what it shows, after the page was asked for again."""
    visitor.expect_heading(heading)
    expect(visitor.heading("Setup info")).to_have_count(1)
    user_name, password = setup_values(visitor)
    assert len(password) >= 12
    visitor.page.reload()
    visitor.expect_heading(heading)
    expect(visitor.main).not_to_contain_text(password)
    expect(visitor.main).to_contain_text("shown then")
    return user_name, password


def setup_values(visitor):
    """User name and temporary password, each read directly after its words."""
    facts = visitor.main.get_by_role("region", name="Setup info", exact=True)
    return [re.search(rf"{words}\s+(\S+)", facts.inner_text())[1] for words in ("User name", "Temporary password")]


def refused_at_the_door(visit, portal, script, email, password):
    """Whoever has the password does not get in with it."""
    window = visit(portal, script=script)
    window.go("/sign-in")
    window.field("Email").fill(email)
    window.field("Password").fill(password)
    window.press("Sign in")
    expect(window.alert).to_contain_text("The email or password is wrong")
    return window


@either_way
def test_a_partner_adds_a_user_who_works_and_the_customer_sees_it(portal, visit, script):
    birch = visit(portal, script=script)
    birch.sign_in("admin.agent@birch.example")
    open_users(birch)
    user_name, password = add_user(birch, "Marina Duarte", "marina.duarte")
    assert user_name == MARINA
    birch.follow("Done")
    row = birch.row("Marina Duarte")
    expect(row).to_contain_text(MARINA)
    expect(row).to_contain_text("United States")
    expect(row).to_contain_text("None")
    birch.click(row.get_by_role("link", name="Licenses"))
    birch.expect_heading("Licenses of Marina Duarte")
    birch.field(BASIC).select_option(label="Assigned")
    birch.press("Save")
    birch.expect_text("Licenses updated for Marina Duarte.")
    birch.inside("Users and licenses")
    expect(birch.row("Marina Duarte")).to_contain_text(BASIC)

    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    elm.menu("Users and licenses")
    expect(elm.row("Marina Duarte")).to_contain_text(BASIC)
    expect(elm.row("Marina Duarte")).to_contain_text(MARINA)
    marina = visit(portal, script=script)
    choose_password(marina, user_name, password)
    again = refused_at_the_door(visit, portal, script, user_name, password)
    assert again.path == "/sign-in", "the temporary password serves once"


HEADER = "First name,Last name,Display name,Email"


def choose_file(visitor, name, *rows):
    table = "\n".join((HEADER, *rows)) + "\n"
    file = {"name": name, "mimeType": "text/csv", "buffer": table.encode()}
    visitor.field("File").set_input_files(file)
    return visitor.press("Validate")


@either_way
def test_a_file_of_users_is_corrected_loaded_and_its_passwords_taken_once(portal, visit, script):
    good = (f"Olga,Lima,Olga Lima,olga.lima@{DOMAIN}", f"Piet,Jansen,Piet Jansen,piet.jansen@{DOMAIN}")
    birch = visit(portal, script=script)
    birch.sign_in("global.admin@birch.example")
    open_users(birch)
    birch.follow("Upload users")
    birch.expect_heading("Upload users")
    birch.field("Location").select_option(label="United States")
    answer = choose_file(birch, "people.csv", good[0], "Rosa,Weiß,Rosa Weiß,rosa@elsewhere.example", good[1])
    assert answer.status == 422
    expect(birch.alert).to_contain_text("This file has 1 error.")
    fault = birch.main.locator("tbody tr")
    expect(fault).to_have_count(1)
    expect(fault.get_by_role("cell")).to_have_text(["3", "Email", re.compile(rf"@{re.escape(DOMAIN)}")])

    rosa = f"Rosa,Weiß,Rosa Weiß,rosa.weiss@{DOMAIN}"
    choose_file(birch, "people-2.csv", good[0], rosa, good[1])
    birch.expect_text("Users to add: 3.", "United States")
    birch.press("Save")
    # The page of a file that is being loaded looks again by itself.
    expect(birch.main.get_by_role("status")).to_contain_text("Users added: 3.")
    late = visit(portal, script=script)
    late.sign_in("global.admin@birch.example")
    late.go(birch.page.url)
    with birch.page.expect_download() as download:
        birch.button("Download temporary passwords").click()
    sheet = download.value.path().read_text("utf-8-sig")
    passwords = {row["User name"]: row["Temporary password"] for row in csv.DictReader(io.StringIO(sheet))}
    assert set(passwords) == {f"{one}@{DOMAIN}" for one in ("olga.lima", "rosa.weiss", "piet.jansen")}
    assert len(set(passwords.values())) == 3 and all(len(one) >= 12 for one in passwords.values())
    # In the window that was open before, the button still stands.
    answer = late.press("Download temporary passwords")
    assert answer.status == 409
    late.expect_text("was downloaded and can’t be downloaded again", "Downloaded by")
    birch.page.reload()
    expect(birch.button("Download temporary passwords")).to_have_count(0)

    olga = visit(portal, script=script)
    choose_password(olga, f"olga.lima@{DOMAIN}", passwords[f"olga.lima@{DOMAIN}"])
    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    elm.menu("Users and licenses")
    elm.field("Filter users by…").fill("rosa")
    elm.press("Apply")
    expect(elm.row("Rosa Weiß")).to_contain_text(f"rosa.weiss@{DOMAIN}")
    elm.menu("Users and licenses")
    for name in ("Olga Lima", "Piet Jansen"):
        expect(elm.row(name)).to_contain_text("United States")


def test_a_long_file_is_loaded_while_its_page_looks_on(portal, visit):
    elm = visit(portal)
    elm.sign_in(ELM)
    elm.menu("Users and licenses")
    elm.follow("Upload users")
    many = 1200
    people = [f"Ana,Nr {one},Ana Nr {one},ana.{one:04}@{DOMAIN}" for one in range(many)]
    choose_file(elm, "everybody.csv", *people)
    elm.expect_text("Users to add: 1,200.")
    elm.press("Save")
    # Nobody presses anything: the page comes again until the file is done.
    expect(elm.main.get_by_role("status")).to_contain_text("Users added: 1,200.", timeout=60_000)
    elm.follow("Done")
    elm.field("Filter users by…").fill("ana.0777")
    elm.press("Apply")
    elm.row("Ana Nr 777")
    birch = visit(portal)
    birch.sign_in("admin.agent@birch.example")
    open_users(birch)
    birch.follow("Last")
    birch.row("Olivia Bennett")
    birch.follow("First")
    birch.row("Ana Nr 0")
    # Whoever has no password yet does not get in.
    refused_at_the_door(visit, portal, True, f"ana.0777@{DOMAIN}", "violet harbour lantern 42")
