"""What the log keeps of the library: which document or question, and what became of it. Never a text."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

DOCUMENT_ADDED = register_action("library.document_added", _("Stuk in de bibliotheek gezet"))
DOCUMENT_CHANGED = register_action("library.document_changed", _("Gegevens van een stuk gewijzigd"))
VERSION_ADDED = register_action("library.version_added", _("Nieuwe versie van een stuk"))
DOCUMENT_WITHDRAWN = register_action("library.document_withdrawn", _("Stuk uit de bibliotheek gehaald"))
DOCUMENT_BROUGHT_BACK = register_action("library.document_brought_back", _("Stuk teruggezet in de bibliotheek"))
QUESTION_ASKED = register_action("library.question_asked", _("Vakvraag gesteld"))
QUESTION_ASSIGNED = register_action("library.question_assigned", _("Vakvraag aan een deskundige gegeven"))
QUESTION_ANSWERED = register_action("library.question_answered", _("Vakvraag beantwoord"))
QUESTION_PUBLISHED = register_action("library.question_published", _("Vakvraag gepubliceerd"))
QUESTION_TAKEN_BACK = register_action("library.question_taken_back", _("Vakvraag niet meer gepubliceerd"))
QUESTION_DECLINED = register_action("library.question_declined", _("Vakvraag niet geplaatst"))
