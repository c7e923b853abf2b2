"""What the log keeps of imports."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

IMPORTED = register_action("socialmap.imported", _("Bestand ingelezen in de sociale kaart"))
IMPORT_UNDONE = register_action("socialmap.import_undone", _("Inlezen teruggedraaid"))
EXPORTED = register_action("socialmap.exported", _("Sociale kaart meegenomen"))
