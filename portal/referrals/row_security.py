"""Whose rows the tables of referrals are, for the second lock (decision 24). `visible_to` of the models is the first.

Coarser than the first on purpose: whoever sees the case sees its referrals here, and the first lock tells a colleague’s
draft from a sent one. What neither opens is a referral of a case in which the actor’s teams have no part.
"""

from portal.cases.row_security import INVOLVED, of_a_case
from tenants.access import Scope
from tenants.database.row_security import Guarded, both, either, in_teams, own, through, whoever_may

# What hangs on a referral, and is seen, written and kept as it is.
PARTS = (
    *("ReferralCandidate", "ReferralClock", "ReferralEvent", "ReferralOpening", "ReferralMessage"),
    *("CheckBack", "TalkTime"),
)
MATCHED = both(whoever_may("volunteer_match.read", Scope.OWN), own("volunteer_id"))

ROW_SECURITY = {
    "ReferralKind": "A kind of referral tells of no person.",
    "SavedView": "Filters of a list, by the name that a colleague gave them, tell of no resident.",
    "LinkReceiver": "To which mail address of an organisation links go tells of no resident.",
    "KindReceiver": "Which team receives which kind tells of no person.",
    # A team from which a referral was taken still says that it wiped what it had: its own number, and nothing else.
    "Referral": Guarded(
        # What is cheap comes first: the database asks in this order.
        read=either(both(INVOLVED, in_teams("receiver_team_id")), of_a_case("case_id")),
        write=either(both(INVOLVED, in_teams("receiver_team_id")), of_a_case("case_id")),
        add=of_a_case("case_id"),
    ),
    # The own row, and nothing that it hangs on: what a volunteer sees of a case is read past the actor, in one place
    # (selectors/matching.py).
    "VolunteerMatch": Guarded(
        read=either(MATCHED, through("referrals.Referral", "referral_id")),
        write=through("referrals.Referral", "referral_id"),
    ),
    **{part: Guarded(through("referrals.Referral", "referral_id")) for part in (*PARTS, "ReferralLink")},
}
