"""What each page costs with 100,000 and with 1,000,000 customers: the same pages in turn, in the same minutes."""

import base64
import re
import statistics
import time
from dataclasses import dataclass, field

from pages import addresses, paths
from portal import PEOPLE, TOO_LATE, Browser, Portal, cpu_of
from postgres import Server
from worlds import LARGE, SMALL, Worlds

# By how much a page of the large world may cost more.
LIMIT = 1.15
ROUNDS = 7
# How long one turn of one page lasts at least, in seconds, so that the clock is fine enough; and how often it is asked.
TURN, MOST = 0.03, 40
# Beyond this a page is asked once.
SLOW = 0.5
# A difference of less than this is the machine's: seconds of processor time.
NOISE = 30e-6
# Lists of customers as people narrow and turn them, beside the bare paths of the sitemap; `scripts/bench search` looks
# for more words. {Birch} and {Dogwood} stand for ids of resellers, {after} and {before} for a place in the middle.
QUERIES = {
    "indirect_provider": (
        "/customers?at={after}",
        "/customers?at={before}",
        "/customers?at=last",
        "/customers?search=clinic",
        "/customers?search=bright+foods+77",
        "/customers?search=generated7778.onmicrosoft.com",
        "/customers?search=nobody",
        "/customers?search=zeppelin",
        "/customers?search=onmicrosoft.com",
        "/customers?search=am",
        "/customers?search=zy",
        "/customers?search=q",
        "/customers?search=s+77",
        "/customers?reseller={Birch}",
        "/customers?reseller={Dogwood}",
        "/customers?reseller={Birch}&search=zeppelin",
        "/search?q=zeppelin",
        "/search?q=olivia",
        "/search/suggestions?q=zep",
    ),
    "indirect_reseller": ("/customers?at={after}", "/customers?search=zeppelin", "/search?q=zeppelin"),
}


@dataclass
class Cost:
    """What one page cost in one world: in each turn, processor and waiting, in seconds for one request."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    status: int = 200

    def median(self) -> tuple[float, float]:
        """Of the processor and of waiting."""
        return statistics.median(self.cpu), statistics.median(self.wall)


class Side:
    """One of the two worlds that are compared: its portal, and somebody of each kind of account in it."""

    def __init__(self, portal: Portal, server: Server | None):
        self.portal, self.server = portal, server
        self.browsers = {kind: Browser.signed_in(portal, email) for kind, email in PEOPLE.items()}

    def processes(self) -> list[int]:
        """Whoever works for it."""
        return [self.portal.process.pid, *(self.server.processes() if self.server else [])]

    def turn(self, kind: str, address: str, cost: Cost) -> None:
        """Asks for a page some times."""
        browser, processes = self.browsers[kind], self.processes()
        began, before, asked = time.perf_counter(), cpu_of(processes), 0
        while asked == 0 or (asked < MOST and time.perf_counter() - began < TURN):
            cost.status, _, _ = browser.get(address)
            asked += 1
        cost.wall.append((time.perf_counter() - began) / asked)
        # A connection that came meanwhile counts as well.
        cost.cpu.append((cpu_of(self.processes()) - before) / asked)


def compare(worlds: Worlds, backend: str, rounds: int = ROUNDS) -> list[tuple[str, str, Cost, Cost]]:
    """Each page's costs in both worlds."""
    server = worlds.server if backend == "postgres" else None
    ends = [worlds.get(backend, size) for size in (SMALL, LARGE)]
    results = []
    with (
        Portal(worlds.program, ends[0].data, ends[0].url) as few,
        Portal(worlds.program, ends[1].data, ends[1].url) as many,
    ):
        sides = [Side(few, server), Side(many, server)]
        for kind in PEOPLE:
            found = [addresses(side.browsers[kind], kind) for side in sides]
            pages = [(path, found[0][path], found[1][path]) for path in found[0] if path in found[1]]
            pages += [
                (query, *(filled(query, side.browsers[kind]) for side in sides)) for query in QUERIES.get(kind, ())
            ]
            for path, *where in pages:
                results.append((kind, path, *cost(sides, kind, where, rounds)))
    return results


def cost(sides: list[Side], kind: str, where: list[str], rounds: int) -> tuple[Cost, Cost]:
    """What one page costs in both worlds. Whatever seems to grow is looked at again: it may have been the machine."""
    costs = Cost(), Cost()
    for again in (False, True):
        for _ in range(rounds if again else rounds + 1):
            for side, address, one in zip(sides, where, costs, strict=True):
                side.turn(kind, address, one)
            if max(one.wall[-1] for one in costs) > SLOW:
                return costs
        if not again:
            # The first turn fills caches.
            for one in costs:
                del one.cpu[0], one.wall[0]
        if not grows(*costs):
            break
    return costs


def grows(small: Cost, large: Cost) -> bool:
    """Whether the page costs too much more in the large world, or never came."""
    (cpu, _), (large_cpu, _) = small.median(), large.median()
    late = TOO_LATE in (small.status, large.status)
    return late or (large_cpu > LIMIT * cpu and large_cpu - cpu > NOISE)


def filled(query: str, browser: Browser) -> str:
    """The query with ids and places put in."""
    _, _, page = browser.get("/customers")
    for name, reseller in {"Birch": b"Birch IT", "Dogwood": b"Dogwood Tech"}.items():
        if match := re.search(rb'<option value="([^"]+)"[^>]*>' + reseller, page):
            query = query.replace(f"{{{name}}}", match[1].decode())
    for name in ("after", "before"):
        # As the portal writes a place (src/domain/platform/list/cursor.rs): the side, an id, and a name.
        place = base64.urlsafe_b64encode(name[:1].encode() + bytes(16) + b"lumen").decode().rstrip("=")
        query = query.replace(f"{{{name}}}", place)
    return query


def table(results: list[tuple[str, str, Cost, Cost]]) -> tuple[list[str], int]:
    """The table, what grew most first, and how many pages grew too much."""
    rows, grown = [], 0
    for kind, path, small, large in results:
        (cpu, wall), (large_cpu, large_wall) = small.median(), large.median()
        ratio = large_cpu / cpu if cpu else 1.0
        late = TOO_LATE in (small.status, large.status)
        too_much = grows(small, large)
        grown += too_much
        marks = "**" if too_much else ""
        note = " (never came)" if late else "" if small.status == 200 else f" ({small.status})"
        used = "– | – | –" if late else f"{cpu * 1e6:,.0f} | {large_cpu * 1e6:,.0f} | {marks}{ratio:.2f}{marks}"
        row = f"| {kind} | `{path}`{note} | {used} | {wall * 1e3:.2f} | {large_wall * 1e3:.2f} |"
        rows.append((float("-inf") if late else -ratio, row))
    head = [
        f"| who | page | CPU µs, {SMALL:,} | CPU µs, {LARGE:,} | ratio | ms, {SMALL:,} | ms, {LARGE:,} |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    missing = paths().keys() - {path for _, path, *_ in results}
    foot = ["", "No page led to: " + ", ".join(f"`{path}`" for path in sorted(missing)) + "."] if missing else []
    return head + [row for _, row in sorted(rows)] + foot, grown
