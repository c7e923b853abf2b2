"""What the log keeps of reports and requests: that there was one, and what became of it. Never what it said."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

REPORT_MADE = register_action("intake.report_made", _("Melding gekregen"))
REPORT_TAKEN_UP = register_action("intake.report_taken_up", _("Melding in behandeling genomen"))
REPORT_FINISHED = register_action("intake.report_finished", _("Melding afgehandeld"))
REPORT_PUT_BACK = register_action("intake.report_put_back", _("Melding teruggezet"))
REPORT_ANSWERED = register_action("intake.report_answered", _("Melder antwoord gestuurd"))
REQUEST_SENT = register_action("intake.request_sent", _("Aanmelding gekregen"))
REQUEST_READ = register_action("intake.request_read", _("Aanmelding bekeken"))
REQUEST_TAKEN = register_action("intake.request_taken", _("Aanmelding op zich genomen"))
REQUEST_GIVEN = register_action("intake.request_given", _("Aanmelding aan iemand anders gegeven"))
REQUEST_ANSWERED = register_action("intake.request_answered", _("Aanmelding beantwoord"))
REQUEST_REFUSED = register_action("intake.request_refused", _("Aanmelding afgewezen met advies"))
REQUEST_BECAME_CASE = register_action("intake.request_became_case", _("Aanmelding bij een casus gezet"))
SUBJECT_CHANGED = register_action("intake.subject_changed", _("Onderwerp van aanmelden gewijzigd"))
