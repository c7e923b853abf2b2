"""Who hears that a case was opened in an emergency: its contact person, and who administers their organisation."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.cases.models import BreakGlass
from portal.notifications.recipients import people_for
from portal.notifications.services import notify

OF_ORGANISATION, OF_LEAD = "case.opened_in_emergency", "case.own_opened_in_emergency"


def tell_the_organisation(opening: BreakGlass) -> None:
    """In the same transaction. A message names the code, never the reason; an administrator opens no case by it."""
    case = opening.case
    if case is None:
        return
    administrators = people_for(OF_ORGANISATION, organisation=case.lead_team.organisation_id, besides=opening.person)
    key = str(opening.uid)
    notify(OF_ORGANISATION, recipients=administrators, url=_page("web:overview"), subject=case.code, key=key)
    if case.lead.is_active and case.lead_id != opening.person_id:
        notify(OF_LEAD, recipients=[case.lead], url=_page("cases:case", case.uid), subject=case.code, key=key)


def _page(name: str, *about: UUID) -> str:
    """The address without a language before it, whoever acts."""
    with translation.override(settings.LANGUAGE_CODE):
        return reverse(name, args=about, urlconf=settings.ROOT_URLCONF)
