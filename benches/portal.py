"""The portal's own program, and people who use it: started on a core of its own, signed in as people sign in."""

import http.client
import os
import re
import signal
import socket
import subprocess
import time
import urllib.parse
from pathlib import Path

PASSWORD = "violet harbour lantern 42"
# In place of a status, where a page did not come in time.
TOO_LATE = 0
# The kinds of account there are, with somebody of each who may do everything that its kind may.
PEOPLE = {
    "indirect_provider": "global.admin@aurora.example",
    "indirect_reseller": "global.admin@birch.example",
    "direct_bill": "global.admin@maple.example",
    "customer": "admin@elmbakery.onmicrosoft.com",
    "operator": "operator@tandem.example",
}


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def cpu_of(processes: list[int]) -> float:
    """Seconds of processor time that these processes have used so far, with threads that have ended."""
    used = 0.0
    for process in processes:
        try:
            # The processor clock of another process, as clock_getcpuclockid(3) makes it: exact, where /proc counts ticks.
            used += time.clock_gettime(~process << 3 | 2)
        except OSError:
            continue
    return used


def memory_of(process: int) -> int:
    """Bytes of memory that a process holds for itself: pages of files that it looks into belong to all."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"RssAnon:\s+(\d+)", status)[1]) * 1024


class Portal:
    """One running portal."""

    def __init__(self, program: Path, data: Path, url: str | None = None, core: int | None = 0, command: str = "serve"):
        self.port = free_port()
        # All of it is on one core, unless that is none.
        where = [] if core is None else ["taskset", "--cpu-list", str(core)]
        self.command = [*where, program, command]
        self.settings = {
            "PATH": os.environ["PATH"],
            "TANDEM_DATA_DIR": str(data),
            "TANDEM_LISTEN": f"127.0.0.1:{self.port}",
            "TANDEM_DEMO_PASSWORD": PASSWORD,
            # Nobody's phone is at hand.
            "TANDEM_REQUIRE_MFA": "nobody",
            "TANDEM_LOG": "warn",
            **({"TANDEM_DATABASE_URL": url} if url else {}),
        }
        self.log = data / "portal.log"
        self.start()

    def start(self) -> None:
        """Starts it, and waits until it takes requests."""
        began = time.monotonic()
        with self.log.open("w") as log:
            self.process = subprocess.Popen(self.command, env=self.settings, stdout=log, stderr=log)
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() - began > 300:
                raise SystemExit(f"the portal did not start:\n{self.log.read_text()}")
            time.sleep(0.001)
        self.ready_after = time.monotonic() - began

    def answers(self) -> bool:
        """Whether it takes requests."""
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except OSError:
            return False

    def stop(self) -> None:
        """Ends it as a service manager does."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)

    def __enter__(self) -> "Portal":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class Browser:
    """Somebody's connection to a portal, kept open, with cookies."""

    def __init__(self, portal: Portal, patience: float = 20):
        self.portal = portal
        self.connection = http.client.HTTPConnection("127.0.0.1", portal.port, timeout=patience)
        self.cookies: dict[str, str] = {}

    @classmethod
    def signed_in(cls, portal: Portal, email: str) -> "Browser":
        """Somebody who has signed in with the form for it."""
        browser = cls(portal)
        status, _, page = browser.get("/sign-in")
        form = {"csrf": csrf_of(page), "email": email, "password": PASSWORD, "return_to": "/"}
        status, _, page = browser.post("/sign-in", form)
        if status != 303:
            raise SystemExit(f"{email} could not sign in: {status}")
        return browser

    def twin(self) -> "Browser":
        """The same person's next connection."""
        twin = Browser(self.portal)
        twin.cookies = dict(self.cookies)
        return twin

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of a page."""
        return self.send("GET", path, None, headers)

    def post(self, path: str, form: dict[str, str] | list[tuple[str, str]]) -> tuple[int, dict[str, str], bytes]:
        """What a form is answered with."""
        return self.send(
            "POST", path, urllib.parse.urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"}
        )

    def send(
        self, method: str, path: str, body: str | bytes | None, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        """One request over the open connection, which is opened again where the portal closed it meanwhile."""
        content = body.encode() if isinstance(body, str) else body
        try:
            try:
                answer = self.ask(method, path, content, headers)
            except ConnectionError:
                self.connection.close()
                answer = self.ask(method, path, content, headers)
            page = answer.read()
        except TimeoutError:
            # It would go on working at that page, at the cost of all others.
            self.connection.close()
            self.portal.process.kill()
            self.portal.process.wait()
            self.portal.start()
            return TOO_LATE, {}, b""
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, dict(answer.headers.items()), page

    def ask(self, method: str, path: str, content: bytes | None, headers: dict[str, str]) -> http.client.HTTPResponse:
        """Sends the request. It goes without Accept-Encoding, unless the headers have one."""
        self.connection.putrequest(method, path, skip_accept_encoding=True)
        if self.cookies:
            self.connection.putheader("Cookie", self.cookie_header())
        for name, value in headers.items():
            self.connection.putheader(name.replace("_", "-"), value)
        if content is not None:
            self.connection.putheader("Content-Length", str(len(content)))
        self.connection.endheaders(content)
        return self.connection.getresponse()

    def cookie_header(self) -> str:
        """The cookies that it sends, for load that goes beside it."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


def csrf_of(page: bytes) -> str:
    """The token of a page's forms."""
    match = re.search(rb'name="csrf" value="([^"]+)"', page)
    return match[1].decode() if match else ""
