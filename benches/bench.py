"""What `scripts/bench` runs: worlds to measure in, and one of its parts."""

import argparse
import os
import sys
from pathlib import Path

import growth
from postgres import Server
from worlds import LARGE, SMALL, Worlds

BACKENDS = ("sqlite", "postgres")


def main() -> int:
    """Runs a part; 1 where something is slower than it may be."""
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("part", nargs="?", default="pages", choices=("pages", "growth", "worlds"))
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--backend", choices=BACKENDS)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--size", type=int, choices=(SMALL, LARGE))
    wanted = parser.parse_args()
    backends = (wanted.backend,) if wanted.backend else BACKENDS
    folder = Path(os.environ["TANDEM_BENCH_FOLDER"])
    server = Server(folder / "postgres") if "postgres" in backends else None
    try:
        worlds = Worlds(folder / "worlds", Path(os.environ["TANDEM_BENCH_PROGRAM"]), server)
        if wanted.part == "growth":
            return growth.run(worlds, backends, wanted.rounds or growth.ROUNDS)
        for backend in backends:
            for size in (wanted.size,) if wanted.size else (SMALL, LARGE):
                print(worlds.get(backend, size).name)
        return 0
    finally:
        if server:
            server.stop()


if __name__ == "__main__":
    sys.exit(main())
