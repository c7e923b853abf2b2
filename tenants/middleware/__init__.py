"""From the host name to the tenant, from the session to the actor, from an error to an answer.

Order (settings MIDDLEWARE): health, [security, static files], host, transaction, [sessions, locale, common, csrf,
authentication], actor, answers. Health answers before the host is looked at; everything inside `host` runs in the
scope of one tenant, template rendering included; everything inside `transaction` is one transaction on PostgreSQL.
"""

from tenants.middleware.actor import actor
from tenants.middleware.answers import HouseAnswers
from tenants.middleware.health import health
from tenants.middleware.host import host
from tenants.middleware.one_transaction import one_transaction

__all__ = ["HouseAnswers", "actor", "health", "host", "one_transaction"]
