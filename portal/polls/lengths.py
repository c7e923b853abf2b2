"""How long a meeting takes, in words."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

OFFERED = (30, 45, 60, 90, 120, 150, 180, 240, 480)


def length_said(minutes: int) -> str:
    """As people say it: "45 minuten", "1,5 uur"."""
    if minutes < 60 or minutes % 30:
        return _("%(n)d minuten") % {"n": minutes}
    hours = minutes / 60
    return _("%(n)s uur") % {"n": number_format(hours, decimal_pos=0 if minutes % 60 == 0 else 1)}
