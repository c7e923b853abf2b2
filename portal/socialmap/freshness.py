"""How long an entry counts as true: a rule as data, in months since somebody checked it."""

import calendar
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.models import Tenant


class Freshness(models.TextChoices):
    FRESH = "fresh", _("Kort geleden nagekeken")
    DUE = "due", _("Bijna toe aan controle")
    STALE = "stale", _("Lang niet nagekeken")


@dataclass(frozen=True)
class FreshnessRule:
    """Fresh for `due_after` months, then due, and stale from `stale_after` months on."""

    due_after: int = 6
    stale_after: int = 12


def rule_of(tenant: Tenant) -> FreshnessRule:
    """The rule of this portal: its setting `freshness_months` ([6, 12]), or the default."""
    months = tenant.setting("freshness_months", None)
    if not (isinstance(months, list) and len(months) == 2 and all(isinstance(each, int) for each in months)):
        return FreshnessRule()
    due, stale = months
    return FreshnessRule(due, stale) if 0 < due <= stale else FreshnessRule()


def freshness(checked_on: date | None, today: date, rule: FreshnessRule, silent_since: date | None = None) -> Freshness:
    """How true an entry can be taken to be. Never checked counts as stale, and so does an owner who does not answer."""
    if checked_on is None or silent_since is not None or checked_on <= months_before(today, rule.stale_after):
        return Freshness.STALE
    if checked_on <= months_before(today, rule.due_after):
        return Freshness.DUE
    return Freshness.FRESH


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
