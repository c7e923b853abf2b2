"""What the log keeps of the keys: that they were changed, and when the old ones were of no use any more."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

ROTATION_STARTED = register_action("vault.rotation_started", _("Begonnen met versleutelen onder een nieuwe sleutel"))
ROTATION_FINISHED = register_action("vault.rotation_finished", _("Alles staat onder de nieuwe sleutel"))
