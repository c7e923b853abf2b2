"""Who hears that a case was opened in an emergency, and that a team came into its circle or went out of it."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.cases.models import BreakGlass, CaseAccess
from portal.notifications.recipients import people_for
from portal.notifications.services import forget, notify
from tenants.access import Actor

INVITED, ENDED, LEFT = "case.circle_invited", "case.circle_ended", "case.circle_left"
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


def tell_the_invited_team(access: CaseAccess, by: Actor) -> None:
    """Listens to `cases.circle_joined`: everybody of the team who works with cases, without whoever did it."""
    case = access.case
    people = people_for(INVITED, team=access.team_id, besides=by.person)
    key = f"{_of_circle(access)}in:{access.uid}"
    notify(INVITED, recipients=people, url=_page("cases:case", case.uid), subject=case.code, key=key)


def tell_who_went_out(access: CaseAccess, by: Actor) -> None:
    """Listens to `cases.circle_left`: the team and the contact person, unless something else still lets the team in."""
    case = access.case
    if CaseAccess.objects.filter(case=case, team=access.team_id).exists():
        return
    forget(_of_circle(access), people=people_for(INVITED, team=access.team_id))
    key = f"{_of_circle(access)}out:{access.uid}"
    people = people_for(ENDED, team=access.team_id, besides=by.person)
    notify(ENDED, recipients=people, url=_page("web:overview"), subject=case.code, key=key)
    if case.lead.is_active and (by.person is None or by.person.pk != case.lead_id):
        notify(LEFT, recipients=[case.lead], url=_page("cases:case", case.uid), subject=case.code, key=key)


def _of_circle(access: CaseAccess) -> str:
    """How the keys of this team's messages begin: `forget` takes back those that nobody read yet."""
    return f"circle:{access.case.uid}:{access.team_id}:"


def _page(name: str, *about: UUID) -> str:
    """The address without a language before it, whoever acts."""
    with translation.override(settings.LANGUAGE_CODE):
        return reverse(name, args=about, urlconf=settings.ROOT_URLCONF)
