"""By what services can be narrowed, beyond terms: codes that mean the same in every portal."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.socialmap.opening import Rule, Timetable

EVENING = time(18, 30)
# What is written of accessibility, in Dutch and English, by the code of the facet.
ACCESS_WORDS = {
    "rolstoel": ("rolstoel", "wheelchair"),
    "lift": ("lift", "elevator"),
    "toilet": ("toilet", "restroom"),
    "ringleiding": ("ringleiding", "hearing loop"),
    "ov": ("openbaar vervoer", "bushalte", "public transport"),
}
LABELS = {
    "cost": {"gratis": _("Gratis")},
    "accessible": {
        "rolstoel": _("Rolstoel"),
        "lift": _("Lift"),
        "toilet": _("Aangepast toilet"),
        "ringleiding": _("Ringleiding"),
        "ov": _("Met openbaar vervoer"),
    },
    "hours": {"avond": _("\u2019s Avonds open"), "weekend": _("In het weekend open")},
}
MUNICIPALITY_KINDS = frozenset({"gemeente", "municipality"})


def municipalities(areas: Iterable[Any]) -> tuple[str, ...]:
    """The municipalities that a service is for, by name."""
    return tuple(sorted({row.name for row in areas if row.extent_type.lower() in MUNICIPALITY_KINDS and row.name}))


def languages(rows: Iterable[Any]) -> tuple[str, ...]:
    """Language codes, or the name where a source gave no code."""
    return tuple(sorted({(row.code or row.name).strip().lower() for row in rows if (row.code or row.name).strip()}))


def accessibility(lines: Iterable[str]) -> tuple[str, ...]:
    """What of our list is there."""
    text = " ".join(lines).lower()
    return tuple(code for code, words in ACCESS_WORDS.items() if any(word in text for word in words))


def unusual_hours(timetable: Timetable) -> tuple[str, ...]:
    """Open in the evening, in the weekend."""
    found = {code for rule in timetable.rules if not rule.broken for code in _unusual(rule)}
    return tuple(sorted(found))


def _unusual(rule: Rule) -> Iterable[str]:
    if rule.opens_at is None or rule.closes_at is None:
        return
    if rule.closes_at > EVENING or rule.closes_at <= rule.opens_at:
        yield "avond"
    if (rule.freq == "DAILY" and not rule.byday) or any(day.weekday >= 5 for day in rule.byday):
        yield "weekend"
