"""Finishing actions, and solving bottlenecks."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.agendas import audit_actions, policies
from portal.agendas.models import AgendaItem, ItemAction
from portal.agendas.words import ItemKind
from tenants.access import Actor
from tenants.audit import record
from tenants.errors import Refused


@transaction.atomic
def done(actor: Actor, *, uid: UUID) -> ItemAction:
    """Tick an action of the own team. Once more changes nothing.

    Raises:
        NotFound: no such action for this actor; also when the team no longer hears the item that it comes from.
        Refused: it is of another team.
    """
    action: ItemAction = ItemAction.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    if action.team_id not in actor.teams:
        raise Refused(_("Deze actie is van een ander team."))
    if action.done_at is None:
        action.done_at, action.done_by = timezone.now(), actor.person
        action.save(update_fields=["done_at", "done_by"])
        record(actor, audit_actions.ACTION_DONE, action)
    return action


@transaction.atomic
def solve(actor: Actor, *, uid: UUID) -> AgendaItem:
    """Say that a bottleneck is solved: it no longer goes along. Of its owner, or who runs the meeting.

    Raises:
        NotFound: no such bottleneck for this actor.
        Refused: it is of another team.
    """
    found = AgendaItem.objects.visible_to(actor).filter(kind=ItemKind.BOTTLENECK)
    item: AgendaItem = found.locked().get_or_not_found(uid=uid)
    owner = item.owner_team_id or item.author_team_id
    if owner not in actor.teams and not policies.may_lead(actor, item.meeting):
        raise Refused(_("Alleen het team dat dit knelpunt oppakt, meldt dat het is opgelost."))
    if item.solved_at is None:
        item.solved_at = timezone.now()
        item.version += 1
        item.save(update_fields=["solved_at", "version"])
        record(actor, audit_actions.SOLVED, item)
    return item
