"""Which rows of the flat table referrals expect, so that it can be counted over (`manage.py access check`)."""

from collections.abc import Iterator

from django.utils import timezone

from portal.cases.access import Row
from portal.cases.words import Level, Source
from portal.consent.models import Ground
from portal.referrals.models import Referral
from portal.referrals.states import SHARING, WORKING


def rows_of_referrals() -> Iterator[Row]:
    """A row for each referral of the active portal that shares something under a ground that stands. One query."""
    standing = Ground.objects.standing(timezone.localdate())
    shared = Referral.objects.filter(state__in=sorted(SHARING), ground__in=standing)
    fields = ("case", "receiver_team", "uid", "state", "ground__uid", "ground__valid_until")
    for case, team, uid, state, ground_uid, until in shared.values_list(*fields):
        level = Level.ALL if state in WORKING else Level.MINIMUM
        yield Row(case, team, Source.REFERRAL, uid, level, ground_uid, until)
