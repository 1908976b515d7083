"""Every page there is: the paths come from the list of paths and roles that the tests keep of the sitemap, and what
stands in their braces comes from links on pages."""

import re
from html import unescape
from pathlib import Path

from portal import PEOPLE, Browser

MATRIX = Path(__file__).parent.parent / (
    "tests/portal/pages/platform/snapshots/"
    "portal__pages__platform__access__the_matrix_of_paths_and_roles_is_as_decided.snap"
)
# What is no page: files, probes, and answers to other programs.
NOT_PAGES = re.compile(r"/static/\{file}|/healthz|/readyz|.*/export|.*\.csv")
# Links that are looked at to find others, at most, for each kind of account.
LOOKED_AT = 150


def paths() -> dict[str, tuple[str, ...]]:
    """Each path that GET asks for, with the kinds of account whose people may; no kind for what anybody may."""
    found = {}
    for line in MATRIX.read_text().splitlines():
        if match := re.match(r"GET\s+(\S+)\s+(.*)", line):
            path, who = match.groups()
            kinds = re.findall(r"(\w+): [^-;]", who)
            if not NOT_PAGES.fullmatch(path):
                found[path] = tuple(kinds) or (tuple(PEOPLE)[:1] if "signed in" in who else ())
    return found


def pattern(path: str) -> re.Pattern[str]:
    """What addresses of a path look like. What stands for a word is no word that stands in another path's place."""
    return re.compile(
        "/".join(r"[\w-]*\d[\w-]*" if "{" in part else re.escape(part) for part in path.split("/")) + r"(\?.*)?"
    )


def links_of(page: bytes) -> list[str]:
    """Where a page's links lead to within the portal, without their places in the page."""
    return [unescape(link.decode()).partition("#")[0] for link in re.findall(rb'href="(/[^"]*)"', page)]


def addresses(browser: Browser, kind: str) -> dict[str, str]:
    """An address for each path that somebody of this kind of account may open and that pages lead to."""
    wanted = {path: pattern(path) for path, kinds in paths().items() if kind in kinds}
    found = {path: path for path in wanted if "{" not in path}
    waiting, seen = [*found.values(), "/"], set()
    while waiting and len(seen) < LOOKED_AT:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        status, _, page = browser.get(address)
        if status != 200:
            continue
        for link in links_of(page):
            for path, shape in wanted.items():
                if path not in found and shape.fullmatch(link):
                    found[path] = link
                    waiting.append(link)
    return found
