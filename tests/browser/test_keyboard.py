"""What people who work by keyboard come to, and what they pass on the way."""

from playwright.sync_api import expect

from journey import SALES, open_draft

PHONE = {"width": 360, "height": 740}


def test_a_list_passed_by_keyboard_sends_its_form_when_it_is_left(portal, visit):
    aurora = visit(portal)
    aurora.sign_in(SALES)
    open_draft(aurora)
    language = aurora.field("Recipient's language")
    expect(language).to_have_value("en")
    language.focus()
    aurora.page.keyboard.press("ArrowDown")
    aurora.page.keyboard.press("ArrowDown")
    expect(language).to_have_value("ru")
    expect(language).to_be_focused()
    assert "Приглашаем" not in aurora.field("Message").input_value()
    with aurora.page.expect_navigation():
        aurora.page.keyboard.press("Tab")
    expect(language).to_have_value("ru")
    expect(language).to_be_focused()


def test_the_country_passed_by_keyboard_changes_the_address_when_it_is_left(portal, visit):
    aurora = visit(portal)
    aurora.sign_in(SALES)
    aurora.go("/customers/new")
    country = aurora.field("Country/region")
    country.focus()
    aurora.page.keyboard.press("ArrowUp")
    expect(country).to_have_value("UM")
    assert aurora.path == "/customers/new"
    with aurora.page.expect_navigation():
        aurora.page.keyboard.press("Tab")
    expect(country).to_have_value("UM")
    expect(country).to_be_focused()


def test_the_menu_of_a_phone_closes_when_the_focus_leaves_it(world, visit):
    visitor = visit(world, **PHONE)
    visitor.sign_in(SALES)
    visitor.go("/customers")
    visitor.page.locator(".menu-button").click()
    menu = visitor.page.locator("#menu")
    expect(menu).to_be_visible()
    menu.get_by_role("link").last.focus()
    visitor.page.keyboard.press("Tab")
    expect(menu).to_be_hidden()
    expect(visitor.page.locator(":focus")).to_have_count(1)
    # Its button still opens and closes it.
    visitor.page.locator(".menu-button").click()
    expect(menu).to_be_visible()
    visitor.page.locator(".menu-button").click()
    expect(menu).to_be_hidden()


def test_the_buttons_of_a_long_form_leave_room_on_a_phone(world, visit):
    visitor = visit(world, **PHONE)
    visitor.sign_in(SALES)
    for language in ("en", "pt-BR", "ru"):
        visitor.choose_language(language)
        visitor.go("/customers/new")
        height = visitor.page.locator(".sheet > .form-actions").evaluate("bar => bar.offsetHeight")
        assert height <= 64, f"{height} px in {language}"
