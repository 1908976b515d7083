"""The rows of a world, table by table, in SQL that both databases read: who is there."""

from filling import (
    ACCEPTANCE,
    ADMIN,
    AGREEMENT,
    AURORA,
    BIRCH,
    BIRCH_ADMIN,
    BOUGHT,
    CUSTOMER,
    DAY,
    HOUR,
    ORDER,
    PARTNERSHIP,
    PRIVILEGE,
    RELATIONSHIP,
    RESELLER,
    RESELLERS,
    SHARED,
)
from happenings import Happenings
from words import ACCENTED, CYRILLIC, LATIN, MIDDLING, RARE, SECOND, word


class Rows(Happenings):
    """Everybody, and then what happens to them."""

    def fill(self) -> None:
        """Makes everything."""
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
        self.database.run("DROP TABLE crowd; DROP TABLE shops; DROP TABLE lines; DROP TABLE words")
        # As a real installation it is served by `tandem serve`.
        self.database.run("UPDATE installation SET purpose = 'real'")

    def words(self) -> None:
        """The words of names, by list and place, and what is bought."""
        lists = {
            "latin": dict(enumerate(LATIN)),
            "accented": dict(enumerate(ACCENTED)),
            "cyrillic": dict(enumerate(CYRILLIC)),
            # One second word for each last digit of a customer's number.
            "second": dict(enumerate([text for texts in SECOND.values() for text in texts])),
            "middling": MIDDLING,
            "rare": {int(self.size * part): text for part, text in RARE.items()},
        }
        rows = [(name, place, *word(text)) for name, words in lists.items() for place, text in words.items()]
        self.database.run(
            "CREATE TEMP TABLE words (list TEXT, place BIGINT, text TEXT, key TEXT, look TEXT, "
            "PRIMARY KEY (list, place))"
        )
        self.database.run_many("INSERT INTO words VALUES (?, ?, ?, ?, ?)", rows)
        self.database.run("CREATE TEMP TABLE bought (place BIGINT, sku TEXT, quantity BIGINT)")
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
            "accounts",
            f"id = {BIRCH}",
            "shops s",
            id="s.id",
            name="s.name",
            name_key="s.key",
            name_skeleton="s.look",
            mail_domain="s.domain",
            mpn_global_id="4200000 + s.n",
            mpn_location_id="s.mpn",
            created_at=since,
        )
        self.insert(
            "partner_profiles", f"account_id = {BIRCH}", "shops s", account_id="s.id", email="'office@' || s.domain"
        )
        self.insert(
            "support_profiles", f"account_id = {BIRCH}", "shops s", account_id="s.id", email="'support@' || s.domain"
        )
        self.insert(
            "users",
            f"id = {BIRCH_ADMIN}",
            "shops s",
            id="s.admin",
            email="'admin@' || s.domain",
            email_key="'admin@' || s.domain",
            search_key="'olivia bennett\nadmin@' || s.domain",
        )
        self.insert("memberships", f"user_id = {BIRCH_ADMIN}", "shops s", user_id="s.admin", account_id="s.id")
        self.insert(
            "partner_agreements",
            f"account_id = {BIRCH}",
            "shops s",
            id=self.id(AGREEMENT, str(self.begin), "s.n"),
            account_id="s.id",
            signed_by="s.admin",
        )
        self.insert(
            "partnerships",
            f"reseller_id = {BIRCH} AND provider_id = {AURORA}",
            "shops s",
            id=self.id(PARTNERSHIP, str(self.begin), "s.n"),
            reseller_id="s.id",
            since=since,
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
            "CASE WHEN n % 10 < 6 THEN 'latin' WHEN n % 10 < 8 THEN 'accented' ELSE 'cyrillic' END",
            f"n / 10 % CASE WHEN n % 10 < 6 THEN {len(LATIN)} WHEN n % 10 < 8 THEN {len(ACCENTED)} "
            f"ELSE {len(CYRILLIC)} END",
        )
        first = {kind: f"coalesce(r.{kind}, m.{kind}, f.{kind})" for kind in ("text", "key", "look")}
        self.database.run(
            "CREATE TEMP TABLE crowd AS SELECT n, ms, id, ordered, "
            f"{self.at('ms')} AS since, {self.at(f'ms + {HOUR}')} AS placed, "
            f"{self.at(f'ms + {HOUR + 365 * DAY}')} AS ends, {self.at(f'ms + {HOUR + 7 * DAY}')} AS refundable, "
            "first || ' ' || second || ' ' || (n + 1) AS name, "
            "first_key || ' ' || second_key || ' ' || (n + 1) AS key, "
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
            "accounts",
            f"id = {elm}",
            "crowd c ORDER BY c.n",
            id="c.id",
            name="c.name",
            name_key="c.key",
            name_skeleton="c.look",
            mail_domain="c.domain",
            created_at=since,
        )
        self.insert(
            "customers",
            f"id = {elm}",
            "crowd c ORDER BY c.n",
            id="c.id",
            domain="c.domain",
            email="'office@' || c.domain",
            first_name="c.first",
        )
        shared = "w.who = 1"
        self.insert(
            "relationships",
            f"partner_id = {AURORA} AND customer_id = {elm}",
            "crowd c CROSS JOIN (SELECT 0 AS who UNION ALL SELECT 1) w LEFT JOIN shops s ON s.n = c.shop "
            "WHERE w.who = 0 OR c.shop > 0 ORDER BY c.n, w.who",
            id=f"CASE WHEN {shared} THEN {self.id(SHARED, 'c.ms', 'c.n')} "
            f"ELSE {self.id(RELATIONSHIP, 'c.ms', 'c.n')} END",
            partner_id=f"CASE WHEN {shared} THEN s.id ELSE {AURORA} END",
            customer_id="c.id",
            state="CASE WHEN c.is_active THEN 'active' ELSE 'removed' END",
            since=since,
            removed_at=f"CASE WHEN c.is_active THEN NULL ELSE {self.at(f'c.ms + {3 * DAY}')} END",
            company_name="c.name",
            name_key="c.key",
            domain="c.domain",
            search_key="c.search_key",
            subscription_count=f"CASE WHEN c.is_active THEN {len(BOUGHT)} ELSE 0 END",
        )
        self.insert(
            "admin_privileges",
            "removed_at IS NULL",
            "crowd c WHERE c.is_active AND c.n % 3 < 2 ORDER BY c.n",
            id=self.id(PRIVILEGE, "c.ms", "c.n"),
            partner_id=AURORA,
            customer_id="c.id",
            granted_at=since,
        )

        self.insert(
            "customer_agreements",
            f"way = 'attested' AND partner_id = {AURORA}",
            "crowd c ORDER BY c.n",
            id=self.id(ACCEPTANCE, "c.ms", "c.n"),
            customer_id="c.id",
            first_name="c.first",
            email="'office@' || c.domain",
            recorded_at=since,
        )
