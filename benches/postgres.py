"""A PostgreSQL server for measuring: its data stay between runs, and it listens on this machine alone."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from pathlib import Path

from portal import free_port

# The server's settings: it keeps its word after a power cut, as an installation's does.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
    "shared_buffers": "512MB",
    "effective_cache_size": "2GB",
    "max_wal_size": "8GB",
    "random_page_cost": "1.1",
    "shared_preload_libraries": "pg_stat_statements",
    "pg_stat_statements.track_utility": "off",
    "jit": "off",
    # No upkeep of its own in the middle of a round; worlds are vacuumed when they are made.
    "autovacuum": "off",
}


def programs() -> Path | None:
    """The folder of the newest server's programs, which Debian keeps out of PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    initdb = found[-1] if found else shutil.which("initdb")
    return Path(initdb).parent if initdb else None


class Server:
    """The running server, on one core with the portal."""

    def __init__(self, folder: Path, core: int | None = 0):
        bin_folder = programs()
        if not bin_folder:
            raise SystemExit("there is no PostgreSQL server here: scripts/bench installs it on Debian")
        self.folder, self.port = folder, free_port()
        folder.mkdir(parents=True, exist_ok=True)
        self.user = []
        if os.geteuid() == 0:
            # The server refuses to run as root.
            account = pwd.getpwnam("postgres")
            os.chown(folder, account.pw_uid, account.pw_gid)
            self.user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"]
        data = folder / "data"
        if not (data / "PG_VERSION").exists():
            shutil.rmtree(data, ignore_errors=True)
            # With this locale it knows the letters of all languages (docs/operations.md).
            self.run(
                [
                    bin_folder / "initdb",
                    f"--pgdata={data}",
                    "--username=tandem",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                ]
            )
        settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        where = [] if core is None else ["taskset", "--cpu-list", str(core)]
        with (folder / "log").open("w") as log:
            self.process = subprocess.Popen(
                [
                    *where,
                    *self.user,
                    bin_folder / "postgres",
                    "-D",
                    data,
                    "-p",
                    str(self.port),
                    "-k",
                    folder,
                    *settings,
                ],
                cwd=folder,
                stdout=log,
                stderr=log,
            )
        for _ in range(600):
            if (
                subprocess.run([bin_folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]).returncode
                == 0
            ):
                break
            if self.process.poll() is not None:
                raise SystemExit(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
            time.sleep(0.1)
        self.sql("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")

    def run(self, command: list) -> None:
        """Runs one of its programs, in silence unless it fails."""
        done = subprocess.run([*self.user, *command], cwd=self.folder, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)

    def url(self, database: str) -> str:
        """Where a database of it is."""
        return f"postgres://tandem@127.0.0.1:{self.port}/{database}"

    def sql(self, sql: str, database: str = "postgres") -> list[tuple]:
        """Runs one statement."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def has(self, database: str) -> bool:
        """Whether there is a database of this name."""
        return bool(self.sql(f"SELECT 1 FROM pg_database WHERE datname = '{database}'"))

    def create(self, database: str, like: str = "template1") -> None:
        """Makes a database, a copy of another one; one of this name is no more."""
        self.drop(database)
        self.sql(f"CREATE DATABASE {database} TEMPLATE {like} STRATEGY file_copy")

    def drop(self, database: str) -> None:
        """Takes a database away, whoever uses it."""
        self.sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def processes(self) -> list[int]:
        """The server's own processes and those of its connections."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [pid, *map(int, children)]

    def stop(self) -> None:
        """Ends it and its connections."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(120)
