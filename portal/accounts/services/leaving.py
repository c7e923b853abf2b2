"""Somebody leaves: everything ends in one transaction, and nothing of it at another portal."""

from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.accounts import audit_actions, events, mails, policies
from portal.accounts.models import Invitation, User
from portal.accounts.people import findable, memberships_seen_by
from portal.accounts.services import sessions
from portal.accounts.services.facts import close, giver_of, is_last_administrator, post_of
from tenants.access import Actor, Role, can, require
from tenants.audit import record
from tenants.context import platform
from tenants.errors import Refused
from tenants.models import Membership, Tenant


@transaction.atomic
def deactivate_person(actor: Actor, *, person_uid: UUID) -> User:
    """End all access that this administrator can end.

    Ended at once: the roles, every session here, invitations to and from the person. When no role is left in any
    portal, also the password (and with it every reset link), the second factor, passkeys, recovery codes and the
    link to an organisation's sign-in; the account is closed. Roles in another organisation that this administrator
    does not manage, and everything in other portals, stay as they are.

    Raises:
        NotFound: no such person for this actor.
        Refused: it is themselves, nothing is theirs to end, or nobody would be left to administer the portal.
    """
    person = findable(actor, person_uid)
    require(can(actor, "people.deactivate"))
    User.objects.select_for_update().get(pk=person.pk)  # two administrators, or an invitation being accepted
    ending = _endable(actor, person)
    of_self = actor.person is not None and actor.person.pk == person.pk
    require(policies.may_dismiss(of_self=of_self, rest_elsewhere=not ending))
    for membership in ending:
        close(membership)
    sessions.end_all(person, actor.tenant)
    gone = not _holds_a_role(person, actor.tenant)
    _revoke_invitations(person, ending, gone=gone)
    if gone:
        events.person_left(person, actor.tenant)
    if not _holds_a_role_anywhere(person):
        _close_account(person)
    record(actor, audit_actions.PERSON_LEFT, person, roles=len(ending))
    return person


@transaction.atomic
def reset_second_factor(actor: Actor, *, person_uid: UUID) -> User:
    """Wipe the second factor of somebody who lost it; they set up a new one at the next sign-in.

    Raises:
        NotFound: no such person for this actor.
        Refused: themselves, or somebody who also works where this administrator has no say.
    """
    person = findable(actor, person_uid)
    require(can(actor, "people.change"))
    of_self = actor.person is not None and actor.person.pk == person.pk
    require(policies.may_reset_second_factor(of_self=of_self, works_elsewhere=_works_elsewhere(actor, person)))
    Authenticator.objects.filter(user=person).delete()
    sessions.end_all(person)
    mails.send_notice(person, "second_factor_removed")
    record(actor, audit_actions.SECOND_FACTOR_RESET, person)
    return person


def _endable(actor: Actor, person: User) -> list[Membership]:
    """The roles, standing or still to come, that this administrator may end.

    Raises:
        Refused: one of them is the last administrator of the portal.
    """
    rows = (
        memberships_seen_by(actor)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate()), person=person)
        .locked()
        .select_related("person", "team__organisation")
    )
    endable: list[Membership] = []
    for membership in rows:
        decision = policies.may_end(
            giver_of(actor),
            post_of(Role(membership.role), membership.team),
            of_self=False,
            is_last=is_last_administrator(membership),
        )
        if decision.reason == str(policies.LAST_OF_PORTAL):
            raise Refused(decision.reason)
        if decision:
            endable.append(membership)
    return endable


def _revoke_invitations(person: User, ended: list[Membership], *, gone: bool) -> None:
    """Those that they sent or received for organisations where they no longer work; all, when they are gone."""
    theirs = Q(email=person.email) | Q(invited_by=person)
    if not gone:
        theirs &= Q(team__organisation__in={each.team.organisation_id for each in ended if each.team is not None})
    Invitation.objects.all().waiting().filter(theirs).update(revoked_at=timezone.now())


def _holds_a_role(person: User, tenant: Tenant) -> bool:
    return Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate()), person=person, tenant=tenant
    ).exists()


def _holds_a_role_anywhere(person: User) -> bool:
    with platform("leaver-check"):
        return Membership.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate()), person=person
        ).exists()


def _works_elsewhere(actor: Actor, person: User) -> bool:
    seen = set(memberships_seen_by(actor).filter(person=person).values_list("pk", flat=True))
    with platform("second-factor-reset"):
        return (
            Membership.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate()), person=person)
            .exclude(pk__in=seen)
            .exists()
        )


def _close_account(person: User) -> None:
    """No way in is left: no password, no second factor, no organisation sign-in, no session anywhere."""
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    for kept in (Authenticator, SocialAccount, EmailAddress):
        kept.objects.filter(user=person).delete()
    sessions.end_all(person)
