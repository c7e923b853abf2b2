"""Of which services the owner can be asked now whether the entry is still true, and why not of the others."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from portal.notifications.recipients import organisations_reached
from portal.socialmap.asking.recipients import QUESTION, mail_box_of
from portal.socialmap.models import FreshnessAsk, Service
from portal.socialmap.policies import owner_of
from tenants.access import Decision, allow, refuse


def askable(services: Collection[Service]) -> Mapping[int, Decision]:
    """Whether the question can go out, by the key of the service. Two queries, however many services.

    Args:
        services: with their organization read along.
    """
    owners = {owner for service in services if (owner := owner_of(service)) is not None}
    reached = organisations_reached(QUESTION, owners)
    open_already = set(
        FreshnessAsk.objects.filter(service__in=services, closed_at__isnull=True).values_list("service", flat=True)
    )
    return {
        service.pk: _decision(service, service.pk in open_already, owner_of(service) in reached) for service in services
    }


def _decision(service: Service, open_already: bool, owner_is_reached: bool) -> Decision:
    if not service.live:
        return refuse(_("Deze dienst staat niet op de kaart."))
    if open_already:
        return refuse(_("De vraag staat al open."))
    if not owner_is_reached and mail_box_of(service) is None:
        return refuse(_("Er is geen adres om het te vragen."))
    return allow()
