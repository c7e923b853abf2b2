"""Who may be chosen on a referral: colleagues of the receiving team, and teams that the ground names."""

from uuid import UUID

from django.utils import timezone

from portal.cases.words import WORK_WITH_CASES
from portal.consent.models import GroundParty
from portal.consent.words import PartyKind
from portal.referrals.models import Referral
from tenants.access import Actor, Role
from tenants.models import Membership


def colleagues(actor: Actor, uid: UUID, *, volunteers: bool = False) -> list[tuple[UUID, str]]:
    """People of the receiving team, by name. Two queries.

    Raises:
        NotFound: there is no such referral for this actor.
    """
    referral: Referral = Referral.objects.visible_to(actor).get_or_not_found(uid=uid)
    roles = (*WORK_WITH_CASES, Role.VOLUNTEER) if volunteers else WORK_WITH_CASES
    held = Membership.objects.standing(timezone.localdate()).filter(
        team=referral.receiver_team_id, role__in=roles, person__is_active=True
    )
    return sorted({(each.person.uid, str(each.person)) for each in held.select_related("person")}, key=lambda x: x[1])


def teams_to_hand_on_to(actor: Actor, uid: UUID) -> list[tuple[UUID, str]]:
    """Teams that the ground names besides the one that has it. Two queries.

    Raises:
        NotFound: there is no such referral for this actor.
    """
    referral: Referral = Referral.objects.visible_to(actor).get_or_not_found(uid=uid)
    parties = GroundParty.objects.filter(ground=referral.ground_id, kind=PartyKind.RECEIVER)
    others = parties.exclude(team=referral.receiver_team_id).select_related("team")
    return [
        (each.team.uid, f"{each.name}, {each.team}" if each.name != each.team.name else each.name) for each in others
    ]
