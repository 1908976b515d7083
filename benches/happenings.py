"""What happens between Aurora, its customers and its resellers in a year: orders, records, requests, invitations."""

import time

from filling import (
    AURORA,
    AURORA_ADMIN,
    BIRCH,
    BIRCH_ADMIN,
    BOUGHT,
    CONFIRMED,
    DAY,
    EVENT,
    HOUR,
    INVITATION,
    INVITATIONS,
    MAIL,
    ORDERED,
    REFERRAL,
    REQUEST,
    SUBSCRIPTION,
    USER,
    WISH,
    YEAR,
    Filling,
)


class Happenings(Filling):
    """Fills the tables of what happened; the crowd of customers is there."""

    def sales(self) -> None:
        """For each customer an order of three lines, and the subscriptions that it began."""
        placed = f"c.ms + {HOUR}"
        bought = "crowd c CROSS JOIN lines l LEFT JOIN shops s ON s.n = c.shop WHERE c.is_active ORDER BY c.n, l.place"
        subscription = self.id(SUBSCRIPTION, placed, f"c.n * {len(BOUGHT)} + l.place")
        self.insert(
            "orders",
            f"partner_id = {AURORA} AND placed_by = 'partner' AND line_count = 1",
            "crowd c WHERE c.is_active ORDER BY c.n",
            id="c.ordered",
            number=self.order_number(),
            customer_id="c.id",
            total=str(self.total()),
            line_count=str(len(BOUGHT)),
            created_at="c.placed",
        )
        self.insert(
            "subscriptions",
            f"partner_id = {AURORA} AND state = 'active' AND category = 'small_business' AND term = 'P1Y' "
            "AND frequency = 'monthly' AND next_quantity IS NULL",
            bought,
            id=subscription,
            customer_id="c.id",
            offer_id="l.offer_id",
            order_id="c.ordered",
            offer_name="l.name",
            nickname="l.name",
            quantity="l.quantity",
            unit_price="l.unit_price",
            reseller_mpn_id="s.mpn",
            support_contact_id=f"coalesce(s.id, {AURORA})",
            created_at="c.placed",
            term_started_at="c.placed",
            term_ends_at="c.ends",
            due_at="c.ends",
            window_ends_at="c.refundable",
            version="1",
        )
        self.insert(
            "order_lines",
            "kind = 'new' AND term = 'P1Y' AND frequency = 'monthly'",
            bought,
            order_id="c.ordered",
            position="l.place",
            offer_id="l.offer_id",
            sku="l.sku",
            offer_name="l.name",
            quantity="l.quantity",
            unit_price="l.unit_price",
            amount="l.quantity * l.unit_price",
            reseller_mpn_id="s.mpn",
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
            "audit_records",
            f"event = 'confirm_customer_agreement' AND account_id = {AURORA}",
            "crowd c ORDER BY c.n",
            id=self.id(CONFIRMED, "c.ms", "c.n"),
            at="c.since",
            object_id="c.id",
            **about,
        )
        placed = f"c.ms + {HOUR}"
        value = (f'{{"lines":{len(BOUGHT)},"number":"', f'","total":"{self.total() / 100:.2f} USD"}}')
        self.insert(
            "audit_records",
            f"event = 'create_order' AND account_id = {AURORA}",
            "crowd c WHERE c.is_active ORDER BY c.n",
            id=self.id(ORDERED, placed, "c.n"),
            at="c.placed",
            object_id="c.ordered",
            new_value=f"'{value[0]}' || {self.order_number()} || '{value[1]}'",
            **about,
        )

    def people(self) -> None:
        """A user of each tenth customer."""
        source = "crowd c WHERE c.n % 10 = 0 ORDER BY c.n"
        user = self.id(USER, "c.ms", "c.n")
        admin = "(SELECT id FROM users WHERE email = 'admin@elmbakery.onmicrosoft.com')"
        found = "'olivia ' || c.first_key || '\nadmin@' || c.domain"
        self.insert(
            "users",
            f"id = {admin}",
            source,
            id=user,
            email="'admin@' || c.domain",
            email_key="'admin@' || c.domain",
            name="'Olivia ' || c.first",
            search_key=found,
            created_at="c.since",
        )
        self.insert("memberships", f"user_id = {admin}", source, user_id=user, account_id="c.id")
        self.insert(
            "customer_users",
            f"user_id = {admin}",
            source,
            user_id=user,
            customer_id="c.id",
            last_name="c.first",
            name_key="'olivia ' || c.first_key",
            search_key=found,
            created_at="c.since",
        )

    def service_requests(self) -> None:
        """A service request of each hundredth customer; every other one is closed."""
        source = "crowd c WHERE c.n % 100 = 0 ORDER BY c.n"
        request = self.id(REQUEST, "c.ms", "c.n")
        asked = "c.since"
        self.insert(
            "service_requests",
            "state = 'waiting'",
            source,
            id=request,
            customer_id="c.id",
            subscription_id="NULL",
            number="'SR-2026-' || replace(replace(upper("
            + self.database.hex8("c.n * 2654435761 % 4294967296")
            + "), '0', 'G'), '1', 'H')",
            opened_by_account=AURORA,
            opened_by_user=AURORA_ADMIN,
            assigned_to_account=AURORA,
            state="CASE c.n % 200 WHEN 0 THEN 'closed' ELSE 'waiting' END",
            closed_at=f"CASE c.n % 200 WHEN 0 THEN {asked} END",
            created_at=asked,
            changed_at=asked,
            first_response_due_at=asked,
            first_responded_at=asked,
        )
        for party in (AURORA, "c.id"):
            self.insert("service_request_parties", "true", source, account_id=party, request_id=request)

    def wishes(self) -> None:
        """What Birch asks Aurora to order, for some of their customers, and what Aurora refers to Birch."""
        asked, first = "c.n % 300 = 0", "(SELECT offer_id FROM lines WHERE place = 1)"
        self.insert(
            "order_requests",
            "true",
            f"crowd c WHERE c.is_active AND {asked} ORDER BY c.n",
            id=self.id(WISH, "c.ms", "c.n"),
            kind="'more_licenses'",
            customer_id="c.id",
            seller_id=AURORA,
            reseller_id=BIRCH,
            asker_id=BIRCH,
            asked_by=BIRCH_ADMIN,
            asker_name="'Olivia Bennett'",
            holder_id=AURORA,
            offer_id=first,
            subscription_id=self.id(SUBSCRIPTION, f"c.ms + {HOUR}", f"c.n * {len(BOUGHT)} + 1"),
            offer_name="(SELECT name FROM lines WHERE place = 1)",
            quantity="7",
            quantity_before="5",
            term="'P1Y'",
            frequency="'monthly'",
            currency="'USD'",
            unit_price="(SELECT unit_price FROM lines WHERE place = 1)",
            state="CASE c.n % 600 WHEN 0 THEN 'declined' ELSE 'asked' END",
            reason="''",
            created_at="c.since",
            expires_at=self.at(f"{self.now + 60 * DAY} + c.n"),
            ended_at="CASE c.n % 600 WHEN 0 THEN c.placed END",
            answered_by="''",
            version="1",
        )
        self.insert(
            "referrals",
            f"state = 'received' AND provider_id = {AURORA}",
            "crowd c WHERE c.n % 1000 = 3 ORDER BY c.n",
            id=self.id(REFERRAL, "c.ms", "c.n"),
            reseller_id=BIRCH,
            company="c.name",
            created_at="c.since",
            expires_at=self.at(f"{self.now + 60 * DAY} + c.n"),
        )

    def invitations(self) -> None:
        """Aurora's invitations: every other one waits, and of the rest some were accepted, declined or revoked."""
        half = INVITATIONS // 2
        sent = f"{self.now - 13 * DAY} + n * {12 * DAY // half}"
        self.invite(
            self.database.series(1, half),
            sent,
            "outcome IS NULL AND stage = 'sent' AND recipient IS NOT NULL",
            expires_at=self.at(f"{self.now + 60 * DAY} + n"),
        )
        sent = f"{self.begin} + (n - {half}) * {(YEAR - 30 * DAY) // half}"
        self.invite(
            self.database.series(half + 1, 2 * half),
            sent,
            "outcome = 'revoked'",
            outcome="CASE WHEN n % 4 < 2 THEN 'accepted' WHEN n % 4 = 2 THEN 'declined' ELSE 'revoked' END",
            expires_at=self.at(f"{sent} + {14 * DAY}"),
            decided_at=self.at(f"{sent} + {2 * DAY}"),
        )

    def invite(self, source: str, sent: str, like: str, **values: str) -> None:
        """Invitations with the mails that they went out with."""
        invitation, recipient, at = self.id(INVITATION, sent, "n"), "'office@invited' || n || '.example'", self.at(sent)
        self.insert(
            "invitations",
            f"account_id = {AURORA} AND {like}",
            source,
            id=invitation,
            recipient=recipient,
            recipient_key=recipient,
            recipient_domain="'invited' || n || '.example'",
            token_hash=self.database.blob_of_32.format("n"),
            created_at=at,
            issued_at=at,
            signed_in_at="NULL",
            **values,
        )
        self.insert(
            "outbox",
            "kind = 'invitation' AND state = 'sent'",
            source,
            id=self.id(MAIL, sent, "n"),
            invitation_id=invitation,
            recipient=recipient,
            message_id="'<invited' || n || '@tandem>'",
            created_at=at,
            next_attempt_at=at,
            settled_at=at,
        )

    def security_events(self) -> None:
        """A failed sign-in for each hundredth customer."""
        source = "crowd c WHERE c.n % 100 = 1 ORDER BY c.n"
        event, first = self.id(EVENT, "c.ms", "c.n"), "c.since"
        self.insert(
            "security_events",
            "kind = 'sign_in_failed' AND user_id IS NOT NULL",
            source,
            id=event,
            bucket=self.database.blob_of_32.format("c.n"),
            first_at=first,
            last_at=first,
        )
        self.insert("security_event_accounts", "true", source, account_id=AURORA, first_at=first, event_id=event)
