"""Adding customers and associating them with resellers: the steps of the Partner Center's own instructions."""

import re

import pytest
from playwright.sync_api import expect

from journey import SALES, either_way
from wizard import (
    ATTEST,
    BASIC,
    E3,
    WILLOW,
    after,
    attest,
    begin_from_list,
    begin_from_row,
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


@either_way
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
