"""What the log keeps of the covenant. The text itself is kept by its version, never by the log."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

DRAFTED = register_action("covenant.drafted", _("Concept van het convenant gewijzigd"))
PUBLISHED = register_action("covenant.published", _("Versie van het convenant gepubliceerd"))
ACCEPTED = register_action("covenant.accepted", _("Convenant geaccepteerd voor een organisatie"))
