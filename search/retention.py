"""How long questions that found nothing are counted."""

from django.utils.translation import gettext_lazy as _

from tenants.retention import Delete, Rule, days, register_rule

QUESTION = register_rule(
    Rule(
        code="search.question",
        model="search.UnansweredQuestion",
        what=_("Zoekvraag die niets vond"),
        why=_("Hiermee ziet de redactie wat er mist. Van wie de vraag was, weet niemand."),
        source=_("AVG, artikel 5, eerste lid, onder e"),
        since="day",
        since_words=_("na de dag van de vraag"),
        term=days(90),
        # Never shorter than the time over which the same question is counted together.
        shortest=days(30),
        longest=days(180),
        then=Delete(),
    )
)
