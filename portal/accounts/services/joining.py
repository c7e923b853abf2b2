"""Coming in by an organisation's own sign-in, on an invitation of that organisation."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from portal.accounts import audit_actions
from portal.accounts.models import Invitation, User
from portal.accounts.services.facts import takes_part
from portal.accounts.services.roles import give
from tenants.access import Actor, Role
from tenants.audit import record


@transaction.atomic
def join_by_organisation(actor: Actor, *, email: str, organisation_uid: UUID | str, name: str) -> User | None:
    """Accept the open invitations of this organisation to this address, which its own sign-in vouches for.

    Args:
        actor: a visitor.
        email: verified by the organisation, of one of its own domains.
        organisation_uid: the organisation whose sign-in it is.
        name: what its sign-in calls the person; the invitation's name goes first.

    Returns:
        The person, or None without an open invitation.
    """
    waiting = (
        Invitation.objects.all()
        .open(timezone.now())
        .filter(email=email, team__organisation__uid=organisation_uid, team__closed_on__isnull=True)
        .locked()
    )
    invitations = [each for each in waiting.select_related("team") if takes_part(each.team.organisation_id)]
    if not invitations:
        return None
    person = User.objects.filter(email=email).first() or User(email=email)
    if person.pk is None or not person.is_active:
        person.name, person.is_active = invitations[0].name or name, True
        person.set_unusable_password()
        person.save()
    for invitation in invitations:
        give(person, invitation.team, Role(invitation.role))
        invitation.accepted_at, invitation.accepted_by = timezone.now(), person
        invitation.save(update_fields=["accepted_at", "accepted_by"])
        record(actor, audit_actions.INVITATION_ACCEPTED, invitation, person=person.pk)
    return person
