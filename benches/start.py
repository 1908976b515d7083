"""How large the program is, how soon it answers, and how much memory it holds."""

import statistics
import time

from load import load
from portal import PEOPLE, Browser, Portal, memory_of
from worlds import LARGE, Worlds

STARTS = 5


def run(worlds: Worlds, backends: tuple[str, ...]) -> list[str]:
    """The table."""
    size = worlds.program.stat().st_size
    lines = [
        f"The program is {size / 1e6:.1f} MB large.",
        "",
        "| in | ready after, ms | idle, MB | after a round of customers pages, 64 at once, MB |",
        "|---|--:|--:|--:|",
    ]
    for backend in backends:
        world = worlds.get(backend, LARGE)
        ready, idle = [], []
        for _ in range(STARTS):
            with Portal(worlds.program, world.data, world.url) as portal:
                ready.append(portal.ready_after)
                time.sleep(0.5)
                idle.append(memory_of(portal.process.pid))
        with Portal(worlds.program, world.data, world.url) as portal:
            browser = Browser.signed_in(portal, PEOPLE["indirect_provider"])
            url = f"http://127.0.0.1:{portal.port}/customers"
            load(url, {"Cookie": browser.cookie_header()}, lambda: [portal.process.pid], connections=64, seconds=5)
            busy = memory_of(portal.process.pid)
        lines.append(
            f"| {world.name} | {statistics.median(ready) * 1e3:.0f} | {statistics.median(idle) / 1e6:.0f} "
            f"| {busy / 1e6:.0f} |"
        )
    return lines
