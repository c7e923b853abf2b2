"""What the log keeps of date polls: which one, and what became of it. Never who can come when."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

MADE = register_action("polls.made", _("Datumprikker gemaakt"))
CHANGED = register_action("polls.changed", _("Datumprikker gewijzigd"))
OPTION_ADDED = register_action("polls.option_added", _("Dag aan datumprikker toegevoegd"))
OPTION_REMOVED = register_action("polls.option_removed", _("Dag uit datumprikker gehaald"))
ASKED = register_action("polls.asked", _("Iemand aan datumprikker toegevoegd"))
TAKEN_OFF = register_action("polls.taken_off", _("Iemand uit datumprikker gehaald"))
SENT = register_action("polls.sent", _("Datumprikker verstuurd"))
LINK_MADE = register_action("polls.link_made", _("Nieuwe link voor datumprikker verstuurd"))
LINK_REVOKED = register_action("polls.link_revoked", _("Link van datumprikker ingetrokken"))
ANSWERED = register_action("polls.answered", _("Datumprikker beantwoord"))
TAKEN_BACK = register_action("polls.taken_back", _("Antwoord op datumprikker ingetrokken"))
CLOSED = register_action("polls.closed", _("Datumprikker gesloten"))
DECIDED = register_action("polls.decided", _("Datum gekozen uit datumprikker"))
STOPPED = register_action("polls.stopped", _("Datumprikker gestopt"))
