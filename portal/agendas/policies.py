"""Who may do what with an item: the rules of `hearing` and `moves`, asked of this actor and this row."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.agendas.moves import LEADS, PROPOSES, WRITES, may_move
from portal.cases.words import WORK_WITH_CASES
from portal.meetings.words import MeetingKind, MeetingState
from tenants.access import Actor, Decision, Scope, allow, can, refuse, register_relations

if TYPE_CHECKING:
    from portal.agendas.models import AgendaItem, ItemAction, ItemAddition
    from portal.meetings.models import Meeting

WITH_CASES = (MeetingKind.CASES, MeetingKind.COORDINATION)


def leads(actor: Actor, meeting: "Meeting") -> bool:
    """Whether the actor runs this meeting: who chairs it; the organiser while nobody does."""
    if actor.person is None:
        return False
    return meeting.chair_id == actor.person.pk or (meeting.chair_id is None and meeting.organiser_id == actor.person.pk)


def may_lead(actor: Actor, meeting: "Meeting") -> Decision:
    """Whether the actor runs this meeting, and it goes on."""
    if not leads(actor, meeting) and not can(actor, "meeting.move", meeting):
        return refuse(_("Alleen de voorzitter leidt de bespreking."))
    if meeting.state not in {MeetingState.INVITED, MeetingState.HELD}:
        return refuse(_("Deze bijeenkomst gaat niet door of is nog niet aangekondigd."))
    return allow()


def may_propose(actor: Actor, meeting: "Meeting", *, about_a_case: bool) -> Decision:
    """Whether the actor may bring something to this meeting. Which case is asked where it is looked up.

    Nobody without a seat or a part in the meeting comes here: the meeting was found through `visible_to`.
    """
    if meeting.state != MeetingState.INVITED:
        return refuse(_("U stelt een punt voor als de bijeenkomst is aangekondigd en nog niet voorbij is."))
    if actor.person is None or actor.team is None:
        return refuse(_("Kies eerst voor welk team u werkt."))
    if not about_a_case:
        return allow() if can(actor, "meeting.read", meeting) else refuse(_("Deze bijeenkomst is niet van u."))
    if meeting.kind not in WITH_CASES:
        return refuse(_("Over een casus praat u in een casuïstiekbespreking of afstemmingsoverleg."))
    return can(actor, "case_item.create")


def may_step(actor: Actor, name: str, item: "AgendaItem") -> Decision:
    """Whether this actor may take this step with this item now. One query for who hears it, when that matters.

    Args:
        item: with its meeting.
    """
    return may_move(name, state=item.state, running=item.is_running, by=_parts(actor, item))


def steps(actor: Actor, item: "AgendaItem") -> frozenset[str]:
    """The steps that this actor may take with this item now."""
    from portal.agendas.moves import MOVES

    by = _parts(actor, item)
    return frozenset(name for name in MOVES if may_move(name, state=item.state, running=item.is_running, by=by))


def hears(actor: Actor, item: "AgendaItem") -> bool:
    """Whether this actor hears this item now. One query."""
    return bool(type(item).objects.visible_to(actor).filter(pk=item.pk).exists())


def _parts(actor: Actor, item: "AgendaItem") -> frozenset[str]:
    parts = set()
    runs = leads(actor, item.meeting)
    if runs or can(actor, "meeting.move", item.meeting):
        parts.add(LEADS)
    heard = not item.is_case or hears(actor, item)
    if runs and heard:
        parts.add(WRITES)
    works = not item.is_case or bool(actor.organisations_as(*WORK_WITH_CASES))
    if item.author_team_id in actor.teams and works and heard:
        parts.add(PROPOSES)
    return frozenset(parts)


def register() -> None:
    """Tell the policy how items stand to an actor: who hears one is involved in it, and nobody else is."""
    from portal.agendas.models import AgendaItem, ItemAction, ItemAddition

    register_relations(AgendaItem, _of_item)
    register_relations(ItemAction, _of_part)
    register_relations(ItemAddition, _of_part)


def _of_item(actor: Actor, item: "AgendaItem") -> frozenset[Scope]:
    from portal.agendas.hearing import may_hear
    from portal.agendas.parts import parts_of, phase_now

    if not item.is_case:
        return frozenset({Scope.INVOLVED}) if hears(actor, item) else frozenset()
    return frozenset({Scope.INVOLVED}) if may_hear(phase_now(item), parts_of(actor, item)) else frozenset()


def _of_part(actor: Actor, part: "ItemAction | ItemAddition") -> frozenset[Scope]:
    return _of_item(actor, part.item)
