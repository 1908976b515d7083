"""Every page that there is, one after the other, for whoever looks at each: with axe, for what is cut off, or with a camera.

A chapter opens windows with `visit` and stops at its pages: it yields a name and the window that shows the page.
"""

import os
import re
from pathlib import Path

from playwright.sync_api import expect

from journey import CEDAR, SALES, choose_recipients_language, link_in_draft
from portal import ROOT
from wizard import (
    ASK,
    BASIC,
    E3,
    IPOMEIA,
    KALINA,
    WILLOW,
    attest,
    begin_from_row,
    fill,
    radio,
    setup_info,
    take,
)

PROVIDER = {
    "en": ("global.admin@aurora.example", "Birch IT"),
    "pt-BR": ("global.admin@boreal.example", "Ipê Soluções"),
    "ru": ("global.admin@polaris.example", "Рябина ИТ"),
}
RESELLER = {
    "en": "global.admin@birch.example",
    "pt-BR": "global.admin@ipe.example",
    "ru": "global.admin@ryabina.example",
}
NEW_CUSTOMER = {
    "en": WILLOW | {"Company name": "Hornbeam LLC", "Primary domain name": "hornbeam"},
    "pt-BR": IPOMEIA | {"Company name": "Figueira Ltda", "Primary domain name": "figueira"},
    "ru": KALINA | {"Company name": "ООО «Ольха»", "Primary domain name": "olkha"},
}
MENUS = {
    "indirect provider": [
        "Home",
        "Indirect resellers",
        "Customers",
        "Invitations",
        "Order requests",
        "Billing",
        "Service requests",
        "Settings",
    ],
    "indirect reseller": [
        "Home",
        "Indirect providers",
        "Customers",
        "Invitations",
        "Order requests",
        "Billing",
        "Service requests",
        "Settings",
    ],
    "direct-bill partner": ["Home", "Customers", "Invitations", "Order requests", "Billing", "Service requests", "Settings"],
    "customer": [
        "Home",
        "Subscriptions",
        "Orders",
        "Users and licenses",
        "Partner relationships",
        "Agreements",
        "Company",
        "Service requests",
        "Settings",
    ],
    "operator": ["Home", "Accounts", "Catalog", "Provider list", "Activity log", "Settings"],
}
KEPT = os.environ.get("TANDEM_TEST_PAGES")
"""The folder where the HTML of each stop is kept, for scripts/test to check; unset where nobody does."""
INSIDE = [
    "Subscriptions",
    "Order history",
    "Order requests",
    "Users and licenses",
    "Account",
    "Service management",
    "Service requests",
]


def walk(chapter, visit, portal, language="en"):
    """The stops of a chapter. What the portal sent for each is kept as it was, under the stop's name."""
    for at, (name, visitor) in enumerate(chapter(visit, portal, language)):
        if KEPT:
            file = re.sub(r"\W+", "-", f"{language} {chapter.__name__} {at:02} {name}")
            (Path(KEPT) / f"{file}.html").write_bytes(visitor.answer.body())
        yield name, visitor


def menu_pages(visitor, kind):
    """The pages of a menu, whose entries are the ones promised."""
    entries = visitor.page.locator("nav.menu").get_by_role("link")
    expect(entries).to_have_text([visitor.says(entry) for entry in MENUS[kind]])
    for entry in MENUS[kind]:
        answer = visitor.menu(entry)
        assert answer.status == 200, f"{entry} was answered {answer.status}"
        yield f"{kind} {entry}", visitor


def provider(visit, portal, language="en"):
    email, reseller = PROVIDER[language]
    visitor = visit(portal, language=language)
    visitor.sign_in(email)
    yield from menu_pages(visitor, "indirect provider")
    for what, typed in (("what was found", email.split("@")[1]), ("nothing found", "%"), ("nothing looked for", "")):
        visitor.page.get_by_label(visitor.says("Go to")).fill(typed)
        visitor.click(visitor.page.get_by_role("button", name=visitor.says("Go")))
        yield what, visitor
    visitor.menu("Indirect resellers")
    visitor.click(visitor.row(reseller).get_by_text(visitor.says("Remove partnership")))
    yield "remove partnership", visitor
    visitor.menu("Indirect resellers")
    visitor.press("Request a partnership")
    choose_recipients_language(visitor, language)
    yield "draft", visitor
    draft = visitor.page.url
    visitor.field("To").fill("nobody")
    visitor.field("Message").fill("")
    visitor.press("Send")
    yield "refused draft", visitor
    visitor.go(draft)
    visitor.press("Done")
    yield "invitations after a draft", visitor
    visitor.go("/accounts")
    yield "page of somebody else", visitor
    visitor.go("/no-such-page")
    yield "unknown page", visitor


def new_customer(visit, portal, language="en"):
    """The wizard, with what it refuses on the way."""
    email, reseller = PROVIDER[language]
    customer = NEW_CUSTOMER[language]
    visitor = visit(portal, language=language)
    visitor.sign_in(email)
    begin_from_row(visitor, reseller)
    yield "account info", visitor
    visitor.press("Next: Subscriptions")
    yield "refused account info", visitor
    fill(visitor, customer)
    radio(visitor, ASK).check()
    visitor.press("Next: Subscriptions")
    yield "review of a customer that will be asked", visitor
    visitor.follow("Update")
    attest(visitor)
    visitor.press("Next: Subscriptions")
    yield "new subscription", visitor
    take(visitor, **{BASIC: 0, E3: 12})
    visitor.press("Next: Review")
    yield "refused quantity", visitor
    visitor.menu("Customers")
    visitor.follow("Add customer")
    yield "a draft not finished", visitor
    visitor.follow(customer["Company name"])
    visitor.press("Next: Subscriptions")
    take(visitor, **{BASIC: 3})
    visitor.press("Next: Review")
    yield "review", visitor
    visitor.press("Submit")
    setup_info(visitor)
    yield "confirmation", visitor
    visitor.page.reload()
    yield "confirmation without the password", visitor
    visitor.follow("Reset password")
    yield "reset password", visitor
    visitor.press("Reset password")
    yield "password reset", visitor


def customers(visit, portal, language="en"):
    """The list of customers, and what stands inside one."""
    email, reseller = PROVIDER[language]
    visitor = visit(portal, language=language)
    visitor.sign_in(email)
    visitor.menu("Customers")
    visitor.field("Filter by indirect reseller").select_option(label=reseller)
    visitor.press("Apply")
    for summary in visitor.main.locator("summary").all():
        summary.click()
    yield "customers expanded", visitor
    visitor.field("Select all on this page").check()
    yield "customers selected", visitor
    visitor.press("Set support contact")
    yield "support contact of many", visitor
    visitor.press("Next")
    yield "what happens to many", visitor
    visitor.page.go_back()
    visitor.page.go_back()
    customer = visitor.main.locator("tbody > tr > th > a").first.get_attribute("href")
    visitor.field("Search").fill("zzz")
    visitor.press("Apply")
    yield "no customer found", visitor
    for entry in INSIDE:
        visitor.go(customer)
        visitor.inside(entry)
        yield f"inside a customer, {entry}", visitor
    visitor.inside("Order history")
    visitor.click(visitor.main.get_by_role("rowheader").get_by_role("link").first)
    yield "order", visitor
    visitor.inside("Account")
    account = visitor.page.url
    for way in ("Update", "Remove reseller relationship"):
        visitor.go(account)
        visitor.follow(way)
        yield way.lower(), visitor
    visitor.go(account)
    visitor.follow("Update")
    visitor.field("Company name").fill("")
    visitor.press("Submit")
    yield "refused update", visitor


def subscriptions(visit, portal, language="en"):
    """A customer's subscriptions of every kind, and what can be done to them."""
    visitor = visit(portal, language=language)
    visitor.sign_in(PROVIDER["en"][0])
    visitor.menu("Customers")
    visitor.click(visitor.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    listed = visitor.page.url
    yield "subscriptions", visitor
    for name in ("Azure plan", "Visio Plan 2", "Microsoft Teams Phone Standard", "Exchange Online (Plan 1)"):
        visitor.go(listed)
        visitor.click(visitor.row(name).get_by_role("link", name=name, exact=True))
        yield f"subscription {name}", visitor
    visitor.go(listed)
    visitor.click(visitor.row("Power BI Trial").get_by_role("link"))
    yield "trial", visitor
    visitor.follow("Convert trial to paid subscription")
    yield "convert", visitor
    visitor.go(listed)
    visitor.click(visitor.row(BASIC).get_by_role("link"))
    subscription = visitor.page.url
    for way in ("Upgrade", "Buy an add-on", "Schedule a change for the next term", "Cancel this subscription"):
        visitor.go(subscription)
        visitor.follow(way)
        yield way.lower(), visitor
    visitor.go(subscription)
    visitor.field("Quantity").fill("0")
    visitor.field("Reseller (MPN ID)").fill("4000001")
    visitor.press("Submit")
    yield "refused subscription", visitor
    reader = visit(portal, language=language)
    reader.sign_in("helpdesk.agent@aurora.example")
    reader.go(subscription)
    yield "subscription without rights", reader


def licenses(visit, portal, language="en"):
    """What there is of each product, who has it, and giving it to one and to many; for a partner and for the customer."""
    partner = visit(portal, language=language)
    partner.sign_in(PROVIDER["en"][0])
    partner.menu("Customers")
    partner.click(partner.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    inside = partner.page.url.rsplit("/", 1)[0]
    own = visit(portal, language=language)
    own.sign_in("admin@elmbakery.onmicrosoft.com")
    for visitor, base in ((partner, f"{inside}/licenses"), (own, "/licenses")):
        visitor.go(base)
        yield "manage licenses", visitor
        visitor.click(visitor.row(BASIC).get_by_role("link", name=BASIC, exact=True))
        yield "users of a license", visitor
        visitor.click(visitor.page.locator("main tbody th a").first)
        yield "licenses of a user", visitor
        visitor.go(f"{base}/assign?whom=everyone")
        yield "assign licenses to many", visitor
        visitor.press("Save")
        yield "refused assignment", visitor
        visitor.main.get_by_text(visitor.says("Enter names or addresses"), exact=True).click()
        visitor.field("Other users").fill("admin\nstranger@nowhere.example")
        visitor.field("Exchange Online (Plan 1)").check()
        visitor.press("Save")
        yield "licenses updated", visitor


def order(visit, portal, language="en"):
    """A cart for a customer that is there, and one that may not order yet."""
    visitor = visit(portal, language=language)
    visitor.sign_in(PROVIDER["en"][0])
    visitor.menu("Customers")
    visitor.click(visitor.row("Pine Freight").get_by_role("link", name="Pine Freight", exact=True))
    yield "no subscriptions", visitor
    visitor.follow("Add subscription")
    yield "cart without an agreement", visitor
    visitor.inside("Account")
    yield "account without an agreement", visitor
    visitor.follow("Remove reseller relationship")
    yield "remove a relationship", visitor
    visitor.menu("Customers")
    visitor.click(visitor.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    visitor.follow("Add subscription")
    yield "cart", visitor
    visitor.press("Next: Review")
    yield "empty cart refused", visitor
    take(visitor, **{E3: 4})
    visitor.field("Reseller").select_option(label="Dogwood Tech")
    visitor.press("Next: Review")
    yield "reseller refused", visitor
    visitor.field("Reseller").select_option(label="Birch IT")
    visitor.press("Next: Review")
    yield "review of an order", visitor
    visitor.press("Cancel")
    yield "order dropped", visitor


def newcomer(visit, portal, language="en"):
    """A provider that has nothing yet."""
    visitor = visit(portal, language=language)
    visitor.sign_in("global.admin@patriot.example")
    for name, _ in menu_pages(visitor, "indirect provider"):
        yield f"empty {name}", visitor
    agent = visit(portal, language=language)
    agent.sign_in("default.user@patriot.example")
    yield "home without rights", agent
    agent.go("/indirect-resellers")
    yield "denied", agent


def reseller(visit, portal, language="en"):
    visitor = visit(portal, language=language)
    visitor.sign_in(RESELLER[language])
    yield from menu_pages(visitor, "indirect reseller")


def direct_bill(visit, portal, language="en"):
    visitor = visit(portal, language=language)
    visitor.sign_in("global.admin@maple.example")
    yield from menu_pages(visitor, "direct-bill partner")
    consultant = visit(portal, language=language)
    consultant.sign_in("consultant@birch.example")
    consultant.go("/account")
    yield "account picker", consultant


def customer(visit, portal, language="en"):
    visitor = visit(portal, language=language)
    visitor.sign_in("admin@elmbakery.onmicrosoft.com")
    yield from menu_pages(visitor, "customer")
    visitor.menu("Orders")
    visitor.click(visitor.page.locator("main tbody th a").first)
    yield "a customer's own order", visitor
    visitor.go("/company/update")
    yield "a customer's own company info", visitor
    visitor.go("/service-requests/new")
    yield "a customer's new service request", visitor
    visitor.go("/service-requests?state=overdue")
    visitor.click(visitor.page.locator("main tbody th a").first)
    yield "a customer's service request", visitor
    answering = visit(portal, language=language)
    answering.sign_in("helpdesk.agent@aurora.example")
    answering.go("/service-requests?state=overdue")
    answering.click(answering.page.locator("main tbody th a").first)
    yield "a service request to be answered", answering


def requesting(visit, portal, language="en"):
    """An order that a customer requests, its reseller passes on, and the provider declines or approves."""
    elm = visit(portal, language=language)
    elm.sign_in("admin@elmbakery.onmicrosoft.com")
    elm.menu("Subscriptions")
    elm.follow("Request a subscription")
    elm.field("Quantity").fill("0")
    elm.press("Send request")
    yield "refused order request", elm
    elm.field("Quantity").fill("2")
    elm.press("Send request")
    yield "order request of a customer", elm
    address = elm.page.url
    elm.go("/order-requests")
    yield "order requests of a customer", elm
    birch = visit(portal, language=language)
    birch.sign_in("global.admin@birch.example")
    birch.go(address)
    yield "order request to be passed on", birch
    birch.press("Pass on")
    birch.go("/order-requests")
    yield "order requests of a reseller", birch
    birch.go("/customers?search=elm")
    birch.click(birch.page.locator("main tbody th a").first)
    birch.follow("Microsoft 365 Business Basic")
    birch.follow("Request licenses")
    yield "request for licenses", birch
    birch.follow("Upgrade")
    yield "request for a change", birch
    aurora = visit(portal, language=language)
    aurora.sign_in("global.admin@aurora.example")
    aurora.go(address)
    yield "order request to be approved", aurora
    aurora.press("Decline")
    yield "order request declined without a reason", aurora
    aurora.press("Approve")
    yield "approved order request", aurora


def asking(visit, portal, language="en"):
    """A reseller asks a listed provider for a partnership, which the provider declines or answers with an invitation."""
    portal.forget("partnership_inquiries")
    stranger = visit(portal, language=language)
    stranger.go("/providers?search=zenith")
    stranger.click(stranger.main.locator("tbody a").first)
    yield "a listed provider, not signed in", stranger
    dogwood = visit(portal, language=language)
    dogwood.sign_in("global.admin@dogwood.example")
    dogwood.go("/providers?search=zenith")
    dogwood.click(dogwood.main.locator("tbody a").first)
    yield "a listed provider that can be asked", dogwood
    dogwood.follow("Ask for a partnership")
    yield "asking for a partnership", dogwood
    dogwood.field("Message").fill("x" * 2001)
    dogwood.press("Send request")
    yield "refused request for a partnership", dogwood
    dogwood.field("Message").fill("4100003")
    dogwood.press("Send request")
    yield "request for a partnership, sent", dogwood
    address = dogwood.page.url
    dogwood.menu("Indirect providers")
    yield "providers of a reseller, and its requests", dogwood
    zenith = visit(portal, language=language)
    zenith.sign_in("global.admin@zenith.example")
    zenith.menu("Indirect resellers")
    yield "resellers of a provider, and one that asks", zenith
    zenith.go("/indirect-resellers/inquiries")
    yield "requests from resellers", zenith
    zenith.go("/indirect-resellers/inquiries?state=declined")
    yield "requests from resellers in a state", zenith
    zenith.go(address.replace("/indirect-providers/", "/indirect-resellers/"))
    yield "request from a reseller", zenith
    zenith.press("Decline")
    yield "request from a reseller, declined without a reason", zenith
    zenith.press("Invite")
    yield "draft of an invitation that answers a request", zenith


def users(visit, portal, language="en"):
    """The users of a customer: each page of them, for the customer itself and inside a customer."""
    visitor = visit(portal, language=language)
    visitor.sign_in("admin@elmbakery.onmicrosoft.com")
    visitor.go("/users?search=nobody")
    yield "no user found", visitor
    visitor.go("/users?state=deleted")
    yield "no deleted users", visitor
    visitor.go("/users/new")
    yield "add user", visitor
    visitor.press("Add user")
    yield "refused user", visitor
    visitor.field("Display name").fill("Ana Souza")
    visitor.field("User name").fill(f"tour.{language.lower()}")
    visitor.press("Add user")
    yield "user added", visitor
    visitor.go(f"/users?search=tour.{language.lower()}")
    visitor.click(visitor.main.get_by_role("rowheader").get_by_role("link").first)
    yield "user", visitor
    own = visitor.page.url
    visitor.follow("Reset password")
    yield "reset password of a user", visitor
    visitor.go(own)
    visitor.follow("Delete user account")
    yield "delete user", visitor
    visitor.press("Delete user account")
    visitor.go("/users?state=deleted")
    yield "deleted users", visitor
    visitor.go("/users/import")
    yield "upload users", visitor
    visitor.page.set_input_files("#file", {"name": "wrong.csv", "mimeType": "text/csv", "buffer": b"First name,Last name,Display name,Email\n,,,nobody\n"})
    visitor.press("Validate")
    yield "refused file of users", visitor
    domain = "elmbakery.onmicrosoft.com"
    table = f"First name,Last name,Display name,Email\nOlga,Lima,Olga Lima,olga.{language.lower()}@{domain}\n"
    visitor.page.set_input_files("#file", {"name": "people.csv", "mimeType": "text/csv", "buffer": table.encode()})
    visitor.press("Validate")
    yield "preview of a file of users", visitor
    visitor.press("Save")
    yield "file of users loaded", visitor


def operator(visit, portal, language="en"):
    visitor = visit(portal, language=language)
    visitor.sign_in("operator@tandem.example")
    yield from menu_pages(visitor, "operator")
    visitor.go("/settings/security-events")
    yield "security events", visitor
    visitor.go("/activity-log?action=create_order")
    visitor.page.locator("main tbody th a").first.click()
    yield "act in the activity log", visitor
    visitor.menu("Catalog")
    visitor.click(visitor.row(BASIC).get_by_role("link"))
    yield "offer", visitor
    visitor.menu("Catalog")
    visitor.follow("Import file")
    yield "catalog import", visitor
    visitor.press("Check file")
    yield "catalog import without a file", visitor
    rows = (ROOT / "src/demo/catalog.csv").read_text("utf-8")
    for name, content in (
        ("refused catalog", rows.replace(",monthly,7.20,", ",weekly,7.2x,")),
        ("preview of a catalog", rows.replace(",monthly,7.20,", ",monthly,7.30,")),
    ):
        visitor.go("/catalog/import")
        file = {"name": "2026.csv", "mimeType": "text/csv", "buffer": content.encode()}
        visitor.field("File").set_input_files(file)
        visitor.press("Check file")
        yield name, visitor


def invitation(visit, portal, language="en"):
    """What those see who are sent a link."""
    aurora = visit(portal, language=language)
    aurora.sign_in(SALES)

    def invite(to):
        aurora.menu("Indirect resellers")
        aurora.press("Request a partnership")
        choose_recipients_language(aurora, language)
        link = link_in_draft(aurora)
        aurora.field("To").fill(to)
        aurora.press("Done")
        return link

    link = invite(CEDAR)
    stranger = visit(portal, language=language)
    stranger.go(link)
    yield "link, stranger", stranger
    stranger.go(f"{portal.url}/i/{'A' * 43}")
    yield "dead link", stranger

    cedar = visit(portal, language=language)
    cedar.sign_in(CEDAR)
    cedar.go(link)
    yield "link, global admin", cedar
    cedar.press("Authorize indirect provider")
    yield "acceptance without the tick", cedar
    agent = visit(portal, language=language)
    agent.sign_in("sales.agent@cedar.example")
    agent.go(link)
    yield "link, sales agent", agent
    other = visit(portal, language=language)
    other.sign_in("global.admin@larch.example")
    other.go(link)
    yield "link, another organisation", other
    aurora.go(link)
    yield "link, inviter", aurora
    cedar.go(link)
    cedar.press("Decline")
    yield "declined", cedar


def enrolment(visit, portal, language="en"):
    aurora = visit(portal, language=language)
    aurora.sign_in(SALES)
    aurora.menu("Indirect resellers")
    aurora.press("Request a partnership")
    link = link_in_draft(aurora)
    aurora.press("Done")
    stranger = visit(portal, language=language)
    stranger.go(link)
    stranger.follow("Enroll as a reseller")
    yield "enrolment", stranger
    stranger.press("Enroll")
    yield "refused enrolment", stranger
    domain = f"{language.lower()}-{link[-6:].lower().strip('-_').replace('_', '-')}.example"
    number = int.from_bytes(domain.encode()[-9:-8] + link[-3:].encode(), "big") % 900_000
    for label, value in {
        "Company name": f"Willow {number}",
        "Global MPN ID": f"8{number:06}",
        "Location MPN ID": f"9{number:06}",
        "Your name": "Wilma Willow",
        "Email": f"wilma@{domain}",
        "Password": "thirteen willows",
        "Repeat password": "thirteen willows",
    }.items():
        stranger.field(label).fill(value)
    stranger.field("Country/region").select_option("US")
    stranger.press("Enroll")
    yield "enrolment, check your email", stranger
    stranger.go(portal.mail_to(f"wilma@{domain}").link("/enrol/"))
    yield "address to be confirmed", stranger
    stranger.field("Password").fill("not this one")
    stranger.press("Confirm")
    yield "confirmation refused", stranger


def consent(visit, portal, language="en"):
    """A customer is asked, looks, and takes back; a reseller leaves; agreements; what partners ask the operator."""
    birch = visit(portal, language=language)
    birch.sign_in("global.admin@birch.example")
    birch.go("/customers/request-relationship")
    yield "request for a relationship", birch
    birch.press("Next")
    choose_recipients_language(birch, language)
    yield "draft of a request", birch
    birch.go("/indirect-providers")
    birch.click(birch.row("Aurora Distribution").get_by_role("button", name=birch.says("Invite new customers")))
    choose_recipients_language(birch, language)
    link = link_in_draft(birch)
    birch.field("To").fill("admin@ginkgolaw.onmicrosoft.com")
    birch.press("Done")
    stranger = visit(portal, language=language)
    stranger.go(link)
    yield "request, stranger", stranger
    stranger.go(f"{link}/enrol")
    yield "enrolment of a customer", stranger
    stranger.go(f"{link}/unknown")
    yield "unknown company", stranger
    ginkgo = visit(portal, language=language)
    ginkgo.sign_in("admin@ginkgolaw.onmicrosoft.com")
    ginkgo.go("/partner-relationships")
    yield "requests that wait", ginkgo
    ginkgo.click(ginkgo.main.locator("a[href*='/requests/']").first)
    yield "request that waits", ginkgo
    ginkgo.go(link)
    yield "request, global admin", ginkgo
    ginkgo.press("Accept")
    yield "acceptance without the boxes", ginkgo
    ginkgo.press("Decline")
    yield "request declined", ginkgo
    ginkgo.go("/agreements")
    yield "customer agreement", ginkgo

    elm = visit(portal, language=language)
    elm.sign_in("admin@elmbakery.onmicrosoft.com")
    elm.go("/partner-relationships")
    row = elm.row("Aurora Distribution")
    elm.click(row.get_by_text(elm.says("Remove delegated admin")))
    yield "remove delegated admin", elm
    elm.go(elm.path.rsplit("/", 1)[0])
    yield "what a partner has done", elm

    birch.menu("Customers")
    birch.click(birch.row("Pine Freight").get_by_role("link", name="Pine Freight", exact=True))
    inside = birch.page.url.rsplit("/", 1)[0]
    birch.go(f"{inside}/account/remove")
    yield "remove customer relationship", birch
    birch.go("/customers/former")
    yield "former customers", birch
    birch.go(f"{inside}/service-requests/new")
    yield "new service request", birch
    birch.go(f"{inside}/service-requests")
    yield "service requests of a customer", birch
    birch.go(f"{inside}/services")
    yield "services of a customer", birch
    dogwood = visit(portal, language=language)
    dogwood.sign_in("global.admin@dogwood.example")
    dogwood.go("/agreements")
    # The partner agreement is in English, whoever reads it: its text stays closed here.
    dogwood.page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = false)")
    yield "partner agreement", dogwood
    aurora = visit(portal, language=language)
    aurora.sign_in("global.admin@aurora.example")
    aurora.go("/indirect-resellers/analytics?days=365")
    yield "reseller analytics", aurora
    aurora.go("/billing/price-list")
    yield "price list", aurora
    aurora.go("/billing")
    aurora.page.get_by_role("link", name="Elm Bakery").click()
    yield "statement", aurora
    aurora.go("/billing?month=never")
    yield "no month", aurora
    operator = visit(portal, language=language)
    operator.sign_in("operator@tandem.example")
    for path in ("/accounts/served-customers", "/service-requests", "/accounts/new", "/accounts?kind=direct_bill"):
        operator.go(path)
        yield f"operator {path}", operator
    operator.page.get_by_role("row").get_by_role("link", name="Maple Direct").click()
    yield "account", operator
    operator.go(operator.path + "/suspend")
    yield "suspending an account", operator


def account_settings(visit, portal, language="en"):
    """A partner's account settings, its users, and the link in the mail to one of them."""
    visitor = visit(portal, language=language)
    visitor.sign_in(RESELLER[language])
    for path in (
        "/settings/legal",
        "/settings/security",
        "/settings/security/authenticator",
        "/settings/security/passkey",
        "/settings/security/recovery-codes",
        "/settings/security-events",
        "/activity-log",
        "/settings/sign-in-rules",
        "/settings/single-sign-on",
        "/confirm?return_to=/customers",
        "/settings/legal/update",
        "/settings/support",
        "/settings/identifiers",
        "/settings/identifiers/associate",
        "/settings/identifiers/locations/new",
        "/settings/users",
        "/settings/users?search=zzz",
        "/settings/users/new",
    ):
        visitor.go(path)
        yield path, visitor
    visitor.press("Add")
    yield "refused user", visitor
    visitor.field("Full name").fill("Nora Vale")
    address = f"nora@{RESELLER[language].split('@')[1]}"
    visitor.field("Email address").fill(address)
    visitor.field("How the user gets a password").select_option("link")
    visitor.page.locator("#language").select_option(language)
    visitor.press("Add")
    yield "user added with a link", visitor
    stranger = visit(portal, language=language)
    stranger.go(portal.mail_to(address).link("/welcome/"))
    yield "choose a password", stranger
    visitor.go(f"/settings/users?search={address}")
    visitor.click(visitor.row("Nora Vale").get_by_role("link"))
    user = visitor.page.url
    yield "user", visitor
    visitor.go(f"{user}/password")
    yield "reset password of a user", visitor
    visitor.go(f"{user}/second-factors")
    yield "remove second factors of a user", visitor
    visitor.go(f"{user}/remove")
    yield "remove user", visitor
    visitor.go("/settings/users/new")
    visitor.field("Full name").fill("Omar Vale")
    visitor.field("Email address").fill(f"omar.{language.lower()}@birch.example")
    visitor.field("How the user gets a password").select_option("password")
    visitor.press("Add")
    yield "user added with a password", visitor


def signed_out(visit, portal, language="en"):
    visitor = visit(portal, language=language)
    for path in ("/sign-in", "/no-such-page", "/becoming-a-reseller"):
        visitor.go(path)
        yield f"signed out {path}", visitor
    visitor.go("/sign-in")
    visitor.field("Email").fill("nobody@aurora.example")
    visitor.field("Password").fill("wrong")
    visitor.press("Sign in")
    yield "refused sign-in", visitor
    visitor.follow("Forgot password?")
    yield "forgotten password", visitor
    visitor.field("Email").fill("nobody")
    visitor.press("Send link")
    yield "refused address", visitor
    visitor.go(f"/password/new/{'A' * 43}")
    yield "dead link of a password", visitor


PROSPECT = {
    "en": ("Linden Optics", "Forty mailboxes by spring.", "Chris Morgan"),
    "pt-BR": ("Ótica Tília", "Quarenta caixas de correio até o outono.", "Bianca Prado"),
    "ru": ("ООО «Липа»", "Сорок почтовых ящиков к весне.", "Инна Белова"),
}


def referring(visit, portal, language="en"):
    """The list of providers, business profiles, referrals from one side to the other."""
    email, name = PROVIDER[language]
    company, need, contact = PROSPECT[language]
    stranger = visit(portal, language=language)
    stranger.go("/providers")
    yield "list of providers", stranger
    stranger.click(stranger.main.locator("tbody a").first)
    yield "a listed provider", stranger
    stranger.go("/providers?search=zzz")
    yield "no provider found", stranger
    aurora = visit(portal, language=language)
    aurora.sign_in(email)
    aurora.go("/providers")
    yield "list of providers, one's own", aurora
    aurora.menu("Indirect resellers")
    aurora.click(aurora.row(name).get_by_role("link", name=name, exact=True))
    yield "an indirect reseller", aurora
    aurora.follow("Business profile")
    yield "business profile of a reseller", aurora
    aurora.follow("Refer a customer")
    aurora.press("Send referral")
    yield "refused referral", aurora
    aurora.field("Prospective customer").fill(company)
    aurora.field("What the customer needs").fill(need)
    aurora.field("Contact’s name").fill(contact)
    aurora.field("Contact’s email address").fill("contact@linden.example")
    aurora.field("The contact agreed to have their details shared").select_option("by_phone")
    aurora.press("Send referral")
    yield "referral sent", aurora
    aurora.go("/referrals?state=lost")
    yield "referrals in a state", aurora
    birch = visit(portal, language=language)
    birch.sign_in(RESELLER[language])
    birch.go("/settings/business-profile")
    yield "one's own business profile", birch
    birch.field("LinkedIn").fill("nowhere")
    birch.press("Save")
    yield "refused business profile", birch
    birch.go("/referrals")
    yield "referrals of a reseller", birch
    birch.click(birch.row(company).get_by_role("link"))
    yield "referral that waits", birch
    birch.press("Decline")
    yield "declined without a reason", birch
    birch.press("Accept")
    yield "accepted referral", birch
    operator = visit(portal, language=language)
    operator.sign_in("operator@tandem.example")
    operator.menu("Provider list")
    operator.click(operator.main.locator("tbody a").first)
    yield "entry of a provider", operator
    operator.field("Website").fill("nowhere")
    operator.press("Save")
    yield "refused entry", operator
    operator.go("/provider-list/import")
    yield "import of entries", operator
    operator.press("Import")
    yield "import without a file", operator


def seldom(visit, portal, language="en"):
    """Pages that few people come to, or seldom."""
    agent = visit(portal, language=language)
    agent.sign_in("admin.agent@aurora.example")
    agent.menu("Customers")
    listed = agent.page.url
    agent.click(agent.row("Pine Freight").get_by_role("link", name="Pine Freight", exact=True))
    agent.go(f"{agent.page.url.rsplit('/', 1)[0]}/account/agreement")
    yield "agreement to attest", agent
    agent.go(listed)
    agent.click(agent.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    inside = agent.page.url.rsplit("/", 1)[0]
    agent.go(f"{inside}/subscriptions/suspend")
    yield "suspend all subscriptions", agent
    agent.go(f"{inside}/tenant-owner")
    yield "tenant owner permission", agent
    agent.go(f"/indirect-resellers/ended/{portal.ended_partnership()}")
    yield "letters after a partnership", agent
    seller = visit(portal, language=language)
    seller.sign_in("sales.agent@aurora.example")
    seller.go(listed)
    seller.click(seller.row("Fir Clinic").get_by_role("link", name="Fir Clinic", exact=True))
    portal.forget("customer_qualifications")
    qualifications = f"{seller.page.url.rsplit('/', 1)[0]}/account/qualifications"
    seller.go(qualifications)
    yield "qualification", seller
    seller.field("Qualification").select_option("education")
    seller.field("Reason").fill("")
    seller.press("Save")
    yield "qualification without a reason", seller
    seller.field("Reason").fill(f"firclinic.example, {language}")
    seller.press("Save")
    seller.go(qualifications)
    yield "stated qualification", seller
    agent.go(f"{inside}/account")
    purchases = agent.main.get_by_role("switch", name=agent.says("Allow customer to purchase"))
    agent.click(purchases)
    yield "customer that may purchase", agent
    elm = visit(portal, language=language)
    elm.sign_in("admin@elmbakery.onmicrosoft.com")
    elm.go("/reservations/new")
    yield "reservation", elm
    elm.field("Quantity").fill("3")
    elm.press("Next: Review")
    yield "review of a reservation", elm
    agent.click(purchases)
    elm.go("/reservations/new")
    yield "no reservations", elm
    elm.go("/settings/user-settings")
    yield "tenant owners", elm
    elm.click(elm.main.locator("a[href$='/give']").first)
    yield "make a tenant owner", elm
    elm.go("/partner-relationships")
    elm.click(elm.row("Birch IT").get_by_text(elm.says("Remove delegated admin")))
    elm.press("Yes")
    yield "privileges removed", elm
    elm.click(elm.main.locator("a[href$='/give-privileges']").first)
    yield "give privileges", elm
    elm.press("Yes")
    operator = visit(portal, language=language)
    operator.sign_in("operator@tandem.example")
    operator.go("/gallery")
    yield "gallery", operator
    operator.go("/accounts/qualifications")
    yield "qualifications that wait", operator
    operator.follow("Fir Clinic")
    yield "qualification that waits", operator
    operator.press("Don’t confirm")
    yield "qualification denied without a reason", operator


CHAPTERS = [
    signed_out,
    provider,
    new_customer,
    customers,
    subscriptions,
    licenses,
    order,
    newcomer,
    reseller,
    direct_bill,
    account_settings,
    customer,
    requesting,
    asking,
    users,
    operator,
    invitation,
    enrolment,
    consent,
    referring,
    seldom,
]


def first_start(visit, portal, language="en"):
    """The pages that only a new `tandem serve` shows."""
    visitor = visit(portal, language=language)
    visitor.go(portal.wait_for_output(r"http://[^\s/]+/setup/[\w-]+"))
    yield "set-up", visitor
    visitor.press("Set up")
    yield "refused set-up", visitor
    for label, value in {
        "Your name": "Olga Operator",
        "Your email": "olga@house.example",
        "Password": "a quiet operator 7",
        "Repeat password": "a quiet operator 7",
        "Company name": "Northwind Distribution",
        "Name of the first global admin": "Anna North",
        "Email of the first global admin": "anna@northwind.example",
        "Temporary password": "first words for her",
    }.items():
        visitor.field(label).fill(value)
    visitor.field("Country/region").select_option("US")
    visitor.press("Set up")
    yield "after the set-up", visitor
    anna = visit(portal, language=language)
    anna.go("/sign-in")
    anna.field("Email").fill("anna@northwind.example")
    anna.field("Password").fill("first words for her")
    anna.press("Sign in")
    yield "a new password is due", anna
    anna.press("Save")
    yield "new password refused", anna
