"""Winning a reseller and removing it again: the steps of the Partner Center's own instructions, one after the other."""

import html
import urllib.parse

from playwright.sync_api import expect

from journey import (
    ADMIN,
    CEDAR,
    SALES,
    accept,
    choose_recipients_language,
    either_way,
    invitation_row,
    link_in_draft,
    open_draft,
    sign_in_from_link,
)
from words import messages


@either_way
def test_a_provider_wins_a_reseller_by_mail_and_removes_it_again(portal, visit, script):
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

    aurora.menu("Indirect resellers")
    listed = aurora.path
    aurora.click(aurora.row("Cedar Systems").get_by_text("Remove partnership", exact=True))
    assert aurora.path != listed
    aurora.expect_heading("Remove partnership")
    said = aurora.text().lower()
    for words in ("cedar systems", "customers", "delegated admin", "good faith", "notice"):
        assert words in said, f"{words!r} is not said:\n{said}"
    aurora.follow("Cancel")
    assert aurora.path == listed
    aurora.click(aurora.row("Cedar Systems").get_by_text("Remove partnership", exact=True))
    aurora.press("Yes")
    aurora.menu("Indirect resellers")
    expect(aurora.rows("Cedar Systems")).to_have_count(0)
    aurora.row("Birch IT")
    cedar.menu("Indirect providers")
    expect(cedar.rows("Aurora Distribution")).to_have_count(0)


def test_a_provider_takes_the_text_elsewhere_and_the_reseller_accepts(portal, visit):
    aurora = visit(portal)
    aurora.sign_in(ADMIN)
    link = open_draft(aurora)
    english = aurora.field("Message").input_value()
    choose_recipients_language(aurora, "ru")
    expect(aurora.field("Message")).not_to_have_value(english)
    choose_recipients_language(aurora, "en")
    expect(aurora.field("Message")).to_have_value(english)
    assert link_in_draft(aurora) == link

    href = aurora.link("Open in email").get_attribute("href")
    assert href.startswith("mailto:") and link in urllib.parse.unquote(href)
    download = aurora.link("Download").get_attribute("href")
    answer = aurora.context.request.get(aurora.absolute(download))
    assert answer.ok and link in answer.body().decode().replace("=\r\n", ""), answer.text()
    assert "attachment" in answer.headers["content-disposition"]

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

    cedar = visit(portal)
    sign_in_from_link(cedar, link, CEDAR)
    accept(cedar)
    cedar.menu("Indirect providers")
    cedar.row("Aurora Distribution")
    aurora.menu("Indirect resellers")
    aurora.row("Cedar Systems")
