"""Every page that there is, one after the other: for whoever looks at each, with axe, for English left over, or with a camera.

A chapter opens windows with `visit` and stops at its pages: it yields a name and the window that shows the page.
"""

from playwright.sync_api import expect

from journey import CEDAR, SALES, choose_recipients_language, link_in_draft

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
MENUS = {
    "indirect provider": ["Home", "Indirect resellers", "Customers", "Invitations", "Service requests", "Settings"],
    "indirect reseller": ["Home", "Indirect providers", "Customers", "Invitations", "Service requests", "Settings"],
    "direct-bill partner": ["Home", "Customers", "Invitations", "Service requests", "Settings"],
    "customer": [
        "Home",
        "Subscriptions",
        "Users and licenses",
        "Partner relationships",
        "Agreements",
        "Service requests",
        "Settings",
    ],
    "operator": ["Home", "Accounts", "Catalog", "Provider list", "Settings"],
}


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
    visitor.menu("Indirect resellers")
    visitor.click(visitor.row(reseller).get_by_text(visitor.says("Remove partnership")))
    yield "remove partnership", visitor
    visitor.menu("Indirect resellers")
    visitor.click(visitor.row(reseller).get_by_text(visitor.says("Add new customer")))
    yield "new customer", visitor
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


def operator(visit, portal, language="en"):
    visitor = visit(portal, language=language)
    visitor.sign_in("operator@tandem.example")
    yield from menu_pages(visitor, "operator")


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
    stranger.follow("Enroll as an indirect reseller")
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
    yield "enrolment, look into your mail", stranger
    stranger.go(portal.mail_to(f"wilma@{domain}").link("/enrol/"))
    yield "address to be confirmed", stranger
    stranger.field("Password").fill("not this one")
    stranger.press("Confirm")
    yield "confirmation refused", stranger


def signed_out(visit, portal, language="en"):
    visitor = visit(portal, language=language)
    for path in ("/sign-in", "/no-such-page"):
        visitor.go(path)
        yield f"signed out {path}", visitor
    visitor.go("/sign-in")
    visitor.field("Email").fill("nobody@aurora.example")
    visitor.field("Password").fill("wrong")
    visitor.press("Sign in")
    yield "refused sign-in", visitor


CHAPTERS = [signed_out, provider, newcomer, reseller, direct_bill, customer, operator, invitation, enrolment]


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
