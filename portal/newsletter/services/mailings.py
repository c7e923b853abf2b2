"""Commands of editors: sending an issue to everybody, and stopping it."""

from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.newsletter import audit_actions, mails, policies, sending
from portal.newsletter.issues import ORIGINAL, IssueLetter
from portal.newsletter.models import CONFIRMED, Mailing, Subscriber
from portal.newsletter.states import MailingState
from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import Invalid, Refused
from tenants.outbox import progress_of_letters


@transaction.atomic
def start_mailing(actor: Actor, *, issue: UUID, letters: Mapping[str, IssueLetter]) -> Mailing:
    """Begin to send an issue to everybody who is subscribed now. Cannot be undone; can be stopped while it runs.

    Args:
        actor: an editor or an administrator of the municipality.
        issue: the lasting id of the page.
        letters: its words by language; Dutch always. The caller has seen that everybody may read what is in them.

    Returns:
        The mailing, running. Costs eight queries, however many subscribers there are.

    Raises:
        Refused: the actor may not send, this issue was sent before, or there is nobody to send it to.
        Invalid: there are no Dutch words.
    """
    require(policies.may_send(actor))
    if ORIGINAL not in letters or not letters[ORIGINAL].subject.strip():
        raise Invalid(_("Deze nieuwsbrief heeft nog geen titel of tekst."))
    total = Subscriber.objects.filter(CONFIRMED).count()
    if not total:
        raise Refused(_("Er zijn nog geen abonnees. Er is dus niemand om deze nieuwsbrief aan te sturen."))
    mailing = Mailing(
        issue=issue,
        title=letters[ORIGINAL].subject,
        letters={code: letter.as_kept() for code, letter in letters.items()},
        started_by=actor.person,
        started_at=timezone.now(),
        total=total,
    )
    try:
        with transaction.atomic():
            mailing.save(force_insert=True)
    except IntegrityError as twice:
        raise Refused(_("Deze nieuwsbrief is al verstuurd. Twee keer versturen kan niet.")) from twice
    record(actor, audit_actions.SENDING_BEGAN, mailing)
    sending.write_next_batch(mailing)
    return mailing


@transaction.atomic
def stop_mailing(actor: Actor, *, issue: UUID) -> Mailing:
    """Stop sending. Who has the letter keeps it; who has not will not get this issue any more.

    Args:
        actor: an editor or an administrator of the municipality; the system when the page is taken away.
        issue: the lasting id of the page.

    Raises:
        NotFound: this issue was never sent, or not in this portal.
        Refused: it is over already, or the actor may not stop it.
    """
    mailing: Mailing = Mailing.objects.visible_to(actor).locked().get_or_not_found(issue=issue)
    require(policies.may_stop(actor, mailing))
    _stop(actor, mailing)
    return mailing


@transaction.atomic
def withdraw_issue(actor: Actor, *, issue: UUID) -> None:
    """The page was taken away: what of it has not left yet stays here. For the room of pages, with a system actor."""
    running = Mailing.objects.locked().filter(issue=issue, state=MailingState.RUNNING).first()
    if running is not None:
        _stop(actor, running)


def _stop(actor: Actor, mailing: Mailing) -> None:
    sending.end(mailing, MailingState.STOPPED, progress_of_letters(mails.ISSUE, str(mailing.uid)))
    record(actor, audit_actions.SENDING_STOPPED, mailing)
