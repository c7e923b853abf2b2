"""How long meetings are kept: who answered what goes sooner than that there was a meeting."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.meetings.words import MeetingState
from tenants.retention import Condition, Delete, Rule, months, register_rule, years

SOURCE = _("AVG, artikel 5, eerste lid, onder e")

CANCELLED = register_rule(
    Rule(
        code="meetings.never_held",
        model="meetings.Meeting",
        what=_("Bijeenkomst die niet doorging of nooit is aangekondigd"),
        why=_("Een half jaar later vraagt niemand meer naar een bijeenkomst die er niet was."),
        source=SOURCE,
        since="ends_at",
        since_words=_("na de dag van de bijeenkomst"),
        when=Condition("never held", Q(state__in=[MeetingState.CANCELLED, MeetingState.PLANNED])),
        term=months(6),
        shortest=months(1),
        longest=years(2),
        then=Delete(),
    )
)
HELD = register_rule(
    Rule(
        code="meetings.held",
        model="meetings.Meeting",
        what=_("Bijeenkomst die er was, met wie er kwam"),
        why=_("Zo lang kijkt een netwerk terug op wie er meestal komt en wat er is afgesproken."),
        source=SOURCE,
        since="ends_at",
        since_words=_("na de dag van de bijeenkomst"),
        when=Condition("held", Q(state__in=[MeetingState.HELD, MeetingState.INVITED])),
        term=years(5),
        shortest=years(1),
        longest=years(10),
        then=Delete(),
    )
)
