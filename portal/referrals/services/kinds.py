"""Changing the kinds of help of a portal, and who receives them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.consent.models import Purpose
from portal.referrals import audit_actions
from portal.referrals.models import KindReceiver, ReferralKind
from portal.referrals.services.kinds_judged import wrong_conditions, wrong_in
from portal.referrals.words import HandOver
from portal.socialmap.models import Service
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, Stale
from tenants.models import Team


@dataclass(frozen=True)
class WrittenKind:
    """What an administrator filled in.

    Args:
        titles: per language; Dutch is needed.
        fields: the questions, as `ReferralKind.fields` holds them.
        norms: lengths of clocks by code; a clock that is not named runs as long as its norm.
        clocks: codes of the statutory clocks that this kind starts.
        hand_overs: how it may be handed over (`HandOver`), the usual way first; none is each of them.
    """

    titles: Mapping[str, str]
    purpose: UUID
    help_text: str = ""
    fields: Sequence[Mapping[str, Any]] = ()
    norms: Mapping[str, int] = field(default_factory=dict)
    clocks: Sequence[str] = ()
    hand_overs: Sequence[str] = ()
    check_back: bool = True
    for_volunteers: bool = False
    active: bool = True


@dataclass(frozen=True)
class WrittenReceiver:
    """How a team takes a kind.

    Args:
        conditions: as `KindReceiver.conditions` holds them.
        service: the entry of the social map that tells of room; one of the team's own organisation.
    """

    conditions: Sequence[Mapping[str, Any]] = ()
    service: UUID | None = None
    active: bool = True


@transaction.atomic
def change_kind(actor: Actor, *, uid: UUID, version: int, written: WrittenKind) -> ReferralKind:
    """Change a kind. Referrals that run keep their clocks as they were started.

    Raises:
        NotFound: no such kind.
        Refused: the actor may not change the settings of the portal.
        Stale: somebody else changed it meanwhile.
        Invalid: with a sentence per field; a question is called `fields_0`, a clock `norms_interim`.
    """
    kind = _kind(actor, uid, version)
    wrong = wrong_in(written.titles, written.help_text, written.fields, written.norms, written.clocks)
    if not set(written.hand_overs) <= set(HandOver.values):
        wrong["hand_overs"] = _("Kies een van de mogelijkheden.")
    if wrong:
        raise Invalid(_("Er klopt iets niet. Kijk bij de velden."), wrong)
    purpose = Purpose.objects.visible_to(actor).filter(uid=written.purpose).first()
    if purpose is None:
        said = _("Kies waarvoor er wordt gedeeld.")
        raise Invalid(said, {"purpose": said})
    kind.titles = {code: " ".join(title.split()) for code, title in written.titles.items() if title.strip()}
    kind.help_text, kind.purpose = written.help_text.strip(), purpose
    kind.fields, kind.norms = [dict(each) for each in written.fields], dict(written.norms)
    kind.clocks, kind.hand_overs = list(written.clocks), list(written.hand_overs)
    kind.check_back, kind.for_volunteers, kind.active = written.check_back, written.for_volunteers, written.active
    return _kept(actor, kind)


@transaction.atomic
def add_receiver(actor: Actor, *, kind_uid: UUID, version: int, team_uid: UUID) -> KindReceiver:
    """Let a team take a kind. It takes it at once; its conditions are filled in after that.

    Args:
        version: of the kind.

    Raises:
        NotFound: no such kind or team.
        Refused: the actor may not change the settings of the portal.
        Stale: somebody else changed it meanwhile.
        Invalid: it takes it already, or the purpose does not let this kind of organisation receive data.
    """
    kind = _kind(actor, kind_uid, version)
    teams = Team.objects.visible_to(actor).filter(closed_on__isnull=True).select_related("organisation")
    team: Team = teams.get_or_not_found(uid=team_uid)
    said = ""
    if KindReceiver.objects.filter(kind=kind, team=team).exists():
        said = _("Dit team staat er al bij.")
    elif team.organisation.kind not in kind.purpose.receivers:
        said = _("Het doel van deze soort laat niet toe dat deze organisatie gegevens krijgt. Wijzig eerst het doel.")
    if said:
        raise Invalid(said, {"team": said})
    made: KindReceiver = KindReceiver.objects.create(kind=kind, team=team, position=kind.receivers.count())
    _kept(actor, kind)
    return made


@transaction.atomic
def change_receiver(actor: Actor, *, uid: UUID, version: int, written: WrittenReceiver) -> KindReceiver:
    """Change the conditions of a team, where its room is told, or whether it takes this kind now.

    Args:
        version: of the kind.

    Raises:
        NotFound: no such receiver.
        Refused: the actor may not change the settings of the portal.
        Stale: somebody else changed it meanwhile.
        Invalid: with a sentence per field; a condition is called `conditions_0`.
    """
    require(can(actor, "settings.change"))
    rows = KindReceiver.objects.visible_to(actor).select_related("kind", "team")
    found: KindReceiver = rows.get_or_not_found(uid=uid)
    kind = _kind(actor, found.kind.uid, version)
    wrong = wrong_conditions(written.conditions, {each["name"]: each for each in kind.fields})
    service = None
    if written.service is not None:
        own = Service.objects.filter(organization__owner=found.team.organisation_id)
        service = own.filter(uid=written.service).first()
        if service is None:
            wrong["service"] = _("Kies een vermelding van deze organisatie.")
    if wrong:
        raise Invalid(_("Er klopt iets niet. Kijk bij de velden."), wrong)
    found.conditions, found.service, found.active = [dict(each) for each in written.conditions], service, written.active
    found.save()
    _kept(actor, kind)
    return found


def _kind(actor: Actor, uid: UUID, version: int) -> ReferralKind:
    require(can(actor, "settings.change"))
    found: ReferralKind = (
        ReferralKind.objects.visible_to(actor).select_related("purpose").locked().get_or_not_found(uid=uid)
    )
    if found.version != version:
        raise Stale(_("Iemand anders heeft deze soort net gewijzigd. Bekijk haar opnieuw."))
    return found


def _kept(actor: Actor, kind: ReferralKind) -> ReferralKind:
    kind.version += 1
    kind.save()
    record(actor, audit_actions.KIND_CHANGED, kind)
    return kind
