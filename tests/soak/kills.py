"""`kill -9` of the portal and of PostgreSQL while people write: whatever was acknowledged is there, with its records and its
mail, nothing is half done, and nobody lends a hand.

    kills.py [--kills 200] [--server-kills 20] [--only sqlite|postgres|server]
"""

import argparse
import os
import pathlib
import random
import shlex
import socket
import subprocess
import sys
import tempfile
import threading
import time

from portal_under_load import settings_of, start
from writers import SETTINGS, Writers, reckon

# Kills are no different each time they are tried.
CHANCE = random.Random(17)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def start_again(env, patience=60, **files):
    """As a supervisor does."""
    began = time.monotonic()
    process, _ = start(env, **files)
    # Its greeting is long, and nobody reads on.
    threading.Thread(target=process.stdout.read, daemon=True).start()
    assert time.monotonic() - began < patience
    return process, time.monotonic() - began


def end(process):
    process.terminate()
    process.wait()


def kill_portal(name, database, kills):
    """Kills the portal so often, each time in the middle of something."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        env = settings_of(folder, database, **dict(SETTINGS, TANDEM_LISTEN=f"127.0.0.1:{port}"))
        process, _ = start_again(env)
        slowest = 0
        try:
            with Writers(port).at_work() as writers:
                writers.wait_for_more()
                for _ in range(kills):
                    writers.wait_for_more()
                    time.sleep(CHANCE.uniform(0, 0.25))
                    process.kill()
                    process.wait()
                    process, took = start_again(env)
                    slowest = max(slowest, took)
                writers.wait_for_more()
        finally:
            end(process)
        print(f"{name}: {kills} kills of the portal; it was there again after {slowest:.1f} s at most")
        return reckon(name, env, database, writers)


class Server:
    """PostgreSQL, started once by `scripts/postgres` and by ourselves after each kill."""

    def __init__(self):
        self.command, self.pid, self.process = shlex.split(os.environ["POSTGRES_COMMAND"]), int(os.environ["POSTGRES_PID"]), None
        self.folder = self.command[self.command.index("-k") + 1]

    def kill(self):
        os.kill(self.pid, 9)
        if self.process:
            self.process.wait()

    def start(self):
        """As a supervisor does: until those that it has left behind have ended, it can't start. Waits until it is ready."""
        for _ in range(100):
            log = open(f"{self.folder}/log", "ab")
            self.process = subprocess.Popen(self.command, cwd=self.folder, stdout=log, stderr=log)
            log.close()
            self.pid = self.process.pid
            port = self.command[self.command.index("-p") + 1]
            while self.process.poll() is None:
                if subprocess.run(["pg_isready", "-q", "-h", "127.0.0.1", "-p", port], check=False).returncode == 0:
                    return
                time.sleep(0.05)
            time.sleep(0.2)
        raise AssertionError(f"PostgreSQL did not start again: {open(f'{self.folder}/log').read()[-2000:]}")

    def runs(self):
        return self.process.poll() is None if self.process else pathlib.Path(f"/proc/{self.pid}/exe").exists()

    def end(self):
        if self.process:
            self.process.send_signal(2)
            self.process.wait()


def kill_server(name, database, kills):
    """Kills PostgreSQL; the portal runs on."""
    server = Server()
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        env = settings_of(folder, database, **dict(SETTINGS, TANDEM_LISTEN=f"127.0.0.1:{port}"))
        process, _ = start_again(env)
        slowest = 0
        try:
            with Writers(port).at_work() as writers:
                for _ in range(kills):
                    writers.wait_for_more()
                    time.sleep(CHANCE.uniform(0, 0.5))
                    server.kill()
                    time.sleep(CHANCE.uniform(0, 1.5))
                    server.start()
                    slowest = max(slowest, writers.wait_for_more())
                writers.wait_for_more()
            # What was committed last is linked within a second.
            time.sleep(2)
        finally:
            end(process)
        assert process.returncode == 0, f"the portal ended with {process.returncode}"
        refused = writers.slowest.get(503, 0)
        print(
            f"{name}: {kills} kills of PostgreSQL; all went on after {slowest:.1f} s at most; the slowest 503 took {refused:.2f} s"
        )
        passed = reckon(name, env, database, writers)
        server.end()
        return passed


def database_of_its_own(url, name):
    subprocess.run(["psql", "-q", "-d", url, "-c", f"CREATE DATABASE {name}"], check=True)
    return url.rsplit("/", 1)[0] + f"/{name}"


def main():
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--kills", type=int, default=200)
    wanted.add_argument("--server-kills", type=int, default=20)
    wanted.add_argument("--only", choices=("sqlite", "postgres", "server"))
    wanted = wanted.parse_args()
    url = os.environ["TANDEM_TEST_POSTGRES_URL"]
    passed = True
    if wanted.only in (None, "sqlite"):
        passed &= kill_portal("SQLite", None, wanted.kills)
    if wanted.only in (None, "postgres"):
        passed &= kill_portal("PostgreSQL", database_of_its_own(url, "kills_portal"), wanted.kills)
    if wanted.only in (None, "server"):
        passed &= kill_server("PostgreSQL itself", database_of_its_own(url, "kills_server"), wanted.server_kills)
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
