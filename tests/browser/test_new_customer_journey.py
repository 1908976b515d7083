"""Adding customers and associating them with resellers: the steps of the Partner Center's own instructions."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from journey import SALES
from wizard import (
    ASK,
    ATTEST,
    BASIC,
    E3,
    IPOMEIA,
    KALINA,
    WILLOW,
    after,
    attest,
    begin_from_list,
    begin_from_row,
    choose_country,
    choose_password,
    expect_filled,
    expect_taken,
    fill,
    named,
    radio,
    setup_info,
    take,
    walk_to_review,
)


@pytest.fixture
def aurora(world, visit, script):
    """A sales agent of Aurora; each test adds customers of its own to the one world."""
    visitor = visit(world, script=script)
    visitor.sign_in(SALES)
    return visitor


@pytest.fixture
def willow(request, script):
    """A customer that no other test adds."""
    test = re.sub(r"\W+", " ", request.node.originalname.removeprefix("test_").replace("_", " "))
    name = "".join(word[0] for word in test.split()) + ("scripted" if script else "plain")
    return named(WILLOW, name.capitalize())


def test_a_customer_is_added_from_the_resellers_row(aurora, willow, world, visit, script):
    begin_from_row(aurora, "Birch IT")
    walk_to_review(aurora, willow, **{BASIC: 5, E3: 12})
    domain = f"{willow['Primary domain name']}.onmicrosoft.com"
    aurora.expect_text(willow["Company name"], domain, "Washington", "Wilma Willow", "Birch IT", "4100001")
    for offer, facts in ((BASIC, ("5", "6.00 USD", "30.00 USD")), (E3, ("12", "36.00 USD", "432.00 USD"))):
        for fact in facts:
            expect(aurora.row(offer)).to_contain_text(fact)
    expect(aurora.rows("Total")).to_contain_text("462.00 USD")

    answer = aurora.press("Submit")
    assert "no-store" in answer.headers["cache-control"]
    user_name, temporary = setup_info(aurora)
    assert user_name == f"admin@{domain}"
    assert len(temporary) >= 12
    if script:
        aurora.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=world.url)
        copy = aurora.main.get_by_role("button", name="Copy", exact=True)
        for button, copied in zip(copy.all(), (user_name, temporary), strict=True):
            button.click()
            wait = "copied => navigator.clipboard.readText().then((text) => text === copied)"
            aurora.page.wait_for_function(wait, arg=copied)
        expect(aurora.button("Print")).to_be_visible()
    aurora.page.reload()
    aurora.expect_heading("Confirmation")
    expect(aurora.main).not_to_contain_text(temporary)
    assert after(aurora, "User name") == user_name

    aurora.follow("Done")
    assert aurora.path == "/customers"
    expect(aurora.row(willow["Company name"])).to_contain_text("Birch IT")

    admin = visit(world, script=script)
    choose_password(admin, user_name, temporary)
    admin.menu("Subscriptions")
    expect(admin.row(BASIC)).to_contain_text("5")
    expect(admin.row(E3)).to_contain_text("12")

    birch = visit(world, script=script)
    birch.sign_in("admin.agent@birch.example")
    birch.menu("Customers")
    birch.click(birch.row(willow["Company name"]).get_by_role("link", name=willow["Company name"], exact=True))
    expect(birch.row(E3)).to_contain_text("Birch IT (4100001)")

    temporary_again = visit(world, script=script)
    temporary_again.go("/sign-in")
    temporary_again.field("Email").fill(user_name)
    temporary_again.field("Password").fill(temporary)
    temporary_again.press("Sign in")
    assert temporary_again.path == "/sign-in", "the temporary password serves once"


def test_a_customer_is_added_from_the_list_of_customers(aurora, willow, world):
    begin_from_list(aurora, "Dogwood Tech")
    expect(aurora.field("Country/region")).to_have_value("US")
    walk_to_review(aurora, willow, **{BASIC: 1})
    # Dogwood has not signed the agreement: it may be chosen, and orders go without its number.
    aurora.expect_text("Dogwood Tech", "Microsoft Partner Agreement", "orders go without this number")
    aurora.press("Submit")
    setup_info(aurora)
    aurora.follow("Done")
    row = aurora.row(willow["Company name"])
    expect(row).to_contain_text("Dogwood Tech")
    aurora.click(row.get_by_role("link", name=willow["Company name"], exact=True))
    expect(aurora.row(BASIC)).not_to_contain_text("4100003")


def test_reload_and_the_back_button_keep_everything(aurora, willow):
    begin_from_row(aurora, "Birch IT")
    fill(aurora, willow | {"Middle name": "Wren", "Address line 2": "Floor 2"})
    attest(aurora)
    aurora.press("Next: Subscriptions")
    aurora.page.reload()
    take(aurora, **{BASIC: 5, E3: 12})
    aurora.press("Next: Review")
    aurora.page.reload()
    aurora.expect_text(willow["Company name"], "Wren", "Floor 2", "462.00 USD")
    aurora.page.go_back()
    aurora.expect_heading("New subscription")
    aurora.page.reload()
    expect_taken(aurora, **{BASIC: 5, E3: 12})

    # Elsewhere, and later: the draft stands where a new customer begins.
    aurora.sign_out()
    aurora.sign_in(SALES)
    begin_from_list(aurora)
    aurora.follow(willow["Company name"])
    expect_filled(aurora, willow | {"Middle name": "Wren", "Address line 2": "Floor 2"})
    expect(radio(aurora, ATTEST)).to_be_checked()
    aurora.field("City").fill("Tacoma")
    aurora.press("Next: Subscriptions")
    aurora.page.go_back()
    expect_filled(aurora, willow | {"City": "Tacoma"})
    aurora.press("Next: Subscriptions")
    expect_taken(aurora, **{BASIC: 5, E3: 12})


def test_the_back_button_offers_what_was_typed_first(world, visit):
    aurora = visit(world)
    aurora.sign_in(SALES)
    begin_from_row(aurora, "Birch IT")
    fill(aurora, named(WILLOW, "Typed first"))
    attest(aurora)
    aurora.press("Next: Subscriptions")
    aurora.page.go_back()
    # The address of an empty form: what was typed is offered above it, and a correction goes into the same draft.
    aurora.expect_heading("Account info")
    aurora.page.reload()
    aurora.click(aurora.link("Typed first"))
    assert aurora.field("Company name").input_value() == "Typed first"


def test_the_back_button_leads_to_what_was_ticked(world, visit):
    aurora = visit(world)
    aurora.sign_in(SALES)
    begin_from_row(aurora, "Birch IT")
    walk_to_review(aurora, named(WILLOW, "Ticked first"), **{BASIC: 5, E3: 12})
    aurora.page.go_back()
    aurora.expect_heading("New subscription")
    ticked = aurora.main.get_by_role("checkbox", checked=True)
    assert {aurora.page.locator(f"label[for='{one.get_attribute('id')}']").inner_text() for one in ticked.all()} == {BASIC, E3}


def test_update_returns_to_a_step_with_all_kept(aurora, willow):
    begin_from_row(aurora, "Birch IT")
    walk_to_review(aurora, willow, **{BASIC: 5})
    updates = aurora.link("Update")
    expect(updates).to_have_count(2)
    aurora.click(updates.nth(0))
    aurora.expect_heading("Account info")
    expect_filled(aurora, willow)
    expect(radio(aurora, ATTEST)).to_be_checked()
    expect(aurora.field("Indirect reseller").locator("option:checked")).to_have_text("Birch IT")
    aurora.field("Indirect reseller").select_option(label="Dogwood Tech")
    aurora.press("Next: Subscriptions")
    expect_taken(aurora, **{BASIC: 5})
    aurora.press("Next: Review")
    aurora.expect_text("Dogwood Tech")
    aurora.click(updates.nth(1))
    expect_taken(aurora, **{BASIC: 5})
    take(aurora, **{BASIC: 300})
    answer = aurora.press("Next: Review")
    assert answer.status == 422
    expect(aurora.main.get_by_label(f"Licenses for {BASIC}", exact=True)).to_have_attribute("aria-invalid", "true")
    take(aurora, **{BASIC: 299})
    aurora.press("Next: Review")
    aurora.expect_text("1,794.00 USD", "Dogwood Tech", willow["Company name"])


def test_cancel_drops_everything(world, visit):
    # Nothing here hangs on script, so each step is left without it.
    aurora = visit(world, script=False)
    aurora.sign_in(SALES)
    for step, update in (("Account info", 0), ("New subscription", 1), ("Review", None)):
        begin_from_list(aurora)
        dropped = named(WILLOW, f"Dropped at {step}")
        walk_to_review(aurora, dropped, **{BASIC: 5})
        draft = aurora.path.removesuffix("/review")
        if update is not None:
            aurora.click(aurora.link("Update").nth(update))
        aurora.expect_heading(step)
        aurora.press("Cancel")
        assert aurora.path == "/customers"
        expect(aurora.rows(dropped["Company name"])).to_have_count(0)
        aurora.follow("Add customer")
        expect(aurora.main).not_to_contain_text(dropped["Company name"])
        for path in (draft, f"{draft}/subscriptions", f"{draft}/review"):
            assert aurora.context.request.get(path).status == 404, f"{path} is still there"


def test_a_customer_that_will_be_asked_gets_no_subscriptions_yet(aurora, willow, world, visit, script):
    begin_from_row(aurora, "Birch IT")
    fill(aurora, willow)
    radio(aurora, ASK).check()
    aurora.press("Next: Subscriptions")
    aurora.expect_heading("Review")
    expect(aurora.link("Update")).to_have_count(1)
    aurora.press("Submit")
    user_name, temporary = setup_info(aurora)
    aurora.follow("Done")
    row = aurora.row(willow["Company name"])
    row.locator("summary").click()
    aurora.click(row.get_by_role("link", name="Add subscription", exact=True))
    expect(aurora.alert).to_contain_text("has not accepted the Microsoft Customer Agreement")
    take(aurora, **{BASIC: 1})
    assert aurora.press("Next: Review").status == 422
    admin = visit(world, script=script)
    choose_password(admin, user_name, temporary)
    admin.menu("Subscriptions")
    expect(admin.rows(BASIC)).to_have_count(0)


def test_the_country_makes_the_fields_and_keeps_what_was_typed(aurora, willow):
    begin_from_row(aurora, "Birch IT")
    fill(aurora, willow | {"Organization registration number": "12-3456789"})
    choose_country(aurora, "U.S. Outlying Islands")
    # What belongs to no country stays.
    country_free = {label: willow[label] for label in ("Company name", "Primary domain name", "First name", "Email address")}
    expect_filled(aurora, country_free)
    expect(aurora.field("Indirect reseller").locator("option:checked")).to_have_text("Birch IT")
    expect(aurora.field("State/province").locator("option", has_text="Washington")).to_have_count(0)
    choose_country(aurora, "United States")
    expect_filled(aurora, country_free)
    expect(aurora.field("State/province").locator("option", has_text="Washington")).to_have_count(1)


def test_a_provider_in_germany_adds_customers_of_its_region(world, visit, script):
    rhein = visit(world, script=script)
    rhein.sign_in("global.admin@rhein.example")
    begin_from_list(rhein)
    expect(rhein.field("Country/region")).to_have_value("DE")
    expect(rhein.field("Country/region").locator("option", has_text="United States")).to_have_count(0)
    fill(rhein, {"Company name": "Weide & Söhne GmbH", "Primary domain name": f"weide{'s' if script else 'n'}"})
    shown = {}
    for country in ("France", "Germany"):
        choose_country(rhein, country)
        expect(rhein.field("Company name")).to_have_value("Weide & Söhne GmbH")
        shown[country] = [hint(rhein, label) for label in ("ZIP/postal code", "Phone number")]
        shown[country] += [rhein.field(label).inner_text().strip() for label in ("Culture", "Preferred language")]
    assert all(french != german for french, german in zip(*shown.values(), strict=True)), shown
    assert "+33" in shown["France"][1] and "+49" in shown["Germany"][1]
    assert shown["Germany"][2:] == ["German (Germany)", "German"]
    weide = {
        "Address line 1": "Hauptstraße 1",
        "City": "Köln",
        "ZIP/postal code": "50667",
        "First name": "Wenke",
        "Last name": "Weide",
        "Email address": "wenke@weide.example",
    }
    walk_to_review(rhein, weide, **{BASIC: 10})
    expect(rhein.row(BASIC)).to_contain_text("56.00 EUR")
    rhein.press("Submit")
    setup_info(rhein)


def hint(visitor, label):
    """What is said beside a field."""
    ids = (visitor.field(label).get_attribute("aria-describedby") or "").split()
    return " ".join(visitor.page.locator(f"[id='{one}']").inner_text() for one in ids)


def test_the_domain_is_checked_while_it_is_typed(world, visit):
    aurora = visit(world)
    aurora.sign_in(SALES)
    begin_from_list(aurora)
    said = aurora.main.get_by_role("status")
    for typed, told in (
        ("elmbakery", "elmbakery.onmicrosoft.com is already taken"),
        ("elmbakeries", "elmbakeries.onmicrosoft.com is free"),
        ("elm-bakery", "Use only the letters a to z and digits"),
    ):
        aurora.field("Primary domain name").fill(typed)
        expect(said.filter(has_text=told)).to_be_visible()
    assert aurora.path == "/customers/new"


@pytest.mark.parametrize(
    ("script", "language", "email", "reseller", "customer", "number", "wrong", "price"),
    [
        (True, "pt-BR", "sales.agent@boreal.example", "Ipê Soluções", IPOMEIA, "CNPJ", "11.444.777/0001-62", "48,00"),
        (False, "ru", "sales.agent@polaris.example", "Рябина ИТ", KALINA, "INN", "7707083894", "4\xa0500,00"),
    ],
    ids=["Brazil", "Russia"],
)
def test_a_provider_adds_a_customer_in_its_own_language(
    world, visit, script, language, email, reseller, customer, number, wrong, price
):
    partner = visit(world, script=script, language=language)
    partner.sign_in(email)
    begin_from_row(partner, reseller)
    assert number in hint(partner, "Organization registration number")
    fill(partner, customer | {"Organization registration number": wrong})
    attest(partner)
    assert partner.press("Next: Subscriptions").status == 422
    assert number in partner.expect_refused("Organization registration number")
    walk_to_review(partner, {"Organization registration number": customer["Organization registration number"]}, **{BASIC: 10})
    expect(partner.row(BASIC)).to_contain_text(price)
    partner.press("Submit")
    user_name, temporary = setup_info(partner)
    partner.follow("Done")
    expect(partner.row(customer["Company name"])).to_contain_text(reseller)
    admin = visit(world, script=script, language=language)
    choose_password(admin, user_name, temporary)


BAD_NAMES = ["W" * 300, "Иг" * 150, "999", "aaaaaa", "Ltd.", "GmbH", "Test", "  ", "1 2 3", "!?"]


def test_names_that_are_none_are_refused_beside_the_field(world, visit):
    aurora = visit(world, script=False)
    aurora.sign_in(SALES)
    begin_from_list(aurora)
    fill(aurora, WILLOW)
    attest(aurora)
    for name in BAD_NAMES:
        aurora.field("Company name").fill(name)
        answer = aurora.press("Next: Subscriptions")
        assert answer.status == 422, f"{name[:20]!r} was answered {answer.status}"
        aurora.expect_refused("Company name")
        expect(aurora.field("Company name")).to_have_value(name)
    aurora.press("Cancel")


def test_other_bad_input_is_refused_beside_its_field(world, visit):
    aurora = visit(world, script=False)
    aurora.sign_in(SALES)
    begin_from_list(aurora)
    tomorrow = (datetime.date.today() + datetime.timedelta(days=2)).isoformat()
    wrong = {
        "Primary domain name": "elmbakery",
        "ZIP/postal code": "1234",
        "First name": "W",
        "Last name": "L" * 300,
        "Email address": "wilma",
        "Phone number": "+55 11 91234-5678",
        "Agreement acceptance date": tomorrow,
        "Acceptor's email": "nobody@aurora.example",
        "Address line 1": "",
        "City": "",
        "State/province": "",
    }
    fill(aurora, WILLOW)
    attest(aurora)
    fill(aurora, wrong)
    assert aurora.press("Next: Subscriptions").status == 422
    told = {label: aurora.expect_refused(label) for label in wrong}
    assert "already taken" in told["Primary domain name"]
    expect_filled(aurora, wrong)
    aurora.press("Cancel")


def test_quantities_that_are_none_are_refused_beside_the_offer(world, visit):
    aurora = visit(world, script=False)
    aurora.sign_in(SALES)
    begin_from_list(aurora)
    fill(aurora, named(WILLOW, "Quantities"))
    attest(aurora)
    aurora.press("Next: Subscriptions")
    take(aurora, **{BASIC: 1})
    page = aurora.page.url
    licenses = aurora.main.get_by_label(f"Licenses for {BASIC}", exact=True)
    name = licenses.get_attribute("name")
    for quantity in ("0", "-1", "300", "1.5", "five", "1e3", "", "9" * 40):
        answer = aurora.send_raw("Next: Review", **{name: quantity})
        assert answer.status == 422, f"{quantity!r} was answered {answer.status}"
        aurora.page.set_content(answer.text())
        expect(licenses, quantity).to_have_attribute("aria-invalid", "true")
        aurora.go(page)
    aurora.press("Cancel")
