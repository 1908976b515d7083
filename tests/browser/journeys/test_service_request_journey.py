"""Service requests: a customer asks, its support answers, asks further up and closes; each sees the other's steps."""

import datetime
import re

from playwright.sync_api import expect

from journey import either_way
from test_consent_journey import ELM
from wizard import BASIC

SUBJECT = "The till's mailbox is full"
LOG = {"name": "till, Ёлка.log", "mimeType": "text/plain", "buffer": "550 переполнен\n".encode()}
SHEET = {"name": "quota.csv", "mimeType": "text/csv", "buffer": b"mailbox,quota\ntill,2 GB\n"}
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


def ask(elm):
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
    elm.field("Severity").select_option(label=next(one for one in choices if one.startswith("Critical")))
    elm.field("Files").set_input_files(LOG)
    elm.press("Create")
    elm.expect_text("Request opened.")
    return re.search(r"SR-[\w-]+", elm.text())[0]


def open_request(visitor):
    visitor.menu("Service requests")
    visitor.click(visitor.row(SUBJECT).get_by_role("link").first)
    visitor.expect_heading(SUBJECT)


def expect_file(visitor, file):
    """The file is downloaded as it was sent, under its own name."""
    with visitor.page.expect_download() as download:
        visitor.link(file["name"]).click()
    assert download.value.suggested_filename == file["name"]
    assert download.value.path().read_bytes() == file["buffer"]


def fact(visitor, term):
    """What stands beside a term."""
    terms = visitor.main.locator("div").filter(has=visitor.page.locator("dt").get_by_text(term, exact=True))
    return terms.last.get_by_role("definition")


def unfold(visitor, summary):
    visitor.main.locator("summary").get_by_text(summary, exact=True).click()


@either_way
def test_a_request_goes_up_and_back_and_everybody_sees_it(portal, visit, script):
    let_birch_support(portal, visit, script)
    elm = visit(portal, script=script)
    elm.sign_in(ELM)
    began = datetime.datetime.now(datetime.UTC)
    number = ask(elm)
    expect(fact(elm, "Assigned to")).to_have_text("Birch IT")
    expect(fact(elm, "Severity")).to_have_text("Critical")
    elm.expect_text("No order arrives <at all>.")
    # Two hours, in the reader's time zone, which is named.
    due = fact(elm, "Status").locator("time")
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
    expect_file(birch, LOG)
    unfold(birch, "Add internal note")
    birch.field("Internal note").fill("They moved their shop last week.")
    birch.press("Save note")
    birch.expect_text(f"Note on request {number} saved.", "Only your organization can view this")
    birch.field("Your answer").fill("Which mailbox is it?")
    birch.press("Send")
    birch.expect_text(f"Answer to request {number} sent.")
    expect(fact(birch, "Status")).to_contain_text("Waiting for a reply")
    mail = portal.mail_to(ELM, f"Request {number}: {SUBJECT} (answered)")
    assert "Which mailbox is it?" in mail.text

    open_request(elm)
    elm.expect_text("Which mailbox is it?", "Waiting for a reply", "First answered")
    expect(elm.main).not_to_contain_text("They moved their shop")
    elm.field("Your reply").fill("The one named till.")
    elm.press("Send")
    elm.expect_text(f"Reply to request {number} sent.")
    portal.mail_to(BIRCH_SUPPORT, f"Request {number}: {SUBJECT} (reply)")

    # Up to the provider.
    aurora = visit(portal, script=script)
    aurora.sign_in(AURORA_SUPPORT)
    aurora.menu("Service requests")
    expect(aurora.rows(SUBJECT)).to_have_count(0)
    open_request(birch)
    birch.expect_text("The one named till.")
    unfold(birch, "Escalate to Aurora Distribution")
    birch.field("Why you escalate the request").fill("The quota is yours to raise.")
    birch.press("Escalate")
    birch.expect_text(f"Request {number} escalated.")
    expect(fact(birch, "Assigned to")).to_have_text("Aurora Distribution")
    expect(birch.field("Your answer")).to_have_count(0)
    portal.mail_to("global.admin@aurora.example", f"Request {number}: {SUBJECT} (assigned to you)")
    portal.mail_to(ELM, f"Request {number}: {SUBJECT} (now with Aurora Distribution)")
    open_request(elm)
    expect(fact(elm, "Assigned to")).to_have_text("Aurora Distribution")
    elm.expect_text("The quota is yours to raise.")

    open_request(aurora)
    aurora.expect_text("Escalated to Aurora Distribution", "The quota is yours to raise.", "The one named till.")
    expect(aurora.main).not_to_contain_text("They moved their shop")
    # And back.
    unfold(aurora, "Hand back to Birch IT")
    expect_file(aurora, LOG)
    aurora.field("Why you hand the request back").fill("It is raised; please look.")
    aurora.field("Files for handing the request back").set_input_files(SHEET)
    aurora.press("Hand back")
    aurora.expect_text(f"Request {number} handed back.")
    portal.mail_to(BIRCH_SUPPORT, f"Request {number}: {SUBJECT} (assigned to you)")
    open_request(birch)
    birch.expect_text("Handed back to Birch IT", "It is raised; please look.")
    birch.field("Your answer").fill("It receives again.")
    birch.press("Send and close")
    birch.expect_text(f"Request {number} answered and closed.")
    portal.mail_to(ELM, f"Request {number}: {SUBJECT} (closed)")
    open_request(elm)
    expect(fact(elm, "Status")).to_contain_text("Closed")
    elm.expect_text("It receives again.")
    expect_file(elm, SHEET)

    # Not settled: opened again, and at last closed by who asked.
    elm.field("Why it isn’t resolved").fill("Since noon it is full again.")
    elm.press("Reopen")
    elm.expect_text(f"Request {number} reopened.")
    portal.mail_to("birch.example", f"Request {number}: {SUBJECT} (reopened)")
    open_request(birch)
    expect(fact(birch, "Status")).to_contain_text("Open")
    birch.expect_text("Since noon it is full again.")
    elm.press("Close request")
    elm.expect_text(f"Request {number} closed.")
    portal.mail_to("birch.example", f"Request {number}: {SUBJECT} (closed)")
    open_request(birch)
    expect(fact(birch, "Status")).to_contain_text("Closed")
    expect(birch.field("Your answer")).to_have_count(0)
