"""benches/RESULTS.md: a chapter for each part of scripts/bench, put in the place of the one that was there."""

import os
import platform
import re
import subprocess
import time
from pathlib import Path

from measure import CUSTOMERS, GZIP, Bench, Result
from postgres import programs

FILE = Path(__file__).parent / "RESULTS.md"
HEAD = """# What Tandem costs

Written by `scripts/bench` ([how](README.md)). The portal, and PostgreSQL with it, is on one core, the load on another; all
are asked in turn, round by round, and a figure is the median of the rounds. Figures of two runs, let alone of two
machines, say nothing about each other: ratios within a run do.
"""


def machine() -> str:
    """What it was measured on: nothing that names it."""
    cpu = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    return (
        f"{os.cpu_count()} cores of {cpu[1].strip() if cpu else platform.machine()}, "
        f"{round(int(memory[1]) / 1024**2) if memory else 0} GB of memory, Linux {platform.release().split('-')[0]}"
    )


def first_line(*command: str | Path) -> str:
    """What a program says of itself."""
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout or done.stderr).strip().partition("\n")[0]


def versions(program: Path) -> str:
    """What was measured, and with what."""
    import django

    server = programs()
    commit = first_line("git", "-C", Path(__file__).parent, "rev-parse", "--short", "HEAD")
    parts = [
        f"{first_line(program, '--version')} ({commit})",
        first_line(server / "postgres", "--version") if server else "",
        f"Django {django.__version__}",
        first_line("wrk", "--version").partition(" [")[0].replace("Copyright", "").strip(),
    ]
    return ", ".join(part for part in parts if part)


def save(title: str, command: str, program: Path, lines: list[str]) -> None:
    """Puts a chapter in its place, and prints it."""
    text = FILE.read_text() if FILE.exists() else HEAD
    about = f"`{command}`, {time.strftime('%-d %B %Y')}; {versions(program)}; {machine()}."
    chapter = "\n".join([f"## {title}", "", about, "", *lines]).rstrip() + "\n"
    place = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    if place.search(text):
        text = place.sub(lambda _: chapter + "\n", text, count=1)
    else:
        text = text.rstrip() + "\n\n" + chapter
    FILE.write_text(text.rstrip() + "\n")
    print("\n" + chapter, flush=True)


def milliseconds(seconds: float) -> str:
    """A time with as many digits as mean something."""
    return f"{seconds * 1000:.2f}" if seconds < 0.1 else f"{seconds * 1000:,.0f}"


def pages(bench: Bench, results: list[Result], scales: list[Result]) -> list[str]:
    """The table of one world: the yardsticks, the customers page, then every page, the dearest first."""
    with_server = bench.server is not None
    head = ["page", "requests/s", "p50 ms", "p99 ms", "CPU µs"]
    head += ["PostgreSQL CPU µs"] if with_server else []
    head += ["statements", "bytes", *(f"÷ {scale.path}" for scale in scales)]
    rows = [f"| {' | '.join(head)} |", f"|---|{'--:|' * (len(head) - 1)}"]
    first = [result for result in results if result.path in (CUSTOMERS, GZIP)]
    rest = sorted((result for result in results if result not in first), key=lambda one: one.median("rate"))
    for result in [*scales, *first, *rest]:
        is_scale = result in scales
        cells = [
            result.path if is_scale else f"`{result.path}`",
            f"{result.median('rate'):,.0f}",
            milliseconds(result.median("p50")),
            milliseconds(result.median("p99")),
            f"{result.median('cpu') * 1e6:,.0f}",
        ]
        cells += [f"{result.median('server_cpu') * 1e6:,.0f}"] if with_server else []
        statements = "" if is_scale else "as on PostgreSQL" if result.statements is None else str(result.statements)
        cells += [statements, f"{result.bytes:,}", *(f"{result.ratio(scale):.3g}" for scale in scales)]
        rows.append(f"| {' | '.join(cells)} |")
    rows += [
        "",
        f"Memory: {bench.idle / 1e6:.0f} MB after signing in, {bench.busy / 1e6:.0f} MB at the most under load.",
    ]
    if bench.left_out:
        rows += ["", "Not put under load, as one alone takes too long: " + "; ".join(bench.left_out) + "."]
    return rows
