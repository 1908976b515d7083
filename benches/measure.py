"""Every page under load, in turn with the yardsticks, round by round."""

import statistics
import time
from dataclasses import dataclass, field

from load import Load, load
from pages import addresses
from portal import PEOPLE, Browser, Portal, memory_of
from postgres import Server
from worlds import World
from yardsticks import Yardstick

# The page that yardsticks answer with, and the same compressed.
CUSTOMERS, GZIP = "/customers", "/customers, gzip"
# What --quick looks at.
MAIN = (
    "/",
    CUSTOMERS,
    "/customers?search=clinic",
    "/indirect-resellers",
    "/invitations",
    "/billing",
    "/service-requests",
    "/customers/{id}/subscriptions",
    "/customers/{id}/subscriptions/{subscription}",
    "/customers/{id}/orders",
    "/customers/{id}/account",
    "/customers/new",
    "/settings",
)
SEARCHES = (
    "/customers?search=clinic",
    "/customers?search=zeppelin",
    "/customers?search=am",
    "/search?q=zeppelin",
    "/search/suggestions?q=zep",
)
# A page that takes longer than this alone is not put under load: seconds.
HOPELESS = 3.0


@dataclass
class Result:
    """What the rounds found of one page."""

    kind: str
    path: str
    address: str
    bytes: int = 0
    statements: int | None = None
    alone: float = 0.0
    rounds: list[Load] = field(default_factory=list)

    def median(self, what: str) -> float:
        """Of all rounds."""
        return statistics.median(getattr(one, what) for one in self.rounds)

    def ratio(self, other: "Result") -> float:
        """How often this one is answered while the other one is answered once: the median of each round's ratio."""
        return statistics.median(a.rate / b.rate for a, b in zip(self.rounds, other.rounds, strict=True))


class Bench:
    """A portal under load in one world, with the yardsticks beside it."""

    def __init__(self, world: World, portal: Portal, server: Server | None, yardsticks: list[Yardstick]):
        self.world, self.portal, self.server, self.yardsticks = world, portal, server, yardsticks
        self.browsers = {kind: Browser.signed_in(portal, email) for kind, email in PEOPLE.items()}
        self.idle = memory_of(portal.process.pid)
        self.busy = 0
        self.left_out: list[str] = []

    def pages(self, main_alone: bool) -> list[Result]:
        """What is asked for: each path once, by whoever may."""
        found: dict[str, Result] = {}
        for kind, browser in self.browsers.items():
            if main_alone and kind != "indirect_provider":
                continue
            leads = addresses(browser, kind)
            if kind == "indirect_provider":
                leads |= {query: query for query in SEARCHES} | {GZIP: CUSTOMERS}
            for path, address in leads.items():
                if path not in found and (not main_alone or path in MAIN or path == GZIP):
                    found[path] = Result(kind, path, address)
        return [result for result in found.values() if self.look_at(result)]

    def headers(self, result: Result) -> dict[str, str]:
        """What the page is asked with."""
        compressed = {"Accept-Encoding": "gzip"} if result.path == GZIP else {}
        return {"Cookie": self.browsers[result.kind].cookie_header(), **compressed}

    def look_at(self, result: Result) -> bool:
        """Whether it comes, and soon enough; how large it is, and how many statements it needs."""
        browser = self.browsers[result.kind]
        compressed = {"Accept-Encoding": "gzip"} if result.path == GZIP else {}
        browser.get(result.address, **compressed)
        if self.server:
            self.server.sql("SELECT pg_stat_statements_reset()")
        began = time.monotonic()
        status, _, page = browser.get(result.address, **compressed)
        result.alone = time.monotonic() - began
        result.bytes = len(page)
        if self.server:
            [(result.statements,)] = self.server.sql(STATEMENTS.format(self.world.database))
        if status != 200:
            return False
        if result.alone > HOPELESS:
            self.left_out.append(f"`{result.path}` took {result.alone:.1f} s")
            return False
        return True

    def run(self, results: list[Result], rounds: int, seconds: float) -> list[Result]:
        """Goes round; the yardsticks' results."""
        scales = [Result("", stick.name, stick.url, stick.bytes) for stick in self.yardsticks]
        processes = lambda: [self.portal.process.pid]  # noqa: E731
        server = self.server.processes if self.server else lambda: []
        for _ in range(rounds):
            for stick, scale in zip(self.yardsticks, scales, strict=True):
                database = server if stick.name == "Django" else lambda: []
                scale.rounds.append(load(stick.url, stick.headers, stick.processes, database, seconds=2 * seconds))
            for result in results:
                url = f"http://127.0.0.1:{self.portal.port}{result.address}"
                # What everything else is compared with deserves a longer look.
                length = 2 * seconds if result.path in (CUSTOMERS, GZIP) else seconds
                result.rounds.append(load(url, self.headers(result), processes, server, seconds=length))
        self.busy = memory_of(self.portal.process.pid)
        return scales


# Of one database, without what holds connections and transactions together.
STATEMENTS = (
    "SELECT coalesce(sum(calls), 0)::int FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid "
    "WHERE d.datname = '{}' AND query !~* '^(begin|commit|rollback|set|savepoint|release)|^select [$]?1$'"
)
