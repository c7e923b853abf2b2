"""How long date polls are kept: addresses of outsiders for as long as their link works, the rest half a year."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.polls.words import OVER, PollState
from tenants.retention import Blank, Condition, Delete, Rule, days, months, register_rule, years

SOURCE = _("AVG, artikel 5, eerste lid, onder e")
# As long as the link of an outsider still shows what came of the poll.
LINK_LIVES = days(30)

OUTSIDERS = register_rule(
    Rule(
        code="polls.outsiders",
        model="polls.Voter",
        what=_("Naam, e-mailadres en link van iemand zonder account in een datumprikker"),
        why=_("Na de sluiting kan iemand nog lezen welke dag het werd. Daarna is het adres nergens meer voor nodig."),
        source=SOURCE,
        since="closed_at",
        since_words=_("nadat de datumprikker is gesloten"),
        when=Condition("outsiders", Q(team__isnull=True)),
        term=LINK_LIVES,
        shortest=days(7),
        longest=days(90),
        then=Blank(("name", "email", "digest", "remark"), stamp="forgotten_at"),
    )
)
OVER_AND_DONE = register_rule(
    Rule(
        code="polls.over",
        model="polls.Poll",
        what=_("Datumprikker met wie wanneer kon"),
        why=_("Een half jaar na de sluiting vraagt niemand meer waarom het die dag werd."),
        source=SOURCE,
        since="closed_at",
        since_words=_("nadat de datumprikker is gesloten"),
        when=Condition("over", Q(state__in=OVER)),
        term=months(6),
        shortest=months(1),
        longest=years(2),
        then=Delete(),
    )
)
NEVER_SENT = register_rule(
    Rule(
        code="polls.never_sent",
        model="polls.Poll",
        what=_("Datumprikker die nooit is verstuurd"),
        why=_("Wat na de laatste antwoorddag nog klaarligt, wordt niet meer verstuurd."),
        source=SOURCE,
        since="closes_at",
        since_words=_("na de dag waarop men had moeten antwoorden"),
        when=Condition("never sent", Q(state=PollState.DRAFT)),
        term=months(3),
        shortest=months(1),
        longest=years(1),
        then=Delete(),
    )
)
