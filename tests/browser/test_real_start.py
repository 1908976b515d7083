"""The same journey without any demo data: an empty folder, real people, a mail server that really receives."""

import pytest
from playwright.sync_api import expect

from journey import accept, either_way, invitation_row, send_request, sign_in_from_link
from mail_server import MailServer
from portal import Portal

OPERATOR, OPERATOR_PASSWORD = "olga@house.example", "a quiet operator 7"
ANNA, ANNA_FIRST, ANNA_PASSWORD = "anna@northwind.example", "first words for her", "a calm northern wind"
RAUL, RAUL_PASSWORD = "raul@tulip.example", "seventeen red tulips"


@pytest.fixture
def mail_server(tmp_path):
    server = MailServer(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def start(tmp_path, mail_server):
    """Starts the real portal on its data folder, which is empty at first."""
    running = []

    def start_portal(**settings):
        running.append(Portal(tmp_path / "data", "serve", **mail_server.settings, **settings).start())
        return running[-1]

    yield start_portal
    for portal in running:
        portal.stop()


def set_up(portal, visitor):
    """The operator and the first provider, from the link that was printed."""
    link = portal.wait_for_output(r"http://[^\s/]+/setup/[\w-]+")
    assert visitor.go(link).status == 200
    fill_set_up(visitor)
    visitor.press("Set up")
    assert visitor.go(link).status == 404, "the set-up link works twice"
    return link


def fill_set_up(visitor):
    values = {
        "Your name": "Olga Operator",
        "Your email": OPERATOR,
        "Password": OPERATOR_PASSWORD,
        "Repeat password": OPERATOR_PASSWORD,
        "Company name": "Northwind Distribution",
        "Name of the first global admin": "Anna North",
        "Email of the first global admin": ANNA,
        "Temporary password": ANNA_FIRST,
    }
    for label, value in values.items():
        visitor.field(label).fill(value)
    visitor.field("Country/region").select_option("US")
    visitor.field("Cloud").select_option(index=0)


def sign_in_first_time(visitor):
    """The provider's admin signs in with what she was given, and chooses a password of her own."""
    visitor.go("/sign-in")
    visitor.field("Email").fill(ANNA)
    visitor.field("Password").fill(ANNA_FIRST)
    visitor.press("Sign in")
    visitor.go("/indirect-resellers")
    expect(visitor.field("New password"), "there is no way around a new password").to_have_count(1)
    visitor.field("New password").fill(ANNA_PASSWORD)
    visitor.field("Repeat new password").fill(ANNA_PASSWORD)
    visitor.press("Save")


def enrol(visitor, link):
    """A new organisation enrols from the link's page."""
    visitor.go(link)
    visitor.expect_text("Northwind Distribution")
    visitor.follow("Enroll as a reseller")
    values = {
        "Company name": "Tulip Cloud",
        "Global MPN ID": "5000001",
        "Location MPN ID": "5100001",
        "Your name": "Raul Tulip",
        "Email": RAUL,
        "Password": RAUL_PASSWORD,
        "Repeat password": RAUL_PASSWORD,
    }
    for label, value in values.items():
        visitor.field(label).fill(value)
    visitor.field("Country/region").select_option("US")
    visitor.press("Enroll")


def confirm(visitor, mail):
    """Proves the address by the link in its mail, and whose password it is."""
    assert visitor.go(mail.link("/enrol/")).status == 200
    visitor.field("Password").fill("not the right words")
    assert visitor.press("Confirm").status == 422
    visitor.expect_refused("Password")
    visitor.field("Password").fill(RAUL_PASSWORD)
    visitor.press("Confirm")


@either_way
def test_a_new_reseller_enrols_by_its_link_and_accepts(start, mail_server, visit, script):
    portal = start()
    operator, anna, raul = (visit(portal, script=script) for _ in range(3))
    set_up(portal, operator)
    operator.menu("Accounts")
    operator.row("Northwind Distribution")

    sign_in_first_time(anna)
    anna.menu("Indirect resellers")
    link = send_request(anna, RAUL)
    mail = mail_server.mail_to(RAUL)
    assert mail.link("/i/") == link
    assert mail["To"] == RAUL and ANNA in mail["Reply-To"] and "portal@tandem.example" in mail["From"]
    assert f'href="{link}"' in mail.html
    anna.expect_state(invitation_row(anna, RAUL), "Sent")

    enrol(raul, link)
    raul.expect_text(RAUL)
    confirm(raul, mail_server.mail_to(RAUL, "/enrol/"))
    assert raul.page.url == link, "confirming does not lead back to the invitation"
    anna.expect_state(invitation_row(anna, RAUL), "Signed in")
    raul.expect_text("Northwind Distribution")
    accept(raul)

    raul.menu("Indirect providers")
    raul.row("Northwind Distribution")
    anna.menu("Indirect resellers")
    expect(anna.row("Tulip Cloud")).to_contain_text("5100001")
    anna.expect_state(invitation_row(anna, RAUL), "Accepted")
    mail_server.mail_to(ANNA, "Tulip Cloud")

    # The same person again, with the password that was chosen.
    again = visit(portal, script=script)
    again.sign_in(RAUL, RAUL_PASSWORD)
    again.menu("Indirect providers")
    again.row("Northwind Distribution")


def test_the_set_up_link_is_new_at_each_start_and_in_no_log(start, tmp_path, visit, mail_server):
    portal = start(TANDEM_LOG="debug")
    first = portal.wait_for_output(r"http://[^\s/]+/setup/[\w-]+")
    token = first.rsplit("/", 1)[1]
    visitor = visit(portal)
    assert visitor.go(first).status == 200
    assert visitor.go(f"{portal.url}/setup/{'A' * 43}").status == 404
    assert token not in portal.log()
    assert token.encode() not in portal.database_bytes()
    visitor.close()

    portal.stop()
    second = Portal(tmp_path / "data", "serve", **mail_server.settings).start()
    try:
        link = second.wait_for_output(r"http://[^\s/]+/setup/[\w-]+")
        assert token not in link
        after = visit(second)
        assert after.go(f"{second.url}/setup/{token}").status == 404
        set_up(second, after)
        after.close()
    finally:
        second.stop()
    third = Portal(tmp_path / "data", "serve", **mail_server.settings).start()
    third.stop()
    assert "/setup/" not in "".join(third.output), "a portal that is set up offers to be set up"


def test_a_mailbox_that_refuses_is_shown_on_the_invitation(start, mail_server, visit):
    portal = start()
    operator, anna = visit(portal), visit(portal)
    set_up(portal, operator)
    sign_in_first_time(anna)
    send_request(anna, "gone@tulip.example")

    for _ in range(30):
        row = invitation_row(anna, "gone@tulip.example")
        if "No such mailbox" in row.inner_text() or "550" in row.inner_text():
            break
        anna.page.wait_for_timeout(500)
    expect(row).to_contain_text("550")
    assert not mail_server.received
