"""What is written: audited actions of many people at once, orders, users by the thousand; and the longest table."""

import re
import statistics
import threading
import time
from collections.abc import Callable

from databases import Postgres, Sqlite
from filling import BOUGHT
from forms import fields_of, follow, multipart
from load import Load, load
from portal import PEOPLE, Browser, Portal, cpu_of, csrf_of, memory_of
from worlds import SMALL, World, Worlds

PROVIDER, CUSTOMER = PEOPLE["indirect_provider"], PEOPLE["customer"]
PEOPLE_AT_ONCE = (1, 16, 64)
# Who orders, and how many orders each may have begun at once (drafts are kept for so many).
SELLERS = tuple(f"{role}@aurora.example" for role in ("global.admin", "user.admin", "admin.agent", "sales.agent"))
DRAFTS = 20
ORDERS = DRAFTS * len(SELLERS)
USERS = 10_000

# Each request creates something of its own: its form key is another one.
REQUESTS = """
local signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
math.randomseed({seed})
wrk.method = 'POST'
request = function()
  local key = {{}}
  for place = 1, 21 do
    local at = math.random(#signs)
    key[place] = signs:sub(at, at)
  end
  return wrk.format(nil, nil, nil, 'csrf={csrf}&form_key=' .. table.concat(key) .. 'A')
end
"""


def run(worlds: Worlds, backends: tuple[str, ...], rounds: int) -> list[str]:
    """The table, out of a copy of the small world on each database."""
    lines = ["| on | what | median | p50 ms | p99 ms | CPU µs | PostgreSQL CPU µs |", "|---|---|--:|--:|--:|--:|--:|"]
    for backend in backends:
        original = worlds.get(backend, SMALL)
        world, unchained = worlds.copy(original), worlds.copy(original, "unchained")
        database = (lambda: worlds.server.processes()) if backend == "postgres" else list
        try:
            unchain(unchained)
            with Portal(worlds.program, world.data, world.url) as portal:
                found = measure(portal, rounds, database)
            with (
                Portal(worlds.program, world.data, world.url) as portal,
                Portal(worlds.program, unchained.data, unchained.url) as other,
            ):
                found.append(chain(portal, other, rounds, database))
            lines += [f"| {world.name.partition(',')[0]} | {line} |" for line in found]
        finally:
            worlds.drop(world)
            worlds.drop(unchained)
    return lines


def unchain(world: World) -> None:
    """Has nothing more linked that is recorded."""
    database = Postgres(world.url) if world.url else Sqlite(world.data / "tandem.sqlite")
    if isinstance(database, Postgres):
        database.run("DROP TRIGGER audit_records_insert ON audit_records")
    else:
        # What links a record finds no link, and puts its own nowhere.
        database.run(
            "PRAGMA legacy_alter_table=ON; ALTER TABLE audit_links RENAME TO kept_audit_links;"
            "CREATE VIEW audit_links AS SELECT * FROM kept_audit_links WHERE 0;"
            "CREATE TRIGGER link_nothing INSTEAD OF INSERT ON audit_links BEGIN SELECT 1; END"
        )
    database.finish()


def chain(portal: Portal, unchained: Portal, rounds: int, database: Callable[[], list[int]]) -> str:
    """What linking records costs: the same at 64 people with and without, in turn."""
    portals = [portal, unchained]
    providers = [Browser.signed_in(one, PROVIDER) for one in portals]
    rates: list[list[float]] = [[], []]
    for number in range(rounds):
        for one, provider, found in zip(portals, providers, rates, strict=True):
            found.append(requests(one, provider, PEOPLE_AT_ONCE[-1], 100 + number, database).rate)
    linked, plain = (statistics.median(found) for found in rates)
    ratio = statistics.median(one / other for one, other in zip(*rates, strict=True))
    return f"the same with its records linked, in turn with not: {linked:,.0f}/s and {plain:,.0f}/s | {ratio:.2f} | | | | "


def measure(portal: Portal, rounds: int, database: Callable[[], list[int]]) -> list[str]:
    """A row for each thing that is written."""
    provider = Browser.signed_in(portal, PROVIDER)
    lines = []
    for people in PEOPLE_AT_ONCE:
        found = [requests(portal, provider, people, number, database) for number in range(rounds)]
        middle = {what: statistics.median(getattr(one, what) for one in found) for what in vars(found[0])}
        lines.append(
            f"*Request a partnership*, {people} at once | {middle['rate']:,.0f}/s | {middle['p50'] * 1e3:.2f} "
            f"| {middle['p99'] * 1e3:.2f} | {middle['cpu'] * 1e6:,.0f} | {middle['server_cpu'] * 1e6:,.0f}"
        )
    sellers = [Browser.signed_in(portal, email) for email in SELLERS]
    used, used_there = cpu_of([portal.process.pid]), cpu_of(database())
    found = [orders(sellers) for _ in range(rounds)]
    rate, took = statistics.median(rate for rate, _ in found), sum((took for _, took in found), [])
    # With the pages on which they were filled in.
    cpu, there = (
        (after - before) / len(took) * 1e6
        for after, before in ((cpu_of([portal.process.pid]), used), (cpu_of(database()), used_there))
    )
    lines.append(
        f"{ORDERS} orders of {len(BOUGHT)} lines, 64 at once | {rate:,.0f}/s | {statistics.median(took) * 1e3:.1f} "
        f"| {sorted(took)[len(took) * 99 // 100] * 1e3:.1f} | {cpu:,.0f}, filled in before | {there:,.0f}"
    )
    seconds, memory = import_users(portal)
    lines.append(f"{USERS:,} users out of a file, {memory / 1e6:.0f} MB more memory | {seconds:.1f} s | | | |")
    first, whole, rows, memory = export(portal, provider)
    lines.append(
        f"a table of {rows:,} customers, {memory / 1e6:.0f} MB more memory | {whole:.2f} s "
        f"| first byte: {first * 1e3:.1f} | | |"
    )
    return lines


def requests(portal: Portal, provider: Browser, people: int, seed: int, database: Callable[[], list[int]]) -> Load:
    """As many drafts of invitations as so many people begin in two seconds."""
    page = follow(provider, "/indirect-resellers")
    headers = {"Cookie": provider.cookie_header(), "Content-Type": "application/x-www-form-urlencoded"}
    script = REQUESTS.format(csrf=csrf_of(page), seed=time.time_ns() % 1_000_000 + seed)
    url = f"http://127.0.0.1:{portal.port}/indirect-resellers/requests"
    return load(url, headers, lambda: [portal.process.pid], database, connections=people, script=script)


def orders(sellers: list[Browser]) -> tuple[float, list[float]]:
    """Orders that were filled in before, sent by 64 at once: how many in a second, and how long each took."""
    customers, at = [], "/customers"
    while len(customers) < ORDERS:
        page = follow(sellers[0], at).decode()
        customers += re.findall(r'name="select" value="([^"]+)"', page)
        [at] = re.findall(r'rel="next" href="([^"]+)"', page)[:1]
    waiting = []
    for number, customer in enumerate(customers[:ORDERS]):
        seller = sellers[number % len(sellers)]
        waiting.append((seller, *fill_in(seller, customer)))
    took, refused, lock = [], [], threading.Lock()

    def send() -> None:
        while True:
            with lock:
                if not waiting:
                    return
                seller, address, form = waiting.pop()
            browser = seller.twin()
            began = time.perf_counter()
            status, _, _ = browser.post(address, form)
            with lock:
                took.append(time.perf_counter() - began)
            if status != 303:
                refused.append(status)

    began = time.perf_counter()
    threads = [threading.Thread(target=send) for _ in range(64)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if refused:
        raise SystemExit(f"{len(refused)} of {ORDERS} orders were answered with {sorted(set(refused))}")
    return ORDERS / (time.perf_counter() - began), took


def fill_in(provider: Browser, customer: str) -> tuple[str, dict[str, str]]:
    """Where the last form of a new order goes, and what it holds."""
    address = f"/customers/{customer}/subscriptions/new"
    page = follow(provider, address)
    form = list(fields_of(page, address).items()) + [("do", "next")]
    offers = re.findall(r'name="offer" value="([^"]+)".*?<label[^>]*>(.*?)</label>', page.decode(), re.DOTALL)
    form += [
        ("offer", offer)
        for offer, name in offers
        if "Business Basic" in name or "Business Standard" in name or "Business Premium" in name
    ]
    status, headers, _ = provider.post(address, form)
    if status != 303:
        raise SystemExit(f"{address} was answered with {status}")
    review = headers["location"]
    return review, fields_of(follow(provider, review), review)


def import_users(portal: Portal) -> tuple[float, int]:
    """How long a file of users takes until all are there, and how much more memory that takes at the most."""
    browser = Browser.signed_in(portal, CUSTOMER)
    rows = [f"First{n},Last,Person {n:05},p{n:05}@elmbakery.onmicrosoft.com" for n in range(USERS)]
    file = "\n".join(["First name,Last name,Display name,Email", *rows]).encode()
    before, most, began = memory_of(portal.process.pid), 0, time.perf_counter()
    body, headers = multipart(fields_of(follow(browser, "/users/import"), "/users/import"), "file", file)
    status, answer, _ = browser.send("POST", "/users/import", body, headers)
    if status != 303:
        raise SystemExit(f"a file of users was answered with {status}")
    address = answer["location"]
    browser.post(address, fields_of(follow(browser, address), address))
    while True:
        most = max(most, memory_of(portal.process.pid))
        status, headers, _ = browser.get(address)
        # The page comes again by itself as long as the file is being read.
        if "refresh" not in {name.lower() for name in headers}:
            return time.perf_counter() - began, most - before
        time.sleep(0.05)


def export(portal: Portal, provider: Browser) -> tuple[float, float, int, int]:
    """All customers in a file: seconds until its first byte and its last, its rows, and how much memory it takes."""
    before, most, began = memory_of(portal.process.pid), 0, time.perf_counter()
    answer = provider.twin().ask("GET", "/customers/export", None, {})
    rows = answer.read(1).count(b"\n")
    first = time.perf_counter() - began
    while piece := answer.read(65_536):
        rows += piece.count(b"\n")
        most = max(most, memory_of(portal.process.pid))
    return first, time.perf_counter() - began, rows - 1, most - before
