"""What each state means: data, read by the policy, the worklists, the FHIR view and the resident's page."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.referrals.words import Party, ReferralState

S = ReferralState


@dataclass(frozen=True)
class State:
    """One of the fifteen.

    Args:
        fhir: the status of the FHIR Task (R4, value set task-status).
        business: FHIR Task.businessStatus where the status alone says too little.
        row: the row of the permission matrix that speaks of a referral in this state.
        waits_for: whose turn it is; None when nobody's.
        shares: whether the receiving team may see something now.
        working: the receiver said yes: the rest of the case stays open to it.
        terminal: nothing follows.
    """

    fhir: str
    row: str
    waits_for: Party | None
    business: str = ""
    shares: bool = False
    working: bool = False
    terminal: bool = False


STATES: Mapping[ReferralState, State] = {
    S.DRAFT: State("draft", "referral_draft", Party.SENDER),
    S.CONSENT: State("draft", "referral_draft", Party.SENDER, business="consent"),
    S.SENT: State("requested", "referral_sent", Party.RECEIVER, shares=True),
    S.RETURNED: State("on-hold", "referral_sent", Party.SENDER, business="returned", shares=True),
    S.ACCEPTED: State("accepted", "referral_accepted", Party.RECEIVER, shares=True, working=True),
    S.WAITLISTED: State("on-hold", "referral_accepted", Party.RECEIVER, "waitlisted", shares=True, working=True),
    S.APPOINTED: State("in-progress", "referral_accepted", Party.RECEIVER, "appointed", shares=True, working=True),
    S.IN_PROGRESS: State("in-progress", "referral_accepted", Party.RECEIVER, shares=True, working=True),
    S.HANDED_ON: State("cancelled", "referral_closed", None, business="handed-on", terminal=True),
    S.REJECTED: State("rejected", "referral_closed", Party.SENDER, terminal=True),
    S.WITHDRAWN: State("cancelled", "referral_closed", None, business="withdrawn", terminal=True),
    S.EXPIRED: State("failed", "referral_closed", Party.SENDER, business="expired", terminal=True),
    S.COMPLETED: State("completed", "referral_closed", None, shares=True, working=True, terminal=True),
    S.ENDED: State("failed", "referral_closed", None, shares=True, working=True, terminal=True),
    S.IN_ERROR: State("entered-in-error", "referral_closed", None, terminal=True),
}

RUNNING = frozenset(state for state, told in STATES.items() if not told.terminal)
SENT_AND_RUNNING = RUNNING - {S.DRAFT, S.CONSENT}
WORKING = frozenset(state for state, told in STATES.items() if told.working)
SHARING = frozenset(state for state, told in STATES.items() if told.shares)


def waiting_for(party: Party) -> frozenset[ReferralState]:
    """The running states in which it is this party's turn."""
    return frozenset(state for state in RUNNING if STATES[state].waits_for == party)
