"""How long before a meeting its items open to prepare, in this portal."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.agendas import audit_actions
from portal.agendas.models import AgendaItem, AgendaSettings
from portal.agendas.models.settings import MOST_DAYS
from portal.agendas.opening import count_again
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid
from tenants.sight import looking_past


@transaction.atomic
def set_prepare_days(actor: Actor, *, days: int) -> AgendaSettings:
    """Choose how many working days before a meeting. What stands on an agenda follows at once.

    Raises:
        Refused: the actor may not change settings.
        Invalid: fewer than none, or more than ten.
    """
    require(can(actor, "settings.change"))
    if not 0 <= days <= MOST_DAYS:
        said = _("Kies een aantal van 0 tot en met %(most)s.") % {"most": MOST_DAYS}
        raise Invalid(said, {"days": said})
    found, _new = AgendaSettings.objects.update_or_create(defaults={"prepare_days": days})
    with looking_past("agendas.run"):
        AgendaItem.objects.filter(started_at=None, meeting__starts_at__gt=timezone.now()).update(opens_for=None)
        count_again()
    record(actor, audit_actions.SETTINGS, found, days=days)
    settings: AgendaSettings = found
    return settings
