"""Who may be named as the expert of a question: everybody who works here and may advise."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from tenants.access import Actor, Role, can, matrix
from tenants.models import Membership, Partnership
from tenants.models.membership import MembershipQuerySet

if TYPE_CHECKING:
    from portal.accounts.models import User


@dataclass(frozen=True)
class Expert:
    """A person with where they work. The name is all that an editor gets to see: no address."""

    person: "User"
    label: str
    organisation: str


def experts(actor: Actor) -> tuple[Expert, ...]:
    """Everybody whom an editor may name, by organisation and name. One query.

    Names of people are for administrators in general (row `people`); an editor reads these because naming one is
    their task, and reads the name and the organisation alone.
    """
    if not can(actor, "library.change"):
        return ()
    found: dict[int, Expert] = {}
    for membership in _advising().order_by("team__organisation__name", "person__name", "pk"):
        organisation = membership.team.organisation.name
        label = f"{membership.person}, {organisation}"
        found.setdefault(membership.person_id, Expert(membership.person, label, organisation))
    return tuple(found.values())


def expert_named(actor: Actor, uid: UUID) -> Expert | None:
    """The expert with this uid, when an editor may name them. One query."""
    if not can(actor, "library.change"):
        return None
    membership = _advising().filter(person__uid=uid).order_by("pk").first()
    if membership is None:
        return None
    organisation = membership.team.organisation.name
    return Expert(membership.person, f"{membership.person}, {organisation}", organisation)


def _advising() -> MembershipQuerySet:
    today = timezone.localdate()
    row = matrix()["library"]
    roles = [role for role in Role if row.scopes(frozenset({role}), "advise")]
    return (
        Membership.objects.standing(today)
        .filter(
            role__in=roles,
            person__is_active=True,
            team__closed_on__isnull=True,
            team__organisation__in=Partnership.objects.standing(today).values("organisation"),
        )
        .select_related("person", "team__organisation")
    )
