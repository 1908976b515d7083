"""A company sets up single sign-on with a real provider; somebody connects, signs in by it, and signs out there."""

import shutil

import pytest
from playwright.sync_api import expect

from journey import ADMIN, SALES, either_way
from portal import Portal
from provider import CLIENT, SECRET, Provider


@pytest.fixture
def provider():
    return Provider()


@pytest.fixture
def portal(demo, tmp_path, provider):
    """A demo world that may ask the provider on this machine."""
    running = Portal(shutil.copytree(demo, tmp_path / "data"), TANDEM_OIDC_ALLOW=provider.place).start()
    provider.start(running.url, tmp_path / "provider.log")
    yield running
    provider.stop()
    running.stop()


def sign_in_there(visitor, provider, who):
    """On the provider's own page, to which the portal led."""
    visitor.page.wait_for_url(f"{provider.url}/interaction/**")
    visitor.page.get_by_label("User").fill(who)
    visitor.page.get_by_role("button", name="Enter").click()
    visitor.page.wait_for_url(f"{visitor.portal.url}/**")


@either_way
def test_a_company_signs_in_through_its_provider_and_out_again(portal, provider, visit, script):
    admin, person = (visit(portal, script=script) for _ in range(2))
    admin.elsewhere = person.elsewhere = (f"{provider.url}/",)
    admin.sign_in(ADMIN)
    admin.go("/settings/single-sign-on")
    admin.field("Issuer").fill(provider.url)
    admin.field("Client ID").fill(CLIENT)
    admin.field("Client secret").fill(SECRET)
    admin.field("Company’s sign-in name").fill("aurora")
    admin.press("Save provider")
    # What was not tried can't be switched on.
    assert admin.press("Turn on single sign-on").status == 422
    admin.button("Test sign-in").click()
    sign_in_there(admin, provider, "the-admin")
    admin.expect_text("the-admin@provider.example")
    admin.press("Turn on single sign-on")
    admin.expect_text("Single sign-on is on.")
    admin.expect_text(f"{portal.url}/sign-in/sso?company=aurora")

    # Once with the password, to connect.
    person.go("/sign-in/sso?company=aurora")
    person.button("Continue to provider").click()
    sign_in_there(person, provider, "someone")
    person.expect_text("not connected here yet")
    person.sign_in(SALES)
    person.go("/settings/security")
    person.button("Connect").click()
    person.page.wait_for_url(f"{portal.url}/settings/security")
    person.expect_text("You can sign in through your company’s provider now.")
    assert "was connected" in portal.mail_to(SALES, "Single sign-on connected").text
    person.go("/")
    person.sign_out()

    # From then on by the provider, which knows the person still.
    person.go("/sign-in/sso?company=aurora")
    person.button("Continue to provider").click()
    person.page.wait_for_url(f"{portal.url}/")
    person.expect_heading("Home")

    # Who signs out there is signed out here.
    person.page.goto(f"{provider.url}/session/end")
    person.page.get_by_role("button", name="Sign out").click()
    expect(person.page.get_by_role("heading", name="Signed out")).to_be_visible()
    person.go("/customers")
    person.expect_heading("Sign in")
    assert not any("ERROR" in line for line in portal.log().splitlines())
