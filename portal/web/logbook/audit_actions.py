"""Looking at the log is itself logged (NEN 7513)."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

LOOKED = register_action("logbook.looked", _("Logboek bekeken"))
