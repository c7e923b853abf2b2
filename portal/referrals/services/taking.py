"""Whether teams take a referral: of this kind, for a resident of that municipality, in that situation."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from portal.cases.districts import municipality_of
from portal.referrals.area import conditions_of, offered_in, works_in
from portal.referrals.models import KindReceiver, Referral
from portal.referrals.situation import situation_of
from tenants.context import current_tenant
from tenants.models import Team


def not_taken(referral: Referral, teams: Sequence[Team]) -> Mapping[int, str]:
    """Why these teams do not take it, by their key; a team that takes it is not in it.

    A condition that is to be asked stops nothing. One query, and one more in a region.
    """
    kind, home = referral.kind, municipality_of(current_tenant(), referral.case.district)
    said = ""
    if not kind.active:
        said = _("Deze soort hulp is niet meer in gebruik. Begin een nieuwe doorverwijzing.")
    elif not offered_in(kind, home):
        said = _("Deze soort hulp is er niet voor inwoners van deze gemeente.")
    if said:
        return {team.pk: said for team in teams}
    rows = KindReceiver.objects.filter(kind=kind, team__in=teams, active=True, team__closed_on__isnull=True)
    taking = {each.team_id: each for each in rows}
    return {team.pk: why for team in teams if (why := _why(referral, taking.get(team.pk), home))}


def _why(referral: Referral, found: KindReceiver | None, home: str) -> str:
    if found is None:
        return _("Dit team neemt deze soort hulp nu niet aan. Kies een ander.")
    if works_in(found.municipalities, home) == "not":
        return _("Dit team werkt niet in de gemeente van de inwoner. Kies een ander.")
    for condition in conditions_of(found, situation_of(referral.case, referral.answers), home):
        if condition.fit == "not":
            return _("De inwoner past niet bij een voorwaarde: %(condition)s.") % {"condition": condition.text}
    return ""
