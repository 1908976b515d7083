"""Looking at a link changes nothing, whoever looks and however often; and nobody learns a link from what is kept."""

import base64
import re
import urllib.request

import pytest

from journey import CEDAR, SALES, open_draft, send_request, sign_in_from_link
from portal import Portal, wait_until


@pytest.fixture
def portal(tmp_path):
    """Logs more than it would by itself."""
    running = Portal(tmp_path / "data", TANDEM_LOG="debug").start()
    yield running
    running.stop()


def settled_dump(portal):
    """The database once nothing in it moves any more: the worker has noted that the mails are out."""
    last = []

    def is_still():
        before, last[:] = list(last), portal.dump()
        return last == before

    wait_until("quiet database", is_still)
    return last


def look(address, method="GET"):
    """As a program looks: a mail scanner, a preview."""
    request = urllib.request.Request(address, method=method, headers={"User-Agent": "scanner"})
    with urllib.request.urlopen(request, timeout=15) as answer:
        answer.read()
        return answer


def assert_unknown_to(kept, link, where):
    """Neither the link nor its token, in any spelling, is in what is kept."""
    token = link.rsplit("/", 1)[1]
    raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    spellings = [token.encode(), raw, raw.hex().encode(), raw.hex().upper().encode(), base64.b64encode(raw).rstrip(b"=")]
    for spelling in spellings:
        assert spelling not in kept, f"{where} holds the token as {spelling!r}"


def test_a_hundred_looks_at_an_invitation_change_nothing(portal, visit):
    aurora, cedar, larch = visit(portal), visit(portal), visit(portal)
    aurora.sign_in(SALES)
    link = send_request(aurora, CEDAR)
    portal.mail_to(CEDAR)
    cedar.sign_in(CEDAR)
    larch.sign_in("global.admin@larch.example")
    before = settled_dump(portal)
    for _ in range(100):
        assert look(link).status == 200
    for visitor in (cedar, larch, aurora):
        for _ in range(100):
            assert visitor.context.request.get(link).status == 200
    assert portal.dump() == before
    sign_in_from_link(visit(portal), link, "sales.agent@cedar.example")
    assert portal.dump() != before, "the comparison would not have noticed anything"


def test_a_look_at_the_head_alone_is_answered_too(portal, visit):
    aurora = visit(portal)
    aurora.sign_in(SALES)
    link = open_draft(aurora)
    before = settled_dump(portal)
    assert look(link, "HEAD").status == 200
    assert portal.dump() == before


def test_a_hundred_looks_at_a_draft_and_at_a_verification_change_nothing(portal, visit):
    aurora, stranger = visit(portal), visit(portal)
    aurora.sign_in(SALES)
    link = open_draft(aurora)
    draft = aurora.page.url
    stranger.go(link)
    stranger.follow("Enroll as an indirect reseller")
    for label, value in {
        "Company name": "Tulip Cloud",
        "Global MPN ID": "5000001",
        "Location MPN ID": "5100001",
        "Your name": "Raul Tulip",
        "Email": "raul@tulip.example",
        "Password": "seventeen red tulips",
        "Repeat password": "seventeen red tulips",
    }.items():
        stranger.field(label).fill(value)
    stranger.field("Country/region").select_option("US")
    stranger.press("Enroll")
    verification = portal.mail_to("raul@tulip.example").link("/enrol/")
    before = settled_dump(portal)
    for _ in range(100):
        assert aurora.context.request.get(draft).status == 200
        assert look(verification).status == 200
    assert portal.dump() == before
    dump = "\n".join(before).encode()
    assert_unknown_to(dump, verification, "a dump")
    assert_unknown_to(portal.database_bytes(), verification, "the database's file")
    assert_unknown_to(portal.log().encode(), verification, "the log")
    headers = look(verification).headers
    assert headers["Referrer-Policy"] == "no-referrer" and "no-store" in headers["Cache-Control"]


def test_no_link_can_be_read_from_the_database_or_the_log(tmp_path, visit):
    # Nobody answers there, so that the mail stays in the outbox.
    portal = Portal(tmp_path / "data", TANDEM_LOG="debug", TANDEM_SMTP_URL="smtp://127.0.0.1:1").start()
    try:
        aurora = visit(portal)
        aurora.sign_in(SALES)
        drafted = open_draft(aurora)
        waiting = send_request(aurora, CEDAR)
        look(drafted)
        look(waiting)
        aurora.menu("Invitations")
        for link in (drafted, waiting):
            assert_unknown_to("\n".join(portal.dump()).encode(), link, "a dump")
            assert_unknown_to(portal.database_bytes(), link, "the database's file")
            assert_unknown_to(portal.log().encode(), link, "the log")
    finally:
        portal.kill()


def test_no_link_is_left_after_delivery(portal, visit):
    aurora = visit(portal)
    aurora.sign_in(SALES)
    link = send_request(aurora, CEDAR)
    portal.mail_to(CEDAR)
    look(link)
    cedar = visit(portal)
    sign_in_from_link(cedar, link, CEDAR)
    settled_dump(portal)
    assert_unknown_to("\n".join(portal.dump()).encode(), link, "a dump")
    assert_unknown_to(portal.database_bytes(), link, "the database's file")
    assert_unknown_to(portal.log().encode(), link, "the log")


def test_the_links_page_tells_nobody_about_it(portal, visit):
    aurora = visit(portal)
    aurora.sign_in(SALES)
    link = open_draft(aurora)
    cedar = visit(portal)
    cedar.sign_in(CEDAR)
    for headers in (look(link).headers, cedar.go(link).headers):
        headers = {name.lower(): value for name, value in headers.items()}
        assert headers["referrer-policy"] == "no-referrer"
        assert "no-store" in headers["cache-control"]
        assert headers["x-content-type-options"] == "nosniff"
        policy = headers["content-security-policy"]
        rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";") if rule.strip()}
        assert rules["default-src"] == ["'none'"]
        assert rules["frame-ancestors"] == ["'none'"] and rules["base-uri"] == ["'none'"]
        assert rules["form-action"] == ["'self'"]
        assert "unsafe" not in policy and not re.search(r"https?:|\*", policy), policy
    # What the page leads to is on the portal itself.
    for address in cedar.page.locator("[href], [src], [action]").evaluate_all(
        "all => all.map(one => one.href?.baseVal ?? one.href ?? one.src ?? one.action)"
    ):
        resolved = cedar.absolute(address)
        assert resolved.startswith(portal.url + "/"), f"the page leads to {resolved}"
