"""Whether the second factor is needed, set up, and proven in this session.

The one module that knows where allauth keeps its record of a sign-in.
"""

from typing import TYPE_CHECKING, Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from tenants.access import WITHOUT_SECOND_FACTOR, Actor, actor_for
from tenants.context import current_tenant_or_none

if TYPE_CHECKING:
    from portal.accounts.models import User

PROVING = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
OF_THE_ORGANISATION = "organisation"


def is_required_of(actor: Actor) -> bool:
    """Everybody whose roles go beyond those of visitors and residents."""
    return bool(actor.roles - WITHOUT_SECOND_FACTOR)


def is_required_of_person(person: "User") -> bool:
    """The same, asked of somebody in the active portal; yes when there is none, because a doubt closes."""
    tenant = current_tenant_or_none()
    return tenant is None or is_required_of(actor_for(person, tenant))


def is_set_up(person: AbstractBaseUser) -> bool:
    """Has an app or a passkey. Recovery codes alone are no second factor. One query."""
    return bool(Authenticator.objects.filter(user_id=person.pk, type__in=PROVING).exists())


def is_proven(request: HttpRequest) -> bool:
    """Was it proven in this very session? Reads the session only."""
    return any(record.get("method") == "mfa" for record in authentication_records(request))


def authentication_records(request: HttpRequest) -> list[dict[str, Any]]:
    """How the person of this session proved who they are, oldest first."""
    if not request.user.is_authenticated:
        return []
    records: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return records


def record_proof(request: HttpRequest, authenticator: Authenticator) -> None:
    """Who sets up a second factor has just used it, so the session counts as proven."""
    post_authentication(request, authenticator, reauthenticated=True)


def record_proof_by_organisation(request: HttpRequest, person: AbstractBaseUser) -> None:
    """The organisation's own sign-in says that it asked for a second factor, and we agreed to believe it."""
    record_authentication(request, person, "mfa", type=OF_THE_ORGANISATION)
