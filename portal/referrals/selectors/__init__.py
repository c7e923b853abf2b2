"""Reading referrals: worklists, one referral, what may be chosen, and what a resident reads of theirs."""

from portal.referrals.selectors.checking import AfterHelp, CheckPage, after_help, around, check_page
from portal.referrals.selectors.choices import ReceiverLine, kinds, receivers
from portal.referrals.selectors.links import LinkState, link_state
from portal.referrals.selectors.of_resident import ResidentLine, of_resident
from portal.referrals.selectors.page import ReferralPage, referral
from portal.referrals.selectors.people import colleagues, teams_to_hand_on_to
from portal.referrals.selectors.warm import appointment_entry, times_to_choose
from portal.referrals.selectors.worklist import Filters, Line, Tab, counts, districts, taken_away, worklist

__all__ = [
    "AfterHelp",
    "CheckPage",
    "Filters",
    "Line",
    "LinkState",
    "ReceiverLine",
    "ReferralPage",
    "ResidentLine",
    "Tab",
    "after_help",
    "appointment_entry",
    "around",
    "check_page",
    "colleagues",
    "counts",
    "districts",
    "kinds",
    "link_state",
    "of_resident",
    "receivers",
    "referral",
    "taken_away",
    "teams_to_hand_on_to",
    "times_to_choose",
    "worklist",
]
