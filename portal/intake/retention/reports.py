"""How long reports of visitors are kept: what visitors wrote is needed to mend an entry, and not for ever."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.intake.states import ReportState
from tenants.retention import Blank, Condition, Rule, days, months, register_rule, years

MODEL = "intake.Report"
SOURCE = _("AVG, artikel 5, eerste lid, onder e")
HAS_ADDRESS = ~Q(answer_to="")
ADDRESS_GOES = Blank(("answer_to",), words=_("Het portaal wist het e-mailadres."))

ANSWERED = register_rule(
    Rule(
        code="intake.address_answered",
        model=MODEL,
        what=_("E-mailadres van wie iets meldde, na ons antwoord"),
        why=_("Het adres is nodig voor het antwoord, en nog even als dat terugkomt."),
        source=SOURCE,
        since="answered_at",
        since_words=_("na ons antwoord"),
        when=Condition("has an address", HAS_ADDRESS),
        term=days(30),
        shortest=days(7),
        longest=days(90),
        then=ADDRESS_GOES,
    )
)
HANDLED = register_rule(
    Rule(
        code="intake.address_handled",
        model=MODEL,
        what=_("E-mailadres van wie iets meldde, zonder antwoord"),
        why=_("De melding is klaar, dus het adres is niet meer nodig."),
        source=SOURCE,
        since="handled_at",
        since_words=_("nadat de melding is afgehandeld"),
        when=Condition("done, has an address", HAS_ADDRESS & Q(state=ReportState.DONE)),
        term=days(30),
        shortest=days(7),
        longest=days(90),
        then=ADDRESS_GOES,
    )
)
NEVER = register_rule(
    Rule(
        code="intake.address_never",
        model=MODEL,
        what=_("E-mailadres van wie iets meldde, als niemand de melding afhandelt"),
        why=_("Na een jaar verwacht niemand nog antwoord."),
        source=SOURCE,
        since="made_at",
        since_words=_("nadat de melding kwam"),
        when=Condition("has an address", HAS_ADDRESS),
        term=months(12),
        shortest=months(3),
        longest=months(12),
        then=ADDRESS_GOES,
    )
)
REPORT = register_rule(
    Rule(
        code="intake.report",
        model=MODEL,
        what=_("Melding van een bezoeker"),
        why=_("Een bezoeker kan meer schrijven dan nodig is. De tekst blijft tot niemand er nog naar vraagt."),
        source=SOURCE,
        since="handled_at",
        since_words=_("nadat de melding is afgehandeld"),
        when=Condition("done", Q(state=ReportState.DONE)),
        term=months(12),
        shortest=months(3),
        longest=years(2),
        then=Blank(("told", "named", "place", "explanation", "answer", "answer_to"), stamp="forgotten_at"),
        after=("intake.address_answered", "intake.address_handled", "intake.address_never"),
    )
)
