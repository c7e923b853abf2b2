"""The invented people, with their roles, a known password and a known second factor."""

import base64
import hashlib
from collections.abc import Mapping

from portal.accounts.demo import make_demo_person
from portal.accounts.models import User
from portal.accounts.services.roles import appoint
from portal.demo.content.shapes import Person
from tenants.access import Actor
from tenants.models import Organisation, Team

# Not a secret: it is printed, and works for invented people in the demo alone.
PASSWORD = "voorbeeld-bladen-hooiberg"  # noqa: S105


def seed_of(email: str) -> str:
    """The seed of this person's authenticator app: always the same, so that an app can be kept between fillings."""
    return base64.b32encode(hashlib.sha256(f"ketenwijzer demo {email}".encode()).digest()[:20]).decode()


def make_person(person: Person) -> User:
    """The account, known by its address. Without anything to do when it stands."""
    known = User.objects.filter(email=person.email, is_active=True, name=person.name).first()
    if known is not None:
        return known
    make_demo_person(email=person.email, name=person.name, password=PASSWORD, totp_seed=seed_of(person.email))
    return User.objects.get(email=person.email)


def give_role(actor: Actor, person: Person, user: User, organisations: Mapping[str, Organisation]) -> None:
    """The role in the active portal, in the named team or the only one. Safe to repeat."""
    if not person.organisation:
        appoint(actor, person=user, role=person.role)
        return
    teams = Team.objects.filter(organisation=organisations[person.organisation])
    team = teams.get(name=person.team) if person.team else teams.order_by("pk").first()
    appoint(actor, person=user, role=person.role, team=team)
