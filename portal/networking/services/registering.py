"""Commands of a guest: asking for a seat, confirming, saying off. A link from a mail is the right."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.meetings.models import Meeting
from portal.meetings.seats import fill, is_full
from portal.networking import audit_actions, groups, links, mails, policies
from portal.networking.models import Guest
from portal.networking.services.judging import Given, judged
from tenants.access import Actor, anonymous, can, require
from tenants.audit import Action, record
from tenants.errors import NotFound, Refused
from tenants.vault import find

PERSONAL = ("name", "organisation", "email", "needs")


@transaction.atomic
def ask(actor: Actor, *, uid: UUID, given: Given) -> None:
    """Ask for a seat: a mail with a link goes to the address, and only who presses the button there gets one.

    Gives nothing back, and does not fail for an address that is known: nobody learns here who comes. Who is on the
    list already gets a mail that says so, once a day at most.

    Args:
        actor: anybody.
        uid: a public meeting.

    Raises:
        NotFound: no such meeting for a visitor.
        Refused: registering is closed; the sentence says why.
        Invalid: something cannot be as it was written; told per field.
    """
    meeting = _locked(actor, uid)
    require(policies.may_register(actor, meeting))
    good, now = judged(given), timezone.now()
    chosen = groups.named(meeting, good.groups)
    groups.refuse_full(meeting, chosen)
    there = Guest.objects.locked().filter(meeting=meeting, cancelled_at=None)
    known: Guest | None = find(there, "mailbox", good.email).first()
    if known is not None and known.confirmed_at is not None:
        mails.send_known_already(known, now)
        return
    guest = known or Guest(meeting=meeting, meeting_ends_at=meeting.ends_at)
    if guest.letters >= policies.MOST_LETTERS:
        return
    for name in (*PERSONAL, "language"):
        setattr(guest, name, getattr(good, name))
    guest.asked_at, guest.letters = now, guest.letters + 1
    guest.save()
    groups.put(chosen, guest=guest)
    _note(actor, audit_actions.ASKED, guest)
    mails.send_confirmation(guest)


@transaction.atomic
def confirm(actor: Actor, *, uid: UUID, proof: str) -> Guest:
    """Take the seat, or a place on the waiting list when there is none left. Doing it twice is the same as once.

    The meeting is locked first, so that two people never take one seat.

    Args:
        actor: anybody; the link is the right.
        uid, proof: from the link in the mail.

    Raises:
        NotFound: we never gave this link in this portal, or the guest was forgotten since.
        Refused: the link is older than two days, they said off, or the meeting is over or off.
    """
    guest = invited(actor, uid=uid, proof=proof)
    meeting: Meeting = Meeting.objects.locked().get(pk=guest.meeting_id)
    guest = _locked_guest(guest)
    guest.meeting = meeting
    _refuse_late(guest)  # once more: they may have said off while we waited for the lock
    if guest.confirmed_at is not None:
        return guest
    guest.confirmed_at, guest.waiting = timezone.now(), is_full(meeting)
    guest.save(update_fields=["confirmed_at", "waiting"])
    _note(actor, audit_actions.CONFIRMED, guest)
    mails.send_registered(guest, lost_group=not guest.waiting and groups.drop_full(meeting, guest))
    return guest


def invited(actor: Actor, *, uid: UUID, proof: str) -> Guest:
    """The guest of a link that still works, with the meeting. Two queries.

    Raises:
        NotFound, Refused: as for `confirm`.
    """
    if not can(actor, "meeting_public.register") or not links.is_proof_of(actor.tenant, uid, links.CONFIRM, proof):
        raise NotFound()
    found: Guest = Guest.objects.get_queryset().get_or_not_found(uid=uid)
    _refuse_late(found)
    return found


@transaction.atomic
def leave(actor: Actor, *, uid: UUID, proof: str) -> None:
    """Say off. What we knew is wiped at once, and the seat goes to who waits longest. Twice is the same as once.

    Raises:
        NotFound: we never gave this link in this portal.
    """
    require_own_link(actor, uid=uid, proof=proof)
    guest = Guest.objects.filter(uid=uid).first()
    if guest is not None:
        give_up(anonymous(actor.tenant), guest, audit_actions.WITHDREW)


def require_own_link(actor: Actor, *, uid: UUID, proof: str) -> None:
    """Go on when this portal gave this link to say off. No query.

    Raises:
        NotFound: it did not.
    """
    if not can(actor, "meeting_public.register") or not links.is_proof_of(actor.tenant, uid, links.LEAVE, proof):
        raise NotFound()


def give_up(actor: Actor, guest: Guest, what: Action) -> None:
    """Wipe a guest and fill the seat. The meeting is locked first, as for `confirm`. Inside a transaction."""
    meeting: Meeting = Meeting.objects.locked().get(pk=guest.meeting_id)
    guest = _locked_guest(guest)
    if guest.cancelled_at is not None:
        return
    guest.cancelled_at, guest.waiting = timezone.now(), False
    for name in PERSONAL:
        setattr(guest, name, "")
    guest.save()
    record(actor, what, guest)
    if policies.still_comes(meeting, timezone.now()):
        fill(actor, meeting)


def _locked(actor: Actor, uid: UUID) -> Meeting:
    """The meeting as a visitor may see it, whoever asks: no other is registered for here."""
    visitor = anonymous(actor.tenant)
    found: Meeting = Meeting.objects.visible_to(visitor).locked().get_or_not_found(uid=uid)
    return found


def _refuse_late(found: Guest) -> None:
    now = timezone.now()
    if found.cancelled_at is not None:
        raise Refused(_("U hebt zich afgemeld. Meld u opnieuw aan als u toch komt."))
    if not policies.still_comes(found.meeting, now):
        raise Refused(_("Deze bijeenkomst is al begonnen of gaat niet door."))
    if found.confirmed_at is None and not policies.is_in_time(found.asked_at, now):
        raise Refused(_("Deze link werkt niet meer. Meld u opnieuw aan."))


def _locked_guest(guest: Guest) -> Guest:
    found: Guest = Guest.objects.locked().get_or_not_found(pk=guest.pk)
    return found


def _note(actor: Actor, what: Action, guest: Guest) -> None:
    """As a visitor, also when somebody is signed in: whoever reads the log need not know which mailbox is whose."""
    record(anonymous(actor.tenant), what, guest)
