"""How the link of a referral stands, for the sending side; and which teams receive by link, for administrators."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.words import WORK_WITH_CASES
from portal.referrals import policies
from portal.referrals.models import LinkReceiver, Referral, ReferralLink
from portal.referrals.words import Party
from tenants.access import Actor, Decision
from tenants.models import Membership, Partnership, Team


@dataclass(frozen=True)
class LinkState:
    """The newest link of a referral. `word` says in one or two words how it stands."""

    uid: UUID
    word: str
    stands: bool
    organisation: str
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    opened_at: datetime | None
    terms_at: datetime | None
    accepted_by: str
    may_manage: Decision


@dataclass(frozen=True)
class ReceiverRow:
    """A team that receives by link. `works` is False since somebody got an account: nothing goes by link any more."""

    uid: UUID
    team: str
    organisation: str
    email: str
    since: datetime
    works: bool


def link_state(actor: Actor, referral_uid: UUID) -> LinkState | None:
    """The link of a referral, for its sending side; None when it did not go by link. At most five queries.

    Raises:
        NotFound: no such referral for this actor.
    """
    rows = Referral.objects.visible_to(actor).select_related("case")
    referral: Referral = rows.get_or_not_found(uid=referral_uid)
    parties = policies.parties_of(actor, referral)
    if not parties & {Party.SENDER, Party.LEAD}:
        return None
    links = ReferralLink.objects.visible_to(actor).filter(referral=referral).select_related("team__organisation")
    link = links.order_by("-made_at", "-pk").first()
    if link is None:
        return None
    stands = ReferralLink.objects.all().standing(timezone.now()).filter(pk=link.pk).exists()
    return LinkState(
        uid=link.uid,
        word=_word(link, stands),
        stands=stands,
        organisation=str(link.team.organisation),
        made_at=link.made_at,
        expires_at=link.expires_at,
        revoked_at=link.revoked_at,
        opened_at=link.opened_at,
        terms_at=link.terms_at,
        accepted_by=link.accepted_by,
        may_manage=policies.may_manage_link(actor, referral, parties),
    )


def _word(link: ReferralLink, stands: bool) -> str:
    if stands:
        return _("Geopend") if link.opened_at else _("Nog niet geopend")
    return _("Gestopt") if link.revoked_at else _("Verlopen")


def link_receivers(actor: Actor) -> list[ReceiverRow]:
    """The teams that receive by link, by name of their organisation. Two queries, however many."""
    rows = LinkReceiver.objects.visible_to(actor).select_related("team__organisation")
    manned = _manned()
    return [
        ReceiverRow(
            uid=each.uid,
            team=each.team.name,
            organisation=str(each.team.organisation),
            email=each.email,
            since=each.since,
            works=each.team_id not in manned,
        )
        for each in rows.order_by("team__organisation__name", "team__name", "pk")
    ]


def teams_without_accounts() -> list[tuple[UUID, str]]:
    """The teams of partners here in which nobody works with an account. Public names, for whoever changes settings."""
    partners = Partnership.objects.standing(timezone.localdate()).values("organisation")
    teams = Team.objects.filter(closed_on__isnull=True, organisation__in=partners).select_related("organisation")
    free = teams.exclude(pk__in=_manned()).order_by("organisation__name", "name")
    return [(each.uid, f"{each.organisation}: {each.name}") for each in free]


def _manned() -> set[int]:
    standing = Membership.objects.standing(timezone.localdate())
    held = standing.filter(role__in=WORK_WITH_CASES, person__is_active=True, team__isnull=False)
    return set(held.values_list("team", flat=True))
