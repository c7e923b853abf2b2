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
from portal.referrals.services.kinds_judged import wrong_conditions, wrong_in, wrong_norms, wrong_weeks
from portal.referrals.words import HandOver
from portal.socialmap.models import Service
from tenants.access import Actor, can, require
from tenants.audit import Action, record
from tenants.errors import Invalid, Stale
from tenants.models import Team


@dataclass(frozen=True)
class WrittenKind:
    """What an administrator filled in.

    Args:
        titles: per language; Dutch is needed.
        fields: the questions, as `ReferralKind.fields` holds them.
        norms: lengths of clocks by code; a clock that is not named runs as long as its norm.
        sources: where such a length comes from, by code.
        progress_weeks: after how many weeks of help the sender wants to hear how it goes.
        clocks: codes of the statutory clocks that this kind starts.
        hand_overs: how it may be handed over (`HandOver`), the usual way first; none is each of them.
    """

    titles: Mapping[str, str]
    purpose: UUID
    help_text: str = ""
    fields: Sequence[Mapping[str, Any]] = ()
    norms: Mapping[str, int] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    clocks: Sequence[str] = ()
    progress_weeks: Sequence[int] = ()
    hand_overs: Sequence[str] = ()
    check_back: bool = True
    for_volunteers: bool = False


@dataclass(frozen=True)
class WrittenReceiver:
    """How a team takes a kind.

    Args:
        conditions: as `KindReceiver.conditions` holds them.
        municipalities: where the team works, by code; none is everywhere.
        service: the entry of the social map that tells of room; one of the team's own organisation.
    """

    conditions: Sequence[Mapping[str, Any]] = ()
    municipalities: Sequence[str] = ()
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
    kind = kind_to_change(actor, uid, version)
    wrong = wrong_in(written.titles, written.help_text, written.fields, written.clocks)
    wrong |= wrong_norms(written.norms, written.sources) | wrong_weeks(written.progress_weeks)
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
    kind.sources = {code: said.strip() for code, said in written.sources.items() if said.strip()}
    kind.clocks, kind.hand_overs = list(written.clocks), list(written.hand_overs)
    kind.progress_weeks = sorted(set(written.progress_weeks))
    kind.check_back, kind.for_volunteers = written.check_back, written.for_volunteers
    return kept(actor, kind)


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
    kind = kind_to_change(actor, kind_uid, version)
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
    kept(actor, kind)
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
    kind = kind_to_change(actor, found.kind.uid, version)
    codes = actor.tenant.municipality_codes
    wrong = wrong_conditions(written.conditions, {each["name"]: each for each in kind.fields}, codes)
    if not set(written.municipalities) <= set(codes):
        wrong["municipalities"] = _("Kies gemeenten van dit portaal.")
    service = None
    if written.service is not None:
        own = Service.objects.filter(organization__owner=found.team.organisation_id)
        service = own.filter(uid=written.service).first()
        if service is None:
            wrong["service"] = _("Kies een vermelding van deze organisatie.")
    if wrong:
        raise Invalid(_("Er klopt iets niet. Kijk bij de velden."), wrong)
    found.conditions, found.municipalities = [dict(each) for each in written.conditions], list(written.municipalities)
    found.service, found.active = service, written.active
    found.save()
    kept(actor, kind)
    return found


def kind_to_change(actor: Actor, uid: UUID, version: int) -> ReferralKind:
    """A kind of this portal at the version that the actor looked at, held until the end of the transaction.

    Raises:
        NotFound: no such kind.
        Refused: the actor may not change the settings of the portal.
        Stale: somebody else changed it meanwhile.
    """
    require(can(actor, "settings.change"))
    found: ReferralKind = (
        ReferralKind.objects.visible_to(actor).select_related("purpose").locked().get_or_not_found(uid=uid)
    )
    if found.version != version:
        raise Stale(_("Iemand anders heeft deze soort net gewijzigd. Bekijk haar opnieuw."))
    return found


def kept(actor: Actor, kind: ReferralKind, action: Action = audit_actions.KIND_CHANGED) -> ReferralKind:
    """The kind at its next version, and a line in the log."""
    kind.version += 1
    kind.save()
    record(actor, action, kind)
    return kind
