"""One item. Opening one about a case is a line in the log, written in the same transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from portal.agendas import audit_actions, policies
from portal.agendas.models import AgendaItem, AnonymousLink, ItemAction, ItemAddition
from portal.agendas.models.item import SEALED
from portal.agendas.selectors.agenda import titled
from portal.agendas.selectors.table import Hearing, hearing, teams_that_hear
from portal.agendas.words import OPEN
from portal.meetings.models import Meeting
from tenants.access import Actor
from tenants.audit import record
from tenants.models import Team


@dataclass(frozen=True)
class Elsewhere:
    """The same case on the agenda of another meeting, noticed by its own circle."""

    title: str
    starts_at: datetime


@dataclass(frozen=True, repr=False)
class ItemPage:
    """An item as somebody who hears it gets it."""

    item: AgendaItem
    title: str
    code: str
    hearing: Hearing
    actions: tuple[ItemAction, ...]
    additions: tuple[ItemAddition, ...]
    teams: tuple[Team, ...]
    steps: frozenset[str]
    elsewhere: tuple[Elsewhere, ...]
    case: UUID | None


@transaction.atomic
def item_page(actor: Actor, uid: UUID) -> ItemPage:
    """One item that this actor hears now. About a case it is written down as read (NEN 7513).

    Costs some twelve queries, whatever hangs on it.

    Raises:
        NotFound: there is none, or they do not hear it now: the two read alike.
    """
    found = AgendaItem.objects.visible_to(actor).select_related("case", "author", "author_team__organisation")
    item: AgendaItem = found.get_or_not_found(uid=uid)
    item.meeting = Meeting.objects.select_related("chair", "organiser").get(pk=item.meeting_id)
    if item.is_case:
        record(actor, audit_actions.READ, item.case if item.case is not None else item, item=item.uid)
    actions = ItemAction.objects.visible_to(actor).filter(item=item).select_related("team__organisation")
    link = None
    if item.is_case and not item.is_identifiable:
        link = AnonymousLink.objects.visible_to(actor).filter(item=item).select_related("case").first()
    case = item.case if item.case is not None else link.case if link is not None else None
    return ItemPage(
        item=item,
        title=titled(item),
        code=item.case.code if item.case is not None else item.code,
        hearing=hearing(actor, item),
        actions=tuple(actions),
        additions=tuple(ItemAddition.objects.visible_to(actor).filter(item=item)),
        teams=tuple(teams_that_hear(actor, item)),
        steps=policies.steps(actor, item),
        elsewhere=_elsewhere(actor, item, case.pk) if case is not None else (),
        case=case.uid if case is not None else None,
    )


def hearing_of(actor: Actor, uid: UUID) -> Hearing:
    """Who hears an item, without any text of it. Seven queries.

    Raises:
        NotFound: there is none, or the actor does not hear it now.
    """
    found = AgendaItem.objects.visible_to(actor).select_related("case", "author_team").defer(*SEALED)
    return hearing(actor, found.get_or_not_found(uid=uid))


def _elsewhere(actor: Actor, item: AgendaItem, case: int) -> tuple[Elsewhere, ...]:
    """Open items about the same case that this actor hears as well. Two queries."""
    linked = AnonymousLink.objects.visible_to(actor).filter(case=case).values_list("item", flat=True)
    seen = AgendaItem.objects.visible_to(actor).filter(state__in=OPEN).exclude(pk=item.pk)
    rows = seen.filter(pk__in=list(linked)) | seen.filter(case=case)
    told = rows.order_by("meeting__starts_at").values_list("meeting__title", "meeting__starts_at")
    return tuple(Elsewhere(title, at) for title, at in told[:10])
