"""Asking back: how it goes with a resident some months after the help ended, by the one contact person."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.consent.services.recording import called
from portal.referrals import audit_actions, clocks, policies
from portal.referrals.models import CheckBack, Referral, ReferralClock
from portal.referrals.models.referral import MOST_TEXT
from portal.referrals.moves import ASK_AGAIN_AFTER, MOST_TRIES
from portal.referrals.services.finding import referral_to_move
from portal.referrals.services.keeping_time import first_end
from portal.referrals.words import HowNow
from tenants.access import Actor, require
from tenants.audit import record
from tenants.dutch_time import DUTCH_TIME
from tenants.errors import Invalid, Stale


@sensitive_variables("note", "written")
@transaction.atomic
def check_back(actor: Actor, *, uid: UUID, clock: UUID, how: str, note: str = "") -> CheckBack:
    """Write down how it goes now. The term ends with an answer, or with the third time that nobody answered.

    Args:
        clock: the running term that the actor looked at: the same button pressed again is told that it is done.
        how: a value of `words.HowNow`.

    Raises:
        NotFound: no such referral for this actor.
        Refused: the actor's team does not lead the case, or nobody is to be asked.
        Stale: it was done meanwhile.
        Invalid: with a sentence per field.
    """
    referral = referral_to_move(actor, uid)
    running = ReferralClock.objects.filter(referral=referral, code="check_back", stopped_at__isnull=True)
    term: ReferralClock | None = running.first()
    require(policies.may_check_back(actor, referral, term is not None))
    if term is None or term.uid != clock:
        raise Stale(_("Iemand deed deze navraag net. Bekijk de doorverwijzing opnieuw."))
    written = note.strip()
    wrong = {"how": _("Kies hoe het nu gaat.")} if how not in HowNow.values else {}
    if len(written) > MOST_TEXT:
        wrong["note"] = _("Maak dit korter.")
    if wrong:
        raise Invalid(_("Er klopt iets niet. Kijk bij de velden."), wrong)
    now = timezone.now()
    made = CheckBack(referral=referral, by=actor.person, by_whom=called(actor), at=now, how=how, note=written)
    made.save()
    term.stopped_at = now
    term.save(update_fields=["stopped_at"])
    if how == HowNow.NOT_REACHED and _tries(referral) < MOST_TRIES:
        day = clocks.next_working_day(timezone.localdate(now + timedelta(days=ASK_AGAIN_AFTER)))
        ends = datetime.combine(day, clocks.END_OF_WORK, tzinfo=DUTCH_TIME)
        ReferralClock.objects.create(referral=referral, code="check_back", started_at=now, ends_at=ends)
    referral.due_at = first_end(referral)
    referral.version += 1
    referral.save(update_fields=["due_at", "version"])
    record(actor, audit_actions.CHECKED_BACK, referral, how=how)
    return made


def _tries(referral: Referral) -> int:
    return CheckBack.objects.filter(referral=referral, how=HowNow.NOT_REACHED).count()
