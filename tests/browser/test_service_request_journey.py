"""Service requests: a customer asks, its support answers, asks further up and closes; each sees the other's steps."""

import datetime
import re

from playwright.sync_api import expect

from test_consent_journey import ELM, expand
from wizard import BASIC

SUBJECT = "The till's mailbox is full"
BIRCH_SUPPORT = "helpdesk.agent@birch.example"
AURORA_SUPPORT = "helpdesk.agent@aurora.example"


def let_birch_support(portal, visit, script):
    """Makes Birch IT the support contact of Elm Bakery's Business Basic."""
    aurora = visit(portal, script=script)
    aurora.sign_in("sales.agent@aurora.example")
    aurora.menu("Customers")
    aurora.click(aurora.row("Elm Bakery").get_by_role("link", name="Elm Bakery", exact=True))
    aurora.click(aurora.row(BASIC).get_by_role("link", name=BASIC, exact=True))
    aurora.field("Designated support contact").select_option(label="Birch IT")
    aurora.press("Submit")


def ask(elm, severity="Critical"):
    """Subscriptions → New request beside the product, as far as the request's page. Gives its number."""
    elm.menu("Subscriptions")
    elm.click(elm.row(BASIC).get_by_role("link", name="New request"))
    elm.expect_heading("New request")
    chosen = elm.field("Subscription").locator("option:checked")
    expect(chosen).to_have_text(f"{BASIC} (Birch IT)")
    elm.field("Topic").select_option(label="Service down")
    elm.field("Subject").fill(SUBJECT)
    elm.field("Description").fill("Since Monday.\nNo order arrives <at all>.")
    choices = elm.field("Severity").locator("option").all_inner_texts()
    elm.field("Severity").select_option(label=next(one for one in choices if one.startswith(severity)))
    elm.press("Create")
    elm.expect_text("Your request is open.")
    return re.search(r"SR-[\w-]+", elm.text())[0]


def open_request(visitor, subject=SUBJECT):
    visitor.menu("Service requests")
    visitor.click(visitor.row(subject).get_by_role("link").first)
    visitor.expect_heading(subject)


def fact(visitor, term):
    """What stands beside a term."""
    terms = visitor.main.locator("div").filter(has=visitor.page.locator("dt").get_by_text(term, exact=True))
    return terms.last.get_by_role("definition")


def unfold(visitor, summary):
    visitor.main.locator("summary").get_by_text(summary, exact=True).click()


def test_a_request_goes_up_and_back_and_everybody_sees_it(portal, visit, script):
    let_birch_support(portal, visit, script)
    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    began = datetime.datetime.now(datetime.UTC)
    number = ask(elm)
    expect(fact(elm, "With")).to_have_text("Birch IT")
    expect(fact(elm, "Severity")).to_have_text("Critical")
    elm.expect_text("No order arrives <at all>.")
    # Two hours, in the reader's time zone, which is named.
    due = fact(elm, "State").locator("time")
    expect(due).to_have_text(re.compile(r"\(UTC[−+]?\d*.*\)$"))
    until = datetime.datetime.fromisoformat(due.get_attribute("datetime").replace("Z", "+00:00"))
    assert datetime.timedelta(minutes=119) < until - began < datetime.timedelta(minutes=122)

    mail = portal.mail_to("global.admin@birch.example", number)
    assert SUBJECT in mail["Subject"] and "Severity: Critical." in mail.text
    assert "The first answer is due by" in mail.text and "UTC" in mail.text
    birch = visit(portal, script=script)
    birch.sign_in(BIRCH_SUPPORT)
    birch.expect_text("waiting for your answer")
    open_request(birch)
    birch.expect_text("Since Monday.", "Olivia Bennett, Elm Bakery")
    unfold(birch, "Add an internal note")
    birch.field("Internal note").fill("They moved their shop last week.")
    birch.press("Save note")
    birch.expect_text(f"Your note on request {number} is saved.", "Only your organization sees this")
    birch.field("Your answer").fill("Which mailbox is it?")
    birch.press("Send")
    birch.expect_text(f"Request {number} is answered.")
    expect(fact(birch, "State")).to_contain_text("Waiting for a reply")
    mail = portal.mail_to(ELM, f"Your service request {number} is answered")
    assert "Which mailbox is it?" in mail.text

    open_request(elm)
    elm.expect_text("Which mailbox is it?", "Waiting for a reply", "First answered")
    expect(elm.main).not_to_contain_text("They moved their shop")
    elm.field("Your reply").fill("The one named till.")
    elm.press("Send")
    elm.expect_text(f"Your reply to request {number} is sent.")
    portal.mail_to(BIRCH_SUPPORT, f"Reply to service request {number}")

    # Up to the provider.
    aurora = visit(portal, script=script)
    aurora.sign_in(AURORA_SUPPORT)
    aurora.menu("Service requests")
    expect(aurora.rows(SUBJECT)).to_have_count(0)
    open_request(birch)
    birch.expect_text("The one named till.")
    unfold(birch, "Escalate to Aurora Distribution")
    birch.field("Why you escalate it").fill("The quota is yours to raise.")
    birch.press("Escalate")
    birch.expect_text(f"Request {number} is escalated.")
    expect(fact(birch, "With")).to_have_text("Aurora Distribution")
    expect(birch.field("Your answer")).to_have_count(0)
    portal.mail_to("global.admin@aurora.example", f"Service request {number} is with you")
    portal.mail_to(ELM, f"Your service request {number} is with Aurora Distribution")
    open_request(elm)
    expect(fact(elm, "With")).to_have_text("Aurora Distribution")
    elm.expect_text("The quota is yours to raise.")

    open_request(aurora)
    aurora.expect_text("Escalated to Aurora Distribution", "The quota is yours to raise.", "The one named till.")
    expect(aurora.main).not_to_contain_text("They moved their shop")
    # And back.
    unfold(aurora, "Hand back to Birch IT")
    aurora.field("Why you hand it back").fill("It is raised; please look.")
    aurora.press("Hand back")
    aurora.expect_text(f"Request {number} is handed back.")
    portal.mail_to(BIRCH_SUPPORT, f"Service request {number} is with you")
    open_request(birch)
    birch.expect_text("Handed back to Birch IT", "It is raised; please look.")
    birch.field("Your answer").fill("It receives again.")
    birch.press("Send and close")
    birch.expect_text(f"Request {number} is answered and closed.")
    portal.mail_to(ELM, f"Your service request {number} is answered and closed")
    open_request(elm)
    expect(fact(elm, "State")).to_contain_text("Closed")
    elm.expect_text("It receives again.")

    # Not settled: opened again, and at last closed by who asked.
    elm.field("Why it is not settled").fill("Since noon it is full again.")
    elm.press("Open again")
    elm.expect_text(f"Request {number} is open again.")
    portal.mail_to("birch.example", f"Service request {number} is open again")
    open_request(birch)
    expect(fact(birch, "State")).to_contain_text("Open")
    birch.expect_text("Since noon it is full again.")
    elm.press("Close request")
    elm.expect_text(f"Request {number} is closed.")
    portal.mail_to("birch.example", f"Service request {number} is closed")
    open_request(birch)
    expect(fact(birch, "State")).to_contain_text("Closed")
    expect(birch.field("Your answer")).to_have_count(0)


def test_the_provider_answers_what_a_reseller_escalated(portal, visit, script):
    let_birch_support(portal, visit, script)
    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    number = ask(elm, "Moderate")
    birch = visit(portal, script=script)
    birch.sign_in(BIRCH_SUPPORT)
    open_request(birch)
    aurora = visit(portal, script=script)
    aurora.sign_in(AURORA_SUPPORT)
    unfold(birch, "Escalate to Aurora Distribution")
    # Without a reason nothing is passed on, and the form stays open.
    assert birch.press("Escalate").status == 422
    birch.expect_refused("Why you escalate it")
    birch.field("Why you escalate it").fill("We can't see the queue.")
    birch.press("Escalate")
    open_request(aurora)
    aurora.field("Your answer").fill("The queue was stuck and runs again.")
    aurora.press("Send and close")
    mail = portal.mail_to(ELM, f"Your service request {number} is answered and closed")
    assert "Aurora Distribution" in mail.text
    open_request(elm)
    elm.expect_text("The queue was stuck and runs again.")
    open_request(birch)
    birch.expect_text("The queue was stuck and runs again.")
    expect(fact(birch, "State")).to_contain_text("Closed")


def test_a_late_answer_is_seen_as_late_in_each_ones_time_zone(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(AURORA_SUPPORT)
    aurora.expect_text("1 of them overdue")
    aurora.menu("Settings")
    aurora.field("Time zone").select_option("Asia/Tokyo")
    aurora.press("Save")
    aurora.menu("Service requests")
    aurora.field("State").select_option(label="Overdue")
    aurora.press("Apply")
    row = aurora.row("The shop's mailbox receives nothing")
    expect(row).to_contain_text("Critical")
    due = row.locator("time").first
    expect(due).to_contain_text("(UTC+9)")
    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    elm.menu("Service requests")
    there = elm.row("The shop's mailbox receives nothing").locator("time").first
    expect(there).not_to_contain_text("(UTC+9)")
    assert there.get_attribute("datetime") == due.get_attribute("datetime")
    assert there.inner_text() != due.inner_text()
    open_request(aurora, "The shop's mailbox receives nothing")
    aurora.field("Your answer").fill("We are looking.")
    aurora.press("Send")
    expect(aurora.main.get_by_text("Overdue", exact=True)).to_have_count(0)
    aurora.menu("Home")
    expect(aurora.main).not_to_contain_text("overdue")
    elm.menu("Service requests")
    expect(elm.row("The shop's mailbox receives nothing")).to_contain_text("Waiting for a reply")


def test_a_partner_asks_for_its_customer_and_the_customer_reads_along(portal, visit, script):
    birch = visit(portal, script=script)
    birch.sign_in("sales.agent@birch.example")
    row = expand(birch, "Elm Bakery")
    birch.click(row.get_by_role("link", name="Service requests", exact=True))
    birch.follow("New request")
    birch.field("Description").fill("Nobody can sign in.")
    assert birch.press("Create").status == 422
    birch.expect_refused("Subject")
    expect(birch.field("Description")).to_have_value("Nobody can sign in.")
    birch.field("Subject").fill("Elm is locked out")
    birch.field("Subscription").select_option(label=f"{BASIC} (Aurora Distribution)")
    birch.press("Create")
    expect(fact(birch, "With")).to_have_text("Aurora Distribution")
    number = re.search(r"SR-[\w-]+", birch.text())[0]
    portal.mail_to("global.admin@aurora.example", number)
    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    open_request(elm, "Elm is locked out")
    elm.expect_text("Nobody can sign in.", "Birch IT")
    expect(elm.field("Your reply")).to_have_count(0)
    aurora = visit(portal, script=script)
    aurora.sign_in(AURORA_SUPPORT)
    open_request(aurora, "Elm is locked out")
    aurora.field("Your answer").fill("Please try now.")
    aurora.press("Send")
    portal.mail_to("sales.agent@birch.example", f"Your service request {number} is answered")
    elm.page.reload()
    elm.expect_text("Please try now.")


def test_a_provider_asks_the_operator_who_hands_back(portal, visit, script):
    aurora = visit(portal, script=script)
    aurora.sign_in(AURORA_SUPPORT)
    late = "The shop's mailbox receives nothing"
    open_request(aurora, late)
    number = fact(aurora, "Number").inner_text()
    unfold(aurora, "Escalate to Tandem")
    aurora.field("Why you escalate it").fill("The portal shows no such mailbox.")
    aurora.press("Escalate")
    operator = visit(portal, script=script)
    operator.sign_in("operator@tandem.example")
    mail = portal.mail_to("operator@tandem.example", f"Service request {number} is with you")
    operator.go(mail.link("/service-requests/"))
    operator.expect_text("The portal shows no such mailbox.", "Sending works.")
    unfold(operator, "Hand back to Aurora Distribution")
    operator.field("Why you hand it back").fill("It is there: look under Exchange.")
    operator.press("Hand back")
    aurora.menu("Home")
    aurora.expect_text("waiting for your answer")
    open_request(aurora, late)
    aurora.field("Your answer").fill("Found and repaired.")
    aurora.press("Send and close")
    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    open_request(elm, late)
    for words in ("Escalated to Tandem", "Handed back to Aurora Distribution", "Found and repaired."):
        elm.expect_text(words)
    expect(fact(elm, "State")).to_contain_text("Closed")
