"""Somebody adds an authenticator app, gets in with it and without it, and ends what was left open elsewhere."""

import base64
import hashlib
import hmac
import struct
import time

from journey import either_way
from portal import DEMO_PASSWORD

WHO = "sales.agent@zenith.example"


class App:
    """An authenticator app, by RFC 6238."""

    def __init__(self, key):
        self.key = base64.b32decode(key.replace(" ", ""))

    def code(self, later=0):
        """The code of now, or of some steps of 30 seconds from now."""
        digest = hmac.new(self.key, struct.pack(">Q", int(time.time()) // 30 + later), hashlib.sha1).digest()
        start = digest[-1] & 15
        return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def give_password(visitor):
    visitor.go("/sign-in")
    visitor.field("Email").fill(WHO)
    visitor.field("Password").fill(DEMO_PASSWORD)
    visitor.press("Sign in")


@either_way
def test_an_app_is_added_and_asked_for_and_a_recovery_code_stands_in_once(portal, visit, script):
    person, elsewhere, stranger = (visit(portal, script=script) for _ in range(3))
    person.sign_in(WHO)
    elsewhere.sign_in(WHO)
    person.go("/settings/security")
    person.follow("Add authenticator app")
    person.expect_heading("Add authenticator app")
    app = App(person.page.locator("#app-key").inner_text())
    person.field("Verification code").fill("000")
    assert person.press("Turn on").status == 422
    person.field("Verification code").fill(app.code())
    person.field("Name").fill("Work phone")
    person.press("Turn on")
    person.expect_heading("Recovery codes")
    codes = person.page.locator(".codes .secret").all_inner_texts()
    assert len(codes) == 10
    person.follow("I saved them")
    person.expect_text("Work phone")
    assert "Work phone" in portal.mail_to(WHO, "Authenticator app added").text

    # What was open elsewhere is ended from here, and over at its next request.
    person.press("Sign out everywhere else")
    person.expect_text("Signed out of 1 other browser.")
    elsewhere.go("/customers")
    elsewhere.expect_heading("Sign in")

    give_password(stranger)
    stranger.expect_heading("Verify it’s you")
    stranger.field("Verification code").fill(app.code(later=1))
    stranger.press("Verify")
    stranger.expect_heading("Home")

    give_password(elsewhere)
    elsewhere.follow("Use a recovery code")
    elsewhere.field("Recovery code").fill(codes[0].lower())
    elsewhere.press("Verify")
    elsewhere.expect_heading("Home")
    assert "9 codes are left" in portal.mail_to(WHO, "A recovery code was used").text
    again = visit(portal, script=script)
    give_password(again)
    again.follow("Use a recovery code")
    again.field("Recovery code").fill(codes[0])
    assert again.press("Verify").status == 422
