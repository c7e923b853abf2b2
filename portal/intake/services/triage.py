"""What a consultant does with a request: take it on, give it away, answer, refuse with advice, hand it to a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.accounts.models import User
from portal.intake import audit_actions, telling_of_requests
from portal.intake.models import MOST_TOLD, IntakeEvent, IntakeRequest
from portal.intake.policies.requests import may_give, may_triage
from portal.intake.words import EventKind, Reason, RequestState, SaidBy
from tenants.access import Actor, Role, require
from tenants.audit import Action, record
from tenants.citizen_numbers import holds_citizen_number
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Membership, Team


@transaction.atomic
def take_request(actor: Actor, *, uid: UUID, version: int) -> IntakeRequest:
    """Take a request on: the actor answers for it.

    Raises:
        NotFound: no such request for this actor.
        Refused: it is closed, or theirs already.
        Stale: somebody did something with it meanwhile.
    """
    request = request_to_write(actor, uid, version)
    require(may_triage(actor, "take", request))
    request.assignee, request.state = actor.person, RequestState.TAKEN
    return _kept(actor, request, audit_actions.REQUEST_TAKEN, EventKind.TAKEN)


@transaction.atomic
def give_request(actor: Actor, *, uid: UUID, version: int, team_uid: UUID, to_uid: UUID | None = None) -> IntakeRequest:
    """Give a request to a colleague, or to a team of the own organisation.

    Args:
        team_uid: the team; that of the request for a colleague.
        to_uid: who takes it on; nobody in particular when it is left out.

    Raises:
        NotFound: no such request, team or person for this actor.
        Refused: it is closed, the team is of another organisation, or nobody there may read it.
        Stale: somebody did something with it meanwhile.
    """
    request = request_to_write(actor, uid, version)
    team: Team = Team.objects.filter(closed_on__isnull=True).get_or_not_found(uid=team_uid)
    require(may_give(actor, request, to=team))
    readers = readers_of(team)
    to = readers.get(to_uid) if to_uid is not None else None
    if to_uid is not None and to is None:
        raise NotFound()
    if not readers:
        raise Refused(_("In dit team leest niemand aanmeldingen."))
    if team.pk == request.team_id and to is None:
        raise Refused(_("Kies een collega of een ander team."))
    request.team, request.assignee = team, to
    request.state = RequestState.TAKEN if to is not None else RequestState.NEW
    kept = _kept(actor, request, audit_actions.REQUEST_GIVEN, EventKind.GIVEN, team=team, to_person=to)
    telling_of_requests.request_given(request, to, actor.person)
    return kept


@dataclass(frozen=True, repr=False)
class Said:
    """What somebody was told, and by which channel; of a refusal also why. Never printed."""

    text: str
    channel: str
    reason: str = ""


@sensitive_variables("said")
@transaction.atomic
def answer_request(actor: Actor, *, uid: UUID, version: int, said: Said) -> IntakeRequest:
    """Note that the question was answered: what was said, by which channel. That closes it.

    Raises:
        NotFound: no such request for this actor.
        Refused: it is closed.
        Stale: somebody did something with it meanwhile.
        Invalid: with a sentence per field.
    """
    request = request_to_write(actor, uid, version)
    require(may_triage(actor, "answer", request))
    _require_said(said)
    request.state, request.answered_at = RequestState.ANSWERED, timezone.now()
    return _kept(actor, request, audit_actions.REQUEST_ANSWERED, EventKind.ANSWERED, said=said)


@sensitive_variables("said")
@transaction.atomic
def refuse_request(actor: Actor, *, uid: UUID, version: int, said: Said) -> IntakeRequest:
    """Refuse a request with a coded reason, and the advice that was given. That closes it.

    Raises:
        NotFound: no such request for this actor.
        Refused: it is closed.
        Stale: somebody did something with it meanwhile.
        Invalid: with a sentence per field.
    """
    request = request_to_write(actor, uid, version)
    require(may_triage(actor, "refuse", request))
    _require_said(said, with_reason=True)
    request.state, request.answered_at, request.outcome = RequestState.REFUSED, timezone.now(), said.reason
    return _kept(actor, request, audit_actions.REQUEST_REFUSED, EventKind.REFUSED, said=said)


def hand_to_case(actor: Actor, *, uid: UUID, version: int) -> IntakeRequest:
    """The request, locked and fit to become a case. The room of cases calls it, in its own transaction.

    Raises:
        NotFound: no such request for this actor.
        Refused: it is closed.
        Stale: somebody did something with it meanwhile.
    """
    request = request_to_write(actor, uid, version)
    require(may_triage(actor, "case", request))
    return request


def became_case(actor: Actor, request: IntakeRequest, case_uid: UUID) -> IntakeRequest:
    """Close the request with its case, in the transaction of `hand_to_case`."""
    request.state, request.answered_at, request.case_uid = RequestState.CASE, timezone.now(), case_uid
    request.assignee = request.assignee or actor.person
    return _kept(actor, request, audit_actions.REQUEST_BECAME_CASE, EventKind.CASE, case=case_uid)


def request_to_write(actor: Actor, uid: UUID, version: int) -> IntakeRequest:
    """A request of a team of the actor, locked, at the version that they looked at.

    Raises:
        NotFound: there is no such request for this actor: a foreign and a random id alike.
        Stale: somebody did something with it meanwhile.
    """
    rows = IntakeRequest.objects.visible_to(actor).select_related("team", "subject", "assignee")
    found: IntakeRequest = rows.locked().get_or_not_found(uid=uid)
    if found.version != version:
        raise Stale(_("Iemand anders heeft deze aanmelding net behandeld. Bekijk de aanmelding opnieuw."))
    return found


def readers_of(team: Team) -> Mapping[UUID, User]:
    """Who of a team reads requests today, by their uid. Two queries."""
    standing = Membership.objects.standing(timezone.localdate()).filter(team=team, role=Role.CONSULTANT)
    people = User.objects.filter(is_active=True, pk__in=standing.values("person")).order_by("name", "pk")
    return {person.uid: person for person in people}


@sensitive_variables("said", "wrong")
def _require_said(said: Said, *, with_reason: bool = False) -> None:
    wrong = {}
    if not said.text.strip():
        wrong["text"] = _("Schrijf op wat u hebt gezegd.")
    elif len(said.text) > MOST_TOLD:
        wrong["text"] = _("Maak dit korter.")
    elif holds_citizen_number(said.text):
        wrong["text"] = _("Hier staat een nummer dat op een BSN lijkt. Haal het weg.")
    if said.channel not in SaidBy.values:
        wrong["channel"] = _("Kies hoe u het hebt gezegd.")
    if with_reason and said.reason not in Reason.values:
        wrong["reason"] = _("Kies waarom.")
    if wrong:
        raise Invalid(_("Er klopt iets niet. Kijk bij de velden."), wrong)


@sensitive_variables("said")
def _kept(
    actor: Actor,
    request: IntakeRequest,
    what: Action,
    kind: EventKind,
    *,
    team: Team | None = None,
    to_person: User | None = None,
    said: Said | None = None,
    case: UUID | None = None,
) -> IntakeRequest:
    """Save the next version with what happened, and its line in the log."""
    request.version += 1
    request.save(update_fields=["state", "team", "assignee", "answered_at", "outcome", "case_uid", "version"])
    told = {"channel": said.channel, "reason": said.reason, "said": said.text.strip()} if said is not None else {}
    IntakeEvent.objects.create(
        request=request, kind=kind, at=timezone.now(), person=actor.person, team=team, to_person=to_person, **told
    )
    ids: dict[str, int | UUID] = {}
    if team is not None:
        ids["team"] = team.pk
    if case is not None:
        ids["case"] = case
    record(actor, what, request, **ids)
    return request
