"""Who a volunteer helps, and which volunteers help with a referral."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from portal.referrals import audit_actions, policies
from portal.referrals.models import Referral, ReferralMessage, VolunteerMatch
from portal.referrals.selectors.page_parts import Said
from portal.referrals.services.matching import PUT_BACK
from tenants.access import Actor, Decision, Role
from tenants.audit import record, record_each
from tenants.errors import NotFound
from tenants.models import Membership
from tenants.sight import looking_past

MOST_LINES, MOST_SAID = 200, 50


@dataclass(frozen=True, repr=False)
class Helped:
    """Somebody whom a volunteer helps. Nothing else of them is ever told to a volunteer."""

    uid: UUID
    first_name: str
    agreed: str
    until: date
    contact: str
    organisation: str
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, repr=False)
class MatchLine:
    """A volunteer who helps or helped with a referral, for the team that has it."""

    uid: UUID
    volunteer: str
    agreed: str
    until: date
    made_at: datetime
    ended_at: datetime | None
    runs: bool
    may_put_back: bool


@dataclass(frozen=True, repr=False)
class MatchesOfReferral:
    """The volunteers of one referral, who else could help, and until when at most."""

    uid: UUID
    number: str
    agreed: str
    last_day: date
    lines: tuple[MatchLine, ...]
    volunteers: tuple[tuple[UUID, str], ...]
    may_match: Decision


@transaction.atomic
def helped_by(actor: Actor) -> list[Helped]:
    """Whom this volunteer helps today, what ends first on top. Each is written down as seen (NEN 7513).

    Two queries, however many there are.
    """
    found = _with_what_is_around(actor, None)
    record_each(actor, audit_actions.MATCH_SEEN, [match.referral.case for match in found])
    return [_helped(match) for match in found]


@transaction.atomic
def helped(actor: Actor, uid: UUID) -> Helped:
    """One of them, with what this volunteer told before. Written down as seen. Three queries.

    Raises:
        NotFound: the actor does not help there, or not any more.
    """
    found = next(iter(_with_what_is_around(actor, uid)), None)
    if found is None:
        raise NotFound()
    assert actor.person is not None
    record(actor, audit_actions.MATCH_SEEN, found.referral.case)
    rows = ReferralMessage.objects.filter(referral=found.referral_id, author=actor.person.pk).order_by("-at", "-pk")
    with looking_past("referrals.match"):
        said = tuple(Said(each.at, each.by_whom, each.text, True) for each in rows[:MOST_SAID])
    return _helped(found, said)


def matches_of(actor: Actor, uid: UUID) -> MatchesOfReferral:
    """The volunteers of a referral, the newest first. The queries do not grow with them.

    Raises:
        NotFound: there is no such referral for this actor, or another team has it.
    """
    rows = Referral.objects.visible_to(actor).select_related("case", "ground")
    found: Referral = rows.get_or_not_found(uid=uid)
    may_match = policies.may_match(actor, found)
    if not may_match and not found.matches.exists():
        raise NotFound()
    if found.receiver_team_id not in actor.teams:
        raise NotFound()
    lines = VolunteerMatch.objects.visible_to(actor).filter(referral=found).select_related("volunteer")
    return MatchesOfReferral(
        uid=found.uid,
        number=found.number,
        agreed=found.agreed,
        last_day=found.ground.valid_until if found.ground is not None else timezone.localdate(),
        lines=tuple(_line(each, bool(may_match)) for each in lines[:MOST_LINES]),
        volunteers=tuple(_volunteers(found)) if may_match else (),
        may_match=may_match,
    )


def _with_what_is_around(actor: Actor, uid: UUID | None) -> list[VolunteerMatch]:
    """The own ones alone. What they hang on opens to no row of a volunteer, so the database is asked past the actor."""
    with looking_past("referrals.match"):
        own = VolunteerMatch.objects.of_volunteer(actor)
        rows = (own.filter(uid=uid) if uid is not None else own).select_related(
            "referral__case", "referral__contact_person", "made_by", "team__organisation"
        )
        return list(rows.order_by("until", "pk")[:MOST_LINES])


def _helped(match: VolunteerMatch, said: tuple[Said, ...] = ()) -> Helped:
    contact = match.referral.contact_person
    if contact is None or contact.pk == match.volunteer_id:
        contact = match.made_by
    return Helped(
        uid=match.uid,
        first_name=match.referral.case.first_name,
        agreed=match.agreed,
        until=match.until,
        contact=str(contact),
        organisation=str(match.team.organisation),
        said=said,
    )


def _line(match: VolunteerMatch, may_match: bool) -> MatchLine:
    ended = match.ended_at
    return MatchLine(
        uid=match.uid,
        volunteer=str(match.volunteer),
        agreed=match.agreed,
        until=match.until,
        made_at=match.made_at,
        ended_at=ended,
        runs=ended is None and match.until >= timezone.localdate(),
        may_put_back=may_match and ended is not None and timezone.now() - ended < PUT_BACK - timedelta(seconds=1),
    )


def _volunteers(referral: Referral) -> list[tuple[UUID, str]]:
    held = Membership.objects.standing(timezone.localdate()).filter(
        team=referral.receiver_team_id, role=Role.VOLUNTEER, person__is_active=True
    )
    return sorted({(each.person.uid, str(each.person)) for each in held.select_related("person")}, key=lambda x: x[1])
