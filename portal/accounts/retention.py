"""How long invitations and sessions are kept."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenants.retention import Condition, Delete, Rule, days, months, register_rule, years

SOURCE = _("AVG, artikel 5, eerste lid, onder e")

INVITATION = register_rule(
    Rule(
        code="accounts.invitation",
        model="accounts.Invitation",
        what=_("Uitnodiging die niemand aannam"),
        why=_("Zo lang kan een beheerder de uitnodiging opnieuw sturen."),
        source=SOURCE,
        since="expires_at",
        since_words=_("nadat de uitnodiging is verlopen"),
        when=Condition("not accepted", Q(accepted_at__isnull=True)),
        term=months(3),
        shortest=days(30),
        longest=months(12),
        then=Delete(),
    )
)
ACCEPTED = register_rule(
    Rule(
        code="accounts.invitation_accepted",
        model="accounts.Invitation",
        what=_("Uitnodiging die iemand aannam"),
        why=_("Hiermee ziet een beheerder wie iemand binnenliet. Daarna weet alleen het logboek dat nog."),
        source=SOURCE,
        since="accepted_at",
        since_words=_("nadat iemand de uitnodiging aannam"),
        term=years(1),
        shortest=months(3),
        longest=years(2),
        then=Delete(),
    )
)
# Sessions belong to people, and people to no portal alone. No portal chooses: a session that ended is of no use to any.
SESSION = register_rule(
    Rule(
        code="accounts.session",
        model="sessions.Session",
        what=_("Sessie van wie was ingelogd"),
        why=_("Niemand heeft een sessie nodig die voorbij is."),
        source=SOURCE,
        since="expire_date",
        since_words=_("nadat de sessie voorbij is"),
        term=days(1),
        shortest=days(1),
        longest=days(1),
        then=Delete(),
        platform=True,
    )
)
SIGN_IN = register_rule(
    Rule(
        code="accounts.sign_in",
        model="usersessions.UserSession",
        what=_("Waar en wanneer iemand inlogde"),
        why=_("Zo lang kan iemand zien of een ander met het account inlogde."),
        source=SOURCE,
        since="created_at",
        since_words=_("na het inloggen"),
        term=days(30),
        shortest=days(30),
        longest=days(30),
        then=Delete(),
        platform=True,
    )
)
