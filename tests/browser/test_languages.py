"""How a language is chosen and kept."""

import pytest
from playwright.sync_api import expect

from journey import CEDAR, SALES, either_way, open_draft
from words import LANGUAGES


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [("en-US", "en"), ("pt-BR", "pt-BR"), ("pt-PT", "pt-BR"), ("ru-RU", "ru"), ("de-DE", "en")],
)
def test_a_strangers_browser_is_answered_in_its_language(world, visit, accepted, spoken):
    visitor = visit(world, language=spoken, locale=accepted)
    visitor.go("/sign-in")
    expect(visitor.page.locator("html")).to_have_attribute("lang", spoken)
    expect(visitor.button("Sign in")).to_be_visible()


@either_way
def test_a_stranger_keeps_the_language_chosen(world, visit, script):
    visitor = visit(world, script=script)
    visitor.go("/sign-in")
    for language in LANGUAGES:
        visitor.choose_language(language)
        assert visitor.path == "/sign-in"
        visitor.go("/no-such-page")
        expect(visitor.page.locator("html")).to_have_attribute("lang", language)
        visitor.go("/sign-in")
        pressed = visitor.page.locator("button[name=language][aria-pressed=true]")
        expect(pressed).to_have_text(LANGUAGES[language])


@either_way
def test_a_person_keeps_the_language_chosen(world, visit, script):
    email = "user.admin@zenith.example"
    first = visit(world, script=script)
    first.sign_in_by_form(email)
    first.menu("Indirect resellers")
    first.choose_language("ru")
    assert first.path == "/indirect-resellers"
    first.expect_heading("Indirect resellers")
    first.sign_out()

    elsewhere = visit(world, script=script)
    elsewhere.go("/sign-in")
    elsewhere.field("Email").fill(email)
    elsewhere.field("Password").fill(world.settings["TANDEM_DEMO_PASSWORD"])
    elsewhere.press("Sign in")
    expect(elsewhere.page.locator("html")).to_have_attribute("lang", "ru")
    elsewhere.language = "ru"
    elsewhere.choose_language("en")


def test_a_language_can_be_chosen_where_a_form_was_refused(portal, visit, script):
    aurora, cedar = visit(portal, script=script), visit(portal, script=script)
    aurora.sign_in(SALES)
    cedar.sign_in(CEDAR)
    cedar.go(open_draft(aurora))
    cedar.press("Authorize indirect provider")
    assert cedar.choose_language("ru").status == 200
    expect(cedar.button("Authorize indirect provider")).to_be_visible()
    aurora.field("To").fill("nobody")
    aurora.press("Send")
    assert aurora.choose_language("pt-BR").status == 200
    expect(aurora.button("Send")).to_be_visible()
