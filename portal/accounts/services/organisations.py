"""Which organisations take part in this portal, and their teams."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts import audit_actions
from portal.accounts.models import Invitation
from portal.accounts.services.facts import takes_part
from tenants.access import Actor, Role, can, refuse, require
from tenants.audit import record
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Membership, Organisation, OrganisationKind, Partnership, Team


@transaction.atomic
def add_partner_organisation(
    actor: Actor, *, name: str, kind: OrganisationKind, team_name: str = "", organisation: Organisation | None = None
) -> Partnership:
    """Let an organisation take part from today. It gets its first team by itself.

    Args:
        actor: who may change the partners of this portal.
        name: what the organisation is called; also its team, unless told otherwise.
        kind: what kind of organisation it is.
        organisation: one that takes part in another portal already, for a partner of a whole region. Never looked up
            by name: two organisations may share one.

    Raises:
        Refused: the actor may not.
        Invalid: the name is missing, or an organisation of that name takes part already.
    """
    require(can(actor, "partnership.create"))
    called = organisation.name if organisation is not None else " ".join(name.split())
    if not called:
        raise Invalid(_("Vul de naam in."), {"name": _("Vul de naam van de organisatie in.")})
    today = timezone.localdate()
    if Partnership.objects.standing(today).filter(organisation__name__iexact=called).exists():
        said = _("Een organisatie met deze naam doet al mee.")
        raise Invalid(said, {"name": said})
    if organisation is None:
        organisation = Organisation.objects.create(name=called, kind=kind)
    partnership = Partnership.objects.create(organisation=organisation, starts_on=today)
    Team.objects.get_or_create(organisation=organisation, name=team_name.strip() or called)
    record(actor, audit_actions.PARTNER_ADDED, partnership, organisation=organisation.pk)
    return partnership


@transaction.atomic
def end_partnership(actor: Actor, *, partnership_uid: UUID, ends_on: date | None = None) -> Partnership:
    """Let an organisation take part no longer. Its people lose their roles with it; open invitations are revoked.

    Args:
        ends_on: the last day, today or later; now, when left out.

    Raises:
        NotFound: no such partner of this portal.
        Refused: the actor may not, or it is their own organisation.
        Invalid: the day has passed.
    """
    partnership: Partnership = (
        Partnership.objects.visible_to(actor)
        .locked()
        .select_related("organisation")
        .get_or_not_found(uid=partnership_uid)
    )
    require(can(actor, "partnership.change", partnership))
    if partnership.organisation_id in actor.organisations_as(Role.MUNICIPALITY_ADMIN):
        require(refuse(_("U kunt de deelname van uw eigen organisatie niet beëindigen.")))
    today = timezone.localdate()
    if ends_on is not None and ends_on < today:
        raise Invalid(_("Deze dag is al voorbij."), {"ends_on": _("Kies vandaag of een dag daarna.")})
    if ends_on is None and partnership.starts_on >= today:
        partnership.delete()
    else:
        partnership.ends_on = ends_on or today - timedelta(days=1)
        partnership.save(update_fields=["ends_on"])
    if ends_on is None:
        waiting = Invitation.objects.all().waiting()
        waiting.filter(team__organisation=partnership.organisation).update(revoked_at=timezone.now())
    record(actor, audit_actions.PARTNER_ENDED, None, organisation=partnership.organisation_id)
    return partnership


@transaction.atomic
def add_team(actor: Actor, *, organisation_uid: UUID, name: str) -> Team:
    """Add a team to an organisation that takes part. Two teams see nothing of each other's cases without a ground.

    Raises:
        NotFound: no such partner here.
        Refused: the actor does not manage this organisation.
        Invalid: the name is missing or taken.
    """
    organisation = _partner(actor, organisation_uid)
    _require_manages(actor, organisation.pk)
    called = " ".join(name.split())
    if not called:
        raise Invalid(_("Vul de naam in."), {"name": _("Vul de naam van het team in.")})
    if Team.objects.filter(organisation=organisation, name__iexact=called).exists():
        said = _("Er is al een team met deze naam.")
        raise Invalid(said, {"name": said})
    team: Team = Team.objects.create(organisation=organisation, name=called)
    record(actor, audit_actions.TEAM_ADDED, team, organisation=organisation.pk)
    return team


@transaction.atomic
def close_team(actor: Actor, *, team_uid: UUID) -> Team:
    """Close an empty team.

    Raises:
        NotFound: no such team here.
        Refused: not theirs to close, people still work in it, or it is the last one of its organisation.
    """
    team: Team = Team.objects.visible_to(actor).locked().get_or_not_found(uid=team_uid)
    _require_manages(actor, team.organisation_id)
    today = timezone.localdate()
    if team.closed_on is not None:
        raise Refused(_("Dit team is al gesloten."))
    if not Team.objects.filter(organisation=team.organisation_id, closed_on__isnull=True).exclude(pk=team.pk).exists():
        raise Refused(_("Een organisatie heeft ten minste één team. Voeg eerst een ander team toe."))
    if Membership.objects.standing(today).filter(team=team).exists():
        raise Refused(_("In dit team werken nog mensen. Geef hun eerst een rol in een ander team."))
    team.closed_on = today
    team.save(update_fields=["closed_on"])
    Invitation.objects.all().waiting().filter(team=team).update(revoked_at=timezone.now())
    record(actor, audit_actions.TEAM_CLOSED, team)
    return team


def _partner(actor: Actor, uid: UUID) -> Organisation:
    require(can(actor, "partnership.read"))
    organisation = Organisation.objects.filter(uid=uid).first()
    if organisation is None or not takes_part(organisation.pk):
        raise NotFound()
    return organisation


def _require_manages(actor: Actor, organisation: int) -> None:
    """Own organisation for its administrator, any of the portal for the municipality's."""
    require(can(actor, "settings_own_organisation.change"))
    whole = actor.roles & {Role.MUNICIPALITY_ADMIN}
    if not whole and organisation not in actor.organisations_as(Role.PARTNER_ADMIN):
        require(refuse(_("U beheert deze organisatie niet.")))
