"""Telling people that there is something. Other rooms call `notify`, in their own transaction."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.notifications import audit_actions, mails
from portal.notifications.channels import Channel
from portal.notifications.kinds import kind_named, kinds_for
from portal.notifications.models import Notification, Preference
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.database.transactions import require_transaction
from tenants.errors import Invalid

LONGEST_SUBJECT = 200


def notify(code: str, *, recipients: Iterable[User], url: str, subject: str = "", key: str = "") -> int:
    """Tell these people, each by the way that they chose.

    Called by services of other rooms in the transaction of what happened, so that both stand or neither does. It acts
    for nobody and asks no right: who is told follows from the kind (`people_for`) or from what somebody did.

    Args:
        code: a line of the table of kinds.
        recipients: people with a place in the active portal; double ones count once.
        url: a path in this portal, where the something is.
        subject: what it is about, such as the name of an entry. Shown in the portal alone, never in a mail.
        key: the same for the same cause: a second message of one kind and key to one person is not written.

    Returns:
        How many got a new message. Three queries and one for each mail; none without recipients.

    Raises:
        UnknownKind: the table has no such line.
        ValueError: the url is no path of this portal.
        OutsideTransaction: there is no transaction to share.
    """
    kind = kind_named(code)
    if not is_own_path(url):
        raise ValueError("A message points inside the portal.")
    require_transaction(Notification)
    people = {person.pk: person for person in recipients}
    if not people:
        return 0
    chosen = dict(Preference.objects.filter(person__in=people, kind=code).values_list("person", "channel"))
    rows = [
        Notification(
            person=person, kind=code, subject=subject[:LONGEST_SUBJECT], url=url, key=key,
            channel=chosen.get(pk, kind.default),
        )
        for pk, person in people.items()
        if chosen.get(pk) != Channel.NONE
    ]  # fmt: skip
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    # What stood there already under this key keeps its own uid.
    made = list(Notification.objects.filter(uid__in=[row.uid for row in rows]))
    for row in made:
        if row.channel == Channel.MAIL:
            mails.send_message(row)
    return len(made)


def forget(key_prefix: str, *, people: Iterable[User]) -> int:
    """Take back messages that these people did not read yet, because they may no longer know of their cause.

    A mail that waits for one of them is not sent: its message is gone when the worker looks.

    Args:
        key_prefix: how the keys of the cause begin.

    Returns:
        How many went.
    """
    unread = Notification.objects.filter(person__in=[person.pk for person in people], read_at__isnull=True)
    return int(unread.filter(key__startswith=key_prefix).delete()[0])


def is_own_path(url: str) -> bool:
    """A path, and no address of another site: browsers read "//" and "/\\" as the beginning of one."""
    return url.startswith("/") and not url.startswith(("//", "/\\")) and url.isprintable()


@transaction.atomic
def mark_read(actor: Actor, *, uid: UUID) -> Notification:
    """Note that a message was read. Once more changes nothing.

    Raises:
        NotFound: no such message of this actor.
        Refused: the actor has no account here.
    """
    require(can(actor, "own_account.change"))
    message: Notification = Notification.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    if message.read_at is None:
        message.read_at = timezone.now()
        message.save(update_fields=["read_at"])
    return message


@transaction.atomic
def mark_all_read(actor: Actor) -> int:
    """Note that all messages were read, and tell how many were not yet. One query.

    Raises:
        Refused: the actor has no account here.
    """
    require(can(actor, "own_account.change"))
    return int(Notification.objects.visible_to(actor).filter(read_at__isnull=True).update(read_at=timezone.now()))


@transaction.atomic
def choose_channels(actor: Actor, *, channels: Mapping[str, str]) -> None:
    """Choose how to hear of which kind. What is not named stays as it is.

    Args:
        channels: a value of `Channel` by the code of a kind.

    Raises:
        Refused: the actor has no account here.
        Invalid: a kind that does not go with the actor's roles, or a way that does not exist.
    """
    require(can(actor, "own_account.change"))
    known = {kind.code for kind in kinds_for(actor.roles)}
    wrong = [code for code, channel in channels.items() if code not in known or channel not in Channel.values]
    if wrong:
        raise Invalid(_("Kies opnieuw. Deze keuze bestaat niet."), {code: _("Kies opnieuw.") for code in wrong})
    for code, channel in channels.items():
        Preference.objects.update_or_create(person=actor.person, kind=code, defaults={"channel": channel})
    assert actor.person is not None
    record(actor, audit_actions.PREFERENCES_CHANGED, actor.person)
