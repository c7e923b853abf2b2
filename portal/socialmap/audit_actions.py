"""What the log keeps of the social map."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

ENTRY_CREATED = register_action("socialmap.entry_created", _("Vermelding gemaakt"))
ENTRY_CHANGED = register_action("socialmap.entry_changed", _("Vermelding gewijzigd"))
ENTRY_PUBLISHED = register_action("socialmap.entry_published", _("Vermelding gepubliceerd"))
ENTRY_WITHDRAWN = register_action("socialmap.entry_withdrawn", _("Vermelding van de kaart gehaald"))
ENTRY_CHECKED = register_action("socialmap.entry_checked", _("Vermelding nagekeken"))
FRESHNESS_ASKED = register_action("socialmap.freshness_asked", _("Gevraagd of de vermelding nog klopt"))
FRESHNESS_ANSWERED = register_action("socialmap.freshness_answered", _("Geantwoord of de vermelding nog klopt"))
FRESHNESS_TAKEN_BACK = register_action("socialmap.freshness_taken_back", _("Antwoord over de vermelding teruggenomen"))
CAPACITY_TOLD = register_action("socialmap.capacity_told", _("Vrije ruimte doorgegeven"))
CHANGE_PROPOSED = register_action("socialmap.change_proposed", _("Wijziging voorgesteld"))
PROPOSAL_ACCEPTED = register_action("socialmap.proposal_accepted", _("Voorstel overgenomen"))
PROPOSAL_DECLINED = register_action("socialmap.proposal_declined", _("Voorstel niet overgenomen"))
PUBLICATION_OFFERED = register_action("socialmap.publication_offered", _("Vermelding aangeboden aan een ander portaal"))
PUBLICATION_TAKEN_IN = register_action(
    "socialmap.publication_taken_in", _("Vermelding van een ander portaal overgenomen")
)
PUBLICATION_LEFT_OUT = register_action(
    "socialmap.publication_left_out", _("Vermelding van een ander portaal niet overgenomen")
)
PUBLICATION_ENDED = register_action("socialmap.publication_ended", _("Vermelding bij een ander portaal weggehaald"))
SOURCE_VALUE_CHOSEN = register_action("socialmap.source_value_chosen", _("Waarde van de bron teruggezet"))
DRAFT_SAVED = register_action("socialmap.draft_saved", _("Concept bewaard"))
DRAFT_DISCARDED = register_action("socialmap.draft_discarded", _("Concept weggegooid"))
DRAFT_PLANNED = register_action("socialmap.draft_planned", _("Publicatie gepland"))
DRAFT_UNPLANNED = register_action("socialmap.draft_unplanned", _("Planning weggehaald"))
VERSION_RESTORED = register_action("socialmap.version_restored", _("Eerdere versie teruggezet"))
ENTRY_LOCKED = register_action("socialmap.entry_locked", _("Vermelding op slot gezet"))
ENTRY_UNLOCKED = register_action("socialmap.entry_unlocked", _("Vermelding van het slot gehaald"))
TRANSLATED = register_action("socialmap.translated", _("Vertaling geschreven"))
