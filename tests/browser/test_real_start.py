"""The same journey without any demo data: an empty folder, real people, a mail server that really receives."""

import pytest
from playwright.sync_api import expect

from journey import accept, invitation_row, send_request, sign_in_from_link
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


def fill_set_up(visitor, **other):
    values = {
        "Your name": "Olga Operator",
        "Your email": OPERATOR,
        "Password": OPERATOR_PASSWORD,
        "Repeat password": OPERATOR_PASSWORD,
        "Company name": "Northwind Distribution",
        "Name of the first global admin": "Anna North",
        "Email of the first global admin": ANNA,
        "Temporary password": ANNA_FIRST,
    } | other
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


def test_a_temporary_password_does_not_stay(start, visit, script):
    portal = start()
    set_up(portal, visit(portal, script=script))
    anna = visit(portal, script=script)
    anna.go("/sign-in")
    anna.field("Email").fill(ANNA)
    anna.field("Password").fill(ANNA_FIRST)
    anna.press("Sign in")
    for new, repeated, refused in (
        ("too short", "too short", "New password"),
        (ANNA_PASSWORD, ANNA_PASSWORD + "x", "Repeat new password"),
        (ANNA_FIRST, ANNA_FIRST, "New password"),
    ):
        anna.field("New password").fill(new)
        anna.field("Repeat new password").fill(repeated)
        assert anna.press("Save").status == 422, f"{new!r}, repeated as {repeated!r}, was taken"
        anna.expect_refused(refused)


def enrol(visitor, link, **other):
    """A new organisation enrols from the link's page."""
    visitor.go(link)
    visitor.expect_text("Northwind Distribution")
    visitor.follow("Enroll as an indirect reseller")
    values = {
        "Company name": "Tulip Cloud",
        "Global MPN ID": "5000001",
        "Location MPN ID": "5100001",
        "Your name": "Raul Tulip",
        "Email": RAUL,
        "Password": RAUL_PASSWORD,
        "Repeat password": RAUL_PASSWORD,
    } | other
    for label, value in values.items():
        visitor.field(label).fill(value)
    visitor.field("Country/region").select_option("US")
    return visitor.press("Enroll")


def confirm(visitor, mail):
    """Proves the address by the link in its mail, and whose password it is."""
    assert visitor.go(mail.link("/enrol/")).status == 200
    visitor.field("Password").fill("not the right words")
    assert visitor.press("Confirm").status == 422
    visitor.expect_refused("Password")
    visitor.field("Password").fill(RAUL_PASSWORD)
    visitor.press("Confirm")


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


def test_a_new_reseller_waits_for_the_operator_where_the_settings_say_so(start, mail_server, visit, script):
    portal = start(TANDEM_APPROVE_ENROLMENTS="true")
    operator, anna, raul = (visit(portal, script=script) for _ in range(3))
    set_up(portal, operator)
    sign_in_first_time(anna)
    link = send_request(anna, RAUL)
    enrol(raul, link)
    confirm(raul, mail_server.mail_to(RAUL, "/enrol/"))
    raul.go(link)
    expect(raul.button("Authorize indirect provider"), "nobody has approved yet").to_have_count(0)
    expect(raul.alert, "the reader is told what it waits for").to_contain_text("operator")

    operator.go("/accounts")
    operator.expect_heading("Accounts")
    waiting = operator.rows("Tulip Cloud").filter(has=operator.page.get_by_role("button", name="Approve", exact=True))
    expect(waiting).to_have_count(1)
    operator.click(waiting.get_by_role("button", name="Approve", exact=True))
    assert mail_server.mail_to(RAUL, "/i/", count=2).link("/i/") == link
    expect(operator.button("Approve")).to_have_count(0)

    raul.go(link)
    accept(raul)
    raul.menu("Indirect providers")
    raul.row("Northwind Distribution")
    anna.menu("Indirect resellers")
    anna.row("Tulip Cloud")


def test_the_set_up_link_is_new_at_each_start_and_in_no_log(start, tmp_path, visit, mail_server):
    portal = start(TANDEM_LOG="debug")
    first = portal.wait_for_output(r"http://[^\s/]+/setup/[\w-]+")
    token = first.rsplit("/", 1)[1]
    visitor = visit(portal)
    assert visitor.go(first).status == 200
    assert visitor.go(f"{portal.url}/setup/{'A' * 43}").status == 404
    # Wrong answers are refused beside their fields, and nothing is set up.
    visitor.go(first)
    for label, value in (
        ("Your name", ""),
        ("Your email", "olga"),
        ("Password", "short"),
        ("Repeat password", "something else entirely"),
        ("Company name", " "),
        ("Email of the first global admin", "anna@"),
        ("Temporary password", "aaaaaaaaaaaaaa"),
    ):
        fill_set_up(visitor, **{label: value})
        answer = visitor.press("Set up")
        assert answer.status == 422, f"{label} {value!r} was answered {answer.status}"
        visitor.expect_refused(label)
        if label != "Your name":
            expect(visitor.field("Your name")).to_have_value("Olga Operator")
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


def test_bad_input_at_enrolment_is_refused_beside_its_field(start, mail_server, visit, script):
    portal = start()
    operator, anna, raul = (visit(portal, script=script) for _ in range(3))
    set_up(portal, operator)
    sign_in_first_time(anna)
    link = send_request(anna, RAUL)
    for label, value in (
        ("Company name", ""),
        ("Company name", "x" * 256),
        ("Global MPN ID", "MPN"),
        ("Location MPN ID", "-1"),
        ("Location MPN ID", "5000001"),
        ("Your name", " "),
        ("Email", "raul"),
        ("Email", "raul@elsewhere.example"),
        ("Email", "raul@gmail.com"),
        ("Password", "short"),
        ("Repeat password", "seventeen blue tulips"),
    ):
        answer = enrol(raul, link, **{label: value})
        assert answer.status == 422, f"{label} {value[:30]!r} was answered {answer.status}"
        raul.expect_refused(label)
        if "assword" not in label:
            expect(raul.field(label)).to_have_value(value)
    assert len(mail_server.received) == 1, "more was mailed than the invitation"


def test_a_taken_mpn_id_is_refused(start, mail_server, visit):
    portal = start()
    operator, anna, raul = (visit(portal) for _ in range(3))
    set_up(portal, operator)
    sign_in_first_time(anna)
    enrol(raul, send_request(anna, RAUL))
    confirm(raul, mail_server.mail_to(RAUL, "/enrol/"))

    other = visit(portal)
    link = send_request(anna, "rita@poppy.example")
    answer = enrol(other, link, **{"Company name": "Poppy Cloud", "Email": "rita@poppy.example", "Your name": "Rita"})
    assert answer.status == 422
    other.expect_refused("Location MPN ID")


def test_enrolling_with_a_known_address_answers_the_same(start, mail_server, visit):
    portal = start()
    operator, anna, raul, again = (visit(portal) for _ in range(4))
    set_up(portal, operator)
    sign_in_first_time(anna)
    enrol(raul, send_request(anna, RAUL))
    answered = raul.text()
    confirm(raul, mail_server.mail_to(RAUL, "/enrol/"))

    link = send_request(anna, RAUL)
    enrol(again, link, **{"Global MPN ID": "5000009", "Location MPN ID": "5100009"})
    assert again.text() == answered
    mail_server.mail_to(RAUL, "/sign-in")
    sign_in_from_link(again, link, RAUL, password=RAUL_PASSWORD)
    accept(again)
    again.menu("Indirect providers")
    again.row("Northwind Distribution")
