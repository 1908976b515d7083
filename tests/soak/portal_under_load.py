"""A demo portal for what takes long, and people who sign in to it without a browser."""

import contextlib
import http.client
import os
import re
import subprocess
import tempfile
import time
import urllib.parse

PASSWORD = "a password for floods"
PROGRAM = os.environ["TANDEM_TEST_PROGRAM"]


def settings_of(folder, database=None, **settings):
    """The environment of a demo portal whose data is in this folder."""
    env = dict(os.environ, TANDEM_DATA_DIR=folder, TANDEM_LISTEN="127.0.0.1:0", TANDEM_DEMO_PASSWORD=PASSWORD)
    # What `demo` opens by itself, said for the other commands.
    env.update(TANDEM_DATABASE_URL=database or f"sqlite:{folder}/demo.sqlite")
    env.update(dict(TANDEM_LOG="error") | settings)
    return env


def start(env, **files):
    """Starts a demo portal; gives its process and its port once it would answer."""
    process = subprocess.Popen([PROGRAM, "demo"], env=env, stdout=subprocess.PIPE, text=True, **files)
    for line in process.stdout:
        found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if found:
            return process, int(found[1])
    raise AssertionError(f"the portal did not start, and ended with {process.wait()}")


@contextlib.contextmanager
def portal(database=None, folder=None, **settings):
    """A demo portal on a port of its own, with its data in a folder; gives the port. It ends with the block, and its data
    with it unless a folder is given.
    """
    with tempfile.TemporaryDirectory() as data:
        process, port = start(settings_of(folder or data, database, **settings))
        try:
            yield port
        finally:
            process.terminate()
            process.wait()


class Client:
    """A browser as far as signing in goes: cookies, and the token of the form."""

    def __init__(self, port, headers=(), source=None):
        self.port, self.headers, self.source = port, list(headers), source
        self.connection = None
        self.cookies, self.token, self.location = {}, "", None

    def send(self, method, path, body=None, headers=()):
        if self.connection is None:
            source = (self.source, 0) if self.source else None
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60, source_address=source)
        try:
            self.connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in [*self.headers, *headers]:
                self.connection.putheader(name, value)
            if self.cookies:
                self.connection.putheader("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
            content = urllib.parse.urlencode(body).encode() if body else b""
            if body:
                self.connection.putheader("Content-Type", "application/x-www-form-urlencoded")
                self.connection.putheader("Content-Length", str(len(content)))
            self.connection.endheaders(content)
            answer = self.connection.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise
        self.location = answer.headers.get("Location")
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer.status, text

    def open_form(self):
        """Fetches the page for signing in, for its cookie and its token."""
        _, page = self.send("GET", "/sign-in")
        self.token = re.search(r'name="csrf" value="([^"]+)"', page)[1]
        return self

    def sign_in(self, email, password, headers=()):
        """Sends the form; gives the status and how many seconds the answer took."""
        began = time.monotonic()
        body = {"csrf": self.token, "email": email, "password": password}
        status, _ = self.send("POST", "/sign-in", body, headers)
        return status, time.monotonic() - began
