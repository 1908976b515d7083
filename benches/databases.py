"""The two databases, as far as filling them by the million goes: how each makes ids and times, and gets rid of its
indexes until the rows are there."""

import re
from pathlib import Path

# 48 bits of a row's number, mixed so that they look like the random ones of the portal's own ids.
MIX = 2_654_435_761


class Sqlite:
    """A database file. Needs a SQLite as new as the portal's: apsw brings its own."""

    blob_of_32 = "unhex(printf('%032x%032x', {0}, {0}))"

    def __init__(self, path: Path):
        import apsw

        self.connection = apsw.Connection(str(path))
        self.run(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000; PRAGMA temp_store=MEMORY;"
            "PRAGMA threads=2; PRAGMA foreign_keys=OFF; PRAGMA locking_mode=EXCLUSIVE"
        )

    def run(self, sql: str) -> list[tuple]:
        """Runs statements; the rows of the last one that has some."""
        return list(self.connection.execute(sql))

    def run_many(self, sql: str, rows: list[tuple]) -> None:
        """Runs one statement for each row of values, which `?` stand for."""
        self.connection.executemany(sql, rows)

    @staticmethod
    def identifier(moment: str, kind: int, number: str) -> str:
        """An id of version 7: the moment in milliseconds, what kind of row it is, and its number."""
        return f"unhex(printf('%012x7{kind:03x}8000%012x', {moment}, ({number}) * {MIX} % 281474976710656))"

    @staticmethod
    def hex8(number: str) -> str:
        """The number's eight hexadecimal digits."""
        return f"printf('%08x', {number})"

    @staticmethod
    def text_of_id(identifier: str) -> str:
        """The id as addresses have it."""
        cuts = ", '-', ".join(
            f"substr(h, {at}, {length})" for at, length in ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
        )
        return f"(SELECT concat({cuts}) FROM (SELECT lower(hex({identifier})) h))"

    @staticmethod
    def time(moment: str) -> str:
        """The moment, of milliseconds, as columns keep it."""
        return f"strftime('%Y-%m-%d %H:%M:%f000', ({moment}) / 1000.0, 'unixepoch')"

    @staticmethod
    def series(first: int, last: int) -> str:
        """A table `series` with the column `n`."""
        return (
            f"(WITH RECURSIVE s(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM s WHERE n < {last}) "
            "SELECT n FROM s) series"
        )

    def columns(self, table: str) -> list[str]:
        """The columns that an INSERT fills: not the number that the table counts up itself."""
        return [
            name
            for _, name, kind, _, _, key in self.run(f"PRAGMA table_info({table})")
            if not (key and kind == "INTEGER" and name == "number")
        ]

    def take_down(self) -> list[str]:
        """Drops indexes and triggers; the statements that put them up again."""
        rows = self.run(
            "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql <> ''"
        )
        for kind, name, *_ in rows:
            self.run(f"DROP {kind} {name}")
        searched = [
            fill_from(table, sql) for kind, _, table, sql in rows if kind == "trigger" and "AFTER INSERT" in sql
        ]
        emptied = {re.match(r"INSERT INTO (\w+)", sql)[1] for sql in searched}
        # What a trigger keeps beside rows is made anew for all of them.
        return [
            *(f"DELETE FROM {name}" for name in emptied),
            *searched,
            *(sql for kind, *_, sql in rows if kind == "index"),
            *(sql for kind, *_, sql in rows if kind == "trigger"),
        ]

    def finish(self) -> None:
        """Leaves the file as the portal has it."""
        self.run("PRAGMA locking_mode=NORMAL; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
        self.connection.close()


def fill_from(table: str, trigger: str) -> str:
    """The statement that does for all rows of the table what an AFTER INSERT trigger does for one."""
    match = re.search(
        r"AFTER INSERT ON \S+(?: WHEN (?P<when>.*?))? BEGIN\s+(?P<into>INSERT INTO \w+ \([^)]*\))\s+"
        r"VALUES \((?P<values>.*)\);\s*END",
        trigger,
        re.DOTALL,
    )
    if not match:
        raise SystemExit(f"benches/databases.py does not know how to do for a million rows what this does:\n{trigger}")
    where = f" WHERE {match['when']}" if match["when"] else ""
    return f"{match['into']} SELECT {match['values']} FROM {table} AS new{where}"


class Postgres:
    """A database of the server of benches/postgres.py."""

    blob_of_32 = "decode(lpad(to_hex(({0})::bigint), 64, '0'), 'hex')"

    def __init__(self, url: str):
        import psycopg

        self.connection = psycopg.connect(url, autocommit=True)
        # As a replica it asks no foreign key and no trigger.
        self.run(
            "SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB';"
            "SET maintenance_work_mem = '1GB'; SET max_parallel_maintenance_workers = 2"
        )

    def run(self, sql: str) -> list[tuple]:
        """Runs statements; the rows of the last one that has some."""
        cursor = self.connection.execute(sql)
        return cursor.fetchall() if cursor.description else []

    def run_many(self, sql: str, rows: list[tuple]) -> None:
        """Runs one statement for each row of values, which `?` stand for."""
        self.connection.cursor().executemany(sql.replace("?", "%s"), rows)

    @staticmethod
    def identifier(moment: str, kind: int, number: str) -> str:
        """An id of version 7: the moment in milliseconds, what kind of row it is, and its number."""
        return (
            f"(lpad(to_hex(({moment})::bigint), 12, '0') || '7{kind:03x}8000' || "
            f"lpad(to_hex(({number})::bigint * {MIX} % 281474976710656), 12, '0'))::uuid"
        )

    @staticmethod
    def hex8(number: str) -> str:
        """The number's eight hexadecimal digits."""
        return f"lpad(to_hex({number}), 8, '0')"

    @staticmethod
    def text_of_id(identifier: str) -> str:
        """The id as addresses have it."""
        return f"{identifier}::text"

    @staticmethod
    def time(moment: str) -> str:
        """The moment, of milliseconds, as columns keep it."""
        return f"(to_timestamp(({moment}) / 1000.0) AT TIME ZONE 'UTC')"

    @staticmethod
    def series(first: int, last: int) -> str:
        """A table `series` with the column `n`."""
        return f"(SELECT n::bigint FROM generate_series({first}, {last}) AS s(n)) series"

    def columns(self, table: str) -> list[str]:
        """The columns that an INSERT fills: not the number that the table counts up itself."""
        return [
            name
            for (name,) in self.run(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' "
                f"AND is_identity = 'NO' AND table_name = '{table}' ORDER BY ordinal_position"
            )
        ]

    def take_down(self) -> list[str]:
        """Drops indexes that no constraint needs; the statements that put them up again."""
        rows = self.run(
            "SELECT c.relname, pg_get_indexdef(c.oid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
            "WHERE c.relnamespace = 'public'::regnamespace "
            "AND NOT EXISTS (SELECT 1 FROM pg_constraint o WHERE o.conindid = c.oid)"
        )
        for name, _ in rows:
            self.run(f"DROP INDEX {name}")
        return [sql for _, sql in rows]

    def finish(self) -> None:
        """Makes the statistics that the server would make by itself some minutes later."""
        self.run("VACUUM ANALYZE")
        self.run("CHECKPOINT")
        self.connection.close()
