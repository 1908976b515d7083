"""The rows of a world, table by table, in SQL that both databases read.

Each row is like one of the demo world's, with what differs put in its place. So a column that a migration adds has the
value of a real row, unless it counts others: then it is named in `KEPT`.
"""

import time

from databases import Postgres, Sqlite
from words import ACCENTED, CYRILLIC, LATIN, MIDDLING, RARE, SECOND, word

HOUR = 3_600_000
DAY = 24 * HOUR
# In which customers come and order. It is a month short, so that no term ends for a while.
YEAR = 330 * DAY
RESELLERS = 500
INVITATIONS = 40_000
# Three lines of an order, and the subscriptions that they begin.
BOUGHT = (("m365-business-basic", 5), ("m365-business-standard", 12), ("m365-business-premium", 20))

# What is kept beside a row and counts other rows: (table, column, its value), for `UPDATE table AS kept`. A column that
# is not there is passed over.
KEPT: tuple[tuple[str, str, str], ...] = ()

# Each kind of row has its own in its ids.
(CUSTOMER, RELATIONSHIP, SHARED, ORDER, CONFIRMED, ORDERED, PRIVILEGE, USER, REQUEST, RESELLER, PARTNERSHIP, ADMIN) = range(12)
(AGREEMENT, INVITATION, MAIL, EVENT, SUBSCRIPTION, ACCEPTANCE, WISH, REFERRAL) = range(12, 20)

AURORA = "(SELECT id FROM accounts WHERE mail_domain = 'aurora.example')"
AURORA_ADMIN = "(SELECT id FROM users WHERE email = 'global.admin@aurora.example')"
BIRCH = "(SELECT id FROM accounts WHERE mail_domain = 'birch.example')"
BIRCH_ADMIN = "(SELECT id FROM users WHERE email = 'global.admin@birch.example')"


class Rows:
    """Fills a database that has the demo world."""

    def __init__(self, database: Sqlite | Postgres, size: int, now: int):
        self.database, self.size, self.now = database, size, now
        self.begin, self.step = now - YEAR, YEAR // size

    def fill(self) -> None:
        """Makes everything: first the rows, then what is kept beside them."""
        self.words()
        self.resellers()
        self.crowd()
        self.customers()
        self.sales()
        self.records()
        self.people()
        self.service_requests()
        self.wishes()
        self.invitations()
        self.security_events()
        for table, column, value in KEPT:
            if column in self.database.columns(table):
                self.database.run(f"UPDATE {table} AS kept SET {column} = {value}")
        self.database.run("DROP TABLE crowd; DROP TABLE shops; DROP TABLE lines; DROP TABLE words")
        # As a real installation it is served by `tandem serve`.
        self.database.run("UPDATE installation SET purpose = 'real'")

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

    def words(self) -> None:
        """The words of names, by list and place, and what is bought."""
        lists = {
            "latin": dict(enumerate(LATIN)), "accented": dict(enumerate(ACCENTED)), "cyrillic": dict(enumerate(CYRILLIC)),
            # One second word for each last digit of a customer's number.
            "second": dict(enumerate(sum(SECOND.values(), []))),
            "middling": MIDDLING, "rare": {int(self.size * part): text for part, text in RARE.items()},
        }
        rows = [(name, place, *word(text)) for name, words in lists.items() for place, text in words.items()]
        self.database.run(
            "CREATE TEMP TABLE words (list TEXT, place BIGINT, text TEXT, key TEXT, look TEXT, PRIMARY KEY (list, place))"
        )
        self.database.run_many("INSERT INTO words VALUES (?, ?, ?, ?, ?)", rows)
        self.database.run(
            "CREATE TEMP TABLE bought (place BIGINT, sku TEXT, quantity BIGINT)"
        )
        self.database.run_many(
            "INSERT INTO bought VALUES (?, ?, ?)", [(place, *line) for place, line in enumerate(BOUGHT, 1)]
        )
        self.database.run(
            "CREATE TEMP TABLE lines AS SELECT b.place, b.sku, b.quantity, o.id AS offer_id, o.name, p.unit_price "
            "FROM bought b JOIN offers o ON o.sku = b.sku JOIN offer_prices p ON p.offer_id = o.id "
            "AND p.market = 'US' AND p.term = 'P1Y' AND p.frequency = 'monthly'; DROP TABLE bought"
        )

    def resellers(self) -> None:
        """Aurora's resellers: Birch is the first, Dogwood the second, and the rest are like Birch."""
        number = f"{self.begin - DAY} + n"
        self.database.run(
            f"CREATE TEMP TABLE shops AS SELECT n, {self.id(RESELLER, number, 'n')} AS id, "
            f"{self.id(ADMIN, number, 'n')} AS admin, w.text || ' IT ' || n AS name, w.key || ' it ' || n AS key, "
            "w.look || 'it' || replace(replace(n || '', '1', 'l'), '0', 'o') AS look, "
            "'reseller' || n || '.example' AS domain, 4300000 + n AS mpn "
            f"FROM {self.database.series(3, RESELLERS)} JOIN words w ON w.list = 'latin' AND w.place = n % {len(LATIN)}"
        )
        since = self.at(str(self.begin - DAY))
        self.insert(
            "accounts", f"id = {BIRCH}", "shops s", id="s.id", name="s.name", name_key="s.key", name_skeleton="s.look",
            mail_domain="s.domain", mpn_global_id="4200000 + s.n", mpn_location_id="s.mpn", created_at=since,
        )
        self.insert("partner_profiles", f"account_id = {BIRCH}", "shops s", account_id="s.id", email="'office@' || s.domain")
        self.insert("support_profiles", f"account_id = {BIRCH}", "shops s", account_id="s.id", email="'support@' || s.domain")
        self.insert(
            "users", f"id = {BIRCH_ADMIN}", "shops s", id="s.admin", email="'admin@' || s.domain",
            email_key="'admin@' || s.domain", search_key="'olivia bennett\nadmin@' || s.domain",
        )
        self.insert("memberships", f"user_id = {BIRCH_ADMIN}", "shops s", user_id="s.admin", account_id="s.id")
        self.insert(
            "partner_agreements", f"account_id = {BIRCH}", "shops s",
            id=self.id(AGREEMENT, str(self.begin), "s.n"), account_id="s.id", signed_by="s.admin",
        )
        self.insert(
            "partnerships", f"reseller_id = {BIRCH} AND provider_id = {AURORA}", "shops s",
            id=self.id(PARTNERSHIP, str(self.begin), "s.n"), reseller_id="s.id", since=since,
        )
        self.database.run(
            "INSERT INTO shops (n, id, mpn) SELECT CASE mail_domain WHEN 'birch.example' THEN 1 ELSE 2 END, id, "
            "mpn_location_id FROM accounts WHERE mail_domain IN ('birch.example', 'dogwood.example'); "
            "CREATE UNIQUE INDEX shops_key ON shops (n)"
        )

    def crowd(self) -> None:
        """The customers with what their rows in all tables have in common. Each third is Birch's as well; another third
        are spread over the other resellers; one in fifty is Aurora's no more."""
        moment = f"{self.begin} + n * {self.step}"
        lists = (
            f"CASE WHEN n % 10 < 6 THEN 'latin' WHEN n % 10 < 8 THEN 'accented' ELSE 'cyrillic' END",
            f"n / 10 % CASE WHEN n % 10 < 6 THEN {len(LATIN)} WHEN n % 10 < 8 THEN {len(ACCENTED)} ELSE {len(CYRILLIC)} END",
        )
        first = {kind: f"coalesce(r.{kind}, m.{kind}, f.{kind})" for kind in ("text", "key", "look")}
        self.database.run(
            f"CREATE TEMP TABLE crowd AS SELECT n, ms, id, ordered, {self.at('ms')} AS since, {self.at(f'ms + {HOUR}')} AS placed, "
            f"{self.at(f'ms + {HOUR + 365 * DAY}')} AS ends, {self.at(f'ms + {HOUR + 7 * DAY}')} AS refundable, "
            "first || ' ' || second || ' ' || (n + 1) AS name, first_key || ' ' || second_key || ' ' || (n + 1) AS key, "
            "look || replace(replace((n + 1) || '', '1', 'l'), '0', 'o') AS look, first, first_key, "
            "'generated' || (n + 1) || '.onmicrosoft.com' AS domain, "
            "'  ' || first_key || '  ' || second_key || '  ' || (n + 1) || '\n  generated' || (n + 1) || "
            f"'.onmicrosoft.com\n  ' || {self.database.text_of_id('id')} || '\n' AS search_key, is_active, shop "
            f"FROM (SELECT n, {moment} AS ms, {self.id(CUSTOMER, moment, 'n')} AS id, "
            f"{self.id(ORDER, f'{moment} + {HOUR}', 'n')} AS ordered, "
            f"{first['text']} AS first, {first['key']} AS first_key, s.text AS second, s.key AS second_key, "
            f"{first['look']} || s.look AS look, n % 50 <> 49 AS is_active, "
            f"CASE n % 3 WHEN 0 THEN 1 WHEN 1 THEN 2 + n / 3 % {RESELLERS - 1} ELSE 0 END AS shop "
            f"FROM {self.database.series(0, self.size - 1)} "
            f"JOIN words f ON f.list = {lists[0]} AND f.place = {lists[1]} "
            "JOIN words s ON s.list = 'second' AND s.place = n % 10 "
            "LEFT JOIN words m ON m.list = 'middling' AND m.place = n % 1000 "
            "LEFT JOIN words r ON r.list = 'rare' AND r.place = n) made ORDER BY n"
        )

    def customers(self) -> None:
        """Customers, with their relationships to Aurora and to a reseller."""
        elm = "(SELECT id FROM accounts WHERE mail_domain = 'elmbakery.onmicrosoft.com')"
        since = "c.since"
        self.insert(
            "accounts", f"id = {elm}", "crowd c ORDER BY c.n", id="c.id", name="c.name", name_key="c.key",
            name_skeleton="c.look", mail_domain="c.domain", created_at=since,
        )
        self.insert(
            "customers", f"id = {elm}", "crowd c ORDER BY c.n", id="c.id", domain="c.domain",
            email="'office@' || c.domain", first_name="c.first",
        )
        shared = "w.who = 1"
        self.insert(
            "relationships", f"partner_id = {AURORA} AND customer_id = {elm}",
            "crowd c CROSS JOIN (SELECT 0 AS who UNION ALL SELECT 1) w LEFT JOIN shops s ON s.n = c.shop "
            "WHERE w.who = 0 OR c.shop > 0 ORDER BY c.n, w.who",
            id=f"CASE WHEN {shared} THEN {self.id(SHARED, 'c.ms', 'c.n')} ELSE {self.id(RELATIONSHIP, 'c.ms', 'c.n')} END",
            partner_id=f"CASE WHEN {shared} THEN s.id ELSE {AURORA} END", customer_id="c.id",
            state="CASE WHEN c.is_active THEN 'active' ELSE 'removed' END", since=since,
            removed_at=f"CASE WHEN c.is_active THEN NULL ELSE {self.at(f'c.ms + {3 * DAY}')} END",
            company_name="c.name", name_key="c.key", domain="c.domain", search_key="c.search_key",
            subscription_count=f"CASE WHEN c.is_active THEN {len(BOUGHT)} ELSE 0 END",
        )
        self.insert(
            "admin_privileges", "removed_at IS NULL", "crowd c WHERE c.is_active AND c.n % 3 < 2 ORDER BY c.n",
            id=self.id(PRIVILEGE, "c.ms", "c.n"), partner_id=AURORA, customer_id="c.id", granted_at=since,
        )

        self.insert(
            "customer_agreements", f"way = 'attested' AND partner_id = {AURORA}", "crowd c ORDER BY c.n",
            id=self.id(ACCEPTANCE, "c.ms", "c.n"), customer_id="c.id", first_name="c.first", email="'office@' || c.domain",
            recorded_at=since,
        )

    def sales(self) -> None:
        """For each customer an order of three lines, and the subscriptions that it began."""
        placed = f"c.ms + {HOUR}"
        bought = "crowd c CROSS JOIN lines l LEFT JOIN shops s ON s.n = c.shop WHERE c.is_active ORDER BY c.n, l.place"
        subscription = self.id(SUBSCRIPTION, placed, f"c.n * {len(BOUGHT)} + l.place")
        self.insert(
            "orders", f"partner_id = {AURORA} AND placed_by = 'partner' AND line_count = 1",
            "crowd c WHERE c.is_active ORDER BY c.n", id="c.ordered", number=self.order_number(), customer_id="c.id",
            total=str(self.total()), line_count=str(len(BOUGHT)), created_at="c.placed",
        )
        self.insert(
            "subscriptions", f"partner_id = {AURORA} AND state = 'active' AND category = 'small_business' AND term = 'P1Y' "
            "AND frequency = 'monthly' AND next_quantity IS NULL", bought,
            id=subscription, customer_id="c.id", offer_id="l.offer_id", order_id="c.ordered", offer_name="l.name",
            nickname="l.name", quantity="l.quantity", unit_price="l.unit_price", reseller_mpn_id="s.mpn",
            support_contact_id=f"coalesce(s.id, {AURORA})", created_at="c.placed", term_started_at="c.placed",
            term_ends_at="c.ends", due_at="c.ends", window_ends_at="c.refundable", version="1",
        )
        self.insert(
            "order_lines", "kind = 'new' AND term = 'P1Y' AND frequency = 'monthly'", bought, order_id="c.ordered",
            position="l.place", offer_id="l.offer_id", sku="l.sku", offer_name="l.name", quantity="l.quantity",
            unit_price="l.unit_price", amount="l.quantity * l.unit_price", reseller_mpn_id="s.mpn",
            subscription_id=subscription,
        )

    def total(self) -> int:
        """What each order comes to, in cents."""
        [(total,)] = self.database.run("SELECT sum(quantity * unit_price) FROM lines")
        return int(total)

    def order_number(self) -> str:
        """A number as the portal makes them, without 0 and 1."""
        code = self.database.hex8("c.n * 2654435761 % 4294967296")
        return f"'{time.gmtime(self.now / 1000).tm_year}-' || replace(replace(upper({code}), '0', 'G'), '1', 'H')"

    def records(self) -> None:
        """Audit records: of each customer's agreement, and of each order."""
        about = {"account_id": AURORA, "customer_id": "c.id"}
        self.insert(
            "audit_records", f"event = 'confirm_customer_agreement' AND account_id = {AURORA}", "crowd c ORDER BY c.n",
            id=self.id(CONFIRMED, "c.ms", "c.n"), at="c.since", object_id="c.id", **about,
        )
        placed = f"c.ms + {HOUR}"
        self.insert(
            "audit_records", f"event = 'create_order' AND account_id = {AURORA}", "crowd c WHERE c.is_active ORDER BY c.n",
            id=self.id(ORDERED, placed, "c.n"), at="c.placed", object_id="c.ordered",
            new_value=f"'{{\"lines\":{len(BOUGHT)},\"number\":\"' || {self.order_number()} || '\",\"total\":\"{self.total() / 100:.2f} USD\"}}'",
            **about,
        )

    def people(self) -> None:
        """A user of each tenth customer."""
        source = "crowd c WHERE c.n % 10 = 0 ORDER BY c.n"
        user = self.id(USER, "c.ms", "c.n")
        admin = "(SELECT id FROM users WHERE email = 'admin@elmbakery.onmicrosoft.com')"
        found = "'olivia ' || c.first_key || '\nadmin@' || c.domain"
        self.insert(
            "users", f"id = {admin}", source, id=user, email="'admin@' || c.domain", email_key="'admin@' || c.domain",
            name="'Olivia ' || c.first", search_key=found, created_at="c.since",
        )
        self.insert("memberships", f"user_id = {admin}", source, user_id=user, account_id="c.id")
        self.insert(
            "customer_users", f"user_id = {admin}", source, user_id=user, customer_id="c.id", last_name="c.first",
            name_key="'olivia ' || c.first_key", search_key=found, created_at="c.since",
        )

    def service_requests(self) -> None:
        """A service request of each hundredth customer; every other one is closed."""
        source = "crowd c WHERE c.n % 100 = 0 ORDER BY c.n"
        request = self.id(REQUEST, "c.ms", "c.n")
        asked = "c.since"
        self.insert(
            "service_requests", "state = 'waiting'", source, id=request, customer_id="c.id", subscription_id="NULL",
            number="'SR-2026-' || replace(replace(upper(" + self.database.hex8("c.n * 2654435761 % 4294967296")
            + "), '0', 'G'), '1', 'H')",
            opened_by_account=AURORA, opened_by_user=AURORA_ADMIN, assigned_to_account=AURORA,
            state="CASE c.n % 200 WHEN 0 THEN 'closed' ELSE 'waiting' END",
            closed_at=f"CASE c.n % 200 WHEN 0 THEN {asked} END", created_at=asked, changed_at=asked,
            first_response_due_at=asked, first_responded_at=asked,
        )
        for party in (AURORA, "c.id"):
            self.insert("service_request_parties", "true", source, account_id=party, request_id=request)

    def wishes(self) -> None:
        """What Birch asks Aurora to order, for some of their customers, and what Aurora refers to Birch."""
        asked, first = "c.n % 300 = 0", "(SELECT offer_id FROM lines WHERE place = 1)"
        self.insert(
            "order_requests", "true", f"crowd c WHERE c.is_active AND {asked} ORDER BY c.n", id=self.id(WISH, "c.ms", "c.n"),
            kind="'more_licenses'", customer_id="c.id", seller_id=AURORA, reseller_id=BIRCH, asker_id=BIRCH,
            asked_by=BIRCH_ADMIN, asker_name="'Olivia Bennett'", holder_id=AURORA, offer_id=first,
            subscription_id=self.id(SUBSCRIPTION, f"c.ms + {HOUR}", f"c.n * {len(BOUGHT)} + 1"),
            offer_name="(SELECT name FROM lines WHERE place = 1)", quantity="7", quantity_before="5", term="'P1Y'",
            frequency="'monthly'", currency="'USD'", unit_price="(SELECT unit_price FROM lines WHERE place = 1)",
            state="CASE c.n % 600 WHEN 0 THEN 'declined' ELSE 'asked' END", reason="''", created_at="c.since",
            expires_at=self.at(f"{self.now + 60 * DAY} + c.n"), ended_at="CASE c.n % 600 WHEN 0 THEN c.placed END",
            answered_by="''", version="1",
        )
        self.insert(
            "referrals", f"state = 'received' AND provider_id = {AURORA}", "crowd c WHERE c.n % 1000 = 3 ORDER BY c.n",
            id=self.id(REFERRAL, "c.ms", "c.n"), reseller_id=BIRCH, company="c.name", created_at="c.since",
            expires_at=self.at(f"{self.now + 60 * DAY} + c.n"),
        )

    def invitations(self) -> None:
        """Aurora's invitations: every other one waits, and of the rest some were accepted, declined or revoked."""
        half = INVITATIONS // 2
        sent = f"{self.now - 13 * DAY} + n * {12 * DAY // half}"
        self.invite(
            self.database.series(1, half), sent, "outcome IS NULL AND stage = 'sent' AND recipient IS NOT NULL",
            expires_at=self.at(f"{self.now + 60 * DAY} + n"),
        )
        sent = f"{self.begin} + (n - {half}) * {(YEAR - 30 * DAY) // half}"
        self.invite(
            self.database.series(half + 1, 2 * half), sent, "outcome = 'revoked'",
            outcome="CASE WHEN n % 4 < 2 THEN 'accepted' WHEN n % 4 = 2 THEN 'declined' ELSE 'revoked' END",
            expires_at=self.at(f"{sent} + {14 * DAY}"), decided_at=self.at(f"{sent} + {2 * DAY}"),
        )

    def invite(self, source: str, sent: str, like: str, **values: str) -> None:
        """Invitations with the mails that they went out with."""
        invitation, recipient, at = self.id(INVITATION, sent, "n"), "'office@invited' || n || '.example'", self.at(sent)
        self.insert(
            "invitations", f"account_id = {AURORA} AND {like}", source, id=invitation, recipient=recipient,
            recipient_key=recipient, recipient_domain="'invited' || n || '.example'",
            token_hash=self.database.blob_of_32.format("n"), created_at=at, issued_at=at, signed_in_at="NULL", **values,
        )
        self.insert(
            "outbox", "kind = 'invitation' AND state = 'sent'", source, id=self.id(MAIL, sent, "n"),
            invitation_id=invitation, recipient=recipient, message_id="'<invited' || n || '@tandem>'", created_at=at,
            next_attempt_at=at, settled_at=at,
        )

    def security_events(self) -> None:
        """A failed sign-in for each hundredth customer."""
        source = "crowd c WHERE c.n % 100 = 1 ORDER BY c.n"
        event, first = self.id(EVENT, "c.ms", "c.n"), "c.since"
        self.insert(
            "security_events", "kind = 'sign_in_failed' AND user_id IS NOT NULL", source, id=event,
            bucket=self.database.blob_of_32.format("c.n"), first_at=first, last_at=first,
        )
        self.insert("security_event_accounts", "true", source, account_id=AURORA, first_at=first, event_id=event)
