"""People, teams, roles and invitations that differ in whose they are."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils import timezone

from portal.accounts.models import Invitation
from portal.notifications.models import Notification
from tenants.access import Actor, Role, Scope, scopes_of
from tenants.context import activate
from tenants.models import Membership, Partnership, Team, Tenant
from tests.isolation.canaries import Aviary, KnownTo
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting

Objects = dict[str, dict[Standing, Any]]


def people(here: Casting, there: Casting) -> Objects:
    """One of each kind: of our organisation, of another one, of the other portal."""
    whose = {
        Standing.OWN: (here, "ours"),
        Standing.OTHER_ORGANISATION: (here, "theirs"),
        Standing.FOREIGN: (there, "ours"),
    }
    objects: Objects = {}
    for standing, (casting, name) in whose.items():
        for label, made in _of(casting, name).items():
            objects.setdefault(label, {})[standing] = made
    return objects


def _of(casting: Casting, whose: str) -> Mapping[str, Any]:
    tenant, team = casting.tenant, casting.teams[whose]
    person = casting.person(Role.VOLUNTEER, whose)
    passkey = Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": casting.aviary.word("the name of a passkey")}
    )
    with activate(tenant):
        return {
            "accounts.User": person,
            "mfa.Authenticator": passkey,
            "tenants.Team": team,
            "tenants.Membership": Membership.objects.get(person=person),
            "tenants.Partnership": Partnership.objects.get(organisation=team.organisation),
            "accounts.Invitation": _invitation(tenant, team, casting.aviary),
            "notifications.Notification": _message(person, casting.aviary),
        }


def _message(person: Any, aviary: Aviary) -> Notification:
    """To somebody who never knocks: whoever does is not the one it is for."""
    subject = aviary.word("the subject of a message to somebody else")
    return Notification.objects.create(person=person, kind="report.new", subject=subject, url="/meldingen/")


def _invitation(tenant: Tenant, team: Team, aviary: Aviary) -> Invitation:
    known_to = administers(tenant, team)
    now = timezone.now()
    return Invitation.objects.create(
        email=f"{aviary.word('the address of somebody invited', known_to)}@leden.invalid",
        name=aviary.word("the name of somebody invited", known_to),
        role=Role.PARTNER,
        team=team,
        sent_at=now,
        expires_at=now + timedelta(days=14),
    )


def administers(tenant: Tenant, team: Team) -> KnownTo:
    """Who may know whom an organisation invited."""

    def known_to(actor: Actor) -> bool:
        scopes = scopes_of(actor, "people.read")
        own = Scope.ORGANISATION in scopes and team.organisation_id in actor.organisations
        return actor.tenant.pk == tenant.pk and (Scope.TENANT in scopes or own)

    return known_to
