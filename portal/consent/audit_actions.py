"""What the log keeps of grounds. Never the text, never the resident: ids of the record alone."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

RECORDED = register_action("consent.recorded", _("Grondslag vastgelegd"))
REFUSED = register_action("consent.refused", _("Vastgelegd dat de inwoner geen toestemming gaf"))
WITHDRAWN = register_action("consent.withdrawn", _("Toestemming ingetrokken"))
OBJECTED = register_action("consent.objected", _("Bezwaar gemaakt tegen delen"))
OBJECTION_DECIDED = register_action("consent.objection_decided", _("Beslist over bezwaar"))
EXPIRED = register_action("consent.expired", _("Grondslag verlopen"))
ENDED = register_action("consent.ended", _("Grondslag beëindigd"))
CODE_MADE = register_action("consent.code_made", _("Code voor de inwoner gemaakt"))
CODE_REVOKED = register_action("consent.code_revoked", _("Code van de inwoner ingetrokken"))
PURPOSE_CHANGED = register_action("consent.purpose_changed", _("Doel van delen gewijzigd"))
KIND_CHANGED = register_action("consent.kind_changed", _("Naam van een soort gegevens gewijzigd"))
