"""From a request for help to a case: the data, the clock and the end of the request, in one transaction."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.cases import policies
from portal.cases.models import Case
from portal.cases.services.finding import case_to_write, kept
from portal.cases.services.opening import Told, open_case
from portal.intake.models import IntakeRequest
from portal.intake.services.triage import became_case, hand_to_case
from portal.intake.words import Way
from tenants.access import Actor, require

MOST_SAFE = 400


@sensitive_variables("told")
@transaction.atomic
def open_case_from_request(actor: Actor, *, uid: UUID, version: int) -> Case:
    """Open a case with what a request holds. The actor leads it from the team that received the request.

    The clock of the law, which started when the request was sent, goes along (Wgs, article 4).

    Raises:
        NotFound: no such request for this actor.
        Refused: it is closed, or the actor may not open cases.
        Stale: somebody did something with it meanwhile.
        Invalid: what was filled in makes no case.
    """
    request = hand_to_case(actor, uid=uid, version=version)
    case = open_case(actor, team_uid=request.team.uid, told=_told(request))
    _inherit(case, request)
    became_case(actor, request, case.uid)
    return case


@transaction.atomic
def link_request_to_case(actor: Actor, *, uid: UUID, version: int, case_uid: UUID) -> Case:
    """Put a request with a case that a team of the actor works in: the person is known already.

    What the case holds stays as it is; of the two clocks the earlier one counts.

    Raises:
        NotFound: no such request or case for this actor.
        Refused: one of the two is closed.
        Stale: somebody did something with the request meanwhile.
    """
    request = hand_to_case(actor, uid=uid, version=version)
    case = case_to_write(actor, case_uid)
    require(policies.may_change(actor, case))
    _inherit(case, request)
    became_case(actor, request, case.uid)
    return case


def _inherit(case: Case, request: IntakeRequest) -> None:
    since = [each for each in (case.statutory_since, request.statutory_since) if each is not None]
    days = [each for each in (case.threatened_on, request.threatened_on) if each is not None]
    case.statutory_since, case.threatened_on = min(since, default=None), min(days, default=None)
    kept(case, "statutory_since", "threatened_on")


def _told(request: IntakeRequest) -> Told:
    return Told(
        first_name=request.first_name,
        last_name=request.last_name,
        birth_date=request.birth_date,
        telephone=request.telephone,
        email=request.email,
        safe_contact=_safe(request),
        situation=request.told,
        district=request.postcode,
        language=request.language,
    )


def _safe(request: IntakeRequest) -> str:
    """How and when it is safe to call, in the words of the case. The most important first: the text may be cut."""
    said = []
    if request.way == Way.VIA:
        said.append(_("Bel alleen via %(who)s; het nummer is van die persoon.") % {"who": request.via})
    if request.message == "no":
        said.append(_("Laat geen bericht achter."))
    if request.times:
        said.append(_("Wanneer: %(times)s") % {"times": request.times})
    return " ".join(said)[:MOST_SAFE]
