"""What the log keeps of lists."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

LIST_BROUGHT = register_action("socialmap.list_brought", _("Lijst klaargezet om in te lezen"))
LIST_CONFIRMED = register_action("socialmap.list_confirmed", _("Akkoord gegeven om een lijst in te lezen"))
LIST_DISCARDED = register_action("socialmap.list_discarded", _("Klaargezette lijst weggegooid"))
