"""What may be chosen for a referral: kinds, and receivers with their conditions, room and waiting time beside it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.districts import municipality_of
from portal.cases.models import Case
from portal.referrals.area import Condition, conditions_of, works_in
from portal.referrals.models import KindReceiver, ReferralKind
from portal.referrals.situation import situation_of
from portal.socialmap.capacity import CapacityNow, capacity_now, days_of
from tenants.access import Actor
from tenants.covenant import organisations_that_accepted


@dataclass(frozen=True)
class ReceiverLine:
    """A team that could get it. `reason` tells why it cannot be chosen; empty when it can."""

    uid: UUID
    team: str
    organisation: str
    about: str
    capacity: CapacityNow | None
    conditions: tuple[Condition, ...]
    reason: str = ""

    @property
    def name(self) -> str:
        return in_full(self.organisation, self.team)


def in_full(organisation: str, team: str) -> str:
    """The organisation and its team; once when the only team is called as the organisation is."""
    return organisation if organisation == team else f"{organisation}, {team}"


def kinds(actor: Actor) -> list[ReferralKind]:
    """The kinds to narrow a list by, in the order of the portal. One query.

    Also those out of use: what was sent of them goes on, and must be found.
    """
    return list(ReferralKind.objects.visible_to(actor).select_related("purpose"))


def receivers(actor: Actor, *, kind: ReferralKind, case: Case, answers: dict[str, object]) -> list[ReceiverLine]:
    """Who takes this kind, with what is known beside the resident's situation. Those who can be chosen come first.

    In a region the municipality of the resident says who works there, and which conditions hold. Three queries,
    however many there are; one more in a region.
    """
    today = timezone.localdate()
    rows = KindReceiver.objects.visible_to(actor).filter(kind=kind, team__closed_on__isnull=True)
    found = list(rows.select_related("team__organisation", "service"))
    accepted = organisations_that_accepted(today, [each.team.organisation_id for each in found])
    situation = situation_of(case, answers)
    home = municipality_of(actor.tenant, case.district)
    lines = [_line(actor, each, situation, home, each.team.organisation_id in accepted) for each in found]
    return sorted(lines, key=lambda line: bool(line.reason))


def _line(actor: Actor, found: KindReceiver, situation: dict[str, object], home: str, accepted: bool) -> ReceiverLine:
    told = conditions_of(found, situation, home)
    service = found.service
    now = None
    if service is not None:
        now = capacity_now(
            service.capacity, service.capacity_weeks, service.capacity_on, timezone.localdate(), days_of(actor.tenant)
        )
    return ReceiverLine(
        uid=found.team.uid,
        team=found.team.name,
        organisation=found.team.organisation.name,
        about=service.name if service is not None else "",
        capacity=now,
        conditions=told,
        reason=_reason(actor, found, told, home, accepted),
    )


def _reason(actor: Actor, found: KindReceiver, told: tuple[Condition, ...], home: str, accepted: bool) -> str:
    if not found.active:
        return _("Dit team neemt nu niets aan.")
    if works_in(found.municipalities, home) == "not":
        return _("Dit team werkt niet in de gemeente van de inwoner.")
    if not accepted:
        return _("Deze organisatie heeft het convenant nog niet geaccepteerd.")
    if actor.team is not None and found.team_id == actor.team.pk:
        return _("Dit is uw eigen team.")
    if any(each.fit == "not" for each in told):
        return _("De inwoner past niet bij een voorwaarde.")
    return ""
