"""Somebody has forgotten the password, and gets back in by the mailbox."""

from playwright.sync_api import expect

from journey import either_way
from portal import DEMO_PASSWORD

WHO = "sales.agent@zenith.example"
NEW = "an orange umbrella"


def ask_for_link(visitor, address):
    """Sign in → Forgot password? → Send link."""
    visitor.go("/sign-in")
    visitor.follow("Forgot password?")
    visitor.expect_heading("Forgot your password?")
    visitor.field("Email").fill(address)
    visitor.press("Send link")
    visitor.expect_heading("Sign in")
    visitor.expect_text("If this address belongs to a user, we’ve sent a link to it.")


def choose(visitor, password):
    visitor.field("New password").fill(password)
    visitor.field("Repeat new password").fill(password)
    return visitor.press("Save")


@either_way
def test_a_forgotten_password_is_replaced_by_a_link_in_a_mail(portal, visit, script):
    elsewhere, person = visit(portal, script=script), visit(portal, script=script)
    elsewhere.sign_in(WHO)
    ask_for_link(person, "nobody.here@zenith.example")
    ask_for_link(person, WHO)
    mail = portal.mail_to(WHO, "Choose a new password")
    link = mail.link("/password/new/")
    assert not [one for one in portal.mails() if "nobody.here@" in one["To"]], "a mail to somebody unknown"

    person.go(link)
    person.expect_heading("Choose a new password")
    person.expect_text(WHO)
    assert choose(person, "password1234").status == 422
    assert "harder to guess" in person.expect_refused("New password")
    choose(person, NEW)
    person.expect_heading("Sign in")
    person.expect_text("Password saved. Sign in with it.")
    assert "changed" in portal.mail_to(WHO, "Your password was changed").text

    assert person.go(link).status == 404, "the link works twice"
    person.expect_heading("This link no longer works")
    elsewhere.go("/")
    elsewhere.expect_heading("Sign in")
    elsewhere.field("Email").fill(WHO)
    elsewhere.field("Password").fill(DEMO_PASSWORD)
    assert elsewhere.press("Sign in").status == 422
    person.sign_in(WHO, password=NEW)


def test_what_is_typed_as_a_password_can_be_read(portal, visit):
    person = visit(portal)
    person.sign_in(WHO)
    person.go("/password")
    fields = [person.field(label) for label in ("Current password", "New password", "Repeat new password")]
    show = person.button("Show password")
    fields[1].fill(NEW)
    show.click()
    for field in fields:
        expect(field).to_have_attribute("type", "text")
    expect(show).to_have_attribute("aria-pressed", "true")
    show.click()
    for field in fields:
        expect(field).to_have_attribute("type", "password")
    expect(fields[1]).to_have_value(NEW)


def test_without_script_there_is_no_button_that_shows_passwords(portal, visit):
    stranger = visit(portal, script=False)
    stranger.go("/sign-in")
    expect(stranger.button("Show password")).to_have_count(0)
