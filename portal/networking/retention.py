"""How long guests are kept: until a month after the meeting, and who never confirmed a week."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenants.retention import Condition, Delete, Rule, days, months, register_rule

MODEL = "networking.Guest"
SOURCE = _("AVG, artikel 5, eerste lid, onder e")

UNCONFIRMED = register_rule(
    Rule(
        code="networking.unconfirmed",
        model=MODEL,
        what=_("Aanmelding voor een bijeenkomst die niemand bevestigde"),
        why=_("Zonder bevestiging mag de gemeente het adres niet gebruiken."),
        source=SOURCE,
        since="asked_at",
        since_words=_("na de aanvraag"),
        when=Condition("not confirmed", Q(confirmed_at__isnull=True)),
        # Longer than the link in the mail works (policies.LINK_WORKS): who clicks too late reads so.
        term=days(7),
        shortest=days(3),
        longest=days(14),
        then=Delete(),
    )
)
GUEST = register_rule(
    Rule(
        code="networking.guest",
        model=MODEL,
        what=_("Gast bij een bijeenkomst: naam, organisatie, e-mailadres en wat iemand nodig heeft"),
        why=_("Zo lang kan de organisator nog iets nasturen of navragen."),
        source=SOURCE,
        since="meeting_ends_at",
        since_words=_("na de dag van de bijeenkomst"),
        when=Condition("confirmed", Q(confirmed_at__isnull=False)),
        term=days(30),
        shortest=days(7),
        longest=days(30),
        then=Delete(),
    )
)
EXCHANGE = register_rule(
    Rule(
        code="networking.exchange",
        model="networking.Exchange",
        what=_("Vraag of aanbod tussen organisaties, met de reacties"),
        why=_("Zo lang kijken organisaties terug op wat zij van elkaar kregen."),
        source=SOURCE,
        since="until",
        since_words=_("na de laatste dag ervan"),
        term=months(6),
        shortest=months(1),
        longest=months(12),
        then=Delete(),
    )
)
