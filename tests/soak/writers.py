"""People who write all the time, whatever happens to the portal, and remember what it has acknowledged; and the reckoning
afterwards: each invitation that was acknowledged is there, with its records and with one mail.
"""

import contextlib
import email
import email.policy
import html
import http.client
import os
import pathlib
import re
import sqlite3
import subprocess
import threading
import time

from portal_under_load import PASSWORD, PROGRAM, Client

PEOPLE = [f"{role}@{domain}.example" for role in ("global.admin", "sales.agent") for domain in ("aurora", "zenith")]
# Nobody who writes here writes too much.
SETTINGS = {
    f"TANDEM_MAIL_PER_{whose}": "1000000" for whose in ("INVITER", "ACCOUNT", "RECIPIENT", "PLACE")
}
BROKEN = (OSError, http.client.HTTPException)


def fields_of(form):
    """What a form sends, but for what is typed."""
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            fields[name[1]] = html.unescape(value[1]) if value else ""
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        fields[name] = html.unescape(text).lstrip("\n")
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option[^>]*value="([^"]*)"[^>]*selected', options) or re.search(r'value="([^"]*)"', options)
        fields[name] = chosen[1]
    return fields


class Writers:
    """People at work until they are stopped."""

    def __init__(self, port):
        self.port = port
        self.drafts, self.sent = set(), {}
        self.answers = {}
        self.slowest = {}
        self._lock, self._stopping, self._number = threading.Lock(), threading.Event(), 0
        self._threads = [threading.Thread(target=self._work, args=(one,), daemon=True) for one in PEOPLE]

    @contextlib.contextmanager
    def at_work(self):
        for one in self._threads:
            one.start()
        try:
            yield self
        finally:
            self._stopping.set()
            for one in self._threads:
                one.join(60)

    def acknowledged(self):
        with self._lock:
            return len(self.drafts) + len(self.sent)

    def wait_for_more(self, patience=30):
        """Waits until something more is acknowledged; gives how many seconds that took."""
        before, began = self.acknowledged(), time.monotonic()
        while self.acknowledged() == before:
            assert time.monotonic() - began < patience, f"for {patience} s nothing was acknowledged; answers: {self.answers}"
            time.sleep(0.02)
        return time.monotonic() - began

    def _work(self, who):
        client = None
        while not self._stopping.is_set():
            try:
                client = client or self._sign_in(who)
                client = self._write(client)
            except BROKEN:
                self._count("broken off")
                time.sleep(0.02)

    def _sign_in(self, who):
        client = Client(self.port)
        status, page = client.send("GET", "/sign-in")
        if status != 200:
            self._count(status)
            time.sleep(0.05)
            return None
        client.token = re.search(r'name="csrf" value="([^"]+)"', page)[1]
        status, _ = client.sign_in(who, PASSWORD)
        self._count(status)
        return client if status == 303 else None

    def _write(self, client):
        """One invitation, drafted and sent; gives the client as long as it is signed in."""
        status, page = self._send(client, "GET", "/indirect-resellers")
        if status == 303:
            return None
        if status != 200:
            time.sleep(0.05)
            return client
        [form] = re.findall(r'<form[^>]*action="/indirect-resellers/requests".*?</form>', page, re.DOTALL)
        status, _ = self._send_surely(client, "/indirect-resellers/requests", fields_of(form))
        if status != 303:
            return client
        path = client.location
        [number] = re.findall(r"/invitations/([0-9a-f-]{36})/draft", path)
        with self._lock:
            self.drafts.add(number.replace("-", ""))
            self._number += 1
            to = f"k{self._number}@soak.example"
        while True:
            status, page = self._send(client, "GET", path)
            if status == 200 or self._stopping.is_set():
                break
            time.sleep(0.05)
        if status != 200:
            return client
        [form] = re.findall(r'<form class="split".*?</form>', page, re.DOTALL)
        fields = dict(fields_of(form), to=to, do="send")
        status, _ = self._send_surely(client, path, fields)
        if status == 303 and client.location == "/invitations":
            with self._lock:
                self.sent[number.replace("-", "")] = to
        return client

    def _send_surely(self, client, path, fields):
        """Sends a form until it is answered, as people do: what was written before the answer broke off counts once."""
        while True:
            try:
                status, page = self._send(client, "POST", path, fields)
                if status != 503 or self._stopping.is_set():
                    return status, page
            except BROKEN:
                self._count("broken off")
                if self._stopping.is_set():
                    raise
            time.sleep(0.05)

    def _send(self, client, method, path, body=None):
        began = time.monotonic()
        status, page = client.send(method, path, body)
        self._count(status)
        took = time.monotonic() - began
        with self._lock:
            self.slowest[status] = max(self.slowest.get(status, 0), took)
        return status, page

    def _count(self, what):
        with self._lock:
            self.answers[what] = self.answers.get(what, 0) + 1


def query(folder, database, sqlite, postgres):
    """Rows of the portal's database."""
    if database:
        told = subprocess.run(
            ["psql", "-q", "-A", "-t", "-F", "\t", "-d", database, "-c", postgres], check=True, capture_output=True, text=True
        )
        return [line.split("\t") for line in told.stdout.splitlines()]
    with contextlib.closing(sqlite3.connect(f"file:{folder}/demo.sqlite?mode=ro", uri=True, timeout=30)) as file:
        return [["" if one is None else str(one) for one in row] for row in file.execute(sqlite)]


def run(env, *arguments):
    """Runs a command of the program; whether it ended with 0, and what it said where not."""
    told = subprocess.run([PROGRAM, *arguments], env=env, capture_output=True, text=True, check=False)
    if told.returncode:
        print(" ".join(arguments), "ended with", told.returncode, told.stdout[-2000:], told.stderr[-2000:])
    return told.returncode == 0


def reckon(name, env, database, writers):
    """Compares what was acknowledged with what is there. Prints a line of numbers; gives whether all is well."""
    folder = env["TANDEM_DATA_DIR"]
    rows = lambda sqlite, postgres=None: query(folder, database, sqlite, postgres or sqlite)
    invitations = {
        number: (recipient, stage)
        for number, recipient, stage in rows(
            "SELECT lower(hex(id)), recipient_key, stage FROM invitations",
            "SELECT replace(id::text, '-', ''), recipient_key, stage FROM invitations",
        )
    }
    records = dict(
        rows(
            "SELECT lower(hex(object_id)), COUNT(*) FROM audit_records WHERE object_kind = 'invitation' GROUP BY object_id",
            "SELECT replace(object_id::text, '-', ''), COUNT(*) FROM audit_records "
            "WHERE object_kind = 'invitation' GROUP BY object_id",
        )
    )
    mails = {}
    for file in pathlib.Path(folder, "outbox").glob("*.eml"):
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        to = str(message["To"])
        assert message.get_body(("plain",)).get_content().strip(), f"half a mail: {file}"
        mails[to] = mails.get(to, 0) + 1
        written = file.stem
        mails.setdefault("ids", set()).add(written)
    ids = mails.pop("ids", set())
    # What was written and not noted yet is the same mail.
    for number, to in rows(
        "SELECT lower(hex(id)), recipient FROM outbox WHERE state = 'waiting'",
        "SELECT replace(id::text, '-', ''), recipient FROM outbox WHERE state = 'waiting'",
    ):
        if number not in {one.replace("-", "") for one in ids}:
            mails[to] = mails.get(to, 0) + 1
    given_up = rows("SELECT recipient FROM outbox WHERE state = 'failed' AND recipient LIKE 'k%@soak.example'")

    missing = [one for one in writers.drafts if one not in invitations or not records.get(one)]
    for one, to in writers.sent.items():
        recipient, stage = invitations.get(one, ("", ""))
        if (recipient, stage) != (to, "sent") or int(records.get(one, 0)) < 2 or not mails.get(to):
            missing.append(f"{one} to {to}: {stage or 'not there'}, {records.get(one, 0)} records, {mails.get(to, 0)} mails")
    ours = {to: many for to, many in mails.items() if to.endswith("@soak.example")}
    doubled = [f"{many} mails to {to}" for to, many in ours.items() if many > 1]
    # Whoever was not told that it is sent is asked nothing: it is sent with its mail, or not at all.
    half = [
        f"{number}: {stage} to {to}, {mails.get(to, 0)} mails"
        for number, (to, stage) in invitations.items()
        if to.endswith("@soak.example") and (stage == "sent") != (to in mails)
    ]
    half += [number for number in invitations if number in records and not int(records[number])]
    sound = run(env, "audit", "verify") and run(env, "check", "--database")
    print(
        f"{name}: acknowledged {len(writers.drafts)} drafts and {len(writers.sent)} sent; found {len(invitations)} invitations, "
        f"{len(ours)} mails; missing {len(missing)}, doubled {len(doubled)}, half done {len(half)}, given up {len(given_up)}; "
        f"the chain and the data are {'sound' if sound else 'NOT SOUND'}"
    )
    print(f"{name}: answers {dict(sorted(writers.answers.items(), key=str))}")
    for what in [*missing, *doubled, *half, *given_up][:20]:
        print("  ", what)
    return sound and not (missing or doubled or half or given_up) and bool(writers.sent)
