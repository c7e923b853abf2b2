"""What the log keeps of reading each other's drafts."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

REVIEW_ASKED = register_action("socialmap.review_asked", _("Gevraagd om mee te lezen"))
REVIEW_WITHDRAWN = register_action("socialmap.review_withdrawn", _("Vraag om mee te lezen ingetrokken"))
REVIEW_APPROVED = register_action("socialmap.review_approved", _("Goedgekeurd door een tweede lezer"))
REVIEW_RETURNED = register_action("socialmap.review_returned", _("Teruggestuurd door een tweede lezer"))
