"""Whether there is room, in words. What is too old to go by is said to be unknown: an old promise is none."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.socialmap.capacity import Capacity, CapacityNow


def in_short(now: CapacityNow | None) -> str:
    """For a card. Nothing when it was never told."""
    if now is None:
        return ""
    return _said(now) if now.known else _("Wij weten niet of er plek is")


def in_full(now: CapacityNow | None) -> str:
    """For a page, with its day."""
    if now is None:
        return ""
    if not now.known:
        return _("Wij weten niet of er plek is. Bel eerst.")
    day = date_format(now.told_on, "j E Y")
    return _("%(said)s. Dat is doorgegeven op %(day)s.") % {"said": _said(now), "day": day}


def _said(now: CapacityNow) -> str:
    if now.state == Capacity.WAITING and now.weeks:
        return ngettext("De wachttijd is %(n)s week", "De wachttijd is %(n)s weken", now.weeks) % {"n": now.weeks}
    return str(Capacity(now.state).label) if now.state != Capacity.FULL else _("Nu is het vol")
