"""What `scripts/bench` runs: worlds to measure in, and one of its parts."""

import argparse
import os
import sys
from pathlib import Path

import growth
import measure
import plans
import report
import search
import start
import writes
import yardsticks
from portal import Portal
from postgres import Server
from worlds import LARGE, SMALL, Worlds

NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
BACKENDS = tuple(NAMES)
ROUNDS = 5
PARTS = ("pages", "growth", "writes", "search", "plans", "start", "worlds")


def pages(worlds: Worlds, wanted: argparse.Namespace, backends: tuple[str, ...], folder: Path) -> int:
    """Every page, in turn with the yardsticks."""
    rounds = wanted.rounds or (1 if wanted.quick else ROUNDS)
    seconds = 2 if wanted.quick else 1
    size = wanted.size or (SMALL if wanted.quick else LARGE)
    for backend in backends:
        world = worlds.get(backend, size)
        peer_world = worlds.get("postgres", size) if worlds.server else None
        sticks = []
        server = worlds.server if backend == "postgres" else None
        with Portal(worlds.program, world.data, world.url) as portal:
            try:
                bench = measure.Bench(world, portal, server, sticks)
                _, _, page = bench.browsers["indirect_provider"].get(measure.CUSTOMERS)
                sticks.append(yardsticks.same_bytes(page, folder))
                if peer_world:
                    sticks.append(yardsticks.django(peer_world))
                found = bench.pages(wanted.quick)
                scales = bench.run(found, rounds, seconds)
            finally:
                for stick in sticks:
                    stick.stop()
        lines = report.pages(bench, found, scales)
        tell(wanted, f"Pages: {world.name}", lines, worlds, f"--size {size}", rounds)
    return 0


def tell(
    wanted: argparse.Namespace, title: str, lines: list[str], worlds: Worlds, options: str = "", rounds: int = 0
) -> None:
    """Puts a chapter into benches/RESULTS.md, or only prints it."""
    if wanted.quick or wanted.dry:
        print("\n".join([f"\n## {title}", "", *lines]), flush=True)
        return
    words = [
        "scripts/bench",
        "" if wanted.part == "pages" else wanted.part,
        options,
        f"--rounds {rounds}" if rounds else "",
    ]
    report.save(title, " ".join(word for word in words if word), worlds.program, lines)


def other_parts(worlds: Worlds, wanted: argparse.Namespace, backends: tuple[str, ...]) -> int:
    """Growth, what is written, searches, and the start."""
    if wanted.part == "growth":
        rounds, grown = wanted.rounds or growth.ROUNDS, 0
        for backend in backends:
            results = growth.compare(worlds, backend, rounds)
            rows, more = growth.table(results)
            grown += more
            lines = [f"{more} of {len(results)} pages cost more than {growth.LIMIT} times as much.", "", *rows]
            tell(wanted, f"Growth: {NAMES[backend]}", lines, worlds, rounds=rounds)
        return 1 if grown else 0
    if wanted.part == "writes":
        rounds = wanted.rounds or ROUNDS
        tell(wanted, "Writes", writes.run(worlds, backends, rounds), worlds, rounds=rounds)
    elif wanted.part == "search":
        rounds = wanted.rounds or ROUNDS
        lines, within = search.run(worlds, backends, rounds, wanted.size or LARGE)
        tell(wanted, "Search", lines, worlds, rounds=rounds)
        return 0 if within else 1
    elif wanted.part == "plans":
        lines, found = plans.run(worlds, wanted.size or LARGE)
        tell(wanted, "Plans", lines, worlds)
        return 1 if found else 0
    elif wanted.part == "start":
        tell(wanted, "Start", start.run(worlds, backends), worlds)
    else:
        for backend in backends:
            for size in (wanted.size,) if wanted.size else (SMALL, LARGE):
                print(worlds.get(backend, size).name)
    return 0


def main() -> int:
    """Runs a part; 1 where something is slower than it may be."""
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("part", nargs="?", default="pages", choices=PARTS)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--dry", action="store_true", help="write nothing into benches/RESULTS.md")
    parser.add_argument("--backend", choices=BACKENDS)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--size", type=int, choices=(SMALL, LARGE))
    wanted = parser.parse_args()
    backends = (wanted.backend,) if wanted.backend else ("sqlite",) if wanted.quick else BACKENDS
    folder = Path(os.environ["TANDEM_BENCH_FOLDER"])
    # Django answers out of PostgreSQL, whatever the portal is asked in.
    needs_server = "postgres" in backends or wanted.part == "pages" and not wanted.quick
    server = Server(folder / "postgres") if needs_server else None
    try:
        worlds = Worlds(folder / "worlds", Path(os.environ["TANDEM_BENCH_PROGRAM"]), server)
        if wanted.part == "pages":
            return pages(worlds, wanted, backends, folder)
        return other_parts(worlds, wanted, backends)
    finally:
        if server:
            server.stop()


if __name__ == "__main__":
    sys.exit(main())
