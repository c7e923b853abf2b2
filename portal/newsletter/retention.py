"""How long addresses are kept: one that nobody confirmed is not ours to keep, and a count is not for ever."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenants.retention import Condition, Delete, Rule, days, months, register_rule, years

MODEL = "newsletter.Subscriber"
SOURCE = _("AVG, artikel 5, eerste lid, onder e")

UNCONFIRMED = register_rule(
    Rule(
        code="newsletter.unconfirmed",
        model=MODEL,
        what=_("E-mailadres voor de nieuwsbrief dat niemand bevestigde"),
        why=_("Zonder bevestiging mag de gemeente het adres niet gebruiken."),
        source=SOURCE,
        since="asked_at",
        since_words=_("na de aanvraag"),
        when=Condition("not confirmed", Q(confirmed_at__isnull=True, unsubscribed_at__isnull=True)),
        # Longer than the link in the mail works: somebody who clicks too late reads so, instead of that we never heard
        # of them (policies.LINK_WORKS).
        term=days(14),
        shortest=days(8),
        longest=days(30),
        then=Delete(),
    )
)
LEFT = register_rule(
    Rule(
        code="newsletter.left",
        model=MODEL,
        what=_("Lege regel van wie zich uitschreef voor de nieuwsbrief"),
        why=_("Hiermee telt de redactie hoeveel mensen zich uitschreven. Het adres is al weg."),
        source=SOURCE,
        since="unsubscribed_at",
        since_words=_("na het uitschrijven"),
        term=years(1),
        shortest=months(1),
        longest=years(2),
        then=Delete(),
    )
)
