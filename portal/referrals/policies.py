"""Who may do what with a referral: rules over the matrix, the table of moves and the flat table of access."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.models import CaseAccess
from portal.cases.words import WORK_WITH_CASES, Source
from portal.referrals import talks
from portal.referrals.moves import MOVES, NO_SHOWS_TO_END, RECALL_MINUTES
from portal.referrals.states import RUNNING, SHARING, STATES, WORKING
from portal.referrals.words import Outcome, Party, ReferralState
from tenants.access import Actor, Decision, Role, Scope, allow, refuse, register_relations, scopes_of

if TYPE_CHECKING:
    from portal.referrals.models import Referral

# The verb of the matrix per party: a resident withdraws, and does nothing else.
INVOLVED_AS = frozenset({Party.SENDER, Party.RECEIVER, Party.LEAD})
RECALL = timedelta(minutes=RECALL_MINUTES)
# What somebody without an account can do with a link: answer, and report back. Not keep lists, not bring in others.
BY_LINK = (
    *("accept", "return", "reject", "appoint", "start", "interim", "complete", "end"),
    *("propose", "choose_time", "none_fits", "take_back_times", "call_off"),
)


def parties_of(actor: Actor, referral: "Referral") -> frozenset[Party]:
    """How this actor stands to a referral today. One query for somebody who works with cases, else none."""
    if Role.SYSTEM in actor.roles:
        return frozenset({Party.SYSTEM})
    if referral.case.uid in actor.subjects:
        return frozenset({Party.RESIDENT})
    if actor.referrals:
        return _by_link(actor, referral)
    if actor.person is None:
        return frozenset()
    if referral.state in (ReferralState.DRAFT, ReferralState.CONSENT):
        own = referral.sender_id == actor.person.pk and referral.sender_team_id in _working_teams(actor)
        return frozenset({Party.SENDER}) if own else frozenset()
    rows = CaseAccess.objects.of(actor).standing(timezone.localdate()).filter(case=referral.case_id)
    parties = set()
    for team, source, source_uid in rows.values_list("team", "source", "source_uid"):
        if team == referral.sender_team_id:
            parties.add(Party.SENDER)
        if source == Source.LEAD:
            parties.add(Party.LEAD)
        if source == Source.REFERRAL and source_uid == referral.uid and team == referral.receiver_team_id:
            parties.add(Party.RECEIVER)
    return frozenset(parties)


def _by_link(actor: Actor, referral: "Referral") -> frozenset[Party]:
    """The receiver, for that one referral, while it runs and shares. What a link opens is asked of the row again."""
    if referral.uid not in actor.referrals or ReferralState(referral.state) not in RUNNING & SHARING:
        return frozenset()
    rows = CaseAccess.objects.standing(timezone.localdate()).filter(
        case=referral.case_id, source=Source.REFERRAL, source_uid=referral.uid, team=referral.receiver_team_id
    )
    return frozenset({Party.RECEIVER}) if rows.exists() else frozenset()


def _working_teams(actor: Actor) -> frozenset[int]:
    return actor.teams if actor.organisations_as(*WORK_WITH_CASES) else frozenset()


@dataclass(frozen=True)
class Open:
    """A step that the screen names: as a button with its effect, or as a sentence that says why not."""

    name: str
    label: str
    effect: str
    decision: Decision
    primary: bool


def may_move(actor: Actor, referral: "Referral", name: str, parties: frozenset[Party] | None = None) -> Decision:
    """Whether this actor may take this step now.

    Args:
        name: of the table of moves.
        parties: how the actor stands to it, when the caller knows.

    Returns:
        The decision; a refusal carries the sentence that the screen shows.
    """
    move = MOVES[name]
    standing = parties_of(actor, referral) if parties is None else parties
    if ReferralState(referral.state) not in move.sources or not standing & move.by:
        return refuse(str(move.otherwise))
    if not _has_right(actor, referral, move.verb, standing):
        return refuse(_("Uw rol geeft u dit recht niet."))
    if actor.referrals and name not in BY_LINK:
        return refuse(_("Dit kan niet met een link. Schrijf het aan de afzender."))
    extra = _EXTRA.get(name)
    return extra(referral, standing) if extra else allow()


def _has_right(actor: Actor, referral: "Referral", verb: str, standing: frozenset[Party]) -> bool:
    """The row of the matrix for the state it is in, for somebody who stands to it like this."""
    if Party.SYSTEM in standing:
        return True
    scopes = scopes_of(actor, f"{STATES[ReferralState(referral.state)].row}.{verb}")
    if Party.RESIDENT in standing:
        return Scope.OWN in scopes
    if referral.state in (ReferralState.DRAFT, ReferralState.CONSENT):
        return Scope.OWN in scopes or Scope.OWN in scopes_of(actor, "referral_draft.change")
    return Scope.INVOLVED in scopes


def _within_recall(referral: "Referral", _standing: frozenset[Party]) -> Decision:
    fresh = referral.sent_at is not None and timezone.now() - referral.sent_at <= RECALL
    if fresh and not referral.openings.exists():
        return allow()
    return refuse(str(MOVES["recall"].otherwise))


def _may_end(referral: "Referral", _standing: frozenset[Party]) -> Decision:
    if referral.state == ReferralState.APPOINTED and referral.no_shows < NO_SHOWS_TO_END:
        return refuse(str(MOVES["end"].otherwise))
    return allow()


def _may_decide(referral: "Referral", _standing: frozenset[Party]) -> Decision:
    if not referral.kind.decides or referral.decision:
        return refuse(str(MOVES["decide"].otherwise))
    return allow()


_EXTRA: Mapping[str, Callable[["Referral", frozenset[Party]], Decision]] = {
    "recall": _within_recall,
    "end": _may_end,
    "decide": _may_decide,
    "propose": talks.may_propose,
    "choose_time": talks.may_choose,
    "none_fits": talks.may_choose,
    "take_back_times": talks.may_take_back,
    "call_off": talks.may_call_off,
}


def steps(actor: Actor, referral: "Referral", parties: frozenset[Party]) -> list[Open]:
    """All steps that this actor's side could ever take, open ones first, in the order of the table."""
    told = [
        Open(name, str(move.label), str(move.effect), may_move(actor, referral, name, parties), move.primary)
        for name, move in MOVES.items()
        if parties & move.by
    ]
    return sorted(told, key=lambda each: not each.decision.allowed)


def may_assess(actor: Actor, referral: "Referral", parties: frozenset[Party] | None = None) -> Decision:
    """Whether this actor may open the rest before the answer, in the name of the receiving team."""
    standing = parties_of(actor, referral) if parties is None else parties
    if Party.RECEIVER not in standing or referral.state not in (ReferralState.SENT, ReferralState.RETURNED):
        return refuse(_("Alleen de ontvanger opent de rest, zolang er nog geen antwoord is."))
    if Scope.INVOLVED not in scopes_of(actor, "referral_sent.assess"):
        return refuse(_("Uw rol geeft u dit recht niet."))
    return allow()


def may_talk(actor: Actor, referral: "Referral", parties: frozenset[Party] | None = None) -> Decision:
    """Whether this actor may write in the conversation."""
    standing = parties_of(actor, referral) if parties is None else parties
    state = STATES[ReferralState(referral.state)]
    if not state.shares or state.terminal:
        return refuse(_("U kunt schrijven zolang de doorverwijzing loopt."))
    if standing & INVOLVED_AS:
        return allow()
    return refuse(_("Alleen wie bij deze doorverwijzing hoort, schrijft hier."))


def may_check_back(actor: Actor, referral: "Referral", runs: bool, parties: frozenset[Party] | None = None) -> Decision:
    """Whether this actor may ask back how it goes: the team of the one contact person, while the term runs.

    Args:
        runs: whether the term for asking back runs.
    """
    standing = parties_of(actor, referral) if parties is None else parties
    if Party.LEAD not in standing or Scope.INVOLVED not in scopes_of(actor, "referral_closed.reopen"):
        return refuse(_("Navraag doet het vaste aanspreekpunt, of het team daarvan."))
    if referral.state != ReferralState.COMPLETED or not runs:
        return refuse(_("Er is nu geen navraag te doen."))
    return allow()


def opens_all(actor: Actor, referral: "Referral", parties: frozenset[Party], opened: bool) -> bool:
    """Whether more than the minimum set is open: to the sending side, after the receiver's yes, or once assessed.

    Args:
        opened: whether this person opened the rest to assess it.
    """
    if actor.referrals:
        return False  # what was agreed, at most: see opens_agreed
    if parties & {Party.SENDER, Party.LEAD, Party.RESIDENT}:
        return True
    state = STATES[ReferralState(referral.state)]
    if Party.RECEIVER in parties:
        return state.working or (opened and state.shares)
    return False


def opens_agreed(actor: Actor, referral: "Referral", parties: frozenset[Party]) -> bool:
    """Whether a receiver with a link sees first name, contact data and what was agreed: once they said yes."""
    return bool(actor.referrals) and Party.RECEIVER in parties and STATES[ReferralState(referral.state)].working


def may_have_entry(referral: "Referral", parties: frozenset[Party]) -> bool:
    """Whether somebody may put the appointment in their calendar: the two sides, while it is planned."""
    planned = referral.state == ReferralState.APPOINTED and referral.appointment_at is not None
    return planned and bool(parties & INVOLVED_AS)


def may_match(actor: Actor, referral: "Referral", parties: frozenset[Party] | None = None) -> Decision:
    """Whether this actor may say which volunteer of the receiving team helps, and end that: the receiver, after yes."""
    standing = parties_of(actor, referral) if parties is None else parties
    if Party.RECEIVER not in standing or actor.referrals:
        return refuse(_("Alleen het team dat helpt, kiest een vrijwilliger."))
    if ReferralState(referral.state) not in WORKING & RUNNING:
        return refuse(_("Een vrijwilliger helpt zolang de hulp loopt: na het aannemen, tot het einde."))
    if Scope.INVOLVED not in scopes_of(actor, "volunteer_match.create"):
        return refuse(_("Uw rol geeft u dit recht niet."))
    return allow()


def may_manage_link(actor: Actor, referral: "Referral", parties: frozenset[Party] | None = None) -> Decision:
    """Whether this actor may stop the link of a referral or send another: the sending side, while it runs."""
    standing = parties_of(actor, referral) if parties is None else parties
    if not standing & {Party.SENDER, Party.LEAD}:
        return refuse(_("Alleen de afzender beheert de link."))
    if ReferralState(referral.state) not in RUNNING & SHARING:
        return refuse(_("Deze doorverwijzing loopt niet meer. De link werkt niet meer."))
    return allow()


def wrong_outcome(name: str, outcome: str) -> bool:
    """Whether an outcome does not go with how it ended."""
    return name == "end" and outcome == Outcome.HELPED


def register() -> None:
    """Tell the policy how a referral stands to an actor."""
    from portal.referrals.models import Referral

    register_relations(Referral, _of_referral)


def _of_referral(actor: Actor, referral: "Referral") -> frozenset[Scope]:
    scopes = {Scope.TENANT}
    parties = parties_of(actor, referral)
    if Party.RESIDENT in parties:
        scopes.add(Scope.OWN)
    if parties & INVOLVED_AS:
        scopes |= {Scope.INVOLVED, Scope.OWN} if referral.state in ("draft", "consent") else {Scope.INVOLVED}
    return frozenset(scopes)
