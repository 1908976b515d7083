"""Worlds to measure in: 100,000 and 1,000,000 customers on either database, made once and kept under target/."""

import hashlib
import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from databases import Postgres, Sqlite
from portal import Portal
from postgres import Server
from rows import Rows

HERE = Path(__file__).parent
MIGRATIONS = HERE.parent / "migrations"
SMALL, LARGE = 100_000, 1_000_000
# The last migration of those whose tables `rows.py` fills. Whatever came after it, counts beside rows and all, is undone
# before and done again afterwards: a migration knows best what belongs into the rows that are there.
KNOWN = "2026-11-29-000032"
# What a world is made by: with another of these it is made anew.
MAKERS = ("databases.py", "filling.py", "happenings.py", "rows.py", "words.py")
# After so many days the first terms of the crowd's subscriptions end.
LASTS = 14 * 86_400


@dataclass(frozen=True)
class World:
    """One of them: where the portal finds it."""

    backend: str
    size: int
    data: Path
    url: str | None

    @property
    def database(self) -> str:
        """What PostgreSQL calls it."""
        return self.data.name.replace("-", "_")

    @property
    def name(self) -> str:
        """What tables of results call it."""
        return f"{'SQLite' if self.backend == 'sqlite' else 'PostgreSQL'}, {self.size:,} customers"


class Worlds:
    """All there are, in one folder and one PostgreSQL server."""

    def __init__(self, folder: Path, program: Path, server: Server | None):
        self.folder, self.program, self.server = folder, program, server

    def get(self, backend: str, size: int) -> World:
        """The world of this size, made now unless it is there."""
        data = self.folder / f"{backend}-{size}"
        url = self.server.url(f"{backend}_{size}") if backend == "postgres" and self.server else None
        world = World(backend, size, data, url)
        stamp = data / "made.json"
        made = json.loads(stamp.read_text()) if stamp.exists() else {}
        fresh = made.get("by") == makers() and time.time() - made.get("at", 0) < LASTS
        if not fresh or (self.server and url and not self.server.has(world.database)):
            began = time.monotonic()
            self.make(world)
            took = time.monotonic() - began
            stamp.write_text(json.dumps({"by": makers(), "at": time.time(), "seconds": round(took)}))
            print(f"{world.name}: made in {took:.0f} s", flush=True)
        return world

    def make(self, world: World) -> None:
        """Makes it out of the demo world, which the program itself makes."""
        shutil.rmtree(world.data, ignore_errors=True)
        world.data.mkdir(parents=True)
        if world.url and self.server:
            self.server.create(world.database)
        file = world.data / "tandem.sqlite"
        url = world.url or f"sqlite:{file}"
        Portal(self.program, world.data, url, core=None, command="demo").stop()
        database = Postgres(world.url) if world.url else Sqlite(file)
        undone = undo(database, MIGRATIONS / world.backend)
        again = database.take_down()
        Rows(database, world.size, int(time.time() * 1000)).fill()
        for statement in again:
            database.run(statement)
        for migration in undone:
            # Here, where no statement has its time measured.
            database.run((migration / "up.sql").read_text())
            database.run(f"INSERT INTO __diesel_schema_migrations (version) VALUES ('{version_of(migration)}')")
        database.finish()
        # What SQL can't work out.
        settings = {"TANDEM_DATA_DIR": str(world.data), "TANDEM_DATABASE_URL": url, "TANDEM_LOG": "warn"}
        subprocess.run([self.program, "migrate"], env={"PATH": os.environ["PATH"], **settings}, check=True)

    def copy(self, world: World, name: str = "copy") -> World:
        """The same world once more, for what changes it."""
        data = self.folder / f"{world.data.name}-{name}"
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(world.data, data)
        copy = World(world.backend, world.size, data, f"{world.url}_{name}" if world.url else None)
        if copy.url and self.server:
            self.server.create(copy.database, like=world.database)
        return copy

    def drop(self, copy: World) -> None:
        """Takes a copy away."""
        shutil.rmtree(copy.data, ignore_errors=True)
        if copy.url and self.server:
            self.server.drop(copy.database)


def undo(database: Sqlite | Postgres, migrations: Path) -> list[Path]:
    """Takes back those migrations that came after the last known one, as far as the program has them: the first first."""
    applied = {version for (version,) in database.run("SELECT version FROM __diesel_schema_migrations")}
    undone = [one for one in sorted(migrations.iterdir()) if one.name > KNOWN + "~" and version_of(one) in applied]
    for migration in reversed(undone):
        database.run((migration / "down.sql").read_text())
        database.run(f"DELETE FROM __diesel_schema_migrations WHERE version = '{version_of(migration)}'")
    return undone


def version_of(migration: Path) -> str:
    """What the list of migrations calls it."""
    return migration.name.partition("_")[0].replace("-", "")


def makers() -> str:
    """A digest of the migrations and of what makes the rows."""
    files = [*(HERE / name for name in MAKERS), *sorted(MIGRATIONS.glob("*/*/up.sql"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
