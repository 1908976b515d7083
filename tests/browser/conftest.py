"""What every browser test leans on: a portal, a browser, and windows for the people in it."""

import contextlib
import fcntl
import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from portal import Portal
from visitor import Visitor, launch


@pytest.fixture(scope="session")
def browser():
    """Chromium, started once."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@contextlib.contextmanager
def alone(file):
    """One worker at a time."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The data of a demo world as it was made, once for all workers; each test that needs a world takes a copy."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # Of the whole run; each worker's own lies in it.
    data, made = shared / "demo" / "data", shared / "demo.made"
    with alone(shared / "demo.lock"):
        if not made.exists():
            Portal(data).start().stop()
            made.touch()
    return data


@pytest.fixture
def portal(demo, tmp_path):
    """A demo world for one test to change."""
    running = Portal(shutil.copytree(demo, tmp_path / "data")).start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def world(demo, tmp_path_factory):
    """A demo world that the tests of a file look at; none changes what another relies on."""
    running = Portal(shutil.copytree(demo, tmp_path_factory.mktemp("world") / "data")).start()
    yield running
    running.stop()


@pytest.fixture
def script():
    """Whether the browser runs scripts: it does, except in tests that go `either_way`."""
    return True


@pytest.fixture
def visit(browser, request):
    """Opens windows: `visit(portal, script=..., language=...)`."""
    request.node.visitors = []

    def open_window(portal, **options):
        visitor = Visitor(browser, portal, **options)
        request.node.visitors.append(visitor)
        return visitor

    yield open_window
    complaints = []
    for visitor in request.node.visitors:
        try:
            visitor.close()
        except AssertionError as e:
            complaints.append(str(e))
    assert not complaints, "\n".join(complaints)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """A failure says what the open windows showed, and not how the libraries came to fail."""
    report = (yield).get_result()
    if report.when == "call" and report.failed:
        for visitor in getattr(item, "visitors", []):
            report.sections.append(("a window", visitor.describe()))
        trace = getattr(report.longrepr, "reprtraceback", None)
        if trace:
            *steps, last = trace.reprentries
            trace.reprentries = [one for one in steps if "site-packages" not in one.reprfileloc.path] + [last]
