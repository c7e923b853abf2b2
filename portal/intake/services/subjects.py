"""Choosing which team receives what."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.intake import audit_actions
from portal.intake.models import IntakeSubject
from portal.intake.models.subjects import MOST_NORM
from portal.intake.services.triage import readers_of
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, Stale
from tenants.models import Team


@dataclass(frozen=True)
class Chosen:
    """What an administrator chose for one subject. Without a team it stands on no form."""

    team: UUID | None
    active: bool
    norm_days: int


@transaction.atomic
def change_subject(actor: Actor, *, uid: UUID, version: int, chosen: Chosen) -> IntakeSubject:
    """Choose the team of a subject, its norm, and whether it is in use. Requests that came stay where they are.

    Raises:
        Refused: the actor may not change the settings of the portal.
        NotFound: no such subject or team.
        Stale: somebody else changed it meanwhile.
        Invalid: nobody in the team reads requests, or the norm cannot be; with a sentence per field.
    """
    require(can(actor, "settings.change"))
    found: IntakeSubject = IntakeSubject.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    if found.version != version:
        raise Stale(_("Iemand anders heeft dit onderwerp net gewijzigd. Bekijk het opnieuw."))
    team: Team | None = None
    if chosen.team is not None:
        team = Team.objects.filter(closed_on__isnull=True).get_or_not_found(uid=chosen.team)
        if not readers_of(team):
            said = _("In dit team werkt geen consulent. Dan leest niemand de aanmeldingen.")
            raise Invalid(said, {"team": said})
    if not 1 <= chosen.norm_days <= MOST_NORM:
        said = _("Kies 1 tot en met %(most)s werkdagen.") % {"most": MOST_NORM}
        raise Invalid(said, {"norm_days": said})
    found.team, found.active, found.norm_days = team, chosen.active, chosen.norm_days
    found.version += 1
    found.save()
    record(actor, audit_actions.SUBJECT_CHANGED, found, team=team.pk if team is not None else 0)
    return found
