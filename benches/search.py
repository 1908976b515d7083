"""What searching costs: words of one to twelve letters in three scripts, wherever what they find stands."""

import statistics
import time
import urllib.parse
from collections import defaultdict

from growth import Side
from portal import PEOPLE, Portal
from words import ACCENTED, CYRILLIC, LATIN, MIDDLING, RARE, SECOND
from worlds import LARGE, Worlds

LENGTHS = range(1, 13)
# The time within which the customers page answers any search: seconds, of 99 in 100.
LIMIT = 0.010
# A word that takes longer is not asked again.
SLOW = 0.25
PAGES = ("/customers?search=", "/search?q=", "/search/suggestions?q=")


def words() -> list[str]:
    """Beginnings, middles and ends of words of every frequency; domains; and what finds nothing."""
    # From the beginning, the middle and the end of the list, and of each script.
    chosen = [*LATIN[:1], *LATIN[24:26], *LATIN[-1:], *ACCENTED[:2], *ACCENTED[-1:], *CYRILLIC[:1], *CYRILLIC[-2:]]
    chosen += [*MIDDLING.values(), *RARE.values(), *(text for texts in SECOND.values() for text in texts)]
    chosen += ["generated7778.onmicrosoft.com", "onmicrosoft.com", "Nobodyatallx", "Никтовообще", "bright foods 77"]
    found = []
    for text in chosen:
        for length in LENGTHS:
            if len(text) >= length:
                found += [text[:length], text[-length:]] if length % 3 == 0 else [text[:length]]
        found.append(text)
    return list(dict.fromkeys(piece.strip() for piece in found if piece.strip()))


def run(worlds: Worlds, backends: tuple[str, ...], rounds: int, size: int = LARGE) -> tuple[list[str], bool]:
    """A table by length for each database and page, the slowest words, and whether all were soon enough."""
    lines, within = [], True
    for backend in backends:
        world = worlds.get(backend, size)
        with Portal(worlds.program, world.data, world.url) as portal:
            side = Side(portal, worlds.server if backend == "postgres" else None)
            for page in PAGES:
                times: dict[str, list[float]] = defaultdict(list)
                for word in words():
                    # The first time fills caches.
                    if (taken := once(side, page, word)) > SLOW:
                        times[word].append(taken)
                for _ in range(rounds):
                    for word in words():
                        if max(times[word], default=0) < SLOW:
                            times[word].append(once(side, page, word))
                lines += table(f"{world.name}: `{page}`", times)
                within &= percentile(sum(times.values(), []), 99) <= LIMIT
    return lines, within


def once(side: Side, page: str, word: str) -> float:
    """How long one search takes."""
    began = time.perf_counter()
    side.browsers[next(iter(PEOPLE))].get(page + urllib.parse.quote(word))
    return time.perf_counter() - began


def percentile(times: list[float], part: int) -> float:
    """The time within which so many of a hundred come."""
    return sorted(times)[min(len(times) - 1, len(times) * part // 100)]


def table(title: str, times: dict[str, list[float]]) -> list[str]:
    """Milliseconds by the length of what is searched for, and the words that take longest."""
    by_length = defaultdict(list)
    for word, taken in times.items():
        by_length[min(len(word), LENGTHS[-1] + 1)] += taken
    everything = sum(times.values(), [])
    lines = [f"### {title}", "", "| letters | p50 ms | p99 ms |", "|---|--:|--:|"]
    for length, taken in [*sorted(by_length.items()), ("all", everything)]:
        name = f"more than {LENGTHS[-1]}" if length == LENGTHS[-1] + 1 else length
        lines.append(f"| {name} | {percentile(taken, 50) * 1e3:.2f} | {percentile(taken, 99) * 1e3:.2f} |")
    slowest = sorted(times, key=lambda word: -statistics.median(times[word]))[:10]
    lines += [
        "",
        "Longest: " + ", ".join(f"`{word}` {statistics.median(times[word]) * 1e3:.1f}" for word in slowest) + ".",
        "",
    ]
    return lines
