"""Two hundred connections of one network try to sign in as fast as they can: everybody elsewhere still gets in.

Then ten thousand wrong passwords for one person, from one network and from two hundred: the person gets in.
"""

import multiprocessing
import os
import sys
import threading
import time

from portal_under_load import PASSWORD, Client, portal

WHO = "global.admin@zenith.example"
VICTIMS = 20
LIMIT = 2.0


def tries(port, connections, address, place, most, seconds, counts):
    """Connections that send wrong passwords until their time or their number is over; counts the answers by status."""
    end, lock, left = time.monotonic() + seconds, threading.Lock(), [most]

    def work(number):
        client, done = None, 0
        while time.monotonic() < end:
            with lock:
                if left[0] <= 0:
                    return
                left[0] -= 1
            try:
                if client is None:
                    client = Client(port, [("X-Forwarded-For", place(number))]).open_form()
                status, _ = client.sign_in(address(number, done), "not this one")
            except OSError:
                status, client = 0, None
            done += 1
            with lock:
                counts[status] = counts.get(status, 0) + 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def under(port, name, connections, address, place, most, seconds):
    """Lets people elsewhere sign in while it goes on; gives whether each was in time."""
    manager = multiprocessing.Manager()
    counts = manager.dict()
    flood = multiprocessing.Process(target=tries, args=(port, connections, address, place, most, seconds, counts))
    flood.start()
    time.sleep(2)
    took = []
    for number in range(VICTIMS):
        client = Client(port, [("X-Forwarded-For", f"198.51.100.{number + 1}")]).open_form()
        took.append(client.sign_in(WHO, PASSWORD))
        time.sleep(0.2)
    flood.join()
    good = sum(status == 303 and seconds < LIMIT for status, seconds in took)
    slowest = max(seconds for _, seconds in took)
    print(f"{name}: {good} of {VICTIMS} in under {LIMIT:.0f} s (slowest {slowest:.2f} s); answers to the others: {dict(counts)}")
    return good == VICTIMS


def unknown(number, done):
    return f"u{number}x{done}@nobody.example"


def one(_number, _done):
    return WHO


def here(_number):
    return "203.0.113.7"


def everywhere(number):
    return f"203.0.{number // 250 + 1}.{number % 250 + 1}"


def main():
    passed = True
    for name, database in [("SQLite", None), ("PostgreSQL", os.environ.get("TANDEM_TEST_POSTGRES_URL"))]:
        if name == "PostgreSQL" and not database:
            sys.exit("flood: there is no PostgreSQL")
        with portal(database) as port:
            passed &= under(port, f"{name}, 200 connections of one network", 200, unknown, here, 10**9, 20)
            passed &= under(port, f"{name}, 10,000 wrong passwords of one network", 64, one, here, 10_000, 60)
            passed &= under(port, f"{name}, 10,000 wrong passwords of 200 networks", 200, one, everywhere, 10_000, 60)
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
