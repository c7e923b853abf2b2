"""What the log keeps of referrals, after NEN 7513: who did what with which one. Never a name, never a text."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

DRAFTED = register_action("referrals.drafted", _("Doorverwijzing opgesteld"))
CHANGED = register_action("referrals.changed", _("Concept van een doorverwijzing gewijzigd"))
DISCARDED = register_action("referrals.discarded", _("Concept van een doorverwijzing weggegooid"))
READ = register_action("referrals.read", _("Doorverwijzing bekeken"))
OPENED = register_action("referrals.opened", _("Gegevens van de inwoner bij een doorverwijzing bekeken"))
ASSESSED = register_action("referrals.assessed", _("Doorverwijzing geopend om te beoordelen"))
MOVED = register_action("referrals.moved", _("Stap in een doorverwijzing"))
ASSIGNED = register_action("referrals.assigned", _("Doorverwijzing toegewezen"))
TALKED = register_action("referrals.talked", _("Bericht bij een doorverwijzing"))
WIPED = register_action("referrals.wiped", _("Ontvanger bevestigt dat alles is gewist"))
SEEN = register_action("referrals.seen", _("Afzender zag de uitkomst"))
HELPED = register_action("referrals.helped", _("Inwoner zei of het hielp"))
CHECK_BACK_OPENED = register_action("referrals.check_back_opened", _("Navraag geopend"))
CHECKED_BACK = register_action("referrals.checked_back", _("Navraag gedaan"))
VIEW_CHANGED = register_action("referrals.view_changed", _("Eigen weergave van een werklijst gewijzigd"))
CALENDAR = register_action("referrals.calendar", _("Afspraak voor de agenda gehaald"))
SUGGESTED = register_action("referrals.summary_suggested", _("Voorstel voor een samenvatting gemaakt"))
LINK_RECEIVER_SET = register_action("referrals.link_receiver_set", _("E-mailadres voor links bewaard"))
LINK_RECEIVER_REMOVED = register_action("referrals.link_receiver_removed", _("E-mailadres voor links weggehaald"))
LINK_MADE = register_action("referrals.link_made", _("Link naar een doorverwijzing gemaakt"))
LINK_REVOKED = register_action("referrals.link_revoked", _("Link naar een doorverwijzing gestopt"))
LINK_CODE_ASKED = register_action("referrals.link_code_asked", _("Code voor een link aangevraagd"))
LINK_OPENED = register_action("referrals.link_opened", _("Met link en code binnengekomen"))
LINK_TERMS = register_action("referrals.link_terms", _("Voorwaarden geaccepteerd met een link"))
KIND_CHANGED = register_action("referrals.kind_changed", _("Soort doorverwijzing gewijzigd"))
KIND_MADE = register_action("referrals.kind_made", _("Soort doorverwijzing gemaakt"))
KIND_RETIRED = register_action("referrals.kind_retired", _("Soort doorverwijzing uit gebruik gehaald"))
KIND_BROUGHT_BACK = register_action("referrals.kind_brought_back", _("Soort doorverwijzing in gebruik genomen"))
