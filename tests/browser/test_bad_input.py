"""What no page of the portal sends: each is answered with a page that offers a way on, and changes nothing."""

import csv
import re

import pytest
from playwright.sync_api import expect

from journey import ADMIN, CEDAR, SALES, issue_request, open_draft
from wizard import BASIC, E3, WILLOW, begin_from_list, fill, named, setup_info, walk_to_review


@pytest.fixture
def aurora(portal, visit):
    visitor = visit(portal)
    visitor.sign_in(SALES)
    return visitor


def expect_way_on(visitor, answer, status):
    """The answer is a whole page with a heading, and every way on that it offers leads somewhere."""
    assert answer.status == status, f"{answer.url} was answered {answer.status}"
    visitor.page.set_content(answer.text())
    expect(visitor.main.get_by_role("heading", level=1)).to_have_count(1)
    ways = visitor.main.get_by_role("link").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert ways, f"{visitor.text()}\noffers no way on"
    for way in ways:
        there = visitor.context.request.get(visitor.absolute(way))
        assert there.ok, f"{visitor.text()}\nleads to {way}, which is answered {there.status}"


@pytest.mark.parametrize("token", ["", "A" * 43])
def test_a_form_without_its_token_is_refused(aurora, token):
    aurora.menu("Indirect resellers")
    expect_way_on(aurora, aurora.send_raw("Request a partnership", csrf=token), 403)
    aurora.menu("Indirect resellers")
    open_draft(aurora)
    expect_way_on(aurora, aurora.send_raw("Send", csrf=token, to=CEDAR), 403)
    assert not aurora.portal.mails()


def test_a_form_from_another_site_is_refused(aurora, portal):
    aurora.menu("Indirect resellers")
    fields = aurora.button("Request a partnership").evaluate("one => Object.fromEntries(new FormData(one.form))")
    before = portal.dump()
    answer = aurora.context.request.post(
        "/indirect-resellers/requests",
        form=fields,
        headers={"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
        max_redirects=0,
    )
    expect_way_on(aurora, answer, 403)
    assert portal.dump() == before


def test_a_body_of_a_mebibyte_is_refused(aurora, portal):
    open_draft(aurora)
    before = portal.dump()
    expect_way_on(aurora, aurora.send_raw("Send", to=CEDAR, message="x" * 2**20), 413)
    assert portal.dump() == before


@pytest.mark.parametrize("path", ["/", "/indirect-resellers", "/invitations"])
def test_a_wrong_method_is_answered_as_such(aurora, path):
    expect_way_on(aurora, aurora.context.request.fetch(path, method="DELETE"), 405)


def test_what_belongs_to_somebody_else_is_not_there(aurora, portal, visit):
    zenith = visit(portal)
    zenith.sign_in("sales.agent@zenith.example")
    open_draft(zenith)
    draft = zenith.path
    zenith.menu("Indirect resellers")
    remove = zenith.row("Birch IT").get_by_text("Remove partnership", exact=True).get_attribute("href")
    for path in (draft, f"{draft}/download", remove, "/invitations/1/draft", "/indirect-resellers/x/remove"):
        expect_way_on(aurora, aurora.context.request.get(path), 404)
    open_draft(aurora)
    token = aurora.page.locator("main input[name=csrf]").first.input_value()
    before = portal.dump()
    for path in (draft, remove, draft.replace("draft", "revoke"), draft.replace("draft", "resend")):
        form = {"csrf": token, "do": "done", "subject": "Mine", "message": "Mine", "language": "en"}
        answer = aurora.context.request.post(path, form=form, headers={"Origin": portal.url}, max_redirects=0)
        expect_way_on(aurora, answer, 404)
    assert portal.dump() == before


def test_a_token_serves_its_purpose_alone(aurora, portal):
    invitation = open_draft(aurora).rsplit("/", 1)[1]
    for path in (f"/enrol/{invitation}", f"/setup/{invitation}", f"/i/{invitation}x", f"/i/{invitation[:-1]}"):
        expect_way_on(aurora, aurora.context.request.get(path), 404)


def test_a_form_sent_twice_makes_one_invitation(aurora, portal):
    aurora.menu("Indirect resellers")
    first, second = (aurora.send_raw("Request a partnership") for _ in range(2))
    assert first.status == second.status == 303
    assert first.headers["location"] == second.headers["location"]


HOSTILE = [
    "<script>alert(1)</script>",
    "\u202eevil\u202c moc.live",
    "Robert'); DROP TABLE users;--",
    "{{ 7 * 7 }}",
    "\0",
    "\N{TULIP}" * 300,
]


@pytest.mark.parametrize("name", HOSTILE, ids=["markup", "right to left", "SQL", "template", "NUL", "too long"])
def test_hostile_names_are_shown_as_they_are_or_refused(aurora, portal, visit, name):
    stranger = visit(portal)
    stranger.go(issue_request(aurora))
    stranger.follow("Enroll as an indirect reseller")
    stranger.field("Country/region").select_option("US")
    answer = stranger.send_raw(
        "Enroll",
        company=name,
        admin_name="Wilma Willow",
        mpn_global_id="5000001",
        mpn_location_id="5100001",
        email="wilma@willow.example",
        password="thirteen willows",
        repeated="thirteen willows",
    )
    assert answer.status in (200, 303, 422), f"{name!r} was answered {answer.status}"
    if answer.status == 422:
        stranger.page.set_content(answer.text())
        stranger.expect_refused("Company name")
        return
    mail = portal.mail_to("wilma@willow.example")
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069]", mail["Subject"] + mail.text)
    assert "<script" not in mail.html
    stranger.go(mail.link("/enrol/"))
    stranger.field("Password").fill("thirteen willows")
    stranger.press("Confirm")
    expect(stranger.page.locator(".bar-account-name")).to_have_text(name)


def test_a_table_taken_away_calculates_nothing(portal, visit):
    aurora = visit(portal)
    aurora.sign_in(ADMIN)
    begin_from_list(aurora)
    formula = '=SUM(A1:A9) "Elm"'
    walk_to_review(aurora, named(WILLOW, "formula") | {"Company name": formula}, **{BASIC: 1})
    aurora.press("Submit")
    setup_info(aurora)
    aurora.follow("Done")
    aurora.row(formula)
    with aurora.page.expect_download() as download:
        aurora.link("Export customers").click()
    text = download.value.path().read_text("utf-8-sig")
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert any(formula in cell for cell in cells), text
    assert not [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell)], text


def test_two_people_who_edit_one_subscription_do_not_overwrite_each_other(portal, visit):
    first, second = visit(portal), visit(portal, script=False)
    for visitor, email in ((first, SALES), (second, ADMIN)):
        visitor.sign_in(email)
        visitor.menu("Customers")
        visitor.click(visitor.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
        visitor.click(visitor.row(BASIC).get_by_role("link", name=BASIC, exact=True))
    first.field("Quantity").fill("6")
    first.press("Submit")
    second.field("Subscription nickname").fill("The bakers")
    answer = second.press("Submit")
    assert answer.status in (409, 422), f"it was answered {answer.status}"
    expect(second.alert).to_contain_text("6")
    expect(second.alert).to_contain_text(SALES)
    expect(second.field("Subscription nickname")).to_have_value("The bakers")
    first.page.reload()
    expect(first.field("Quantity")).to_have_value("6")
    expect(first.field("Subscription nickname")).not_to_have_value("The bakers")

    # Having read what changed, the second one sends again.
    second.field("Quantity").fill("6")
    second.press("Submit")
    second.expect_text("The bakers")
    expect(second.field("Quantity")).to_have_value("6")


def test_a_cart_holds_only_what_is_sold_there(portal, visit):
    aurora = visit(portal)
    aurora.sign_in(SALES)
    aurora.menu("Customers")
    aurora.click(aurora.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    aurora.follow("Add subscription")
    offer = aurora.main.get_by_role("checkbox", name=E3, exact=True).get_attribute("value")
    before = portal.dump()
    for fields in (
        {"offer": "0193e8bb-f94f-7d15-bdf1-65e02072b449", "quantity-0193e8bb-f94f-7d15-bdf1-65e02072b449": "1"},
        {"offer": "x", "quantity-x": "1"},
        {"offer": offer, f"quantity-{offer}": "1", f"plan-{offer}": "P9Y weekly"},
        {"offer": offer, f"quantity-{offer}": "100001"},
        {"offer": offer, f"quantity-{offer}": "1", "reseller": "not-an-account"},
    ):
        answer = aurora.send_raw("Next: Review", **fields)
        assert answer.status in (303, 404, 422), f"{fields} was answered {answer.status}"
        if answer.status == 303:
            aurora.go(answer.headers["location"])
            expect(aurora.button("Submit"), str(fields)).to_have_count(0)
            aurora.page.go_back()
    bought = lambda rows: [row for row in rows if row.startswith(("subscriptions ", "orders "))]
    assert bought(portal.dump()) == bought(before)
