"""Sessions: which portal each belongs to, and ending them."""

from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest

from portal.accounts.models import User
from tenants.middleware.actor import SESSION_TENANT
from tenants.models import Tenant


def note_tenant(request: HttpRequest) -> None:
    """Write down of which portal this session is, so that a leaver's sessions can be found without reading them."""
    UserSession.objects.filter(session_key=request.session.session_key).update(
        data={SESSION_TENANT: request.session.get(SESSION_TENANT, "")}
    )


def end_all(person: User, tenant: Tenant | None = None) -> int:
    """End the sessions of somebody, in one portal or everywhere. Three queries.

    A session of which the portal is not known is ended as well.

    Returns:
        How many were ended.
    """
    rows = [
        row
        for row in UserSession.objects.filter(user=person)
        if tenant is None or row.data.get(SESSION_TENANT, str(tenant.uid)) in {"", str(tenant.uid)}
    ]
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for row in rows:
        store(row.session_key).delete()
    UserSession.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)
