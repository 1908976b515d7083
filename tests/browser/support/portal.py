"""The portal as a process: started, watched and stopped; its mails and its database, read from outside."""

import contextlib
import email
import email.policy
import os
import re
import signal
import sqlite3
import subprocess
import threading
import time
import urllib.request
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = Path(os.environ.get("TANDEM_TEST_PROGRAM", ROOT / "target/debug/tandem"))
PATIENCE = 15
"""Seconds that anything may take before it counts as broken."""
DEMO_PASSWORD = "violet harbour lantern 42"


def wait_until(what, check, patience=PATIENCE):
    """Asks `check` until it gives something true, which is given back."""
    deadline = time.monotonic() + patience
    while True:
        found = check()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"after {patience} s still no {what}")
        time.sleep(0.05)


class Mail:
    """A message as its recipient's program reads it."""

    def __init__(self, raw):
        self.raw = raw
        self.message = email.message_from_bytes(raw, policy=email.policy.default)

    def __getitem__(self, header):
        return str(self.message[header] or "")

    @property
    def text(self):
        return self._part("plain")

    @property
    def html(self):
        return self._part("html")

    def _part(self, kind):
        part = self.message.get_body((kind,))
        assert part is not None, f"no {kind} part in:\n{self}"
        return part.get_content()

    def link(self, path):
        """The one address in the text that goes to `path`."""
        found = set(re.findall(rf"https?://[^\s/]+{re.escape(path)}[\w-]+", self.text))
        assert len(found) == 1, f"{found or 'no link'} to {path} in:\n{self}"
        return found.pop()

    def __str__(self):
        return self.raw.decode("utf-8", "replace")


class Portal:
    """A running `tandem`, with a data folder of its own."""

    def __init__(self, data_dir, command="demo", arguments=(), **settings):
        self.data_dir = Path(data_dir)
        self.command, self.arguments = command, arguments
        self.settings = {
            "TANDEM_DATA_DIR": str(self.data_dir),
            "TANDEM_LISTEN": "127.0.0.1:0",
            "TANDEM_DEMO_PASSWORD": DEMO_PASSWORD,
            "TANDEM_LOG": "warn",
            **settings,
        }
        self.output = []
        self.log_file = self.data_dir.parent / f"{self.data_dir.name}.log"
        self.url = None

    def start(self):
        assert PROGRAM.exists(), f"{PROGRAM} is missing: cargo build"
        clean = {name: value for name, value in os.environ.items() if not name.startswith("TANDEM_")}
        self.data_dir.mkdir(parents=True, exist_ok=True)
        self._log = self.log_file.open("ab")
        self._process = subprocess.Popen(
            [PROGRAM, self.command, *self.arguments],
            cwd=self.data_dir.parent,  # No tandem.toml of this repository is read.
            env=clean | self.settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            encoding="utf-8",
        )
        self._reader = threading.Thread(target=self._read_output, daemon=True)
        self._reader.start()
        self.url = self.wait_for_output(r"http://(?:[\d.]+|\[[0-9a-f:]+\]):\d+")
        with urllib.request.urlopen(f"{self.url}/readyz", timeout=PATIENCE) as answer:
            assert answer.status == 200
        return self

    def _read_output(self):
        for line in self._process.stdout:
            self.output.append(line)

    def wait_for_output(self, pattern, patience=60):
        """What `pattern` finds on standard output, once it is there."""

        def look():
            found = re.search(pattern, "".join(self.output))
            if not found and self._process.poll() is not None:
                raise AssertionError(f"tandem {self.command} ended with {self._process.returncode}:\n{self.told()}")
            return found

        try:
            return wait_until(f"{pattern} on standard output", look, patience).group(0)
        except AssertionError as e:
            self.kill()
            raise AssertionError(f"{e}\n{self.told()}") from None

    def told(self):
        """Both outputs, for a failure's message."""
        return f"--- output\n{''.join(self.output)}--- log\n{self.log()}"

    def log(self):
        return self.log_file.read_text("utf-8", "replace")

    def stop(self):
        """Stops as an operator would; it must end by itself, in order, without having logged an error."""
        self._process.send_signal(signal.SIGTERM)
        try:
            status = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"SIGTERM did not stop it:\n{self.told()}") from None
        self._reader.join(PATIENCE)
        self._process.stdout.close()
        self._log.close()
        assert status == 0, f"ended with {status}:\n{self.told()}"
        broken = [line for line in self.log().splitlines() if re.search(r"\bERROR\b|panicked", line)]
        assert not broken, "the log holds errors:\n" + "\n".join(broken)

    def kill(self):
        self._process.kill()
        self._process.wait()

    # Mail, where it is written to files.

    def mails(self):
        """Every message that was written, oldest first."""
        files = sorted((self.data_dir / "outbox").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
        return [Mail(file.read_bytes()) for file in files]

    def mail_to(self, address, containing="", count=1):
        """The newest message to `address` that holds some words, once there are `count` of them."""
        found = []

        def look():
            found[:] = [mail for mail in self.mails() if address in mail["To"] and containing in mail["Subject"] + mail.text]
            return len(found) >= count

        try:
            wait_until("mail", look)
        except AssertionError:
            there = "\n".join(f"{mail['To']}: {mail['Subject']}" for mail in self.mails())
            raise AssertionError(
                f"no {count}. mail to {address} with {containing!r}; there are:\n{there or 'none'}\n{self.told()}"
            ) from None
        return found[-1]

    # The database, where it is SQLite.

    @property
    def database_file(self):
        return self.data_dir / ("demo.sqlite" if self.command == "demo" else "tandem.sqlite")

    def dump(self):
        """Every row of every table, as text. An index for searching is made of the rows of other tables, and an older
        SQLite can't read one."""
        with contextlib.closing(sqlite3.connect(f"file:{self.database_file}?mode=ro", uri=True)) as database:
            tables = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
            indexes = tuple(f"{name}_" for name, sql in tables if sql.startswith("CREATE VIRTUAL"))
            read = [name for name, _ in tables if not f"{name}_".startswith(indexes or ("\0",))]
            return [
                f"{name} {[one.hex().upper() if isinstance(one, bytes) else one for one in row]}"
                for name in read
                for row in database.execute(f'SELECT * FROM "{name}"')
            ]

    def ended_partnership(self):
        """The id of the partnership that ended first, which no list names."""
        with contextlib.closing(sqlite3.connect(f"file:{self.database_file}?mode=ro", uri=True)) as database:
            found = database.execute("SELECT id FROM partnerships WHERE state = 'removed' ORDER BY removed_at LIMIT 1")
            return uuid.UUID(bytes=found.fetchone()[0])

    def forget(self, table):
        """Empties a table, so that what can be done once is done again."""
        with contextlib.closing(sqlite3.connect(self.database_file, timeout=15)) as database, database:
            database.execute(f'DELETE FROM "{table}"')

    def database_bytes(self):
        """The database's files as they lie there, the log of unmerged writes among them."""
        return b"".join(file.read_bytes() for file in self.data_dir.glob(f"{self.database_file.name}*"))
