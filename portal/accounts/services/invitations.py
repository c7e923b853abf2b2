"""Inviting people: the only way in."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts import audit_actions, links, mails, policies
from portal.accounts.models import Invitation, User
from portal.accounts.services.facts import giver_of, post_of, standing_team, takes_part
from portal.accounts.services.own_account import checked_password
from portal.accounts.services.roles import give
from tenants.access import Actor, Role, can, require
from tenants.audit import record
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Membership, Team

VALID_FOR = timedelta(days=14)


@transaction.atomic
def invite_person(actor: Actor, *, email: str, role: Role, team_uid: UUID, name: str = "") -> Invitation:
    """Invite somebody to a role in a team. The mail goes out with this transaction.

    Args:
        actor: who invites; may grant this role in the organisation of the team.
        email: where the invitation goes, and what the person will sign in with.
        role: which role.
        team_uid: a team of this portal.
        name: what to call them until they say so themselves.

    Raises:
        NotFound: no such team for this actor.
        Refused: this actor may not give this role there, or the organisation no longer takes part.
        Invalid: the address is none, has this role already, or was invited already.
    """
    address = _address(email)
    team = standing_team(actor, team_uid)
    require(can(actor, "people.create", team))
    to_self = actor.person is not None and actor.person.email == address
    require(policies.may_give(giver_of(actor), post_of(role, team), to_self=to_self))
    if Membership.objects.standing(timezone.localdate()).filter(person__email=address, team=team, role=role).exists():
        raise Invalid(_("Deze persoon heeft deze rol al."), {"email": _("Deze persoon heeft deze rol al.")})
    if Invitation.objects.all().waiting().filter(email=address, team=team, role=role).exists():
        said = _("Deze persoon is al uitgenodigd. U kunt de uitnodiging opnieuw versturen bij Uitnodigingen.")
        raise Invalid(said, {"email": said})
    now = timezone.now()
    invitation = Invitation.objects.create(
        email=address,
        name=name.strip(),
        role=role,
        team=team,
        invited_by=actor.person,
        sent_at=now,
        expires_at=now + VALID_FOR,
    )
    record(actor, audit_actions.PERSON_INVITED, invitation, role=role.lower(), team=team.pk)
    mails.send_invitation(invitation)
    return invitation


@transaction.atomic
def resend_invitation(actor: Actor, *, invitation_uid: UUID) -> Invitation:
    """Send it again, for another fortnight. Links of earlier mails stop working.

    Raises:
        NotFound: no such invitation for this actor.
        Refused: it was accepted or revoked, or this actor may not give this role (any more).
    """
    invitation = _waiting(actor, invitation_uid)
    now = timezone.now()
    invitation.nonce, invitation.sent_at, invitation.expires_at = uuid4(), now, now + VALID_FOR
    invitation.save(update_fields=["nonce", "sent_at", "expires_at"])
    record(actor, audit_actions.INVITATION_RESENT, invitation)
    mails.send_invitation(invitation)
    return invitation


@transaction.atomic
def revoke_invitation(actor: Actor, *, invitation_uid: UUID) -> Invitation:
    """Take an invitation back; its link stops working at once.

    Raises:
        NotFound: no such invitation for this actor.
        Refused: it was accepted or revoked already, or is not theirs to take back.
    """
    invitation = _waiting(actor, invitation_uid)
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])
    record(actor, audit_actions.INVITATION_REVOKED, invitation)
    return invitation


@transaction.atomic
def accept_invitation(actor: Actor, *, uid: UUID, proof: str, name: str = "", password: str = "") -> User:
    """Take the role that was offered. Who has no account yet gets one; who has one keeps its password.

    Args:
        actor: a visitor, or whoever is signed in; the link is the right, not the actor.
        uid, proof: from the link in the mail.
        name, password: asked of those without a working account.

    Returns:
        The person. They still have to sign in.

    Raises:
        NotFound: no such invitation in this portal, or the proof does not fit.
        Refused: it was used, revoked or is too old; carries how to go on.
        Invalid: a name is missing, or the password is too weak.
    """
    invitation = open_invitation(uid, proof, locked=True)
    person = _person_of(invitation, name, password)
    give(person, invitation.team, Role(invitation.role))
    invitation.accepted_at, invitation.accepted_by = timezone.now(), person
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    record(actor, audit_actions.INVITATION_ACCEPTED, invitation, person=person.pk)
    return person


def open_invitation(uid: UUID, proof: str, *, locked: bool = False) -> Invitation:
    """The invitation of a link, when it can still be accepted.

    Raises:
        NotFound: no such invitation in this portal, or the proof does not fit.
        Refused: it was used, revoked or is too old, or its team or organisation is gone.
    """
    rows = Invitation.objects.locked() if locked else Invitation.objects.all()
    invitation = rows.select_related("tenant", "team__organisation").get_or_not_found(uid=uid)
    if not links.is_proof_of(invitation, proof):
        raise NotFound()
    if invitation.accepted_at is not None:
        raise Refused(_("Deze uitnodiging is al gebruikt. U kunt zich aanmelden."))
    if invitation.revoked_at is not None:
        raise Refused(_("Deze uitnodiging is ingetrokken. Vraag uw beheerder om een nieuwe."))
    if invitation.expires_at <= timezone.now():
        raise Refused(_("Deze uitnodiging is verlopen. Vraag uw beheerder om een nieuwe."))
    if invitation.team is not None and not _still_works(invitation.team):
        raise Refused(_("Dit team werkt niet meer in dit portaal. Vraag uw beheerder om een nieuwe uitnodiging."))
    return invitation


def has_account(invitation: Invitation) -> bool:
    """Whether the invited person can sign in already, and so is asked for nothing."""
    return User.objects.filter(email=invitation.email, is_active=True).exists()


def _waiting(actor: Actor, uid: UUID) -> Invitation:
    rows = Invitation.objects.visible_to(actor).locked().select_related("tenant", "team__organisation")
    invitation = rows.get_or_not_found(uid=uid)
    if not invitation.is_waiting:
        raise Refused(_("Deze uitnodiging is al aangenomen of ingetrokken."))
    post = post_of(Role(invitation.role), invitation.team)
    require(policies.may_give(giver_of(actor), post, to_self=False))
    return invitation


def _still_works(team: Team) -> bool:
    return team.closed_on is None and takes_part(team.organisation_id)


def _person_of(invitation: Invitation, name: str, password: str) -> User:
    person = User.objects.filter(email=invitation.email).first()
    if person is not None and person.is_active:
        return person
    called = name.strip() or invitation.name
    if not called:
        raise Invalid(_("Vul uw naam in."), {"name": _("Vul uw naam in.")})
    person = person or User(email=invitation.email)
    person.name, person.is_active = called, True
    person.set_password(checked_password(password, person))
    person.save()
    return person


def _address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as wrong:
        said = _("Vul een e-mailadres in, zoals naam@organisatie.nl.")
        raise Invalid(said, {"email": said}) from wrong
    return address
