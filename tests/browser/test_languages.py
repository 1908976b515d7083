"""How a language is chosen and kept."""

import re

import pytest
from playwright.sync_api import expect

from journey import CEDAR, SALES, either_way, open_draft
from wizard import E3, expect_taken, take
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_outlives_a_change_of_the_language(world, visit, language):
    other = "ru" if language == "en" else "en"
    visitor = visit(world, language=other)
    visitor.sign_in("admin.agent@aurora.example")
    visitor.menu("Customers")
    inside = visitor.link("Elm Bakery").get_attribute("href").removesuffix("/subscriptions")
    link = open_draft(visitor)
    message = f"Typed by hand.\n{link}\nThe end."
    for page, typed in {
        None: {"To": "nobody@nowhere.example", "Message": message},
        "/customers/new": {"Company name": "Typed & Sons", "City": "Paris", "Agreement acceptance date": "2026-01-02"},
        f"{inside}/service-requests/new": {"Subject": "Typed", "Description": "One.\nTwo."},
    }.items():
        if page:
            visitor.go(page)
        for label, text in typed.items():
            visitor.field(label).fill(text)
        before = visitor.path
        visitor.choose_language(language)
        assert visitor.path == before
        for label, text in typed.items():
            expect(visitor.field(label)).to_have_value(text)
        assert visitor.page.evaluate("sessionStorage.length") == 0
        visitor.choose_language(other)
    visitor.choose_language("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_outlives_a_change_of_the_language_without_script(world, visit, language):
    other = "ru" if language == "en" else "en"
    visitor = visit(world, script=False, language=other)
    visitor.sign_in("global.admin@aurora.example")
    visitor.menu("Customers")
    inside = visitor.link("Elm Bakery").get_attribute("href").removesuffix("/subscriptions")
    open_draft(visitor)
    for page, typed in {
        None: {"To": "nobody, yet", "Subject": "Typed by hand."},
        "/customers/new": {"Company name": "Typed & Sons", "City": "Paris", "Agreement acceptance date": "2026-01-02"},
        f"{inside}/account/update": {"City": "Nowhere & Sons"},
    }.items():
        if page:
            visitor.go(page)
        for label, text in typed.items():
            visitor.field(label).fill(text)
        visitor.choose_language(language)
        for label, text in typed.items():
            expect(visitor.field(label)).to_have_value(text)
        visitor.choose_language(other)
        for label, text in typed.items():
            expect(visitor.field(label)).to_have_value(text)
    visitor.go(f"{inside}/subscriptions/new")
    take(visitor, **{E3: 14})
    visitor.choose_language(language)
    expect_taken(visitor, **{E3: 14})
    visitor.choose_language("en")


def choose_look(visitor, look):
    visitor.click(visitor.page.locator(f".foot button[name=theme][value={look}]"))
    expect(visitor.page.locator("html")).to_have_attribute("data-bs-theme", look)


@either_way
def test_what_is_typed_outlives_a_change_of_the_look(world, visit, script):
    visitor = visit(world, script=script)
    visitor.sign_in("admin.agent@zenith.example")
    for page, typed in {
        "/customers/new": {"Company name": "Typed & Sons", "City": "Paris"},
        "/referrals/new": {"Prospective customer": "Typed", "What the customer needs": "One.\nTwo."},
    }.items():
        visitor.go(page)
        for label, text in typed.items():
            visitor.field(label).fill(text)
        for look in ("dark", "light", "auto"):
            choose_look(visitor, look)
            for label, text in typed.items():
                expect(visitor.field(label)).to_have_value(text)


def test_every_kind_of_form_keeps_what_is_typed_without_script(world, visit):
    stranger = visit(world, script=False)
    for page in ("/sign-in", "/password/forgotten"):
        stranger.go(page)
        stranger.field("Email").fill("typed@nowhere.example")
        if stranger.field("Password").count():
            stranger.field("Password").fill("never kept anywhere")
        for language in ("ru", "pt-BR", "en"):
            stranger.choose_language(language)
            expect(stranger.field("Email")).to_have_value("typed@nowhere.example")
            assert "never kept anywhere" not in stranger.page.content()

    elm = visit(world, script=False)
    elm.sign_in("admin@elmbakery.onmicrosoft.com")
    elm.go("/service-requests/new")
    elm.field("Subject").fill("Typed by hand")
    elm.field("Description").fill("One.\nTwo.")
    elm.field("Files").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"something"})
    elm.choose_language("pt-BR")
    expect(elm.field("Subject")).to_have_value("Typed by hand")
    expect(elm.field("Description")).to_have_value("One.\nTwo.")
    expect(elm.main.get_by_role("alert")).to_contain_text("Escolha os arquivos novamente")
    elm.choose_language("en")
    expect(elm.field("Subject")).to_have_value("Typed by hand")
    expect(elm.main.get_by_role("alert")).to_have_count(0)
    elm.go("/users/new")
    elm.field("First name").fill("Typed")
    choose_look(elm, "dark")
    expect(elm.field("First name")).to_have_value("Typed")
    choose_look(elm, "auto")
    elm.go("/settings")
    elm.field("Time zone").select_option("Asia/Tokyo")
    elm.choose_language("ru")
    expect(elm.field("Time zone")).to_have_value("Asia/Tokyo")
    expect(elm.page.locator("#language")).to_have_value("ru")
    elm.choose_language("en")


def test_files_that_were_chosen_have_to_be_chosen_again_with_script_too(world, visit):
    elm = visit(world)
    elm.sign_in("admin@elmbakery.onmicrosoft.com")
    elm.go("/service-requests/new")
    elm.field("Subject").fill("Typed by hand")
    elm.field("Files").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"something"})
    elm.choose_language("pt-BR")
    expect(elm.field("Subject")).to_have_value("Typed by hand")
    expect(elm.main.get_by_role("alert")).to_contain_text("Escolha os arquivos novamente")
    elm.choose_language("en")
    expect(elm.field("Subject")).to_have_value("Typed by hand")


KEPT = """() => {
  const form = document.querySelector(".foot form[action='/language']");
  form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  return sessionStorage.getItem("typed");
}"""
"""What is kept of a page when another language is chosen; the page stays."""


def test_what_a_refused_form_shows_outlives_it_and_nothing_secret_is_kept(world, visit):
    visitor = visit(world)
    visitor.sign_in("admin.agent@aurora.example")
    link = open_draft(visitor)
    visitor.field("To").fill("no address")
    visitor.press("Send")
    visitor.choose_language("pt-BR")
    expect(visitor.field("To")).to_have_value("no address")
    expect(visitor.field("Message")).to_have_value(re.compile(re.escape(link)))
    visitor.choose_language("en")
    visitor.field("Message").fill(f"Typed by hand: {link}")
    kept = visitor.page.evaluate(KEPT)
    assert "Typed by hand" in kept and link.rsplit("/", 1)[1] not in kept

    visitor.go("/password")
    assert visitor.page.evaluate("sessionStorage.length") == 0, "what was kept for another page is gone"
    for label in ("Current password", "New password"):
        visitor.field(label).fill("never kept anywhere")
    assert visitor.page.evaluate(KEPT) is None
