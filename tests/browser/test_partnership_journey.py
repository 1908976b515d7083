"""Winning a reseller and removing it again: the steps of the Partner Center's own instructions, one after the other."""

import html
import re
import urllib.error
import urllib.parse
import urllib.request

import pytest
from playwright.sync_api import expect

from journey import (
    ADMIN,
    CEDAR,
    SALES,
    accept,
    choose_recipients_language,
    invitation_row,
    issue_request,
    link_in_draft,
    open_draft,
    send_request,
    sign_in_from_link,
)
from words import messages


def test_a_provider_mails_a_request_and_the_reseller_accepts_it(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(SALES)
    aurora.menu("Indirect resellers")
    expect(aurora.rows("Birch IT")).to_have_count(1)
    expect(aurora.rows("Cedar Systems")).to_have_count(0)

    link = open_draft(aurora)
    assert aurora.field("Subject").input_value().strip()
    expect(aurora.field("Recipient's language")).to_have_value("en")
    aurora.field("To").fill(CEDAR)
    aurora.field("Subject").fill("Шесть шагов – Let's work together, ação “já”")
    message = aurora.field("Message").input_value()
    aurora.field("Message").fill(f"Dear Cedar,\n\nwe met at the fair <b>last week</b>.\n\n{message}")
    aurora.press("Send")

    mail = portal.mail_to(CEDAR)
    assert mail["Subject"] == "Шесть шагов – Let's work together, ação “já”"
    assert SALES in mail["Reply-To"]
    assert "Aurora Distribution" in mail["From"]
    assert mail["Date"] and mail["Message-ID"] and mail["Auto-Submitted"]
    assert mail.link("/i/") == link
    assert "we met at the fair <b>last week</b>." in mail.text
    assert "<b>last week" not in mail.html and "we met at the fair <b>last week</b>." in html.unescape(mail.html)
    assert f'href="{link}"' in mail.html

    row = invitation_row(aurora, CEDAR)
    aurora.expect_state(row, "Sent")

    cedar = visit(portal, script=script)
    cedar.go(link)
    cedar.expect_text("Aurora Distribution")
    sign_in_from_link(cedar, link, CEDAR)
    cedar.expect_text("Aurora Distribution")
    row = invitation_row(aurora, CEDAR)
    aurora.expect_state(row, "Signed in")

    cedar.press("Authorize indirect provider")
    cedar.expect_text("Aurora Distribution")
    expect(cedar.checkbox, "the box was not ticked, so it is marked").to_have_attribute("aria-invalid", "true")
    accept(cedar)

    cedar.menu("Indirect providers")
    cedar.expect_heading("Indirect providers")
    cedar.row("Aurora Distribution")
    aurora.menu("Indirect resellers")
    row = aurora.row("Cedar Systems")
    expect(row).to_contain_text("4100002")
    expect(row.get_by_text("Add new customer", exact=True)).to_be_visible()
    expect(row.get_by_text("Remove partnership", exact=True)).to_be_visible()
    aurora.expect_state(invitation_row(aurora, CEDAR), "Accepted")
    portal.mail_to(SALES, "Cedar Systems")
    portal.mail_to(CEDAR, "Aurora Distribution", count=2)


def test_a_provider_takes_the_text_elsewhere_and_the_reseller_accepts(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(ADMIN)
    link = open_draft(aurora)
    href = aurora.link("Open in email").get_attribute("href")
    assert href.startswith("mailto:") and link in urllib.parse.unquote(href)
    download = aurora.link("Download").get_attribute("href")
    answer = aurora.context.request.get(aurora.absolute(download))
    assert answer.ok and link in answer.body().decode().replace("=\r\n", ""), answer.text()
    assert "attachment" in answer.headers["content-disposition"]

    if script:
        aurora.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=portal.url)
        aurora.button("Copy to clipboard").click()
        expect(aurora.main.get_by_text(messages("en")["chrome-copied"])).to_be_visible()
        copied = aurora.page.evaluate("navigator.clipboard.readText()")
        assert link in copied and copied.strip() == aurora.field("Message").input_value().strip()

        aurora.field("Subject").fill("Come & see: 100 %")
        href = aurora.link("Open in email").get_attribute("href")
        assert "Come & see: 100 %" in urllib.parse.unquote(href) and link in urllib.parse.unquote(href)
    aurora.press("Done")
    aurora.menu("Invitations")
    aurora.expect_state(aurora.main.locator("tbody tr").first, "Issued")
    assert not portal.mails()

    cedar = visit(portal, script=script)
    sign_in_from_link(cedar, link, CEDAR)
    accept(cedar)
    cedar.menu("Indirect providers")
    cedar.row("Aurora Distribution")
    aurora.menu("Indirect resellers")
    aurora.row("Cedar Systems")


def test_a_text_that_lost_its_link_is_not_sent(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(SALES)
    open_draft(aurora)
    aurora.field("To").fill(CEDAR)
    for button in ("Send", "Done"):
        aurora.field("Message").fill("Dear Cedar, just call me.")
        answer = aurora.press(button)
        assert answer.status == 422
        assert "link" in aurora.expect_refused("Message").lower()
        expect(aurora.field("Message")).to_have_value("Dear Cedar, just call me.")
        expect(aurora.field("To")).to_have_value(CEDAR)
        assert aurora.link("Open in email").get_attribute("href").count("/i/") == 1
    assert not portal.mails()


def test_bad_input_in_a_draft_is_refused_beside_its_field(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(SALES)
    open_draft(aurora)
    typed = aurora.field("Message").input_value()
    for label, value in (
        ("To", ""),
        ("To", "cedar"),
        ("To", "a@cedar.example, b@cedar.example"),
        ("Subject", ""),
        ("Subject", "x" * 201),
    ):
        aurora.field("To").fill(CEDAR)
        aurora.field("Subject").fill("Hello")
        aurora.field(label).fill(value)
        answer = aurora.press("Send")
        assert answer.status == 422, f"{label} {value[:20]!r} was answered {answer.status}"
        aurora.expect_refused(label)
        expect(aurora.field(label)).to_have_value(value)
        expect(aurora.field("Message")).to_have_value(typed)
    assert not portal.mails()


@pytest.mark.parametrize("hostile", ["Hello\r\nBcc: eve@evil.example", "Hello\nX-Evil: yes", "Hello\0there"])
def test_nobody_adds_headers_to_a_mail(portal, visit, hostile):
    aurora = visit(portal)
    aurora.sign_in(SALES)
    open_draft(aurora)
    for name, value in (("subject", hostile), ("to", f"{CEDAR}{hostile[5:]}")):
        answer = aurora.send_raw("Send", **{"to": CEDAR, "subject": "Hello", name: value})
        assert answer.status in (303, 422), f"{name} {hostile!r} was answered {answer.status}"
    for mail in portal.mails():
        assert set(mail.message.get_all("To")) == {CEDAR} and not mail["Bcc"] and not mail["X-Evil"]


def test_the_recipients_language_changes_an_untouched_text(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(SALES)
    link = open_draft(aurora)
    english = aurora.field("Message").input_value()
    choose_recipients_language(aurora, "ru")
    russian = aurora.field("Message").input_value()
    assert russian != english and re.search("[а-я]{4}", russian)
    assert link_in_draft(aurora) == link
    expect(aurora.page.locator("html")).to_have_attribute("lang", "en")
    aurora.field("To").fill("ivan@ryabina.example")
    aurora.press("Send")
    mail = portal.mail_to("ivan@ryabina.example")
    assert re.search("[а-я]{4}", mail["Subject"]) and mail.link("/i/") == link


def test_a_provider_removes_a_partnership(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(SALES)
    aurora.menu("Indirect resellers")
    listed = aurora.path
    remove = aurora.row("Birch IT").get_by_text("Remove partnership", exact=True)
    aurora.click(remove)
    assert aurora.path != listed
    aurora.expect_heading("Remove partnership")
    said = aurora.text().lower()
    for words in ("birch it", "customers", "delegated admin", "good faith", "notice"):
        assert words in said, f"{words!r} is not said:\n{said}"
    aurora.follow("Cancel")
    assert aurora.path == listed
    aurora.row("Birch IT")

    birch = visit(portal, script=script)
    birch.sign_in("global.admin@birch.example")
    birch.menu("Indirect providers")
    birch.row("Aurora Distribution")

    aurora.click(aurora.row("Birch IT").get_by_text("Remove partnership", exact=True))
    aurora.press("Yes")
    aurora.menu("Indirect resellers")
    expect(aurora.rows("Birch IT")).to_have_count(0)
    aurora.row("Dogwood Tech")
    birch.menu("Indirect providers")
    expect(birch.rows("Aurora Distribution")).to_have_count(0)
    birch.row("Zenith Supply")


def test_the_whole_circle_can_be_gone_twice(portal, visit, script):
    aurora, cedar = visit(portal, script=script), visit(portal, script=script)
    aurora.sign_in(SALES)
    cedar.sign_in(CEDAR)
    for _ in range(2):
        cedar.go(issue_request(aurora, CEDAR))
        accept(cedar)
        aurora.menu("Indirect resellers")
        aurora.click(aurora.row("Cedar Systems").get_by_text("Remove partnership", exact=True))
        aurora.press("Yes")
        aurora.menu("Indirect resellers")
        expect(aurora.rows("Cedar Systems")).to_have_count(0)
        cedar.menu("Indirect providers")
        expect(cedar.rows("Aurora Distribution")).to_have_count(0)


def test_a_reseller_declines_and_the_inviter_reads_why(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(SALES)
    link = send_request(aurora, CEDAR)
    cedar = visit(portal, script=script)
    sign_in_from_link(cedar, link, CEDAR)
    cedar.field("Reason").fill("We buy from one provider only <for now>.")
    cedar.press("Decline")
    cedar.menu("Indirect providers")
    expect(cedar.rows("Aurora Distribution")).to_have_count(0)

    row = invitation_row(aurora, CEDAR)
    aurora.expect_state(row, "Declined")
    expect(row).to_contain_text("We buy from one provider only <for now>.")
    assert "We buy from one provider only <for now>." in portal.mail_to(SALES, "Cedar Systems").text
    aurora.menu("Indirect resellers")
    expect(aurora.rows("Cedar Systems")).to_have_count(0)


def test_only_a_global_admin_may_answer_and_others_are_told_who_can(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(SALES)
    link = send_request(aurora, CEDAR)
    agent = visit(portal, script=script)
    sign_in_from_link(agent, link, "sales.agent@cedar.example")
    agent.expect_text("Aurora Distribution")
    expect(agent.button("Authorize indirect provider")).to_have_count(0)
    admin = visit(portal, script=script)
    admin.sign_in(CEDAR)
    name = admin.page.locator(".bar-person").inner_text()
    agent.expect_text(name)


def test_another_organisation_is_refused_without_being_told_the_address(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(SALES)
    link = send_request(aurora, CEDAR)
    larch = visit(portal, script=script)
    sign_in_from_link(larch, link, "global.admin@larch.example")
    expect(larch.button("Authorize indirect provider")).to_have_count(0)
    assert "cedar" not in larch.page.content().lower()


def test_resending_kills_the_old_link(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(SALES)
    old = send_request(aurora, CEDAR)
    portal.mail_to(CEDAR)
    row = invitation_row(aurora, CEDAR)
    aurora.click(row.get_by_role("button", name="Resend", exact=True))
    new = portal.mail_to(CEDAR, count=2).link("/i/")
    assert new != old
    aurora.expect_state(invitation_row(aurora, CEDAR), "Sent")

    cedar = visit(portal, script=script)
    assert cedar.go(old).status == 404
    assert cedar.main.get_by_role("link").count(), "the page offers no way on"
    sign_in_from_link(cedar, new, CEDAR)
    accept(cedar)
    cedar.menu("Indirect providers")
    cedar.row("Aurora Distribution")


def test_resending_what_was_taken_elsewhere_opens_a_draft(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(SALES)
    old = issue_request(aurora, CEDAR)
    aurora.click(invitation_row(aurora, CEDAR).get_by_role("button", name="Resend", exact=True))
    new = link_in_draft(aurora)
    assert new != old
    expect(aurora.field("To")).to_have_value(CEDAR)
    stranger = visit(portal, script=script)
    assert stranger.go(old).status == 404
    assert stranger.go(new).status == 200


def test_revoking_kills_the_link(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(SALES)
    link = send_request(aurora, CEDAR)
    cedar = visit(portal, script=script)
    sign_in_from_link(cedar, link, CEDAR)
    cedar.checkbox.check()

    aurora.click(invitation_row(aurora, CEDAR).get_by_role("button", name="Revoke", exact=True))
    row = invitation_row(aurora, CEDAR)
    aurora.expect_state(row, "Revoked")
    expect(row.get_by_role("button", name="Revoke", exact=True)).to_have_count(0)

    # The page was open already: it is refused, and nothing comes of it.
    answer = cedar.press("Authorize indirect provider")
    assert answer.status == 404
    cedar.menu("Indirect providers")
    expect(cedar.rows("Aurora Distribution")).to_have_count(0)


def test_dead_links_look_alike_to_strangers(portal, visit):
    aurora, cedar = visit(portal), visit(portal)
    aurora.sign_in(SALES)
    cedar.sign_in(CEDAR)
    links = {"unknown": f"{portal.url}/i/{'A' * 43}"}

    links["revoked"] = issue_request(aurora, "first@cedar.example")
    aurora.click(invitation_row(aurora, "first@cedar.example").get_by_role("button", name="Revoke", exact=True))
    links["renewed"] = issue_request(aurora, "second@cedar.example")
    aurora.click(invitation_row(aurora, "second@cedar.example").get_by_role("button", name="Resend", exact=True))
    links["declined"] = issue_request(aurora, "third@cedar.example")
    cedar.go(links["declined"])
    cedar.press("Decline")
    links["accepted"] = issue_request(aurora, "fourth@cedar.example")
    cedar.go(links["accepted"])
    accept(cedar)

    pages = {name: dead_page(link) for name, link in links.items()}
    assert pages["unknown"][0] == 404
    for name, page in pages.items():
        assert page == pages["unknown"], f"{name} differs from unknown:\n{page}\n{pages['unknown']}"
    malformed = dead_page(f"{portal.url}/i/nothing")
    assert malformed[0] == 404


def dead_page(link):
    """Status, headers and body of a link as a stranger gets them, without what differs between any two requests."""
    request = urllib.request.Request(link, headers={"Accept-Language": "en"})
    try:
        with urllib.request.urlopen(request, timeout=15) as answer:
            return answer.status, {}, ""
    except urllib.error.HTTPError as dead:
        status, body = dead.status, dead.read().decode()
        changing = ("date", "set-cookie", "x-request-id", "content-length")
        headers = {name.lower(): value for name, value in dead.headers.items() if name.lower() not in changing}
    token = link.rsplit("/", 1)[1]
    body = re.sub(r'name="csrf" value="[^"]*"', "", body.replace(token, "TOKEN"))
    return status, headers, body
