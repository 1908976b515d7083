"""Licenses of a customer: given to many, found short, bought, taken back; and what the customer sees of it."""

from playwright.sync_api import expect

from journey import either_way
from test_consent_journey import ELM
from test_users_journey import DOMAIN, open_users
from wizard import BASIC, take

EXCHANGE = "Exchange Online (Plan 1)"
PEOPLE = ("Emma Collins", "Liam Foster", "Noah Parker", "Olivia Bennett")


def open_licenses(partner):
    open_users(partner)
    partner.follow("Manage licenses")
    partner.expect_heading("Manage licenses")


def expect_counts(visitor, product, bought, assigned, available):
    """The row of a product on Manage licenses."""
    cells = visitor.row(product).get_by_role("cell")
    expect(cells.nth(0)).to_have_text(str(bought))
    expect(cells.nth(1)).to_have_text(str(assigned))
    expect(cells.nth(2)).to_have_text(str(available))


def own_licenses(elm):
    elm.menu("Users and licenses")
    elm.follow("Manage licenses")
    elm.expect_heading("Manage licenses")


def expect_summed(visitor, product, wish, done, before, failed):
    """What Licenses updated says of a product."""
    sums = visitor.main.get_by_role("table", name="Products", exact=True)
    cells = sums.get_by_role("row").filter(has_text=product).get_by_role("cell")
    expect(cells).to_have_text([wish, str(done), str(before), str(failed)])


def enter_users(visitor, names):
    """Names of users, typed rather than selected."""
    visitor.main.get_by_text("Enter names or addresses", exact=True).click()
    visitor.field("Other users").fill(names)


def results(visitor, name):
    """The rows of the list of users under this heading."""
    return visitor.main.get_by_role("table", name=name, exact=True).locator("tbody tr")


@either_way
def test_licenses_run_short_are_bought_and_taken_back(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in("admin.agent@aurora.example")
    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    own_licenses(elm)
    expect_counts(elm, EXCHANGE, 3, 0, 3)
    open_licenses(aurora)
    expect_counts(aurora, EXCHANGE, 3, 0, 3)
    expect_counts(aurora, BASIC, 5, 4, 1)
    expect(aurora.row(EXCHANGE).get_by_role("link", name="Buy more")).to_have_count(0)

    # Four people and a stranger want three licenses.
    aurora.follow("Assign and revoke licenses")
    aurora.field("Users to find").select_option(label=f"Everyone without {EXCHANGE}")
    aurora.press("Find users")
    expect(aurora.main.get_by_role("status")).to_have_text("4 users were found and are selected below.")
    users = aurora.main.get_by_role("group", name="Selected users", exact=True).get_by_role("checkbox")
    expect(users).to_have_count(4)
    for user in users.all():
        expect(user).to_be_checked()
    last = users.last.get_attribute("value")
    enter_users(aurora, f"stranger@{DOMAIN}")
    aurora.field(EXCHANGE).check()
    aurora.press("Save")
    aurora.expect_heading("Licenses updated")
    expect_summed(aurora, EXCHANGE, "Assign", 3, 0, 1)
    aurora.expect_text("1 more license is needed.", "Not in this directory", f"stranger@{DOMAIN}")
    expect(results(aurora, "Not done")).to_have_count(1)
    expect(results(aurora, "Not done")).to_contain_text(f"{EXCHANGE}: not assigned: no license is left")
    expect(results(aurora, "Not done")).to_contain_text(last)
    expect(results(aurora, "Done")).to_have_count(3)
    for row in results(aurora, "Done").all():
        expect(row).to_contain_text(f"{EXCHANGE}: assigned")
    aurora.page.reload()
    aurora.expect_text("You already submitted this form, so nothing was done twice.")

    aurora.follow("Close")
    expect_counts(aurora, EXCHANGE, 3, 3, 0)
    own_licenses(elm)
    expect_counts(elm, EXCHANGE, 3, 3, 0)
    # A customer buys no licenses, its partner does.
    expect(elm.main.get_by_role("link", name="Buy more")).to_have_count(0)

    # One by one it is the same.
    missing = next(name for name in PEOPLE if name not in holders(aurora))
    aurora.inside("Users and licenses")
    aurora.click(aurora.row(missing).get_by_role("link", name="Licenses"))
    aurora.field(EXCHANGE).select_option(label="Assigned")
    assert aurora.press("Save").status == 422
    expect(aurora.alert).to_contain_text(f"Nothing was saved: no license of {EXCHANGE} is left.")
    aurora.follow("Buy more")
    aurora.expect_heading("New subscription")
    take(aurora, **{EXCHANGE: 2})
    aurora.press("Next: Review")
    aurora.press("Submit")
    aurora.expect_text("placed.")
    own_licenses(elm)
    expect_counts(elm, EXCHANGE, 5, 3, 2)

    aurora.inside("Users and licenses")
    aurora.click(aurora.row(missing).get_by_role("link", name="Licenses"))
    aurora.field(EXCHANGE).select_option(label="Assigned")
    aurora.press("Save")
    aurora.expect_text("Licenses updated for")
    aurora.inside("Users and licenses")
    expect(aurora.row(missing)).to_contain_text(EXCHANGE)
    own_licenses(elm)
    expect_counts(elm, EXCHANGE, 5, 4, 1)

    # Taken back from two, of whom one is named twice.
    aurora.follow("Manage licenses")
    aurora.follow("Assign and revoke licenses")
    enter_users(aurora, f"baker\ncounter@{DOMAIN}\nBAKER")
    aurora.main.locator("summary", has_text="Revoke licenses").click()
    aurora.field(f"Revoke {EXCHANGE}").check()
    aurora.press("Save")
    expect_summed(aurora, EXCHANGE, "Revoke", 2, 0, 0)
    for row in results(aurora, "Done").all():
        expect(row).to_contain_text(f"{EXCHANGE}: revoked")
    aurora.follow("Close")
    expect_counts(aurora, EXCHANGE, 5, 2, 3)
    own_licenses(elm)
    expect_counts(elm, EXCHANGE, 5, 2, 3)
    elm.follow(EXCHANGE)
    elm.expect_text("2 of 5 licenses are assigned. You can assign 3 now.")
    elm.row("Olivia Bennett")
    expect(elm.rows("Emma Collins")).to_have_count(0)


def holders(partner):
    """From Manage licenses: who has the product, and back."""
    partner.follow(EXCHANGE)
    found = partner.main.locator("tbody").get_by_role("rowheader").all_inner_texts()
    partner.follow("Manage licenses")
    return found
