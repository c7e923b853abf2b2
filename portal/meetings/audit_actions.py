"""What the log keeps of meetings: which one, and what became of it. Never what was said."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

PLANNED = register_action("meetings.planned", _("Bijeenkomst gemaakt"))
CHANGED = register_action("meetings.changed", _("Bijeenkomst gewijzigd"))
ANNOUNCED = register_action("meetings.announced", _("Uitnodigingen verstuurd"))
INVITED = register_action("meetings.invited", _("Iemand uitgenodigd"))
UNINVITED = register_action("meetings.uninvited", _("Uitnodiging ingetrokken"))
ANSWERED = register_action("meetings.answered", _("Uitnodiging beantwoord"))
CANCELLED = register_action("meetings.cancelled", _("Bijeenkomst afgezegd"))
FEED_OPENED = register_action("meetings.feed_opened", _("Adres voor eigen agenda gemaakt"))
FEED_STOPPED = register_action("meetings.feed_stopped", _("Adres voor eigen agenda gestopt"))
ATTENDANCE = register_action("meetings.attendance", _("Aanwezigheid genoteerd"))
