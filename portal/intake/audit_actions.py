"""What the log keeps of reports: that there was one, and what became of it. Never what it said."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

REPORT_MADE = register_action("intake.report_made", _("Melding gekregen"))
REPORT_TAKEN_UP = register_action("intake.report_taken_up", _("Melding in behandeling genomen"))
REPORT_FINISHED = register_action("intake.report_finished", _("Melding afgehandeld"))
REPORT_PUT_BACK = register_action("intake.report_put_back", _("Melding teruggezet"))
REPORT_FORGOTTEN = register_action("intake.report_forgotten", _("Tekst van een oude melding gewist"))
