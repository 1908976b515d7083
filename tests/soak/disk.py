"""A disk that is filled to the last byte while people write, and freed: forms are answered 503 and pages are shown; then all is
well by itself, and nothing that was acknowledged is lost. The disk is a tmpfs of this process' own.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

from kills import Server, database_of_its_own, end, free_port, start_again
from portal_under_load import PASSWORD, PROGRAM, Client, settings_of
from writers import SETTINGS, Writers, reckon

ROUNDS = 3
FULL_FOR = 8


def fill(disk):
    """Writes until nothing more fits, not even a byte; gives the file."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                pass
    return ballast


def wait_for(what, check, patience=30):
    began = time.monotonic()
    while not check():
        assert time.monotonic() - began < patience, f"after {patience} s still not: {what}"
        time.sleep(0.05)
    return time.monotonic() - began


def reads_go_on(client):
    """Pages that change nothing."""
    answers = {path: client.send("GET", path)[0] for path in ("/", "/customers", "/invitations", "/readyz", "/healthz")}
    return all(status == 200 for status in answers.values()), answers


def under(name, disk, folder, database=None, revive=None):
    """Fills the disk several times; gives whether all went as it must."""
    port = free_port()
    log = tempfile.TemporaryFile("wb+")
    env = settings_of(str(folder), database, **dict(SETTINGS, TANDEM_LISTEN=f"127.0.0.1:{port}"))
    process, _ = start_again(env, stderr=log)
    passed, healed, lost_reads = True, 0, 0
    try:
        reader = Client(port).open_form()
        assert reader.sign_in("global.admin@aurora.example", PASSWORD)[0] == 303
        with Writers(port).at_work() as writers:
            for _ in range(ROUNDS):
                writers.wait_for_more()
                ballast = fill(disk)
                refused = writers.answers.get(503, 0)
                wait_for("a form answered 503", lambda: writers.answers.get(503, 0) > refused)
                began = time.monotonic()
                while time.monotonic() - began < FULL_FOR:
                    # What was freed meanwhile, by a log that was cut off, is filled too.
                    with ballast.open("ab", buffering=0) as file:
                        try:
                            while True:
                                file.write(b"x" * 512)
                        except OSError:
                            pass
                    read, answers = reads_go_on(reader)
                    lost_reads += not read
                    # A server of PostgreSQL may end where it can't write its log.
                    if not revive and not read:
                        print(f"{name}: a page was not shown: {answers}")
                        passed = False
                    time.sleep(0.2)
                # A backup that finds no room leaves nothing behind.
                backup = [PROGRAM, "backup", str(disk / "full.backup")]
                if not revive:
                    assert subprocess.run(backup, env=env, capture_output=True, check=False).returncode == 1
                ballast.unlink()
                if revive:
                    revive()
                healed = max(healed, writers.wait_for_more(60))
            writers.wait_for_more()
        # What was committed last is linked within seconds. Mails that found no room wait for their next attempt.
        time.sleep(7)
    finally:
        end(process)
    left = [one.name for one in [*disk.glob("*.backup*"), *disk.glob(".tandem-*"), *pathlib.Path(folder, "outbox").glob(".*.part")]]
    other = {what: many for what, many in writers.answers.items() if what not in (200, 303, 503)}
    log.seek(0)
    lines = log.read().decode(errors="replace").splitlines()
    print(
        f"{name}: filled {ROUNDS} times for {FULL_FOR} s; {writers.answers.get(503, 0)} answers were 503, {lost_reads} rounds "
        f"without pages; all went on after {healed:.1f} s at most; {len(lines)} lines of errors in the log; left over: {left}"
    )
    for line in lines[:5]:
        print("  ", line[:200])
    if other:
        print(f"{name}: other answers: {other}")
    passed &= not left and not [one for one in other if one != "broken off"] and len(lines) <= 20 * ROUNDS
    return reckon(name, env, database, writers) and passed


def main():
    disk, only = pathlib.Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None
    passed = True
    if only in (None, "sqlite"):
        passed &= under("SQLite", disk, disk / "data")
    if only in (None, "postgres"):
        # PostgreSQL's data alone is on its disk, and it may end by itself there: a supervisor starts it again.
        server = Server()
        database = database_of_its_own(os.environ["TANDEM_TEST_POSTGRES_URL"], "disk")

        def revive():
            if not server.runs():
                print("PostgreSQL has ended by itself, and is started again")
                server.start()

        with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
            passed &= under("PostgreSQL", pathlib.Path(server.folder).parent, pathlib.Path(folder), database, revive)
        server.end()
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
