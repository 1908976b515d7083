"""A backup taken while people write, restored elsewhere: `tandem check --database` finds nothing, and whoever signs in there is
answered on every page of the sitemap as by the first portal.
"""

import collections
import html
import os
import pathlib
import re
import sys
import tempfile
import time

from kills import database_of_its_own, end, free_port, start_again
from portal_under_load import PASSWORD, Client, settings_of
from writers import SETTINGS, Writers, run

PEOPLE = [
    None,
    *(f"{role}@aurora.example" for role in ("global.admin", "user.admin", "admin.agent", "sales.agent", "helpdesk.agent")),
    "default.user@aurora.example",
    "global.admin@birch.example",
    "sales.agent@birch.example",
    "global.admin@maple.example",
    "consultant@birch.example",
    "admin@elmbakery.onmicrosoft.com",
    "user@elmbakery.onmicrosoft.com",
    "operator@tandem.example",
]
# How many addresses of one pattern each person opens.
EACH = 2
# What leads away, or asks for something that only a form has.
NOT_PAGES = ("/static/", "/sign-in/sso")


def sitemap():
    """The patterns of all pages, from the routes themselves."""
    found = set()
    for file in pathlib.Path("src/web/routes").glob("*.rs"):
        found |= set(re.findall(r'\b(?:get|form)\(\s*"(/[^"]*)"', file.read_text()))
    # Words before names, as the routes have it.
    return sorted((one for one in found if not one.startswith(NOT_PAGES)), key=lambda one: (one.count("{"), one))


PATTERNS = {pattern: re.compile(re.sub(r"\{[^}]*\}", "[^/]+", pattern) + r"\Z") for pattern in sitemap()}


def pattern_of(address):
    path = address.split("?")[0]
    return next((pattern for pattern, found in PATTERNS.items() if found.match(path)), None)


def is_newer(address, moment):
    """Whether an address names what was made after that moment, in milliseconds: ids begin with theirs."""
    ids = re.findall(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", address)
    return any(int(one.replace("-", "")[:12], 16) >= moment for one in ids)


def heading(page):
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    return re.sub(r"<[^>]*>|\s+", " ", found[1]).strip() if found else f"{len(page) > 0}"


def visitor(port, who):
    client = Client(port).open_form()
    if who:
        status, _ = client.sign_in(who, PASSWORD)
        assert status == 303, f"{who}: {status}"
    return client


def compare(who, first, second, seen, moment):
    """Opens whatever the pages of the restored portal lead to, on both, but for what was made since `moment`, when people began
    to write; gives how many, and what differs.
    """
    old, new = visitor(first, who), visitor(second, who)
    waiting = collections.deque(["/", *(pattern for pattern in PATTERNS if "{" not in pattern)])
    opened, counts, differs = set(), collections.Counter(), []
    while waiting:
        address = waiting.popleft()
        pattern = pattern_of(address)
        if pattern is None or address in opened or is_newer(address, moment) or counts[pattern] >= EACH:
            continue
        opened.add(address)
        counts[pattern] += 1
        answers = []
        for client in (old, new):
            status, page = client.send("GET", address)
            answers.append((status, client.location, heading(page)))
        if answers[0] != answers[1] or answers[1][0] >= 500:
            differs.append((who, address, *answers))
        if answers[1][0] == 200:
            seen.add(pattern)
            for link in re.findall(r'href="(/[^"#]*)', page):
                waiting.append(html.unescape(link))
    return len(opened), differs


def under(name, databases):
    """Backs up, restores and compares; gives whether all is well."""
    with tempfile.TemporaryDirectory() as folder:
        places = [pathlib.Path(folder, place) for place in ("first", "second")]
        file = pathlib.Path(folder, "taken.backup")
        ports = [free_port(), free_port()]
        envs = [
            settings_of(str(place), database, **dict(SETTINGS, TANDEM_LISTEN=f"127.0.0.1:{port}"))
            for place, database, port in zip(places, databases, ports)
        ]
        processes = [start_again(envs[0])[0]]
        try:
            moment = time.time_ns() // 1_000_000
            with Writers(ports[0]).at_work() as writers:
                writers.wait_for_more()
                before = writers.acknowledged()
                passed = run(envs[0], "backup", str(file))
                during = writers.acknowledged() - before
            passed &= run(envs[1], "restore", str(file)) and run(envs[1], "check", "--database")
            passed &= run(envs[1], "audit", "verify")
            processes.append(start_again(envs[1])[0])
            opened, differs, seen = 0, [], set()
            for who in PEOPLE:
                more, different = compare(who, *ports, seen, moment)
                opened += more
                differs += different
        finally:
            for one in processes:
                end(one)
        unseen = [pattern for pattern in PATTERNS if pattern not in seen]
        print(
            f"{name}: {during} writes acknowledged while the backup of {file.stat().st_size:,} bytes was made; restored; "
            f"{opened} pages opened by {len(PEOPLE)} people, {len(differs)} differ; "
            f"{len(seen)} of {len(PATTERNS)} pages of the sitemap shown to somebody"
        )
        for one in differs[:20]:
            print("  ", one)
        if unseen:
            print(f"{name}: shown to nobody, for no link leads there or a form must: {' '.join(unseen)}")
        return passed and not differs and during > 0 and len(seen) > len(PATTERNS) / 2


def main():
    url = os.environ["TANDEM_TEST_POSTGRES_URL"]
    passed = under("SQLite", (None, None))
    passed &= under("PostgreSQL", [database_of_its_own(url, f"backup_{place}") for place in ("first", "second")])
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
