"""What goes along to the next meeting of a series: what was not reached, and bottlenecks until they are solved."""

from portal.agendas import opening
from portal.agendas.models import AgendaItem, AnonymousLink
from portal.agendas.words import ItemKind, ItemState
from portal.meetings.models import Meeting
from portal.meetings.words import MeetingState
from tenants.sight import looking_past

COPIED = ("kind", "code", "district", "title", "minutes")
TEXTS = ("question", "tried", "wanted")


def carry_on(item: AgendaItem) -> AgendaItem | None:
    """Put it on the agenda of the next meeting, when it goes along and there is one. Its texts are sealed anew.

    Returns:
        The new item; the same one when it stands there already.
    """
    solved = item.kind != ItemKind.BOTTLENECK or item.solved_at is not None
    if item.state != ItemState.MOVED_ON and solved:
        return None
    following = _next(item.meeting)
    if following is None:
        return None
    with looking_past("agendas.run"):
        source: AgendaItem = AgendaItem.objects.get(pk=item.pk)
        there: AgendaItem | None = AgendaItem.objects.filter(carried_from=source).first()
        if there is not None:
            return there
        new = AgendaItem(
            meeting=following, case_id=source.case_id, author_id=source.author_id, author_team_id=source.author_team_id,
            owner_team_id=source.owner_team_id, carried_from=source, state=ItemState.ADMITTED,
            **{name: getattr(source, name) for name in (*COPIED, *TEXTS)},
        )  # fmt: skip
        opening.count(new, following)
        new.save()
        for link in AnonymousLink.objects.filter(item=source):
            AnonymousLink.objects.create(item=new, case_id=link.case_id)
    return new


def _next(meeting: Meeting) -> Meeting | None:
    if meeting.series_id is None:
        return None
    later = Meeting.objects.filter(series=meeting.series_id, starts_at__gt=meeting.starts_at)
    found: Meeting | None = later.filter(state__in=(MeetingState.PLANNED, MeetingState.INVITED)).first()
    return found
