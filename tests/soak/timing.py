"""How long a wrong password takes for an address that can sign in, one that nobody has, one of an imported person, whose
temporary password was hashed with little work, one without a password, and for what is no address: by the medians of a
hundred tries each, nobody tells them apart.
"""

import base64
import os
import sqlite3
import statistics
import sys
import tempfile

from portal_under_load import Client, portal

TRIES = 100
MOST = 1.10
ADDRESSES = {
    "known": "sales.agent@aurora.example",
    "nobody's": "nobody.here@aurora.example",
    "imported": "helpdesk.agent@aurora.example",
    "without a password": "default.user@aurora.example",
    "no address": "nobody",
}


def give_password(database, address, kept):
    database.execute("UPDATE users SET password_hash = ? WHERE email_key = ?", (kept, address))


def cheap_hash():
    """A hash as those of passwords that the portal makes by the thousand."""
    salt, digest = (base64.b64encode(os.urandom(length)).decode().rstrip("=") for length in (16, 32))
    return f"$argon2id$v=19$m=64,t=1,p=1${salt}${digest}"


def seconds_of_a_try(port, number, address):
    """Each try comes from a network of its own, so that none is slowed for the ones before."""
    place = f"198.18.{number // 250}.{number % 250 + 1}"
    client = Client(port, [("X-Forwarded-For", place)]).open_form()
    status, seconds = client.sign_in(address, "not this one")
    assert status == 422, f"{address}: {status}"
    return seconds


def main():
    with tempfile.TemporaryDirectory() as folder, portal(folder=folder) as port:
        database = sqlite3.connect(os.path.join(folder, "demo.sqlite"), timeout=10)
        with database:
            give_password(database, ADDRESSES["imported"], cheap_hash())
            give_password(database, ADDRESSES["without a password"], "")
        database.close()
        took = {name: [] for name in ADDRESSES}
        # In turn, so that whatever else the machine does befalls all of them alike.
        for turn in range(TRIES):
            for place, (name, address) in enumerate(ADDRESSES.items()):
                took[name].append(seconds_of_a_try(port, turn * len(ADDRESSES) + place, address))
    medians = {name: statistics.median(tries) for name, tries in took.items()}
    for name, median in medians.items():
        print(f"{name}: median {median * 1000:.1f} ms, least {min(took[name]) * 1000:.1f} ms")
    ratio = max(medians.values()) / min(medians.values())
    print(f"the longest median is {ratio:.3f} of the shortest")
    sys.exit(0 if ratio <= MOST else 1)


if __name__ == "__main__":
    main()
