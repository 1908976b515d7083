"""How a table of a world is filled: with rows like one of the demo world's, but for what differs.

So a column that a migration adds has the value of a real row.
"""

from databases import Postgres, Sqlite

HOUR = 3_600_000
DAY = 24 * HOUR
# In which customers come and order. It is a month short, so that no term ends for a while.
YEAR = 330 * DAY
RESELLERS = 500
INVITATIONS = 40_000
# Three lines of an order, and the subscriptions that they begin.
BOUGHT = (("m365-business-basic", 5), ("m365-business-standard", 12), ("m365-business-premium", 20))

# Each kind of row has its own in its ids.
(CUSTOMER, RELATIONSHIP, SHARED, ORDER, CONFIRMED, ORDERED, PRIVILEGE, USER, REQUEST, RESELLER, PARTNERSHIP, ADMIN) = (
    range(12)
)
(AGREEMENT, INVITATION, MAIL, EVENT, SUBSCRIPTION, ACCEPTANCE, WISH, REFERRAL) = range(12, 20)

AURORA = "(SELECT id FROM accounts WHERE mail_domain = 'aurora.example')"
AURORA_ADMIN = "(SELECT id FROM users WHERE email = 'global.admin@aurora.example')"
BIRCH = "(SELECT id FROM accounts WHERE mail_domain = 'birch.example')"
BIRCH_ADMIN = "(SELECT id FROM users WHERE email = 'global.admin@birch.example')"


class Filling:
    """A database that has the demo world, and how many customers it is to have at which moment."""

    def __init__(self, database: Sqlite | Postgres, size: int, now: int):
        self.database, self.size, self.now = database, size, now
        self.begin, self.step = now - YEAR, YEAR // size

    def insert(self, table: str, template: str, source: str, **values: str) -> None:
        """Makes a row for each one of the source: like the row that the template finds, but for these values."""
        columns = self.database.columns(table)
        if unknown := values.keys() - set(columns):
            raise SystemExit(f"benches/rows.py fills {', '.join(unknown)} of {table}: there is no such column")
        self.database.run(f"CREATE TEMP TABLE template AS SELECT * FROM {table} WHERE {template} LIMIT 1")
        if not self.database.run("SELECT 1 FROM template"):
            # Nothing is like these: what is not said is as the table's defaults have it.
            columns = [column for column in columns if column in values]
        picked = ", ".join(values.get(column, f"(SELECT {column} FROM template)") for column in columns)
        self.database.run(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {picked} FROM {source}")
        self.database.run("DROP TABLE template")

    def at(self, moment: str) -> str:
        return self.database.time(moment)

    def id(self, kind: int, moment: str, number: str) -> str:
        return self.database.identifier(moment, kind, number)
