"""The circle around a resident: who may bring a team in, which team may come, and who takes it out. Rules alone."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases import policies
from portal.cases.words import WORK_WITH_CASES
from tenants.access import Actor, Decision, allow, refuse

if TYPE_CHECKING:
    from portal.cases.models import Case
    from tenants.models import Team

# The circle opens all of a case, so the record must name the kinds of data that every case holds. A kind that a portal
# made itself opens nothing (as in portal/referrals/dossier.py).
IN_EVERY_CASE = {
    "contact": gettext_lazy("naam, adres en telefoon"),
    "question": gettext_lazy("de vraag van de inwoner"),
}


def may_invite(actor: Actor, case: "Case") -> Decision:
    """Whether this actor may bring teams into the circle: the team of the contact person, while the case runs.

    A team of the circle brings in nobody: that would be sharing on, of which the resident was told nothing.
    """
    right = policies.may_change(actor, case)
    if not right:
        return right
    if not policies.leads(actor, case):
        return refuse(_("Alleen het team van het vaste aanspreekpunt nodigt een team uit."))
    return allow()


def may_join(case: "Case", team: "Team", *, named: bool, categories: Collection[str], accepted: bool) -> Decision:
    """Whether this team may come into the circle under a record; if not, everything that is in the way. Pure.

    GDPR article 5(1)(c): no more opens than the resident was told of.

    Args:
        named: whether the record stands, is about this resident, and names the team as a receiver.
        categories: the kinds of data of the record.
        accepted: whether the organisation accepted the covenant that is in force.
    """
    if team.pk == case.lead_team_id:
        return refuse(_("Hier werkt het vaste aanspreekpunt. Dit team mag de hele casus al openen."))
    wrong = []
    if not named:
        wrong.append(_("Er is geen grondslag om dit met deze organisatie te delen."))
    elif missing := [str(said) for code, said in IN_EVERY_CASE.items() if code not in categories]:
        said = _("De kring ziet de hele casus. De afspraak gaat niet over: %(missing)s. Leg een ruimere afspraak vast.")
        wrong.append(said % {"missing": ", ".join(missing)})
    if not accepted:
        said = _("%(organisation)s heeft het convenant dat nu geldt nog niet geaccepteerd.")
        wrong.append(said % {"organisation": team.organisation})
    return refuse(" ".join(wrong)) if wrong else allow()


def may_take_out(actor: Actor, case: "Case", team: "Team") -> Decision:
    """Whether this actor may take a team out: somebody of that team itself, or of the team of the contact person."""
    works = team.organisation_id in actor.organisations_as(*WORK_WITH_CASES)
    if (team.pk in actor.teams and works) or policies.leads(actor, case):
        return allow()
    return refuse(_("Alleen het team zelf of het team van het vaste aanspreekpunt haalt een team uit de kring."))
