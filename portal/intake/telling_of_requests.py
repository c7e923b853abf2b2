"""Who hears of requests for help. A message names the code of one, never a person and never a problem."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.accounts.models import User
from portal.intake.models import IntakeRequest
from portal.notifications.recipients import people_for
from portal.notifications.services import notify


def request_came(request: IntakeRequest) -> None:
    """Tell those of the receiving team who read requests."""
    _tell("intake.new", request, people_for("intake.new", team=request.team_id), "came")


def request_given(request: IntakeRequest, to: User | None, besides: User | None) -> None:
    """Tell whoever has it now: the colleague, or the team when nobody was named."""
    team = people_for("intake.given", team=request.team_id, besides=besides)
    people = [to] if to is not None and to != besides else team if to is None else []
    _tell("intake.given", request, people, f"given:{request.version}")


def request_due(request: IntakeRequest) -> None:
    """Remind whoever took it on, or the team, before the last day."""
    people = [request.assignee] if request.assignee is not None else people_for("intake.due", team=request.team_id)
    _tell("intake.due", request, people, f"due:{request.due_on}")


def request_overdue(request: IntakeRequest) -> None:
    """Tell the team and the administrators of its organisation that the last day has passed."""
    people = people_for("intake.overdue", organisation=request.team.organisation_id, team=request.team_id)
    _tell("intake.overdue", request, people, f"overdue:{request.due_on}")


def _tell(kind: str, request: IntakeRequest, people: Iterable[User], why: str) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        url = reverse("intake:request", kwargs={"uid": request.uid}, urlconf=settings.ROOT_URLCONF)
        overview = reverse("web:overview", urlconf=settings.ROOT_URLCONF)
    # An administrator opens no request: the message leads to what they may open.
    readers, others = _by_reading(request, people)
    notify(kind, recipients=readers, url=url, subject=request.code, key=f"{request.uid}:{why}")
    notify(kind, recipients=others, url=overview, subject=request.code, key=f"{request.uid}:{why}")


def _by_reading(request: IntakeRequest, people: Iterable[User]) -> tuple[list[User], list[User]]:
    told = list(people)
    reading = {person.pk for person in people_for("intake.new", team=request.team_id)}
    return [each for each in told if each.pk in reading], [each for each in told if each.pk not in reading]
