"""What people do with their own account. Password and second factor go by allauth; this is the rest."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts import audit_actions
from portal.accounts.models import User
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, NotFound
from tenants.models import Team


@transaction.atomic
def change_name(actor: Actor, *, name: str) -> User:
    """Change what the others call this person.

    Raises:
        Refused: nobody is signed in.
        Invalid: the name is empty or too long.
    """
    require(can(actor, "own_account.change"))
    assert actor.person is not None
    given = " ".join(name.split())
    if not given or len(given) > 150:
        raise Invalid(_("Vul uw naam in."), {"name": _("Vul uw naam in, in ten hoogste 150 tekens.")})
    person = User.objects.get(pk=actor.person.pk)
    person.name = given
    person.save(update_fields=["name"])
    record(actor, audit_actions.NAME_CHANGED, person)
    return person


def choose_team(actor: Actor, *, team_uid: str) -> Team:
    """The team that new things will belong to. The caller keeps it in the session.

    Raises:
        NotFound: not one of the actor's own teams.
    """
    try:
        team: Team = Team.objects.filter(pk__in=actor.teams).get_or_not_found(uid=team_uid)
    except ValidationError as no_uid:
        raise NotFound() from no_uid
    return team


@transaction.atomic
def note_signed_in(actor: Actor) -> None:
    """Remember in the log that somebody came in."""
    record(actor, audit_actions.SIGNED_IN, actor.person)


@transaction.atomic
def note_signed_out(actor: Actor) -> None:
    """Remember in the log that somebody left."""
    record(actor, audit_actions.SIGNED_OUT, actor.person)


@transaction.atomic
def note_change(actor: Actor, notice: str) -> None:
    """Remember in the log that a password or second factor changed, as allauth tells it."""
    action = audit_actions.BY_NOTICE.get(notice)
    if action is not None:
        record(actor, action, actor.person)


def checked_password(password: str, person: User) -> str:
    """The password, when it is good enough.

    Raises:
        Invalid: with what to do about it.
    """
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise Invalid(_("Kies een ander wachtwoord."), {"password": " ".join(weak.messages)}) from weak
    return password
