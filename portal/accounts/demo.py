"""The demo's own door: its invented people sign in with one click, second factor included.

Open where settings.DEMO says so, and for addresses under `.example` alone, which nobody real has (RFC 2606). A
system check refuses the setting outside the demo and the tests.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from portal.accounts import second_factor, seeds
from portal.accounts.models import User
from tenants.access import Role
from tenants.errors import NotFound
from tenants.models import Membership, Tenant

if TYPE_CHECKING:
    from tenants.models.membership import MembershipQuerySet

INVENTED = ".example"


@dataclass(frozen=True)
class DemoPerson:
    """A button on the sign-in page."""

    uid: UUID
    name: str
    does: str


@dataclass(frozen=True)
class DemoLogin:
    """What the demo prints, for who wants to sign in by hand."""

    email: str
    password: str
    totp_seed: str


def people_of(tenant: Tenant) -> tuple[DemoPerson, ...]:
    """The invented people with a role in this portal, in the order of the roles. One query; none outside the demo."""
    if not settings.DEMO or tenant is None:
        return ()
    held = _invented().select_related("person", "team__organisation")
    order = list(Role.values)
    lines: dict[UUID, DemoPerson] = {}
    for each in sorted(held, key=lambda row: (order.index(row.role), row.person.name)):
        lines.setdefault(each.person.uid, DemoPerson(each.person.uid, each.person.name, _does(each)))
    return tuple(lines.values())


def demo_sign_in(request: HttpRequest, person_uid: UUID) -> HttpResponse:
    """Sign in an invented person. The session says so in allauth's own record, so every wall behind it stands.

    Raises:
        NotFound: this is no demo, or nobody invented has this uid here.
    """
    if not settings.DEMO:
        raise NotFound()
    membership = _invented().filter(person__uid=person_uid).select_related("person").first()
    if membership is None:
        raise NotFound()
    person: User = membership.person
    adapter = get_adapter()
    if request.user.is_authenticated:
        adapter.logout(request)
    record_authentication(request, person, "demo")
    proof = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()
    if proof is not None:
        proof.user = person
        second_factor.record_proof(request, proof)
    adapter.login(request, person)
    response: HttpResponse = adapter.post_login(
        request, person, email_verification="none", signal_kwargs=None, email=None, signup=False, redirect_url=None
    )
    return response


@transaction.atomic
def make_demo_person(*, email: str, name: str, password: str, totp_seed: str) -> DemoLogin:
    """Make an invented person with a known password and second factor, or bring them back to these. Safe to repeat.

    Their roles come by `portal.accounts.services.roles.appoint`. Three queries, two writes at most when it stands.

    Raises:
        ValueError: not the demo, or an address that somebody real could have.
    """
    if not settings.DEMO or not email.endswith(INVENTED):
        raise ValueError("Demo people live in the demo, under .example.")
    person = User.objects.filter(email=email).first() or User(email=email)
    if person.pk is None or person.name != name or not person.is_active or not person.check_password(password):
        person.name, person.is_active = name, True
        person.set_password(password)
        person.save()
    app = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()
    if app is None:
        TOTP.activate(person, totp_seed)
    elif seeds.decrypt(app.data["secret"]) != totp_seed:
        app.data["secret"] = seeds.encrypt(totp_seed)
        app.save(update_fields=["data"])
    return DemoLogin(email, password, totp_seed)


def _invented() -> "MembershipQuerySet":
    return Membership.objects.standing(timezone.localdate()).filter(
        person__is_active=True, person__email__endswith=INVENTED
    )


def _does(membership: Membership) -> str:
    role = str(Role(membership.role).label)
    return f"{role}, {membership.team.organisation.name}" if membership.team else role
