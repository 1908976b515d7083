"""Each task of the founding documents begins three clicks from Home at most.

A click is one on a link, a button or an arrow; nothing is typed, and no address. A task is reached where the field, the box
or the button that its document names can be seen. What a document does by mail begins with the mail.
"""

from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from journey import ADMIN
from test_consent_journey import BOX

BIRCH = "global.admin@birch.example"
MAPLE = "global.admin@maple.example"
ELM = "admin@elmbakery.onmicrosoft.com"
MOST = 3


class In(NamedTuple):
    """A link or a button in the row of something."""

    row: str
    name: str


class Expand(NamedTuple):
    """The arrow beside a name."""

    row: str


class Task(NamedTuple):
    """Something that a document tells, who does it, the clicks from Home, and what it begins with."""

    what: str
    who: str
    clicks: list
    begins_with: str


PARTNER_WITH_RESELLERS = [
    Task(
        "review the entry in the list of providers",
        ADMIN,
        ["Your entry in the list of providers"],
        "Becoming an indirect reseller",
    ),
    Task(
        "point a reseller to what enrolling takes",
        ADMIN,
        ["Your entry in the list of providers", "Becoming an indirect reseller"],
        "Find an indirect provider",
    ),
    Task("request a partnership", ADMIN, ["Indirect resellers", "Request a partnership"], "Open in email"),
    Task("follow a request that was sent", ADMIN, ["Invitations"], "Status"),
    Task("manage the partnerships", ADMIN, ["Indirect resellers"], "Request a partnership"),
    Task(
        "put a reseller on an existing subscription",
        ADMIN,
        ["Customers", In("Elm Bakery", "Elm Bakery"), "Exchange Online (Plan 1)"],
        "Reseller (MPN ID)",
    ),
    Task(
        "associate a reseller with a new customer",
        ADMIN,
        ["Indirect resellers", In("Birch IT", "Add new customer")],
        "Indirect reseller",
    ),
    Task(
        "manage a customer's subscriptions as its reseller",
        BIRCH,
        ["Customers", In("Elm Bakery", "Elm Bakery"), "Exchange Online (Plan 1)"],
        "Subscription nickname",
    ),
    Task("give a reseller tenant owner permission as the customer", ELM, ["Settings", "Azure permissions"], "Grant permission"),
    Task(
        "give a reseller tenant owner permission as the provider",
        ADMIN,
        ["Customers", In("Elm Bakery", "Elm Bakery"), "Tenant owner permission"],
        "Grant permission",
    ),
    Task(
        "choose the support contact of a subscription",
        ADMIN,
        ["Customers", In("Elm Bakery", "Elm Bakery"), "Exchange Online (Plan 1)"],
        "Designated support contact",
    ),
    Task("remove a partnership", ADMIN, ["Indirect resellers", In("Birch IT", "Remove partnership")], "Yes"),
    Task("find a customer by its reseller", ADMIN, ["Customers"], "Filter by indirect reseller"),
    Task(
        "add subscriptions and associate them with a reseller",
        ADMIN,
        ["Customers", Expand("Elm Bakery"), In("Elm Bakery", "Add subscription")],
        "Reseller",
    ),
    Task(
        "buy more licenses of a subscription",
        ADMIN,
        ["Customers", In("Elm Bakery", "Elm Bakery"), "Microsoft 365 Business Basic"],
        "Quantity",
    ),
    Task(
        "upgrade a subscription",
        ADMIN,
        ["Customers", In("Elm Bakery", "Elm Bakery"), "Microsoft 365 Business Basic"],
        "Upgrade",
    ),
]
CONNECT_WITH_CUSTOMERS = [
    Task("see the list of customers", BIRCH, ["Customers"], "Search"),
    Task("invite a customer", BIRCH, ["Customers", "Request a reseller relationship", "Next"], "Open in email"),
    Task(
        "invite a customer for oneself and one's provider",
        BIRCH,
        ["Indirect providers", In("Aurora Distribution", "Invite new customers")],
        "Open in email",
    ),
    Task(
        "manage a customer's account",
        BIRCH,
        ["Customers", Expand("Elm Bakery"), In("Elm Bakery", "Account")],
        "Update",
    ),
    Task(
        "manage a customer's services",
        BIRCH,
        ["Customers", Expand("Elm Bakery"), In("Elm Bakery", "Service management")],
        "Manage users",
    ),
    Task(
        "manage a customer's users",
        BIRCH,
        ["Customers", Expand("Elm Bakery"), In("Elm Bakery", "Users and licenses")],
        "Add user",
    ),
    Task(
        "manage a customer's licenses",
        BIRCH,
        ["Customers", Expand("Elm Bakery"), In("Elm Bakery", "Users and licenses")],
        "Manage licenses",
    ),
    Task(
        "remove the relationship with a customer",
        BIRCH,
        ["Customers", Expand("Pine Freight"), In("Pine Freight", "Account")],
        "Remove customer relationship",
    ),
]
REQUEST_A_RELATIONSHIP = [
    Task("request a relationship with privileges or without", MAPLE, ["Customers", "Request a reseller relationship"], BOX),
    Task(
        "request a relationship in the US Government cloud",
        "global.admin@patriot.example",
        ["Customers", "Request a reseller relationship"],
        "Next",
    ),
    Task("accept the customer agreement", "admin@ginkgolaw.onmicrosoft.com", ["Agreements"], "Accept and continue"),
    Task("sign the partner agreement", "global.admin@dogwood.example", ["Settings", "Agreements"], "Accept and continue"),
    Task("take a partner's privileges away", ELM, ["Partner relationships", In("Birch IT", "Remove delegated admin")], "Yes"),
    Task(
        "open a service request for a customer",
        MAPLE,
        ["Customers", Expand("Sycamore Books"), In("Sycamore Books", "Service requests")],
        "New request",
    ),
]
CUSTOMER_ACCOUNTS = [
    Task("make an account for a customer", MAPLE, ["Customers", "Add customer"], "Company name"),
    Task("find indirect providers", BIRCH, ["Indirect providers", "Find an indirect provider"], "Search"),
    Task("bring the business profile up to date", BIRCH, ["Business profile"], "Description"),
    Task(
        "refer a customer to a reseller",
        ADMIN,
        ["Indirect resellers", In("Birch IT", "Birch IT"), "Refer a customer"],
        "Prospective customer",
    ),
    Task(
        "agree to work with a customer that was referred",
        BIRCH,
        ["Referrals", In("Buckeye Printing", "Buckeye Printing")],
        "Accept",
    ),
    Task(
        "end a relationship with a customer",
        MAPLE,
        ["Customers", Expand("Sycamore Books"), In("Sycamore Books", "Account")],
        "Remove reseller relationship",
    ),
    Task(
        "reinstate a relationship with a customer",
        "global.admin@dogwood.example",
        ["Customers", "Former customers", In("Pine Freight", "Reinstate")],
        "What you request",
    ),
    Task(
        "allow a customer to buy",
        "admin.agent@aurora.example",
        ["Customers", Expand("Elm Bakery"), In("Elm Bakery", "Account")],
        "Allow customer to purchase",
    ),
    Task("buy a service as a customer that is allowed to", ELM, ["Subscriptions", "Buy an Azure reservation"], "Quantity"),
    Task("bill a customer", ADMIN, ["Billing", In("Elm Bakery", "Elm Bakery")], "Print"),
    Task("support a customer", "helpdesk.agent@aurora.example", ["Service requests"], "Assigned to or opened by"),
]
TASKS = PARTNER_WITH_RESELLERS + CONNECT_WITH_CUSTOMERS + REQUEST_A_RELATIONSHIP + CUSTOMER_ACCOUNTS


def leave_pine(world, visit):
    """There is a former customer to be reinstated."""
    dogwood = visit(world)
    dogwood.sign_in("global.admin@dogwood.example")
    dogwood.menu("Customers")
    if not dogwood.rows("Pine Freight").count():
        return
    dogwood.click(dogwood.row("Pine Freight").get_by_role("link", name="Pine Freight", exact=True))
    dogwood.inside("Account")
    dogwood.follow("Remove customer relationship")
    dogwood.press("Yes")


def allow_purchases(world, visit):
    """A customer is allowed to buy."""
    aurora = visit(world)
    aurora.sign_in("admin.agent@aurora.example")
    aurora.menu("Customers")
    aurora.click(aurora.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    aurora.inside("Account")
    switch = aurora.main.get_by_role("switch", name="Allow customer to purchase")
    if switch.get_attribute("aria-checked") == "false":
        aurora.click(switch)


FIRST = {
    "reinstate a relationship with a customer": leave_pine,
    "buy a service as a customer that is allowed to": allow_purchases,
}
"""What has to have happened before a task."""


def click(visitor, step):
    """One click; an arrow only opens, everything else leads to a page."""
    match step:
        case Expand(row):
            visitor.row(row).locator("summary").click()
        case In(row, name):
            visitor.click(there(visitor.row(row), visitor, name))
        case name:
            menu = visitor.page.locator("nav").get_by_role("link", name=visitor.says(name))
            visitor.click(menu if menu.count() == 1 else there(visitor.main, visitor, name))


def there(place, visitor, name):
    names = {"name": visitor.says(name)}
    return place.get_by_role("link", **names).or_(place.get_by_role("button", **names))


@pytest.mark.parametrize("task", TASKS, ids=lambda task: f"{task.what}: {len(task.clicks)}")
def test_a_task_begins_three_clicks_from_home_at_most(world, visit, task):
    assert len(task.clicks) <= MOST
    if task.what in FIRST:
        FIRST[task.what](world, visit)
    visitor = visit(world)
    visitor.sign_in(task.who)
    visitor.expect_heading("Home")
    for step in task.clicks:
        click(visitor, step)
    begins = there(visitor.main, visitor, task.begins_with).or_(visitor.field(task.begins_with))
    switch = visitor.main.get_by_role("switch", name=visitor.says(task.begins_with))
    expect(begins.or_(switch).first).to_be_visible()
