"""PgBouncer between the portal and PostgreSQL lends three connections to sixteen people, one transaction at a time: each
page and each form is answered as it is without it.
"""

import collections
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from portal_under_load import PASSWORD, PROGRAM, Client, portal

INI = """
[databases]
pooled = host=127.0.0.1 port={postgres} dbname=pooled user=tandem
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 3
max_client_conn = 100
pidfile = {folder}/pgbouncer.pid
"""
ROLES = ("global.admin", "user.admin", "admin.agent", "sales.agent")
PEOPLE = [f"{role}@{domain}.example" for role in ROLES for domain in ("aurora", "birch", "zenith", "maple")]
PAGES = ("/", "/customers", "/customers?search=elm", "/invitations", "/service-requests", "/settings/users", "/search?q=elm")
ROUNDS = 6


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def psql(url, *statements):
    for one in statements:
        subprocess.run(["psql", "-q", "-d", url, "-c", one], check=True)


def work(port, email, counts, lock):
    """One person signs in, looks at pages, begins drafts of invitations, and signs out."""
    client = Client(port).open_form()
    answers = [("sign in", client.sign_in(email, PASSWORD)[0])]
    for _ in range(ROUNDS):
        for path in PAGES:
            status, page = client.send("GET", path)
            answers.append((path, status))
        if email.startswith("global.admin@aurora"):
            _, page = client.send("GET", "/indirect-resellers")
            [form] = re.findall(r'<form[^>]*action="/indirect-resellers/requests".*?</form>', page, re.DOTALL)
            fields = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', form))
            answers.append(("draft", client.send("POST", "/indirect-resellers/requests", fields)[0]))
    with lock:
        counts.update(answers)


def main():
    direct = urllib.parse.urlsplit(os.environ["TANDEM_TEST_POSTGRES_URL"])
    base = f"postgres://tandem@127.0.0.1:{direct.port}"
    psql(f"{base}/postgres", "CREATE DATABASE pooled")
    with tempfile.TemporaryDirectory() as folder:
        env = dict(os.environ, TANDEM_DATA_DIR=folder, TANDEM_DATABASE_URL=f"{base}/pooled")
        subprocess.run([PROGRAM, "migrate"], env=env, check=True, stdout=subprocess.DEVNULL)
        os.chmod(folder, 0o777)
        port, file = free_port(), os.path.join(folder, "pgbouncer.ini")
        with open(file, "w", encoding="utf-8") as ini:
            ini.write(INI.format(postgres=direct.port, port=port, folder=folder))
        # It refuses to run as root.
        command = ["pgbouncer", "-q", file]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--", *command]
        pooler = subprocess.Popen(command)
        try:
            time.sleep(1)
            url = f"postgres://tandem@127.0.0.1:{port}/pooled?pgbouncer=true"
            refused = subprocess.run(
                [PROGRAM, "migrate"], env=dict(env, TANDEM_DATABASE_URL=url), capture_output=True, text=True, check=False
            )
            assert refused.returncode == 1 and "statement_timeout" in refused.stderr, refused
            print("a role without timeouts:", refused.stderr.strip())
            psql(
                f"{base}/postgres",
                "ALTER ROLE tandem SET statement_timeout = '15s'",
                "ALTER ROLE tandem SET lock_timeout = '10s'",
            )
            # What it lends was connected before the role had them.
            psql(f"{base}/postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'pooled'")
            counts, lock = collections.Counter(), threading.Lock()
            with portal(url) as own:
                people = [threading.Thread(target=work, args=(own, email, counts, lock)) for email in PEOPLE]
                for one in people:
                    one.start()
                for one in people:
                    one.join()
        finally:
            pooler.terminate()
            pooler.wait()
    wrong = {answer: many for answer, many in counts.items() if answer[1] not in (200, 303)}
    denied = sum(many for (_, status), many in wrong.items() if status == 403)
    print(f"{sum(counts.values())} answers to {len(PEOPLE)} people: {sum(wrong.values()) - denied} wrong, {denied} not allowed")
    wrong = {answer: many for answer, many in wrong.items() if answer[1] != 403}
    for answer, many in wrong.items():
        print(answer, many)
    sys.exit(1 if wrong or sum(counts.values()) < len(PEOPLE) * ROUNDS * len(PAGES) else 0)


if __name__ == "__main__":
    main()
