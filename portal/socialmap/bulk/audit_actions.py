"""What the log keeps of work on many entries."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

BULK_CONFIRMED = register_action("socialmap.bulk_confirmed", _("Akkoord gegeven voor werk aan veel vermeldingen"))
BULK_DONE = register_action("socialmap.bulk_done", _("Werk aan veel vermeldingen gedaan"))
