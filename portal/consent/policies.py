"""Who may record, end and read grounds, and what a record must be: rules over the matrix."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from portal.consent.words import ANSWERS, Answer, Evidence, GroundKind, PartyKind
from tenants.access import Actor, Decision, Scope, allow, can, refuse, register_relations

if TYPE_CHECKING:
    from portal.consent.models import Ground, Purpose
    from tenants.models import Team

# Whether this actor works for this resident now. The room of cases tells; while nobody tells, nobody does.
_works_for: list[Callable[[Actor, UUID], bool]] = []


def register_working_for(rule: Callable[[Actor, UUID], bool]) -> None:
    """Tell who works for which resident. Any rule that says yes is enough."""
    if rule not in _works_for:
        _works_for.append(rule)


# Whether a team accepts a page of terms before it sees anything, instead of the covenant. The room of referrals tells.
_own_terms: list[Callable[["Team"], bool]] = []


def register_own_terms(rule: Callable[["Team"], bool]) -> None:
    """Tell which teams have no covenant because nothing opens to them before they accept a page of terms."""
    if rule not in _own_terms:
        _own_terms.append(rule)


def has_terms_of_its_own(team: "Team") -> bool:
    """Whether this team may be named as a receiver without the covenant."""
    return any(rule(team) for rule in _own_terms)


def may_record(actor: Actor, subject: UUID) -> Decision:
    """Whether this actor may record a ground about this resident."""
    right = can(actor, "ground.give" if subject in actor.subjects else "ground.create")
    if not right:
        return right
    if subject in actor.subjects or any(rule(actor, subject) for rule in _works_for):
        return allow()
    return refuse(_("U werkt niet voor deze inwoner."))


def fits(purpose: "Purpose", *, answer: str, evidence: str, own: bool, given_on: date, until: date, today: date) -> str:
    """What is wrong with an answer to this purpose; empty when nothing is.

    Args:
        own: the resident records it themselves.
        given_on: the day on which the resident answered.
        until: the last day on which it is to count.
    """
    if not purpose.active:
        return _("Dit doel wordt niet meer gebruikt. Kies een ander doel.")
    if Answer(answer) not in ANSWERS[GroundKind(purpose.ground)]:
        # AP, De rol van toestemming in het sociaal domein: consent does not repair or replace another ground.
        return _("Dit antwoord past niet bij deze grondslag. Alleen toestemming kan iemand geven of weigeren.")
    if (evidence == Evidence.OWN_ACCOUNT) != own:
        return _("Alleen de inwoner zelf kan dit met de eigen code of het eigen account vastleggen.")
    if given_on > today:
        return _("De datum van het antwoord is nog niet geweest.")
    if until < today:
        return _("De einddatum is al voorbij.")
    if until > last_day(purpose, given_on):
        return _("Zo lang mag dit niet. Kies een eerdere einddatum.")
    return ""


def last_day(purpose: "Purpose", given_on: date) -> date:
    """The last day on which an answer of this day may count: so many months on, or the end of that month."""
    month = given_on.month - 1 + purpose.months
    year, month = given_on.year + month // 12, month % 12 + 1
    return date(year, month, min(given_on.day, monthrange(year, month)[1]))


def may_end(actor: Actor, ground: "Ground") -> Decision:
    """Whether consent may be withdrawn by this actor: the resident, or a professional who was asked to."""
    if ground.kind != GroundKind.CONSENT:
        return refuse(_("Dit delen rust niet op toestemming. De inwoner kan wel bezwaar maken."))
    return can(actor, "ground.withdraw", ground)


def may_object(actor: Actor, ground: "Ground") -> Decision:
    """GDPR article 21: an objection, where consent is not the ground."""
    if ground.kind == GroundKind.CONSENT:
        return refuse(_("Dit delen rust op toestemming. Die kan de inwoner meteen intrekken."))
    return can(actor, "ground.object" if ground.subject in actor.subjects else "ground.withdraw", ground)


def may_decide(actor: Actor, ground: "Ground") -> Decision:
    """Whether this actor decides on an objection: who shares the data answers for it, never who receives them."""
    right = can(actor, "ground.create", ground)
    if not right:
        return right
    answers = {party.team_id for party in ground.parties.all() if party.kind in (PartyKind.CONTROLLER, PartyKind.LEAD)}
    if actor.teams & answers:
        return allow()
    return refuse(_("De organisatie die de gegevens deelt, beslist over het bezwaar."))


def register() -> None:
    """Tell the policy how a ground stands to an actor."""
    from portal.consent.models import Ground

    register_relations(Ground, _of_ground)


def _of_ground(actor: Actor, ground: "Ground") -> frozenset[Scope]:
    scopes = {Scope.TENANT}
    if ground.subject in actor.subjects:
        scopes.add(Scope.OWN)
    # Read as a whole, so that a list that fetched the parties of all its grounds asks nothing more.
    if actor.teams & {party.team_id for party in ground.parties.all()}:
        scopes.add(Scope.INVOLVED)
    return frozenset(scopes)
