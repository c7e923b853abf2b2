"""What the log keeps of the resident's own pages. Never a text, never a code: ids alone."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

CAME_IN = register_action("resident.came_in", _("Inwoner opende de eigen pagina met de code"))
ASKED = register_action("resident.correction_asked", _("Inwoner vroeg om iets te verbeteren"))
ANSWERED = register_action("resident.correction_answered", _("Vraag om iets te verbeteren beantwoord"))
TOLD_ALL = register_action("resident.told_all", _("Inwoner vroeg op wat er staat"))
