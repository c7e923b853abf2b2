"""How long messages are kept: a message tells that there is something, and after half a year there no longer is."""

from django.utils.translation import gettext_lazy as _

from tenants.retention import Delete, Rule, days, register_rule

MESSAGE = register_rule(
    Rule(
        code="notifications.message",
        model="notifications.Notification",
        what=_("Bericht aan een medewerker in het portaal"),
        why=_("Een bericht zegt dat er iets is. Na een half jaar is dat voorbij."),
        source=_("AVG, artikel 5, eerste lid, onder e"),
        since="made_at",
        since_words=_("nadat het bericht kwam"),
        term=days(180),
        shortest=days(30),
        longest=days(366),
        then=Delete(),
    )
)
