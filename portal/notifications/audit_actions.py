"""What the log keeps of messages: that somebody chose other ways to get them. What was read, nobody need know."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

PREFERENCES_CHANGED = register_action("notifications.preferences_changed", _("Keuze voor berichten gewijzigd"))
