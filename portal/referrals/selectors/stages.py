"""The way of a referral as a line of stages."""

from datetime import date, datetime

from portal.referrals.selectors.page import ReferralPage
from portal.referrals.states import STATES
from portal.referrals.words import ReferralState


def stages(page: ReferralPage) -> list[tuple[str, str, datetime | date | None]]:
    """The way of a referral as a line of stages: label, done|now|later|stopped, and the moment when it is known."""
    order = [ReferralState.SENT, ReferralState.ACCEPTED, ReferralState.APPOINTED, ReferralState.IN_PROGRESS]
    state = ReferralState(page.state)
    at = {ReferralState.SENT: page.sent_at, ReferralState.APPOINTED: page.appointment_at}
    place = {
        ReferralState.DRAFT: -1, ReferralState.CONSENT: -1, ReferralState.SENT: 0, ReferralState.RETURNED: 0,
        ReferralState.ACCEPTED: 1, ReferralState.WAITLISTED: 1, ReferralState.APPOINTED: 2,
        ReferralState.IN_PROGRESS: 3,
    }.get(state, 4)  # fmt: skip
    told: list[tuple[str, str, datetime | date | None]] = [
        (str(each.label), "done" if index < place else "now" if index == place else "later", at.get(each))
        for index, each in enumerate(order)
    ]
    ended = STATES[state].terminal
    last = str(state.label) if ended else str(ReferralState.COMPLETED.label)
    return [*told, (last, "now" if ended else "later", page.closed_at)]
