"""A long form is filled in, and by the time it is sent the sign-in is too old for what it does: what was typed survives."""

import contextlib
import sqlite3

from playwright.sync_api import expect

from journey import either_way
from portal import DEMO_PASSWORD

WHO = "global.admin@aurora.example"


def age_sign_ins(portal):
    """Lets everybody have signed in eleven minutes ago."""
    with contextlib.closing(sqlite3.connect(portal.database_file, timeout=10)) as database:
        database.execute("UPDATE sessions SET proved_at = strftime('%Y-%m-%d %H:%M:%f', 'now', '-11 minutes')")
        database.commit()


@either_way
def test_what_was_typed_waits_for_the_password_and_is_done_with_it(portal, visit, script):
    admin = visit(portal, script=script)
    admin.sign_in(WHO)
    admin.go("/settings/users/new")
    admin.field("Full name").fill("Nora Vale")
    admin.field("Email address").fill("nora@aurora.example")
    for role in ("Sales agent", "Helpdesk agent"):
        admin.field(role).check()
    age_sign_ins(portal)
    admin.press("Add")
    admin.expect_heading("Confirm it’s you")
    admin.expect_text("What you entered is kept.")
    admin.field("Password").fill("not this one")
    admin.press("Continue")
    assert "wrong" in admin.expect_refused("Password")
    admin.field("Password").fill(DEMO_PASSWORD)
    admin.press("Continue")
    expect(admin.page.locator("main")).to_contain_text("nora@aurora.example")
    admin.go("/settings/users?search=nora")
    row = admin.row("nora@aurora.example")
    expect(row).to_contain_text("Sales agent")
    expect(row).to_contain_text("Helpdesk agent")
