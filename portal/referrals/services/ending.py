"""What ends a referral from outside: a ground that stopped, a term that nobody kept, a case that would close."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.models import Case
from portal.consent import events as consent_events
from portal.consent.models import Ground
from portal.referrals.models import Referral, ReferralClock
from portal.referrals.moves import MOVES
from portal.referrals.services.finding import hold_what_it_rests_on
from portal.referrals.services.moving import open_or_close, take
from portal.referrals.states import RUNNING, SHARING
from portal.referrals.telling import Told
from portal.referrals.words import Party, ReferralState
from tenants.access import system
from tenants.errors import Refused
from tenants.sight import looking_past

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.referrals.models.referral import ReferralQuerySet

DRAFTS_LIVE = timedelta(days=30)
REMINDERS = 2
# Terms after which nobody's answer is an answer: what they end in.
EXPIRING = {"consent", "first_reaction", "completion"}


@looking_past("referrals.ending")
def withdraw_what_rested_on(ground: Ground, why: str) -> None:
    """A ground ended: what was shared under it stops in the same transaction. Listens to `consent.ended`."""
    actor = system(ground.tenant, f"consent.{why}")
    for referral in _whole().filter(ground=ground, state__in=sorted(RUNNING)).order_by("pk").locked():
        consent_events.stopped("referral", referral.uid)
        if referral.state in MOVES["withdraw"].sources:
            take(actor, referral, "withdraw", Told(), party=Party.SYSTEM)


@looking_past("referrals.ending")
def rest_on_the_new_one(ground: Ground) -> None:
    """A ground was renewed: what rested on the old one rests on the new one. Listens to `consent.recorded`."""
    if ground.renews_id is None:
        return
    actor = system(ground.tenant, "consent.renewed")
    resting = _whole().filter(ground=ground.renews_id).filter(state__in=sorted(RUNNING | SHARING))
    for referral in resting.order_by("pk").locked():
        referral.ground = ground
        referral.save(update_fields=["ground"])
        open_or_close(actor, referral)


@looking_past("referrals.ending")
def refuse_while_something_runs(case: Case) -> None:
    """A case with running referrals does not close. Listens to `cases.closed`.

    Raises:
        Refused: with how many there are.
    """
    count = Referral.objects.filter(case=case, state__in=sorted(RUNNING)).count()
    if count:
        raise Refused(_("Er lopen nog %(count)s doorverwijzingen. Rond die eerst af.") % {"count": count})


@looking_past("referrals.ending")
def follow_the_lead(case: Case, before: "User") -> None:
    """The resident has another contact person, who sends what the one before sent. Listens to `cases.lead_changed`."""
    sent = Referral.objects.filter(case=case, sender=before, state__in=sorted(RUNNING))
    held = list(sent.order_by("pk").locked().values_list("pk", flat=True))  # in the order of all
    Referral.objects.filter(pk__in=held).update(sender=case.lead, sender_team=case.lead_team)


def expire_due() -> int:
    """Let referrals of the active portal expire that nobody answered after the reminders; each in its transaction.

    Returns:
        How many expired.
    """
    late = ReferralClock.objects.filter(
        stopped_at__isnull=True, paused_at__isnull=True, code__in=EXPIRING, reminders__gte=REMINDERS,
        ends_at__lt=timezone.now(),
    )  # fmt: skip
    return sum(_expire(pk) for pk in late.order_by("pk").values_list("referral", flat=True))


def discard_old_drafts() -> int:
    """Throw away drafts of the active portal that nobody touched for thirty days and that were never sent.

    Returns:
        How many went.
    """
    old = Referral.objects.filter(
        state=ReferralState.DRAFT, sent_at__isnull=True, made_at__lt=timezone.now() - DRAFTS_LIVE
    )
    return old.delete()[1].get("referrals.Referral", 0)


@transaction.atomic
def _expire(pk: int) -> int:
    ground = hold_what_it_rests_on(Referral.objects.filter(pk=pk))
    referral: Referral = _whole().locked().get_or_not_found(pk=pk)
    if referral.state not in MOVES["expire"].sources or referral.ground_id != ground:
        return 0
    take(system(referral.tenant, "referrals.no_answer"), referral, "expire", Told(), party=Party.SYSTEM)
    return 1


def _whole() -> "ReferralQuerySet":
    return Referral.objects.select_related("case__lead_team", "kind", "ground", "sender_team", "receiver_team")
