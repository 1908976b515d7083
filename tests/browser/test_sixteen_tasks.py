"""The sixteen tasks that people do most, each done by keyboard alone: Tab comes to whatever the task needs, and what it costs
in clicks and fields is no more than it was allowed.

A click is a link, a button, a box or an arrow; a field is one that is typed into or chosen from. Signing in counts: a click
and two fields.
"""

import pytest
from playwright.sync_api import expect

from journey import ADMIN, CEDAR, SALES, send_request
from portal import DEMO_PASSWORD, Portal
from test_consent_journey import AGREEMENT, ELM, GINKGO, RELATIONSHIP
from wizard import ATTEST, BASIC, E3, WILLOW, yesterday

BIRCH = "global.admin@birch.example"
MAPLE = "global.admin@maple.example"
OPERATOR = "operator@tandem.example"
MOST_TABS = 400
# Where the focus is, so that it can be asked for a thousand times.
AT = "target => target === document.activeElement"


class Hands:
    """Somebody who works with the keys alone, and counts."""

    def __init__(self, visit, portal):
        self.visit, self.portal = visit, portal
        self.clicks = self.fields = 0
        self.visitor = None

    @property
    def page(self):
        return self.visitor.page

    @property
    def main(self):
        return self.visitor.main

    # Coming to something.

    def reach(self, target):
        """Tab, until it has the focus; of a group of radio buttons, until its chosen one has, and then by arrows."""
        expect(target).to_have_count(1)
        handle = target.element_handle()
        kind = handle.evaluate("one => one.type || one.tagName")
        for _ in range(MOST_TABS):
            if handle.evaluate(AT):
                return handle
            if kind == "radio" and self.page.evaluate("one => one.name === document.activeElement.name", handle):
                self.page.keyboard.press("ArrowDown")
            else:
                self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {target} on {self.visitor.path}")

    # What counts.

    def press(self, target, key="Enter"):
        """Goes on by a link or a button."""
        self.reach(target)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.clicks += 1

    def check(self, label):
        """Selects a box or a radio button."""
        box = self.visitor.main.get_by_label(self.visitor.says(label))
        handle = self.reach(box)
        if not handle.is_checked():
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()
        self.clicks += 1

    def expand(self, row):
        self.reach(self.visitor.row(row).locator("summary"))
        self.page.keyboard.press("Enter")
        self.clicks += 1

    def type(self, label, text):
        field = self.visitor.field(label)
        self.reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        self.fields += 1

    def date(self, label, value):
        """A field for a date takes its parts one after the other."""
        self.reach(self.visitor.field(label))
        year, month, day = value.split("-")
        self.page.keyboard.type(f"{month}{day}{year}")
        expect(self.visitor.field(label)).to_have_value(value)
        self.fields += 1

    def choose(self, label, text):
        """An item of a list, by its first letters."""
        field = self.visitor.field(label)
        self.reach(field)
        self.page.keyboard.type(text)
        expect(field.locator("option:checked")).to_contain_text(text)
        self.fields += 1

    # Words for the ways.

    def link(self, name, row=None):
        place = self.visitor.row(row) if row else self.main
        self.press(place.get_by_role("link", name=name, exact=True).first)

    def button(self, name, row=None):
        place = self.visitor.row(row) if row else self.main
        self.press(place.get_by_role("button", name=name, exact=True))

    def menu(self, name):
        self.press(self.page.locator("nav.menu").get_by_role("link", name=name, exact=True))

    def inside(self, name):
        self.press(self.page.locator("nav.submenu").get_by_role("link", name=name, exact=True))

    def arrive(self, email, at="/sign-in"):
        """Signs in, on the page for it or on the one behind a link."""
        self.visitor = self.visit(self.portal)
        self.visitor.go(at)
        self.type("Email", email)
        self.type("Password", DEMO_PASSWORD)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.clicks += 1

    def helper(self, email):
        """Somebody else, whose clicks are not counted."""
        other = self.visit(self.portal)
        other.sign_in(email)
        return other


def request_a_partnership(hands):
    hands.arrive(SALES)
    hands.menu("Indirect resellers")
    hands.button("Request a partnership")
    hands.type("To", CEDAR)
    hands.button("Send")
    hands.portal.mail_to(CEDAR)


def accept_a_partnership(hands):
    link = send_request(hands.helper(SALES), CEDAR)
    hands.arrive(CEDAR, link)
    box = hands.visitor.checkbox
    hands.reach(box)
    hands.page.keyboard.press("Space")
    hands.clicks += 1
    hands.button("Authorize indirect provider")
    hands.visitor.row("Aurora Distribution")


def add_a_customer(hands):
    hands.arrive(SALES)
    hands.menu("Indirect resellers")
    hands.link("Add new customer", row="Birch IT")
    for label, text in WILLOW.items():
        if label == "State/province":
            hands.choose(label, "Washington")
        elif label != "Phone number":
            hands.type(label, text)
    hands.check(ATTEST)
    hands.date("Agreement acceptance date", yesterday())
    hands.button("Next: Subscriptions")
    hands.check(BASIC)
    hands.button("Next: Review")
    hands.button("Submit")
    hands.visitor.expect_heading("Confirmation")
    hands.link("Done")
    hands.visitor.row(WILLOW["Company name"])


def add_a_subscription(hands):
    hands.arrive(SALES)
    hands.menu("Customers")
    hands.expand("Elm Bakery")
    hands.link("Add subscription", row="Elm Bakery")
    hands.check(E3)
    hands.type(f"Licenses for {E3}", "4")
    hands.choose("Reseller", "Birch IT")
    hands.button("Next: Review")
    hands.button("Submit")
    hands.visitor.expect_text("placed.")


def set_a_support_contact(hands):
    hands.arrive(SALES)
    hands.menu("Customers")
    hands.link("Elm Bakery", row="Elm Bakery")
    hands.link(BASIC, row=BASIC)
    hands.choose("Designated support contact", "Birch IT")
    hands.button("Submit")
    hands.visitor.expect_text("saved")


def remove_a_partnership(hands):
    hands.arrive(ADMIN)
    hands.menu("Indirect resellers")
    hands.link("Remove partnership", row="Birch IT")
    hands.button("Yes")
    expect(hands.visitor.rows("Birch IT")).to_have_count(0)


def request_a_relationship(hands):
    hands.arrive(MAPLE)
    hands.menu("Customers")
    hands.link("Request a reseller relationship")
    hands.button("Next")
    hands.type("To", GINKGO)
    hands.button("Send")
    hands.portal.mail_to(GINKGO)


def invite_jointly(hands):
    hands.arrive(BIRCH)
    hands.menu("Indirect providers")
    hands.button("Invite new customers", row="Aurora Distribution")
    hands.type("To", GINKGO)
    hands.button("Send")
    hands.portal.mail_to(GINKGO)


def accept_as_a_customer(hands):
    maple = hands.helper(MAPLE)
    maple.go("/customers/request-relationship")
    maple.press("Next")
    maple.field("To").fill(GINKGO)
    maple.press("Send")
    hands.arrive(GINKGO, hands.portal.mail_to(GINKGO).link("/i/"))
    hands.check(RELATIONSHIP)
    hands.check("Grant delegated administration privileges to Maple Direct")
    hands.check(AGREEMENT)
    hands.button("Accept")
    hands.visitor.row("Maple Direct")


def remove_privileges(hands):
    hands.arrive(ELM)
    hands.menu("Partner relationships")
    hands.link("Remove delegated admin", row="Birch IT")
    hands.button("Yes")


def assign_a_license(hands):
    hands.arrive(ELM)
    hands.menu("Users and licenses")
    hands.press(hands.main.locator(".row-actions a").last)
    hands.choose("Exchange Online (Plan 1)", "Assigned")
    hands.button("Save")


def open_a_request(hands):
    hands.arrive(ELM)
    hands.menu("Service requests")
    hands.link("New request")
    hands.type("Subject", "The till is mute")
    hands.type("Description", "Since Monday.")
    hands.button("Create")


def answer_a_request(hands):
    hands.arrive("helpdesk.agent@aurora.example")
    hands.menu("Service requests")
    hands.press(hands.main.locator("tbody th a").first)
    hands.type("Your answer", "Restart it.")
    hands.button("Send")
    hands.visitor.expect_text("sent.")


def end_and_reinstate(hands):
    customer = "Sycamore Books"
    hands.arrive(MAPLE)
    hands.menu("Customers")
    hands.expand(customer)
    hands.link("Account", row=customer)
    hands.link("Remove reseller relationship")
    suspension = hands.visitor.link("Suspend all active subscriptions")
    if suspension.count():
        hands.press(suspension)
        hands.button("Yes")
    hands.button("Yes")
    hands.link("Former customers")
    hands.link("Reinstate", row=customer)
    hands.button("Next")
    hands.button("Send")


def suspend_and_reactivate(hands):
    hands.arrive(OPERATOR)
    hands.menu("Accounts")
    hands.press(hands.visitor.row("Maple Direct").get_by_role("link", name="Maple Direct", exact=True))
    hands.link("Suspend account")
    hands.type("Reason", "Unpaid bills.")
    hands.button("Suspend")
    hands.button("Reactivate")


def load_a_catalog(hands):
    hands.arrive(OPERATOR)
    hands.menu("Catalog")
    hands.link("Import file")
    file = hands.main.locator("input[type=file]")
    hands.reach(file)
    file.set_input_files({"name": "offers.csv", "mimeType": "text/csv", "buffer": b"no,such,columns\n1,2,3\n"})
    hands.fields += 1
    hands.button("Check file")
    expect(hands.visitor.alert).to_have_count(1)


TASKS = {
    request_a_partnership: (4, 3),
    accept_a_partnership: (3, 2),
    add_a_customer: (9, 12),
    add_a_subscription: (8, 4),
    set_a_support_contact: (6, 4),
    remove_a_partnership: (4, 2),
    request_a_relationship: (5, 3),
    invite_jointly: (4, 3),
    accept_as_a_customer: (6, 2),
    remove_privileges: (4, 2),
    assign_a_license: (4, 3),
    open_a_request: (4, 4),
    answer_a_request: (4, 3),
    end_and_reinstate: (14, 2),
    suspend_and_reactivate: (7, 4),
    load_a_catalog: (5, 3),
}
"""Each task, and the clicks and fields that it may cost: what it did when they were first counted."""


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_task_is_done_by_keyboard_alone_with_no_more_clicks_than_before(portal, visit, task):
    hands = Hands(visit, portal)
    task(hands)
    print(f"{task.__name__}: {hands.clicks} clicks, {hands.fields} fields")
    clicks, fields = TASKS[task]
    assert hands.clicks <= clicks and hands.fields <= fields


def test_a_relationship_with_six_subscriptions_ends_six_clicks_from_the_list_of_customers(portal, visit):
    hands = Hands(visit, portal)
    hands.visitor = hands.helper(ADMIN)
    hands.visitor.menu("Customers")
    hands.expand("Elm Bakery")
    hands.link("Account", row="Elm Bakery")
    hands.link("Remove reseller relationship")
    assert hands.main.locator("li").filter(has_text="licenses").count() >= 4
    hands.link("Suspend all active subscriptions")
    hands.button("Yes")
    hands.button("Yes")
    expect(hands.visitor.rows("Elm Bakery")).to_have_count(0)
    print(f"ending with six subscriptions: {hands.clicks} clicks from the list of customers")
    assert hands.clicks <= 6


def test_ten_customers_get_a_support_contact_within_eight_clicks(tmp_path, visit):
    portal = Portal(tmp_path / "data", arguments=["--customers", "20"]).start()
    try:
        hands = Hands(visit, portal)
        hands.visitor = hands.helper(SALES)
        hands.menu("Customers")
        # Those that are searched for, at once.
        boxes = hands.main.locator("tbody").get_by_role("checkbox")
        assert boxes.count() >= 10
        hands.check("Select all on this page")
        hands.button("Set support contact")
        hands.choose("Designated support contact", "Birch IT")
        hands.button("Next")
        changed = hands.main.get_by_role("row").count()
        hands.button("Yes")
        print(f"support contact of {changed} rows: {hands.clicks} clicks, {hands.fields} fields")
        assert hands.clicks <= 8 and hands.fields <= 1
    finally:
        portal.stop()
