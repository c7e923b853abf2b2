"""Minutes: kept at each pause as a draft, approved once, and only added to after that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.agendas import audit_actions, telling
from portal.agendas.models import AgendaItem, ItemAction, ItemAddition, ResidentMessage
from portal.agendas.models.action import MOST_WHAT
from portal.agendas.models.item import MOST_TEXT
from portal.agendas.selectors.table import teams_that_hear
from portal.agendas.services.finding import heard, keep
from portal.agendas.words import ItemState
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, Refused

MOST_ACTIONS = 10


@dataclass(frozen=True, repr=False)
class Agreed:
    """An action: what, who, when."""

    what: str
    team: UUID
    due_on: date


@dataclass(frozen=True, repr=False)
class Written:
    """Minutes as the chair has them now. `actions` are those that are not agreed yet."""

    note: str = ""
    decision: str = ""
    message: str = ""
    actions: Sequence[Agreed] = ()


@transaction.atomic
def write(actor: Actor, *, uid: UUID, version: int, written: Written) -> AgendaItem:
    """Keep the minutes as they stand. While the item lies on the table its actions are a draft, and are replaced.

    Raises:
        NotFound, Refused, Stale: see `heard`; also when the minutes are approved already.
        Invalid: something cannot be as it was written; told per field.
    """
    item = heard(actor, uid, "write", version=version)
    _still_open(item)
    teams = _teams(actor, item, written)
    item.note, item.decision, item.saved_at = written.note.strip(), written.decision.strip(), timezone.now()
    item.message = written.message.strip() if item.is_identifiable else ""
    keep(item, "note", "decision", "message", "saved_at")
    _agree(actor, item, written.actions, teams)
    record(actor, audit_actions.WRITTEN, item)
    return item


@transaction.atomic
def approve(actor: Actor, *, uid: UUID, version: int) -> AgendaItem:
    """Fix the minutes. What was written to the resident appears on their own page.

    Raises:
        NotFound, Refused, Stale: see `heard`; also when they are approved already.
    """
    item = heard(actor, uid, "approve", version=version)
    _still_open(item)
    now = timezone.now()
    item.approved_at, item.approved_by = now, actor.person
    keep(item, "approved_at", "approved_by")
    record(actor, audit_actions.APPROVED, item)
    if item.message and item.case is not None:
        require(can(actor, "resident_message.create"))
        organisation = str(actor.team.organisation.name) if actor.team is not None else ""
        ResidentMessage.objects.create(case=item.case, item=item, at=now, organisation=organisation, text=item.message)
    return item


@transaction.atomic
def add(actor: Actor, *, uid: UUID, text: str) -> ItemAddition:
    """Add to approved minutes.

    Raises:
        NotFound: no such item for this actor.
        Refused: they neither run the meeting nor proposed it, or the minutes are not approved.
        Invalid: nothing was written, or too much.
    """
    item = heard(actor, uid, "approve")
    if item.approved_at is None:
        raise Refused(_("Dit verslag is nog niet vastgesteld. U kunt het zelf nog wijzigen."))
    said = text.strip()
    if not said or len(said) > MOST_TEXT:
        wrong = _("Schrijf op wat u wilt aanvullen.") if not said else _("Maak dit korter.")
        raise Invalid(wrong, {"text": wrong})
    assert actor.person is not None
    by_whom = f"{actor.person}, {actor.team.organisation.name}" if actor.team is not None else str(actor.person)
    made = ItemAddition(item=item, author=actor.person, by_whom=by_whom[:360], at=timezone.now(), text=said)
    made.save()
    record(actor, audit_actions.ADDED, item)
    return made


def _still_open(item: AgendaItem) -> None:
    if item.approved_at is not None:
        raise Refused(_("Dit verslag is vastgesteld. U kunt het alleen aanvullen."))
    if item.state == ItemState.ADMITTED and not item.is_running:
        raise Refused(_("Dit punt ligt nog niet op tafel."))


def _teams(actor: Actor, item: AgendaItem, written: Written) -> dict[UUID, int]:
    """The teams that can get an action: those that hear the item. Nobody else may learn of it."""
    wrong = {
        name: _("Maak dit korter.")
        for name in ("note", "decision", "message")
        if len(getattr(written, name).strip()) > MOST_TEXT
    }
    teams = {team.uid: team.pk for team in teams_that_hear(actor, item)}
    if len(written.actions) > MOST_ACTIONS:
        wrong["actions"] = _("Spreek per punt hooguit %(most)s acties af.") % {"most": MOST_ACTIONS}
    for number, each in enumerate(written.actions, start=1):
        if not 0 < len(each.what.strip()) <= MOST_WHAT:
            wrong[f"what_{number}"] = _("Schrijf op wat er moet gebeuren, in hooguit 300 tekens.")
        if each.team not in teams:
            wrong[f"team_{number}"] = _("Kies een team dat dit punt mag horen.")
    if wrong:
        raise Invalid(_("Dit verslag kan zo nog niet. Kijk bij de velden."), wrong)
    return teams


def _agree(actor: Actor, item: AgendaItem, actions: Sequence[Agreed], teams: dict[UUID, int]) -> None:
    draft = item.state == ItemState.ADMITTED
    if draft:
        ItemAction.objects.filter(item=item).delete()
    made = [
        ItemAction(item=item, what=each.what.strip(), team_id=teams[each.team], due_on=each.due_on) for each in actions
    ]
    for action in made:
        action.save()
        record(actor, audit_actions.ACTION_SET, item, action=action.uid)
    if not draft:
        telling.actions_agreed(made)
