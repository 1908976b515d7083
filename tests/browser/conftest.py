"""What every browser test leans on: a portal, a browser, and windows for the people in it."""

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


@pytest.fixture
def portal(tmp_path):
    """A demo world for one test to change."""
    running = Portal(tmp_path / "data").start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    """A demo world that several tests look at; none changes what another relies on."""
    running = Portal(tmp_path_factory.mktemp("world") / "data").start()
    yield running
    running.stop()


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def script(request):
    """Whether the browser runs scripts: each journey goes both ways."""
    return request.param


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
