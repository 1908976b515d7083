"""The customers page as a Django application would have it, in one file: the yardstick of scripts/bench.

As Django's documentation advises: persistent connections, cached templates, only the columns that are shown, related
rows in one query for all of them, and pages by key. Sessions are in the database, as the portal's are.
"""

import os
from pathlib import Path
from urllib.parse import urlparse

import django
from django.conf import settings

HERE = Path(__file__).parent
DATABASE = urlparse(os.environ.get("PEER_DATABASE_URL", "postgres://localhost/peer"))

settings.configure(
    DEBUG=False,
    SECRET_KEY="a yardstick's, which guards nothing",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=False,
    INSTALLED_APPS=["django.contrib.sessions"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": DATABASE.hostname,
            "PORT": DATABASE.port,
            "USER": DATABASE.username,
            "NAME": DATABASE.path.lstrip("/"),
            "CONN_MAX_AGE": None,
            # Its own tables beside the portal's.
            "OPTIONS": {"options": "-c search_path=peer,public"},
        }
    },
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [HERE],
            "OPTIONS": {
                "loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])],
                "context_processors": ["django.template.context_processors.csrf"],
            },
        }
    ],
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
)
django.setup()

from django.core.cache import cache  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import models  # noqa: E402
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402

ROWS = 50


class Account(models.Model):
    """An organization."""

    id = models.UUIDField(primary_key=True)
    kind = models.TextField()
    name = models.TextField()
    name_key = models.TextField()

    class Meta:
        app_label, db_table, managed = "peer", "accounts", False


class User(models.Model):
    """A person."""

    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    email = models.TextField()
    language = models.TextField(null=True)

    class Meta:
        app_label, db_table, managed = "peer", "users", False


class Customer(models.Model):
    """Where a customer is billed."""

    id = models.UUIDField(primary_key=True)
    address_line1 = models.TextField()
    address_line2 = models.TextField()
    city = models.TextField()
    state = models.TextField()
    postal_code = models.TextField()

    class Meta:
        app_label, db_table, managed = "peer", "customers", False


class Relationship(models.Model):
    """A customer of a partner."""

    id = models.UUIDField(primary_key=True)
    partner = models.ForeignKey(Account, models.DO_NOTHING, related_name="relationships")
    customer = models.ForeignKey(Customer, models.DO_NOTHING)
    state = models.TextField()
    since = models.DateTimeField()
    company_name = models.TextField()
    name_key = models.TextField()
    domain = models.TextField()
    alias = models.TextField()
    subscription_count = models.BigIntegerField()

    class Meta:
        app_label, db_table, managed = "peer", "relationships", False


class Partnership(models.Model):
    """A reseller of a provider."""

    id = models.UUIDField(primary_key=True)
    provider = models.ForeignKey(Account, models.DO_NOTHING, related_name="+")
    reseller = models.ForeignKey(Account, models.DO_NOTHING, related_name="+")
    state = models.TextField()

    class Meta:
        app_label, db_table, managed = "peer", "partnerships", False


def resellers_of(partner: str) -> list[tuple]:
    """The resellers that the list can be narrowed to."""
    rows = Partnership.objects.filter(provider=partner, state="active").order_by("reseller__name_key")
    return cache.get_or_set(f"resellers-{partner}", lambda: list(rows.values_list("reseller_id", "reseller__name")), 60)


def customers(request: HttpRequest) -> HttpResponse:
    """The signed-in partner's customers by name, a page of them."""
    if "user" not in request.session:
        return HttpResponseForbidden()
    user = User.objects.only("name", "email", "language").get(pk=request.session["user"])
    partner = request.session["account"]
    found = Relationship.objects.filter(partner=partner, state="active").select_related("customer")
    found = found.only(
        "company_name",
        "name_key",
        "domain",
        "alias",
        "since",
        "subscription_count",
        "customer__address_line1",
        "customer__address_line2",
        "customer__city",
        "customer__state",
        "customer__postal_code",
    )
    if after := request.GET.get("after"):
        key, _, row = after.rpartition(":")
        found = found.extra(where=["(name_key, relationships.id) > (%s, %s)"], params=[key, row])
    rows = list(found.order_by("name_key", "id")[: ROWS + 1])
    more, rows = len(rows) > ROWS, rows[:ROWS]
    others = (
        Relationship.objects.filter(
            customer__in=[row.customer_id for row in rows], state="active", partner__kind="indirect_reseller"
        )
        .order_by("partner__name_key")
        .values_list("customer_id", "partner__name")
    )
    names: dict = {}
    for customer, name in others:
        names.setdefault(customer, []).append(name)
    for row in rows:
        row.resellers = ", ".join(names.get(row.customer_id, ()))
    end = rows[-1] if more else None
    context = {"user": user, "rows": rows, "end": end, "resellers": resellers_of(partner)}
    return render(request, "customers.html", context)


urlpatterns = [path("customers", customers)]
application = get_wsgi_application()


def prepare() -> str:
    """Makes Django's own table, and a session of Aurora's global admin; its key."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA IF NOT EXISTS peer")
    call_command("migrate", verbosity=0)
    session = SessionStore()
    session["user"] = str(User.objects.get(email="global.admin@aurora.example").pk)
    session["account"] = str(Account.objects.get(name="Aurora Distribution").pk)
    session.create()
    return session.session_key


if __name__ == "__main__":
    print(prepare())
