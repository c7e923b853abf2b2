"""What the log keeps of keeping: counts, codes and pseudonyms, never what was written."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

BATCH = register_action("retention.batch", _("Gegevens gewist na hun bewaartermijn"))
PROPOSED = register_action("retention.proposed", _("Andere bewaartermijn voorgesteld"))
APPROVED = register_action("retention.approved", _("Andere bewaartermijn goedgekeurd"))
DECLINED = register_action("retention.declined", _("Andere bewaartermijn afgewezen"))
WITHDRAWN = register_action("retention.withdrawn", _("Voorstel voor een bewaartermijn ingetrokken"))
HOLD_PLACED = register_action("retention.hold_placed", _("Wissen tegengehouden"))
HOLD_RELEASED = register_action("retention.hold_released", _("Wissen weer toegestaan"))
ERASURE_ASKED = register_action("retention.erasure_asked", _("Gevraagd om gegevens van een persoon te wissen"))
ERASURE_WITHDRAWN = register_action("retention.erasure_withdrawn", _("Verzoek om te wissen ingetrokken"))
ERASING = register_action("retention.erasing", _("Besloten om gegevens van een persoon te wissen"))
ERASED = register_action("retention.erased", _("Gegevens van een persoon gewist"))
REPORTED = register_action("retention.reported", _("Overzicht van gegevens van een persoon gemaakt"))
