"""Somebody adds a passkey, gets in by it alone and after the password, and removes it. Browsers make none for hosts that
are numbers, so the portal is called localhost here."""

import shutil
import socket

import pytest
from playwright.sync_api import expect

from portal import DEMO_PASSWORD, Portal

WHO = "sales.agent@zenith.example"


@pytest.fixture
def named(demo, tmp_path):
    """A demo world under a name."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://localhost:{port}"
    data = shutil.copytree(demo, tmp_path / "data")
    running = Portal(data, TANDEM_LISTEN=f"127.0.0.1:{port}", TANDEM_PUBLIC_URL=address).start()
    running.url = address
    yield running
    running.stop()


def give_device(visitor):
    """A device that makes passkeys and asks for a finger, which is always there."""
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    added = session.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    return session, added["authenticatorId"]


def test_a_passkey_is_added_and_shown_alone_and_after_the_password_and_removed(named, visit):
    person = visit(named)
    session, device = give_device(person)
    person.sign_in(WHO)
    person.go("/settings/security")
    person.follow("Add passkey")
    person.expect_heading("Add passkey")
    assert person.field("Name").input_value() == "Chrome · Linux"
    person.field("Name").fill("Work laptop")
    person.press("Create passkey")
    person.expect_heading("Recovery codes")
    person.follow("I saved them")
    expect(person.row("Work laptop")).to_contain_text("Never")
    assert "Work laptop" in named.mail_to(WHO, "Passkey added").text

    # The device knows it already, and says so.
    person.follow("Add passkey")
    person.button("Create passkey").click()
    person.expect_text("This passkey was added before.")

    person.sign_out()
    person.go("/sign-in?return_to=/settings/security")
    person.press("Sign in with a passkey")
    person.expect_heading("Security")
    expect(person.row("Work laptop")).not_to_contain_text("Never")

    person.sign_out()
    person.go("/sign-in")
    person.field("Email").fill(WHO)
    person.field("Password").fill(DEMO_PASSWORD)
    person.press("Sign in")
    person.expect_heading("Verify it’s you")
    person.press("Use a passkey")
    person.expect_heading("Home")

    # Nobody confirms it: nothing is sent, and the page says so.
    person.sign_out()
    person.go("/sign-in")
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    person.button("Sign in with a passkey").click()
    person.expect_text("No passkey was used.")
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": True})
    person.press("Sign in with a passkey")
    person.expect_heading("Home")

    person.go("/settings/security")
    person.click(person.row("Work laptop").get_by_role("link", name="Remove"))
    person.press("Yes")
    person.expect_text("Work laptop removed.")
    person.sign_out()
    person.go("/sign-in")
    person.press("Sign in with a passkey")
    expect(person.alert).to_contain_text("This passkey isn’t known here.")


def test_without_script_passkeys_are_hidden_and_their_page_says_why(named, visit):
    person = visit(named, script=False)
    person.go("/sign-in")
    expect(person.page.get_by_text("Sign in with a passkey")).to_be_hidden()
    person.sign_in(WHO)
    person.go("/settings/security/passkey")
    person.expect_text("Passkeys need a browser that supports them")
    expect(person.page.get_by_text("Create passkey")).to_be_hidden()
