"""Whether an organisation takes people on: what it said, and how long that counts. A rule as data.

Beside HSDS' own ServiceCapacity, which counts beds and places: most organisations know only whether there is room.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.models import Tenant

HOLDS_DAYS = 60
MOST_WEEKS = 104


class Capacity(models.TextChoices):
    OPEN = "open", _("Neemt mensen aan")
    WAITING = "waiting", _("Er is een wachttijd")
    FULL = "full", _("Vol")


@dataclass(frozen=True)
class CapacityNow:
    """What was told, and whether it still counts. Not `known`: it is too old to go by."""

    state: str
    weeks: int | None
    told_on: date
    known: bool


def days_of(tenant: Tenant) -> int:
    """How many days it counts in this portal: its setting `capacity_days`, or sixty."""
    days = tenant.setting("capacity_days", None)
    return days if isinstance(days, int) and not isinstance(days, bool) and days > 0 else HOLDS_DAYS


def capacity_now(state: str, weeks: int | None, told_on: date | None, today: date, days: int) -> CapacityNow | None:
    """How it stands today; nothing when it was never told. A day in the future is a mistake, and counts as unknown."""
    if state not in Capacity.values or told_on is None:
        return None
    known = timedelta(0) <= today - told_on <= timedelta(days=days)
    return CapacityNow(state, weeks if state == Capacity.WAITING else None, told_on, known)
