"""Commands on referrals. Each is one transaction: state, access, clocks, trail, log and what others hear."""

from portal.referrals.services.assessing import assess, assign
from portal.referrals.services.checking import check_back
from portal.referrals.services.drafting import Written, change_draft, discard, draft
from portal.referrals.services.moving import already, move
from portal.referrals.services.suggesting import suggest_summary
from portal.referrals.services.talking import answer_helped, confirm_wiped, saw_the_end, talk
from portal.referrals.telling import Told

__all__ = [
    "Told",
    "Written",
    "already",
    "answer_helped",
    "assess",
    "assign",
    "change_draft",
    "check_back",
    "confirm_wiped",
    "discard",
    "draft",
    "move",
    "saw_the_end",
    "suggest_summary",
    "talk",
]
