"""Referrals of the demo on which the professional whose button signs in first has something to do: their addresses."""

from collections.abc import Mapping
from typing import Any

from tenants.access import Role
from tenants.models import Tenant
from tests.browser.widening_compose import somebody


def widen_referrals(tenant: Tenant) -> Mapping[str, str]:
    """Tell the addresses by name: the demo has a referral in each state, so nothing is added."""
    from portal.referrals.models import Referral, ReferralClock
    from portal.referrals.words import HandOver
    from portal.referrals.words import ReferralState as S

    alice = somebody(tenant, Role.PARTNER)
    seen = Referral.objects.visible_to(alice).order_by("pk")
    ours, theirs = seen.filter(sender_team__in=alice.teams), seen.filter(receiver_team__in=alice.teams)
    asked_back = ReferralClock.objects.filter(code="check_back", stopped_at__isnull=True).values("referral")
    found: Mapping[str, Any] = {
        "referral_sent": ours.filter(state=S.SENT),
        "referral_talk": ours.filter(hand_over=HandOver.THREE_WAY, state__in=(S.SENT, S.RETURNED, S.ACCEPTED)),
        "referral_returned": ours.filter(state=S.RETURNED),
        "referral_ended": ours.filter(state=S.COMPLETED, pk__in=asked_back),
        "referral_received": theirs.filter(state=S.SENT),
        "referral_accepted": ours.filter(state=S.ACCEPTED),
    }
    return {name: f"/doorverwijzingen/{rows.first().uid}/" for name, rows in found.items()}
