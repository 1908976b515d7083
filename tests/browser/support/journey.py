"""Steps that several journeys take."""

import re

import pytest
from playwright.sync_api import expect

either_way = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
"""The journey of a task that partners know goes both ways: with script and without."""

SALES = "sales.agent@aurora.example"
ADMIN = "global.admin@aurora.example"
CEDAR = "global.admin@cedar.example"


def open_draft(provider):
    """Indirect resellers → Request a partnership. Gives the personal link that the draft shows."""
    provider.menu("Indirect resellers")
    provider.expect_heading("Indirect resellers")
    provider.press("Request a partnership")
    return link_in_draft(provider)


def link_in_draft(provider):
    """The personal link in the draft's text, which begins with the portal's address."""
    message = provider.field("Message").input_value()
    links = re.findall(rf"{re.escape(provider.portal.url)}/i/[\w-]+", message)
    assert len(links) == 1, f"not one link in:\n{message}"
    return links[0]


def send_request(provider, to):
    """Requests a partnership and lets the portal mail it. Gives the link."""
    link = open_draft(provider)
    provider.field("To").fill(to)
    provider.press("Send")
    return link


def sign_in_from_link(reseller, link, email, **password):
    """Opens a link as a stranger and signs in from its page; comes back to it."""
    reseller.go(link)
    if not reseller.field("Password").count():
        reseller.follow("Sign in")
    reseller.sign_in(email, **password)
    assert reseller.page.url == link, f"signing in from a link led to {reseller.page.url}"


def accept(reseller):
    """On the link's page: ticks the box and authorizes."""
    expect(reseller.checkbox).not_to_be_checked()
    reseller.checkbox.check()
    reseller.press("Authorize indirect provider")


def invitation_row(provider, to):
    provider.menu("Invitations")
    provider.expect_heading("Invitations")
    return provider.row(to)


def choose_recipients_language(provider, tag):
    """On a draft: the list of languages, which script submits; without script the button beside it does."""
    choice = provider.field("Recipient's language")
    if choice.input_value() == tag:
        return
    if provider.script:
        with provider.page.expect_navigation():
            choice.select_option(tag)
    else:
        choice.select_option(tag)
        button = choice.get_attribute("data-submit-on-change").removeprefix("#")
        provider.click(provider.main.locator(f"[id='{button}']"))
