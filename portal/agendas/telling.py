"""Who hears of what about an agenda. A message names the meeting at most: never a case, a code or what was asked."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from portal.accounts.models import User
from portal.agendas.models import AgendaItem, ItemAction
from portal.cases.models import CaseAccess
from portal.cases.words import Level
from portal.meetings.addresses import page_of
from portal.notifications.kinds import TAKE_PART, WITH_CASES
from portal.notifications.services import notify
from tenants.access import Actor, Role
from tenants.models import Membership
from tenants.sight import looking_past


def item_proposed(actor: Actor, item: AgendaItem) -> None:
    """Tell who runs the meeting that something was proposed."""
    meeting = item.meeting
    people = [each for each in (meeting.chair or meeting.organiser,) if actor.person is None or each != actor.person]
    notify("agenda.proposed", recipients=people, url=page_of(meeting), subject=meeting.title, key=str(item.uid))


def item_decided(actor: Actor, item: AgendaItem) -> None:
    """Tell who proposed it that it stands on the agenda, or went to another day."""
    people = [item.author] if actor.person is None or item.author_id != actor.person.pk else []
    key = f"{item.uid}:{item.state}"
    notify("agenda.decided", recipients=people, url=page_of(item.meeting), subject=item.meeting.title, key=key)


def actions_agreed(actions: Iterable[ItemAction]) -> None:
    """Tell each team of its actions, once for each."""
    for action in actions:
        _tell("agenda.action", action)


def action_is_near(action: ItemAction) -> None:
    _tell("agenda.action_soon", action)


def action_is_late(action: ItemAction) -> None:
    _tell("agenda.action_late", action)


def _tell(code: str, action: ItemAction) -> None:
    about_a_case = action.item.is_case
    if action.item.is_identifiable and not _stands(action):
        return
    roles = WITH_CASES if about_a_case else TAKE_PART
    held = Membership.objects.standing(timezone.localdate())
    of_team = held.filter(team=action.team_id, role__in=roles)
    people = list(User.objects.filter(pk__in=of_team.values("person"), is_active=True))
    if code == "agenda.action_late" and not about_a_case:
        organisation = held.filter(team__organisation=action.team.organisation_id, role=Role.PARTNER_ADMIN)
        people += list(User.objects.filter(pk__in=organisation.values("person"), is_active=True))
    notify(code, recipients=people, url=_actions(), key=str(action.uid))


def _stands(action: ItemAction) -> bool:
    """Whether the team may still open all of the case: else not even that there is an action is told."""
    today = timezone.localdate()
    with looking_past("agendas.run"):
        rows = CaseAccess.objects.standing(today).filter(case=action.item.case_id, team=action.team_id)
        return bool(rows.filter(level__gte=Level.ALL).exists())


def _actions() -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return reverse("agendas:actions", urlconf=settings.ROOT_URLCONF)
