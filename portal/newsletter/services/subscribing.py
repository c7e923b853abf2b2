"""Commands of whoever reads the newsletter: asking for it, confirming, leaving. A link from a mail is the right."""

from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.newsletter import audit_actions, links, mails, policies
from portal.newsletter.models import Subscriber
from tenants.access import Actor, anonymous, can, require
from tenants.audit import Action, record
from tenants.errors import Invalid, NotFound, Refused

LONGEST_ADDRESS = 254  # RFC 5321


@transaction.atomic
def ask(actor: Actor, *, email: str, language: str) -> None:
    """Ask for the newsletter: a mail with a link goes to the address, and only who opens it comes on the list.

    Gives nothing back, and does not fail for an address that is known: nobody learns here who reads the newsletter.
    Who is on the list already gets a mail that says so, once a month at most.

    Args:
        actor: anybody.
        email: where the newsletter should go.
        language: a language of the site.

    Raises:
        Refused: the actor may not ask.
        Invalid: the address is none, or the language is not one of the site.
    """
    require(can(actor, "newsletter.register"))
    address = normalised(email)
    if language not in dict(settings.LANGUAGES):
        raise Invalid(_("Kies een taal."), {"language": _("Kies een taal uit de lijst.")})
    now = timezone.now()
    # The unique key decides, not a look beforehand: two tabs may ask at one moment.
    Subscriber.objects.bulk_create([Subscriber(email=address, language=language, asked_at=now)], ignore_conflicts=True)
    subscriber: Subscriber = Subscriber.objects.locked().get(email=address)
    if subscriber.confirmed_at is not None:
        mails.send_known_already(subscriber, now)
        return
    if subscriber.letters >= policies.MOST_LETTERS:
        return
    subscriber.language, subscriber.asked_at, subscriber.letters = language, now, subscriber.letters + 1
    subscriber.save(update_fields=["language", "asked_at", "letters"])
    _note(actor, audit_actions.ASKED, subscriber)
    mails.send_confirmation(subscriber)


@transaction.atomic
def confirm(actor: Actor, *, uid: UUID, proof: str) -> None:
    """Come on the list. Doing it twice is the same as once.

    Args:
        actor: anybody; the link is the right.
        uid, proof: from the link in the mail.

    Raises:
        NotFound: we never gave this link in this portal, or the address was forgotten since.
        Refused: the link is older than a week, or whoever it was sent to has left.
    """
    subscriber = invited(actor, uid=uid, proof=proof, locked=True)
    if subscriber.confirmed_at is not None:
        return
    subscriber.confirmed_at = timezone.now()
    subscriber.save(update_fields=["confirmed_at"])
    _note(actor, audit_actions.CONFIRMED, subscriber)


def invited(actor: Actor, *, uid: UUID, proof: str, locked: bool = False) -> Subscriber:
    """The subscriber of a link that still works. One query.

    Raises:
        NotFound, Refused: as for `confirm`.
    """
    require(can(actor, "newsletter.register"))
    if not links.is_proof_of(actor.tenant, uid, links.CONFIRM, proof):
        raise NotFound()
    rows = Subscriber.objects.locked() if locked else Subscriber.objects.get_queryset()
    found: Subscriber = rows.get_or_not_found(uid=uid)
    left = found.unsubscribed_at is not None
    late = found.confirmed_at is None and not policies.is_in_time(found.asked_at, timezone.now())
    if left or late:
        raise Refused(_("Deze link werkt niet meer. Meld u opnieuw aan voor de nieuwsbrief."))
    return found


@transaction.atomic
def unsubscribe(actor: Actor, *, uid: UUID, proof: str) -> None:
    """Leave the list. The address is wiped at once. Doing it again, even after years, is the same as once.

    Args:
        actor: anybody, also a mail program that asks it for somebody (RFC 8058); the link is the right.
        uid, proof: from the link in the mail.

    Raises:
        NotFound: we never gave this link in this portal.
    """
    require_own_link(actor, uid=uid, proof=proof)
    subscriber = Subscriber.objects.locked().filter(uid=uid, unsubscribed_at__isnull=True).first()
    if subscriber is None:
        return
    subscriber.email, subscriber.unsubscribed_at = "", timezone.now()
    subscriber.save(update_fields=["email", "unsubscribed_at"])
    _note(actor, audit_actions.UNSUBSCRIBED, subscriber)


def require_own_link(actor: Actor, *, uid: UUID, proof: str) -> None:
    """Go on when this portal gave this link to leave. No query.

    Raises:
        NotFound: it did not.
    """
    if not can(actor, "newsletter.withdraw") or not links.is_proof_of(actor.tenant, uid, links.LEAVE, proof):
        raise NotFound()


def normalised(email: str) -> str:
    """One address for one mailbox: without spaces around it, in small letters, as every mail server of today reads it.

    Raises:
        Invalid: it is no address.
    """
    address = email.strip().lower()
    try:
        validate_email(address)
        address.encode("ascii")
    except (ValidationError, UnicodeEncodeError) as wrong:
        said = _("Vul een e-mailadres in, zoals naam@voorbeeld.nl.")
        raise Invalid(said, {"email": said}) from wrong
    if len(address) > LONGEST_ADDRESS:
        said = _("Dit e-mailadres is te lang.")
        raise Invalid(said, {"email": said})
    return address


def _note(actor: Actor, what: Action, subscriber: Subscriber) -> None:
    """As a visitor, also when somebody is signed in: whoever reads the log need not know which mailbox is whose."""
    record(anonymous(actor.tenant), what, subscriber)
