"""What `scripts/bench` runs: worlds to measure in, and one of its parts."""

import argparse
import os
import sys
from pathlib import Path

import growth
import measure
import report
import yardsticks
from portal import Portal
from postgres import Server
from worlds import LARGE, SMALL, Worlds

BACKENDS = ("sqlite", "postgres")
PARTS = ("pages", "growth", "worlds")


def pages(worlds: Worlds, wanted: argparse.Namespace, backends: tuple[str, ...], folder: Path) -> int:
    """Every page, in turn with the yardsticks."""
    rounds = wanted.rounds or (1 if wanted.quick else 5)
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
        if wanted.quick:
            print("\n".join([f"\n{world.name}, {rounds} rounds", "", *lines]))
        else:
            report.save(f"Pages: {world.name}", f"scripts/bench --size {size} --rounds {rounds}", worlds.program, lines)
    return 0


def main() -> int:
    """Runs a part; 1 where something is slower than it may be."""
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("part", nargs="?", default="pages", choices=PARTS)
    parser.add_argument("--quick", action="store_true")
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
        if wanted.part == "growth":
            return growth.run(worlds, backends, wanted.rounds or growth.ROUNDS)
        if wanted.part == "worlds":
            for backend in backends:
                for size in (wanted.size,) if wanted.size else (SMALL, LARGE):
                    print(worlds.get(backend, size).name)
            return 0
        return pages(worlds, wanted, backends, folder)
    finally:
        if server:
            server.stop()


if __name__ == "__main__":
    sys.exit(main())
