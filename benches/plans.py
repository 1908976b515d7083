"""What PostgreSQL does for each page in the large world, by its own account (`auto_explain`): no step of a plan may go through
a great many rows, be it by reading a table from end to end, by putting everything in order, or by an index.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from growth import QUERIES, filled
from pages import addresses
from portal import PEOPLE, Browser, Portal
from worlds import Worlds

# What lists are counted to is 10,000; beyond twice as much a step's cost grows with the world.
MOST = 20_000
SETTINGS = {
    "session_preload_libraries": "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_timing": "off",
    "auto_explain.log_format": "json",
}


def run(worlds: Worlds, size: int) -> tuple[list[str], int]:
    """A line for each step that goes through too many rows, and how many pages have one."""
    world, server = worlds.get("postgres", size), worlds.server
    if not server:
        raise SystemExit("plans are PostgreSQL's")
    for name, value in SETTINGS.items():
        server.sql(f"ALTER DATABASE {world.database} SET {name} = '{value}'")
    found, pages, asked = [], 0, 0
    try:
        with Portal(worlds.program, world.data, world.url) as portal:
            for kind, email in PEOPLE.items():
                browser = Browser.signed_in(portal, email)
                ways = list(addresses(browser, kind).items())
                ways += [(query, filled(query, browser)) for query in QUERIES.get(kind, ())]
                for path, address in ways:
                    plans = list(asked_for(browser, address, server.folder / "log"))
                    asked += len(plans)
                    steps = sorted({step for plan in plans for step in long_steps(plan["Plan"])})
                    found += [f"| {kind} | `{path}` | {node} | {table} | {rows:,} |" for node, table, rows in steps]
                    pages += bool(steps)
    finally:
        server.sql(f"ALTER DATABASE {world.database} RESET ALL")
    head = [f"{asked:,} plans were looked at.", "", "| who | page | step | table | rows |", "|---|---|---|---|--:|"]
    return head + (found or ["| – | none | | | |"]), pages


def asked_for(browser: Browser, address: str, log: Path) -> Iterator[dict]:
    """The plans of what a page asks."""
    begins = log.stat().st_size
    browser.get(address)
    with log.open("rb") as file:
        file.seek(begins)
        told = file.read().decode(errors="replace")
    for text in re.findall(r"plan:\n((?:\t.*\n)+)", told):
        yield json.loads(text.replace("\t", ""))


def long_steps(step: dict) -> Iterator[tuple[str, str, int]]:
    """The steps of a plan that go through too many rows: what each is, of which table, and how many rows."""
    passed = step.get("Actual Rows", 0) + step.get("Rows Removed by Filter", 0)
    passed += step.get("Rows Removed by Index Recheck", 0) + step.get("Rows Removed by Join Filter", 0)
    rows = int(passed * step.get("Actual Loops", 1))
    if rows > MOST:
        yield step["Node Type"], step.get("Relation Name", step.get("Index Name", "")), rows
    for below in step.get("Plans", ()):
        yield from long_steps(below)
