"""People who can sign in, and a browser in which one of them has done so."""

import time
from importlib import import_module
from typing import Any

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from tenants.access import WITHOUT_SECOND_FACTOR, Actor, Role
from tenants.context import activate
from tenants.middleware.actor import SESSION_TEAM, SESSION_TENANT
from tenants.models import Organisation, Team, Tenant
from tests.factories.tenants import make_member, make_organisation

PASSWORD = "een-lang-wachtwoord-voor-de-proef"
TOTP_SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WITHOUT_TEAM = frozenset({Role.RESIDENT, Role.OPERATOR})


def make_person(
    tenant: Tenant,
    role: Role,
    *,
    organisation: Organisation | Team | None = None,
    name: str = "",
    password: str = PASSWORD,
    second_factor: bool = True,
) -> Any:
    """A person with one role, a password, and (unless told otherwise) the second factor that the role asks for.

    Args:
        organisation: where they work; an organisation or one of its teams. "Welzijn De Brug" when left out.
        name: also the e-mail address (NAME@leden.example).
    """
    person = make_member(tenant, name or f"Mens-{role.value}", role, _team(tenant, role, organisation))
    person.set_password(password)
    person.save()
    if second_factor and role not in WITHOUT_SECOND_FACTOR:
        give_second_factor(person)
    return person


def give_second_factor(person: Any) -> Authenticator:
    """An authenticator app with a known seed (TOTP_SEED)."""
    found = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()
    authenticator: Authenticator = found or TOTP.activate(person, TOTP_SEED).instance
    return authenticator


def totp_code(seed: str = TOTP_SEED) -> str:
    """What the authenticator app shows now."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(seed, counters[len(counters) // 2]))


def sign_in(
    client: Client,
    person: Any,
    tenant: Tenant | None = None,
    *,
    second_factor: bool = True,
    team: Team | None = None,
) -> Client:
    """Give this client a session of this person, on the host of this tenant, with the second factor proven.

    The client asks that host from then on. Wrong passwords, codes and invitations have tests of their own;
    this is for tests of everything behind the door.

    Args:
        person: a User, or an Actor of the cast (then its tenant is the default).
        second_factor: False leaves the person at the point where only the password is proven.
    """
    if isinstance(person, Actor):
        person, tenant = person.person, tenant or person.tenant
    assert tenant is not None, "Say in which tenant."
    now = time.time()
    records: list[dict[str, Any]] = [{"method": "password", "at": now, "email": person.email}]
    if second_factor:
        authenticator = give_second_factor(person)
        records.append({"method": "mfa", "at": now, "id": authenticator.pk, "type": authenticator.type})
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session.update(
        {
            SESSION_KEY: str(person.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: person.get_session_auth_hash(),
            SESSION_TENANT: str(tenant.uid),
            AUTHENTICATION_METHODS_SESSION_KEY: records,
            _AUTHENTICATION_METHODS_USER_SESSION_KEY: user_id_to_str(person),
        }
    )
    if team is not None:
        session[SESSION_TEAM] = str(team.uid)
    session.create()
    UserSession.objects.create(
        user=person,
        session_key=session.session_key,
        ip="127.0.0.1",
        user_agent="proef",
        data={SESSION_TENANT: str(tenant.uid)},
    )
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    client.defaults["HTTP_HOST"] = tenant.primary_host
    return client


def visit(client: Client, tenant: Tenant) -> Client:
    """Point this client at the host of a tenant, as a visitor."""
    client.defaults["HTTP_HOST"] = tenant.primary_host
    return client


def _team(tenant: Tenant, role: Role, organisation: Organisation | Team | None) -> Team | None:
    if role in WITHOUT_TEAM:
        return None
    if isinstance(organisation, Team):
        return organisation
    if organisation is None:
        return make_organisation(tenant, "Welzijn De Brug")
    with activate(tenant):
        found = Team.objects.filter(organisation=organisation).first()
    return found or make_organisation(tenant, organisation.name, organisation.kind)
