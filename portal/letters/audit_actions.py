"""What the log keeps of letters: which template, for which case. Never a text."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

SHOWN = register_action("letters.shown", _("Brief bekeken, met gegevens van de inwoner"))
PRINTED = register_action("letters.printed", _("Brief gemaakt om te printen"))
TEMPLATE_MADE = register_action("letters.template_made", _("Sjabloon van een brief gemaakt"))
TEMPLATE_CHANGED = register_action("letters.template_changed", _("Sjabloon van een brief gewijzigd"))
